"""Applications and awards from the shell: what is written, what is said of it, and what is refused."""

from itertools import chain
from pathlib import Path

import pytest

from skjonn.cli.commands import EXAMPLES
from skjonn.model.entries import AWARD_FIELDS, Application
from support.command_line import NEW, OPEN, Skjonn
from support.ledgers import SHIPPED
from support.typed_fields import by_key, typed_fields

DECIDED = OPEN.replace("2027", "2026").replace("[frame]", 'state = "decided"\n\n[frame]')


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    skjonn = Skjonn.at(tmp_path, monkeypatch, capsys)
    skjonn.keep("2027.toml")
    return skjonn


OTHER = ("--municipality", "Hole", "--project", "Noe annet")
"""What is not the same as `application`."""


def application(id_: str, more: str = "") -> str:
    return f'\n[[applications]]\nid = "{id_}"\nmunicipality = "Hole"\nproject = "Innbyggerdialog"\n{more}'


def award(id_: str, granted: str, more: str = "") -> str:
    return f'\n[[awards]]\napplication = "{id_}"\ngranted = {granted}\n{more}'


def test_an_application_and_its_award_are_added_in_one_and_shown_with_what_is_left(skjonn: Skjonn) -> None:
    ran = skjonn("award", "add", *NEW, "--granted", "350 000", "--partner", "Ringerike", "--partner", "Lier")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.replace("\u00a0", " ") == (
        "Added to ledger/2027.toml, line 10\n"
        "\n"
        " 2027-01   Hole (Buskerud)   Innbyggerdialog   with Ringerike, Lier   350 000 kr\n"
        "\n"
        " Frame 2027: 350 000 of 8 000 000 kr granted in 1 award, 7 650 000 kr left.\n"
    )
    partners = 'partners = ["Ringerike", "Lier"]\n'
    assert skjonn.files() == {
        "2027.toml": (OPEN + application("2027-01", partners) + award("2027-01", "350_000")).encode()
    }
    assert skjonn("check").code == 0


OF_RECIPIENT = {"--recipient", "--member", "--recipient-county", "--organisation"}


@pytest.mark.parametrize(("option", "text", "line"), typed_fields(by_key(Application), AWARD_FIELDS))
def test_what_is_typed_for_a_field_is_written_under_its_key(option: str, text: str, line: str, skjonn: Skjonn) -> None:
    given = {**dict(zip(NEW[::2], NEW[1::2], strict=True)), "--granted": "1 000", option: text}
    if option in OF_RECIPIENT:
        del given["--municipality"]
        given.setdefault("--recipient", "Asker")
    # As a county or a recipient, what is typed is an error.
    ran = skjonn("award", "add", *chain.from_iterable(given.items()), "--anyway")
    assert ran.code == 0
    assert line in skjonn.files()["2027.toml"].decode().removeprefix(OPEN)


def test_an_application_is_added_with_much_of_what_it_can_have(skjonn: Skjonn) -> None:
    ran = skjonn(
        *("application", "add", *NEW, "--round", "2027", "--id", "Søknad.1".replace("ø", "o")),
        *("--cooperation", "Samarbeid internt i kommunen", "--requested", "0,35 mill.", "--received", "2027-01-15"),
        *("--role", "service", "--role", "community", "--area", "Helse og omsorg"),
    )
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.replace("\u00a0", " ").splitlines()[2:3] == [
        " Soknad.1   Hole (Buskerud)   Innbyggerdialog   350 000 kr requested"
    ]
    more = """\
cooperation = "Samarbeid internt i kommunen"
requested = 350_000
received = 2027-01-15
roles = ["service", "community"]
area = "Helse og omsorg"
"""
    assert skjonn.files() == {"2027.toml": (OPEN + application("Soknad.1", more)).encode()}


def test_an_award_for_an_application_in_the_ledger_goes_to_its_round_whatever_is_open(skjonn: Skjonn) -> None:
    old = skjonn.keep("2026.toml", DECIDED + application("2026-01"))
    skjonn.keep("2028.toml", OPEN.replace("2027", "2028"))
    ran = skjonn("award", "add", "2026-01", "--granted", "1,45 MNOK", "--decided", "2026-05-01", "--case", "2026/7-1")
    assert ran.code == 0
    assert ran.out.splitlines()[0] == "Added to ledger/2026.toml, line 17"
    more = 'decided = 2026-05-01\ncase = "2026/7-1"\n'
    assert old.read_text("utf-8") == DECIDED + application("2026-01") + award("2026-01", "1_450_000", more)


