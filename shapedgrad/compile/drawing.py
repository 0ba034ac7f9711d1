"""Drawings, as SVG: a graph with the shapes on its edges, and a plan of memory by time and place."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapedgrad.compile.graph import Graph, Node
    from shapedgrad.compile.memory import MemoryPlan

_WIDTH, _HEIGHT, _BESIDE, _BELOW, _MARGIN = 112, 26, 28, 44, 14
_FILLS = {
    "input": "#dbeafe",
    "ask": "#fef3c7",
    "settle": "#fef3c7",
    "view": "#f3f4f6",
    "output": "#dcfce7",
    "op": "#ffffff",
}
_STYLE = "font-family: sans-serif; font-size: 11px"


def graph_svg(graph: Graph) -> str:
    """Return the drawing of a graph: operations from top to bottom, results along the lines."""
    places = _places(graph)
    leaving = {id(y) for y in graph.outputs}
    lines, labels, boxes = [], [], []
    for node in graph.nodes:
        x, y = places[node]
        lines += [_edge(places[operand], (x, y)) for operand in dict.fromkeys(node.operands)]
        labels.append(_label(x, y, str(node.aval)))
        boxes += _box(x, y, _told(node), _FILLS[_kind(node, leaving)], str(node.aval))
    width = max([x for x, _ in places.values()], default=0) + _WIDTH + 2 * _MARGIN
    height = max([y for _, y in places.values()], default=0) + _HEIGHT + 3 * _MARGIN
    return _svg(width, height, [*lines, *labels, *boxes])


def _told(node: Node) -> str:
    return f"x{node.number}" if node.name == "input" else f"v{node.number} = {node.name}"


def _kind(node: Node, leaving: set[int]) -> str:
    if node.name in {"input", "ask", "settle"}:
        return node.name
    return "output" if id(node) in leaving else "view" if node.base is not None else "op"


def _places(graph: Graph) -> dict[Node, tuple[float, float]]:
    """Return where each operation stands: beneath its operands, and near the middle of them."""
    ranks: dict[Node, int] = {}
    rows: list[list[Node]] = []
    for node in graph.nodes:
        ranks[node] = 1 + max([ranks[x] for x in node.operands], default=-1)
        while len(rows) <= ranks[node]:
            rows.append([])
        rows[ranks[node]].append(node)
    columns: dict[Node, float] = {}
    for row in rows:
        wanted = {
            node: sum(columns[x] for x in node.operands) / len(node.operands) if node.operands else 0.0
            for node in row
        }
        free = 0.0
        for node in sorted(row, key=lambda node: (wanted[node], node.number)):
            columns[node] = max(free, wanted[node])
            free = columns[node] + _WIDTH + _BESIDE
    return {node: (columns[node], float(rank * (_HEIGHT + _BELOW))) for node, rank in ranks.items()}


def _edge(start: tuple[float, float], end: tuple[float, float]) -> str:
    x1, y1 = start[0] + _WIDTH / 2 + _MARGIN, start[1] + _HEIGHT + _MARGIN
    x2, y2 = end[0] + _WIDTH / 2 + _MARGIN, end[1] + _MARGIN
    bend = (y2 - y1) / 2
    path = f"M {x1:.0f} {y1:.0f} C {x1:.0f} {y1 + bend:.0f} {x2:.0f} {y2 - bend:.0f} {x2:.0f} {y2:.0f}"
    return f'<path d="{path}" fill="none" stroke="#9ca3af"/>'


def _label(x: float, y: float, text: str) -> str:
    """Return the text where the lines from an operation begin."""
    x, y = x + _WIDTH / 2 + _MARGIN + 4, y + _HEIGHT + _MARGIN + 11
    return f'<text x="{x:.0f}" y="{y:.0f}" fill="#4b5563" font-size="9">{escape(text)}</text>'


def _box(x: float, y: float, text: str, fill: str, title: str) -> list[str]:
    x, y = x + _MARGIN, y + _MARGIN
    return [
        (
            f'<g><title>{escape(title)}</title><rect x="{x:.0f}" y="{y:.0f}" width="{_WIDTH}" height="{_HEIGHT}" rx="5" '
            f'fill="{fill}" stroke="#6b7280"/>'
        ),
        f'<text x="{x + _WIDTH / 2:.0f}" y="{y + _HEIGHT / 2 + 4:.0f}" text-anchor="middle">{escape(text)}</text></g>',
    ]


def memory_svg(plan: MemoryPlan, width: int = 640, height: int = 320) -> str:
    """Return the drawing of a plan: a rectangle for each result, as wide as it lives and as high as it is large."""
    last = max([block.end for block in plan.blocks], default=0) + 1
    across, up = (width - 2 * _MARGIN) / last, (height - 3 * _MARGIN) / max(plan.size, 1)
    colours = ("#bfdbfe", "#bbf7d0", "#fde68a", "#fecaca", "#ddd6fe", "#fbcfe8")
    shapes: list[str] = []
    for n, block in enumerate(plan.blocks):
        x, w = _MARGIN + block.start * across, max((block.end - block.start) * across, 2.0)
        h = max(block.nbytes * up, 1.0)
        y = height - 2 * _MARGIN - block.offset * up - h
        title = f"{block.name} {block.aval}: {block.nbytes} bytes, operations {block.start} to {block.end}"
        shapes.append(
            f'<g><title>{escape(title)}</title><rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" '
            f'fill="{colours[n % len(colours)]}" stroke="#6b7280" stroke-width="0.5"/>'
        )
        fits = h > 9 and w > 7 * len(block.name)
        shapes.append(
            f'<text x="{x + 2:.1f}" y="{y + 10:.1f}" font-size="9">{block.name if fits else ""}</text></g>'
        )
    told = f"{plan.size:,} bytes of the arena (upwards) by operation (to the right); {plan.total:,} bytes of results"
    shapes.append(f'<text x="{_MARGIN}" y="{height - 8}">{told}</text>')
    return _svg(width, height, shapes)


def _svg(width: float, height: float, parts: Sequence[Any]) -> str:
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:.0f} {height:.0f}" width="{width:.0f}" '
    )
    return "\n".join(
        [f'{head}height="{height:.0f}" style="{_STYLE}; background: white">', *parts, "</svg>\n"]
    )
