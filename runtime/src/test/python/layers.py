"""Activations, losses and batch normalisation by PyTorch in double; prints what resources/reference/layers.json holds.

python3 -m pip install torch==2.13.0; python3 layers.py > ../resources/reference/layers.json
"""
import json

import torch
import torch.nn.functional as f

torch.set_default_dtype(torch.float64)
z = torch.tensor([-30.0, -8.5, -5.0, -3.5, -2.9, -1.7, -0.6, -1e-3, 1e-3, 0.4, 1.0, 2.2, 2.9, 3.5, 6.0, 25.0])


def activation(function):
    x = z.clone().requires_grad_()
    a = function(x)
    a.sum().backward()
    return {"a": a.detach().tolist(), "derivative": x.grad.tolist()}


def loss(function, inputs, labels):
    a = torch.tensor(inputs).requires_grad_()
    value = function(a, torch.tensor(labels))
    value.backward()
    return {"a": inputs, "y": labels, "loss": value.item(), "gradient": a.grad.tolist()}


def batch_norm():
    generator = torch.Generator().manual_seed(1)
    norm = torch.nn.BatchNorm1d(3, eps=1e-3, momentum=0.2)
    with torch.no_grad():
        norm.weight.copy_(torch.tensor([0.5, 1.5, -0.7]))
        norm.bias.copy_(torch.tensor([0.1, -0.2, 0.3]))
    x = torch.randn(5, 3, generator=generator).requires_grad_()
    d = torch.randn(5, 3, generator=generator)
    y = norm(x)
    y.backward(d)
    result = {
        "epsilon": 1e-3,
        "momentum": 0.8,
        "scale": norm.weight.tolist(),
        "shift": norm.bias.tolist(),
        "x": x.tolist(),
        "d": d.tolist(),
        "y": y.tolist(),
        "dx": x.grad.tolist(),
        "dScale": norm.weight.grad.tolist(),
        "dShift": norm.bias.grad.tolist(),
        "mean": norm.running_mean.tolist(),
        "variance": norm.running_var.tolist(),
    }
    norm.eval()
    result["predicted"] = norm(x).tolist()
    return result


logits = [[1.5, -0.3, 0.2, -2.0], [0.1, 0.0, -0.1, 3.0], [-60.0, 40.0, 0.0, 1.0]]
numbers = [0.3, -1.2, 2.5, 0.0, -0.4, 1.0]
targets = [0.1, 0.9, -0.6, 0.0, -1.3, 3.0]
classes = torch.tensor([2, 3, 0])
print(json.dumps({
    "source": "PyTorch " + torch.__version__,
    "z": z.tolist(),
    "activations": {
        "elu": activation(f.elu),
        "selu": activation(f.selu),
        "gelu": activation(f.gelu),
        "geluTanh": activation(lambda x: f.gelu(x, approximate="tanh")),
        "silu": activation(f.silu),
        # beyond its threshold of 20 PyTorch returns z
        "softplus": activation(lambda x: f.softplus(x, threshold=1e9)),
        "mish": activation(f.mish),
        "hardSigmoid": activation(f.hardsigmoid),
    },
    "losses": {
        "absoluteError": loss(lambda a, y: f.l1_loss(a, y, reduction="sum"), numbers, targets),
        "huber": loss(lambda a, y: f.huber_loss(a, y, reduction="sum"), numbers, targets),
        # torch.nn.HingeEmbeddingLoss is another loss: by its definition
        "hinge": loss(lambda a, y: torch.relu(1 - a * y).sum(), numbers, [1.0, -1.0, 1.0, -1.0, 1.0, -1.0]),
        "sparse": loss(lambda a, y: f.cross_entropy(a, classes, reduction="sum"), logits, [2.0, 3.0, 0.0]),
        "smoothed": loss(
            lambda a, y: f.cross_entropy(a, classes, reduction="sum", label_smoothing=0.1), logits, [2.0, 3.0, 0.0]),
        "weighted": loss(
            lambda a, y: f.cross_entropy(a, classes, reduction="sum", weight=torch.tensor([0.5, 1.0, 2.0, 3.0])),
            logits, [2.0, 3.0, 0.0]),
    },
    "batchNorm": batch_norm(),
}, indent=1))
