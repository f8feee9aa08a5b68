"""What a partner is by its name: a municipality, a county council, another organisation, or nobody can tell."""

from datetime import date

import pytest

from skjonn.places.partners import Partner, partner_named


@pytest.mark.parametrize(
    ("text", "on", "expected"),
    [
        ("Hjartdal", "2020-09-09", Partner("Hjartdal", "municipality", "3819")),
        ("hjartdal  kommune", "2020-09-09", Partner("Hjartdal", "municipality", "3819")),
        ("Våler (Viken)", "2020-09-09", Partner("Våler (Viken)", "municipality", "3018")),
        ("Oslo", "2020-09-09", Partner("Oslo", "municipality", "0301")),
        ("Trondheim", "2024-09-09", Partner("Trondheim - Tråante", "municipality", "5001")),
        # County councils, also by the county's name alone, also in Sámi.
        ("Viken fylkeskommune", "2020-09-09", Partner("Viken fylkeskommune", "county", "30")),
        ("VIKEN FYLKESKOMMUNE", "2020-09-09", Partner("Viken fylkeskommune", "county", "30")),
        ("Viken fylke", "2020-09-09", Partner("Viken fylkeskommune", "county", "30")),
        ("Viken", "2020-09-09", Partner("Viken fylkeskommune", "county", "30")),
        ("Romsa", "2024-09-09", Partner("Troms fylkeskommune", "county", "55")),
        ("Oslo fylkeskommune", "2020-09-09", Partner("Oslo fylkeskommune", "county", "03")),
        # Others, although a place's name is in theirs.
        ("KS", "2020-09-09", Partner("KS", "other")),
        ("Helseetaten i Oslo kommune", "2020-09-09", Partner("Helseetaten i Oslo kommune", "other")),
        ("Drammen Røde Kors", "2020-09-09", Partner("Drammen Røde Kors", "other")),
        (" Norsk \u00a0Forskningsråd", "2020-09-09", Partner("Norsk Forskningsråd", "other")),
        # With a remark that is no county; and municipalities to be, or that were put together.
        ("Bergen kommune (vertskommune)", "2020-09-09", Partner("Bergen", "municipality", "4601")),
        ("Bergen kommune (Rogaland)", "2020-09-09", Partner("Bergen kommune (Rogaland)", None)),
        ("KS kommune (prosjekt)", "2020-09-09", Partner("KS kommune (prosjekt)", "other")),
        ("Nye Indre Østfold kommune", "2019-05-01", Partner("Indre Østfold", "municipality", "3014")),
        ("Nye Indre Østfold", "2020-05-01", Partner("Indre Østfold", "municipality", "3014")),
        ("Nye Asker kommune", "2019-05-01", Partner("Asker", "municipality", "3025")),
        ("Nye Veier", "2019-05-01", Partner("Nye Veier", "other")),
        ("Nye Hole", "2019-05-01", Partner("Nye Hole", "other")),
        # Several, of whom none is named.
        ("Alle kommuner i Vestfold", "2019-05-01", Partner("Alle kommuner i Vestfold", "several")),
        ("9 kommunar", "2019-05-01", Partner("9 kommunar", "several")),
        # Two words may stand between, such as which ones; of a longer name it is no more than a part.
        ("De andre små kommunene", "2019-05-01", Partner("De andre små kommunene", "several")),
        ("En møteplass for alle kommuner", "2019-05-01", Partner("En møteplass for alle kommuner", "other")),
        # Counties of a time before the facts on municipalities; whose a mere name was is not known.
        ("Østfold fylkeskommune", "1996-05-01", Partner("Østfold fylkeskommune", "county", "01")),
        ("Oslo", "1996-05-01", Partner("Oslo", None)),
        ("0101 Halden", "1996-05-01", Partner("Halden", "municipality", "0101")),
        # Places, and nobody can tell which: two of that name, of another time, number and name that differ, no facts.
        ("Våler", "2020-09-09", Partner("Våler", None)),
        ("Askim", "2020-09-09", Partner("Askim", None)),
        ("3006 Drammen", "2020-09-09", Partner("3006 Drammen", None)),
        ("Troms fylkeskommune", "2020-09-09", Partner("Troms fylkeskommune", None)),
        ("Viken", "2024-09-09", Partner("Viken", None)),
        ("Halden", "2012-12-31", Partner("Halden", None)),
    ],
)
def test_a_partner_is_what_its_name_means_on_the_day(text: str, on: str, expected: Partner) -> None:
    assert partner_named(text, date.fromisoformat(on)) == expected
