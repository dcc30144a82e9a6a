"""Text as characters with places: one object for letters of one face and size, codes with the distances between them (11.2, 11.3)."""

from itertools import groupby
from math import fsum
from typing import TYPE_CHECKING, Final

import msgspec
from lxml import etree

from convert.exporters.ofd.package import child, deltas, fit, numbers
from convert.fonts import split_clusters
from convert.units import pt_to_mm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from convert.exporters.ofd.fonts import OfdFont
    from convert.layout.frame import Line, Run

ASCENT_EM: Final = 0.88
DESCENT_EM: Final = 0.12
"""How far the box of a text reaches above and below its baseline."""
_TOLERANCE_MM: Final = 0.004
"""How far a letter may stand off its place."""
_BOLD: Final = 700
_LAST_PLAIN: Final = "\uffff"


class Placed(msgspec.Struct):
    """Letters of one face in a row."""

    font: "OfdFont"
    run: "Run"
    clusters: list[str]
    """Letters, each with what is invisible behind it."""
    places: list[float]
    """Millimetres from the start of the run to the origin of each."""


def placed(run: "Run", font: "OfdFont", start: int, end: int) -> Placed | None:
    """Return the letters from `start` to `end` of a run at their places, without blanks at the ends; None when nothing is left."""
    edges = [fsum(run.advances_mm[:place]) for place in range(start, end)]
    if run.shift_em:
        size = pt_to_mm(run.size_pt)
        edges = [edge - shift * size for edge, shift in zip(edges, run.shift_em[start:end], strict=True)]
    clusters, places, at = split_clusters(run.text[start:end]), [], 0
    for cluster in clusters:
        places.append(edges[at])
        at += len(cluster)
    while clusters and not clusters[-1].strip():
        clusters.pop(), places.pop()
    first = next((index for index, cluster in enumerate(clusters) if cluster.strip()), len(clusters))
    return Placed(font, run, clusters[first:], places[first:]) if clusters[first:] else None


def write_text(layer: etree._Element, number_of: int, text: Placed, line: "Line", *, bold: bool, left_out: list[str]) -> etree._Element:
    """Add a text object to a layer and return it; characters that XML cannot hold are left out and told in `left_out`."""
    run = text.run
    size = pt_to_mm(run.size_pt)
    first, last = text.places[0], text.places[-1]
    width = max(last - first + size, size)
    rise = -run.rise_mm if line.turned else run.rise_mm
    baseline = line.baseline_mm - rise
    if line.turned:  # clockwise: what led right leads down
        boundary = numbers(baseline - DESCENT_EM * size, run.x_mm + first, (ASCENT_EM + DESCENT_EM) * size, width)
        matrix: str | None = numbers(0, 1, -1, 0, DESCENT_EM * size, 0)
        x, y = 0.0, 0.0
    else:
        boundary = numbers(run.x_mm + first, baseline - ASCENT_EM * size, width, (ASCENT_EM + DESCENT_EM) * size)
        matrix, x, y = numbers(run.scale, 0, 0, 1, 0, 0) if run.scale != 1 else None, 0.0, ASCENT_EM * size
    written = child(layer, "TextObject", ID=number_of, Boundary=boundary, CTM=matrix, Font=text.font.id, Size=float(size),
                    Weight=_BOLD if bold else None)
    child(written, "FillColor", Value=rgb(run.color))
    at = 0
    for is_plain, group in groupby(text.clusters, lambda cluster: _is_plain(cluster, text.font)):
        clusters = list(group)
        for piece in [clusters] if is_plain else [[one] for one in clusters]:
            places = [x + (place - first) / run.scale for place in text.places[at : at + len(piece)]]
            _write_codes(written, piece, places, y, text.font, left_out)
            at += len(piece)
    return written


def _write_codes(written: etree._Element, clusters: "Sequence[str]", places: list[float], y: float, font: "OfdFont",
                 left_out: list[str]) -> None:
    """Write letters at their places; a blank at either end of a code is none of it."""
    shown = [index for index, cluster in enumerate(clusters) if cluster.strip()]
    if not shown:
        return
    clusters, places = clusters[shown[0]:shown[-1] + 1], places[shown[0]:shown[-1] + 1]
    letters = fit("".join(clusters))
    left_out.extend(letter for cluster in clusters for letter in cluster if letter not in letters)
    letters = letters.strip()  # a tab is no letter of its own, but goes with the one before it
    if not letters:
        return
    if font.lacks(clusters[0]):
        transform = child(written, "CGTransform", CodePosition=0, CodeCount=len(letters), GlyphCount=1)
        child(transform, "Glyphs", str(font.stand_in))
    child(written, "TextCode", letters, X=float(places[0]), Y=float(y), DeltaX=" ".join(deltas(places, _TOLERANCE_MM)) or None)


def _is_plain(cluster: str, font: "OfdFont") -> bool:
    """Return whether readers count the cluster as one letter and find its glyph by itself."""
    return len(cluster) == 1 and cluster <= _LAST_PLAIN and not font.lacks(cluster)


def rgb(hexadecimal: str) -> str:
    """Write the colour `RRGGBB`."""
    return " ".join(str(byte) for byte in bytes.fromhex(hexadecimal))
