"""Without options an entry is changed in the user's editor: on a copy, at its line, and checked before it counts."""

import sys
from pathlib import Path

import pytest

from support.command_line import OPEN, Skjonn

if sys.platform == "win32":
    pytest.skip("Windows has no pseudo-terminals of this kind", allow_module_level=True)

from support.terminal import terminal

ENTRIES = """
[[applications]]
id = "2027-01"
municipality = "Hole"
project = "Innbyggerdialog"

[[awards]]
application = "2027-01"
granted = 540_000 # etter møtet
"""


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    skjonn = Skjonn.at(tmp_path, monkeypatch, capsys)
    skjonn.keep("2027.toml", OPEN + ENTRIES)
    return skjonn


def text_of(skjonn: Skjonn) -> str:
    return skjonn.files()["2027.toml"].decode()


def editor(skjonn: Skjonn, *commands: str, name: str = "vi") -> dict[str, str]:
    """An editor that runs one command after the other, one each time it is started; `$f` is the file."""
    path = skjonn.folder / name
    steps = "".join(f"{number}) {command} ;;\n" for number, command in enumerate(commands, 1))
    path.write_text(
        f'#!/bin/sh\necho "$@" >> {skjonn.folder}/arguments\nfor f; do :; done\nf="${{f%:[0-9]*}}"\n'
        f"case $(wc -l < {skjonn.folder}/arguments) in\n{steps}esac\n"
    )
    path.chmod(0o755)
    return {"EDITOR": str(path), "TMPDIR": str(skjonn.folder)}


def arguments(skjonn: Skjonn) -> list[str]:
    """What the editor was started with each time, without the folder of the copy."""
    lines = (skjonn.folder / "arguments").read_text().splitlines()
    return [" ".join(word.rpartition("/")[2] for word in line.split()) for line in lines]


def test_frames_are_edited_in_their_file_and_checked_before_they_count(skjonn: Skjonn) -> None:
    frames = '[[frames]]\nid = "2027"\namount = 100\n\n[[frames]]\nid = "p"\npart_of = "2027"\namount = 60\n'
    skjonn.keep("frames.toml", frames)
    environment = editor(skjonn, sed("= 60/= 101"), sed("= 101/= 70"))
    with terminal("frame", "edit", "p", folder=skjonn.folder, environment=environment) as shell:
        shell.expect("frame-passed")
        shell.answer("What now? [Edit again/keep/drop]", "")
        shell.expect("-amount = 60\r\n+amount = 70\r\n")
        assert shell.end() == 0
    assert skjonn.files()["frames.toml"].decode() == frames.replace("60", "70")
    assert arguments(skjonn) == ["+5 frames.toml", "+3 frames.toml"]


def copies(skjonn: Skjonn) -> list[Path]:
    return [*skjonn.folder.glob("skjonn-*")]


def sed(expression: str) -> str:
    return f'sed \'s/{expression}/\' "$f" > "$f.new" && mv "$f.new" "$f"'


def test_the_file_is_opened_at_the_entrys_line_and_what_is_saved_is_written(skjonn: Skjonn) -> None:
    environment = editor(skjonn, sed("540_000/450_000"))
    with terminal("award", "edit", "2027-01", folder=skjonn.folder, environment=environment) as shell:
        shell.expect("-granted = 540_000 # etter møtet\r\n+granted = 450_000 # etter møtet\r\n")
        assert shell.end() == 0
    assert text_of(skjonn) == (OPEN + ENTRIES).replace("540_000", "450_000")
    assert arguments(skjonn) == ["+15 2027.toml"]
    assert copies(skjonn) == []


@pytest.mark.parametrize(
    ("command", "name", "given"),
    [
        (("application", "edit", "2027-01"), "nano", "+10 2027.toml"),
        (("round", "edit", "2027"), "code", "--wait --goto 2027.toml:1"),
        (("round", "edit", "2027"), "hx", "2027.toml:1"),
        (("round", "edit", "2027"), "gedit", "2027.toml"),
    ],
)
def test_each_editor_is_told_the_line_in_its_own_way(
    command: tuple[str, ...], name: str, given: str, skjonn: Skjonn
) -> None:
    environment = editor(skjonn, sed("Innbyggerdialog/Dialog"), name=name)
    with terminal(*command, folder=skjonn.folder, environment=environment) as shell:
        assert shell.end() == 0
    assert arguments(skjonn) == [given]
    assert '"Dialog"' in text_of(skjonn)


def test_visual_comes_before_editor_and_may_have_options(skjonn: Skjonn) -> None:
    environment = editor(skjonn, sed("Innbyggerdialog/Dialog"), name="subl")
    environment = {"VISUAL": f"{environment['EDITOR']} -w", "EDITOR": "false", "TMPDIR": environment["TMPDIR"]}
    with terminal("round", "edit", "2027", "--dry-run", folder=skjonn.folder, environment=environment) as shell:
        shell.expect("+++ ledger/2027.toml\r\n")
        assert shell.end() == 0
    assert arguments(skjonn) == ["-w 2027.toml:1"]
    assert text_of(skjonn) == OPEN + ENTRIES


def test_what_is_wrong_is_shown_and_can_be_edited_again(skjonn: Skjonn) -> None:
    environment = editor(skjonn, sed("540_000/9_000_000"), sed("9_000_000/900_000"))
    with terminal("award", "edit", "2027-01", folder=skjonn.folder, environment=environment) as shell:
        shell.expect("SKJ210 limit-passed")
        shell.expect("The change would bring these errors")
        assert text_of(skjonn) == OPEN + ENTRIES
        shell.answer("What now? [Edit again/keep/drop]", "")
        shell.expect("+granted = 900_000")
        assert shell.end() == 0
    assert text_of(skjonn) == (OPEN + ENTRIES).replace("540_000", "900_000")
    # The second time it begins at what was found.
    assert arguments(skjonn) == ["+15 2027.toml", "+8 2027.toml"]


