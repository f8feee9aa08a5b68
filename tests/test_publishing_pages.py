"""`skjonn publish`: pages that stand for themselves, from a ledger without errors, all of them or none."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from selectolax.lexbor import LexborHTMLParser, LexborNode

from skjonn.publishing.office_text import html_of
from support.command_line import OPEN, Skjonn, command
from support.ledgers import DECIDED, SHIPPED, application, award, event, waiver

NOBODY = 65534
TEXT = "Søknadene ble *vurdert* av tre.\n\n# Videre\n\nMidlene utbetales i [oktober](https://example.no/)."
HOSTILE = "</script><script>alert(1)</script> *a* [x](javascript:x) \u202eevil {{ 7*7 }} | `q` & <b>"
SHOWN = HOSTILE.replace("\u202e", "\ufffd")


@pytest.fixture
def skjonn(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skjonn:
    return Skjonn.at(tmp_path, monkeypatch, capsys)


@pytest.fixture
def shipped(skjonn: Skjonn) -> Skjonn:
    skjonn.keep_shipped()
    return skjonn


def page(skjonn: Skjonn, name: str = "2020.nb.html", folder: str = "out") -> LexborHTMLParser:
    """A page that was published."""
    return LexborHTMLParser((skjonn.folder / folder / name).read_text("utf-8"))


def texts(found: LexborHTMLParser, selector: str) -> list[str]:
    """The texts of some elements."""
    return [re.sub(r"\s+", " ", node.text()).strip() for node in found.css(selector)]


def first(found: LexborHTMLParser | LexborNode, selector: str) -> LexborNode:
    """The first element of some."""
    node = found.css_first(selector)
    assert node is not None
    return node


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def text_of(skjonn: Skjonn, language: str, text: str = TEXT) -> None:
    skjonn.keep(f"texts/announcement.{language}.md", text)


def test_each_round_has_a_page_in_each_language_and_all_have_an_index(shipped: Skjonn) -> None:
    shipped.keep("2027.toml", OPEN)
    done = shipped("publish", "out")
    names = [f"{round_}.{language}.html" for round_ in ("2020", "2027") for language in ("nb", "nn", "en")]
    assert done.out.split() == [f"out/{name}" for name in [*names, "index.html"]]
    assert sorted(bytes_of(shipped.folder / "out")) == sorted([*names, "index.html"])
    assert done.code == 0
    index = page(shipped, "index.html")
    assert first(index, "html").attributes["lang"] == "nb"
    links = [link.attributes["href"] for link in index.css("tbody a")]
    assert links == [names[3], names[4], names[5], names[0], names[1], names[2]]
    assert texts(index, "tbody td.amount") == ["0", "0", "14", "15 020 000"]


def test_a_page_has_the_structure_of_the_announcement(shipped: Skjonn) -> None:
    shipped("publish", "out")
    found = page(shipped)
    assert texts(found, "h1") == ["Prosjektskjønn 2020"]
    assert texts(found, ".byline") == ["Fylkesmannen i Oslo og Viken", "Publisert 9. september 2020"]
    assert texts(found, ".answer") == ["Det er totalt 14 søknader som er tildelt 15 020 000 kroner."]
    assert texts(found, "h2") == ["Viken", "Oslo"]
    assert texts(found, "caption") == [f"Prosjekter fra {name} som er tildelt midler" for name in ("Viken", "Oslo")]
    assert texts(found, "table:first-of-type thead th")[:4] == [
        *("Kommune", "Samarbeidspartnere", "Prosjekt", "Tildelt beløp (kr)"),
    ]
    rows = [texts(LexborHTMLParser(f"<table>{row.html}"), "th, td") for row in found.css("tbody tr")]
    assert len(rows) == 14
    assert rows[3] == ["Indre Østfold", "Samarbeid internt i kommunen", "De tusen første dager", "300 000"]
    assert rows[2][1].split(", ").count("Bodø") == 1
    assert texts(found, "tfoot td") == ["10 520 000", "4 500 000"]
    assert [data.attributes["value"] for data in found.css("tfoot data")] == ["10520000", "4500000"]
    assert {th.attributes["scope"] for th in found.css("th")} == {"col", "row"}


def test_a_page_names_its_language_its_other_languages_and_what_is_in_another(shipped: Skjonn) -> None:
    shipped("publish", "out")
    for language in ("nb", "nn", "en"):
        found = page(shipped, f"2020.{language}.html")
        assert first(found, "html").attributes["lang"] == language
        others = {link.attributes["hreflang"] for link in found.css("nav a[lang]")}
        assert others == {"nb", "nn", "en"} - {language}
        assert [link.attributes["href"] for link in found.css("nav a")][-1] == "index.html"
        assert {node.attributes["lang"] for node in found.css("h1[lang], td[lang]")} == (
            {"no"} if language == "en" else set()
        )


def test_the_same_ledger_gives_the_same_bytes(shipped: Skjonn) -> None:
    text_of(shipped, "nb")
    first = shipped.child("publish", "one", PYTHONHASHSEED="1")
    second = shipped.child("publish", "two", PYTHONHASHSEED="2", TZ="Asia/Tokyo", LC_ALL="nb_NO.UTF-8")
    assert (first.code, second.code) == (0, 0)
    assert bytes_of(shipped.folder / "one") == bytes_of(shipped.folder / "two")


def test_a_page_loads_nothing_and_lets_nothing_load(shipped: Skjonn) -> None:
    shipped("publish", "out")
    for path in (shipped.folder / "out").iterdir():
        found = LexborHTMLParser(path.read_text("utf-8"))
        assert [node.attributes for node in found.css("[src], link[rel=stylesheet], img, iframe, object, form")] == []
        hrefs = {str(node.attributes["href"]) for node in found.css("[href]")}
        assert {href for href in hrefs if re.match(r"[a-z]+:", href)} == {"data:,"}
        policy = str(first(found, "[http-equiv]").attributes["content"])
        nonce = str(first(found, "style").attributes["nonce"])
        assert policy.startswith(f"default-src 'none'; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}';")


def test_linked_data_says_what_the_rows_say(shipped: Skjonn) -> None:
    shipped("publish", "out")
    data = json.loads(first(page(shipped), "script[type='application/ld+json']").text())
    assert data["@context"] == "https://schema.org"
    assert (data["datePublished"], data["inLanguage"]) == ("2020-09-09", "nb")
    grantor = {"@type": "GovernmentOrganization", "@id": "#grantor", "name": "Fylkesmannen i Oslo og Viken"}
    assert data["publisher"] == grantor
    assert len(data["about"]) == 14
    assert data["about"][0] == {
        "@type": "MonetaryGrant",
        "identifier": "2020-01",
        "funder": {"@id": "#grantor"},
        "fundedItem": {
            "@type": "Project",
            "parentOrganization": {"@type": "GovernmentOrganization", "name": "Kongsberg", "identifier": "3006"},
            "name": "Tiltaksplan digitalisering Kongsbergregionen 2020",
        },
        "amount": {"@type": "MonetaryAmount", "currency": "NOK", "value": 900_000},
    }
    assert sum(grant["amount"]["value"] for grant in data["about"]) == 15_020_000


def test_the_offices_text_is_part_of_the_page_and_where_it_is_missing_that_is_said(shipped: Skjonn) -> None:
    text_of(shipped, "nb")
    text_of(shipped, "nn", " \n")
    done = shipped("publish", "out", "--lang", "en")
    assert done.code == 0
    assert done.err.splitlines() == [
        "There is no ledger/texts/announcement.nn.md, so the pages (Nynorsk) have no text by the office.",
        "There is no ledger/texts/announcement.en.md, so the pages (English) have no text by the office.",
    ]
    assert shipped("publish", "out", "--overwrite", "--lang", "nb").err.splitlines()[0] == (
        "ledger/texts/announcement.nn.md finnes ikke, så sidene (Nynorsk) har ingen egen tekst fra embetet."
    )
    section = first(page(shipped), ".text")
    assert texts(page(shipped), ".text h2, .text h3") == ["Om tildelingen", "Videre"]
    assert first(section, "em").text() == "vurdert"
    assert first(section, "a").attributes["href"] == "https://example.no/"
    assert page(shipped, "2020.nn.html").css(".text") == []


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("<script>x</script> <b>fet</b>", "<p>&lt;script&gt;x&lt;/script&gt; &lt;b&gt;fet&lt;/b&gt;</p>\n"),
        ("[x](javascript:x)", "<p>[x](javascript:x)</p>\n"),
        ("![x](https://a.no/b.png)", '<p>!<a href="https://a.no/b.png">x</a></p>\n'),
        ("# A\n\n### B\n\n## C\n\n# D", "<h3>A</h3>\n<h4>B</h4>\n<h4>C</h4>\n<h3>D</h3>\n"),
        ("###### A\n\n# B", "<h3>A</h3>\n<h3>B</h3>\n"),
    ],
)
def test_an_offices_text_can_hold_nothing_that_runs_or_loads_and_its_headings_leave_out_no_level(
    markdown: str, html: str
) -> None:
    assert html_of(markdown) == html


def test_headings_go_no_deeper_than_there_are_levels() -> None:
    assert "<h6>e</h6>" in html_of("# a\n## b\n### c\n#### d\n##### e\n")


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("announcement.nb.md", b"\xff", "it is not UTF-8"),
        ("announcement.nb.md/x", b"", "it is a folder, not a file"),
    ],
)
def test_a_text_that_cannot_be_read_is_named(shipped: Skjonn, name: str, data: bytes, fault: str) -> None:
    shipped.keep(f"texts/{name}", data)
    done = shipped("publish", "out")
    assert done.code == 2
    assert f"ledger/texts/announcement.nb.md cannot be used: {fault}." in done.err
    assert not (shipped.folder / "out").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other links")
def test_a_text_that_lies_elsewhere_is_not_published(shipped: Skjonn) -> None:
    (shipped.folder / "secret").write_text("secret", "utf-8")
    (shipped.ledger / "texts").mkdir()
    (shipped.ledger / "texts" / "announcement.nb.md").symlink_to(shipped.folder / "secret")
    done = shipped("publish", "out")
    assert (done.code, "it is a link out of the ledger's folder" in done.err) == (2, True)


@pytest.mark.parametrize("name", ["texts", "texts/announcement.nb.md"])
def test_where_a_folder_for_texts_is_a_file_there_are_none(shipped: Skjonn, name: str) -> None:
    shipped.keep("texts", "x") if name == "texts" else None
    assert shipped("publish", "out", "--language", "nb").err.startswith("There is no ledger/texts/announcement.nb.md")


def test_a_ledger_with_errors_is_published_as_a_draft_alone_and_says_so_in_every_page(skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", SHIPPED.replace("granted = 4_000_000", "granted = 400_000"))
    done = skjonn("publish", "out")
    assert (done.code, done.out) == (1, "")
    assert done.err.replace("\u00a0", " ") == (
        "error: The ledger has 2 errors; ledger/2020.toml:16: 14 awards add up to 11 420 000 kr; over 15 000 000 kr is "
        "stated: at least 3 580 001 kr too little. Nothing was written.\n"
        "       Fix what `skjonn check` says, or publish a draft with --draft.\n"
    )
    assert not (skjonn.folder / "out").exists()
    assert skjonn("publish", "out", "--draft").code == 0
    for path in (skjonn.folder / "out").iterdir():
        found = LexborHTMLParser(path.read_text("utf-8"))
        assert len(found.css("p.draft")) == len(found.css("p.stamp")) == 1
        assert first(found, "meta[name=robots]").attributes["content"] == "noindex"
    found = page(skjonn)
    assert texts(found, "p.draft") == [
        "Utkast. Dette er ikke kunngjort, og tallene kan bli endret. Registeret det bygger på, har 2 feil."
    ]
    assert texts(found, "title") == ["Utkast: Prosjektskjønn 2020"]
    assert texts(found, ".notice h2") == ["Oppgitte tall som avviker"]
    assert len(texts(found, ".notice li")) == 2
    assert json.loads(first(found, "[type='application/ld+json']").text())["creativeWorkStatus"] == "Draft"


def test_a_draft_of_a_ledger_without_errors_is_a_draft(shipped: Skjonn) -> None:
    shipped("publish", "out", "--draft")
    assert texts(page(shipped), "p.draft") == ["Utkast. Dette er ikke kunngjort, og tallene kan bli endret."]
    shipped("publish", "out", "--overwrite")
    assert page(shipped).css(".draft, .stamp, [name=robots]") == []


def test_an_error_that_is_waived_keeps_nobody_from_publishing(skjonn: Skjonn) -> None:
    waivers = waiver("awards-differ", "2020") + waiver("regions-do-not-add-up", "2020")
    skjonn.keep("2020.toml", SHIPPED.replace("awards = 14", "awards = 15") + waivers)
    assert skjonn("publish", "out").code == 0
    assert texts(page(skjonn), ".notice li") == ["Oppgitt antall tildelinger: 15, opptalt: 14."]


def test_a_draft_of_a_ledger_that_cannot_be_read_whole_says_so_and_ends_with_1(skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", SHIPPED.replace("granted = 900_000", 'granted = "mye"'))
    assert skjonn("publish", "out").code == 1
    done = skjonn("publish", "out", "--draft", "--lang", "en")
    assert done.code == 1
    assert "ledger/2020.toml could not be read in full" in done.err
    assert "Ikke alt i regnskapet kunne leses." in " ".join(texts(page(skjonn), "main p"))


def test_a_doubled_id_gives_a_draft_in_which_no_award_is_lost(skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", DECIDED + application("1", "Oslo") + application("1", "Bærum") + award("1", "70_000"))
    assert skjonn("publish", "out").code == 1
    assert skjonn("publish", "out", "--draft").code == 1
    assert texts(page(skjonn), "tbody th, tbody data") == ["1", "70 000"]
    assert texts(page(skjonn), "h2")[-1] == "Fylke ikke kjent"


def test_two_rounds_of_one_id_are_refused_even_as_a_draft(shipped: Skjonn) -> None:
    shipped.keep("copy.toml", SHIPPED)
    done = shipped("publish", "out", "--draft")
    assert (done.code, "both hold a round 2020" in done.err) == (1, True)


def test_a_round_without_awards_has_a_page_that_says_so(skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", DECIDED)
    assert skjonn("publish", "out").code == 0
    assert texts(page(skjonn), ".answer") == ["Ingen søknader er tildelt midler."]
    assert page(skjonn).css("table, input") == []


def test_a_ledger_without_rounds_has_an_index_that_can_be_published_again(skjonn: Skjonn) -> None:
    skjonn.ledger.mkdir()
    for options in ((), ("--overwrite",)):
        done = skjonn("publish", "out", *options)
        assert (done.code, done.out) == (0, "out/index.html\n")
    assert texts(page(skjonn, "index.html"), "p") == ["Ingen tildelingsrunder er kunngjort."]


def test_what_became_of_an_award_has_a_column_where_there_is_any(skjonn: Skjonn) -> None:
    text = DECIDED + application("1") + award("1") + application("2") + award("2")
    skjonn.keep("2020.toml", text)
    skjonn("publish", "out")
    assert len(page(skjonn).css("thead th")) == 4
    skjonn.keep("2020.toml", text + event("2", "declined"))
    skjonn("publish", "out", "--overwrite")
    found = page(skjonn)
    assert texts(found, "thead th")[-1] == "Etter tildelingen"
    assert texts(found, "tbody td:last-child") == ["", "Takket nei"]
    assert "Etter senere endringer gjelder 100 000 kroner." in " ".join(texts(found, "section p"))


def test_where_others_than_municipalities_got_money_the_column_is_called_after_them(skjonn: Skjonn) -> None:
    entry = '[[applications]]\nid = "1"\nrecipient = "Viken fylkeskommune"\nproject = "P"\n'
    skjonn.keep("2020.toml", DECIDED + entry + award("1"))
    skjonn("publish", "out")
    assert texts(page(skjonn), "thead th")[0] == "Søker"
    assert texts(page(skjonn), "tbody th") == ["Viken fylkeskommune"]


@pytest.mark.parametrize(
    ("partners", "cell"),
    [
        (["Bergen", "KS"], "Bergen, KS"),
        (["Norges teknisk-naturvitenskapelige universitet, Gjøvik", "KS"],
         "Norges teknisk-naturvitenskapelige universitet, Gjøvik; KS"),
        (["KS", "Blå og Grønn"], "KS; Blå og Grønn"),
    ],
)  # fmt: skip
def test_partners_stand_apart_where_a_comma_or_an_og_is_part_of_one(
    skjonn: Skjonn, partners: list[str], cell: str
) -> None:
    more = f"partners = {json.dumps(partners, ensure_ascii=False)}"
    skjonn.keep("2020.toml", DECIDED + application("1", more=more) + award("1"))
    skjonn("publish", "out")
    assert texts(page(skjonn), "tbody td")[0] == cell


@pytest.mark.parametrize(
    ("today", "is_old"),
    [("2021-09-09", False), ("2021-09-10", True), ("2026-01-01", True)],
)
def test_a_page_that_is_made_more_than_a_year_late_says_so_without_a_script(
    shipped: Skjonn, today: str, *, is_old: bool
) -> None:
    shipped("publish", "out", "--today", today)
    notice = first(page(shipped), "#old")
    assert ("hidden" not in notice.attributes) == is_old
    assert notice.attributes["data-from"] == "2021-09-10"


@pytest.mark.parametrize(
    ("day", "old_from"),
    [("2020-02-29", "2021-03-01"), ('"2020-09"', "2021-10-01"), ("2020", "2022-01-01"), ("9999-01-01", "9999-12-31")],
)
def test_of_a_month_or_a_year_the_last_day_says_when_a_page_is_old(skjonn: Skjonn, day: str, old_from: str) -> None:
    skjonn.keep("2020.toml", DECIDED.replace("2020-09-09", day))
    skjonn("publish", "out")
    assert first(page(skjonn), "#old").attributes["data-from"] == old_from


def test_rounds_and_languages_can_be_chosen(shipped: Skjonn) -> None:
    shipped.keep("2027.toml", OPEN)
    done = shipped("publish", "out", "--round", "2020", "--language", "nn, en,nn")
    assert done.out.split() == ["out/2020.nn.html", "out/2020.en.html", "out/index.html"]
    assert first(page(shipped, "index.html"), "html").attributes["lang"] == "nn"
    shipped("publish", "one", "--language", "en")
    assert texts(page(shipped, "2020.en.html", "one"), "nav a") == ["All rounds"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--language", "nb,sv"), "--language: sv is not one of en, nb, nn."),
        (("--language", ""), "--language:  is not one of en, nb, nn."),
        (("--format", "pdf"), "--format: pdf is not one of html, md."),
        (("--format", "md", "--css", "a.css"), "--css: Markdown has no style sheet."),
        (("--css", "none.css"), "--css: none.css cannot be read: no such file or directory."),
        (("--css", "latin.css"), "--css: latin.css is not UTF-8."),
        (("--css", "import.css"), "--css: import.css loads something from elsewhere: @import. A page loads nothing."),
        (
            ("--css", "url.css"),
            "--css: url.css loads something from elsewhere: url('//a.no/x.png'. A page loads nothing.",
        ),
        (("--round", "2021"), "There is no round 2021 in ledger."),
    ],
)
def test_wrong_options_are_refused(shipped: Skjonn, arguments: tuple[str, ...], message: str) -> None:
    (shipped.folder / "latin.css").write_bytes(b"/* \xe5 */")
    (shipped.folder / "import.css").write_text("@import 'a.css';", "utf-8")
    (shipped.folder / "url.css").write_text("a{background:url( '//a.no/x.png')}", "utf-8")
    done = shipped("publish", "out", *arguments)
    assert done.code == 2
    assert message in done.err.replace("( '", "('")
    assert not (shipped.folder / "out").exists()


def test_an_office_has_its_own_colours_in_the_style_sheet(shipped: Skjonn) -> None:
    css = ":root{--accent:#063}\r\na{background:url(data:image/png;base64,AA)}/* </style><script> */"
    (shipped.folder / "own.css").write_bytes(css.encode())
    shipped("publish", "out", "--css", "own.css")
    style = first(page(shipped), "style").text()
    assert ":root{--accent:#063}\na{background:url(data:image/png;base64,AA)}/* <\\/style><script> */" in style


def test_a_folder_that_holds_other_things_is_left_as_it_is(shipped: Skjonn) -> None:
    out = shipped.folder / "out"
    out.mkdir()
    for name in ("notes.txt", "index.html", "2020.se.html"):
        (out / name).write_text("mine", "utf-8")
        done = shipped("publish", "out", "--overwrite")
        assert (done.code, f"out holds {name}, which no publication wrote." in done.err) == (2, True)
        assert (out / name).read_text("utf-8") == "mine"
        (out / name).unlink()
    assert shipped("publish", "out").code == 0
    done = shipped("publish", "out")
    assert (done.code, "out holds a publication already." in done.err) == (2, True)
    assert shipped("publish", "out", "--overwrite", "--format", "md", "--language", "nb").code == 0
    assert sorted(bytes_of(out)) == ["2020.nb.md"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_without_room_nothing_is_published_and_what_was_there_stays(shipped: Skjonn) -> None:
    shipped("publish", "out")
    before = bytes_of(shipped.folder / "out")
    limited = f"ulimit -f 4; exec {' '.join(command('publish', 'out', '--overwrite', '--draft'))}"
    done = subprocess.run(
        ["/bin/bash", "-c", f"trap '' XFSZ; {limited}"], cwd=shipped.folder, capture_output=True, check=False, text=True
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "out cannot be written: file too large." in done.stderr
    assert bytes_of(shipped.folder / "out") == before
    assert sorted(path.name for path in shipped.folder.iterdir()) == ["ledger", "out"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_where_nobody_may_write_or_read_nothing_is_published(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = Path(tempfile.mkdtemp())  # pytest's own folders are closed to others
    skjonn = Skjonn.at(folder, monkeypatch, capsys)
    skjonn.keep_shipped()
    text_of(skjonn, "nb")
    texts_of_office = skjonn.ledger / "texts"
    # What is imported is imported now: another user may not read the interpreter's own files.
    assert skjonn("publish", "out").code == 0
    shutil.rmtree(folder / "out")
    folder.chmod(0o555)
    was_root = os.geteuid() == 0
    if was_root:
        os.seteuid(NOBODY)
    try:
        done = skjonn("publish", "out")
        assert (done.code, "out cannot be written: permission denied." in done.err) == (2, True)
        os.seteuid(0 if was_root else os.geteuid())
        texts_of_office.chmod(0o444)
        os.seteuid(NOBODY if was_root else os.geteuid())
        done = skjonn("publish", "out")
        assert done.code == 2
        assert "ledger/texts/announcement.nb.md cannot be used: permission denied." in done.err
    finally:
        os.seteuid(0 if was_root else os.geteuid())
        texts_of_office.chmod(0o700)
        folder.chmod(0o700)
        monkeypatch.undo()
        shutil.rmtree(folder)


def test_markdown_has_the_same_sentences_and_tables_for_an_archive(shipped: Skjonn) -> None:
    text_of(shipped, "nb")
    done = shipped("publish", "out", "--format", "md", "--language", "nb", "--draft")
    assert done.out.split() == ["out/2020.nb.md"]
    text = (shipped.folder / "out" / "2020.nb.md").read_text("utf-8")
    found = LexborHTMLParser(MarkdownIt().enable("table").render(text))
    assert texts(found, "h1, h2") == [*("Prosjektskjønn 2020", "Viken", "Oslo", "Om tildelingen", "Videre")]
    assert len(found.css("tbody tr")) == 14 + 2
    paragraphs = texts(found, "p")
    assert paragraphs[0] == "Utkast. Dette er ikke kunngjort, og tallene kan bli endret."
    assert paragraphs[2] == "Det er totalt 14 søknader som er tildelt 15 020 000 kroner."
    assert paragraphs[3].startswith("I alt ble det mottatt 48 søknader på ca. 53 millioner kroner. Av disse kom 43")
    assert "Søknadene ble vurdert av tre." in paragraphs
    assert not re.search(r"[ \t]$|\n\n\n", text, re.MULTILINE)


def hostile(skjonn: Skjonn) -> Iterator[str]:
    """A ledger whose texts are hostile, published; the text of its page in each format."""
    quoted = json.dumps(HOSTILE, ensure_ascii=False)
    heading = DECIDED.replace('"Prosjektskjønn 2020"', quoted).replace('"Fylkesmannen i Oslo og Viken"', quoted)
    heading = heading.replace("state =", f"source = {quoted}\nstate =")
    first = f'\n[[applications]]\nid = "1"\nmunicipality = "Oslo"\nproject = {quoted}\n'
    first += f"partners = [{quoted}]\nnote = {quoted}\n"
    second = f'\n[[applications]]\nid = "2"\nrecipient = {quoted}\nproject = "P"\ncooperation = {quoted}\n'
    skjonn.keep("2020.toml", heading + first + second + award("1", more=f"note = {quoted}") + award("2"))
    for format_ in ("html", "md"):
        assert skjonn("publish", format_, "--format", format_, "--draft").code == 0
        yield (skjonn.folder / format_ / f"2020.nb.{format_}").read_text("utf-8")


def test_hostile_texts_are_literal_in_a_page_in_its_data_and_in_markdown(skjonn: Skjonn) -> None:
    html, markdown = hostile(skjonn)
    found = LexborHTMLParser(html)
    assert len(found.css("script")) == 2
    assert found.css("b, main em, main code") == []
    assert texts(found, "h1, tbody td:nth-child(2), tbody th") == [SHOWN, "Oslo", SHOWN, SHOWN, SHOWN]
    index = page(skjonn, "index.html", "html")
    assert texts(index, "tbody a")[0] == texts(index, "tbody td")[0] == SHOWN
    assert index.css("script, b") == []
    data = json.loads(first(found, "[type='application/ld+json']").text())
    assert data["name"] == data["about"][0]["fundedItem"]["name"] == HOSTILE
    assert data["about"][1]["fundedItem"]["parentOrganization"]["name"] == HOSTILE
    assert "\u202e" not in html + markdown
    rendered = LexborHTMLParser(MarkdownIt().enable("table").render(markdown))
    assert texts(rendered, "h1") == [SHOWN]
    assert texts(rendered, "tbody td:nth-child(2)")[:1] == [SHOWN]
    assert rendered.css("script, a, b, code, em") == []
    assert texts(rendered, "p")[1] == f"Publisert 9. september 2020 · {SHOWN}"


def test_a_character_beyond_the_first_plane_is_escaped_as_a_pair_in_linked_data(skjonn: Skjonn) -> None:
    skjonn.keep("2020.toml", DECIDED + application("1", project="a\U000e0001b") + award("1"))
    skjonn("publish", "out")
    text = first(page(skjonn), "[type='application/ld+json']").text()
    assert "a\\udb40\\udc01b" in text
    assert json.loads(text)["about"][0]["fundedItem"]["name"] == "a\U000e0001b"


def test_an_office_has_templates_of_its_own(shipped: Skjonn) -> None:
    own = '{% extends "skjonn/page.html" %}{% block footer %}<p>{{ grantor }} {% include "contact.html" %}</p>'
    own += "{% endblock %}"
    shipped.keep("templates/page.html", own)
    shipped.keep("templates/contact.html", "ringes på 1234")
    shipped.keep("templates/script.js", "// none")
    assert shipped("publish", "out").code == 0
    found = page(shipped)
    assert texts(found, "body > p") == ["Fylkesmannen i Oslo og Viken ringes på 1234"]
    assert texts(found, "script:last-of-type")[-1] == "// none"
    assert len(found.css("tbody tr")) == 14


@pytest.mark.parametrize(
    ("name", "template", "message"),
    [
        ("page.html", "a\n{% if %}", "ledger/templates/page.html:2: Expected an expression, got 'end of statement"),
        ("page.html", "a\n\n{{ nobody }}", "ledger/templates/page.html:3: 'nobody' is undefined."),
        ("page.html", "{{ 1 / 0 }}", "ledger/templates/page.html:1: division by zero."),
        ("page.html", "\n{% include 'none.html' %}", "ledger/templates/page.html:2: there is no template none.html."),
        ("page.html", "{% include '../2020.toml' %}", "page.html:1: there is no template ../2020.toml."),
        ("page.html", "{% include 'page.html' %}", "ledger/templates/page.html:1: maximum recursion depth exceeded"),
        ("page.html", "{{ ''.__class__ }}", "ledger/templates/page.html:1: access to attribute '__class__' of"),
        ("page.html", "{% include 'part.html' %}", "ledger/templates/part.html:3: 'nobody' is undefined."),
        ("index.html", "{{ nobody }}", "ledger/templates/index.html:1: 'nobody' is undefined."),
    ],
)  # fmt: skip
def test_a_template_that_fails_is_named_with_its_line(shipped: Skjonn, name: str, template: str, message: str) -> None:
    shipped.keep("templates/part.html", "\n\n{{ nobody }}")
    shipped.keep(f"templates/{name}", template)
    done = shipped("publish", "out")
    assert done.code == 2
    assert message in done.err
    assert "Fix the template, or remove it" in done.err
    assert not (shipped.folder / "out").exists()


def test_a_template_that_cannot_be_read_is_named(shipped: Skjonn) -> None:
    shipped.keep("templates/page.html", b"\xff")
    done = shipped("publish", "out")
    assert (done.code, "ledger/templates/page.html cannot be used: it is not UTF-8." in done.err) == (2, True)


def test_without_the_library_one_line_says_what_to_install(shipped: Skjonn) -> None:
    code = (
        "import sys; sys.modules['jinja2'] = None; from skjonn.cli.main import main; sys.exit(main(['publish', 'out']))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=shipped.folder, capture_output=True, check=False, text=True)
    assert done.returncode == 2
    assert "pip install 'skjonn[publish]'" in done.stderr
