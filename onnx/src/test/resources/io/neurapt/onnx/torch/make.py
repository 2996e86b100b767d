"""Makes the models of this folder: multi-layer perceptrons with random weights, written by both of PyTorch's exporters.

Made with torch 2.13.0+cpu, onnx 1.23.1 and onnxscript 0.7.2: python make.py
"""

from pathlib import Path

import onnx
import torch
from torch import nn

ACTIVATIONS = {
    "relu": nn.ReLU(), "leaky": nn.LeakyReLU(0.2), "prelu": nn.PReLU(), "sigmoid": nn.Sigmoid(), "tanh": nn.Tanh(), "elu": nn.ELU(),
    "elu_half": nn.ELU(0.5), "celu": nn.CELU(0.7), "selu": nn.SELU(), "gelu": nn.GELU(), "gelu_tanh": nn.GELU(approximate="tanh"),
    "silu": nn.SiLU(), "softplus": nn.Softplus(), "mish": nn.Mish(), "hardsigmoid": nn.Hardsigmoid(), "relu6": nn.ReLU6(),
    "hardtanh": nn.Hardtanh(), "logsigmoid": nn.LogSigmoid(),
}


class Image(nn.Module):
    """Normalises and flattens as tutorials do."""

    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(12, 5)
        self.out = nn.Linear(5, 3)

    def forward(self, x):
        x = (x - 0.1307) / 0.3081
        x = x.view(x.size(0), -1)
        return torch.log_softmax(self.out(torch.relu(self.hidden(x))), dim=1)


def networks():
    for name, activation in ACTIVATIONS.items():
        yield name, nn.Sequential(nn.Linear(5, 7), activation, nn.Linear(7, 3)), (3, 5)
    yield "norm", nn.Sequential(
        nn.Linear(5, 7), nn.BatchNorm1d(7), nn.ReLU(), nn.Dropout(0.3), nn.Linear(7, 3), nn.Softmax(1)), (3, 5)
    yield "norm_behind", nn.Sequential(
        nn.Linear(5, 7), nn.ReLU(), nn.BatchNorm1d(7), nn.Linear(7, 3), nn.LogSoftmax(-1)), (3, 5)
    yield "norm_first", nn.Sequential(
        nn.BatchNorm1d(5), nn.Linear(5, 7, bias=False), nn.BatchNorm1d(7), nn.SiLU(), nn.Linear(7, 1), nn.Sigmoid()), (3, 5)
    yield "norm_last", nn.Sequential(nn.Linear(5, 7), nn.Tanh(), nn.Linear(7, 3), nn.BatchNorm1d(3)), (3, 5)
    yield "flatten", nn.Sequential(nn.Flatten(), nn.Linear(12, 7), nn.ReLU(), nn.Linear(7, 3)), (3, 1, 3, 4)
    yield "image", Image(), (3, 1, 3, 4)
    yield "double", nn.Sequential(nn.Linear(5, 7), nn.SiLU(), nn.Identity(), nn.Linear(7, 3)).double(), (3, 5)


def export(network, x, file, **options):
    print(file.name)
    torch.onnx.export(network, (x,), str(file), input_names=["input"], output_names=["output"], **options)
    model = onnx.load(file)  # notes with the paths of this machine, such as stack traces, are left out
    for part in [model, model.graph, *model.graph.node, *model.graph.value_info, *model.graph.input, *model.graph.output]:
        part.ClearField("doc_string")
        part.ClearField("metadata_props")
    onnx.save(model, file)


def main():
    folder = Path(__file__).parent
    torch.manual_seed(1)
    for name, network, shape in networks():
        for layer in network.modules():
            if isinstance(layer, nn.BatchNorm1d):
                layer.running_mean.normal_()
                layer.running_var.uniform_(0.5, 2)
                nn.init.normal_(layer.weight)
                nn.init.normal_(layer.bias)
        network.eval()
        x = torch.randn(*shape, dtype=torch.double if name == "double" else torch.float)
        batch = {"input": {0: "batch"}, "output": {0: "batch"}}
        export(network, x, folder / f"script_{name}.onnx", dynamo=False, dynamic_axes=batch)
        export(network, x, folder / f"dynamo_{name}.onnx", dynamo=True, external_data=False, verbose=False,
               dynamic_shapes=({0: torch.export.Dim("batch")},))
        if name in ("selu", "hardsigmoid", "mish", "gelu", "relu6", "norm", "image"):
            export(network, x, folder / f"old_{name}.onnx", dynamo=False, opset_version=9)


if __name__ == "__main__":
    main()
