"""Characters that control a terminal or are not seen: what is read, what is found, and what reaches whoever looks."""

import re
import sys
import tomllib
import unicodedata
from pathlib import Path

import pytest
from pydantic_core import SchemaValidator, core_schema

from skjonn.codec.decode import decode
from skjonn.codec.text import LARGE
from skjonn.codec.visible import is_visible
from skjonn.model.characters import CONTROLS, INVISIBLE, TEXT, invisible_in, listed, normalized, unfit
from skjonn.model.entries import TABLES
from skjonn.model.file_format import Field, TableSpec, fields_of
from skjonn.model.frames import FRAME_TABLES
from skjonn.model.settings import FRAMES
from skjonn.model.source import SourceFile
from skjonn.render.visible import escaped, visible
from support.command_line import NEW, OPEN, Skjonn
from support.ledgers import DECIDED, ROUND, application, award, event, found, identities, marked, waiver
from support.thoroughness import THOROUGH

CHARACTERS = [
    chr(code)
    for code in range(sys.maxunicode + 1)
    if not 0xD800 <= code <= 0xDFFF
    # Most are ideographs, syllables, or not assigned: of these a sample, unless the run is a thorough one.
    and (THOROUGH or code % 16 == 0 or code < 0x3400 or unicodedata.category(chr(code)) not in {"Lo", "Co", "Cn"})
]
BIDI = "\u202e"
HIDDEN = ("\u00ad", "\u061c", "\u200b", "\u200c", "\u200d", "\u200e", "\u200f", BIDI, "\u2060", "\u2066", "\ufeff")


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    return Skjonn.at(tmp_path, monkeypatch, capsys)


def is_control(character: str) -> bool:
    return unicodedata.category(character) == "Cc"


# Blank, control and invisible mean one thing everywhere


def test_the_validator_takes_what_python_strips_to_something_and_what_holds_no_control_character() -> None:
    validator = SchemaValidator(core_schema.str_schema(pattern=TEXT))
    for text in (f"{character}{end}" for character in CHARACTERS for end in ("", "\u3000")):
        wanted = bool(text.strip()) and not any(map(is_control, text))
        assert validator.isinstance_python(text) == wanted == (unfit(text) == ""), f"{text!a}"
        assert bool(re.search(TEXT, text)) == wanted, f"{text!a}"


def test_what_is_invisible_is_what_unicode_formats_text_with_and_does_not_draw() -> None:
    drawn = {*"\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"}
    drawn |= {chr(code) for code in range(0x13430, 0x13440)}  # how hieroglyphs are joined, Unicode 15 on
    formats = {sign for sign in CHARACTERS if unicodedata.category(sign) in {"Cf", "Zl", "Zp"}}
    assert formats - drawn == {sign for sign in formats if invisible_in(sign)}
    # Letters and marks that are ignorable by default, as is all of the block of tags.
    others = {sign for sign in CHARACTERS if invisible_in(sign)} - formats
    assert {sign for sign in others if sign < "\U000e0000" and unicodedata.category(sign) != "Cn"} == {
        *"\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u3164\uffa0"
    }


def test_from_its_bytes_a_file_is_known_to_hold_no_such_character_just_where_it_holds_none() -> None:
    for character in CHARACTERS:
        # As it is, no character below U+0080 can stand in a text that must not.
        if character >= "\x80":
            wanted = not (is_control(character) or invisible_in(character))
            assert is_visible(f'\ufeffx = "{character}"'.encode()) == wanted, f"{character!a}"
    assert not is_visible(b'x = "\\u200b"')
    assert not is_visible(b'x = "\t"')
    assert not is_visible("x = '\ufeff'".encode())


def test_what_is_shown_for_a_character_is_one_that_prints_and_is_seen() -> None:
    for character in CHARACTERS:
        shown = visible(character)
        assert shown.isprintable() or unicodedata.category(shown) == "Zs", f"{character!a}"
        assert not invisible_in(shown), f"{character!a}"
        assert (shown == character) == (visible(shown) == character)


def test_characters_are_named_by_number_and_by_name_where_they_have_one() -> None:
    assert listed(("\u00a0",)) == "U+00A0 (no-break space)"
    assert listed(("\x1c", "\n")) == "U+001C and U+000A (line break)"
    assert listed(("a", "b", "\x1b", "d", "e")) == (
        "U+0061 (latin small letter a), U+0062 (latin small letter b), U+001B (escape) and 2 more"
    )


