"""Rules on ids, dates, precision and partners: what each finds and where, and what it leaves alone."""

import pytest

from skjonn.model.diagnostic import Diagnostic
from support.ledgers import DECIDED, ROUND, SHIPPED, application, award, found, identities, inspected, marked, waiver

# Names that are right: partners of real rounds, and what is likest to a municipality's name without being one.
ORGANISATIONS = """
    Norsk Forskningsråd; Forskningsrådet; KS; NTNU; KFUK_KFUM; KFUK; KFUM; Blå Kors; Ski og ballklubben Skiold; Kirkens
    Bymisjon; Drammen Røde Kors; Drammen Minoritetsråd; Helsedirektoratet; Difi; Helseetaten i Oslo kommune; Bydel Alna;
    Renovasjonsetaten i Oslo kommune; Digdir; NAV; NAV Moss; NAV Molde; SINTEF; Husbanken; Kartverket; Bufetat; Bufdir;
    IMDi; Viken; Vestland; Troms; Akershus; Oppland; Universitetet i Oslo; OsloMet; Ruter;
    Nord universitet; Norce; Nofima; Nibio; Niva; Nilu; Frelsesarmeen; Redd Barna; Sametinget; Sykehuset Innlandet;
    Kommunenes Sentralforbund; Sunne kommuner; Samarbeidsrådet for Sunnhordland; Andre Eide; Alle barn; To mann;
    Landssamanslutninga av vasskraftkommunar; Barnehageetaten; Kommunearkivet; ØKS; Og så; Ungt Entreprenørskap;
    Fosen; Lister; Helgeland; Gauldal; Romerike; Follo; Salten; Hallingdal; Valdres; Hadeland; Toten; Haugaland;
    Måløy; Florø; Mosjøen; Kirkenes; Knarvik; Tranby; Sandvika; Mysen; Hønefoss; Geilo; Voss herad;
    NAV Strand; NAV Stranda; Skole 11; Skole 12; Helse Fonna; Helse Førde; Høgskulen på Vestlandet
"""


def partners(*names: str, id_: str = "a", municipality: str = "Oslo") -> str:
    listed = ", ".join(f'"{name}"' for name in names)
    return application(id_, municipality, more=f"partners = [{listed}]")


def only(text: str) -> Diagnostic:
    (diagnostic,) = found(text)
    return diagnostic


def test_the_shipped_ledger_has_none_of_these() -> None:
    names = {each.name for each in (*inspected(SHIPPED).found, *inspected(SHIPPED).waived)}
    assert names <= {"partner-listed-twice", "same-project", "applicant-among-partners", "ambiguous-partner"}


@pytest.mark.parametrize("day", ["2014-09-09", "2020-09-09", "2024-09-09"])
def test_names_that_are_right_are_left_alone(day: str) -> None:
    names = " ".join(ORGANISATIONS.split()).split("; ")
    text = ROUND.replace("2020-09-09", day) + partners(*names, municipality="Halden")
    assert [(each.name, each.message) for each in found(text)] == []


# Wide precision

WIDE = "so imprecise a figure checks almost nothing."


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        ("{ about = 40, within = 20 }", f"Stated as 20 to 60: {WIDE}"),
        ("{ about = 40, within = 500 }", f"Stated as 0 to 540: {WIDE}"),
        ("{ about = 3, within = 7 }", f"Stated as 0 to 10: {WIDE}"),
        ("{ over = 40, within = 41 }", f"Stated as over 40, at most 81: {WIDE}"),
        ("{ under = 40, within = 50 }", None),
        ("{ about = 40, within = 19 }", None),
        ("{ over = 40, within = 40 }", None),
        ("{ about = 3, within = 3 }", None),
        ("{ about = 1, within = 2 }", None),
        ("{ at_most = 40 }", None),
        ("40", None),
        ("0", None),
    ],
)
@pytest.mark.parametrize("table", ["[frame]", '[[regions]]\ncounty = "Oslo"'])
def test_a_figure_is_wide_if_what_it_can_be_lies_as_far_apart_as_its_value(
    table: str, figure: str, said: str | None
) -> None:
    text, span = marked(f"{ROUND}{table}\nawards = ⟦{figure}⟧\n")
    assert [(each.name, each.severity, each.about, each.span, each.message) for each in found(text)] == (
        [] if said is None else [("wide-precision", "note", "2020" if table == "[frame]" else "Oslo", span, said)]
    )


