"""The results as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from benchmarks.parts.contenders import OURS, PARSE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from matplotlib.axes import Axes

    from benchmarks.parts.results import Result

OURS_COLOUR: Final = "#c8102e"
PEER_COLOUR: Final = "#8a94a3"
PARSE_COLOUR: Final = "#d5d9df"

_percent: Callable[[float], str] = "{:.1f} %".format

COLUMNS: Final = 3

PANELS: Final[tuple[tuple[str, Callable[[Result], float | None], Callable[[float], str]], ...]] = (
    ("pages per second", lambda r: r.pages_per_second, "{:,.0f}".format),
    ("title, date, source right", lambda r: _hundred(r.fields_right), _percent),
    ("article text, F1 (line: worst portal)", lambda r: r.body_f1, "{:.3f}".format),
    ("boilerplate in the text (less is better)", lambda r: r.leaks, "{:.0f}".format),
    ("table cells right", lambda r: _hundred(r.cells), _percent),
    ("memory it adds, MB (less is better)", lambda r: r.added_mb, "{:,.0f}".format),
)
"""Title, value and how it is written."""


def _hundred(share: float | None) -> float | None:
    return None if share is None else 100 * share


def draw(results: dict[str, Result], title: str, note: str, file: Path) -> None:
    """Write a PNG with a panel for each measure and a row for each contender."""
    from matplotlib import use

    use("agg")
    from matplotlib import pyplot

    names = list(results)
    rows = -(-len(PANELS) // COLUMNS)
    size = (12, rows * (0.32 * len(names) + 0.6) + 1)
    figure, axes = pyplot.subplots(rows, COLUMNS, figsize=size, sharey=True)
    for axis, (heading, value, form) in zip(axes.flat, PANELS, strict=True):
        _panel(axis, results, heading, value, form)
    axes.flat[0].set_yticks(range(len(names)), names)
    axes.flat[0].invert_yaxis()
    for label in (label for axis in axes[:, 0] for label in axis.get_yticklabels()):
        label.set_fontweight("bold" if label.get_text() == OURS else "normal")
    figure.suptitle(title, x=0.01, ha="left", fontsize=14, fontweight="bold")
    figure.text(0.01, 0.01, f"A dash: gives none. {note}", fontsize=8, color="#555555")
    figure.tight_layout(rect=(0, 0.03, 1, 0.99), w_pad=2, h_pad=2)
    file.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(file, dpi=110, metadata={"Software": None})
    pyplot.close(figure)


def _panel(
    axis: Axes,
    results: dict[str, Result],
    heading: str,
    value: Callable[[Result], float | None],
    form: Callable[[float], str],
) -> None:
    values = [value(result) for result in results.values()]
    longest = max([found for found in values if found is not None], default=1) or 1
    for row, (name, result, found) in enumerate(zip(results, results.values(), values, strict=True)):
        if found is None:
            axis.text(0, row, " –", va="center", color="#aaaaaa")
            continue
        colour = OURS_COLOUR if name == OURS else PARSE_COLOUR if name == PARSE else PEER_COLOUR
        axis.barh(row, found, height=0.62, color=colour)
        weight = "bold" if name == OURS else "normal"
        axis.text(found + longest * 0.03, row, form(found), va="center", fontsize=9, fontweight=weight)
        if "worst portal" in heading and result.worst_f1 is not None:
            axis.plot([result.worst_f1] * 2, [row - 0.31, row + 0.31], color="black", linewidth=1.5)
    axis.set_title(heading, fontsize=11, loc="left")
    axis.set_xlim(0, longest * 1.38)
    axis.set_xticks([])
    axis.tick_params(axis="y", length=0)
    for side in ("top", "right", "bottom"):
        axis.spines[side].set_visible(False)
