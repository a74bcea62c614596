"""JUnit's XML, which most build servers show as tests: a suite for each account, a test for each rule.

A rule passes, fails with its findings as text, or is skipped where the account could not be read so far. Elements and
attributes are those of junit-10.xsd in https://github.com/jenkinsci/xunit-plugin; GitLab and Azure Pipelines read them.
"""

import re
from collections.abc import Sequence
from xml.etree import ElementTree

from localaccount_gen.findings import Finding
from localaccount_gen.report.review import Review, counts, tally
from localaccount_gen.report.text import finding_text
from localaccount_gen.rules import Rule

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""https://www.w3.org/TR/xml/#charsets: what may not stand in XML, however it is written."""


def told(review: Review) -> str:
    suites = ElementTree.Element("testsuites", name="localaccount")
    rest = list(review.findings)
    for account in review.checked.accounts:
        shown = account.reading.shown
        own = [finding for finding in rest if finding.location.file.startswith(f"{shown}/")]
        rest = [finding for finding in rest if not finding.location.file.startswith(f"{shown}/")]
        unread = account.account is None
        _add_suite(suites, shown, [_case(rule, shown, own, review.strict, unread) for rule in review.rules])
    if rest:
        names = dict.fromkeys(finding.rule for finding in rest)
        rules = [rule for rule in review.rules if rule.name in names]
        _add_suite(suites, "councils", [_case(rule, "councils", rest, review.strict, False) for rule in rules])
    _add_counts(suites, list(suites.iter("testcase")))
    ElementTree.indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(suites, encoding="unicode")


def _case(rule: Rule, suite: str, findings: Sequence[Finding], strict: bool, unread: bool) -> ElementTree.Element:
    case = ElementTree.Element("testcase", classname=suite.replace("/", "."), name=rule.name)
    found = [finding for finding in findings if finding.rule == rule.name]
    text = _NOT_IN_XML.sub("\ufffd", "\n".join(finding_text(finding) for finding in found))
    if any(counts(finding, strict) for finding in found):
        attributes = {"message": f"{tally(found)}: {rule.summary}", "type": rule.name}
        ElementTree.SubElement(case, "failure", attributes).text = text
    elif found:
        ElementTree.SubElement(case, "system-out").text = text
    elif unread and rule.find is not None:
        ElementTree.SubElement(case, "skipped", message="The account could not be read so far.")
    return case


def _add_suite(suites: ElementTree.Element, name: str, cases: Sequence[ElementTree.Element]) -> None:
    suite = ElementTree.SubElement(suites, "testsuite", name=name)
    _add_counts(suite, cases)
    suite.extend(cases)


def _add_counts(element: ElementTree.Element, cases: Sequence[ElementTree.Element]) -> None:
    element.set("tests", str(len(cases)))
    element.set("failures", str(sum(case.find("failure") is not None for case in cases)))
    element.set("errors", "0")
    if element.tag == "testsuite":
        element.set("skipped", str(sum(case.find("skipped") is not None for case in cases)))
