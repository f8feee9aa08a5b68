"""Published pages in a browser: what axe and the Nu checker find, what is asked of the network, and what one sees.

The axe rules are those of WCAG 2.0 to 2.2 at the levels A and AA, and its best practices; what axe cannot decide counts
as found. The Nu checker's warnings count as errors.
"""

import importlib.util
import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

import pytest

from skjonn.cli.main import main
from support.ledgers import DECIDED, SHIPPED, application, award, event

IS_REQUIRED = bool(os.environ.get("SKJONN_BROWSER"))
"""Whether a browser or a checker that is not installed is a failure; `.ci/run` says so."""
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
JAVA = shutil.which("java") or ""
NU_CHECKER = os.environ.get("SKJONN_NU_CHECKER", "")
"""The jar of the Nu checker."""
if not IS_REQUIRED and not CHROMIUM:
    pytest.skip("chromium is not installed", allow_module_level=True)
if not IS_REQUIRED and importlib.util.find_spec("playwright") is None:
    pytest.skip("playwright is not installed", allow_module_level=True)

from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402 - it need not be installed

LANGUAGES = ("nb", "nn", "en")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = f"axe.run({{runOnly: {json.dumps(RULES)}, resultTypes: ['violations', 'incomplete']}})"

HOSTILE = "</script><script>window.pwned = 1</script> <img src=x onerror=pwned=1> *a* [x](javascript:pwned=1)"
TEXT = (
    "Søknadene ble *vurdert* av tre.\n\n# Videre\n\nMidlene utbetales i [oktober](https://example.no/).\n\n- én\n- to\n"
)
# A round in which all is said that a page can say.
FULL = (
    DECIDED.replace("state =", 'source = "Rundskriv 2020"\nstate =')
    + "\n[frame]\napplications = 12\nawards = 9\nrequested = { about = 53_000_000, within = 500_000 }\n"
    + application("1", "Asker", project=HOSTILE, more=f"partners = [{json.dumps(HOSTILE)}]")
    + award("1", "1_450_000")
    + application("2", "Nordre Follo", more='cooperation = "Samarbeid internt i kommunen"')
    + award("2", "600_000")
    + event("2", "amended", more="amount = -100_000")
    + application("3", "Oslo", project="Utvikling av kommunal arrangementskalender for beredskapssammenheng")
    + award("3", "1_200_000")
    + event("3", "declined")
    + application("4", "Oslo")
    + event("4", "refused")
    + '\n[[applications]]\nid = "5"\nrecipient = "Et interkommunalt selskap med et langt navn"\nproject = "P"\n'
    + award("5", "90_000")
)

