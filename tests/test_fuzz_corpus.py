"""What a fuzzer tried (`tests/fuzz/fuzz_check.py`), replayed: few inputs that cover most of what all covered."""

from pathlib import Path

import pytest

from support.fuzz_target import require

CORPUS = sorted((Path(__file__).parent / "fuzz" / "corpus").iterdir())


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.name)
def test_what_the_fuzzer_tried_is_checked_and_read_alike(path: Path) -> None:
    require(path.read_bytes())


def test_the_corpus_is_there_and_small() -> None:
    assert 20 <= len(CORPUS) <= 99
    assert sum(path.stat().st_size for path in CORPUS) < 200_000
