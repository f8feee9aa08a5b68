"""Bad input by the thousand: a check of a ledger that is spoilt in any way says so, in every format."""

import unicodedata
from contextlib import redirect_stderr, redirect_stdout
from io import BytesIO, TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from corrupting import SETTINGS, corrupted
from formats import READERS, read
from hypothesis import given, settings
from hypothesis import strategies as st
from ledgers import SHIPPED

from skjonn.cli.main import main
from skjonn.render.diagnostics import formats

TODAY = ("--today", "2026-11-24")


class Ran(NamedTuple):
    """What a check left."""

    code: int
    out: str
    err: str


def checked(ledger: Path, *words: str) -> Ran:
    """Check a ledger in this process."""
    out, err = (TextIOWrapper(BytesIO(), "utf-8", newline="") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        code = main(["check", "--ledger", str(ledger), *TODAY, *words])
    texts: list[str] = []
    for stream in (out, err):
        stream.flush()
        stream.seek(0)
        texts.append(stream.read())
    return Ran(code, *texts)


def is_fit_for_a_terminal(text: str) -> bool:
    return not any(unicodedata.category(sign) in {"Cc", "Cs"} for sign in text.replace("\n", ""))


@settings(max_examples=250)
@given(
    name=st.sampled_from(["2020.toml", "a/b.toml", "-x.toml", "Ås og Øst,1:2 %0A.toml", "x\x1b[1m\ny.toml"]),
    data=corrupted(SHIPPED.encode()),
    options=st.sampled_from([(), ("--show-waived",), ("--statistics",), ("--strict", "--lang", "nn"), ("--max", "2")]),
)
def test_a_spoilt_round_is_checked_in_every_format(name: str, data: bytes, options: tuple[str, ...]) -> None:
    require_fit({name: data}, options)


@settings(max_examples=100)
@given(data=corrupted(SETTINGS.encode()))
def test_spoilt_settings_are_checked_in_every_format(data: bytes) -> None:
    require_fit({"2020.toml": SHIPPED.encode(), "skjonn.toml": data}, ("--show-waived",))


def require_fit(files: dict[str, bytes], options: tuple[str, ...]) -> None:
    """Check a ledger; every format says the same, and what people read does nothing to their terminal."""
    with TemporaryDirectory() as folder:
        root, reports = Path(folder, "ledger"), Path(folder, "reports")
        reports.mkdir()
        for name, data in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(data)
        words = [f"--report={format_}={reports / format_}" for format_ in formats()]
        ran = checked(root, *options, *words)
        assert ran.code in {0, 1}
        assert ran.err == ""
        assert is_fit_for_a_terminal(ran.out)
        texts = {format_: (reports / format_).read_bytes().decode("utf-8") for format_ in formats()}
    assert is_fit_for_a_terminal(texts["text"] + texts["concise"])
    counts = {format_: len(read(format_, texts[format_])) for format_ in READERS if format_ != "concise"}
    assert len(set(counts.values())) == 1, counts