def test_what_is_wrong_can_be_kept(skjonn: Skjonn) -> None:
    environment = editor(skjonn, sed("540_000/540 000"))
    with terminal("award", "edit", "2027-01", folder=skjonn.folder, environment=environment) as shell:
        shell.expect("SKJ103 toml-syntax")
        shell.answer("What now? [Edit again/keep/drop]", "keep")
        shell.expect("+granted = 540 000 # etter møtet\r\n")
        assert shell.end() == 0
    assert text_of(skjonn) == (OPEN + ENTRIES).replace("540_000", "540 000")
    assert copies(skjonn) == []


def test_what_is_wrong_can_be_dropped(skjonn: Skjonn) -> None:
    environment = editor(skjonn, sed("540_000/9_000_000"))
    with terminal("award", "edit", "2027-01", folder=skjonn.folder, environment=environment) as shell:
        shell.answer("What now? [Edit again/keep/drop]", "d")
        shell.expect("Nothing was written.")
        assert shell.end() == 1
    assert text_of(skjonn) == OPEN + ENTRIES
    assert copies(skjonn) == []


@pytest.mark.parametrize(
    ("environment", "code", "said"),
    [
        ({"VISUAL": "", "EDITOR": ""}, 2, "There is no editor: neither VISUAL nor EDITOR names one.\r\n       Set one"),
        ({"VISUAL": 'vi "'}, 2, "VISUAL is not a command: a quotation mark is missing."),
        ({"VISUAL": "/nowhere/vi"}, 2, "The editor /nowhere/vi cannot be run: no such file or directory."),
        ({"VISUAL": "false"}, 1, "The editor false exited with 1. Nothing was written."),
        ({"VISUAL": "true"}, 0, "Nothing to change: ledger/2027.toml says so already."),
    ],
)
def test_an_editor_that_is_missing_fails_or_saves_nothing_is_told(
    environment: dict[str, str], code: int, said: str, skjonn: Skjonn
) -> None:
    variables = {"TMPDIR": str(skjonn.folder), **environment}
    with terminal("award", "edit", "2027-01", folder=skjonn.folder, environment=variables) as shell:
        shell.expect(said)
        assert shell.end() == code
    assert text_of(skjonn) == OPEN + ENTRIES
    assert copies(skjonn) == []


@pytest.mark.parametrize("meanwhile", ["printf '# x\\n' >>", "rm"])
def test_a_file_that_is_changed_meanwhile_is_not_written_and_what_was_typed_is_kept(
    meanwhile: str, skjonn: Skjonn
) -> None:
    environment = editor(skjonn, f"{sed('540_000/450_000')}; {meanwhile} {skjonn.ledger}/2027.toml")
    with terminal("award", "edit", "2027-01", folder=skjonn.folder, environment=environment, columns=200) as shell:
        shell.expect("error: ledger/2027.toml was changed while it was edited. Nothing was written.\r\n")
        shell.expect("Run the command again; it starts from the file as it is now. What you wrote is in ")
        assert shell.end() == 1
    (copy,) = copies(skjonn)
    assert (copy / "2027.toml").read_text("utf-8") == (OPEN + ENTRIES).replace("540_000", "450_000")
    assert skjonn.files().get("2027.toml", b"# x\n").endswith(b"# x\n")


def test_ctrl_c_is_the_editors_own(skjonn: Skjonn) -> None:
    environment = editor(skjonn, f"trap 'true' INT; kill -INT 0; {sed('540_000/450_000')}")
    with terminal("award", "edit", "2027-01", folder=skjonn.folder, environment=environment) as shell:
        shell.expect("+granted = 450_000 # etter møtet\r\n")
        assert shell.end() == 0


def test_a_first_round_is_offered_where_a_ledger_is_begun(skjonn: Skjonn) -> None:
    folder = skjonn.folder / "ny"
    folder.mkdir()
    with terminal("init", "--lang", "nb", folder=folder) as shell:
        shell.expect("Laget ledger/.gitignore")
        shell.answer("Legge til en første runde? [J/n]", "kanskje")
        shell.expect("Svar ja eller nei.")
        shell.answer("Legge til en første runde? [J/n]", "j")
        shell.answer("ID", "a b")
        shell.expect('error: ID: "a b" cannot be an id.')
        shell.answer("ID", "2028")
        for question, text in (
            ("Tittel", "Prosjektskjønn 2028"),
            ("Tildelt av", "Statsforvalteren"),
            ("Dato", "1.3.2028"),
        ):
            shell.answer(question, text)
        for question in ("Kilde", "Ført opp", "Status", "Merknad", "Ramme kr"):
            shell.answer(question, "")
        shell.answer("Skrive det? [J/n/endre]", "yes")
        shell.expect("Lagt til i ledger/2028.toml")
        shell.expect("Videre:\r\n  skjonn round add 2027  legg til en runde")
        assert shell.end() == 0
    assert (folder / "ledger" / "2028.toml").exists()
    with terminal("init", folder=folder) as shell:
        shell.expect("ledger has all that a ledger needs.\r\n\r\nNext:")
        assert shell.end() == 0


def test_a_first_round_can_be_left_out(skjonn: Skjonn) -> None:
    with terminal("init", "ny", folder=skjonn.folder) as shell:
        shell.answer("Add a first round? [Y/n]", "n")
        shell.expect("Next:\r\n  skjonn round add 2027 --ledger ny  add a round")
        assert shell.end() == 0
