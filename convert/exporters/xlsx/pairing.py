"""Which figures of several reports are the same thing: paired by name, sentence, unit and section, never forced."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

import msgspec

from convert.exporters.xlsx.labels import own_places, year_of
from convert.exporters.xlsx.options import ReportIndicators
from convert.exporters.xlsx.rows import IndicatorRow
from convert.exporters.xlsx.sameness import CERTAIN, FigureCore, SamenessWords, core_of, sameness, words

_MARGIN: Final = 0.03
"""By which the best must be better than the next."""
_OFFERED: Final = 0.34
"""From this likeness on a figure is offered as perhaps the same."""
_OFFERS: Final = 3
_MOST_CANDIDATES: Final = 400
"""Figures of one unit that are looked at; beyond it only equal names are paired."""


class PairedFigure(msgspec.Struct, frozen=True, kw_only=True):
    """One thing over the reports: at most one figure of each; None where a report does not have it."""

    name: str
    rows: tuple[IndicatorRow | None, ...]

    @property
    def complete(self) -> bool:
        """Whether every report has it."""
        return None not in self.rows

    @property
    def first(self) -> IndicatorRow:
        """The figure of the first report that has it."""
        return next(row for row in self.rows if row is not None)

    @property
    def last(self) -> IndicatorRow:
        """The figure of the last report that has it."""
        return next(row for row in reversed(self.rows) if row is not None)


class UnpairedFigure(msgspec.Struct, frozen=True, kw_only=True):
    """A figure that stands alone."""

    row: IndicatorRow
    times: int
    """How many figures of its report are called so; above 1 this is why it was not paired."""
    offers: tuple[tuple[IndicatorRow, float], ...]
    """Figures of other reports that may be meant, with their likeness, best first."""


class Pairing(msgspec.Struct, frozen=True, kw_only=True):
    """What was paired, in text order, and what was not, those with the best offer first."""

    pairs: tuple[PairedFigure, ...]
    unpaired: tuple[UnpairedFigure, ...]


def pair(tables: Sequence[ReportIndicators], rows: Sequence[IndicatorRow], renamings: bytes = b"") -> Pairing:
    """Return which of `rows` are the same thing in several of `tables`.

    Two figures are the same when unit, kind, result or target, basis of comparison, scope and the year relative to the report's agree,
    their names mean the same, and no other figure comes near. What stays ambiguous is left unpaired and offered. The value before, in
    由98.2%提升至99.1%, belongs to neither year's column and is left out.
    """
    years = [year_of(table) for table in tables]
    places = [own_places(table) for table in tables]
    known = words(renamings)
    cores = {row.number: core_of(row, places[row.table], years[row.table], known) for row in rows}
    new = [row for row in rows if not cores[row.number].old]
    by_table = [_told_once([row for row in new if row.table == index], cores) for index in range(len(tables))]
    chains: list[list[IndicatorRow]] = [[row] for row in by_table[0]] if by_table else []
    for own in by_table[1:]:
        partner = _match([chain[-1] for chain in chains], own, cores, known)
        chain_of = {chain[-1].number: chain for chain in chains}
        for row in own:
            if row.number in partner:
                chain_of[partner[row.number]].append(row)
            else:
                chains.append([row])
    pairs = sorted((_paired(chain, len(tables)) for chain in chains if len(chain) > 1),
                   key=lambda one: (one.first.table, one.first.number))
    alone = [chain[0] for chain in chains if len(chain) == 1]
    return Pairing(pairs=tuple(pairs), unpaired=tuple(_with_offers(alone, cores, known)))


def _told_once(rows: Sequence[IndicatorRow], cores: dict[int, FigureCore]) -> list[IndicatorRow]:
    """Return the rows without those that tell the same figure with the same value again."""
    seen: dict[tuple[object, ...], IndicatorRow] = {}
    for row in rows:
        core = cores[row.number]
        seen.setdefault((core.name, core.fixed, row.indicator.value, row.indicator.value_high), row)
    return list(seen.values())


def _match(earlier: Sequence[IndicatorRow], later: Sequence[IndicatorRow], cores: dict[int, FigureCore],
           known: SamenessWords) -> dict[int, int]:
    """Return the numbers of the rows of `earlier` that those of `later` pair with."""
    buckets: dict[tuple[object, ...], tuple[list[IndicatorRow], list[IndicatorRow]]] = defaultdict(lambda: ([], []))
    for side, side_rows in enumerate((earlier, later)):
        for row in side_rows:
            core = cores[row.number]
            buckets[core.fixed][side].append(row)
    found: dict[int, int] = {}
    for left, right in buckets.values():
        if left and right:
            found.update(_match_bucket(left, right, cores, known))
    return found


def _match_bucket(left: Sequence[IndicatorRow], right: Sequence[IndicatorRow], cores: dict[int, FigureCore],
                  known: SamenessWords) -> dict[int, int]:
    """Pair the best first; a pair is made only when it is clearly better than the other pairs of both its figures."""
    if max(len(left), len(right)) > _MOST_CANDIDATES:
        return _equal_names(left, right, cores)
    scored = sorted(((sameness(cores[a.number], cores[b.number], known), a.number, b.number) for a in left for b in right),
                    key=lambda item: (-item[0], item[1], item[2]))
    of_left: dict[int, list[tuple[float, int]]] = defaultdict(list)
    of_right: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for score, a, b in scored:
        of_left[a].append((score, b))
        of_right[b].append((score, a))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for score, a, b in scored:
        if score < CERTAIN:
            break
        if a in taken or b in found:
            continue
        rivals = (next((other for other, y in of_left[a] if y != b and y not in found), 0.0),
                  next((other for other, x in of_right[b] if x != a and x not in taken), 0.0))
        if score - max(rivals) >= _MARGIN:
            found[b] = a
            taken.add(a)
    return found


def _equal_names(left: Sequence[IndicatorRow], right: Sequence[IndicatorRow], cores: dict[int, FigureCore]) -> dict[int, int]:
    sides: list[dict[str, list[int]]] = [defaultdict(list), defaultdict(list)]
    for side, side_rows in zip(sides, (left, right), strict=True):
        for row in side_rows:
            side[cores[row.number].name].append(row.number)
    return {sides[1][name][0]: numbers[0] for name, numbers in sides[0].items()
            if len(numbers) == 1 and len(sides[1].get(name, ())) == 1}


def _paired(chain: Sequence[IndicatorRow], count: int) -> PairedFigure:
    found = {row.table: row for row in chain}
    return PairedFigure(name=chain[-1].indicator.name, rows=tuple(found.get(table) for table in range(count)))


def _with_offers(alone: Sequence[IndicatorRow], cores: dict[int, FigureCore], known: SamenessWords) -> list[UnpairedFigure]:
    pools: dict[tuple[str, str], list[IndicatorRow]] = defaultdict(list)
    names: dict[tuple[int, str], int] = defaultdict(int)
    for row in alone:
        pools[cores[row.number].unit, cores[row.number].kind].append(row)
        names[row.table, cores[row.number].name] += 1
    found = []
    for row in alone:
        core = cores[row.number]
        pool = pools[core.unit, core.kind]
        scored = ((other, sameness(core, cores[other.number], known)) for other in pool if other.table != row.table)
        offers = sorted((offer for offer in scored if offer[1] >= _OFFERED), key=lambda offer: (-offer[1], offer[0].number))
        found.append(UnpairedFigure(row=row, times=names[row.table, core.name],
                                    offers=tuple(offers[:_OFFERS]) if len(pool) <= 2 * _MOST_CANDIDATES else ()))
    return sorted(found, key=lambda one: (-one.offers[0][1] if one.offers else 0.0, one.row.number))
