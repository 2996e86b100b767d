"""Reads a model file with NumPy (and with the safetensors package, where it is installed) and predicts with it.

usage: model_file.py read FILE ACTIVATION,ACTIVATION,…  < samples, one per line  > outputs, one line per sample
       model_file.py write FILE UNITS,UNITS,…           writes an nn.Sequential of nn.Linear and ReLU with random weights
"""

import json
import sys

import numpy

TYPES = {"F32": "<f4", "F64": "<f8"}


def read(path):
    """Tensors by name, from the bytes as the format describes them."""
    with open(path, "rb") as file:
        data = file.read()
    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + length])
    tensors = {}
    for name, entry in header.items():
        if name != "__metadata__":
            begin, end = entry["data_offsets"]
            values = numpy.frombuffer(data[8 + length + begin : 8 + length + end], TYPES[entry["dtype"]])
            tensors[name] = values.reshape(entry["shape"])
    try:
        from safetensors.numpy import load_file
    except ImportError:
        return tensors, json.loads(header["__metadata__"].get("neurapt.scaler", "null"))
    official = load_file(path)
    assert official.keys() == tensors.keys(), (official.keys(), tensors.keys())
    for name, tensor in official.items():
        assert tensor.shape == tensors[name].shape and (tensor == tensors[name]).all(), name
    return tensors, json.loads(header["__metadata__"].get("neurapt.scaler", "null"))


def activate(z, activation):
    if activation == "softmax":
        e = numpy.exp(z - z.max(axis=1, keepdims=True))
        return e / e.sum(axis=1, keepdims=True)
    return {
        "tanh": numpy.tanh,
        "relu": lambda v: numpy.maximum(v, 0),
        "sigmoid": lambda v: 1 / (1 + numpy.exp(-v)),
        "identity": lambda v: v,
    }[activation](z)


def predict(path, activations):
    tensors, scaler = read(path)
    a = numpy.loadtxt(sys.stdin, ndmin=2)
    if scaler:
        a = (a - numpy.array(scaler["shift"])) * numpy.array(scaler["factor"])
    weights = [name for name in tensors if name.endswith(".weight")]
    for name, activation in zip(weights, activations, strict=True):
        bias = tensors.get(name.replace(".weight", ".bias"), 0)
        a = activate(a @ tensors[name].astype("f8").T + bias, activation)
    for row in a:
        print(*map(repr, map(float, row)))


def write(path, units):
    """As torch.save_file(model.state_dict()) does: linear layers have even numbers, ReLU between them has the odd ones."""
    random = numpy.random.default_rng(1)
    tensors = {}
    for i, (inputs, outputs) in enumerate(zip(units, units[1:])):
        tensors[f"{2 * i}.weight"] = random.normal(size=(outputs, inputs)).astype("<f4")
        tensors[f"{2 * i}.bias"] = random.normal(size=outputs).astype("<f4")
    try:
        from safetensors.numpy import save_file

        save_file(tensors, path, metadata={"format": "pt"})
    except ImportError:
        header, end = {"__metadata__": {"format": "pt"}}, 0
        for name, tensor in tensors.items():
            header[name] = {"dtype": "F32", "shape": tensor.shape, "data_offsets": [end, end + tensor.nbytes]}
            end += tensor.nbytes
        text = json.dumps(header).encode()
        with open(path, "wb") as file:
            file.write(len(text).to_bytes(8, "little") + text + b"".join(t.tobytes() for t in tensors.values()))


if __name__ == "__main__":
    if sys.argv[1] == "read":
        predict(sys.argv[2], sys.argv[3].split(","))
    else:
        write(sys.argv[2], [int(n) for n in sys.argv[3].split(",")])