pytestmark = pytest.mark.e2e


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Pages of a plain round, and a draft of one that has everything, in folders of their names."""
    folder = tmp_path_factory.mktemp("site")
    for name, text, options in (("plain", SHIPPED, ()), ("full", FULL, ("--draft",))):
        ledger = folder / f"{name}-ledger"
        (ledger / "texts").mkdir(parents=True)
        (ledger / "2020.toml").write_text(text, "utf-8")
        for language in LANGUAGES:
            (ledger / "texts" / f"announcement.{language}.md").write_text(TEXT, "utf-8")
        arguments = ("publish", str(folder / name), "--ledger", str(ledger), "--today", "2020-10-01", *options)
        assert main(arguments) == 0
    return folder


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, one for all tests; as root it runs without a sandbox only."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


def opened(browser: Browser, path: Path, *, width: int = 1280, script: bool = True) -> Page:
    """A page of a site in a window of its own."""
    page = browser.new_context(viewport={"width": width, "height": 800}, java_script_enabled=script).new_page()
    page.goto(path.as_uri())
    return page


def found_by_axe(page: Page) -> Sequence[tuple[str, str]]:
    """What axe finds or cannot decide, with the element it is about."""
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text("utf-8"))
    result = page.evaluate(AXE)
    assert len(result["passes"]) > 20
    faults = [*result["violations"], *result["incomplete"]]
    return [(fault["id"], node["html"]) for fault in faults for node in fault["nodes"]]


@pytest.mark.parametrize("name", [f"{name}/2020.{language}" for name in ("plain", "full") for language in LANGUAGES])
def test_axe_finds_nothing_in_any_colour_or_width_nothing_is_cut_off_and_nobody_is_asked_for_anything(
    site: Path, browser: Browser, name: str
) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: asked.append(message.text))
    page.on("pageerror", lambda error: asked.append(str(error)))
    for path in (site / f"{name}.html", site / name.replace("2020.nb", "index.html")):
        if not path.is_file():
            continue
        asked.clear()
        page.goto(path.as_uri())
        for width in (1280, 320):
            page.set_viewport_size({"width": width, "height": 800})
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
                assert (width, scheme, found_by_axe(page)) == (width, scheme, [])
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert asked == [path.as_uri()]
        assert page.evaluate("window.pwned") is None
    page.close()


def test_the_nu_checker_finds_nothing(site: Path) -> None:
    if not IS_REQUIRED and not NU_CHECKER:
        pytest.skip("SKJONN_NU_CHECKER does not name the checker's jar")
    pages = [str(path) for name in ("plain", "full") for path in sorted((site / name).iterdir())]
    assert len(pages) == 8
    done = subprocess.run(
        [JAVA, "-jar", NU_CHECKER, "--Werror", "--format", "text", *pages],
        capture_output=True,
        check=False,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "Document checking completed. No errors found.\n")


def test_without_a_script_all_is_there_but_what_needs_one(site: Path, browser: Browser) -> None:
    page = opened(browser, site / "plain" / "2020.nb.html", script=False)
    assert page.locator("tbody tr:visible").count() == 14
    assert page.locator("#filter").is_hidden()
    assert page.locator("button").count() == 0
    page.context.close()


def test_the_first_tab_leads_past_the_languages_to_the_content(site: Path, browser: Browser) -> None:
    page = opened(browser, site / "plain" / "2020.nn.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Hopp til innhaldet"
    assert page.locator(".skip").evaluate("link => link.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.context.close()


def test_rows_are_found_and_counted_and_paper_has_all_of_them(site: Path, browser: Browser) -> None:
    page = opened(browser, site / "plain" / "2020.nb.html")
    page.get_by_label("Finn i tabellene").fill("JEVNAKER")
    page.get_by_text("Viser 2 av 14 tildelinger, til sammen 1 200 000 kroner.").wait_for()
    assert page.locator("tbody tr:visible").count() == 2
    assert page.locator("tfoot:visible").count() == 0
    assert page.locator("h2:visible").all_text_contents() == ["Viken", "Om tildelingen"]
    assert found_by_axe(page) == []
    page.emulate_media(media="print")
    assert page.locator("tbody tr:visible").count() == 14
    assert page.locator("tfoot:visible").count() == 2
    assert page.locator("h2:visible").count() == 3
    assert page.locator("#filter:visible, nav:visible").count() == 0
    page.emulate_media(media="screen")
    page.get_by_label("Finn i tabellene").fill("")
    page.locator("tbody tr[hidden]").first.wait_for(state="detached")
    assert page.locator("#found").text_content() == ""
    page.context.close()


def test_rows_are_sorted_by_the_alphabet_and_by_amount_and_back(site: Path, browser: Browser) -> None:
    page = opened(browser, site / "plain" / "2020.nb.html")
    table = page.locator("table.awards").first
    table.get_by_role("button", name="Kommune").click()
    names = table.locator("tbody th").all_text_contents()
    assert (names[0], names[-2:]) == ("Asker", ["Råde", "Øvre Eiker"])
    amount = table.get_by_role("button", name="Tildelt beløp (kr)")
    amount.click()
    assert table.locator("tbody data").first.text_content() == "100\u00a0000"
    amount.click()
    assert table.locator("tbody data").first.text_content() == "4\u00a0000\u00a0000"
    assert table.locator("[aria-sort]").get_attribute("aria-sort") == "descending"
    assert found_by_axe(page) == []
    page.context.close()


def test_rows_that_are_blocks_on_a_phone_are_still_rows_with_the_names_of_their_columns(
    site: Path, browser: Browser
) -> None:
    page = opened(browser, site / "full" / "2020.nb.html", width=320)
    row = page.get_by_role("row").filter(has_text="Nordre Follo")
    assert row.get_by_role("rowheader").text_content() == "Nordre Follo"
    labels = row.get_by_role("cell").evaluate_all(
        "cells => cells.map(cell => getComputedStyle(cell, '::before').content)"
    )
    button = page.get_by_role("button", name="Etter tildelingen").first
    button.focus()
    box = button.bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 24
    assert 0 <= box["x"] <= 320 - box["width"]
    assert labels == ['"Samarbeidspartnere"', '"Prosjekt"', '"Tildelt beløp (kr)"', '"Etter tildelingen"']
    assert (
        page.locator("tfoot td:nth-child(2)").first.evaluate("cell => getComputedStyle(cell, '::before').content")
        == '"Tildelt beløp (kr)"'
    )
    page.context.close()


def test_a_page_grows_old_by_the_readers_clock(site: Path, browser: Browser) -> None:
    for now, is_old in (("2021-09-09T12:00:00Z", False), ("2021-09-10T12:00:00Z", True)):
        page = browser.new_context().new_page()
        page.clock.set_fixed_time(now)
        page.goto((site / "plain" / "2020.nb.html").as_uri())
        assert page.locator("#old").is_visible() == is_old
        page.context.close()


def test_a_draft_is_marked_on_paper_too(site: Path, browser: Browser) -> None:
    page = opened(browser, site / "full" / "2020.nb.html")
    assert page.locator(".draft").is_visible()
    assert page.locator(".stamp").is_hidden()
    page.emulate_media(media="print")
    assert page.locator(".draft").is_visible()
    assert page.locator(".stamp").is_visible()
    assert len(page.pdf()) > 10_000
    page.context.close()
