"""The figures that an announcement states, each once at its best precision, compared with its rows."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from skjonn.inputs.announcement.heading import AnnouncedHeading, heading_of
from skjonn.inputs.announcement.sentences import Key, Places, Said, Statement, what_is_said
from skjonn.inputs.tables.columns import As
from skjonn.inputs.tables.grid import Paragraph, TableFile
from skjonn.inputs.tables.rows import Fault, ReadRow
from skjonn.inputs.tables.understand import Understood
from skjonn.model.figure import StatedFigure
from skjonn.model.money import bounds
from skjonn.model.partial_date import PartialDate

Subject = tuple[Key, str | None]
"""What a figure is about: its key, and its county, or `None` for the whole round."""

_NEITHER = "Correct one of them, or give the figure as an option."


@dataclass(frozen=True, slots=True)
class AnnouncedFigure:
    """A figure that an announcement states.

    Attributes:
        key: What it counts or sums.
        county: Its county; `None` for the whole round.
        figure: The figure, at the best precision at which it is stated.
        statements: The sentences it was read from.
        counted: The count or sum of the rows; `None` where they have none.
        taken_off: For a figure that is worked out, the whole and the other figures, which are subtracted from it.
    """

    key: Key
    county: str | None
    figure: StatedFigure
    statements: tuple[Statement, ...]
    counted: int | None
    taken_off: tuple[int, ...] = ()

    @property
    def agrees(self) -> bool:
        """Whether the rows agree with it, or have no such count or sum."""
        return self.counted is None or self.figure.allows(self.counted)

    @property
    def missing(self) -> int:
        """By how much the rows fall short of it, at least."""
        return 0 if self.counted is None else max(self.figure.low - self.counted, 0)


@dataclass(frozen=True, slots=True)
class Announced:
    """What an announcement states around its tables.

    Attributes:
        said: The sentences.
        figures: The figures that they state.
        halves: The incomplete rows at the ends of texts.
        joined: The places of titles that continue in the next paragraph.
        is_cut: Whether a text ends in its table, and states more than it lists.
        faults: Figures that contradict each other, with what they are about.
    """

    said: Said
    figures: tuple[AnnouncedFigure, ...]
    halves: tuple[Paragraph, ...]
    joined: tuple[str, ...]
    is_cut: bool
    faults: tuple[tuple[Subject, Fault], ...]


def announced_heading(files: Sequence[TableFile]) -> AnnouncedHeading:
    """What the files say about the round itself."""
    return heading_of([paragraph for file in files for paragraph in file.around])


def announced(understood: Understood, on: PartialDate, places: Places) -> Announced | None:
    """Read what the announcement among files states; `None` where there is none.

    Args:
        understood: The files, and what was read of their tables.
        on: The date of the round.
        places: The names that are known on that day.
    """
    files = [file for file in understood.files if file.around or file.kind == "text"]
    if not files:
        return None
    heading = announced_heading(files)
    is_text = any(file.kind == "text" for file in files)
    around = [each for file in files for each in file.around if each not in heading.dated]
    years = {
        on.year,
        on.year + 1,
        *_years(heading.title or ""),
        *([heading.published.year] if heading.published else []),
    }
    said = what_is_said(around, places, years=frozenset(years))
    if not (is_text or said.statements or heading.published or heading.grantor):
        return None
    merged = _Merged(understood.rows, understood.wanted)
    figures, faults, not_understood = merged.figures(said.statements)
    is_short = any(each.missing for each in figures) or any(file.half for file in files)
    return Announced(
        replace(said, not_understood=(*said.not_understood, *not_understood)),
        figures,
        tuple(file.half for file in files if file.half),
        tuple(place for file in files for place in file.joined),
        is_cut=is_short and any(file.ends_in_table for file in files),
        faults=faults,
    )


def _years(text: str) -> Iterable[int]:
    return (int(word) for word in text.replace(",", " ").split() if word.isdigit() and len(word) == len("2020"))


@dataclass(frozen=True, slots=True)
class _Merged:
    """Merges the statements about one figure."""

    rows: Sequence[ReadRow]
    wanted: As

    def figures(
        self, statements: Sequence[Statement]
    ) -> tuple[tuple[AnnouncedFigure, ...], tuple[tuple[Subject, Fault], ...], tuple[Paragraph, ...]]:
        """The figures, the contradictions between them, and the sentences on a rest that cannot be worked out."""
        of: defaultdict[Subject, list[Statement]] = defaultdict(list)
        for statement in statements:
            of[statement.key, statement.county].append(statement)
        found: dict[Subject, AnnouncedFigure] = {}
        faults: list[tuple[Subject, Fault]] = []
        for (key, county), some in of.items():
            stated = [each for each in some if each.figure is not None]
            if not stated:
                continue
            counted = self._counted(key, county)
            best, other = _best([(each, _as_meant(each, counted)) for each in stated])
            if other is not None:
                faults.append(((key, county), _contradiction(best, other)))
            found[key, county] = AnnouncedFigure(key, county, best[1], tuple(stated), counted)
        not_understood: list[Paragraph] = []
        for (key, county), some in of.items():
            for rest in (each for each in some if each.figure is None):
                figure = self._rest(rest, found)
                if figure is None or (key, county) in found:
                    not_understood.append(Paragraph(rest.place, rest.words, "what is left of the whole is not known."))
                else:
                    found[key, county] = figure
        order = {key: None for key in of if key in found}
        return tuple(found[key] for key in order), tuple(faults), tuple(not_understood)

    def _counted(self, key: Key, county: str | None) -> int | None:
        """The count or sum of the rows, where the figure is about rows of their kind."""
        if (key in {"awards", "granted"}) != (self.wanted == "awards"):
            return None
        rows = [row for row in self.rows if county in {None, row.county}]
        if key in {"awards", "applications"}:
            return len(rows)
        amounts: list[int] = [row.draft.values.get(key, 0) for row in rows]
        return sum(amounts)

    def _rest(self, rest: Statement, found: Mapping[Subject, AnnouncedFigure]) -> AnnouncedFigure | None:
        """Subtract the figures of the other counties from the whole."""
        whole = found.get((rest.key, None))
        others = [each.figure for (key, county), each in found.items() if key == rest.key and county is not None]
        if whole is None or any(figure.kind != "exact" for figure in (whole.figure, *others)):
            return None
        left = whole.figure.value - sum(figure.value for figure in others)
        if left < 0:
            return None
        taken_off = (whole.figure.value, *(figure.value for figure in others))
        return AnnouncedFigure(
            rest.key,
            rest.county,
            StatedFigure("exact", left),
            (rest,),
            self._counted(rest.key, rest.county),
            taken_off,
        )


def _as_meant(statement: Statement, counted: int | None) -> StatedFigure:
    """The figure of a statement: a rounded one is exact where the rows agree, else as precise as it is written."""
    figure = statement.figure
    assert figure is not None  # noqa: S101 - the caller leaves out the others
    if figure.kind != "exact" or statement.place_value == 1 or figure.value == counted:
        return figure
    return StatedFigure("about", figure.value, max(statement.place_value // 2, 1))


_Held = tuple[Statement, StatedFigure]


def _best(held: Sequence[_Held]) -> tuple[_Held, _Held | None]:
    """The most precise of several statements about one figure, and one that contradicts it, if any does."""
    best = min(held, key=lambda each: _width(each[1]))
    other = next((each for each in held if not _meet(best[1], each[1])), None)
    return best, other


def _width(figure: StatedFigure) -> float:
    return float("inf") if figure.high is None else figure.high - figure.low


def _meet(one: StatedFigure, other: StatedFigure) -> bool:
    """Whether a number can meet both figures."""
    low = max(one.low, other.low)
    return all(figure.high is None or low <= figure.high for figure in (one, other))


def _contradiction(best: _Held, other: _Held) -> Fault:
    ways = [f"{bounds(figure.low, figure.high)} ({each.place})" for each, figure in (best, other)]
    of = f" of {best[0].county}" if best[0].county else ""
    return Fault(other[0].place, f"{best[0].key}{of} is stated as {' and as '.join(ways)}.", _NEITHER)
