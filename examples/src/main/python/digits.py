"""Trains a network on 8x8 handwritten digits and writes it as an ONNX model: python digits.py digits.csv.gz digits.onnx"""

import csv
import gzip
import sys

import torch
from torch import nn


class Digits(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Linear(64, 48), nn.BatchNorm1d(48), nn.SiLU(), nn.Dropout(0.2),
            nn.Linear(48, 32), nn.GELU(),
            nn.Linear(32, 10))

    def forward(self, x):
        x = self.layers(x / 16)  # pixels go from 0 to 16
        return x if self.training else x.softmax(dim=1)


def main(table, file):
    with gzip.open(table, "rt") as lines:
        rows = torch.tensor([[float(value) for value in row] for row in csv.reader(lines)])
    held = torch.arange(len(rows)) % 5 == 4  # one digit in five is kept back
    x, y = rows[:, :64], rows[:, 64].long()

    torch.manual_seed(1)
    torch.set_num_threads(1)
    network = Digits()
    optimizer = torch.optim.AdamW(network.parameters(), lr=3e-3)
    loss = nn.CrossEntropyLoss()
    x_train, y_train = x[~held], y[~held]
    for _ in range(40):
        for batch in torch.randperm(len(x_train)).split(64):
            optimizer.zero_grad()
            loss(network(x_train[batch]), y_train[batch]).backward()
            optimizer.step()

    network.eval()
    right = (network(x[held]).argmax(dim=1) == y[held]).sum().item()
    print(f"Right: {right} of {held.sum().item()}")
    torch.onnx.export(network, (x[:1],), file, input_names=["pixels"], output_names=["digit"], dynamo=False,
                      dynamic_axes={"pixels": {0: "batch"}, "digit": {0: "batch"}})


if __name__ == "__main__":
    main(*sys.argv[1:])
