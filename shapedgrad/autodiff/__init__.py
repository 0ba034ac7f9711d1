"""The engine: traced arrays, the tape that they write, the backward sweep, and the fit of every cotangent."""
