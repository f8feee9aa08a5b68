"""An export's folder is there whole or not at all, and takes the place of nothing but a former one."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from skjonn.disk.replace_folder import publish
from skjonn.model.errors import UsageError
from support.export_process import NEW, OLD, export, held, is_ours, put

CHILD = str(Path(__file__).with_name("support") / "export_process.py")
NOBODY = 65534

posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions, links and processes")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refusal(work: Callable[[Path], None] = put, *, folder: str = "out", overwrite: bool = True) -> str:
    """What a refused export says; nothing of it stays beside the folder."""
    before = {path.name for path in Path().iterdir()}
    with pytest.raises(UsageError) as caught, publish(Path(folder), overwrite=overwrite, is_ours=is_ours) as new:
        work(new)
    assert {path.name for path in Path().iterdir()} <= {*before, "out"}
    return caught.value.what


def test_a_folder_has_no_name_before_all_is_written() -> None:
    with publish(Path("a/b/out"), overwrite=False, is_ours=is_ours) as new:
        put(new)
        assert [path.name[0] for path in Path("a/b").iterdir()] == ["."]
    assert held(Path("a/b/out")) == NEW
    assert [path.name for path in Path("a/b").iterdir()] == ["out"]


def test_a_former_export_is_replaced_with_all_that_it_had_where_that_is_asked_for() -> None:
    put(Path("out"), OLD)
    assert refusal(overwrite=False) == "out holds an export already."
    assert held(Path("out")) == OLD
    export(Path("out"))
    assert held(Path("out")) == NEW
    assert [path.name for path in Path().iterdir()] == ["out"]


@pytest.mark.parametrize("fault", [ValueError, KeyboardInterrupt])
def test_work_that_is_broken_off_leaves_what_was_there(fault: type[BaseException]) -> None:
    def work() -> None:
        with publish(Path("out"), overwrite=True, is_ours=is_ours) as new:
            put(new)
            raise fault

    put(Path("out"), OLD)
    with pytest.raises(fault):
        work()
    assert held(Path("out")) == OLD
    assert [path.name for path in Path().iterdir()] == ["out"]


def test_an_empty_folder_is_taken_and_keeps_its_mode() -> None:
    Path("out").mkdir(mode=0o700)
    mode = Path("out").stat().st_mode
    with publish(Path("out"), overwrite=False, is_ours=is_ours) as new:
        put(new)
    assert held(Path("out")) == NEW
    assert Path("out").stat().st_mode == mode


@pytest.mark.parametrize("name", ["mine", ".mine", "year=2020/mine", "year=2020/deep/a/b", "mine/"])
def test_what_is_no_export_s_is_not_replaced(name: str) -> None:
    put(Path("out"), OLD)
    path = Path("out", name)
    (path if name.endswith("/") else path.parent).mkdir(parents=True, exist_ok=True)
    if not path.exists():
        path.write_bytes(b"mine")
    assert refusal().endswith(", which no export wrote.")
    assert path.exists()
    assert held(Path("out")).items() >= OLD.items()


@pytest.mark.parametrize("name", [".DS_Store", "Thumbs.db", "desktop.ini"])
def test_what_file_managers_put_into_a_folder_is_not_in_the_way(name: str) -> None:
    put(Path("out"), OLD)
    for path in (Path("out", name), Path("out", "year=2020", name)):
        path.write_bytes(b"the system's")
    assert refusal(overwrite=False) == "out holds an export already."
    export(Path("out"))
    assert held(Path("out")) == NEW
    shutil.rmtree("out")
    Path("out").mkdir()
    Path("out", name).write_bytes(b"the system's")
    with publish(Path("out"), overwrite=False, is_ours=is_ours) as new:
        put(new)
    assert held(Path("out")) == NEW


@posix
def test_a_link_to_the_folder_stays_and_one_in_it_is_no_export_s() -> None:
    Path("real").mkdir()
    Path("out").symlink_to("real")
    export(Path("out"))
    assert Path("out").is_symlink()
    assert held(Path("real")) == NEW
    Path("real", "year=2022").symlink_to("year=2020")
    assert refusal() == "out holds year=2022, which no export wrote."


def test_a_file_is_neither_replaced_nor_gone_into() -> None:
    Path("out").write_bytes(b"mine")
    assert refusal().startswith("out cannot be written: ")
    assert " cannot be written: " in refusal(folder="out/deep")
    assert Path("out").read_bytes() == b"mine"


@pytest.mark.parametrize("name", ["", "."])
def test_the_folder_that_one_works_in_is_not_replaced(name: str) -> None:
    assert refusal(folder=name) == ". is the current folder, and cannot be replaced."


@pytest.mark.parametrize("former", [True, False])
def test_what_another_program_puts_there_meanwhile_is_left(former: bool) -> None:  # noqa: FBT001 - a parameter of the test
    def work(new: Path) -> None:
        put(new)
        Path("out").mkdir(exist_ok=True)
        Path("out", "mine").write_bytes(b"mine")

    if former:
        put(Path("out"), OLD)
    assert refusal(work) == "out holds mine, which no export wrote."
    assert held(Path("out")) == {**(OLD if former else {}), "mine": b"mine"}


def test_a_former_export_is_put_back_where_the_new_one_cannot_take_its_place() -> None:
    put(Path("out"), OLD)
    assert refusal(shutil.rmtree).startswith("out cannot be written: ")
    assert held(Path("out")) == OLD


@posix
def test_a_full_disk_leaves_the_former_export(here: Path) -> None:
    put(Path("out"), OLD)
    done = subprocess.run([sys.executable, CHILD, "fill", str(here)], stdout=subprocess.PIPE, check=True)
    what, now = json.loads(done.stdout)
    assert what.endswith("out cannot be written: file too large.")
    assert now == "Choose another folder, where you may write and there is room."
    assert held(Path("out")) == OLD
    assert [path.name for path in here.iterdir()] == ["out"]


@posix
@pytest.mark.parametrize("former", ["a former one", ""])
def test_a_process_that_dies_at_any_system_call_leaves_the_old_folder_or_the_new_one(former: str, here: Path) -> None:
    done = subprocess.run([sys.executable, CHILD, "die", str(here), former], stdout=subprocess.PIPE, check=True)
    deaths = [json.loads(line) for line in done.stdout.splitlines()]
    old, new = ({name: data.decode() for name, data in each.items()} for each in (OLD, NEW))
    before = [[old, []], [None, [old]]] if former else [[None, []]]
    turn = next(number for number, (there, _) in enumerate(deaths) if there == new)
    assert turn > 20, "it should die often before the new folder is in place"
    assert all(death in before for death in deaths[:turn])
    assert all(death in deaths for death in before)
    assert all(there == new for there, _ in deaths[turn:])
    assert deaths[-1] == [new, []], "it survived"


@pytest.fixture
def plain_user(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of one's own, and the rights of a plain user until the test ends: root is refused nothing."""
    folder = Path(tempfile.mkdtemp())  # pytest's own folders are closed to others
    monkeypatch.chdir(folder)
    was_root = os.geteuid() == 0
    if was_root:
        os.chown(folder, NOBODY, NOBODY)
        os.setegid(NOBODY)
        os.seteuid(NOBODY)
    try:
        yield folder
    finally:
        if was_root:
            os.seteuid(0)
            os.setegid(0)
        folder.chmod(0o700)
        shutil.rmtree(folder)


@posix
def test_a_folder_that_may_not_be_written_takes_no_export(plain_user: Path) -> None:
    plain_user.chmod(0o555)
    assert refusal() == "out cannot be written: permission denied."


@posix
def test_a_read_only_or_closed_folder_is_not_replaced(plain_user: Path) -> None:
    out = plain_user / "out"
    for mode in (0o555, 0o300):
        out.mkdir()
        out.chmod(mode)
        assert refusal() == "out cannot be written: permission denied."
        out.rmdir()


@posix
def test_a_former_export_that_may_not_be_moved_stays(plain_user: Path) -> None:
    def work(new: Path) -> None:
        put(new)
        plain_user.chmod(0o555)

    put(Path("out"), OLD)
    with (
        pytest.raises(UsageError, match="permission denied"),
        publish(Path("out"), overwrite=True, is_ours=is_ours) as new,
    ):
        work(new)
    assert held(Path("out")) == OLD