@pytest.mark.parametrize(
    "text", ["Åmot", "A\u030amot " * 60, "\u1100\u1161\u11a8" * 90, ("a" + "\u0316\u0300" * 15) * 9]
)
def test_a_text_is_normalized_as_by_the_standard_library(text: str) -> None:
    assert normalized(text) == unicodedata.normalize("NFC", text)


def test_a_run_of_very_many_marks_is_normalized_alike_each_time() -> None:
    run = "a" + "\u0316\u0300" * 500 + "b"
    assert normalized(run) == normalized(run)
    assert normalized(run) != normalized(run + "\u0300")
    assert normalized(f"A\u030a{run}").startswith("Å")


# Control characters are faults of reading

TEXTS = {
    "title": ('title = "Prosjektskjønn 2020"', "2020"),
    "grantor": ('grantor = "Fylkesmannen i Oslo og Viken"', "2020"),
    "source": ('source = "S"', "2020"),
    "county": ('county = "Oslo"', "2020"),
    "municipality": ('municipality = "Oslo"', "a"),
    "project": ('project = "P"', "a"),
    "cooperation": ('cooperation = "K"', "a"),
    "area": ('area = "A"', "a"),
    "case": ('case = "1"', "a"),
    "application": ('application = "a"', "a"),
    "rule": ('rule = "same-project"', "a"),
    "reason": ('reason = "As announced."', "a"),
}
EVERY_TEXT = (
    f'{ROUND}source = "S"\n\n[[regions]]\ncounty = "Oslo"\n'
    + application("a", project="P", more='cooperation = "K"\narea = "A"\npartners = ["Hole"]')
    + award("a", more='case = "1"')
    + waiver("same-project", "a")
)


def spoilt(key: str, written: str) -> str:
    """A round with every kind of text, of which one has more at its end, and marks around it."""
    old, _ = TEXTS[key]
    assert EVERY_TEXT.count(f"\n{old}\n") == 1
    name, _, text = old.partition(" = ")
    return EVERY_TEXT.replace(f"\n{old}\n", f'\n{name} = ⟦{text[:-1]}{written}"⟧\n')


@pytest.mark.parametrize("key", TEXTS)
@pytest.mark.parametrize(("written", "named"), [(r"\u001c", "U+001C"), (r"\t", "U+0009 (tab)"), ("\x85", "U+0085")])
def test_a_control_character_in_any_text_is_a_fault_of_reading_that_names_it(
    key: str, written: str, named: str
) -> None:
    text, span = marked(spoilt(key, written))
    diagnostic = next(each for each in found(text) if each.code == "SKJ108")
    assert (diagnostic.severity, diagnostic.span) == ("error", span)
    assert diagnostic.message.startswith(f"`{key}` must not hold control characters; found the text ")
    assert diagnostic.message.endswith(f". It holds {named}.")


@pytest.mark.parametrize("character", sorted(filter(is_control, CHARACTERS)))
@pytest.mark.parametrize("padding", ["", f"# {'x' * LARGE}\n"])
def test_every_control_character_among_partners_is_refused_in_small_files_and_in_large_ones(
    character: str, padding: str
) -> None:
    text = ROUND + application("a", more=rf'partners = ["Hole", "x\u{ord(character):04x}y"]') + padding
    (diagnostic,) = found(text)
    assert (diagnostic.code, diagnostic.about) == ("SKJ108", "a")
    assert diagnostic.message.startswith("Item 2 of `partners` must not hold control characters;")
    assert f"U+{ord(character):04X}" in diagnostic.message


