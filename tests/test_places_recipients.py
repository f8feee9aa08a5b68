"""Recipients that are not one municipality: in files, on the shell, in every report, and what cannot be."""

import csv
import io
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from skjonn.model.organisation import check_digit
from support.command_line import Skjonn
from support.ledgers import DECIDED, ROUND, application, award, found, marked
from support.terminal import terminal

REGION = '[[regions]]\ncounty = "Viken"\n'


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    skjonn = Skjonn.at(tmp_path, monkeypatch, capsys)
    skjonn.ledger.mkdir()
    return skjonn


OTHERS = (
    *("Partners", "Co-operation", "Requested kr", "Cost kr", "Received", "Roles", "Service area"),
    *("As printed", "Note"),
)
"""What a terminal asks for beside what an application must have."""


def of(recipient: str, more: str = "", *, id_: str = "a") -> str:
    """An application of a recipient, with further lines."""
    return application(id_, more=more).replace('municipality = "Oslo"', f'recipient = "{recipient}"')


# Rounds as they are announced, entered by the product's own commands


@dataclass(frozen=True)
class Announced:
    """A round: its date, control totals, entries (applicant and kroner), and the kroner of each region."""

    date: str
    entries: tuple[tuple[tuple[str, ...], int], ...]
    regions: tuple[tuple[str, int], ...]
    stated: tuple[str, ...] = ()
    anyway: bool = False
    itself: str = ""


ROUNDS = {
    "a county council": Announced(
        "2018-05-02",
        (
            (("--recipient", "hordaland Fylkeskommune", "--organisation", "938 626 367"), 2_000_000),
            (("--municipality", "Bergen"), 500_000),
        ),
        (("Hordaland", 2_500_000),),
        ("--granted", "2,5 mill", "--region", "Hordaland: awards=2 granted=2500000"),
        itself="Hordaland fylkeskommune",
    ),
    "a regional council with members": Announced(
        "2018-05-02",
        ((("--recipient", "Regionrådet Vest", "--member", "fjell", "--member", "Sund", "--member", "1259"), 900_000),),
        (("Hordaland", 900_000),),
        ("--granted", "900 000", "--region", "Hordaland: awards=1"),
        itself="Regionrådet Vest",
    ),
    "several municipalities together": Announced(
        "2020-09-09",
        ((("--recipient", "Våler, Moss og Råde", "--member", "3018", "--member", "Moss", "--member", "Råde"), 1),),
        (("Viken", 1),),
        itself="Våler, Moss og Råde",
    ),
    "a municipality on behalf of a region": Announced(
        "2020-09-09",
        (
            (
                ("--recipient", "Kongsberg kommune på vegne av Kongsbergregionen", "--recipient-county", "viken"),
                700_000,
            ),
        ),
        (("Viken", 700_000),),
        itself="Kongsberg kommune på vegne av Kongsbergregionen",
    ),
    "an intermunicipal company in no county": Announced(
        "2021-06-01",
        (
            (("--recipient", "Digi Innlandet og Viken IKS", "--organisation", "958935420"), 400_000),
            (("--municipality", "Hamar"), 100_000),
        ),
        (("Innlandet", 100_000), ("no county", 400_000)),
        ("--awards", "2", "--granted", "500 000"),
        itself="Digi Innlandet og Viken IKS",
    ),
    "the counties of 1996": Announced(
        "1996-03-01",
        (
            (("--recipient", "Østfold"), 10_000_000),
            (("--recipient", "Akershus fylke"), 20_000_000),
            (("--recipient", "Oslo"), 30_000_000),
            (("--recipient", "Møre og Romsdal fylkeskommune"), 40_000_000),
        ),
        (("Østfold", 10_000_000), ("Akershus", 20_000_000), ("Oslo", 30_000_000), ("Møre og Romsdal", 40_000_000)),
        (
            *(
                "--granted",
                "100 mill",
                "--region",
                "Østfold: granted=10000000",
                "--region",
                "Akershus: granted=20000000",
            ),
            *("--region", "Oslo: awards=1 granted=30000000", "--region", "Møre og Romsdal: granted=40000000"),
        ),
        itself="Akershus fylke",
    ),
    "a county of 1910": Announced(
        "1910-03-01",
        ((("--recipient", "smaalenenes amt"), 10_000),),
        (("Smaalenenes amt", 10_000),),
        itself="Smaalenenes amt",
    ),
    "a mix of which some counts in no county": Announced(
        "2020-09-09",
        (
            (("--municipality", "Asker"), 3_000_000),
            (("--recipient", "Viken fylkeskommune"), 2_000_000),
            (("--recipient", "KS Øst"), 1_000_000),
            (("--recipient", "Osloregionen", "--member", "Oslo", "--member", "Lunner"), 500_000),
        ),
        (("Viken", 5_000_000), ("no county", 1_500_000)),
        ("--granted", "6,5 mill", "--region", "Viken: awards=2 granted=5000000"),
        # Until they stand there, nobody can know of recipients in no county.
        anyway=True,
        itself="KS Øst",
    ),
    "Oslo, the municipality and the county": Announced(
        "2020-09-09",
        ((("--municipality", "Oslo"), 1_000_000), (("--recipient", "Oslo"), 2_000_000)),
        (("Oslo", 3_000_000),),
        ("--region", "Oslo: granted=3000000"),
        itself="Oslo",
    ),
}


