"""`skjonn import` of announcements: a layout is read or refused, and sentences become figures with their precision."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from announcements import Row
from command_line import Ran, Skjonn
from ledgers import ROOT, SHIPPED, ledger

from skjonn.model.entries import Heading
from skjonn.model.resolved import ResolvedRound

SEED = Path(ROOT, "..", "shared", "seed", "announcement-2020.txt")
AS_SHIPPED = ("--title", "Prosjektskjønn 2020", "--grantor", "Fylkesmannen i Oslo og Viken", "--date", "2020-09-09")
NEW = ("--new-round", "2027", "--title", "Prosjektskjønn 2027", "--grantor", "Statsforvalteren", "--date", "2027-03-01")

needs_seed = pytest.mark.skipif(
    not SEED.is_file(), reason="the announcement is not beside this repository, at ../shared/seed"
)

ROWS = [
    Row("Hole", ("Ringerike", "Nore og Uvdal"), "Digital innbyggerdialog", "350 000"),
    Row("Asker", (), "Bærekraft i praksis", "1 450 000"),
    Row("Ringerike", ("Hole",), "Felles vannvakt", "200 000"),
]
BEFORE = """\
Tildeling av prosjektskjønn 2027

Statsforvalteren i Østfold, Buskerud, Oslo og Akershus har tildelt 2 millioner kroner.

Publisert 01.03.2027

Det kom inn 12 søknader på om lag 8,5 millioner kroner, hvorav 3 søknader ble innvilget.

"""
AFTER = "\n\nSpørsmål kan rettes til oss.\n"


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    return Skjonn.at(tmp_path, monkeypatch, capsys)


def put(skjonn: Skjonn, text: str | bytes, name: str = "a.txt") -> str:
    (skjonn.folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return name


def imported(skjonn: Skjonn, text: str | bytes, *options: str, name: str = "a.txt") -> tuple[Ran, ResolvedRound | None]:
    """What an import says, and the round that it wrote."""
    ran = skjonn("import", put(skjonn, text, name), *(options or NEW), "--yes")
    written = [data for file, data in skjonn.files().items() if file.endswith(".toml")]
    return ran, ledger(written[0].decode()).rounds[0] if written else None


def without_spaces(text: str) -> str:
    return text.replace("\u00a0", " ")


# The announcement of 2020


def seed() -> str:
    return SEED.read_text("utf-8")


def html_of(text: str) -> str:
    """The announcement as a page: its tables as tables, and a cell's paragraphs in it."""
    blocks: list[str] = []
    rows: list[list[str]] = []
    for paragraph in text.split("\n\n"):
        if paragraph == "Kommune":
            rows = [[paragraph]]
        elif rows and not paragraph.startswith("Sum "):
            # A row has four cells; the third of one goes on in the next paragraph.
            if len(rows[-1]) == 3 and rows[-1][2].endswith(" i"):
                rows[-1][2] += f"</p><p>{paragraph}"
            elif len(rows[-1]) == 4:
                rows.append([paragraph])
            else:
                rows[-1].append(paragraph)
        else:
            if rows:
                cells = ["".join(f"<td><p>{cell}</p></td>" for cell in row) for row in rows]
                blocks.append(f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>")
                rows = []
            blocks.append(f"<p>{paragraph}</p>")
    return f"<html><body><nav>Side 1 av 7</nav>{''.join(blocks)}</body></html>"


def page_of(text: str) -> str:
    """The announcement as a page that has no tables: each cell is a paragraph."""
    return f"<html><body>{''.join(f'<p>{paragraph}</p>' for paragraph in text.split(chr(10) * 2))}</body></html>"


WAYS: Mapping[str, Callable[[str], str | bytes]] = {
    "as it is": lambda text: text,
    "without blank lines": lambda text: re.sub("\n+", "\n", text),
    "tables as HTML": html_of,
    "paragraphs as HTML": page_of,
    "with CRLF": lambda text: text.replace("\n", "\r\n"),
    "with pages": lambda text: text.replace(
        "\n\nLunner\n", "\n\nSide 1 av 2\n\f\nKommune\n\nSamarbeidspartnere\n\nProsjekt\n\nTildelt beløp\n\nLunner\n"
    ),
    "in Windows-1252": lambda text: text.encode("cp1252"),
    "with thin spaces": lambda text: re.sub("(?<=[0-9]) (?=[0-9]{3})", "\u2009", text),
}


@needs_seed
@pytest.mark.parametrize("way", WAYS)
def test_the_announcement_of_2020_gives_the_shipped_round(way: str, skjonn: Skjonn) -> None:
    ran, found = imported(
        skjonn, WAYS[way](seed()), "--new-round", "2020", *AS_SHIPPED, "--itemised", "awarded", name="seed"
    )
    assert ran.code == 0
    assert found is not None
    (shipped,) = ledger(SHIPPED).rounds
    assert found.entries.applications == shipped.entries.applications
    assert found.entries.awards == shipped.entries.awards
    assert found.entries.frame == shipped.entries.frame
    assert found.entries.regions == shipped.entries.regions
    note = "Read from the announcement."
    values = {field: getattr(shipped.heading, field) for field in Heading.__slots__}
    assert found.heading == Heading(**{**values, "note": note})
    assert skjonn("check").code == 0


@needs_seed
@pytest.mark.parametrize(("last", "count", "granted"), [("Råde", 7, "8 500 000"), ("1 000 000", 8, "9 500 000")])
def test_of_a_page_that_is_cut_the_rest_is_named_as_missing(
    last: str, count: int, granted: str, skjonn: Skjonn
) -> None:
    text = seed()
    cut = text[: text.index(last, text.index("\nRåde\n")) + len(last)]
    ran, found = imported(skjonn, cut, "--new-round", "2020", *AS_SHIPPED)
    assert ran.code == 0
    assert found is not None
    (shipped,) = ledger(SHIPPED).rounds
    assert found.entries.applications == shipped.entries.applications[:count]
    assert found.entries.awards == shipped.entries.awards[:count]
    assert found.entries.frame == shipped.entries.frame
    assert (found.heading.state, found.heading.itemised) == ("open", "awarded")
    said = without_spaces(ran.out)
    assert f" Missing: {14 - count} awards, " in said
    assert f"{count} awards, {granted} kr granted\n" in said
    assert ("   a.txt:79: «Råde»\n" in said) == (last == "Råde")
