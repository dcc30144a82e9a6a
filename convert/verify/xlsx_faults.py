"""Faults of a workbook that no validator sees, yet make Excel repair it, refuse it or show something else.

Headings of a table that differ from its cells, names that look like cells, cells out of order, indices out of range,
formulas that cannot be read or refer to nothing … Cheap enough to run on every workbook before it is published.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final

from convert.patterns import regex
from convert.verify.formula import Surroundings, cell_range, cell_reference, check_formula
from convert.verify.package_faults import CheckedPackage
from convert.verify.shared_strings import check_strings, unescaped
from convert.verify.sheet_faults import MAIN, RELATION, SHORT_LIMIT, Box, TableInfo, Workbook, check_sheet, utf16_length

_CHART: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
_SHEET_NAME_LIMIT: Final = 31
_CUSTOM_FORMATS: Final = 164
_NAME: Final = regex(r"[^\W\d][\w.\\?]*|\\[\w.\\?]*")
_ROW_COLUMN: Final = regex(r"[Rr](?:\d*|\[-?\d+\])[Cc](?:\d*|\[-?\d+\])|[RrCc]")
_BUILT_IN: Final = frozenset(("_xlnm.print_area", "_xlnm.print_titles", "_xlnm._filterdatabase", "_filterdatabase"))


def xlsx_faults(package: CheckedPackage) -> tuple[str, ...]:
    """Return the faults of a workbook, each as `code: detail`; nothing for a sound one."""
    main = next(iter(package.targets("", "officeDocument")), None)
    if main is None or main not in package.trees:
        return (*package.faults, "xlsx-workbook: none")
    try:
        _check_workbook(main, package)
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        package.faults.append(f"xlsx-unreadable: {error}")
    return tuple(package.faults)


def _check_workbook(main: str, package: CheckedPackage) -> None:
    root, faults = package.trees[main], package.faults
    links = package.relations(main)
    sheets = [(node.get("name", ""), links[node.get(RELATION + "id")].name)
              for node in root.iter(MAIN + "sheet") if node.get(RELATION + "id") in links]
    _check_sheet_names(root, faults)
    tables = {part: list(_tables(part, package)) for _, part in sheets}
    every = [table for found in tables.values() for table in found]
    names = list(root.iter(MAIN + "definedName"))
    around = Surroundings(
        sheets=frozenset(name.casefold() for name, _ in sheets),
        tables={table.name.casefold(): frozenset(column.casefold() for column in table.columns) for table in every},
        names=frozenset(node.get("name", "").casefold() for node in names))
    _check_names(names, every, len(sheets), around, faults)
    formats, differential = _check_styles(next(iter(package.targets(main, "styles")), ""), package)
    shared = package.trees.get(next(iter(package.targets(main, "sharedStrings")), ""))
    strings = check_strings(shared, faults) if shared is not None else []
    book = Workbook(strings={str(index): text for index, text in enumerate(strings)},
                    formats=frozenset(map(str, range(formats))), differential_formats=differential, around=around, checked={})
    for name, part in sheets:
        if part in package.trees:
            check_sheet(name, package.trees[part], tables[part], book, faults, package.rows(part))
            for drawing in package.targets(part, "drawing"):
                _check_drawing(drawing, package, around)


def _check_sheet_names(root: Any, faults: list[str]) -> None:
    nodes = list(root.iter(MAIN + "sheet"))
    for node in nodes:
        name = node.get("name", "")
        if (not 0 < utf16_length(name) <= _SHEET_NAME_LIMIT or re.search(r"[\[\]:*?/\\\x00-\x1f]", name)
                or name != name.strip(" '") or name.casefold() == "history"):
            faults.append(f"xlsx-sheet-name: {name!r}")
    for name, count in Counter(node.get("name", "").casefold() for node in nodes).items():
        if count > 1:
            faults.append(f"xlsx-sheet-name-twice: {name}")
    if len({node.get("sheetId") for node in nodes}) < len(nodes):
        faults.append("xlsx-sheet-id-twice")
    visible = [node.get("state", "visible") == "visible" for node in nodes]
    if not any(visible):
        faults.append("xlsx-no-visible-sheet")
    for view in root.iter(MAIN + "workbookView"):
        tab = int(view.get("activeTab", 0))
        if not (0 <= tab < len(nodes) and visible[tab]):
            faults.append(f"xlsx-active-sheet: {tab}")


def is_name(name: str) -> bool:
    """Whether `name` can be that of a table or a range: it begins with a letter and does not look like a cell."""
    return (bool(_NAME.fullmatch(name)) and utf16_length(name) <= SHORT_LIMIT and cell_reference(name) is None
            and not _ROW_COLUMN.fullmatch(name))


def _check_names(nodes: Sequence[Any], tables: Sequence[TableInfo], sheets: int, around: Surroundings,
                 faults: list[str]) -> None:
    seen: Counter[tuple[str, str | None]] = Counter()
    for node in nodes:
        name, local = node.get("name", ""), node.get("localSheetId")
        seen[name.casefold(), local] += 1
        if not is_name(name):
            faults.append(f"xlsx-defined-name: {name}")
        if local is not None and not 0 <= int(local) < sheets:
            faults.append(f"xlsx-defined-name-sheet: {name} {local}")
        for part in _areas(node.text or "") if name.casefold() in _BUILT_IN else [node.text or ""]:
            faults.extend(f"xlsx-defined-name: {name} {fault}" for fault in check_formula(part, around))
    faults.extend(f"xlsx-defined-name-twice: {name}" for (name, _), count in seen.items() if count > 1)
    taken = Counter(table.name.casefold() for table in tables)
    taken.update(name for (name, local) in seen if local is None)
    faults.extend(f"xlsx-table-name-twice: {name}" for name, count in taken.items() if count > 1)


def _areas(text: str) -> list[str]:
    """Return the areas of a print area or print titles, which commas join outside quotation marks."""
    return re.findall(r"(?:'(?:[^']|'')*'|[^,'])+", text) or [text]


def _tables(sheet: str, package: CheckedPackage) -> Iterator[TableInfo]:
    faults = package.faults
    for part in package.targets(sheet, "table"):
        root = package.trees.get(part)
        if root is None:
            continue
        name = root.get("displayName", "")
        box = cell_range(root.get("ref", ""))
        columns = tuple(node.get("name", "") for node in root.iter(MAIN + "tableColumn"))
        if not is_name(name):
            faults.append(f"xlsx-table-name: {name!r}")
        if box is None:
            faults.append(f"xlsx-table-reference: {name} {root.get('ref')}")
            continue
        _check_table(name, root, box, columns, faults)
        yield TableInfo(name=name, box=box, columns=tuple(map(unescaped, columns)),
                        has_header=root.get("headerRowCount", "1") != "0")


def _check_table(name: str, root: Any, box: Box, columns: Sequence[str], faults: list[str]) -> None:
    if len(columns) != box[3] - box[1] + 1:
        faults.append(f"xlsx-table-columns: {name} {len(columns)} in {root.get('ref')}")
    if box[2] == box[0]:
        faults.append(f"xlsx-table-rows: {name} has no row under its headings")
    for column, count in Counter(column.casefold() for column in columns).items():
        if not column.strip() or count > 1 or utf16_length(column) > SHORT_LIMIT:
            faults.append(f"xlsx-table-column: {name} {column!r} × {count}")
    ids = Counter(node.get("id") for node in root.iter(MAIN + "tableColumn"))
    if any(count > 1 for count in ids.values()):
        faults.append(f"xlsx-table-column-id: {name}")
    node = root.find(MAIN + "autoFilter")
    if node is not None:
        area = cell_range(node.get("ref", ""))
        if area is None or (area[0], area[1], area[3]) != (box[0], box[1], box[3]) or area[2] > box[2]:
            faults.append(f"xlsx-table-filter: {name} {node.get('ref')}")


def _check_styles(part: str, package: CheckedPackage) -> tuple[int, int]:
    """Check the indices inside the style sheet; return how many cell and differential formats it has."""
    root, faults = package.trees.get(part), package.faults
    if root is None:
        faults.append("xlsx-styles: none")
        return 0, 0
    counts = {name: len(list(node)) if (node := root.find(MAIN + name)) is not None else 0
              for name in ("fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "dxfs")}
    own = {int(node.get("numFmtId", 0)) for node in root.iter(MAIN + "numFmt")}
    for kind in ("cellStyleXfs", "cellXfs"):
        for node in root.find(MAIN + kind) if counts[kind] else ():
            for attribute, limit in (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders"),
                                     ("xfId", "cellStyleXfs")):
                if not 0 <= int(node.get(attribute, 0)) < max(counts[limit], 1):
                    faults.append(f"xlsx-style-index: {kind} {attribute} {node.get(attribute)}")
            form = int(node.get("numFmtId", 0))
            if form >= _CUSTOM_FORMATS and form not in own:
                faults.append(f"xlsx-number-format: {form}")
    for node in root.iter(MAIN + "numFmt"):
        code = node.get("formatCode", "")
        if utf16_length(code) > SHORT_LIMIT or code.count('"') % 2 or code.count(";") > 3:
            faults.append(f"xlsx-number-format: {code}")
    return counts["cellXfs"], counts["dxfs"]


def _check_drawing(part: str, package: CheckedPackage, around: Surroundings) -> None:
    root, faults = package.trees.get(part), package.faults
    if root is None:
        return
    nodes = list(root.iter(_DRAWING + "cNvPr"))
    for number, count in Counter(node.get("id") for node in nodes).items():
        if count > 1:
            faults.append(f"xlsx-drawing-id: {part} {number}")
    faults.extend(f"xlsx-no-alternative-text: {part} {node.get('name')}" for node in nodes if not node.get("descr"))
    for chart in package.targets(part, "chart"):
        tree = package.trees.get(chart)
        for formula in tree.iter(_CHART + "f") if tree is not None else ():
            faults.extend(f"xlsx-chart: {chart} {fault}" for fault in check_formula(formula.text or "", around))
        caches = [cache for kind in ("numCache", "strCache") for cache in tree.iter(_CHART + kind)] if tree is not None else []
        for cache in caches:
            count = cache.find(_CHART + "ptCount")
            points = [int(point.get("idx", -1)) for point in cache.iter(_CHART + "pt")]
            if count is None or any(not 0 <= index < int(count.get("val", 0)) for index in points):
                faults.append(f"xlsx-chart: {chart} points out of range")
