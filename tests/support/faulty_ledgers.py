"""Ledgers that are drawn, and faults that are put into them, one or several, as people and programs make them."""

from collections.abc import Callable, Mapping
from typing import Any

from hypothesis import strategies as st

from support.ledgers import ROUND, application, award

Draw = Callable[[st.SearchStrategy[Any]], Any]
Files = dict[str, list[str]]
"""The files of a ledger by name, each as its tables in TOML."""

YEARS = ("2020", "2024", "2027")
PLACES = ("Oslo", "Asker", "Hole", "Bærum", "Bergen")
SETTINGS = "skjonn.toml"
_AMOUNTS = st.integers(1, 9_000_000)
_VALUES = ('"350 000"', "8_000_000.0", '"8 mill"', "0", "-1", "[]", "true", '""', "5", "2020-02-30", "350 000")


def _entries(draw: Draw, year: str) -> list[str]:
    tables: list[str] = []
    for number in range(draw(st.integers(0, 4))):
        place, requested = draw(st.sampled_from(PLACES)), draw(st.none() | _AMOUNTS)
        id_, more = f"{year}-{number}", f"requested = {requested}" if requested else ""
        tables.append(application(id_, place, project=f"Prosjekt {year}{number}x", more=more).lstrip())
        if draw(st.integers(0, 3)):
            tables.append(award(id_, str(draw(_AMOUNTS))).lstrip())
    return tables


def _round(draw: Draw, year: str) -> list[str]:
    heading = ROUND.replace("2020", year) + draw(st.sampled_from(["", 'itemised = "awarded"\n']))
    heading += draw(st.sampled_from(["", 'state = "decided"\n']))
    keys = ["awards", "granted", *(key for key in ("applications", "requested", "limit") if draw(st.booleans()))]
    frame = "".join(["[frame]\n", *(f"{key} = {draw(_AMOUNTS)}\n" for key in keys)])
    county = draw(st.sampled_from(["Oslo", "Viken", "Akershus"]))
    region = f'[[regions]]\ncounty = "{county}"\ngranted = {draw(_AMOUNTS)}\n'
    return [heading, frame, *([region] if draw(st.booleans()) else []), *_entries(draw, year)]


@st.composite
def ledgers(draw: Draw) -> Files:
    """A ledger of one to three rounds without a fault of reading; its control totals need not be right."""
    years = draw(st.lists(st.sampled_from(YEARS), min_size=1, max_size=3, unique=True))
    return {f"{year}.toml": _round(draw, year) for year in years}


def _rounds(files: Files) -> list[str]:
    return [name for name in files if name != SETTINGS]


def _some_table(draw: Draw, files: Files, beginning: str) -> tuple[list[str], int] | None:
    """A table whose header begins so, by its file and place."""
    found = [
        (name, number)
        for name in _rounds(files)
        for number, table in enumerate(files[name])
        if table.startswith(beginning)
    ]
    if not found:
        return None
    name, number = draw(st.sampled_from(found))
    return files[name], number


def unreadable_value(draw: Draw, files: Files) -> None:
    """A value is of a wrong type, out of bounds, or no TOML."""
    if place := _some_table(draw, files, "["):
        tables, number = place
        header, *lines = tables[number].splitlines()
        at = draw(st.integers(0, max(0, len(lines) - 1)))
        if lines:
            lines[at] = f"{lines[at].partition(' = ')[0]} = {draw(st.sampled_from(_VALUES))}"
        tables[number] = "\n".join([header, *lines, ""])


def missing_key(draw: Draw, files: Files) -> None:
    """A line is gone."""
    if place := _some_table(draw, files, "["):
        tables, number = place
        lines = tables[number].splitlines(keepends=True)
        if len(lines) > 1:
            del lines[draw(st.integers(1, len(lines) - 1))]
        tables[number] = "".join(lines)


def doubled_entry(draw: Draw, files: Files) -> None:
    """An application or award stands twice, as a merge leaves it; the second may be another municipality's."""
    if place := _some_table(draw, files, draw(st.sampled_from(["[[applications]]", "[[awards]]"]))):
        tables, number = place
        old, new = draw(st.tuples(st.sampled_from(PLACES), st.sampled_from(PLACES)))
        tables.append(tables[number].replace(f'"{old}"', f'"{new}"'))


def doubled_file(draw: Draw, files: Files) -> None:
    """A file is there twice, as a file manager or git's mergetool leaves it."""
    name = draw(st.sampled_from(_rounds(files)))
    stem = name.removesuffix(".toml")
    files[f"{stem}{draw(st.sampled_from([' (kopi)', '_LOCAL_1234', '-old']))}.toml"] = [*files[name]]


def unknown_name(draw: Draw, files: Files) -> None:
    """A municipality, a county or an application is named that there is not."""
    beginning, key, name = draw(
        st.sampled_from(
            [
                ("[[applications]]", "municipality", "Hoel"),
                ("[[applications]]", "municipality", "Våler"),
                ("[[regions]]", "county", "Vika"),
                ("[[awards]]", "application", "2020-99"),
            ]
        )
    )
    if place := _some_table(draw, files, beginning):
        tables, number = place
        lines = tables[number].splitlines(keepends=True)
        tables[number] = "".join(f'{key} = "{name}"\n' if line.startswith(f"{key} = ") else line for line in lines)


def broken_settings(draw: Draw, files: Files) -> None:
    """The settings are no TOML, misspelt, or of a wrong type."""
    texts = ["[limits\n", "[limits]\nminimun = 150_000\n", '[limits]\nminimum = "150 000"\n', "[check]\nselect = 5\n"]
    files[SETTINGS] = [draw(st.sampled_from(texts))]


FAULTS = (unreadable_value, missing_key, doubled_entry, doubled_file, unknown_name, broken_settings)


@st.composite
def faulty_ledgers(draw: Draw) -> Mapping[str, str]:
    """A ledger with one to three faults: the texts of its files by their names."""
    files = draw(ledgers())
    for fault in draw(st.lists(st.sampled_from(FAULTS), min_size=1, max_size=3)):
        fault(draw, files)
    return {name: "\n".join(tables) for name, tables in files.items()}