@pytest.mark.parametrize(
    "separator", ["\\u001c", "\\u001d", "\\u001e", "\\u001f", "\\u0085", "\\u00a0", "\\u3000", " "]
)
def test_a_partner_that_python_strips_to_nothing_is_a_fault_and_no_traceback(separator: str, skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", OPEN + application("2027-01", more=f'partners = ["{separator}"]'))
    ran = skjonn("check", "--format", "concise")
    assert ran.code == 1
    assert "Item 1 of `partners` must not be empty; found the text" in ran.out
    # What does not depend on that entry can still be added.
    assert skjonn("application", "add", *NEW).code == 0


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_text_of_several_lines_is_refused_with_how_to_write_it_and_so_written_it_is_read(end: str) -> None:
    text = DECIDED + application("a").replace('"Prosjekt a"', '"""\nFørste linje\nog andre"""')
    (diagnostic,) = found({"2020.toml": text.replace("\n", end).encode()})
    assert diagnostic.hint.startswith("Write it on one line; between three quotes, a line that ends in a backslash")
    text = DECIDED + application("a").replace('"Prosjekt a"', '"""\nFørste linje \\\nog andre"""')
    entries = decode(SourceFile("a.toml", text.replace("\n", end).encode())).round
    assert entries is not None
    assert entries.applications[0].project == "Første linje og andre"


def test_a_text_or_an_id_that_is_too_long_is_a_fault_of_reading() -> None:
    assert found(ROUND + application("i" * 100, project="x" * 10_000)) == ()
    (diagnostic,) = found(ROUND + application("a", project="x" * 10_001))
    assert diagnostic.message == (
        f'`project` must have at most 10_000 characters, not 10_001; found the text "{"x" * 40}…".'
    )
    (diagnostic,) = found(ROUND + application("i" * 101))
    assert diagnostic.message.startswith("`id` must have at most 100 characters, not 101; found the text")


@pytest.mark.parametrize(
    ("words", "fault"),
    [
        (("application", "add", *NEW[:2], "--project", "a\x1bb"), "--project must not hold control characters."),
        (("application", "add", *NEW, "--partner", "a\x1bb"), "--partner must not hold control characters."),
        (("application", "add", *NEW, "--area", "x\x1b" * 6000), "--area must not hold control characters."),
        (("round", "add", "2028", "--title", "a\x1bb"), "--title must not hold control characters."),
        (
            ("application", "add", *NEW, "--area", "x" * 10_001),
            "--area must have at most 10_000 characters, not 10_001.",
        ),
    ],
)
def test_what_is_typed_is_held_to_the_same(words: tuple[str, ...], fault: str, skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml")
    ran = skjonn(*words)
    named = " It holds U+001B (escape)." if "control" in fault else ""
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"error: {fault}{named}\n")


def test_a_region_that_is_typed_is_held_to_the_same(skjonn: Skjonn) -> None:
    skjonn.ledger.mkdir()
    heading = ("--title", "T", "--grantor", "G", "--date", "2028-03-01")
    ran = skjonn("round", "add", "2028", *heading, "--region", "Vi\x1bken: awards=1")
    assert ran.code == 2
    assert ran.err.startswith("error: Vi\\x1bken must not hold control characters. It holds U+001B (escape).\n")


# Invisible characters are a warning


@pytest.mark.parametrize("key", [*(key for key in TEXTS if key != "rule"), "rule"])
def test_an_invisible_character_in_any_text_is_found_in_its_place(key: str) -> None:
    text, span = marked(spoilt(key, r"\u200b"))
    (diagnostic,) = (each for each in found(text) if each.name == "invisible-character")
    assert (diagnostic.severity, diagnostic.about, diagnostic.span) == (
        "warning",
        f"{TEXTS[key][1]}"
        if key not in {"county", "application"}
        else {"county": "Oslo\u200b", "application": "a\u200b"}[key],
        span,
    )
    assert diagnostic.message == f"`{key}` holds an invisible character: U+200B (zero width space)."


FILES = {"2020.toml": TABLES, FRAMES: FRAME_TABLES}
TEXT_KEYS = [
    (file, table, field)
    for file, tables in FILES.items()
    for table in tables.values()
    for field in fields_of(table.table)
    if field.kind == "text"
]
NEEDED = {
    "round": 'id = "2020"\ntitle = "T"\ngrantor = "G"\ndate = 2020-09-09',
    "regions": 'county = "Oslo"',
    "applications": 'id = "a"\nmunicipality = "Oslo"',
    "awards": 'application = "a"\ngranted = 100_000',
    "events": 'application = "a"\ntype = "accepted"\ndate = 2020-10-01',
    "waivers": 'rule = "same-project"\nentry = "a"\nreason = "R"',
    "frames": 'id = "F"\namount = 100',
    "changes": 'frame = "F"\ndate = 2020-06-01\namount = 50',
}
"""What each table must have."""


@pytest.mark.parametrize(("file", "table", "field"), TEXT_KEYS, ids=lambda each: getattr(each, "key", None))
def test_an_invisible_character_is_found_in_each_text_of_the_format(file: str, table: TableSpec, field: Field) -> None:
    needed = NEEDED.get(table.name, "")
    if field.key == "recipient" or (table.table.one_of and field.key in table.table.beside_second):
        needed = 'id = "a"\nrecipient = "R"'
    if field.key == "to":
        needed = needed.replace("accepted", "transferred")
    kept = [line for line in needed.splitlines() if not line.startswith(f"{field.key} = ")]
    spoilt_text = '["K\\u200bS"]' if field.is_list else '"K\\u200bS"'
    text = f"{table.header}\n" + "\n".join((*kept, f"{field.key} = {spoilt_text}")) + "\n"
    files = {"2020.toml": "" if table.name == "round" else ROUND}
    files[file] = files.get(file, "") + text
    (diagnostic,) = (each for each in found(files) if each.name == "invisible-character")
    named = f"Item 1 of `{field.key}`" if field.is_list else f"`{field.key}`"
    assert (diagnostic.file, diagnostic.severity) == (f"ledger/{file}", "warning")
    assert diagnostic.message == f"{named} holds an invisible character: U+200B (zero width space)."


def test_an_invisible_character_in_an_event_is_found_in_its_place_and_can_be_waived() -> None:
    text, span = marked(ROUND + application("a") + award("a") + event("a", "accepted", more='note = ⟦"x\u200by"⟧'))
    (diagnostic,) = found(text)
    assert (diagnostic.name, diagnostic.span) == ("invisible-character", span)
    assert found(text + waiver("invisible-character", diagnostic.about)) == ()


@pytest.mark.parametrize("character", HIDDEN)
@pytest.mark.parametrize("padding", ["", f"# {'x' * LARGE}\n"])
def test_each_is_found_as_it_is_and_as_an_escape_in_small_files_and_in_large_ones(character: str, padding: str) -> None:
    for written in (character, rf"\u{ord(character):04x}"):
        text, span = marked(ROUND + application("a", more=f'partners = ["Hole", ⟦"K{written}S"⟧]') + padding)
        (diagnostic,) = found(text)
        assert (diagnostic.name, diagnostic.span) == ("invisible-character", span)
        assert f"U+{ord(character):04X}" in diagnostic.message


def test_it_can_be_waived_and_a_no_break_space_in_a_title_is_none() -> None:
    text = ROUND + application("a", project=f"Digital{BIDI}")
    assert identities(text) == [("invisible-character", "a")]
    assert found(text + waiver("invisible-character", "a")) == ()
    of_event = ROUND + application("a") + event("a", "refused", more=f'note = "R{BIDI}"')
    assert identities(of_event) == [("invisible-character", "a refused 2020-10-01")]
    assert found(of_event + waiver("invisible-character", "a refused 2020-10-01")) == ()
    assert found(ROUND + application("a", project="10\u00a0000 timar")) == ()
    assert found("\ufeff" + ROUND) == ()


@pytest.mark.parametrize(
    ("fault", "code", "says"),
    [
        (
            award("a").replace("granted", '"gran\u00a0ted"'),
            "SKJ105",
            "is not a key of an award. It holds U+00A0 (no-break",
        ),
        (award("a").replace("granted", '"gran\u200bted"'), "SKJ105", "It holds U+200B (zero width space)."),
        ('\n["fra\ufeffme"]\n', "SKJ104", "is not a table of a round. It holds U+FEFF (zero width no-break space)."),
        (application("a\\u00a0b"), "SKJ108", 'found the text "a\u00a0b". It holds U+00A0 (no-break space).'),
        (
            award("a\u00a0"),
            "SKJ110",
            "There is no application a\u00a0 in round 2020. It holds U+00A0 (no-break space).",
        ),
        (waiver("same\u2011project", "a"), "SKJ503", '"same\u2011project" is not a rule that can be waived.'),
        (waiver("same-\u00adproject", "a"), "SKJ503", "not a rule that can be waived. It holds U+00AD (soft hyphen)."),
        (waiver("same-project", "a\u00a0"), "SKJ501", "in this file. It holds U+00A0 (no-break space)."),
    ],
)
def test_a_look_alike_in_a_key_an_id_or_a_name_is_named(fault: str, code: str, says: str) -> None:
    (message,) = (each.message for each in found(ROUND + application("a") + fault) if each.code == code)
    assert says in message


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("granted\u00a0⟦\u00a0⟧= 5".replace("\u00a0⟦", "⟦"), "U+00A0 (no-break space)"),
        ("granted =⟦\u00a0⟧5", "U+00A0 (no-break space)"),
        ("granted = 5⟦\u202f⟧", "U+202F (narrow no-break space)"),
        ("⟦\ufeff⟧granted = 5", "U+FEFF (zero width no-break space)"),
        ("partners = ['a'⟦\u200b⟧]", "U+200B (zero width space)"),
    ],
)
def test_where_such_a_character_breaks_the_syntax_it_is_named(line: str, named: str) -> None:
    text, span = marked(f"{ROUND}{line}\n")
    (diagnostic,) = found(text)
    assert (diagnostic.code, diagnostic.span) == ("SKJ103", span)
    assert diagnostic.message.endswith(f"; found {named}.")
    assert diagnostic.hint.startswith("Remove it, or put a plain space in its place.")


