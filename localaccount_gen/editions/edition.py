"""What every edition of an account is made of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from localaccount_gen.account import Account
from localaccount_gen.charts import Chart
from localaccount_gen.checked import Checked
from localaccount_gen.glossary import Term
from localaccount_gen.requirements import Framework, Requirement


@dataclass(frozen=True)
class Edition:
    """An account with its words filled in, its comparisons drawn and its Markdown converted."""

    account: Account
    checked: Checked
    framework: Framework
    charts: Mapping[str, Sequence[Chart]]
    """By key of the section, in the order of its comparisons."""
    stories: Mapping[str, str]
    """The narrative of each section as HTML, by its key."""
    foreword: str = ""
    """The foreword as HTML."""
    terms: tuple[Term, ...] = ()
    """The words of the trade that its sections use, in the order of the alphabet."""

    def requirements(self) -> list[Requirement]:
        """Those the account has a section for, or a reason why not, in the framework's order."""
        told = {section.key for section in self.account.sections} | set(self.account.form.not_covered)
        return [requirement for requirement in self.framework.requirements if requirement.key in told]

    @property
    def missing(self) -> tuple[str, ...]:
        """Titles of suggested sections that the account neither has nor explains."""
        told = {requirement.key for requirement in self.requirements()}
        return tuple(one.title for one in self.framework.suggested if one.key not in told)

    @property
    def titles(self) -> Mapping[str, str]:
        """By key of the section."""
        return {requirement.key: self.title(requirement) for requirement in self.requirements()}

    def title(self, requirement: Requirement) -> str:
        section = self.account.section(requirement.key)
        return (section.form.title if section else None) or requirement.title
