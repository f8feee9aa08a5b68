"""What a change need not know of a ledger is not read, and the change is the same as if it were."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from skjonn.actions import add_entries, load
from skjonn.actions.change import relevant_to
from skjonn.codec.decode import decode
from skjonn.incremental import FileFilter
from skjonn.incremental.byte_prefilter import may_be_open, mentioning
from skjonn.model.source import Files, SourceFile
from support.command_line import NEW, OPEN, Skjonn
from support.corrupted_files import corrupted
from support.ledgers import DECIDED, LATER, ROUND, SHIPPED, application, award, snapshot, waiver
from support.thoroughness import examples

IDS = st.sampled_from(["2020", "2020-1", "2020-15", "a.b", "20"])
QUOTED = (
    '"{}"',
    "'{}'",
    '"""{}"""',
    "'''{}'''",
    '"""\n{}"""',
    "'''\r\n{}'''",
    '"""\\\n  {}"""',
)


def escaped(text: str) -> str:
    """The same text in TOML, in escapes."""
    return "".join(f"\\u{ord(sign):04x}" for sign in text)


@pytest.mark.parametrize("quoted", QUOTED)
@pytest.mark.parametrize("written", [str, escaped])
@given(id_=IDS, wanted=IDS)
def test_no_file_that_holds_an_id_is_passed_over(quoted: str, written: object, id_: str, wanted: str) -> None:
    assert callable(written)
    text = quoted.format(id_ if quoted[0] == "'" else written(id_))
    data = f"{ROUND}[[applications]]\nid = {text}\n".encode()
    if id_ == wanted:
        assert mentioning([wanted])(data)
    if id_.startswith(f"{wanted}-"):
        assert mentioning([], stems=[f"{wanted}-"])(data)


def test_what_holds_no_such_id_is_passed_over() -> None:
    data = f"{ROUND}{application('2020-15')}# 2021-07\n".encode()
    assert not mentioning(["2020-1"])(data)
    assert not mentioning(["2021"], stems=["2021-"])(data)
    assert not mentioning(["2020-09-09"])(data)
    assert mentioning([f"x{n}" for n in range(10, 31)])(data)
    assert not mentioning([f"x{n}" for n in range(10, 30)])(data)


def test_of_very_many_ids_none_is_looked_for_but_their_stem() -> None:
    ids = [f"2020-{number:05}" for number in range(20_000)]
    data = f"{ROUND}{application('x-1')}".encode()
    assert mentioning(ids)(data)
    assert not mentioning(ids, stems=["2020-"])(data)
    assert mentioning(ids, stems=["2020-"])(data + application("2020-1").encode())


@examples(300)
@given(data=corrupted(DECIDED.encode()) | corrupted(SHIPPED.encode()) | corrupted(OPEN.encode()))
def test_no_round_that_is_open_is_passed_over(data: bytes) -> None:
    found = decode(SourceFile("a.toml", data)).round
    assert found is None or found.heading.state != "open" or may_be_open(data)


def test_a_round_that_is_decided_is_passed_over() -> None:
    assert not may_be_open(DECIDED.encode())
    assert not may_be_open(SHIPPED.encode())
    assert not may_be_open(DECIDED.replace("\n", "\r\n").encode())
    assert not may_be_open(DECIDED.replace('state = "decided"', "state\t='decided'").encode())
    assert not may_be_open(f'{DECIDED.replace("[round]", "[round] ")}source = """x"""\n'.encode())
    assert not may_be_open(tomli_w.dumps({"round": {"date": date(2020, 9, 9), "state": "decided"}}).encode())


@pytest.mark.parametrize(
    "text",
    [
        f'{ROUND}\n[frame]\nstate = "decided"\n',
        f'{ROUND}# state = "decided"\n',
        f'{ROUND}state = "open"\n',
        f"{ROUND}state = 'open' # decided\n",
        f'{ROUND}source = "state = \\"decided\\""\n',
        f'x = """\n[round]\nstate = "decided"\n"""\n{ROUND}',
        f"x = '''\n[round]\nstate = \"decided\"\n'''\n{ROUND}",
    ],
)
def test_a_state_that_is_not_the_rounds_does_not_count(text: str) -> None:
    found = decode(SourceFile("a.toml", text.encode())).round
    assert found is not None
    assert found.heading.state == "open"
    assert may_be_open(text.encode())


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    return Skjonn.at(tmp_path, monkeypatch, capsys)


OTHER = f'{ROUND}state = "decided"\n{application("2027-01")}{award("2027-01")}'


@pytest.mark.parametrize("id_", ["2027-01", escaped("2027-01")])
def test_an_id_that_is_taken_in_another_round_is_refused_however_it_is_written(id_: str, skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml")
    skjonn.keep("2020.toml", f"{ROUND}{application(id_)}")
    before = skjonn.files()
    ran = skjonn("application", "add", "--round", "2027", "--id", "2027-01", *NEW)
    assert ran.code == 1
    assert "SKJ109 duplicate-id" in ran.err + ran.out
    assert skjonn.files() == before


def test_an_id_is_given_out_after_those_of_all_rounds(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml")
    skjonn.keep("2020.toml", OTHER)
    for options in (("--round", "2027"), ()):
        assert skjonn("application", "add", *options, *NEW, "--dry-run").out.startswith(
            '[[applications]]\nid = "2027-02"\n'
        )


def test_where_a_rule_makes_errors_of_what_any_round_says_all_are_asked(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml")
    skjonn.keep("2020.toml", f"{DECIDED}{application('2020-01', project='Innbyggerdialog')}{award('2020-01')}")
    assert skjonn("application", "add", *NEW, "--dry-run").code == 0
    skjonn.keep("skjonn.toml", '[severity]\nsame-project = "error"\n')
    ran = skjonn("application", "add", *NEW)
    assert ran.code == 1
    assert "SKJ307 same-project" in ran.err + ran.out


GRADED = '[severity]\n{} = "{}"\n'


@pytest.mark.parametrize(
    ("says", "is_whole"),
    [
        ("", False),
        (GRADED.format("same-project", "error"), True),
        (GRADED.format("waiver-unused", "error"), True),
        (GRADED.format("id-of-another-round", "error"), False),
        (GRADED.format("same-project", "note"), False),
        (f"[check]\nignore = ['same-project']\n{GRADED.format('same-project', 'error')}", False),
    ],
)
def test_settings_are_known_to_every_change_and_all_files_where_one_may_refuse_it(says: str, *, is_whole: bool) -> None:
    files = snapshot({"2020.toml": ROUND, "2022.toml": LATER, "skjonn.toml": says})
    names = ("2020.toml", "2022.toml", "skjonn.toml") if is_whole else ("2022.toml", "skjonn.toml")
    assert relevant_to(files, FileFilter(rounds=["2022"])).names == names


@pytest.mark.parametrize(
    ("says", "code"),
    [
        ("", 0),
        (GRADED.format("id-of-another-round", "error"), 1),
        (f"[check]\nignore = ['SKJ3']\n{GRADED.format('id-of-another-round', 'error')}", 0),
        ("[limits]\nminimum = 200_000\n", 1),
        (f"[limits]\nminimum = 200_000\n{GRADED.format('award-below-minimum', 'warning')}", 0),
    ],
)
def test_what_the_settings_make_an_error_refuses_an_addition_and_nothing_else_does(
    says: str, code: int, skjonn: Skjonn
) -> None:
    skjonn.keep("2027.toml")
    skjonn.keep("skjonn.toml", says)
    ran = skjonn("award", "add", "--round", "2027", "--id", "2019-01", *NEW, "--granted", "100 000")
    assert (ran.code, b"2019-01" in skjonn.files()["2027.toml"]) == (code, code == 0)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (
            ("--round", "2072", *NEW),
            "error: There is no round 2072 in ledger.\n       Did you mean 2028 or 2027 or 2020?\n",
        ),
        (NEW, "error: 2 rounds are open: 2027, 2028.\n"),
    ],
)
def test_what_is_wrong_is_said_as_if_all_were_known(words: tuple[str, ...], says: str, skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml")
    skjonn.keep("2028.toml", OPEN.replace("2027", "2028"))
    skjonn.keep("2020.toml", OTHER)
    ran = skjonn("application", "add", *words)
    assert ran.code == 2
    assert ran.err.startswith(says)


def test_a_round_in_a_file_of_any_name_and_an_entry_keep_a_new_round_from_their_id(skjonn: Skjonn) -> None:
    skjonn.keep("a/b.toml")
    skjonn.keep("2020.toml", f"{ROUND}{application('2029')}")
    for id_, rule in (("2027", "SKJ113 duplicate-round"), ("2029", "SKJ109 duplicate-id")):
        ran = skjonn("round", "add", id_, "--title", "T", "--grantor", "G", "--date", "2027-03-01")
        assert ran.code == 1
        assert rule in ran.err + ran.out


@pytest.mark.parametrize("options", [("--round", "2027"), ()])
def test_an_id_of_another_manner_that_is_taken_in_another_round_is_refused(
    options: tuple[str, ...], skjonn: Skjonn
) -> None:
    skjonn.keep("2027.toml")
    skjonn.keep("2020.toml", f'{ROUND}state = "decided"\n{application("x-7")}{award("x-7")}')
    ran = skjonn("application", "add", *options, "--id", "x-7", *NEW)
    assert ran.code == 1
    assert "SKJ109 duplicate-id" in ran.err + ran.out


def test_an_application_of_another_round_is_told_its_round(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml")
    skjonn.keep("2020.toml", f'{ROUND}state = "decided"\n{application("x-7")}')
    ran = skjonn("award", "add", "x-7", "--round", "2027", "--granted", "100 000")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: x-7 is in round 2020, not in 2027. Nothing was written.\n")


def test_an_application_that_stands_in_two_rounds_is_told_the_first_of_them(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", OPEN + application("x-7"))
    skjonn.keep("2020.toml", DECIDED + application("x-7"))
    ran = skjonn("award", "add", "x-7", "--round", "2027", "--granted", "100 000")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: x-7 is in round 2020, not in 2027. Nothing was written.\n")


@pytest.mark.parametrize(
    ("wrong", "now"),
    [
        ("2020-01", ""),
        ("2020-1", "Did you mean 2020-01"),
        ("2O20", "There are 2020-01, 2020-02, 2020-03."),
    ],
)
@pytest.mark.parametrize("first", [application("2020-01"), award("2020-01"), waiver("same-project", "2020-01")])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_of_a_round_that_cannot_be_read_the_ids_are_told_and_no_others(
    wrong: str, now: str, first: str, end: str, skjonn: Skjonn
) -> None:
    entries = application("2020-01") + application("2020-02").replace('id = "2020-02"', "id\t='2020-02'")
    entries += application("2020-03", more='# id = "2020-04"\nvalid = "2020-05"\narea = "id = \'2020-06\'"')
    skjonn.keep("2020.toml", f"{DECIDED}{first}x =\n{entries}".replace("\n", end))
    ran = skjonn("award", "add", wrong, "--granted", "350 000")
    assert ran.code == 2
    assert ran.err.startswith(f"error: There is no application {wrong} in ledger.\n       {now}")


def test_an_id_is_the_rounds_own_only_where_it_begins_with_the_rounds(skjonn: Skjonn) -> None:
    skjonn.keep("2027.1.toml", OPEN.replace('"2027"', '"2027.1"') + application("2027x1-05") + application("a"))
    assert 'id = "2027.1-01"\n' in skjonn("application", "add", *NEW, "--dry-run").out


@pytest.mark.parametrize("title", ["Runde", "Runde \\u00e5"])
def test_an_error_that_another_round_has_already_is_new_in_this_one(title: str, skjonn: Skjonn) -> None:
    oslo = '\n[[regions]]\ncounty = "Oslo"\ngranted = 100_000\n'
    later = LATER + f'state = "decided"\n{oslo}'
    skjonn.keep("2022.toml", f"{later}{application('a')}{award('a')}{application('b')}")
    skjonn.keep("2020.toml", f"{DECIDED.replace('Prosjektskjønn 2020', title)}{oslo}")
    before = skjonn.files()
    ran = skjonn("award", "add", "b", "--granted", "7 kr")
    assert ran.code == 1
    assert "SKJ207 region-granted-differs" in ran.err + ran.out
    assert skjonn.files() == before


@pytest.mark.parametrize("other", ["[broken\n", "[broken # \\\n"])
def test_where_a_waiver_without_use_is_an_error_all_files_are_asked_whether_it_has_one(
    other: str, skjonn: Skjonn
) -> None:
    skjonn.keep("skjonn.toml", '[severity]\nwaiver-unused = "error"\n')
    skjonn.keep("broken.toml", other)
    skjonn.keep(
        "2020.toml", f'{ROUND}itemised = "awarded"\n{application("a")}{waiver("application-without-award", "a")}'
    )
    # Whether it meets anything is not certain while a file cannot be read.
    assert skjonn("award", "add", "a", "--granted", "100 000").code == 0


@pytest.mark.parametrize(
    ("wrong", "meant"), [("2028-002", "2028-02"), ("2020-1", "2020-01"), ("2021-O1", "2021-01"), ("2O20-01", "2020-01")]
)
def test_an_application_that_was_probably_meant_is_told_wherever_it_stands(
    wrong: str, meant: str, skjonn: Skjonn
) -> None:
    skjonn.keep("2027.toml")
    skjonn.keep("2028.toml", f"{OPEN.replace('2027', '2028')}{application('2028-02')}")
    skjonn.keep("2020.toml", f"{DECIDED}{application('2020-01')}{award('2020-01')}")
    inline = 'applications = [{ id = "2021-01", municipality = "Oslo", project = "x" }]\n'
    skjonn.keep("2021.toml", f"{inline}{DECIDED.replace('2020', '2021')}")
    before = skjonn.files()
    ran = skjonn("award", "add", wrong, "--granted", "350 000")
    assert ran.code == 2
    assert ran.err.startswith(f"error: There is no application {wrong} in ledger.\n       Did you mean {meant}")
    assert skjonn.files() == before


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("2O20-03351", "2020-03351"),
        ("2020-033551", "2020-03351"),
        ("2020-3351", "2020-03351"),
        ("020-03351", "2020-03351"),
        ("2020-03351x", "2020-03351"),
        ("2019-00001x", "2019-00001"),
        ("x2020-00000", "2020-00000"),
    ],
)
def test_of_very_many_applications_the_one_that_was_probably_meant_is_told(
    wrong: str, meant: str, skjonn: Skjonn
) -> None:
    ids = [f"{year}-{number:05}" for year in (2019, 2020, 2021) for number in range(5_000)]
    skjonn.keep("2020.toml", ROUND + "".join(map(application, ids)))
    ran = skjonn("award", "add", wrong, "--granted", "350 000")
    assert ran.code == 2
    first, said = ran.err.splitlines()
    assert first == f"error: There is no application {wrong} in ledger."
    told = said.strip().removeprefix("Did you mean ").removesuffix("?").split(" or ")
    assert meant in told
    assert len(set(told)) == 3
    assert set(told) <= set(ids)


BELOW = f"{application('a-01')}{ROUND.replace('2020', 'a', 1)}"
BROKEN = f"{ROUND.replace('2020', 'b', 1)}{application('b-01')}broken =\n"


@pytest.mark.parametrize(
    ("files", "words", "says"),
    [
        ((BELOW, BELOW.replace('"a', '"b')), ("application", "add", *NEW), "2 rounds are open: a, b."),
        ((BELOW,), ("award", "add", "a-02", "--granted", "5000"), "Did you mean a-01?"),
        ((BELOW, BROKEN), ("award", "add", "b-01", "--granted", "5000"), "Did you mean a-01?"),
        ((BELOW, BROKEN), ("award", "add", "b-01", "--granted", "5000", "--round", "a"), "Did you mean a-01?"),
        ((BELOW,), ("application", "add", *NEW, "--round", "b"), "There is only a."),
    ],
)
def test_what_there_is_is_said_wherever_a_round_stands_and_of_what_can_be_read(
    files: tuple[str, ...], words: tuple[str, ...], says: str, skjonn: Skjonn
) -> None:
    for name, text in zip(("a.toml", "b.toml"), files, strict=False):
        skjonn.keep(name, text)
    ran = skjonn(*words)
    assert ran.code == 2
    assert says in ran.err


def test_an_application_that_comes_while_its_like_are_looked_for_was_still_not_there(
    skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load_ids(files: Files) -> tuple[Mapping[str, Sequence[str]], Sequence[str]]:
        skjonn.keep("2027.toml", OPEN + application("2027-02"))
        return load.load_ids(files)

    skjonn.keep("2027.toml", OPEN + application("2027-01"))
    monkeypatch.setattr(add_entries, "load_ids", load_ids)
    ran = skjonn("award", "add", "2027-02", "--granted", "5000")
    assert ran.code == 2
    assert ran.err.startswith("error: There is no application 2027-02 in ledger.\n")
