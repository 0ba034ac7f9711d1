from dataclasses import dataclass, field
import numpy as np

@dataclass
class Config:
    n_features: int = 10
    n_hidden: int = 25
    layers: list = field(default_factory=list)

cfg = Config(n_features=12)
W1 = np.random.randn(cfg.n_features, cfg.n_hidden)
W2 = np.random.randn(cfg.n_hidden, 1)
x = np.random.randn(50, 12)
h = np.tanh(x @ W1)
print((h @ W2).shape)
