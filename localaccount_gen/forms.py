"""What a council fills in: council.yml and the parts of account.yml, which is whole in `accountforms`; the front matter
of a section is in `sectionforms`.

Pydantic, because here every value comes from a person: it judges all of them in one go, names each by its path, and
writes the JSON Schema that editors use. The kinds of value are in `scalars`.
Descriptions are what an editor shows while the officer types.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from localaccount_gen.scalars import (
    Address,
    Colour,
    Date,
    Email,
    Name,
    Number,
    PeriodText,
    SecureAddress,
    Text,
    Whole,
    YesNo,
)

Unit = Literal[
    "people", "number", "£", "£ million", "per cent", "per 100,000", "days", "weeks", "months", "hours", "score"
]


class Form(BaseModel):
    """A mapping the council fills in: no unknown keys, nothing changed once read."""

    # A form inside another is built with it, so each is built once, when it is first needed.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Contact(Form):
    """How residents ask, complain, or get another format."""

    team: Text | None = Field(None, description="Who answers, as a resident would ask for them.")
    phone: Text | None = Field(None, description="The number people ring.")
    text_relay: Text | None = Field(None, description="The Relay UK number, such as 18001 then your number.")
    email: Email | None = Field(None, description="A team's address, not a person's.")
    post: Text | None = Field(None, description="The postal address, on one line.")
    web: Address | None = Field(None, description="A page where people can get help or say something.")
    hours: Text | None = Field(None, description="When somebody answers.")


class OtherFormats(Form):
    """Large print, Easy Read, audio, Braille, BSL, other languages: what there is and how to ask."""

    words: Text = Field(description="What people can ask for and how, in a sentence or two.")
    days: Whole | None = Field(None, description="How many working days it takes.")


class SimilarList(Form):
    """A list of similar councils of your own. Without one, the official list is used."""

    name: Text = Field(description="Whose list it is and of when, such as CIPFA nearest neighbours 2024.")
    date: Date = Field(description="The day of the list.")
    reason: Text = Field(description="Why you use it.")
    councils: tuple[Text, ...] = Field(description="The councils by name, five or more.")


class ChosenGroup(Form):
    """A group that `localaccount data import --group` took from a report, such as one of LG Inform."""

    name: Name = Field(description="The group’s name in groups.yml.")
    reason: Text = Field(description="Why you use it.")


class ComparatorsForm(Form):
    """Whom you are compared with beside England. Choose before you know the results, and keep to it."""

    compare_with: tuple[Literal["region", "type", "similar"], ...] = Field(
        ("region", "similar"), description="Your region, councils of your type, similar councils: one or more."
    )
    similar: SimilarList | None = Field(None, description="Only if you use a list of your own.")
    group: ChosenGroup | None = Field(None, description="Only if you use a group from a report instead of a list.")


class ReportLink(Form):
    """A report elsewhere on the same figures, such as one of LG Inform. Its address is printed; nothing is fetched."""

    title: Text = Field(description="What it is called, and whose it is, such as LG Inform: adult social care.")
    address: SecureAddress = Field(description="Its address, which starts with https://.")
    seen: Date = Field(description="The day you looked at it: such reports change.")


class CouncilForm(Form):
    """council.yml: what stays the same from year to year."""

    name: Text = Field(description="The council's full name, such as Torbay Council.")
    short_name: Text | None = Field(None, description="What text calls the place, such as Torbay.")
    code: Text = Field(description="The council's ONS code, such as E06000027; `none` for an invented council.")
    contact: Contact = Field(Contact(), description="How residents reach adult social care.")
    other_formats: OtherFormats | None = Field(None, description="Which other formats people can have.")
    comparators: ComparatorsForm | None = Field(None, description="Whom you are compared with beside England.")
    links: tuple[ReportLink, ...] = Field((), description="Reports elsewhere that compare the council, for about/.")
    colour: Colour | None = Field(None, description="Your own colour, in quotes. Pages make it dark enough to read.")
    invented_figures: Text | None = Field(
        None, description="Only for an invented council: a CSV of invented figures to compare."
    )
    region: Text | None = Field(None, description="Only for an invented council: the region it is compared with.")


class OwnPicture(Form):
    """One picture of the council's own for Easy Read."""

    file: Text = Field(description="The file in the folder pictures beside this one, such as carer.png.")
    words: Text = Field(description="What it shows, in a few words, for whoever cannot see it.")
    source: Text = Field(description="Where it comes from: who drew or took it, or the collection.")
    licence: Text = Field(
        description="What lets everybody have it: a licence, or that you own or bought it. No licence, no picture."
    )
    attribution: Text | None = Field(None, description="Who is to be named, if the licence asks for it.")


