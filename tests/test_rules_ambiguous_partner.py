"""A partner whose name means several municipalities: noted with all of them, and silent where it is told apart."""

import pytest

from support.ledgers import ROUND, application, found, marked, waiver


def partners(*names: str, municipality: str = "Oslo") -> str:
    listed = ", ".join(f'"{name}"' for name in names)
    return application("a", municipality, more=f"partners = [{listed}]")


def test_a_partner_whose_name_several_municipalities_bear_is_noted_with_both() -> None:
    text, span = marked(ROUND + partners("Marker", "⟦Våler⟧", municipality="Råde"))
    (diagnostic,) = found(text)
    assert (diagnostic.name, diagnostic.severity, diagnostic.about, diagnostic.span) == (
        "ambiguous-partner",
        "note",
        "a",
        span,
    )
    assert diagnostic.message == '"Våler" can be 3018 Våler (Viken) or 3419 Våler (Innlandet).'
    assert diagnostic.hint == 'Write "Våler (Viken)" or "Våler (Innlandet)".'


@pytest.mark.parametrize(
    "name", ["Våler (Viken)", "Våler i Viken", "3018", "3018 Våler", "Nes", "Våler bygdekvinnelag"]
)
def test_a_partner_that_is_told_apart_is_not_ambiguous(name: str) -> None:
    assert found(ROUND + partners(name)) == ()


def test_an_ambiguous_partner_can_be_waived() -> None:
    assert found(ROUND + partners("Våler") + waiver("ambiguous-partner", "a")) == ()