def test_a_wide_sum_is_told_in_kroner() -> None:
    diagnostic = only(f"{ROUND}[frame]\nrequested = {{ about = 53_000_000, within = 50_000_000 }}\n")
    assert diagnostic.message.replace("\u00a0", " ") == f"Stated as 3 000 000 to 103 000 000 kr: {WIDE}"
    assert diagnostic.hint == "State it with the precision of its source, half of its last place."


# Ids


@pytest.mark.parametrize(
    ("ids", "late"),
    [
        (["2020-01", "2020-02", "2020-10"], []),
        (["2020-9", "2020-10"], []),
        (["2020-02", "2020-01", "2020-03"], ["2020-01"]),
        (["2020-14", "2020-01", "2020-02", "2020-03"], ["2020-01"]),
        (["2020-01", "2020-05", "2020-03", "2020-04", "2020-02"], ["2020-03", "2020-02"]),
        (["2020-1", "2020-01"], []),
        (["2020-01", "2020-v-02", "2020-v-01", "2020-02"], ["2020-v-01"]),
        (["b", "a", "b2", "a1"], []),
    ],
)
def test_an_id_below_the_one_before_that_begins_alike_is_out_of_order(ids: list[str], late: list[str]) -> None:
    assert identities(ROUND + "".join(map(application, ids))) == [("ids-out-of-order", each) for each in late]


def test_an_id_that_stands_twice_is_not_out_of_order_as_well() -> None:
    text = ROUND + "".join(application(id_, project=id_) for id_ in ("a1", "a2"))
    assert identities(text + application("a1", project="x")) == [("duplicate-id", "a1")]


def test_an_id_out_of_order_names_both_places() -> None:
    text, first = marked(ROUND + application("⟦2020-02⟧"))
    text, span = marked(text + application("⟦2020-01⟧"))
    diagnostic = only(text)
    assert (diagnostic.message, diagnostic.severity) == ("2020-01 is listed after 2020-02.", "note")
    assert (diagnostic.span, diagnostic.also) == (span, (("ledger/2020.toml", first),))


@pytest.mark.parametrize(
    ("ids", "strange"),
    [
        (["2020-01", "2020-v-01", "2020.3", "2020_4"], []),
        (["2019-01"], ["2019-01"]),
        (["2020-01", "2019-01"], ["2019-01"]),
        (["2020-01", "sak-01"], ["sak-01"]),
        (["sak-01", "sak-02"], []),
        (["20-01", "20201-01"], []),
        (["2020-01", "a", "b2"], []),
    ],
)
def test_an_id_is_another_round_s_if_it_is_built_like_it_or_the_others_are_the_round_s_own(
    ids: list[str], strange: list[str]
) -> None:
    text = ROUND + "".join(map(application, ids))
    assert [about for name, about in identities(text) if name == "id-of-another-round"] == strange


def test_an_id_of_another_round_is_found_where_it_stands() -> None:
    text, span = marked(ROUND + application("⟦2019-01⟧"))
    diagnostic = only(text)
    assert (diagnostic.span, diagnostic.severity) == (span, "warning")
    assert diagnostic.message == "2019-01 is in round 2020, but its id belongs to another round."
    assert diagnostic.hint == "Give it an id that begins with 2020-, or move it to its round."


# Dates


@pytest.mark.parametrize(
    ("state", "day", "is_outside"),
    [
        ("decided", "2020-09-09", False),
        ("decided", "2020-09-10", True),
        ("decided", "2019-09-09", False),
        ("decided", "2019-09-08", True),
        ("open", "2020-09-10", False),
        ("open", "2021-09-10", False),
        ("open", "2021-09-11", True),
        ("open", "2019-09-08", True),
        ("open", "0001-01-01", True),
        ("open", "9999-12-31", True),
    ],
)
def test_a_decision_is_of_the_year_before_the_announcement_or_in_an_open_round_of_the_year_after(
    state: str, day: str, *, is_outside: bool
) -> None:
    """From 9 September 2019 to 9 September 2020 there are 366 days."""
    text, span = marked(f'{ROUND}state = "{state}"\n{application("a")}{award("a", more=f"decided = ⟦{day}⟧")}')
    assert [(each.name, each.severity, each.about, each.span) for each in found(text)] == (
        [("decided-outside-round", "warning", "a", span)] if is_outside else []
    )