class PicturesForm(Form):
    """pictures.yml: a council's own pictures for Easy Read, which go before those that come with the program."""

    pictures: Mapping[Text, OwnPicture] = Field({}, description="Each under the word that Easy Read calls it by.")


class LocalFigure(Form):
    """One number of the council's own, entered once and quoted in words as [[its-name]]."""

    label: Text = Field(description="What the number counts, such as “people who got long-term support”.")
    value: Number = Field(description="The number for this period.")
    previous: Number | None = Field(None, description="The number for the period before, on the same basis.")
    unit: Unit = Field("number", description="What it is counted in.")
    measure: Text | None = Field(None, description="Only if it is an official figure: the measure, such as 4A.")
    period: PeriodText | None = Field(None, description="Only with a measure: its period, if not the account's.")
    basis: Text | None = Field(None, description="For money: gross or net, and of what.")
    source: Text | None = Field(None, description="Where the number comes from.")
    taken: Date | None = Field(None, description="The day the number was taken.")
    reason: Text | None = Field(None, description="Why it changed, if it did.")
    note: Text | None = Field(None, description="What a reader should know about it.")


class ImportedForm(Form):
    """imported.yml: figures from other official files, which `localaccount data import --for` writes."""

    figures: Mapping[Name, LocalFigure] = Field({}, description="Figures that the command took in. Do not edit them.")


class KeyFact(Form):
    """One big number on the landing page, with the words that finish the sentence."""

    figure: Text = Field(description="The name of one of your figures.")
    words: Text = Field(description="What follows the number, such as “people got long-term support in the year.”")


def short_for(form: type[Form], key: str) -> BeforeValidator:
    """Lets a single text stand for a form with one key, in the check and in the schema: `- 4A` for `- measure: 4A`."""
    return BeforeValidator(
        lambda value: {key: value} if isinstance(value, str) else value, json_schema_input_type=str | form
    )


class Highlight(Form):
    """One thing that went well, must be better, or comes next, with the section that says more."""

    words: Text = Field(description="One sentence.")
    section: Text | None = Field(None, description="The section that says more, such as safeguarding.")


class AtAGlance(Form):
    """The landing page: the answer on one screen."""

    people: KeyFact | None = Field(None, description="How many people you supported.")
    money: KeyFact | None = Field(None, description="How much money you spent.")
    went_well: tuple[Annotated[Highlight, short_for(Highlight, "words")], ...] = Field(
        (), description="Up to four things that went well."
    )
    must_be_better: tuple[Annotated[Highlight, short_for(Highlight, "words")], ...] = Field(
        (), description="Up to four things that must be better."
    )
    next: tuple[Annotated[Highlight, short_for(Highlight, "words")], ...] = Field(
        (), description="Up to four things you will do next."
    )
    speak_up: Text | None = Field(None, description="How people can tell you what they think.")


class SixQuestions(Form):
    """The six questions the letter of 2011 asks councils to think through."""

    citizen_driven: Text | None = Field(None, description="How is the account driven by citizens?")
    external_challenge: Text | None = Field(None, description="Who outside the council challenged it, and how?")
    health_outcomes: Text | None = Field(None, description="How does it relate to reporting on health?")
    corporate_reporting: Text | None = Field(None, description="How does it fit with the council's other reports?")
    boards: Text | None = Field(None, description="What part did boards play, the Safeguarding Adults Board too?")
    health_and_wellbeing_board: Text | None = Field(None, description="What part did the health board play?")


