"""The page: the whole source, nothing from elsewhere, readable in light and dark, alive under the pointer."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from html.parser import HTMLParser

import pytest

from shapedgrad_mypy.commands.page import page_of
from shapedgrad_mypy.commands.records import Hint, Message, ShownFile, Span

SOURCE = '''\
"""A text over
several lines, with <tags> & "quotes"."""
def f(x):  # "comment" </pre>
    return (x @ x.T
            + 1)
y = f("<b>")
'''
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
VOID = {"meta", "input", "link"}


def files() -> list[ShownFile]:
    file = ShownFile("a<b>.py", SOURCE)
    file.hints = [
        Hint(3, "argument", "x", "(N, 2) float64"),
        Hint(6, "assignment", "y", "(N, N) float64", alone=True),
    ]
    file.expressions = {
        Span(4, 11, 5, 16): "(N, N) float64",
        Span(4, 12, 4, 19): "(N, N) float64",
        Span(4, 12, 4, 13): "(N, 2) float64",
        Span(4, 14, 5, 15): "crosses another",
        Span(6, 4, 6, 12): "(N, N) <float64>",
    }
    file.messages = [
        Message(Span(4, 12, 4, 19), "error", "cannot multiply <these>", "shape-matmul"),
        Message(Span(4, 12, 4, 19), "note", "called on line 6", "shape-matmul"),
    ]
    return [file, ShownFile("other.py", "z = 1\n")]


class Reader(HTMLParser):
    """Reads a page; tags must be closed in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.classes: list[str] = []
        self.lines: list[str] = []
        self.shapes: dict[str, str] = {}
        self.feed(page)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        given = dict(attrs)
        self.open.append(tag)
        self.classes.append(given.get("class") or "")
        if "data-n" in given:
            self.lines.append("")
        if "data-shape" in given:
            self.shapes[given["data-at"] or ""] = given["data-shape"] or ""

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
        self.classes.pop()

    def handle_data(self, data: str) -> None:
        names = " ".join(self.classes).split()
        if "line" in names and "hint" not in names:
            self.lines[-1] += data


def test_the_source_is_there_to_the_letter() -> None:
    assert Reader(page_of(files())).lines == [line for file in files() for line in file.lines]


def test_every_expression_has_its_shape_and_those_that_cross_have_none() -> None:
    shapes = Reader(page_of(files())).shapes
    assert sorted(shapes.values()) == sorted(
        ["(N, N) float64", "x @ x.T: (N, N) float64", "x: (N, 2) float64", 'f("<b>"): (N, N) <float64>']
    )


def test_nothing_comes_from_elsewhere() -> None:
    page = page_of(files())
    assert "default-src 'none'" in page
    assert not re.search(r"https?://|<link|<img|<script src|@import|url\(", page)


def test_what_is_said_stands_beneath_its_line() -> None:
    page = page_of(files())
    assert '<span class="said">cannot multiply &lt;these&gt; <code>[shape-matmul]</code></span>' in page
    assert '<span class="said note">called on line 6</span>' in page
    assert page.index("cannot multiply") > page.index('data-n="4"')
    assert '<span class="hint">(N, N) float64</span>' in page
    assert '<a href="#file-0">a&lt;b&gt;.py <span class="count">1</span></a>' in page


def test_a_source_that_is_no_python_is_shown_all_the_same() -> None:
    broken = ShownFile("broken.py", "x = (\n'")
    assert Reader(page_of([broken])).lines == ["x = (", "'"]


PROBE = """
<script>
addEventListener("load", () => {
  const luminance = text => {
    const [r, g, b] = text.match(/[\\d.]+/g).slice(0, 3).map(each => {
      each /= 255;
      return each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const behind = node => {
    const colour = getComputedStyle(node).backgroundColor;
    return colour === "rgba(0, 0, 0, 0)" && node.parentElement ? behind(node.parentElement) : colour;
  };
  const contrast = node => {
    const [a, b] = [luminance(getComputedStyle(node).color), luminance(behind(node))].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  };
  const look = () => Object.fromEntries([".line", ".hint", ".said", ".said.note", ".k", ".s", ".c", ".d", "a", "button"]
    .map(name => [name, contrast(document.querySelector(name))]));
  const found = {};
  const tip = document.getElementById("tip");
  const inner = document.querySelector('[data-shape="x: (N, 2) float64"]');
  inner.dispatchEvent(new MouseEvent("mouseover", {bubbles: true}));
  found.tip = tip.textContent;
  found.visible = getComputedStyle(tip).display;
  found.marked = document.querySelectorAll(".here").length;
  document.querySelector(".line").dispatchEvent(new MouseEvent("mouseover", {bubbles: true}));
  found.hidden = getComputedStyle(tip).display;
  found.first = document.documentElement.dataset.theme;
  found[found.first] = look();
  document.getElementById("theme").click();
  found.second = document.documentElement.dataset.theme;
  found[found.second] = look();
  document.getElementById("hints").click();
  found.hints = getComputedStyle(document.querySelector(".hint")).display;
  found.scrolls = document.documentElement.scrollWidth > innerWidth;
  document.body.replaceChildren(Object.assign(document.createElement("pre"), {id: "found", textContent: JSON.stringify(found)}));
});
</script>
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    if CHROMIUM is None:
        pytest.skip("no chromium")
    page = tmp_path_factory.mktemp("page") / "page.html"
    page.write_text(page_of(files()).replace("</body>", PROBE + "</body>"))
    done = subprocess.run(
        [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", page.as_uri()],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    (text,) = re.findall(r'<pre id="found">(.*?)</pre>', done.stdout, re.DOTALL)
    answer: dict[str, object] = json.loads(
        text.replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&")
    )
    return answer


def test_the_pointer_shows_the_innermost_shape(found: dict[str, object]) -> None:
    assert (found["tip"], found["visible"], found["marked"]) == ("x: (N, 2) float64", "block", 1)
    assert found["hidden"] == "none"


def test_light_and_dark_are_readable(found: dict[str, object]) -> None:
    assert {found["first"], found["second"]} == {"light", "dark"}
    for theme in ("light", "dark"):
        contrasts = found[theme]
        assert isinstance(contrasts, dict)
        assert {name: value for name, value in contrasts.items() if value < 4.5} == {}


def test_hints_can_be_hidden_and_long_lines_do_not_widen_the_page(found: dict[str, object]) -> None:
    assert found["hints"] == "none"
    assert found["scrolls"] is False