def test_decisions_in_their_round_are_left_alone_beside_one_outside_it() -> None:
    days = {"a": "decided = 2020-09-01", "b": "decided = 2012-09-01", "c": ""}
    text = ROUND + "".join(application(id_) + award(id_, more=more) for id_, more in days.items())
    assert [each.about for each in found(text) if each.name == "decided-outside-round"] == ["b"]


def test_a_decision_outside_its_round_names_the_day_of_the_announcement() -> None:
    text, day = marked(DECIDED.replace("2020-09-09", "⟦2020-09-09⟧") + application("a"))
    diagnostic = only(text + award("a", more="decided = 2021-09-09"))
    assert diagnostic.message == "Decided on 2021-09-09; the decided round is dated 2020-09-09."
    assert diagnostic.also == (("ledger/2020.toml", day),)


# Partners that are described


@pytest.mark.parametrize(
    "name",
    [
        "Alle kommuner i Vestfold",
        "Alle de andre kommunene i regionen",
        "øvrige kommuner",
        "Flere kommuner",
        "6 kommuner i Salten",
        "fem nabokommuner",
        "Nabokommunane",
        "Kommunene i Hallingdal",
        "Kommunar",
        "Resten av bydelene",
        "Ulike aktører i næringslivet",
        "Samarbeid internt i kommunen",
        "Samarbeid mellom skole og barnevern",
        "Etater i kommunen",
        "Bergen m.fl.",
        "Stavanger med flere",
        "m.fl.",
    ],
)
def test_a_partner_that_is_described_and_not_named_is_found(name: str) -> None:
    text, span = marked(ROUND + partners("KS", f"⟦{name}⟧"))
    diagnostic = only(text)
    assert (diagnostic.name, diagnostic.severity) == ("partner-not-named", "warning")
    assert (diagnostic.about, diagnostic.span) == ("a", span)
    assert diagnostic.message == f'"{name}" describes partners but does not name them.'


def test_under_cooperation_a_description_is_in_its_place() -> None:
    assert found(ROUND + application("a", more='cooperation = "Etater i kommunen"')) == ()


# Several partners in one


@pytest.mark.parametrize(
    ("name", "is_list"),
    [
        ("Sarpsborg og Asker", True),
        ("Sarpsborg, Asker", True),
        ("Hol, Ål og Gol", True),
        ("Hol / Ål", True),
        ("Difi,", True),
        ("Asker og", True),
        ("Nore og Uvdal", False),
        ("Møre og Romsdal", False),
        ("Sogn og Fjordane fylkeskommune", False),
        ("Bergen og Omland Friluftsråd", False),
        ("Drammen, ungdomsklubb", False),
        ("Skolen og barnehagen", False),
    ],
)
def test_a_partner_that_is_a_list_is_found(name: str, *, is_list: bool) -> None:
    text, span = marked(ROUND + partners("KS", f"⟦{name}⟧"))
    diagnostics = [each for each in found(text) if each.name == "several-partners-in-one"]
    assert [(each.severity, each.about, each.span) for each in diagnostics] == (
        [("warning", "a", span)] if is_list else []
    )


