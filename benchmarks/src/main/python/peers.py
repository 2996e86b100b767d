"""NumPy and PyTorch on the cases of the table, one thread, training data in mini-batches cut beforehand.

Called as: peers.py numpy|pytorch CASE WARMUP_MS TARGET_MS. Prints "@ready" when warm or "@absent REASON", then for
every line of input "@ NANOSECONDS" of one operation.
"""

import sys
import time

SIZES = {
    "T1": [2, 4, 1], "T2": [4, 8, 8, 3], "T3": [13, 64, 32, 1], "T4": [30, 128, 64, 2],
    "T5": [784, 128, 10], "T6": [784, 512, 512, 10], "S": [24, 8, 2],
}
SIZES.update(A=SIZES["T5"], B=SIZES["T6"])
SAMPLES, SINGLES, STEPS, PLANAR_SAMPLES, OBSERVATIONS = 4096, 64, 10_000, 400, 200


class NumpyNet:
    """Samples are columns; output 'softmax', 'sigmoid' or 'identity'."""

    def __init__(self, np, sizes, hidden, output, dtype="float32"):
        self.np, self.hidden, self.output = np, hidden, output
        self.w = [np.random.uniform(-1, 1, (n, m)).astype(dtype) / np.sqrt(m).astype(dtype)
                  for m, n in zip(sizes, sizes[1:])]
        self.b = [np.zeros((n, 1), dtype) for n in sizes[1:]]

    def predict(self, x):
        np, self.a = self.np, [x]
        for w, b in zip(self.w, self.b):
            z = w @ self.a[-1]
            z += b
            last = len(self.a) == len(self.w)
            kind = self.output if last else self.hidden
            if kind == "relu":
                np.maximum(z, 0, out=z)
            elif kind == "tanh":
                np.tanh(z, out=z)
            elif kind == "sigmoid":
                z = 1 / (1 + np.exp(-z))
            elif kind == "softmax":
                z -= z.max(axis=0)
                np.exp(z, out=z)
                z /= z.sum(axis=0)
            self.a.append(z)
        return z

    def cost(self, y):
        np, a = self.np, self.a[-1]
        if self.output == "softmax":
            return float(-np.log((a * y).sum(axis=0)).mean())
        if self.output == "sigmoid":
            return float(-np.log(np.where(y > 0, a, 1 - a)).mean())
        return float(((a - y) ** 2).sum() / (2 * y.shape[1]))

    def gradients(self, y):
        dz = (self.a[-1] - y) * self.a[-1].dtype.type(1 / y.shape[1])
        grads = []
        for l in range(len(self.w) - 1, -1, -1):
            grads.append((dz @ self.a[l].T, dz.sum(axis=1, keepdims=True)))
            if l > 0:
                dz = self.w[l].T @ dz
                dz *= (self.a[l] > 0) if self.hidden == "relu" else 1 - self.a[l] ** 2
        return grads[::-1]

    def sgd(self, grads, rate):
        for w, b, (dw, db) in zip(self.w, self.b, grads):
            dw *= rate
            w -= dw
            b -= db * rate

    def start_adam(self):
        np = self.np
        self.t, self.moments = 0, [(p, np.zeros_like(p), np.zeros_like(p)) for p in self.w + self.b]

    def adam(self, grads, rate):
        np, self.t = self.np, self.t + 1
        flat = [dw for dw, _ in grads] + [db for _, db in grads]
        c1, c2 = np.float32(1 - 0.9 ** self.t), np.float32(1 - 0.999 ** self.t)
        for (p, m, v), g in zip(self.moments, flat):
            m *= np.float32(0.9)
            m += np.float32(0.1) * g
            v *= np.float32(0.999)
            g *= g
            v += np.float32(0.001) * g
            p -= np.float32(rate) * (m / c1) / (np.sqrt(v / c2) + np.float32(1e-8))


def kinds(net):
    hidden = "tanh" if net in ("T1", "S") else "relu"
    return hidden, "identity" if net == "S" else "sigmoid" if SIZES[net][-1] == 1 else "softmax"


def one_hot(np, classes, samples):
    y = np.zeros((classes, samples), "float32")
    y[np.random.randint(0, classes, samples), np.arange(samples)] = 1
    return y


