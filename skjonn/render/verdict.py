"""The last line of a check for people: the number of findings, or that there are none."""

from skjonn.language.counting import counted
from skjonn.language.words import Words
from skjonn.model.check_result import CheckResult
from skjonn.model.diagnostic import Severity
from skjonn.render.terminal import Style, wrapped


def verdict(result: CheckResult, words: Words, *, color: bool, width: int | None = None) -> str:
    """The verdict, without a final newline; in one line where there is no width."""
    counts = result.counts
    nouns: dict[Severity, tuple[str, str]] = {"error": words.error, "warning": words.warning, "note": words.note}
    said = [counted(counts[severity], noun) for severity, noun in nouns.items() if counts[severity]]
    if said:
        files = counted(len({found.file for found in result.found}), words.file)
        text = words.in_files.format(counts=", ".join(said), files=files)
    else:
        clean = words.clean if result.known is None else words.clean_since
        text = clean.format(rounds=counted(len(result.round_verdicts), words.round))
    style: Style = "red" if counts["error"] else "yellow" if said else "green"
    return "\n".join(wrapped([text], width, style, color=color))


def known(result: CheckResult, words: Words) -> tuple[str, ...]:
    """A sentence on the findings that the baseline leaves out, if there are such."""
    return (words.known.format(findings=counted(result.known, words.finding)),) if result.known else ()


def left_out(number: int, words: Words) -> tuple[str, ...]:
    """A sentence on the findings that are not listed, if there are such."""
    return (words.more_findings.format(findings=counted(number, words.finding)),) if number else ()