# Partners that are misspelt


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Rakkstad", "Rakkestad"),
        ("Austreim", "Austrheim"),
        ("Rakkstad kommune", "Rakkestad"),
        ("Lilehammer", "Lillehammer"),
        ("Kongsbreg", "Kongsberg"),
        ("Kongsbarg", "Kongsberg"),
        ("Baerum", "Bærum"),
        ("Alesund", "Ålesund"),
        ("Aaseral", "Åseral"),
        ("Sør Varanger", "Sør-Varanger"),
        ("Nore og Uvdall", "Nore og Uvdal"),
        ("Gaivuotna", "Gáivuotna - Kåfjord - Kaivuono"),
        ("Heeøy", ""),
        ("Heroy", "Herøy (Møre og Romsdal) or Herøy (Nordland)"),
        ("Olso", ""),
        ("Drangen", ""),
        ("Hole kommune", ""),
    ],
)
def test_a_partner_spelt_nearly_like_a_municipality_is_told_which_was_meant(name: str, meant: str) -> None:
    text, span = marked(ROUND + partners("KS", f"⟦{name}⟧"))
    assert [(each.name, each.severity, each.span, each.hint) for each in found(text)] == (
        [("partner-misspelt", "warning", span, f"Did you mean {meant}? If it is right, waive the finding.")]
        if meant
        else []
    )


def test_a_municipality_of_another_time_is_not_a_misspelt_one() -> None:
    """Skedsmo was one until 2019; Skedmo is like none of 2020."""
    assert identities(ROUND + partners("Skedsmo")) == [("partner-not-valid", "a")]
    assert found(ROUND + partners("Skedmo")) == ()


@pytest.mark.parametrize(
    ("lists", "meant"),
    [
        # The one named less often, else the later.
        ([["Kirkens Bymisjon"], ["Kirkens Bymisjn"]], [("b", "Kirkens Bymisjn", "Kirkens Bymisjon")]),
        (
            [["Kirkens Bymisjn"], ["Kirkens Bymisjon"], ["Kirkens Bymisjon"]],
            [("a", "Kirkens Bymisjn", "Kirkens Bymisjon")],
        ),
        ([["Norsk Forskningsråd"], ["Norsk Forskningsrad"]], [("b", "Norsk Forskningsrad", "Norsk Forskningsråd")]),
        ([["Nord universitet"], ["Norduniversitet"]], [("b", "Norduniversitet", "Nord universitet")]),
        ([["KFUK_KFUM"], ["KFUK-KFUM"]], [("b", "KFUK-KFUM", "KFUK_KFUM")]),
        ([["Høgskolen i Volda"], ["Høgskulen i Volda"]], [("b", "Høgskulen i Volda", "Høgskolen i Volda")]),
        # Two that are right.
        ([["KFUK Oslo"], ["KFUM Oslo"]], []),
        ([["NAV Strand"], ["NAV Stranda"]], []),
        ([["Skole 11 Bergen"], ["Skole 12 Bergen"]], []),
        ([["Bydel Alna"], ["Bydel Alma"]], []),
        ([["SINTEF Helse"], ["SINTEFS Helse"]], []),
        ([["Blå Kors"], ["blå kors"]], []),
        ([["Sandnes"], ["Sandenes"]], [("b", "Sandenes", "Sandnes")]),
        ([["Fosenregionen vest"], ["Fosenregionen øst"]], []),
    ],
)
def test_a_partner_spelt_nearly_like_another_is_told_which_was_meant(
    lists: list[list[str]], meant: list[tuple[str, str, str]]
) -> None:
    text = ROUND + "".join(partners(*names, id_=id_) for id_, names in zip("abc", lists, strict=False))
    assert [(each.name, each.about, each.message) for each in found(text)] == [
        ("partner-misspelt", id_, f'"{name}" is spelt nearly like {other}.') for id_, name, other in meant
    ]


# Partners of another time


@pytest.mark.parametrize(
    ("day", "name", "says"),
    [
        ("2020-09-09", "Askim", "became 3014 Indre Østfold (Viken)"),
        ("2020-09-09", "Hobøl kommune", "became 3014 Indre Østfold (Viken)"),
        ("2018-09-09", "Indre Østfold", "is valid from 2020-01-01 on"),
        ("2020-09-09", "Indre Østfold", None),
        ("2020-09-09", "Troms", None),
        ("2020-09-09", "Akershus", None),
        ("2010-09-09", "Askim", None),
    ],
)
def test_a_partner_of_another_time_is_found_with_what_became_of_it(day: str, name: str, says: str | None) -> None:
    text, span = marked(ROUND.replace("2020-09-09", day) + partners("KS", f"⟦{name}⟧").replace("Oslo", "0301"))
    diagnostics = [each for each in found(text) if each.name != "unknown-municipality"]
    assert [(each.name, each.severity, each.about, each.span) for each in diagnostics] == (
        [("partner-not-valid", "warning", "a", span)] if says else []
    )
    assert all(says in each.message for each in diagnostics if says)