def test_a_round_without_a_frame_says_what_is_granted(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", OPEN.partition("\n[frame]")[0])
    ran = skjonn("award", "add", *NEW, "--granted", "1")
    assert ran.out.replace("\u00a0", " ").splitlines()[-1] == " Round 2027: 1 kr granted in 1 award."


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        ("350000", "350_000"),
        ("350 000", "350_000"),
        ("350_000", "350_000"),
        ("350.000", "350_000"),
        ("350.000,-", "350_000"),
        ("kr 350 000", "350_000"),
        ("350\u00a0000 kr", "350_000"),
        ("350\u2009000,00", "350_000"),
        ("0,35 mill.", "350_000"),
        ("350 tusen", "350_000"),
        ("1.450,-", "1_450"),
        ("1,45 MNOK", "1_450_000"),
        ("999", "999"),
    ],
)
def test_an_amount_is_taken_as_people_write_it(amount: str, written: str, skjonn: Skjonn) -> None:
    assert skjonn("award", "add", *NEW, "--granted", amount).code == 0
    assert skjonn.files()["2027.toml"].endswith(f"granted = {written}\n".encode())


@pytest.mark.parametrize(
    ("amount", "what"),
    [
        ("1.450", "1.450 can be read in two ways: 1\u00a0450 kr, or 1,45 kr."),
        ("1,450,000", "1,450,000 can be read in two ways: 1\u00a0450\u00a0000 kr, or 1\u00a0450 kr."),
        ("10 20", "10 20 can be read in two ways: 1\u00a0020 kr, or 2 amounts, 10 and 20."),
        ("8.350 mill.", "8.350 mill. can be read in two ways"),
        ("350 000,50", "350 000,50 is 350\u00a0000,50 kr; an amount is whole kroner."),
        ("0", "0 is not above zero."),
        ("-5", "-5 is below zero."),
        ("a lot", "a lot holds no number."),
    ],
)
def test_an_amount_that_cannot_be_meant_in_one_way_is_refused_and_nothing_is_written(
    amount: str, what: str, skjonn: Skjonn
) -> None:
    ran = skjonn("award", "add", *NEW, f"--granted={amount}")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"error: {what}")
    assert ran.err.endswith(" Nothing was written.\n")
    assert skjonn.files() == {"2027.toml": OPEN.encode()}


@pytest.mark.parametrize(
    ("there", "given"),
    [
        ((), "2027-01"),
        (("2027-01", "2027-02"), "2027-03"),
        (("2027-01", "2027-07"), "2027-08"),
        (("2027-001",), "2027-002"),
        (("2027-1", "2027-009"), "2027-010"),
        (("2027-99",), "2027-100"),
        (("2026-05", "annen", "2027-x"), "2027-01"),
        (("2027-1234567890123456789",), "2027-01"),
        # Most of the round's ids begin with something else.
        (tuple(f"SKJ-{number:03}" for number in range(1, 49)), "SKJ-049"),
        ((*(f"SKJ-{number:03}" for number in range(1, 49)), "2027-01", "annen"), "SKJ-049"),
        (("A.7",), "A.8"),
        (("SKJ-998", "SKJ-999"), "SKJ-1000"),
        (("7", "8", "2027-01"), "9"),
        (("2027-A-01", "2027-A-02", "2027-B-07"), "2027-A-03"),
        # Half of them is not most of them.
        (("SKJ-001", "a"), "2027-01"),
        (("SKJ-001", "A-001"), "2027-01"),
        (("a", "b"), "2027-01"),
    ],
)
def test_an_id_is_given_out_after_the_last_and_as_wide_as_the_widest(
    there: tuple[str, ...], given: str, skjonn: Skjonn
) -> None:
    skjonn.keep("2027.toml", OPEN + "".join(map(application, there)))
    ran = skjonn("application", "add", *OTHER)
    assert ran.code == 0
    assert f'id = "{given}"\n' in skjonn.files()["2027.toml"].decode().rpartition("[[applications]]")[2]


