"""JUnit's XML: a test suite for each file, a test case for each finding.

Errors fail. Warnings, notes and waived findings are skipped tests: passed tests are not shown, and the format has
nothing else in between. A file without listed findings has one test, which passes.
"""

from itertools import groupby
from xml.etree import ElementTree as ET

from skjonn.language.words import Words
from skjonn.model.check_result import CheckResult
from skjonn.model.diagnostic import Diagnostic
from skjonn.render.findings import line, numbered, remark
from skjonn.render.visible import visible


def render(result: CheckResult, *, words: Words, width: int | None, color: bool, show_waived: bool) -> str:
    """The result of a check as an XML document."""
    cases: dict[str, list[ET.Element]] = {round_verdict.file: [] for round_verdict in result.round_verdicts}
    listed = numbered(result.listed(show_waived=show_waived))
    for file, diagnostics in groupby(listed, key=lambda pair: pair[0].file):
        cases[file] = [_case(diagnostic, number) for diagnostic, number in diagnostics]
    root = ET.Element("testsuites", name="skjonn")
    for file, found in sorted(cases.items()):
        suite = ET.SubElement(root, "testsuite", name=visible(file))
        suite.extend(found or [ET.Element("testcase", classname=_class(file), name="check")])
        _count(suite)
    _count(root)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, "unicode")}\n'


def _case(diagnostic: Diagnostic, number: int) -> ET.Element:
    # Readers identify a test by its name from one build to the next: names are unique, and have no line numbers.
    again = f" #{number + 1}" if number else ""
    case = ET.Element(
        "testcase",
        classname=_class(diagnostic.file),
        name=visible(f"{diagnostic.code} {diagnostic.name} {diagnostic.about}{again}"),
        file=visible(diagnostic.file),
        line=str(diagnostic.span.line),
        column=str(diagnostic.span.column),
    )
    properties = ET.SubElement(case, "properties")
    ET.SubElement(properties, "property", name="severity", value=diagnostic.severity)
    outcome = "failure" if diagnostic.severity == "error" and not diagnostic.waived else "skipped"
    result = ET.SubElement(case, outcome, type=diagnostic.code, message=visible(diagnostic.message))
    result.text = "\n".join(map(visible, filter(None, (line(diagnostic), remark(diagnostic)))))
    return case


def _class(file: str) -> str:
    # Readers take the text after the last dot for the class, and the text before it for the package.
    return visible(file.removesuffix(".toml"))


def _count(element: ET.Element) -> None:
    """Set the numbers of test cases below an element, in all and by outcome."""
    outcomes = {"tests": "testcase", "failures": "failure", "errors": "error", "skipped": "skipped"}
    for name, tag in outcomes.items():
        element.set(name, str(sum(1 for _ in element.iter(tag))))