@pytest.mark.parametrize(
    ("day", "name", "is_found"),
    [
        ("2024-09-09", "Viken fylkeskommune", True),
        ("2024-09-09", "Viken fylke", True),
        ("2014-09-09", "Viken fylkeskommune", True),
        ("2020-09-09", "Akershus Fylkeskommune", True),
        ("2020-09-09", "Viken fylkeskommune", False),
        ("2024-09-09", "Akershus fylkeskommune", False),
        ("2024-09-09", "Viken", False),
        ("2024-09-09", "Viken fylkesbibliotek", False),
        ("2024-09-09", "Fylkeskommunen", False),
    ],
)
def test_a_county_council_of_another_time_is_found(day: str, name: str, *, is_found: bool) -> None:
    text, span = marked(ROUND.replace("2020-09-09", day) + partners("KS", f"⟦{name}⟧"))
    diagnostics = [each for each in found(text) if each.name == "partner-not-valid"]
    assert [(each.span, each.message) for each in diagnostics] == (
        [(span, f"{name} is not a county on {day}, but was or will be one.")] if is_found else []
    )


# Machine title case


@pytest.mark.parametrize(
    ("name", "spelt"),
    [
        ("ØVre Eiker", "Øvre Eiker"),
        ("Nore Og Uvdal", "Nore og Uvdal"),
        ("ÅLesund", "Ålesund"),
        ("ØYstre Slidre", "Øystre Slidre"),
        ("ÅSnes", "Åsnes"),
    ],
)
@pytest.mark.parametrize("key", ["municipality", "partners"])
def test_a_name_capitalised_by_a_machine_is_noted_with_how_it_is_spelt(key: str, name: str, spelt: str) -> None:
    entry = application("a", f"⟦{name}⟧") if key == "municipality" else partners("KS", f"⟦{name}⟧")
    text, span = marked(ROUND + application("b", "Hol") + entry)
    diagnostic = only(text)
    assert (diagnostic.name, diagnostic.severity, diagnostic.about) == ("machine-title-case", "note", "a")
    assert (diagnostic.span, diagnostic.hint) == (span, f"Write {spelt}.")


@pytest.mark.parametrize("name", ["Øvre Eiker", "ØVRE EIKER", "øvre eiker", "Nore og Uvdal", "NORE OG UVDAL"])
def test_other_ways_to_write_a_name_are_left_alone(name: str) -> None:
    assert found(ROUND + application("a", name)) == ()


# Nothing is too long


def test_ids_and_names_of_any_length_that_is_read_are_compared() -> None:
    """A number in an id may be longer than the processor's own; ten thousand letters are no name to be misspelt."""
    digits = "7" * 97
    text = ROUND + application(f"a{digits}") + application(f"a1{digits}", project="x")
    assert found(text) == ()
    assert identities(text + application(f"a2{digits[:-1]}", project="y")) == [
        ("ids-out-of-order", f"a2{digits[:-1]}"),
    ]
    long = "Rakkestad" + "a" * 9_990
    assert found(ROUND + partners(long, long + "b")) == ()


# A round's id and its file's name


@pytest.mark.parametrize(
    ("name", "id_", "differs"),
    [
        ("2020.toml", "200", True),
        ("2020.toml", "2019", True),
        ("2020.toml", "202", True),
        ("2020.toml", "2019-2", True),
        ("oslo-2020.toml", "oslo-2019", True),
        ("2019/oslo-2020.toml", "2019", True),
        ("2020.toml", "2020", False),
        ("oslo-2020.toml", "2020", False),
        ("2020.toml", "2020-2", False),
        ("2020.toml", "OV2020", False),
        ("2020.toml", "20200909", False),
        ("2020.toml", "skj-20", False),
        ("2019-2020.toml", "2019", False),
        ("a.toml", "2027", False),
        ("skjonn-20.toml", "2027", False),
        ("0301.toml", "2027", False),
        ("120201.toml", "2027", False),
        ("2019/a.toml", "2020", False),
        ("2020.toml", "viken", False),
    ],
)
def test_a_round_s_id_differs_from_its_file_s_name_if_that_has_a_year_and_the_id_another_number(
    name: str, id_: str, *, differs: bool
) -> None:
    files = {name: ROUND.replace('id = "2020"', f'id = "{id_}"')}
    assert identities(files) == ([("round-id-differs", id_)] if differs else [])


