"""groups.yml: comparator groups that a command took from reports, such as those of LG Inform."""

from collections.abc import Mapping

from pydantic import Field

from localaccount_gen.forms import Form
from localaccount_gen.scalars import Date, Name, Text


class GroupForm(Form):
    """The councils that a report compares, as they were on its day."""

    title: Text = Field(description="Whose group it is and of when, as the report says it.")
    date: Date = Field(description="The day of the report.")
    source: Text = Field(description="The file it was read from.")
    councils: tuple[Text, ...] = Field(description="The councils by name, five or more.")


class GroupsForm(Form):
    """groups.yml of a council, which `localaccount data import --group` writes."""

    groups: Mapping[Name, GroupForm] = Field({}, description="Groups that the command took in. Do not edit them.")
