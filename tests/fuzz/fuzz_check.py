"""Fuzz the reading and checking of a ledger, guided by coverage; run by hand.

`python tests/fuzz/fuzz_check.py -max_total_time=600 -max_len=3000 FOLDER` tries what it makes of `corpus/` for ten
minutes. What fails is left in the folder it is run in; what covers more than the corpus did, in FOLDER.
`-set_cover_merge=1 -use_counters=0 LESS FOLDER` keeps few that cover the same; `corpus/` has those under a hundred that
cover most of it, and `tests/test_fuzz_corpus.py` replays them.

It needs atheris, which no extra brings: it is large, and there is one for few versions of Python.
"""

import shlex
import sys
from pathlib import Path

import atheris  # type: ignore[import-untyped]  # it is installed by hand

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))
with atheris.instrument_imports(include=["skjonn", "tomllib"]):
    from support.fuzz_target import require

    # Rules, formats and more are imported when they are needed, and then it is too late to watch them.
    for path in (HERE / "corpus").iterdir():
        require(path.read_bytes())


def main() -> None:
    """Run the fuzzer with the options of libFuzzer; the words and the corpus beside this file are given to it."""
    # By its first word libFuzzer starts itself again, in a shell, to merge.
    program = shlex.join([sys.executable, __file__])
    atheris.Setup([program, f"-dict={HERE / 'words.dict'}", *sys.argv[1:], str(HERE / "corpus")], require)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