def test_an_id_that_differs_from_the_file_s_name_is_found_where_it_stands() -> None:
    text, span = marked(ROUND.replace('"2020"', '"⟦200⟧"', 1) + application("2020-01"))
    diagnostic = only(text)
    assert (diagnostic.span, diagnostic.severity) == (span, "note")
    assert diagnostic.message == "The round's id is 200, and its file is named 2020.toml."
    assert diagnostic.hint == "Correct the id, or rename the file."
    assert found(text + waiver("round-id-differs", "200")) == ()


# Names of partners, and the same project


def test_a_partner_that_several_become_is_told_with_all_of_them_and_none_is_advised() -> None:
    on_2019 = ROUND.replace("2020-09-09", "2019-05-01")
    (told,) = found(on_2019 + application("a", "Halden", more='partners = ["Indre Østfold"]'))
    five = ["0122 Trøgstad", "0123 Spydeberg", "0124 Askim", "0125 Eidsberg", "0138 Hobøl"]
    *others, last = (f"{name} (Østfold)" for name in five)
    begins = "3014 Indre Østfold (Viken) is valid from 2020-01-01 on and came from"
    assert told.name == "partner-not-valid"
    assert (
        told.message == f'"Indre Østfold" is not a municipality on that day: {begins} {", ".join(others)} and {last}.'
    )
    assert told.hint == (
        'For the coming municipality, write "Nye Indre Østfold kommune"; otherwise name those that took part.'
    )
    assert found(on_2019 + application("a", "Halden", more='partners = ["Nye Indre Østfold kommune"]')) == ()


@pytest.mark.parametrize("name", ["Nord-fron", "Nord-fron kommune", "Sør-odal", "Nore og uvdal"])
def test_one_capital_where_a_name_is_spelt_with_two_is_of_a_machine(name: str) -> None:
    (told,) = found(ROUND + application("a", more=f'partners = ["{name}"]'))
    assert told.name == "machine-title-case"
    (told,) = found(ROUND + application("a", name))
    assert told.name == "machine-title-case"


@pytest.mark.parametrize("name", ["Nord-Fron", "nord-fron", "Nord-Fron kommune", "Øst-viken"])
def test_a_name_as_it_is_spelt_or_typed_in_small_letters_is_of_none(name: str) -> None:
    assert found(ROUND + application("a", more=f'partners = ["{name}"]')) == ()


def test_the_same_project_is_told_with_applicant_and_amount_of_both_and_an_identical_row_as_such() -> None:
    vis = {"project": "VIS"}
    text = application("a", "Øvre Eiker", **vis) + award("a", "120_000") + application("b", "Lunner", **vis)
    text += award("b", "100_000") + application("c", "Øvre Eiker", **vis) + award("c", "120_000")
    # Were all titles the same, they would be the round's.
    text += application("d", "Hole", **vis, more="requested = 5") + application("e", "Asker")
    assert [(each.message.replace("\u00a0", " "), each.hint) for each in found(ROUND + text)] == [
        (
            "b (Lunner, 100 000 kr) has the same project as a (Øvre Eiker, 120 000 kr).",
            "If both are meant, waive the finding with the reason.",
        ),
        (
            "c (Øvre Eiker, 120 000 kr) is the same as a in everything but its id.",
            "Remove one of them. If both are meant, waive the finding with the reason.",
        ),
        (
            "d (Hole, 5 kr) has the same project as a (Øvre Eiker, 120 000 kr).",
            "If both are meant, waive the finding with the reason.",
        ),
    ]


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
