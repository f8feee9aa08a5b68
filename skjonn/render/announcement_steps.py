"""What an announcement states, for people: each figure, the words it was read from, and whether the rows agree."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from skjonn.inputs.announcement.announced import Announced, AnnouncedFigure
from skjonn.inputs.tables.grid import Paragraph
from skjonn.language.counting import counted, stated
from skjonn.language.headings import heading
from skjonn.language.words import Words
from skjonn.model.entries import Heading
from skjonn.model.money import kroner
from skjonn.render.import_steps import items
from skjonn.render.terminal import Style, wrapped
from skjonn.render.visible import visible


def announcement_steps(announced: Announced, words: Words, *, width: int | None, color: bool) -> str:
    """Show the figures that are stated around the tables.

    Args:
        announced: The figures, and what else was noticed.
        words: The language.
        width: The cells in a line of a terminal; `None` where there is no terminal.
        color: Whether to colour.
    """
    lines: list[str] = []
    if announced.figures:
        lines += ["", *wrapped([f"{words.import_figures}:"], width, indent=1)]
    for sentences, figures in groupby(announced.figures, key=_sentences):
        lines += wrapped([_quoted(each) for each in sentences], width, indent=3)
        for figure in figures:
            style: tuple[Style, ...] = () if figure.agrees else ("yellow",)
            lines += wrapped([_figure(figure, words)], width, *style, indent=5, color=color)
    text = "".join(f"{line}\n" for line in lines)
    for label, paragraphs in (
        (words.import_half, announced.halves),
        (words.import_proposals, announced.said.proposals),
        (words.import_not_understood, announced.said.not_understood),
    ):
        if paragraphs:
            text += items(f"{label}:", [_quoted(each) for each in paragraphs], words, width=width)
    if announced.joined:
        text += items(f"{words.import_joined}:", announced.joined, words, width=width)
    if announced.is_cut:
        cut = [words.import_cut, *_missing(announced.figures, words)]
        text += "".join(f"{line}\n" for line in wrapped([" ".join(cut)], width, "yellow", indent=1, color=color))
    return text


def taken_from_text(round_: Heading, keys: Sequence[str], words: Words, *, width: int | None) -> str:
    """Say which values of the round's heading were read from the text.

    Args:
        round_: The heading.
        keys: The keys of those values.
        words: The language.
        width: See `announcement_steps`.
    """
    if not keys:
        return ""
    values = [f"{heading(key, words)} \u00ab{visible(str(getattr(round_, key)))}\u00bb" for key in keys]
    lines = wrapped([words.import_taken.format(values=", ".join(values))], width, indent=1)
    return "".join(f"{line}\n" for line in lines)


def _sentences(figure: AnnouncedFigure) -> tuple[Paragraph, ...]:
    return tuple(dict.fromkeys(Paragraph(each.place, each.words) for each in figure.statements))


def _quoted(paragraph: Paragraph) -> str:
    why = f" ({paragraph.why})" if paragraph.why else ""
    return f"{paragraph.place}: \u00ab{visible(paragraph.text)}\u00bb{why}"


def _figure(figure: AnnouncedFigure, words: Words) -> str:
    """A figure, with the sum or count of the rows where they have one."""
    of = f", {figure.county}" if figure.county else ""
    text = f"{_label(figure, words)}{of}: {stated(figure.figure, words)}"
    if figure.taken_off:
        whole, *others = map(kroner, figure.taken_off)
        text = f"{text} ({words.import_left.format(whole=whole, others=', '.join(others))})"
    if figure.counted is None:
        return text
    sentence = words.import_figure_agrees if figure.agrees else words.import_figure_differs
    return sentence.format(figure=text, counted=kroner(figure.counted))


def _label(figure: AnnouncedFigure, words: Words) -> str:
    counts = {"applications": words.h_applications, "awards": words.h_awards}
    return counts.get(figure.key) or heading(figure.key, words)


def _missing(figures: Sequence[AnnouncedFigure], words: Words) -> Iterator[str]:
    """How much the rows fall short of the figures."""
    nouns = {"applications": words.application, "awards": words.award}
    lacking: list[str] = []
    for each in figures:
        if each.missing:
            noun = nouns.get(each.key)
            amount = counted(each.missing, noun) if noun else f"{kroner(each.missing)}\u00a0kr"
            lacking.append(f"{each.county} {amount}" if each.county else amount)
    if lacking:
        yield f"{words.import_missing.format(missing=', '.join(lacking))}."
