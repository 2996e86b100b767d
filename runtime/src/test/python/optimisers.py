"""Five updates of every rule by PyTorch in double; prints what resources/reference/optimisers.json holds.

python3 -m pip install torch==2.13.0; python3 optimisers.py > ../resources/reference/optimisers.json
"""
import json
import math

import torch

RATE = 0.05
STEPS = 5
generator = torch.Generator().manual_seed(1)
start = torch.round(torch.randn(6, generator=generator, dtype=torch.float64), decimals=4)
gradients = torch.round(torch.randn(STEPS, 6, generator=generator, dtype=torch.float64), decimals=4)
gradients[:, 5] = 0  # a parameter without gradient


def run(rule, **settings):
    p = torch.nn.Parameter(start.clone())
    optimizer = rule([p], **settings)
    for g in gradients:
        p.grad = g.clone()
        optimizer.step()
    return p.detach().tolist()


def clipped(clip, limit):
    p = torch.nn.Parameter(start.clone())
    p.grad = gradients[0].clone()
    clip([p], limit)
    return p.grad.tolist()


def schedule(make, steps):
    optimizer = torch.optim.SGD([torch.nn.Parameter(start.clone())], lr=1.0)
    scheduler = make(optimizer)
    rates = []
    for _ in range(steps):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    return rates


def plateau(costs):
    optimizer = torch.optim.SGD([torch.nn.Parameter(start.clone())], lr=1.0)
    # PyTorch reduces after patience + 1 epochs, Neurapt and Keras after patience: this is 2 there
    scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(
        optimizer, factor=0.5, patience=1, threshold=0.01, threshold_mode="abs", min_lr=0.2)
    rates = []
    for cost in costs:
        scheduler.step(cost)
        rates.append(optimizer.param_groups[0]["lr"])
    return rates


rules = {
    # Neurapt's momentum has the factor (1 - beta), which scales the learning rate
    "momentum": run(torch.optim.SGD, lr=RATE * 0.1, momentum=0.9),
    "nesterov": run(torch.optim.SGD, lr=RATE * 0.1, momentum=0.9, nesterov=True),
    "rmsProp": run(torch.optim.RMSprop, lr=RATE, alpha=0.9, eps=1e-3),
    "adaGrad": run(torch.optim.Adagrad, lr=RATE, eps=1e-3),
    "adam": run(torch.optim.Adam, lr=RATE, betas=(0.9, 0.99), eps=1e-3),
    "adamW": run(torch.optim.AdamW, lr=RATE, betas=(0.9, 0.99), eps=1e-3, weight_decay=0.1),
    "l2": run(torch.optim.SGD, lr=RATE, weight_decay=0.1),
}
costs = [1.0, 0.9, 0.895, 0.894, 0.5, 0.5, 0.5, 0.6, 0.7, 0.4, 0.41, 0.42]
print(json.dumps({
    "source": "PyTorch " + torch.__version__,
    "learningRate": RATE,
    "start": start.tolist(),
    "gradients": gradients.tolist(),
    "rules": rules,
    "clippedToNorm1": clipped(torch.nn.utils.clip_grad_norm_, 1.0),
    "clippedToValue03": clipped(torch.nn.utils.clip_grad_value_, 0.3),
    "step": schedule(lambda o: torch.optim.lr_scheduler.StepLR(o, 3, 0.5), 10),
    "exponential": schedule(lambda o: torch.optim.lr_scheduler.ExponentialLR(o, 0.9), 10),
    # per epoch, over 10
    "cosine": schedule(lambda o: torch.optim.lr_scheduler.CosineAnnealingLR(o, 10, 0.1), 10),
    "plateauCosts": costs,
    "plateau": plateau(costs),
}, indent=1))
