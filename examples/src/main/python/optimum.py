"""The optima of two regularised regressions by Newton's method in double: the numbers that OptimumExample compares with.

python3 -m pip install numpy; python3 optimum.py (in this folder)
"""
import gzip
import pathlib

import numpy as np

DATA = pathlib.Path(__file__).parent.parent / "resources/io/neurapt/examples"


def read(name, header):
    opener = gzip.open if name.endswith(".gz") else open
    with opener(DATA / name, "rt") as file:
        rows = [line.split(",") for line in file.read().splitlines()[header:]]
    classes = sorted({row[-1] for row in rows})
    # the example reads single precision
    x = np.array([row[:-1] for row in rows]).astype(np.float32).astype(np.float64)
    return x, np.array([classes.index(row[-1]) for row in rows])


def newton(theta, evaluate):
    """Damped Newton steps until no derivative is above 1e-13."""
    value, gradient, hessian = evaluate(theta)
    while np.abs(gradient).max() > 1e-13:
        step = np.linalg.lstsq(hessian, gradient, rcond=1e-14)[0]
        size = 1.0
        while size > 1e-9 and evaluate(theta - size * step)[0] > value - 1e-4 * size * gradient @ step:
            size /= 2
        if size <= 1e-9:
            break
        theta = theta - size * step
        value, gradient, hessian = evaluate(theta)
    return value, np.abs(gradient).max()


def logistic(x, y, penalty):
    m, n = x.shape
    x1 = np.hstack([x, np.ones((m, 1))])
    mask = np.append(np.ones(n), 0)  # the bias is exempt

    def evaluate(theta):
        z = x1 @ theta
        p = 1 / (1 + np.exp(-z))
        value = np.mean(np.logaddexp(0, z) - y * z) + penalty / 2 * (mask * theta) @ theta
        gradient = x1.T @ (p - y) / m + penalty * mask * theta
        hessian = x1.T * (p * (1 - p) / m) @ x1 + penalty * np.diag(mask)
        return value, gradient, hessian

    return newton(np.zeros(n + 1), evaluate)


def softmax(x, y, penalty):
    m, n = x.shape
    k = y.max() + 1
    x1 = np.hstack([x, np.ones((m, 1))])
    onehot = np.eye(k)[y]
    mask = np.tile(np.append(np.ones(n), 0), k)

    def evaluate(theta):
        z = x1 @ theta.reshape(k, n + 1).T
        z -= z.max(1, keepdims=True)
        p = np.exp(z)
        total = p.sum(1, keepdims=True)
        value = np.mean(np.log(total[:, 0]) - (onehot * z).sum(1)) + penalty / 2 * (mask * theta) @ theta
        p /= total
        gradient = ((p - onehot).T @ x1 / m).reshape(-1) + penalty * mask * theta
        hessian = np.zeros((k, n + 1, k, n + 1))
        for a in range(k):
            for b in range(k):
                hessian[a, :, b, :] = x1.T * (p[:, a] * ((a == b) - p[:, b]) / m) @ x1
        return value, gradient, hessian.reshape(k * (n + 1), -1) + penalty * np.diag(mask)

    return newton(np.zeros(k * (n + 1)), evaluate)


x, y = read("breast-cancer.csv", 1)
x = (x - x.mean(0)) / x.std(0)
print("logistic, lambda 0.01:  objective %.15f, largest derivative %.1e" % logistic(x, y, 0.01))
x, y = read("digits.csv.gz", 0)
print("softmax, lambda 0.001:  objective %.15f, largest derivative %.1e" % softmax(x / 16, y, 0.001))