def enter(skjonn: Skjonn, round_: Announced) -> None:
    """Add a round with its awards."""
    heading = ("--title", "Prosjektskjønn", "--grantor", "Fylkesmannen", "--date", round_.date)
    anyway = ("--anyway",) if round_.anyway else ()
    ran = skjonn("round", "add", "r", *heading, *round_.stated, *anyway)
    assert ran.code == 0, ran.err
    for number, (applicant, granted) in enumerate(round_.entries):
        ran = skjonn("award", "add", *applicant, "--project", f"Prosjekt {number}", "--granted", str(granted))
        assert ran.code == 0, ran.err


def rows(skjonn: Skjonn, *arguments: str) -> list[dict[str, str]]:
    """The rows of a report as CSV."""
    ran = skjonn(*arguments, "--format", "csv")
    assert (ran.code, ran.err) == (0, "")
    return list(csv.DictReader(io.StringIO(ran.out)))


@pytest.mark.parametrize("round_", ROUNDS.values(), ids=ROUNDS)
def test_a_round_is_entered_checked_and_summed_with_nothing_not_known(round_: Announced, skjonn: Skjonn) -> None:
    enter(skjonn, round_)
    ran = skjonn("check", "--strict")
    assert (ran.code, ran.err) == (0, "")
    assert "not verified" not in ran.out
    by_region = [(row["region"], int(row["granted"])) for row in rows(skjonn, "summary")]
    assert by_region == list(round_.regions)
    whole = sum(granted for _, granted in round_.entries)
    for by in ("region", "municipality", "recipient", "municipality,region", "recipient,year", "round", "partner"):
        key = "joined_granted" if "partner" in by else "granted"
        assert sum(int(row[key]) for row in rows(skjonn, "summary", "--by", by)) == whole, by
        for language in ("en", "nb", "nn"):
            ran = skjonn("summary", "--by", by, "--lang", language)
            assert (ran.code, ran.err) == (0, "")
            assert [word for word in ("not known", "ukjent") if word in ran.out] == []
    assert sum(int(row["granted"]) for row in rows(skjonn, "award", "list")) == whole
    assert round_.itself in {row["recipient"] for row in rows(skjonn, "award", "list")}
    assert round_.itself in {row["recipient"] for row in rows(skjonn, "summary", "--by", "recipient")}
    for report in (("frame",), ("round", "list"), ("award", "show", "r-01"), ("application", "list")):
        assert skjonn(*report).code == 0


