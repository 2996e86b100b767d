"""Metrics of scikit-learn on small random data with ties; prints what resources/reference/metrics.json holds.

python3 -m pip install scikit-learn==1.9.1; python3 metrics.py > ../resources/reference/metrics.json
"""
import json

import numpy as np
import sklearn
from sklearn import metrics as m

rng = np.random.default_rng(5)


def binary(n, step):
    y = rng.integers(0, 2, n)
    # rounding to a coarse step makes ties
    score = np.clip(np.round((0.25 * y + rng.random(n) * 0.75) / step) * step, 0, 1)
    return {
        "actual": y.tolist(),
        "scores": score.tolist(),
        "rocAuc": m.roc_auc_score(y, score),
        "prAuc": m.average_precision_score(y, score),
    }


def classes(n, k):
    y = rng.integers(0, k - 1, n)  # the last class never occurs
    scores = np.round(rng.random((n, k)) * 10) / 10 + 0.05  # ties
    scores[np.arange(n), y] += 0.3
    probabilities = scores / scores.sum(1, keepdims=True)
    predicted = probabilities.argmax(1)
    # scikit-learn prefers the higher class among equal scores, Neurapt the lower: reverse the classes
    top = {str(j): m.top_k_accuracy_score(k - 1 - y, scores[:, ::-1], k=j, labels=range(k)) for j in (1, 2, 3)}
    result = {
        "actual": y.tolist(),
        "predicted": predicted.tolist(),
        "scores": scores.tolist(),
        "probabilities": probabilities.tolist(),
        "accuracy": m.accuracy_score(y, predicted),
        "topK": top,
        "logLoss": m.log_loss(y, probabilities, labels=range(k)),
        "confusion": m.confusion_matrix(y, predicted, labels=range(k)).tolist(),
    }
    for average in (None, "macro", "weighted", "micro"):
        p, r, f, _ = m.precision_recall_fscore_support(
            y, predicted, labels=range(k), average=average, zero_division=0)
        result[average or "classes"] = [np.asarray(v).tolist() for v in (p, r, f)]
    return result


def regression(n):
    y = np.round(rng.normal(size=n), 3)
    p = np.round(y + 0.5 * rng.normal(size=n), 3)
    return {
        "actual": y.tolist(),
        "predicted": p.tolist(),
        "mse": m.mean_squared_error(y, p),
        "mae": m.mean_absolute_error(y, p),
        "r2": m.r2_score(y, p),
    }


print(json.dumps({
    "source": "scikit-learn " + sklearn.__version__,
    "binary": [binary(40, 0.01), binary(200, 0.1), binary(60, 0.5)],
    "classes": [classes(50, 4), classes(120, 7)],
    "regression": [regression(30)],
}, indent=1))
