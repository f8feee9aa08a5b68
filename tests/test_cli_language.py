"""Which language a command speaks: asked for, in the environment, by the locale, or else English."""

from pathlib import Path

import pytest

from support.command_line import Skjonn

HEADINGS = {"en": "Rounds", "nb": "Runder", "nn": "Rundar"}


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    skjonn = Skjonn.at(tmp_path, monkeypatch, capsys)
    skjonn.keep_shipped()
    return skjonn


@pytest.mark.parametrize(
    ("options", "environment", "language"),
    [
        ((), {}, "en"),
        (("--lang", "en"), {"SKJONN_LANG": "nb", "LANG": "nn_NO.UTF-8"}, "en"),
        (("--lang", "nn"), {"SKJONN_LANG": "nb"}, "nn"),
        ((), {"SKJONN_LANG": "nn", "LC_ALL": "nb_NO.UTF-8"}, "nn"),
        ((), {"SKJONN_LANG": "", "LC_ALL": "nb_NO.UTF-8"}, "nb"),
        ((), {"LANG": "nb_NO.UTF-8"}, "nb"),
        ((), {"LANG": "nn_NO"}, "nn"),
        ((), {"LANG": "no_NO.UTF-8"}, "nb"),
        ((), {"LANG": "nb"}, "nb"),
        ((), {"LANG": "nn.UTF-8"}, "nn"),
        ((), {"LANG": "en_GB.UTF-8"}, "en"),
        ((), {"LANG": "de_DE.UTF-8"}, "en"),
        ((), {"LANG": "C"}, "en"),
        ((), {"LANG": "C.UTF-8"}, "en"),
        ((), {"LC_ALL": "POSIX", "LANG": "nb_NO"}, "en"),
        ((), {"LC_ALL": "", "LC_MESSAGES": "nn_NO", "LANG": "nb_NO"}, "nn"),
    ],
)
def test_the_language_is_found_in_its_order(
    options: tuple[str, ...],
    environment: dict[str, str],
    language: str,
    skjonn: Skjonn,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    ran = skjonn("round", "list", *options)
    assert (ran.code, ran.out.splitlines()[0]) == (0, HEADINGS[language])


def test_what_machines_read_is_the_same_in_every_language(skjonn: Skjonn) -> None:
    for words in (("summary",), ("frame",), ("award", "list"), ("round", "list"), ("award", "show", "2020-03")):
        for form in ("json", "csv"):
            said = {skjonn(*words, "--format", form, "--lang", language).out for language in HEADINGS}
            assert len(said) == 1


def test_help_and_errors_are_english_in_every_language(skjonn: Skjonn, monkeypatch: pytest.MonkeyPatch) -> None:
    said = skjonn("summary", "--help"), skjonn("award", "show", "x")
    monkeypatch.setenv("SKJONN_LANG", "nn")
    assert (skjonn("summary", "--help"), skjonn("award", "show", "x")) == said


def test_messages_beside_a_table_are_in_its_language(skjonn: Skjonn) -> None:
    skjonn.keep("bad.toml", b"\xff")
    said = {language: skjonn("summary", "--lang", language).err for language in HEADINGS}
    assert len(set(said.values())) == 3
    assert all("skjonn check" in text for text in said.values())