class Omission(Form):
    """A section you do not cover, and why. The reason is published."""

    reason: Text = Field(description="Why, in a dozen words or more.")
    until: Date | None = Field(None, description="The day by which you will cover it.")


class Answer(Form):
    """Your reason for keeping something a rule warns about. It is published."""

    rule: Text = Field(description="The rule's name, such as no-money-compared.")
    reason: Text = Field(description="Why the council keeps it so.")
    section: Text | None = Field(None, description="Only for this section.")
    until: Date | None = Field(None, description="The day on which the reason runs out.")


class Demonstration(Form):
    """Says that this account is an example and not a council's own."""

    what: Text = Field(description="What this is, in a sentence that stands on every page.")
    made_by: Text = Field(description="Who made it.")


class WithoutApproval(Form):
    """Says that the account is published though the lead member has not approved it. Every page says so."""

    reason: Text = Field(description="Why it is published all the same, in a sentence.")
    by: Text = Field(description="Who decided so, such as The Director of Adult Social Services.")


class Withdrawn(Form):
    """Says that the council no longer stands by a published account. Its pages stay, and say so."""

    date: Date = Field(description="The day on which it was withdrawn.")
    reason: Text = Field(description="Why, in a sentence.")


class Foreword(Form):
    """The lead member's own words."""

    name: Text | None = Field(None, description="The councillor's name.")
    role: Text = Field(description="The councillor's role, such as Cabinet Member for Adult Social Care.")
    words: Text = Field(description="A few sentences to residents, in Markdown.")


class OutsideComment(Form):
    """What somebody outside the council said, unedited, named and dated."""

    by: Text = Field(description="The organisation, such as Healthwatch.")
    date: Date = Field(description="When they said it.")
    words: Text = Field(description="What they said, unedited.")


class Correction(Form):
    """A change made after publication."""

    date: Date = Field(description="When it was changed.")
    where: Name | None = Field(None, description="The page: a section's key, at-a-glance, about or easy-read.")
    was: Text | None = Field(None, description="The words or the figure as they were, exactly as the page had them.")
    now: Text | None = Field(None, description="The words or the figure as they are now, exactly as the page has them.")
    what: Text | None = Field(None, description="What was changed, where “was” and “now” do not tell it.")
    why: Text = Field(description="Why.")
    by: Text | None = Field(None, description="Who corrected it: a role or a team.")
    substantial: YesNo = Field(False, description="Whether a reader would draw another conclusion: yes or no.")


class EasyReadTest(Form):
    """Who checked the Easy Read."""

    by: Text = Field(description="Who read it, such as a group of people with a learning disability.")
    date: Date = Field(description="When.")


class EasyReadChecked(Form):
    """Whether people with a learning disability checked the Easy Read."""

    tested: EasyReadTest | None = Field(None, description="Who checked it, and when.")
    not_tested: Text | None = Field(None, description="Why nobody has checked it yet. It is published.")


class Signed(Form):
    """A film of the account in British Sign Language. Pages link to it where it is, and show its words."""

    address: Address = Field(description="The page or file of the film.")
    title: Text | None = Field(None, description="What the film is called.")
    length: Text | None = Field(None, description="How long it is, such as 6 minutes.")
    transcript: Text = Field(description="All that is signed, in English words, in Markdown.")


class TranslationForm(Form):
    """summary.cy.md and the like: the first page in another language, by somebody who speaks it. Its text is below."""

    title: Text = Field(description="The heading, in that language.")
    translated_by: Text = Field(description="Who translated it, such as a person, a team or a firm.")
    date: Date = Field(description="When.")
    confirmed: Text | None = Field(
        None, description="The digest of the English it was made from. The check tells you what to type."
    )
