"""The last line of a check for people: how much is wrong, or that nothing is."""

from skjonn.language.counting import counted
from skjonn.language.words import Words
from skjonn.model.diagnostic import Severity
from skjonn.model.judgement import Inspection
from skjonn.render.terminal import Style, styled


def verdict(inspection: Inspection, words: Words, *, color: bool) -> str:
    """The verdict in one line, without its end."""
    counts = inspection.counts
    nouns: dict[Severity, tuple[str, str]] = {"error": words.error, "warning": words.warning, "note": words.note}
    said = [counted(counts[grade], noun) for grade, noun in nouns.items() if counts[grade]]
    if not said:
        rounds = counted(len(inspection.judgements), words.round)
        return styled(words.clean.format(rounds=rounds), "green", color=color)
    files = counted(len({found.file for found in inspection.found}), words.file)
    style: Style = "red" if counts["error"] else "yellow"
    return styled(words.in_files.format(counts=", ".join(said), files=files), style, color=color)