def test_ids_go_on_as_most_of_the_round_s_do_and_no_rule_finds_fault_with_them(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", OPEN + "".join(application(f"SKJ-{number:03}") for number in range(1, 49)))
    new = '{"municipality": "Hole", "project": "P"}\n{"municipality": "Lier", "project": "Q"}\n'
    (skjonn.folder / "new.json").write_text(new)
    before = skjonn("check", "--format", "concise").out
    assert skjonn("application", "add", "--from-json", "new.json").code == 0
    assert 'id = "SKJ-049"' in skjonn.files()["2027.toml"].decode()
    assert 'id = "SKJ-050"' in skjonn.files()["2027.toml"].decode()
    assert "SKJ309" not in skjonn("check", "--format", "concise").out
    assert "SKJ309" not in before


@pytest.mark.parametrize("file", ["2027.toml", "another.toml"])
@pytest.mark.parametrize("words", [(), ("--round", "2027")])
@pytest.mark.parametrize("stem", ["SKJ-0", ""])
def test_an_id_that_another_round_has_is_not_given_out_again(
    stem: str, words: tuple[str, ...], file: str, skjonn: Skjonn
) -> None:
    skjonn.keep("2027.toml").unlink()
    skjonn.keep(file, OPEN + application(f"{stem}1"))
    skjonn.keep("2026.toml", DECIDED + application(f"{stem}2"))
    assert f" {stem}3   Hole" in skjonn("application", "add", *OTHER, *words).out


@pytest.mark.parametrize(
    "faulty", [application("2027-07", "requested = 0\n"), award("2027-07", "-1"), award("2027-07", "1")]
)
def test_no_id_is_given_out_that_stands_where_the_entry_is_missing_or_could_not_be_read(
    faulty: str, skjonn: Skjonn
) -> None:
    skjonn.keep("2027.toml", OPEN + faulty)
    ran = skjonn("application", "add", *OTHER)
    assert ran.code == 0
    assert " 2027-08   Hole" in ran.out


def test_an_id_of_another_file_is_not_given_out(skjonn: Skjonn) -> None:
    skjonn.keep("2026.toml", DECIDED + application("2027-04"))
    assert " 2027-05   Hole" in skjonn("application", "add", *NEW).out


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        (("--municipality", "Holl", "--project", "P", "--granted", "1"), ["SKJ401"]),
        (("--municipality", "Rygge", "--project", "P", "--granted", "1"), ["SKJ403"]),
        ((*NEW, "--granted", "9 mill"), ["SKJ210"]),
        ((*NEW, "--granted", "2", "--requested", "1"), ["SKJ302"]),
        ((*NEW, "--granted", "1", "--id", "2027-01"), ["SKJ109"]),
        (("2027-01", "--granted", "1"), ["SKJ301"]),
    ],
)
def test_a_change_that_brings_a_new_error_is_refused_unless_it_is_wanted_anyway(
    words: tuple[str, ...], codes: list[str], skjonn: Skjonn
) -> None:
    skjonn.keep("2027.toml", OPEN + application("2027-01") + award("2027-01", "5"))
    before = skjonn.files()
    ran = skjonn("award", "add", *words)
    assert (ran.code, ran.out) == (1, "")
    assert [code for code in codes if f" error  {code} " not in ran.err] == []
    assert ran.err.endswith(
        "error: The change would bring these errors. Line numbers are those after it. Nothing was written.\n"
        "       Fix it, or use --anyway.\n"
    )
    assert skjonn.files() == before
    assert skjonn("award", "add", *words, "--anyway").code == 0
    assert skjonn.files()["2027.toml"].startswith(before["2027.toml"])
    assert skjonn("check").code == 1