def test_a_letter_where_the_syntax_breaks_is_not_named() -> None:
    (diagnostic,) = found(f"{ROUND}granted = x\n")
    assert diagnostic.message == "This is not valid TOML: a value is missing or cannot be read."


def test_a_setting_with_such_a_character_is_named() -> None:
    (diagnostic,) = found({"2020.toml": ROUND, "skjonn.toml": "[check]\nselect = ['SKJ\u200b3']\n"})
    assert (
        diagnostic.message == "SKJ\u200b3 is not a rule or the beginning of a code. It holds U+200B (zero width space)."
    )


# What reaches whoever looks

FILE = "20\x1b[31m27\u202e.toml"
LOOKS = (
    ("check",),
    ("check", "--format", "concise"),
    ("check", "--format", "github"),
    ("check", "--format", "junit"),
    ("check", "--statistics", "--format", "md"),
    ("summary", "--by", "partner"),
    ("summary", "--by", "round", "--format", "md"),
    ("frame",),
    ("frame", "--format", "md"),
    ("round", "list"),
    ("application", "list"),
    ("application", "list", "--format", "md"),
    ("application", "show", "2027-01"),
    ("application", "show", "2027-01", "--format", "md"),
    ("award", "add", "2027-01", "--granted", "5"),
    ("award", "add", "2027-01", "--granted", "5", "--dry-run"),
    ("application", "add", *NEW[:3], f"Inn{BIDI}bygger", "--dry-run"),
    ("application", "add", *NEW[:3], f"Inn{BIDI}bygger"),
    ("award", "add", "2027-99", "--granted", "5"),
    ("round", "add", "2028", "--title", f"T{BIDI}", "--grantor", "G", "--date", "2028-03-01", "--dry-run"),
)
MACHINES = tuple(
    (*words, "--format", format_)
    for words in (("application", "list"), ("application", "show", "2027-01"), ("summary", "--by", "partner"))
    for format_ in ("json", "csv", "csv-excel", "tsv")
) + tuple(("check", "--format", format_) for format_ in ("json", "sarif", "gitlab", "rdjson"))