@pytest.mark.parametrize("round_", ROUNDS.values(), ids=ROUNDS)
def test_what_a_list_writes_is_read_back_as_it_was(round_: Announced, skjonn: Skjonn) -> None:
    enter(skjonn, round_)
    before = skjonn.files()["r.toml"]
    (skjonn.folder / "list.json").write_text(skjonn("award", "list", "--format", "json").out)
    head = before[: before.index(b"\n[[applications]]")]
    skjonn.keep("r.toml", head)
    ran = skjonn("award", "add", "--from-json", "list.json")
    assert ran.code == 0, ran.err
    assert sorted(skjonn.files()["r.toml"].split(b"\n[[app")) == sorted(before.split(b"\n[[app"))


def test_every_row_of_a_report_has_a_name_on_the_map_of_another_day(skjonn: Skjonn) -> None:
    for number, round_ in enumerate(ROUNDS.values()):
        enter(skjonn, round_)
        skjonn.keep(
            f"{number}.toml", skjonn.files()["r.toml"].replace(b'"r', b'"%d' % number).replace(b"open", b"decided")
        )
        (skjonn.ledger / "r.toml").unlink()
    skjonn.keep("1950.toml", ROUND.replace("2020", "1950") + application("h", "0102 Sarpsborg") + award("h", "7"))
    whole = sum(granted for round_ in ROUNDS.values() for _, granted in round_.entries) + 7
    for by in ("region", "municipality", "recipient"):
        found_rows = rows(skjonn, "summary", "--by", by, "--as-of", "2024")
        assert [row for row in found_rows if not row[by]] == []
        assert sum(int(row["granted"]) for row in found_rows) == whole
        assert " not known" not in skjonn("summary", "--by", by, "--as-of", "2024").out
    regions = {row["region"]: int(row["granted"]) for row in rows(skjonn, "award", "list", "--as-of", "2024")}
    assert regions["no county"]
    by_region = Counter({row["region"]: int(row["granted"]) for row in rows(skjonn, "summary", "--as-of", "2024")})
    assert by_region["Vestland"] == 2_500_000 + 900_000
    # Viken was divided between three.
    assert by_region["Østfold / Akershus / Buskerud"] == 700_000 + 2_000_000
    # The members of one that counted in Viken lie in one of them.
    assert by_region["Østfold"] == 1
    # Rømskog became part of a municipality in Akershus.
    assert by_region["Østfold / Akershus"] == 10_000_000 + 10_000 + 7


# What cannot be


