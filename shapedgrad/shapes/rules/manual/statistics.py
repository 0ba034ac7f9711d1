"""Statistics."""

from __future__ import annotations

from typing import Final

from shapedgrad.shapes.rules import dtyping, histograms, statistics
from shapedgrad.shapes.rules.operation import rows

_FOLD = "reduce {a}[ over axis {axis}]"

# fmt: off
ROWS: Final = (
    *rows(".mean", statistics.mean, "mean", _FOLD, "shape-axis"),
    *rows("nanmean", statistics.nanmean, "mean", _FOLD, "shape-axis"),
    *rows(".std .var", statistics.deviation, "deviation", _FOLD, "shape-axis"),
    *rows("nanstd nanvar", statistics.nandeviation, "deviation", _FOLD, "shape-axis"),
    *rows("nanmedian", statistics.nanmedian, "mean", _FOLD, "shape-axis"),
    *rows("median", statistics.median, "mean", _FOLD, "shape-axis"),
    *rows("quantile", statistics.quantile, dtyping.quantile, "take quantiles {q} of {a}[ over axis {axis}][ by weights {weights}]", "shape-axis"),
    *rows("percentile", statistics.quantile, dtyping.percentile, "take quantiles {q} of {a}[ over axis {axis}][ by weights {weights}]", "shape-axis"),
    *rows("nanquantile", statistics.nanquantile, dtyping.quantile, "take quantiles {q} of {a}[ over axis {axis}][ by weights {weights}]", "shape-axis"),
    *rows("nanpercentile", statistics.nanquantile, dtyping.percentile, "take quantiles {q} of {a}[ over axis {axis}][ by weights {weights}]", "shape-axis"),
    *rows("average", statistics.average, "average", "average {a}[ over axis {axis}][ by weights {weights}]", "shape-axis"),
    *rows("cov", statistics.covariance, "float_power", "correlate {m}[ with {y}]", "shape", arrays=True),
    *rows("corrcoef", statistics.correlation, "float_power", "correlate {x}[ with {y}]", "shape"),
    *rows("histogram", histograms.histogram, dtyping.counts, "count {a}[ in bins {bins}][ by weights {weights}]", "shape"),
    *rows("histogram2d", histograms.histogram2d, dtyping.counts_of_pairs, "count {x} and {y}[ in bins {bins}][ by weights {weights}]", "shape"),
    *rows("histogramdd", histograms.histogramdd, dtyping.counts_of_points, "count {sample}[ in bins {bins}][ by weights {weights}]", "shape"),
    *rows("histogram_bin_edges", histograms.histogram_bin_edges, dtyping.edges, "count {a}[ in bins {bins}][ by weights {weights}]", "shape"),
    *rows("bincount", histograms.bincount, "bincount", "count {x}[ by weights {weights}]", "shape"),
    *rows("digitize", histograms.digitize, "int64", "find {x} in bins {bins}", "shape"),
)
# fmt: on