def kept(skjonn: Skjonn) -> None:
    hidden = OPEN.replace("Prosjektskjønn", f"Prosjekt{BIDI}skjønn").replace("Østfold", "Øst\u200bfold")
    entry = application(
        "2027-01", "Hole", project=f"Inn{BIDI}bygger", more=f'partners = ["Ri{BIDI}ngerike", "\ufeffKS"]'
    )
    skjonn.keep(FILE, hidden + entry)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names of files")
@pytest.mark.parametrize("words", LOOKS, ids=" ".join)
def test_nothing_that_is_not_seen_reaches_whoever_looks(words: tuple[str, ...], skjonn: Skjonn) -> None:
    kept(skjonn)
    ran = skjonn(*words)
    shown = ran.out + ran.err
    assert shown.strip()
    assert not re.search(f"[{INVISIBLE}]|(?!\n)[{CONTROLS}]", shown)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names of files")
@pytest.mark.parametrize("words", MACHINES, ids=" ".join)
def test_no_control_character_reaches_a_program_and_what_it_reads_is_as_it_was(
    words: tuple[str, ...], skjonn: Skjonn
) -> None:
    kept(skjonn)
    ran = skjonn(*words)
    assert ran.err == ""
    assert not re.search(f"(?![\r\n\t])[{CONTROLS}]", ran.out)
    if words[:2] == ("application", "list"):
        assert (f"Inn{BIDI}bygger" in ran.out) or ("Inn\\u202ebygger" in ran.out)


def test_what_a_dry_run_shows_is_the_text_that_would_be_written(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml")
    words = ("application", "add", *NEW[:3], f"Inn{BIDI}bygger\U000e0041 «å»")
    shown = skjonn(*words, "--dry-run").out
    assert 'project = "Inn\\u202Ebygger\\U000E0041 «å»"\n' in shown
    assert skjonn(*words).code == 0
    written = skjonn.files()["2027.toml"].decode().removeprefix(OPEN)
    assert tomllib.loads(shown) == tomllib.loads(written)
    assert escaped(written).strip() == shown.strip()