COUNCIL = "Regionrådet for Indre Østfold"
CASES = {
    "two-applicants": (
        ("both `municipality` and `recipient`",),
        ROUND + application("a", more='⟦recipient⟧ = "Viken fylkeskommune"'),
        ROUND + of("Viken fylkeskommune"),
    ),
    "recipient-is-municipality": (
        ('"Bergen kommune" is a municipality on that day',),
        ROUND + of("⟦Bergen kommune⟧"),
        ROUND + application("a", "Bergen kommune"),
    ),
    "recipient-not-valid": (
        ("Oppland is a county to 2019-12-31, not in 2020.",),
        ROUND + of("⟦Oppland fylkeskommune⟧"),
        ROUND + of("Innlandet fylkeskommune"),
    ),
    "recipient-misspelt": (
        ('"Rakkstad" is spelt nearly like Rakkestad.',),
        ROUND + of("⟦Rakkstad⟧"),
        ROUND + of("Rakkestad bygdeutvikling"),
    ),
    "member-not-valid": (
        ('"Askim" is not a municipality on that day', "became 3014 Indre Østfold (Viken)"),
        ROUND + of(COUNCIL, 'members = ["Marker", ⟦"Askim"⟧]'),
        ROUND + of(COUNCIL, 'members = ["Marker", "Indre Østfold"]'),
    ),
    "member-listed-twice": (
        ("Marker is listed twice among the members.",),
        ROUND + of(COUNCIL, 'members = ["Marker", "Aremark", ⟦"3013"⟧]'),
        ROUND + of(COUNCIL, 'members = ["Marker", "Aremark"]'),
    ),
    "recipient-county-unknown": (
        ("Østfold is a county to 2019-12-31 and from 2024-01-01, not on 2020-09-09.",),
        ROUND + of(COUNCIL, 'county = ⟦"Østfold"⟧'),
        ROUND + of(COUNCIL, 'county = "Viken"'),
    ),
    "county-without-members": (
        ("counts in Innlandet, but its members lie in Viken.",),
        ROUND + of(COUNCIL, 'members = ["Marker", "Aremark"]\ncounty = ⟦"Innlandet"⟧'),
        ROUND + of(COUNCIL, 'members = ["Marker", "Kongsvinger"]\ncounty = "Innlandet"'),
    ),
    "organisation-number": (
        ("958935421 is not an organisation number: its last digit would be 0.",),
        ROUND + of(COUNCIL, 'organisation = ⟦"958935421"⟧'),
        ROUND + of(COUNCIL, 'organisation = "958935420"'),
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_what_cannot_be_is_found_with_its_place_and_a_way_out(name: str) -> None:
    says, fault, mended = CASES[name]
    text, span = marked(fault)
    (diagnostic,) = found(text)
    assert (diagnostic.name, diagnostic.about, diagnostic.span) == (name, "a", span)
    assert [words for words in says if words not in diagnostic.message] == []
    assert diagnostic.hint
    assert found(mended) == ()


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            application("a").replace('municipality = "Oslo"\n', ""),
            "This application has no `municipality`.",
            "Add `municipality = …` to it, or `recipient = …` if it is not one municipality.",
        ),
        (
            application("a", more='members = ["Asker"]'),
            "`members` needs `recipient` beside it, and this application has none.",
            "Remove it, or write `recipient` instead of `municipality`.",
        ),
        (
            of("Rådet", 'organisation = "958 935 420"'),
            '`organisation` must be nine digits, without spaces; found the text "958 935 420".',
            "",
        ),
        (of("Rådet", 'organisation = "000000060"'), "no last digit goes with its first eight", "or leave it out."),
        (of("Hordalnd fylkeskommune"), "Hordalnd is not a county in 2020.", "There are "),
        (of("Vikenn fylkeskommune"), "Vikenn is not a county in 2020.", "Did you mean Viken?"),
        (
            of("Askim"),
            '"Askim" is not a municipality on that day',
            'Write "Indre Østfold". Or correct the round\'s date.',
        ),
        (of("Våler"), '"Våler" is a municipality on that day', 'Write "Våler (Viken)" or "Våler (Innlandet)".'),
        (of("Rådet", 'county = "Vikn"'), "Vikn is not a county on 2020-09-09.", "Did you mean Viken?"),
        (of("Rådet", 'members = ["Våler"]'), '"Våler" can be', 'Write "Våler (Viken)" or'),
        (of("Rådet", 'members = ["Rådet"]'), '"Rådet" is not the name or number', ""),
    ],
)
def test_every_fault_is_told_in_the_words_of_its_case(text: str, message: str, hint: str) -> None:
    told = found(ROUND + text)
    assert [each.severity for each in told] == ["error"]
    assert message in told[0].message
    assert hint in told[0].hint


def test_two_spellings_of_one_recipient_are_told() -> None:
    text = (
        of("Regionrådet Vestfold", id_="a") + of("Regionrådet Vestfold", id_="b") + of("Regionrådet Vestfodl", id_="c")
    )
    assert [(each.name, each.about, each.hint) for each in found(ROUND + text)] == [
        ("recipient-misspelt", "c", "Did you mean Regionrådet Vestfold? If it is right, waive the finding.")
    ]


def test_recipients_and_members_in_the_capitals_of_a_machine_are_told() -> None:
    text = of("ØVre Eikers Venner", 'members = ["ØVre Eiker"]')
    assert [each.name for each in found(ROUND + text)] == ["machine-title-case"] * 2