def numpy_case(case):
    """Returns a function that does the work n times, and the operations of one time."""
    import numpy as np
    np.random.seed(1)
    kind, net, *rest = case.split("-") + [None]
    uniform = lambda *shape: np.random.uniform(-1, 1, shape).astype("float32")
    if kind == "planar":
        x = uniform(2, PLANAR_SAMPLES)
        y = (x[:1] * x[1:] > 0).astype("float32")

        def planar(n):
            total = 0
            for _ in range(n):
                model = NumpyNet(np, SIZES["T1"], "tanh", "sigmoid")
                for step in range(STEPS):
                    model.predict(x)
                    if step % 1000 == 0:
                        total += model.cost(y)
                    model.sgd(model.gradients(y), np.float32(1.2))
            return total
        return planar, 1
    model = NumpyNet(np, SIZES[net], *kinds(net), "float64" if net == "S" else "float32")
    if kind == "predict":
        xs = [uniform(SIZES[net][0], 1) for _ in range(SINGLES)]
        return lambda n: sum(model.predict(x)[0, 0] for _ in range(n) for x in xs), SINGLES
    if kind == "batch256":
        x = uniform(SIZES[net][0], 256)
        return lambda n: sum(model.predict(x)[0, 0] for _ in range(n)), 1
    if case == "gradients-S":
        x, y = (np.random.uniform(-1, 1, (rows, OBSERVATIONS)) for rows in (24, 2))

        def gradients(n):
            total = 0
            for _ in range(n):
                model.predict(x)
                total += model.cost(y) + model.gradients(y)[0][0][0, 0]
            return total
        return gradients, 1
    if kind != "train":
        return None
    size = int(rest[0])
    batches = [(uniform(784, size), one_hot(np, 10, size)) for _ in range(SAMPLES // size)]

    def train(n):
        total = 0
        if rest[1] == "adam":
            model.start_adam()
        for _ in range(n):
            for x, y in batches:
                model.predict(x)
                total += model.cost(y)
                if rest[1] == "adam":
                    model.adam(model.gradients(y), 1e-5)
                else:
                    model.sgd(model.gradients(y), np.float32(1e-3))
        return total
    return train, SAMPLES


def torch_net(torch, net):
    layers, sizes, (hidden, _) = [], SIZES[net], kinds(net)
    for m, n in zip(sizes, sizes[1:]):
        layers += [torch.nn.Linear(m, n), torch.nn.Tanh() if hidden == "tanh" else torch.nn.ReLU()]
    return torch.nn.Sequential(*layers[:-1])


def pytorch_case(case):
    """As numpy_case, in the way of PyTorch's tutorials: samples are rows, autograd, torch.optim."""
    import torch
    torch.set_num_threads(1)
    torch.manual_seed(1)
    kind, net, *rest = case.split("-") + [None]
    if kind == "planar":
        x = torch.rand(PLANAR_SAMPLES, 2) * 2 - 1
        y = (x[:, :1] * x[:, 1:] > 0).float()

        def planar(n):
            total = 0
            for _ in range(n):
                model = torch_net(torch, "T1")
                total += steps(torch, model, torch.nn.BCEWithLogitsLoss(),
                               torch.optim.SGD(model.parameters(), lr=1.2), [(x, y)], STEPS, 1000)
            return total
        return planar, 1
    model = torch_net(torch, net)
    if kind in ("predict", "batch256"):
        model.append(torch.nn.Softmax(dim=1) if kinds(net)[1] == "softmax" else torch.nn.Sigmoid())
        size, number = (1, SINGLES) if kind == "predict" else (256, 1)
        xs = [torch.rand(size, SIZES[net][0]) for _ in range(number)]

        def predict(n):
            with torch.inference_mode():
                return sum(float(model(x)[0, 0]) for _ in range(n) for x in xs)
        return predict, number
    if case == "gradients-S":
        model = model.double()
        x, y = (torch.rand(OBSERVATIONS, columns, dtype=torch.float64) for columns in (24, 2))
        optimizer, loss = torch.optim.SGD(model.parameters(), lr=0), torch.nn.MSELoss()

        def gradients(n):
            total = 0
            for _ in range(n):
                optimizer.zero_grad()
                cost = loss(model(x), y)
                cost.backward()
                total += float(cost)
            return total
        return gradients, 1
    if kind != "train":
        return None
    size = int(rest[0])
    batches = [(torch.rand(size, 784) * 2 - 1, torch.randint(0, 10, (size,))) for _ in range(SAMPLES // size)]

    def train(n):
        parameters = model.parameters()
        adam = rest[1] == "adam"
        optimizer = torch.optim.Adam(parameters, lr=1e-5) if adam else torch.optim.SGD(parameters, lr=1e-3)
        return steps(torch, model, torch.nn.CrossEntropyLoss(), optimizer, batches, n, 1)
    return train, SAMPLES


def steps(torch, model, loss, optimizer, batches, epochs, every):
    total = 0
    for epoch in range(epochs):
        for x, y in batches:
            optimizer.zero_grad()
            cost = loss(model(x), y)
            cost.backward()
            optimizer.step()
            if epoch % every == 0:
                total += float(cost)
    return total


def measure(work, n):
    start = time.perf_counter_ns()
    work(n)
    return time.perf_counter_ns() - start


def main(library, case, warmup, target):
    try:
        found = numpy_case(case) if library == "numpy" else pytorch_case(case)
    except ImportError as e:
        print("@absent", e)
        return
    if found is None:
        print("@absent has no such case")
        return
    work, operations = found
    warmup, target, spent = float(warmup) * 1e6 / 4, float(target) * 1e6, 0
    fixed = case.endswith("adam")
    n = 2 if fixed else 1
    while True:
        ns = measure(work, n)
        spent += ns
        enough = fixed or ns > target / 2
        if enough and spent > warmup:
            break
        if not enough:
            n *= 2
    print("@ready", flush=True)
    for _ in sys.stdin:
        print("@", measure(work, n) / n / operations, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