def test_an_error_that_was_there_before_does_not_stand_in_the_way_unless_it_grows(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", OPEN + application("a") + award("a", "9_000_000"))
    assert skjonn("application", "add", *NEW).code == 0
    ran = skjonn("award", "add", "2027-01", "--granted", "1")
    assert (ran.code, "1\u00a0000\u00a0001 kr too much" in ran.err) == (1, True)


def test_a_decided_round_takes_no_award_that_its_figures_do_not_hold(skjonn: Skjonn) -> None:
    path = skjonn.keep_shipped()
    ran = skjonn("award", "add", "--round", "2020", "--municipality", "Asker", "--project", "P", "--granted", "1")
    assert ran.code == 1
    assert "SKJ202 awards-differ" in ran.err
    assert path.read_text("utf-8") == SHIPPED


def test_what_would_be_written_is_shown_and_not_written(skjonn: Skjonn) -> None:
    ran = skjonn("award", "add", *NEW, "--granted", "1", "--dry-run")
    assert ran.code == 0
    assert ran.out == (application("2027-01") + award("2027-01", "1")).lstrip("\n")
    assert ran.err == "Would be added to ledger/2027.toml; nothing was written.\n"
    assert list(skjonn.ledger.iterdir()) == [skjonn.ledger / "2027.toml"], "not even a lock"


def test_what_would_be_refused_is_refused_in_a_dry_run_too(skjonn: Skjonn) -> None:
    assert skjonn("award", "add", *NEW, "--granted", "9 mill", "--dry-run").code == 1
    ran = skjonn("award", "add", *NEW, "--granted", "9 mill", "--dry-run", "--anyway")
    assert (ran.code, "granted = 9_000_000" in ran.out) == (0, True)


def test_all_that_is_missing_is_named_in_one_error_where_nobody_can_be_asked(skjonn: Skjonn) -> None:
    def example(command: str) -> str:
        return f"       Type, for example: {EXAMPLES[command][0]}\n"

    ran = skjonn("award", "add", "--partner", "Lier")
    assert ran.code == 2
    assert ran.err == (
        f"error: Missing: --municipality, --granted.\n{example('award add')}       Nothing was written.\n"
    )
    assert skjonn("application", "add", "--project", " ", "--municipality", "").err == (
        f"error: Missing: --municipality.\n{example('application add')}       Nothing was written.\n"
    )
    assert skjonn("award", "add", "2027-01").err.startswith("error: Missing: --granted.\n")


def test_what_is_only_spaces_is_as_good_as_not_given(skjonn: Skjonn) -> None:
    assert skjonn("application", "add", *NEW, "--partner", " ", "--area", "", "--requested", "").code == 0
    assert skjonn.files()["2027.toml"].decode() == OPEN + application("2027-01")


@pytest.mark.parametrize(
    ("rounds", "what", "now"),
    [
        ((), "No round in ledger is open.", "Name one with --round, or add one: `skjonn round add`."),
        (("2027", "2028"), "2 rounds are open: 2027, 2028.", "Name one with --round."),
    ],
)
def test_without_a_round_there_must_be_exactly_one_that_is_open(
    rounds: tuple[str, ...], what: str, now: str, skjonn: Skjonn
) -> None:
    (skjonn.ledger / "2027.toml").unlink()
    skjonn.keep("2026.toml", DECIDED)
    for round_ in rounds:
        skjonn.keep(f"{round_}.toml", OPEN.replace("2027", round_))
    before = skjonn.files()
    ran = skjonn("award", "add", *NEW, "--granted", "1")
    assert (ran.code, ran.err) == (2, f"error: {what}\n       {now}\n")
    assert skjonn.files() == before
    assert skjonn("award", "add", *NEW, "--granted", "1", "--round", "2026").code == 0


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("2027-02",), "There is no application 2027-02 in ledger."),
        (("2027-01", "--round", "2026"), "2027-01 is in round 2027, not in 2026. Nothing was written."),
        (("2027-01", "--round", "2025"), "There is no round 2025 in ledger."),
        (
            ("2027-01", "--project", "P", "--id", "x"),
            "The entry is an award for 2027-01, and takes id, project from that.",
        ),
    ],
)
def test_an_award_that_does_not_fit_its_application_is_refused(
    words: tuple[str, ...], what: str, skjonn: Skjonn
) -> None:
    skjonn.keep("2026.toml", DECIDED)
    skjonn.keep("2027.toml", OPEN + application("2027-01"))
    before = skjonn.files()
    ran = skjonn("award", "add", *words, "--granted", "1")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.splitlines()[0] == f"error: {what}"
    assert skjonn.files() == before