def test_what_is_wrong_is_in_no_county_until_it_is_right(skjonn: Skjonn) -> None:
    for fault in (of("Oppland fylkeskommune"), of("Rådet", 'members = ["Askim"]'), of("Rådet", 'county = "Vikn"')):
        skjonn.keep("2020.toml", ROUND + fault + award("a", "5"))
        assert [row["region"] for row in csv.DictReader(io.StringIO(skjonn("summary", "--format", "csv").out))] == [""]
        assert "not known" in skjonn("summary").out
        assert "not known" in skjonn("summary", "--as-of", "2024").out


def test_of_a_council_that_is_no_member_of_what_it_names_its_own_county_counts(skjonn: Skjonn) -> None:
    text = of("Viken fylkeskommune", 'members = ["Asker", "Oslo"]') + award("a", "5")
    skjonn.keep("2020.toml", ROUND + text)
    assert [row["region"] for row in rows(skjonn, "summary")] == ["Viken"]


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (
            ("--municipality", "Asker", "--recipient", "Rådet"),
            "recipient: a municipality, or another recipient, but not both.",
        ),
        (("--municipality", "Asker", "--member", "Hole"), "has municipality and members: "),
        (("--member", "Hole", "--organisation", "958935420"), "Missing: --municipality."),
        (("--recipient", "Rådet", "--organisation", "958 935 421"), "is not an organisation number."),
        (("--recipient", "Rådet", "--organisation", "000000060"), "Look it up."),
        (("--recipient", "Rådet", "--organisation", "12"), "Write its nine digits."),
        (("--recipient", "Asker"), "SKJ410 recipient-is-municipality"),
        (("--recipient", "Rådet", "--member", "Askim"), "SKJ413 member-not-valid"),
        (("--recipient", "Rådet", "--recipient-county", "Østfold"), "SKJ415 recipient-county-unknown"),
    ],
)
def test_what_cannot_be_is_refused_on_the_shell_and_nothing_is_written(
    options: tuple[str, ...], says: str, skjonn: Skjonn
) -> None:
    skjonn.keep("2020.toml", ROUND)
    ran = skjonn("award", "add", *options, "--project", "P", "--granted", "5")
    assert ran.code in {1, 2}
    assert says in ran.err
    assert skjonn.files() == {"2020.toml": ROUND.encode()}


