"""How tables are understood: headings, cells, rows, counties and totals, and what is refused where it stands."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

import pytest

from skjonn.inputs.tables.columns import As
from skjonn.inputs.tables.read import read_table_file
from skjonn.inputs.tables.rows import Places
from skjonn.inputs.tables.understand import Understood, understand
from skjonn.inputs.tables.vocabulary import heading_words, keys, unit_of_heading, unit_of_sentence, words
from skjonn.model.draft import COLUMNS
from skjonn.model.errors import UsageError
from skjonn.model.settings import ImportRules
from skjonn.places.counties import county_named
from skjonn.places.lookup import look_up
from skjonn.places.misspelling import is_place
from skjonn.places.recipients import recipient_of
from support.foreign_files import Rows, as_csv, as_html, as_ods, as_xlsx

DAY = date(2020, 9, 9)


def places(on: date = DAY) -> Places:
    return Places(partial(look_up, on=on), partial(county_named, on=on), is_place, partial(recipient_of, on=on))


def read(
    *data: bytes, wanted: As | None = None, rules: ImportRules | None = None, on: date = DAY, trusting: bool = False
) -> Understood:
    files = [read_table_file(each, file="a" if len(data) == 1 else f"{number}")[0] for number, each in enumerate(data)]
    return understand(files, wanted=wanted, rules=rules or ImportRules(), places=places(on), trusting=trusting)


def csv(text: str, **how: Any) -> Understood:  # noqa: ANN401 - as `read` takes it
    return read(text.encode(), **how)


def values(found: Understood) -> list[dict[str, Any]]:
    assert found.faults == ()
    return [dict(row.draft.values) for row in found.rows]


def faults(found: Understood) -> list[str]:
    return [str(fault) for fault in found.faults]


def refusal(text: str | bytes, **how: Any) -> tuple[str, str]:  # noqa: ANN401 - as `read` takes it
    with pytest.raises(UsageError) as caught:
        read(text.encode() if isinstance(text, str) else text, **how)
    return caught.value.what, caught.value.now


def meanings(heading: Sequence[str], **how: Any) -> list[str]:  # noqa: ANN401 - as `read` takes it
    """What the columns of these headings are read as."""
    row = {"Hole": ["Hole"]}["Hole"] * 0
    rows: Rows = [heading, *row]
    found = read(as_csv([*rows, ["x"] * len(heading)], "|"), trusting=True, **how)
    return [column.meaning for column in found.tables[0].sections[0].columns]


# Headings


def test_every_word_of_the_vocabulary_means_what_a_column_can_be_read_as() -> None:
    read = {key for table in ("headings", "weak", "events", "event_types") for key in keys(table)}
    unheaded = {*COLUMNS} - read - {"application", "type", "none"}
    assert unheaded == set(), "say under [headings] in skjonn/inputs/tables/vocabulary.toml what its column is called"
    assert {*keys("headings")} <= {*COLUMNS}
    every = [word for key in keys("headings") for word in words("headings", key)]
    assert len(every) == len({*every})
    assert [word for word in every if heading_words(word) != word] == []


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("KOMMUNE", "municipality"),
        ("Søker", "municipality"),
        ("Kommunenr.", "number"),
        ("K_nr", "number"),
        ("Prosjekt-\u00adtittel", ""),
        ("Prosjekttittel:", "project"),
        ("Navn på  prosjektet", "project"),
        ("Tildlet beløp", "granted"),
        ("Tildelt beløp (kr)", "granted"),
        ("Tildelt\nbeløp", "granted"),
        ("Innvilget*", "granted"),
        ("Søkt beløp i 1000 kr", "requested"),
        ("Søknadssum, kr", "requested"),
        ("Applied for", "requested"),
        ("Dato mottatt", "received"),
        ("Saksnr", "case"),
        ("Saksbehandler", ""),
    ],
)
def test_a_heading_is_known_by_its_words(heading: str, meaning: str) -> None:
    rows: Rows = [["Kommune", "Prosjekt", heading], ["Hole", "P", "1"]]
    other = {"municipality": ["Fylke", "Prosjekt"], "project": ["Kommune", "Fylke"]}.get(
        meaning, ["Kommune", "Prosjekt"]
    )
    rows = [[*other, heading], ["", "", ""]]
    found = read_table_file(as_csv([*rows, ["x", "x", "x"]], "|"), file="a")[0].grids[0]
    from skjonn.inputs.tables.columns import sections_of  # noqa: PLC0415 - only this test looks inside

    (section,) = sections_of(found, ImportRules(), None)
    assert section.columns[2].meaning == meaning


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("Beløp", None),
        ("Beløp (kr)", 1),
        ("Beløp i hele kroner", 1),
        ("Søkt (1000 kr)", 1000),
        ("Søkt (x1000)", 1000),
        ("Søkt i 1 000 kr", 1000),
        ("Tildelt, TNOK", 1000),
        ("Tildelt i mill. kroner", 1_000_000),
        ("Tildelt MNOK", 1_000_000),
        ("Tildelt i 1 000 000 kr", 1_000_000),
    ],
)
def test_a_heading_says_what_its_amounts_count(heading: str, unit: int | None) -> None:
    assert unit_of_heading(heading) == unit


@pytest.mark.parametrize(
    ("sentence", "unit"),
    [
        ("Alle tall i 1000 kr", 1000),
        ("Tildelinger (i hele tusen kroner)", 1000),
        ("Beløp i mill. kroner", 1_000_000),
        ("Tall i kroner", 1),
        ("14 søknader er tildelt 15 millioner kroner", None),
        ("Prosjektskjønn 2020", None),
    ],
)
def test_a_title_says_what_amounts_count_only_after_i_or_in_parentheses(sentence: str, unit: int | None) -> None:
    assert unit_of_sentence(sentence) == unit


def test_what_rows_are_follows_from_the_columns_or_is_said() -> None:
    both = "Kommune;Prosjekt;Søkt beløp;Tildelt beløp;Vedtaksdato\nHole;P;5;4;1.9.2020\n"
    assert csv(both).wanted == "awards"
    assert values(csv(both)) == [
        {"municipality": "Hole", "project": "P", "requested": 5, "granted": 4, "decided": date(2020, 9, 1)}
    ]
    assert values(csv(both, wanted="applications")) == [{"municipality": "Hole", "project": "P", "requested": 5}]
    assert csv("Kommune;Prosjekt;Søkt beløp\nHole;P;5\n").wanted == "applications"


def test_an_amount_without_a_name_is_what_the_rows_are_about() -> None:
    text = "Kommune;Prosjekt;Beløp\nHole;P;5\n"
    assert refusal(text) == (
        "a:1: Beløp may be the amount applied for, or the amount granted.",
        "Say what the rows are: --as applications or --as awards. Nothing was written.",
    )
    assert values(csv(text, wanted="applications"))[0]["requested"] == 5
    assert values(csv(text, wanted="awards"))[0]["granted"] == 5
    named = csv("Kommune;Prosjekt;Beløp;Tildelt\nHole;P;5;4\n")
    assert (values(named)[0]["granted"], named.tables[0].sections[0].columns[2].meaning) == (4, "")
    assert values(csv("Kommune;Prosjekt;Tildelt;Beløp\nHole;P;5;4\n", wanted="awards"))[0]["granted"] == 5


def test_numbers_without_a_name_are_those_of_municipalities_only_if_they_can_be() -> None:
    assert values(csv("Nr;Prosjekt;Kommune\n3006;P;Kongsberg\n")) == [
        {"municipality": "3006 Kongsberg", "project": "P"}
    ]
    assert values(csv("Nr;Prosjekt;Kommune\n1;P;Hole\n2;Q;Oslo\n")) == [
        {"municipality": "Hole", "project": "P"},
        {"municipality": "Oslo", "project": "Q"},
    ]
    assert values(csv("Nr;Kommunenr;Prosjekt\n3006;3038;P\n")) == [{"municipality": "3038", "project": "P"}]


@pytest.mark.parametrize(
    ("text", "what", "now"),
    [
        (
            "Kommune;Prosjekt;Tildelt;Innvilget\nHole;P;1;2\n",
            "a:1: Tildelt and Innvilget both mean granted.",
            (
                "Say which is meant: --column granted=HEADING, and --column "
                "none=HEADING for the other. Nothing was written."
            ),
        ),
        (
            "Navn;Sum\nHole;5\n",
            'a:1: no row has headings that are known. The first row says: "Navn", "Sum".',
            (
                "Say what columns are: --column municipality=HEADING --column project=HEADING, or in skjonn.toml. "
                "Nothing was written."
            ),
        ),
        (
            "Kommune;Tildelt;Saksbehandler\nHole;5;x\n",
            'a:1: no column is known to be project. The headings are "Kommune", "Tildelt", "Saksbehandler".',
            (
                "Say which is: --column project=HEADING. Or leave others aside: --column none=HEADING. "
                "Nothing was written."
            ),
        ),
    ],
)
def test_headings_that_do_not_say_enough_are_refused(text: str, what: str, now: str) -> None:
    assert refusal(text) == (what, now)


def test_columns_are_read_as_is_said() -> None:
    text = "Hvem;Hva;Tildelt;Innvilget\nHole;P;1;2\n"
    rules = ImportRules((("municipality", "hvem"), ("project", "HVA"), ("granted", "Innvilget")))
    assert values(csv(text, rules=rules)) == [{"municipality": "Hole", "project": "P", "granted": 2}]
    none = ImportRules((("none", "Tildelt"),))
    assert values(csv("Kommune;Prosjekt;Tildelt;Innvilget\nHole;P;1;2\n", rules=none))[0]["granted"] == 2
    missing = ImportRules((("project", "Tiltakk"),))
    assert refusal("Kommune;Prosjekt\nHole;P\n", rules=missing)[0] == (
        'a has no column Tiltakk for project. The first row says: "Kommune", "Prosjekt".'
    )


def test_three_hundred_columns_are_read_and_those_not_known_left_aside() -> None:
    heading = ["Kommune", "Prosjekt", *(f"K{number}" for number in range(298))]
    found = read(as_csv([heading, ["Hole", "P", *["x"] * 298]]))
    assert values(found) == [{"municipality": "Hole", "project": "P"}]
    assert sum(not column.meaning for column in found.tables[0].sections[0].columns) == 298
    assert refusal(as_csv([["Kommune", "Tildelt", *heading[2:]], ["Hole", "1", *["x"] * 298]]))[0].endswith(
        '"K8", "K9" and 288 more.'
    )


def test_a_column_without_a_heading_is_left_aside_by_its_letters() -> None:
    found = csv("Kommune;;Prosjekt;\nHole;x;P;\n")
    assert values(found) == [{"municipality": "Hole", "project": "P"}]
    columns = found.tables[0].sections[0].columns
    assert [(column.heading, column.meaning) for column in columns] == [
        ("Kommune", "municipality"),
        ("(B)", ""),
        ("Prosjekt", "project"),
    ]


def test_headings_may_stand_below_titles_and_come_again() -> None:
    text = (
        "Tildelinger "
        "2020;;\nKommune;Prosjekt;Tildelt\nHole;P;1\nKommune;Prosjekt;Tildelt\nAsker;Q;2\nKommune;Tildelt;Prosjekt\nOslo;3;R\n"
    )
    found = csv(text)
    assert [row["granted"] for row in values(found)] == [1, 2, 3]
    assert [(each.place, each.text) for each in found.left_aside] == [
        ("a:1", "Tildelinger 2020"),
        ("a:4", "Kommune · Prosjekt · Tildelt"),
    ]


def test_several_files_and_sheets_are_read_and_those_without_headings_left_aside() -> None:
    one = as_html([["Kommune", "Prosjekt"], ["Hole", "P"]], around="<table><tr><td>Meny<td>x</table>{}")
    found = read(one, as_xlsx([["Kommune", "Prosjekt"], ["Asker", "Q"]], hidden_sheets={"Gammelt": [["x"]]}))
    assert [row["municipality"] for row in values(found)] == ["Hole", "Asker"]
    assert [(each.place, each.text) for each in found.left_aside] == [
        ("1, sheet Gammelt", ""),
        ("0, table 1", "Meny · x"),
    ]
    assert [(table.grid.name, table.rows) for table in found.tables] == [("0, table 2", 1), ("1, sheet Ark1", 1)]


def test_a_text_without_headings_beside_another_file_is_left_aside() -> None:
    found = read(b"x;y\n1;2\n", b"Kommune;Prosjekt\nHole;P\n")
    assert ([each.place for each in found.left_aside], len(values(found))) == (["0"], 1)


# Units


def test_amounts_are_counted_as_heading_title_or_rules_say() -> None:
    header = "Kommune;Prosjekt;Tildelt (1000 kr)\nHole;P;2 527\nAsker;Q;2,5\n"
    assert [row["granted"] for row in values(csv(header))] == [2_527_000, 2_500]
    title = "Tall i mill. kroner;;\nKommune;Prosjekt;Tildelt\nHole;P;2,527\nAsker;Q;3\n"
    assert [row["granted"] for row in values(csv(title))] == [2_527_000, 3_000_000]
    plain = "Kommune;Prosjekt;Tildelt\nHole;P;350\n"
    assert values(csv(plain, rules=ImportRules(unit=1000)))[0]["granted"] == 350_000
    caption = as_html([["Kommune", "Prosjekt", "Tildelt"], ["Hole", "P", "350"]], caption="Beløp i 1000 kr")
    assert values(read(caption))[0]["granted"] == 350_000
    workbook: Rows = [["Kommune", "Prosjekt", "Tildelt (1000 kr)"], ["Hole", "P", 2527.5]]
    assert values(read(as_xlsx(workbook)))[0]["granted"] == 2_527_500


@pytest.mark.parametrize(
    ("text", "rules", "what"),
    [
        (
            "Tall i mill. kroner;;\nKommune;Prosjekt;Tildelt (1000 kr)\nHole;P;2\n",
            ImportRules(),
            (
                "a:2: the heading Tildelt (1000 kr) counts amounts in 1\u00a0000 kr, the "
                "title Tall i mill. kroner in 1\u00a0000\u00a0000 kr."
            ),
        ),
        (
            "Kommune;Prosjekt;Tildelt (kr)\nHole;P;2\n",
            ImportRules(unit=1000),
            "a:1: the heading Tildelt (kr) counts amounts in 1 kr, `unit` in skjonn.toml in 1\u00a0000 kr.",
        ),
    ],
)
def test_units_that_disagree_are_refused(text: str, rules: ImportRules, what: str) -> None:
    assert refusal(text, rules=rules)[0] == what


# Cells


@pytest.mark.parametrize(
    ("cell", "fault"),
    [
        (
            "1.450",
            (
                "a:2, Tildelt: 1.450 can be read in two ways: 1\u00a0450 kr, or 1,45 kr. "
                "Write 1450, or 1\u00a0450\u00a0000 if that is meant."
            ),
        ),
        (
            "0",
            (
                "a:2, Tildelt: 0 is not above zero. Write whole kroner, such as "
                '350000, "350 000", "350.000,-" or "0,35 mill."; `skjonn guide amounts` lists more.'
            ),
        ),
        (
            "-5",
            (
                "a:2, Tildelt: -5 is below zero. Write whole kroner, such as 350000, "
                '"350 000", "350.000,-" or "0,35 mill."; `skjonn guide amounts` lists more.'
            ),
        ),
        (
            "900 0001",
            (
                "a:2, Tildelt: 900 0001 can be read in two ways: 9\u00a0000\u00a0001 kr, or 2 "
                "amounts, 900 and 0001. Write 9000001 if that is meant."
            ),
        ),
        (
            "",
            ("a:2, Tildelt: the cell is empty. Fill it in, or use --as decisions, which reads refusals as well."),
        ),
        (
            "\u2013",
            ("a:2, Tildelt: the cell is empty. Fill it in, or use --as decisions, which reads refusals as well."),
        ),
        ('"', 'a:2, Tildelt: " refers to another cell. Write what it stands for.'),
        ("do.", "a:2, Tildelt: do. refers to another cell. Write what it stands for."),
    ],
)
def test_an_amount_that_cannot_be_read_in_one_way_is_named_with_its_place(cell: str, fault: str) -> None:
    assert faults(read(as_csv([["Kommune", "Prosjekt", "Tildelt"], ["Hole", "P", cell]]))) == [fault]


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        (350000.5, "a, sheet Ark1, C2 (Tildelt): 350000.5 kr is not a whole number of kroner. Write whole kroner."),
        (-5, "a, sheet Ark1, C2 (Tildelt): -5 kr is not above zero. Write whole kroner."),
        (0, "a, sheet Ark1, C2 (Tildelt): 0 kr is not above zero. Write whole kroner."),
        (1e15, "a, sheet Ark1, C2 (Tildelt): 1000000000000000 kr is too much. Write whole kroner."),
    ],
)
def test_a_number_that_is_no_amount_is_named_with_its_cell(value: float, fault: str) -> None:
    assert faults(read(as_xlsx([["Kommune", "Prosjekt", "Tildelt"], ["Hole", "P", value]]))) == [fault]


def test_an_amount_with_a_unit_in_a_column_of_thousands_is_refused() -> None:
    found = csv("Kommune;Prosjekt;Tildelt (1000 kr)\nHole;P;5 mill\nAsker;Q;2.527\nOslo;R;999 999 999 999 999\n")
    assert [fault.partition(": ")[2].partition(".")[0] for fault in faults(found)] == [
        "5 mill names a unit, but the column counts in 1000 kr",
        "2",
        (
            "999\u00a0999\u00a0999\u00a0999\u00a0999 tusen is too much: amounts are below "
            "1\u00a0000\u00a0000\u00a0000\u00a0000\u00a0000 kr"
        ),
    ] or len(found.faults) == 3


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (["Hole", "=SUM(A1)", ""], "a:2, Prosjekt: =SUM(A1) is a formula, not a text. Write its value."),
        (["Hole", "P\x07", ""], "a:2, Prosjekt: it must not hold control characters. It holds U+0007."),
        (["Hole", "x" * 10_001, ""], "a:2, Prosjekt: it must have at most 10_000 characters, not 10_001."),
        (["Hole", "", "1.2.2020"], "a:2, Prosjekt: the cell is empty. Fill it in."),
        (["", "P", "1.2.2020"], "a:2, Kommune: the cell is empty. Fill it in."),
        (["=A1", "P", ""], "a:2, Kommune: =A1 is a formula, not a text. Write its value."),
        (
            ["Hole", "P", "31.4.2020"],
            (
                'a:2, Mottatt: "31.4.2020" is not a date: that month has the days 1 to 30. '
                "Write 1.2.2027, 1. februar 2027 or 2027-02-01."
            ),
        ),
        (["Kongsbreg", "P", ""], "a:2, Kommune: "),
        (["Askim", "P", ""], "a:2, Kommune: "),
        (["Våler", "P", ""], "a:2, Kommune: "),
    ],
)
def test_a_cell_that_cannot_be_written_is_named_with_its_place(row: list[str], fault: str) -> None:
    (found,) = faults(read(as_csv([["Kommune", "Prosjekt", "Mottatt"], row, ["Asker", "Q", "1.2.2020"]])))
    assert found.replace('"31.4.2020"', "31.4.2020").startswith(fault.replace('"31.4.2020"', "31.4.2020"))


def test_texts_are_one_line_and_formulas_that_are_meant_are_kept() -> None:
    found = read(as_csv([["Kommune", "Prosjekt"], ["Hole", " Ny\n  skole\t1 "], ["Asker", "'=1+1"]]))
    assert [row["project"] for row in values(found)] == ["Ny skole 1", "=1+1"]


def test_dates_are_read_as_people_write_them_or_as_the_rules_say() -> None:
    rows: Rows = [["Kommune", "Prosjekt", "Mottatt"], ["Hole", "P", "1. februar 2020"]]
    assert values(read(as_csv(rows)))[0]["received"] == date(2020, 2, 1)
    american = as_csv([rows[0], ["Hole", "P", "02/01/20"]])
    assert values(read(american, rules=ImportRules(dates="%m/%d/%y")))[0]["received"] == date(2020, 2, 1)
    assert faults(read(as_csv(rows), rules=ImportRules(dates="%d.%m.%Y"))) == [
        "a:2, Mottatt: 1. februar 2020 is not a date of the form %d.%m.%Y."
    ]
    assert faults(read(as_xlsx([rows[0], ["Hole", "P", 43862]]))) == [
        "a, sheet Ark1, C2 (Mottatt): 43862 is a number, not a date. Format the column as dates in the workbook."
    ]
    day = {"C2": '<c r="C2" t="d"><v>2020-02-01T00:00:00</v></c>'}
    assert values(read(as_xlsx([rows[0], ["Hole", "P", ""]], cells=day)))[0]["received"] == date(2020, 2, 1)


@pytest.mark.parametrize(
    ("cell", "partners"),
    [
        ("Ringerike, Jevnaker", ("Ringerike", "Jevnaker")),
        ("Sarpsborg og Asker", ("Sarpsborg", "Asker")),
        ("Hvaler, Aremark, Skiptvet, Våler og Marker", ("Hvaler", "Aremark", "Skiptvet", "Våler", "Marker")),
        ("Oslo, Bergen,", ("Oslo", "Bergen")),
        ("Nore og Uvdal", ("Nore og Uvdal",)),
        ("Tinn, Nore og Uvdal", ("Tinn", "Nore og Uvdal")),
        ("Flesberg og Nore og Uvdal", ("Flesberg", "Nore og Uvdal")),
        ("Nore og Uvdal og Flesberg", ("Nore og Uvdal", "Flesberg")),
        ("Ski og ballklubben Skiold, Drammen Røde Kors", ("Ski og ballklubben Skiold", "Drammen Røde Kors")),
        ("Kultur og idrett og Asker", ("Kultur og idrett", "Asker")),
        ("Ringerike; Ski og ballklubben Skiold", ("Ringerike", "Ski og ballklubben Skiold")),
        ("Ringerike\nKS", ("Ringerike", "KS")),
        ("NTNU (Gjøvik, Ålesund), KS", ("NTNU (Gjøvik, Ålesund)", "KS")),
        ("KS & NTNU", ("KS", "NTNU")),
        ("og Asker", ("og Asker",)),
    ],
)
def test_partners_are_parted_as_people_write_them(cell: str, partners: tuple[str, ...]) -> None:
    found = read(as_csv([["Kommune", "Prosjekt", "Samarbeidspartnere"], ["Hole", "P", cell]], "|"))
    assert values(found)[0]["partners"] == partners


def test_partners_are_parted_as_the_rules_say() -> None:
    rows: Rows = [["Kommune", "Prosjekt", "Partnere"], ["Hole", "P", "A, B/C og D"]]
    assert values(read(as_csv(rows), rules=ImportRules(partners=("/",))))[0]["partners"] == ("A, B", "C og D")
    assert values(read(as_csv(rows), rules=ImportRules(partners=(",", "/", " og "))))[0]["partners"] == (
        "A",
        "B",
        "C",
        "D",
    )
    assert values(read(as_csv(rows), rules=ImportRules(partners=(" og ",))))[0]["partners"] == ("A, B/C", "D")


def test_a_kind_of_cooperation_is_no_partner() -> None:
    rows: Rows = [
        ["Kommune", "Prosjekt", "Partnere"],
        ["Hole", "P", "Samarbeid internt i kommunen"],
        ["Oslo", "Q", "Samarbeidsrådet, KS"],
    ]
    assert [row.get("cooperation", row.get("partners")) for row in values(read(as_csv(rows)))] == [
        "Samarbeid internt i kommunen",
        ("Samarbeidsrådet", "KS"),
    ]
    own = as_csv([["Kommune", "Prosjekt", "Partnere", "Samarbeidsform"], ["Hole", "P", "Samarbeid øst", "Internt"]])
    assert values(read(own))[0] | {} == {
        "municipality": "Hole",
        "project": "P",
        "partners": ("Samarbeid øst",),
        "cooperation": "Internt",
    }


def test_other_columns_are_read_as_the_options_take_them() -> None:
    found = csv(
        "Id;Kommune;Prosjekt;Roller;Saksnr\n2020-07;Hole;P;service, authority;2020/1-2\nx y;Asker;Q;chief;2020/3\n"
    )
    assert dict(found.rows[0].draft.values) == {
        "id": "2020-07",
        "municipality": "Hole",
        "project": "P",
        "roles": ("service", "authority"),
    }
    assert [fault.partition(": ")[2].partition(".")[0] for fault in faults(found)] == [
        'x y: "x y" cannot be an id',
        "chief: chief is not one of service, authority, democracy, community",
    ]


def test_a_number_of_a_workbook_is_not_taken_for_a_text_of_the_same_digits() -> None:
    rows: Rows = [["Kommune", "Prosjekt", "Tildelt (i mill. kr)"], ["Hole", "P", "1.450"], ["Asker", "Q", 1.45]]
    found = read(as_xlsx(rows))
    assert [row.draft.values["granted"] for row in found.rows] == [1_450_000]
    assert len(found.faults) == 1


# Applicants and counties


def test_a_column_read_as_recipient_takes_municipalities_and_others() -> None:
    text = "Søker;Prosjekt;Fylke\nViken fylkeskommune;P;\nHole;Q;\nRegionrådet X;R;Viken\nKystlaget;S;\n"
    rules = ImportRules(columns=(("recipient", "Søker"),))
    found = csv(text, rules=rules)
    assert [dict(row) for row in values(found)] == [
        {"recipient": "Viken fylkeskommune", "project": "P"},
        {"municipality": "Hole", "project": "Q"},
        {"recipient": "Regionrådet X", "county": "Viken", "project": "R"},
        {"recipient": "Kystlaget", "project": "S"},
    ]
    assert [row.county for row in found.rows][:3] == ["Viken", "Viken", "Viken"]


def test_a_recipient_in_a_column_of_municipalities_is_refused_with_what_reads_it() -> None:
    (fault,) = faults(csv("Søker;Prosjekt\nViken fylkeskommune;P\n"))
    assert fault.startswith("a:2, Søker: ")
    assert fault.endswith("If it is not a municipality, read the column as --column recipient=Søker.")
    assert "--column" not in faults(csv("Søker;Prosjekt\nKongsbreg;P\n"))[0]


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (
            "Hole;Viken fylkeskommune;P;;;",
            "Kommune: Hole and Viken fylkeskommune cannot both be the applicant. Remove one of them.",
        ),
        (
            ";Viken fylkeskommune;P;Oslo;;",
            "Kommune: Viken fylkeskommune counts in Viken, not in Oslo. Correct one of them.",
        ),
        (";Rogaland fylke;P;;;", ""),
        (";Kongsbreg;P;;;", 'Kommune: "Kongsbreg" is spelt nearly like Kongsberg'),
        (";Våler;P;;;", "Kommune: "),
        (";a\x07b;P;;;", "Kommune: "),
        ("Hole;;P;;;985", "Organisasjonsnummer: a municipality has no organisation of its own. Remove it"),
        ("Hole;;P;;Asker;", "Medlemmer: a municipality has no members of its own. Remove it"),
        (";Regionrådet X;P;uten fylke;Hole, Asker;", ""),
        (";Regionrådet X;P;Viken;Hole, Asker;", ""),
    ],
)
def test_beside_municipalities_a_column_of_recipients_holds_the_others(row: str, fault: str) -> None:
    found = csv(f"Kommune;Mottaker;Prosjekt;Fylke;Medlemmer;Organisasjonsnummer\n{row}\n")
    if not fault:
        assert (faults(found), "county" in values(found)[0]) == ([], False)
    else:
        assert faults(found)[0].startswith(f"a:2, {fault}")


def test_members_and_numbers_of_organisations_mean_something_beside_recipients_alone() -> None:
    assert meanings(["Kommune", "Prosjekt", "Orgnr", "Medlemmer"]) == ["municipality", "project", "", ""]
    assert meanings(["Mottaker", "Prosjekt", "Orgnr", "Medlemmer"]) == ["municipality", "project", "", ""]


def test_notes_conditions_and_the_source_s_spelling_are_read() -> None:
    text = "Kommune;Prosjekt;Tildelt;I kilden;Merknad;Vilkår;Merknad til tildeling\nHole;P;5;Hole k.;a;b;c\n"
    (row,) = values(csv(text, wanted="awards"))
    assert {key: row[key] for key in ("as_printed", "note", "conditions", "award_note")} == {
        "as_printed": "Hole k.",
        "note": "a",
        "conditions": "b",
        "award_note": "c",
    }


def test_titles_may_be_left_out_but_not_of_some_rows_alone() -> None:
    assert values(csv("Kommune;Søkt\nHole;5\n")) == [{"municipality": "Hole", "requested": 5}]
    assert values(csv("Kommune;Prosjekt;Søkt\nHole;;5\n")) == [{"municipality": "Hole", "requested": 5}]
    rules = ImportRules(columns=(("none", "Sak b"),))
    assert len(csv("Kommune;Søkt;Sak b\nHole;5;x\n", rules=rules).rows) == 1
    assert faults(csv("Kommune;Prosjekt;Søkt\nHole;;5\nAsker;P;5\n")) == [
        "a:2, Prosjekt: the cell is empty. Fill it in."
    ]


def test_numbers_that_have_lost_their_zero_are_read_where_all_can_be() -> None:
    found = csv("Kommunenr;Prosjekt\n301;P\n3006;Q\n301;R\n")
    assert [row["municipality"] for row in values(found)] == ["0301", "3006", "0301"]
    assert found.tables[0].padded == 2
    inside = csv("Kommune;Prosjekt\n301;P\nHole;Q\n")
    assert ([row["municipality"] for row in values(inside)], inside.tables[0].padded) == (["0301", "Hole"], 1)
    mixed = csv("Kommunenr;Prosjekt\n301;P\n30;Q\nx;R\n30066;S\n")
    assert faults(mixed) == [
        f"a:{line}, Kommunenr: {number} is not a municipality's number of four digits. "
        "Write 0301, not 301, or leave the column aside: --column none=HEADING."
        for line, number in ((2, "301"), (3, "30"), (4, "x"), (5, "30066"))
    ]


def test_number_and_name_are_held_against_each_other() -> None:
    assert values(csv("Kommunenr;Kommune;Prosjekt\n3006;Kongsberg;P\n"))[0]["municipality"] == "3006 Kongsberg"
    (fault,) = faults(csv("Kommunenr;Kommune;Prosjekt\n3006;Hole;P\n"))
    assert fault.startswith("a:2, Kommune: ")
    assert "3006" in fault


def test_a_county_tells_which_of_several_municipalities_is_meant_and_is_held_against_it() -> None:
    column = csv("Fylke;Kommune;Prosjekt\nViken;Våler;P\nInnlandet;Våler;Q\n;Hole;R\n")
    assert [(row["municipality"], each.county) for row, each in zip(values(column), column.rows, strict=True)] == [
        ("Våler (Viken)", "Viken"),
        ("Våler (Innlandet)", "Innlandet"),
        ("Hole", "Viken"),
    ]
    assert faults(csv("Fylke;Kommune;Prosjekt\nOslo;Hole;P\nVikin;Hole;P\n")) == [
        "a:2, Kommune: Hole lies in Viken, not in Oslo. Correct one of them.",
        "a:3, Fylke: Vikin is not a county on the round's date. Correct it.",
    ]


def test_a_county_stands_in_a_row_of_its_own_or_over_the_table() -> None:
    rows = csv("Kommune;Prosjekt\nViken;\nVåler;P\nFylke: Innlandet;\nVåler;Q\n")
    assert [row["municipality"] for row in values(rows)] == ["Våler (Viken)", "Våler (Innlandet)"]
    assert [each.place for each in rows.left_aside] == ["a:2", "a:4"]
    assert faults(csv("Kommune;Prosjekt\nOslo;\nHole;P\n")) == [
        "a:3, Kommune: Hole lies in Viken, not in Oslo, which the heading in a:2 says. Correct one of them."
    ]
    page = as_html([["Kommune", "Prosjekt"], ["Våler", "P"]], around="<h2>Tildelinger i Innlandet</h2>{}")
    assert values(read(page))[0]["municipality"] == "Våler (Innlandet)"
    office = as_html([["Kommune", "Prosjekt"], ["Hole", "P"]], around="<h2>Statsforvalteren i Innlandet</h2>{}")
    assert len(values(read(office))) == 1
    titled = csv("Viken;\nKommune;Prosjekt\nVåler;P\n")
    assert values(titled)[0]["municipality"] == "Våler (Viken)"


def test_an_applicant_that_is_not_known_is_kept_where_that_is_asked_for() -> None:
    assert values(csv("Kommune;Prosjekt\nKongsbreg;P\n", trusting=True)) == [
        {"municipality": "Kongsbreg", "project": "P"}
    ]


# Rows that are no entries


def stated(found: Understood) -> list[tuple[str, str | None, str, int, int]]:
    return [(each.place, each.county, each.key, each.stated, each.counted) for each in found.stated]


TABLE = "Kommune;Prosjekt;Søkt;Tildelt\nHole;P;10;5\nAsker;Q;20;15\n"


def test_a_total_is_held_against_its_rows_and_never_entered() -> None:
    found = csv(f"{TABLE}Sum 2 søknader i 3 fylker;;30;21\n")
    assert len(values(found)) == 2
    assert stated(found) == [
        ("a:4", None, "requested", 30, 30),
        ("a:4", None, "granted", 21, 20),
        ("a:4", None, "entries", 2, 2),
    ]


def test_a_total_is_about_the_rows_since_the_last_one_or_about_all() -> None:
    found = csv(f"{TABLE}Sum;;30;20\nOslo;R;1;1\nDelsum;;1;1\nTotalt;3;31;21\n")
    assert [(each.place, each.key) for each in found.stated if not each.agrees] == []
    assert ("a:7", None, "entries", 3, 3) in stated(found)
    top = csv("Kommune;Prosjekt;Tildelt\nTotalt;;20\nHole;P;5\nAsker;Q;15\n")
    assert stated(top) == [("a:2", None, "granted", 20, 20)]


def test_a_total_that_names_a_county_is_about_its_rows() -> None:
    found = csv(
        "Kommune;Prosjekt;Tildelt\nHole;P;5\nOslo;Q;15\nSum Viken;;5\nSum Oslo;;16\nViken;;5\nMøre og Romsdal;;0\n"
    )
    assert stated(found) == [
        ("a:4", "Viken", "granted", 5, 5),
        ("a:5", "Oslo", "granted", 16, 15),
        ("a:6", "Viken", "granted", 5, 5),
        ("a:7", "Møre og Romsdal", "granted", 0, 0),
    ]


def test_rows_that_are_skipped_are_held_against_the_others_all_the_same() -> None:
    rules = ImportRules(skip=("herav*", "I ALT*"))
    found = csv(f"{TABLE}Herav kvinner;;;\nHerav nye;x;5;5\n", rules=rules)
    assert stated(found) == [("a:5", None, "requested", 5, 30), ("a:5", None, "granted", 5, 20)]
    assert [each.place for each in found.left_aside] == ["a:4"]


def test_a_total_that_cannot_be_read_is_named() -> None:
    assert faults(csv(f"{TABLE}Sum;;30;1.450\n"))[0].startswith("a:4, Tildelt: 1.450 can be read in two ways")


def test_a_word_for_a_total_in_a_row_with_an_applicant_is_an_entry() -> None:
    assert values(csv("Prosjekt;Kommune;Tildelt\nSum og helhet;Hole;5\n")) == [
        {"project": "Sum og helhet", "municipality": "Hole", "granted": 5}
    ]


def test_notes_below_a_table_are_left_aside_and_half_rows_are_refused() -> None:
    found = csv(f"{TABLE}*) Med forbehold;;;\n")
    assert [(each.place, each.text) for each in found.left_aside] == [("a:4", "*) Med forbehold")]
    what = "which is not a county. Complete the row, or remove it."
    assert faults(csv(f"{TABLE}Hole;;;\n")) == [f"a:4: this row has only Hole, {what}"]
    assert faults(csv("Kommune;Prosjekt;Tildelt\nHol;;\nHole;P;5\n")) == [f"a:2: this row has only Hol, {what}"]


def test_cells_without_a_value_merged_cells_and_formulas_are_refused_with_their_place() -> None:
    rows: Rows = [["Kommune", "Prosjekt", "Tildelt"], ["Hole", "P", 5], ["", "Q", ""], ["", "", ""]]
    cells = {"C3": '<c r="C3"><f>A1</f></c>', "C4": '<c r="C4"><f>A1</f></c>'}
    assert faults(read(as_xlsx(rows, merged=["A2:A3"], cells=cells))) == [
        "a, sheet Ark1, A3 (Kommune): the cell is merged with another one, A2:A3. Unmerge it, and fill in each cell.",
        (
            "a, sheet Ark1, C3 (Tildelt): the formula has no value, or an error. "
            "Open the workbook, let it calculate, and save it."
        ),
        "a, sheet Ark1, A4 (Kommune): the cell is empty. Fill it in.",
        (
            "a, sheet Ark1, C4 (Tildelt): the formula has no value, or an error. "
            "Open the workbook, let it calculate, and save it."
        ),
    ]
    ods = read(as_ods([["Kommune", "Prosjekt"], ["Hole", "P"], ["", "Q"]], cells={"A3": "<table:covered-table-cell/>"}))
    assert faults(ods) == [
        "a, sheet Ark1, A3 (Kommune): the cell is merged with another one. Unmerge it, and fill in each cell."
    ]
    whole = read(
        as_xlsx(
            [["Kommune", "Prosjekt"], ["Hole", "P"]], merged=["D1:E9"], cells={"B2": '<c r="B2" t="str"><v>P</v></c>'}
        )
    )
    assert len(values(whole)) == 1


def test_a_formula_without_a_value_is_no_empty_cell_beside_an_applicant_that_is_known() -> None:
    rows: Rows = [["Kommunenr", "Kommune", "Prosjekt"], ["", "Hole", "P"], ["", "Hole", "Q"]]
    assert faults(read(as_xlsx(rows, cells={"A3": '<c r="A3"><f>A1</f></c>'}))) == [
        (
            "a, sheet Ark1, A3 (Kommunenr): the formula has no value, or an error. "
            "Open the workbook, let it calculate, and save it."
        )
    ]


def test_an_error_is_refused_also_where_its_text_stands_in_another_cell() -> None:
    error = (
        '<table:table-cell table:formula="of:=1/0" office:value-type="string" '
        'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
    )
    rows: Rows = [["Kommune", "Prosjekt"], ["Hole", "#DIV/0!"], ["Hole", "Q"]]
    assert faults(read(as_ods(rows, cells={"B3": error}))) == [
        (
            "a, sheet Ark1, B3 (Prosjekt): the formula has no value, or an error. "
            "Open the workbook, let it calculate, and save it."
        )
    ]


# Decisions


def outcomes(found: Understood) -> list[tuple[str | None, int | None]]:
    assert found.faults == ()
    return [(row.outcome, row.draft.values.get("granted")) for row in found.rows]


def test_amounts_and_words_are_decisions() -> None:
    cells = ["350 000", "avslag", "Ikke søkt", "0", "Trukket", "Avslått.", "0 kr"]
    text = "".join(f"{number};{cell}\n" for number, cell in enumerate(cells, 1))
    assert outcomes(csv(f"Id;Tildelt\n{text}", wanted="decisions")) == [
        ("awarded", 350_000),
        ("refused", None),
        ("not_applied", None),
        ("refused", None),
        ("withdrawn", None),
        ("refused", None),
        ("refused", None),
    ]


def test_a_column_of_its_own_and_the_amount_must_agree() -> None:
    header = "Kommune;Prosjekt;Vedtak;Tildelt\n"
    assert outcomes(
        csv(f"{header}Hole;P;Innvilget;5\nHole;Q;Avslag;\nHole;R;Avslag;0\nHole;S;;5\n", wanted="decisions")
    ) == [
        ("awarded", 5),
        ("refused", None),
        ("refused", None),
        ("awarded", 5),
    ]
    assert outcomes(csv("Id;Vedtak\n1;nei\n", wanted="decisions")) == [("refused", None)]
    wrong = csv(
        f"{header}Hole;P;Avslag;5\nHole;Q;Innvilget;\nHole;R;kanskje;\nHole;S;;\nHole;T;;x\n", wanted="decisions"
    )
    assert [fault.partition(". ")[0] for fault in faults(wrong)] == [
        "a:2, Vedtak: Avslag and the amount contradict each other",
        "a:3, Vedtak: Innvilget and no amount contradict each other",
        "a:4, Vedtak: kanskje is not understood",
        "a:5, Tildelt: there is no decision.",
        "a:6, Tildelt: x holds no number",
    ]


def test_decisions_need_an_id_or_an_applicant_with_a_project_and_a_decision() -> None:
    assert refusal("Id;Kommune\n1;Hole\n", wanted="decisions")[0].startswith("a:1: no column is known to be granted.")
    assert refusal("Kommune;Tildelt;Saksbehandler\nHole;5;x\n", wanted="decisions")[0].startswith(
        "a:1: no column is known to be project."
    )
    assert outcomes(csv("Id;Kommune;Tildelt\n1;;5\n", wanted="decisions")) == [("awarded", 5)]
    assert faults(csv("Kommune;Prosjekt;Tildelt\n;P;5\n", wanted="decisions")) == [
        "a:2, Kommune: the cell is empty. Fill it in."
    ]