@pytest.mark.parametrize(
    "before",
    [
        OPEN.encode().replace(b"\n", b"\r\n"),
        b"\xef\xbb\xbf" + OPEN.encode(),
        OPEN.encode().rstrip(b"\n"),
        OPEN.encode() + b"# the end",
        OPEN.encode() + b"\n\n  # a comment\n\n\n",
        b"format = 1 # of the file\n\n" + OPEN.encode().replace(b" = ", b"=").replace(b"8_000_000", b"8000000"),
        OPEN.encode().replace(b"\n", b"\r\n").rstrip(b"\r\n"),
    ],
)
def test_the_old_bytes_stay_as_they_are_and_the_new_ones_follow_in_their_manner(before: bytes, skjonn: Skjonn) -> None:
    path = skjonn.keep("2027.toml", before)
    assert skjonn("award", "add", *NEW, "--granted", "1").code == 0
    after = path.read_bytes()
    assert after.startswith(before)
    new = (application("2027-01") + award("2027-01", "1")).encode()
    line_break = b"\r\n" if b"\r\n" in before else b"\n"
    assert after[len(before) :] == (b"" if before.endswith(b"\n") else line_break) + new.replace(b"\n", line_break)
    assert skjonn("check").code == 0


def test_a_dry_run_on_a_file_of_windows_shows_plain_lines(skjonn: Skjonn) -> None:
    skjonn.keep("2027.toml", OPEN.encode().replace(b"\n", b"\r\n"))
    ran = skjonn("application", "add", *NEW, "--dry-run")
    assert ran.out == application("2027-01").lstrip("\n")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("awards = []", "`awards` is written as one value in line 1, but TOML does not allow `[[awards]]` after that"),
        (
            'applications = [{ id = "a", municipality = "Hole", project = "P" }]',
            "`applications` is written as one value in line 1, but TOML does not allow `[[applications]]` after that",
        ),
        ("applications.a = 1", "`applications` is written as one value in line 1"),
    ],
)
def test_a_file_that_cannot_be_appended_to_is_refused_with_the_reason_also_anyway(
    line: str, why: str, skjonn: Skjonn
) -> None:
    path = skjonn.keep("2027.toml", f"{line}\n{OPEN}")
    before = path.read_bytes()
    for anyway in ((), ("--anyway",), ("--anyway", "--dry-run")):
        ran = skjonn("award", "add", *NEW, "--granted", "1", *anyway)
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.startswith(f"error: ledger/2027.toml: {why}")
        assert "Nothing was written." in ran.err
        assert path.read_bytes() == before


def test_a_file_in_a_folder_and_through_a_link_is_added_to(skjonn: Skjonn) -> None:
    (skjonn.ledger / "2027.toml").unlink()
    real = skjonn.ledger / "real"
    real.write_text(OPEN, "utf-8")
    (skjonn.ledger / "old").mkdir()
    (skjonn.ledger / "old" / "2027.toml").symlink_to(real)
    ran = skjonn("application", "add", *NEW)
    assert ran.out.startswith("Added to ledger/old/2027.toml, line 10\n")
    assert (skjonn.ledger / "old" / "2027.toml").is_symlink()
    assert real.read_text("utf-8") == OPEN + application("2027-01")


def test_a_file_is_shown_as_it_is_reached_from_here(skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(skjonn.ledger)
    assert skjonn("application", "add", *NEW, "--ledger", ".").out.startswith("Added to 2027.toml, line 10\n")


def test_what_is_said_of_an_addition_is_in_the_language_asked_for(skjonn: Skjonn) -> None:
    out = skjonn("award", "add", *NEW, "--granted", "350 000", "--lang", "nn").out.replace("\u00a0", " ")
    assert out.startswith("Lagt til i ledger/2027.toml, linje 10\n")
    assert "350 000 av 8 000 000 kr" in out


@pytest.mark.parametrize("typed", ["hole", "3310", "Hole kommune"])
def test_a_municipality_is_written_by_its_official_name_and_what_was_typed_is_said(typed: str, skjonn: Skjonn) -> None:
    ran = skjonn("application", "add", "--municipality", typed, "--project", "Innbyggerdialog")
    assert (ran.code, ran.err) == (0, f'"{typed}" is written by its official name, Hole.\n')
    assert skjonn.files() == {"2027.toml": (OPEN + application("2027-01")).encode()}


def test_the_official_name_says_which_of_two_municipalities_it_is(skjonn: Skjonn) -> None:
    ran = skjonn("application", "add", "--municipality", "1818", "--project", "Innbyggerdialog")
    assert (ran.code, ran.err) == (0, '"1818" is written by its official name, Herøy (Nordland).\n')
    assert 'municipality = "Herøy (Nordland)"\n' in skjonn.files()["2027.toml"].decode()
