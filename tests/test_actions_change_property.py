"""Whatever is wrong with a ledger, no addition passes that a check of the result would call a new or greater error."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from skjonn.actions.add_entries import add_entries
from skjonn.actions.change import WriteOptions
from skjonn.actions.check import diagnose
from skjonn.disk.files import folder
from skjonn.model.diagnostic import Diagnostic
from skjonn.model.draft import Draft
from skjonn.model.errors import SkjonnError
from skjonn.model.source import EditedFiles, Files, SourceFile
from support.ledgers import TODAY, application, award
from support.thoroughness import examples

MUNICIPALITIES = ("Hole", "Asker", "Oslo", "Holl")
AMOUNTS = (1, 100_000, 145_000, 350_000, 8_000_000, 900_000_000)

FAULTS = (
    ("350_000", '"350 000"'),  # a value that cannot be read
    ("145_000", "-145_000"),
    ("145_000", "9_145_000"),  # more than there is
    ("granted = 495_000", "granted = 2_000_000"),  # more than stands there
    ("limit = 8_000_000", 'limit = "8 mill"'),
    ("limit = 8_000_000", "limt = 8_000_000"),
    ("[frame]", "[frames]"),
    ("granted = 495_000", "granted = 5.5"),
    ('municipality = "Hole"', 'municipality = "Holl"'),  # an unknown name
    ('municipality = "Asker"', 'municipality = "Hole"'),
    ('project = "Prosjekt 2027-02"', ""),  # a missing key
    ('application = "2027-01"\n', ""),
    ('application = "2027-02"', 'application = "2027-01"'),  # a doubled entry
    ('id = "2027-02"', 'id = "2027-01"'),
    ('state = "open"', 'state = "decided"'),
    ("[[awards]]", "[[award]]"),
    ("requested = 400_000", "requested = 300_000"),
)
SETTINGS = (
    "",
    "[limits]\nminimum = 150_000\n",
    "[limits]\nminimun = 150_000\n",
    "[limits\n",
    '[check]\nignore = ["SKJ2"]\n',
)


def round_2027(faults: list[tuple[str, str]], *, stated: bool) -> str:
    """A round with some faults, each in the first place it fits."""
    text = """[round]
id = "2027"
title = "Prosjektskjønn 2027"
grantor = "Statsforvalteren i Østfold, Buskerud, Oslo og Akershus"
date = 2027-03-01
state = "open"

[frame]
limit = 8_000_000
"""
    text += "granted = 495_000\n" if stated else ""
    text += application("2027-01", "Hole", more="requested = 400_000") + award("2027-01", "350_000")
    text += application("2027-02", "Asker") + award("2027-02", "145_000")
    text += application("2027-03", "Oslo")
    for old, new in faults:
        text = text.replace(old, new, 1)
    return text


@st.composite
def ledgers(draw: st.DrawFn) -> Mapping[str, str]:
    """The files of a ledger with up to three faults, and perhaps a copy of its round."""
    faults = draw(st.lists(st.sampled_from(FAULTS), max_size=3))
    files = {"2027.toml": round_2027(faults, stated=draw(st.booleans()))}
    if draw(st.integers(0, 4)) == 0:
        files["2027 (kopi).toml"] = files["2027.toml"]
    if settings_ := draw(st.sampled_from(SETTINGS)):
        files["skjonn.toml"] = settings_
    return files


DRAFTS = st.one_of(
    st.fixed_dictionaries(
        {"municipality": st.sampled_from(MUNICIPALITIES), "project": st.sampled_from(("Nytt", "Prosjekt 2027-01"))},
        optional={
            "requested": st.sampled_from(AMOUNTS),
            "granted": st.sampled_from(AMOUNTS),
            "id": st.sampled_from(("2027-01", "2027-09")),
        },
    ),
    st.fixed_dictionaries(
        {
            "application": st.sampled_from(("2027-01", "2027-02", "2027-03", "2027-10")),
            "granted": st.sampled_from(AMOUNTS),
        }
    ),
).map(Draft)


def errors(files: Files) -> list[Diagnostic]:
    return [each for each in diagnose(files, today=TODAY) if each.severity == "error" and not each.waived]


def worse(before: list[Diagnostic], after: list[Diagnostic]) -> set[tuple[str, ...]]:
    """What is found more often, or further off to one side."""
    times = Counter(each.identity for each in after) - Counter(each.identity for each in before)
    reach = {each.identity: (0, 0) for each in (*before, *after)}
    for each in before:
        low, high = reach[each.identity]
        reach[each.identity] = min(low, each.off), max(high, each.off)
    further = (each.identity for each in after if not reach[each.identity][0] <= each.off <= reach[each.identity][1])
    return {*times, *further}


@given(ledgers(), DRAFTS)
@examples(400)
def test_an_addition_that_passes_brings_no_error_that_is_new_or_greater(files: Mapping[str, str], draft: Draft) -> None:
    with TemporaryDirectory() as name:
        root = Path(name)
        for file, text in files.items():
            (root / file).write_text(text, "utf-8")
        before = folder(root, shown="ledger")
        try:
            added = add_entries(
                WriteOptions(root, "ledger", TODAY, dry_run=True), [draft], round_id="2027", award=False
            )
        except SkjonnError:
            return
        change = added.changed.change
        after = EditedFiles(before, SourceFile(change.name, change.after))
        assert worse(errors(before), errors(after)) == set()