def test_a_repeated_addition_is_refused_for_a_recipient_too(skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", ROUND)
    entry = ("award", "add", "--recipient", "KS Øst", "--project", "P", "--granted", "5")
    assert skjonn(*entry).code == 0
    assert "already has this" in skjonn(*entry).err


# Before the facts on municipalities begin


def on(year: str, text: str) -> str:
    """The round with the date of another year."""
    return ROUND.replace("date = 2020", f"date = {year}") + text


@pytest.mark.parametrize(
    ("text", "says", "hint"),
    [
        (
            on("1996", application("a", "0101 Sarpsborg")),
            "do not belong together: there is 0101 Halden (Østfold) and 0105 Sarpsborg (Østfold).",
            'Write "0101 Halden" or "0105 Sarpsborg".',
        ),
        (
            on("1996", application("a", "0100 Østfold")),
            '"0100 Østfold" is a county, not a municipality.',
            'If the county itself applied, write `recipient = "Østfold"`.',
        ),
        (
            on("1996", application("a", "Østfold fylkeskommune")),
            '"Østfold fylkeskommune" is a county, not a municipality.',
            'If the county itself applied, write `recipient = "Østfold fylkeskommune"`.',
        ),
        (
            on("2020", application("a", "3000 Viken")),
            '"3000 Viken" is a county, not a municipality.',
            'If the county itself applied, write `recipient = "Viken"`.',
        ),
        (on("1996", application("a", "0200 Ukjent")), "It is not known which", "For an older round, write number"),
        (on("1996", of("Bergen")), '"Bergen" is a municipality on that day', 'Write `municipality = "1201 Bergen"`'),
        (on("1996", of("Viken fylkeskommune")), "Viken is a county from 2020-01-01 to 2023-12-31", "round's date"),
        (on("1996", '[[regions]]\ncounty = "Viken"\n'), "Viken is a county from 2020-01-01", "round's date"),
        (
            on("1910", '[[regions]]\ncounty = "Vestfold"\n'),
            "Vestfold is a county from 1919-01-01 to 2019-12-31 and from 2024-01-01, not on 1910",
            "round's date",
        ),
        (on("1996", '[[regions]]\ncounty = "Atlantis"\n'), "Atlantis is not a county on 1996", "There are Østfold,"),
        (on("1996", '[[regions]]\ncounty = "Østfoll"\n'), "Østfoll is not a county on 1996", "Did you mean Østfold?"),
        (
            on("1850", '[[regions]]\ncounty = "Østfoll"\n'),
            "Østfoll is not a county on 1850",
            "The facts on counties begin on 1900-01-01.",
        ),
    ],
)
def test_of_older_rounds_what_cannot_be_is_told_with_what_to_write(
    text: str, says: str, hint: str, skjonn: Skjonn
) -> None:
    (told,) = found(text)
    assert told.severity == "error"
    assert says in told.message
    assert hint in told.hint
    skjonn.keep("r.toml", text)
    ran = skjonn("check")
    assert (ran.code, "There are ." in ran.out) == (1, False)


@pytest.mark.parametrize(
    ("name", "year", "county"),
    [
        ("Bergen", "1950", "Bergen"),
        ("Opland fylke", "1930", "Oppland"),
        ("Møre", "1930", "Møre"),
        ("Møre og Romsdal", "1950", "Møre og Romsdal"),
        ("Kristiania", "1924", "Kristiania"),
        ("Finmarkens amt", "1900", "Finmarkens amt"),
        ("Regionrådet", "1996", "no county"),
        ("Halden kommune på vegne av Østfold", "1996", "no county"),
    ],
)
def test_counties_are_known_since_1900(name: str, year: str, county: str, skjonn: Skjonn) -> None:
    skjonn.keep("r.toml", on(year, of(name) + award("a", "5")))
    assert skjonn("check").code == 0
    assert [row["region"] for row in rows(skjonn, "summary")] == [county]
    assert [row["region"] for row in rows(skjonn, "summary", "--as-of", "2024")] != [""]


# Control totals


def test_the_counties_may_state_less_than_the_frame_where_money_counts_in_none() -> None:
    head = f"{DECIDED}[frame]\ngranted = 7\n{REGION}granted = 5\n"
    asker, council = application("a", "Asker") + award("a", "5"), of("KS Øst", id_="b") + award("b", "2")
    assert found(head + asker + council) == ()
    assert [each.name for each in found(head + asker)] == ["granted-differs", "regions-do-not-add-up"]
    # They may not state more.
    assert {each.name for each in found(head.replace("5", "8") + asker + council)} >= {"regions-do-not-add-up"}


def test_what_is_verified_of_them_is_said(skjonn: Skjonn) -> None:
    head = f"{DECIDED}[frame]\ngranted = 7\n{REGION}granted = 5\n"
    text = application("a", "Asker") + award("a", "5") + of("KS Øst", id_="b") + award("b", "2")
    skjonn.keep("2020.toml", head + text)
    assert "the regions and what counts in no county add up to the frame" in " ".join(skjonn("check").out.split())
    skjonn.keep("2020.toml", head.replace("granted = 7", "granted = { at_most = 7 }").replace("= 5", "= 6") + text)
    assert "add up to the frame" not in skjonn("check").out


def test_a_recipient_of_a_county_without_a_region_is_told_and_one_of_none_is_not() -> None:
    text = f"{ROUND}{REGION}" + of("Innlandet fylkeskommune") + of("KS", id_="b")
    assert [(each.name, each.message) for each in found(text)] == [
        (
            "county-without-region",
            "Innlandet fylkeskommune counts in Innlandet on 2020-09-09; the regions are Viken.",
        )
    ]


# Lists, reports, places


def test_lists_narrow_by_recipient_and_by_no_county(skjonn: Skjonn) -> None:
    enter(skjonn, ROUNDS["a mix of which some counts in no county"])

    def ids(*options: str) -> list[str]:
        return [row["id"] for row in rows(skjonn, "award", "list", *options)]

    assert ids("--recipient", "ks øst") == ["r-03"]
    assert ids("--recipient", "KS Øst", "--municipality", "Asker") == ["r-01", "r-03"]
    assert ids("--region", "no county") == ids("--region", "Uten fylke") == ["r-03", "r-04"]
    assert ids("--region", "viken") == ["r-01", "r-02"]
    # A member is no applicant.
    assert ids("--municipality", "Lunner") == []
    ran = skjonn("award", "list", "--recipient", "Asker")
    assert (ran.code, "Use --municipality Asker." in ran.err) == (2, True)
    ran = skjonn("award", "list", "--recipient", "KS Ost")
    assert (ran.code, "Did you mean KS Øst?" in ran.err) == (2, True)
    titles = [line.strip() for line in skjonn("award", "list", "--lang", "nn").out.splitlines()]
    assert [title for title in titles if title in {"Viken", "Utan fylke"}] == ["Viken", "Utan fylke"]
    assert "Applicant" in skjonn("award", "list").out
    assert "Municipality" in skjonn("award", "list", "--municipality", "Asker").out


def test_a_recipient_is_not_its_own_partner_and_stands_among_the_applicants_of_others(skjonn: Skjonn) -> None:
    partners = 'partners = ["Viken", "KS"]'
    skjonn.keep("2020.toml", ROUND + of("Viken fylkeskommune", partners) + award("a", "5"))
    ran = skjonn("summary", "--by", "partner", "--format", "json")
    assert [(row["partner"], row["applicants"]) for row in json.loads(ran.out)["rows"]] == [
        ("KS", ["Viken fylkeskommune"])
    ]


def test_a_place_says_of_what_it_is_a_member(skjonn: Skjonn) -> None:
    enter(skjonn, ROUNDS["a regional council with members"])
    assert "a member of: Regionrådet Vest." in skjonn("place", "Øygarden", "--date", "2018").out
    assert "a member of" not in skjonn("place", "Bergen").out


def test_the_limits_of_a_county_governor_hold_for_recipients(skjonn: Skjonn) -> None:
    skjonn.keep("skjonn.toml", '[limits]\napplicants = ["Viken"]\nlargest_share = 25\n')
    text = of("Innlandet fylkeskommune") + of("KS", id_="b") + award("b", "6", more="") + of("Viken", id_="c")
    skjonn.keep("2020.toml", f"{ROUND}[frame]\nlimit = 20\n{text}")
    ran = skjonn("check", "--format", "concise")
    assert [line.partition(" SKJ")[2][:73] for line in ran.out.splitlines() if " SKJ" in line] == [
        "604 applicant-not-admitted Innlandet fylkeskommune in Innlandet may not apply;"[:73],
        "603 applicant-over-its-share KS's award is 6 kr; one applicant gets at most 25 %"[:73],
    ]


def test_a_recipient_that_is_taken_on_trust_is_said_to_be(skjonn: Skjonn) -> None:
    skjonn.keep("1996.toml", ROUND.replace("2020", "1996") + of("Regionrådet") + of("Oslo", id_="b"))
    said = "not in the facts on counties, taken on trust: Regionrådet"
    assert said in skjonn("check").out
    assert [each["text"] for each in json.loads(skjonn("check", "--format", "json").out)["unverified"]] == [said]


def test_query_engines_are_given_the_recipients(skjonn: Skjonn) -> None:
    duckdb = pytest.importorskip("duckdb")
    enter(skjonn, ROUNDS["a mix of which some counts in no county"])
    assert skjonn("export", "parquet", "out").code == 0
    asked = "SELECT municipality, number, recipient, members, region FROM 'out/*/*.parquet' ORDER BY id"
    assert duckdb.sql(asked).fetchall() == [
        ("Asker", "3025", None, [], "Viken"),
        (None, None, "Viken fylkeskommune", [], "Viken"),
        (None, None, "KS Øst", [], "no county"),
        (None, None, "Osloregionen", ["Oslo", "Lunner"], "no county"),
    ]


@pytest.mark.parametrize(
    ("line", "completed"),
    [
        ("award list --recipient KS", {"KS Øst"}),
        ("award list --region no", {"no county"}),
        ("award add --recipient Vik", {"Viken fylkeskommune"}),
        ("award add --recipient KS", {"KS Øst"}),
        ("award add --member Lunn", {"Lunner"}),
        ("award add --recipient-county Innl", {"Innlandet"}),
        ("summary --by rec", {"recipient"}),
    ],
)
def test_the_shell_completes_recipients(
    line: str, completed: set[str], skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(skjonn, ROUNDS["a mix of which some counts in no county"])
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", f"skjonn {line}")
    monkeypatch.setenv("_SKJONN_COMPLETE", "complete_fish")
    assert {each.partition("\t")[0] for each in skjonn().out.split("\n")} - {""} == completed


# Questions at a terminal


def test_a_terminal_asks_for_a_recipient_where_the_municipality_is_left_empty(skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", ROUND)
    with terminal("award", "add", folder=skjonn.folder) as shell:
        shell.expect("Municipality can be left empty: then the next question is Recipient")
        shell.answer("Municipality", "")
        shell.answer("Recipient", "")
        shell.expect("error: Recipient must be given.")
        shell.answer("Recipient", "Regionrådet for Indre Østfold")
        shell.answer("Members", "marker, aremark")
        shell.answer("Counts in", "")
        shell.answer("Organisation number", "958 935 420")
        shell.answer("Project", "P")
        shell.answer("Granted kr", "5")
        for question in OTHERS:
            shell.answer(question, "")
        for question in ("Decided", "Case", "Conditions", "Note on award", "ID"):
            shell.answer(question, "")
        shell.answer("Write it? [Y/n/edit]", "")
        assert shell.end() == 0
    more = 'members = ["Marker", "Aremark"]\norganisation = "958935420"'
    text = f'\n[[applications]]\nid = "2020-01"\nrecipient = "Regionrådet for Indre Østfold"\n{more}\nproject = "P"\n'
    assert skjonn.files()["2020.toml"].decode().startswith(ROUND + text)


def test_one_can_go_back_from_the_recipient_to_the_municipality(skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", ROUND)
    with terminal("application", "add", folder=skjonn.folder) as shell:
        shell.answer("Municipality", "")
        shell.answer("Recipient", "KS")
        shell.expect("Members:")
        shell.type("<\r")
        shell.expect("Recipient:")
        shell.type("\x10")
        shell.answer("Municipality", "Asker")
        shell.answer("Project", "<")
        shell.answer("Municipality", "")
        shell.answer("Project", "P")
        for question in OTHERS:
            shell.answer(question, "")
        shell.answer("ID", "")
        shell.answer("Write it? [Y/n/edit]", "")
        assert shell.end() == 0
    text = '\n[[applications]]\nid = "2020-01"\nmunicipality = "Asker"\nproject = "P"\n'
    assert skjonn.files()["2020.toml"].decode() == ROUND + text


@pytest.mark.parametrize(
    ("number", "digit"),
    # Oslo kommune, Hordaland fylkeskommune, and one of eleven that has none.
    [("958935420", "0"), ("938626367", "7"), ("000000060", "")],
)
def test_the_last_digit_of_an_organisation_number_follows_from_the_others(number: str, digit: str) -> None:
    assert check_digit(number) == digit
