"""Family `voice`, continued: nobody's story is told without consent, or so that neighbours know whose it is."""

import re
from collections.abc import Iterator

from localaccount_gen.findings import Severity
from localaccount_gen.prose import Kind, Sentence
from localaccount_gen.rules.rule import Facts, Found, rule

FORENAMES = (
    "Aisha|Alan|Albert|Alice|Amina|Andrew|Angela|Ann|Anna|Anne|Annie|Anthony|Arthur|Audrey|Barbara|Barry|Ben"
    "|Beryl|Betty"
    "|Bill|Bob|Brenda|Brian|Carol|Caroline|Catherine|Charles|Charlie|Chris|Christine|Claire|Clive|Colin|Daniel"
    "|Dave|David"
    "|Dawn|Dean|Deborah|Debbie|Denise|Dennis|Derek|Diana|Diane|Donald|Doreen|Doris|Dorothy|Doug|Douglas|Edith"
    "|Edna|Edward"
    "|Eileen|Elaine|Elizabeth|Ellen|Elsie|Emily|Emma|Eric|Ernest|Ethel|Eva|Evelyn|Fatima|Florence|Frank|Fred"
    "|Gareth|Gary"
    "|Geoff|Geoffrey|George|Gillian|Gladys|Glenys|Gordon|Graham|Gwen|Harold|Harry|Hazel|Heather|Helen|Henry"
    "|Hilda|Ian|Iris"
    "|Irene|Ivy|Jack|Jackie|James|Jane|Janet|Jason|Jean|Jeff|Jennifer|Jenny|Jill|Jim|Joan|Joanne|John|Joseph"
    "|Joyce|Judith"
    "|Julia|Julie|June|Karen|Kate|Kathleen|Keith|Ken|Kenneth|Kevin|Laura|Lee|Len|Leonard|Leslie|Lilian|Lily|Linda|Lisa"
    "|Louise|Lucy|Malcolm|Marcus|Margaret|Maria|Marian|Marie|Marion|Marjorie|Martin|Mary|Maureen|Maurice|Mavis|Michael"
    "|Michelle|Mike|Mohammed|Muhammad|Muriel|Nancy|Neil|Nicola|Nigel|Nora|Norman|Olive|Pamela|Pat|Patricia|Patrick|Paul"
    "|Pauline|Peggy|Peter|Phil|Philip|Phyllis|Priya|Rachel|Ray|Raymond|Rita|Robert|Roger|Ronald|Ron|Rosemary|Roy|Ruth"
    "|Sally|Sam|Samantha|Samuel|Sandra|Sara|Sarah|Sharon|Sheila|Shirley|Simon|Stan|Stanley|Stephen|Steve|Steven"
    "|Stuart|Sue"
    "|Susan|Sylvia|Teresa|Terry|Thelma|Thomas|Tim|Tom|Tony|Tracey|Trevor|Valerie|Vera|Victor|Violet|Vivien|Walter|Wendy"
    "|Wilfred|William|Winifred|Yvonne|Zoe"
)
_NAME = re.compile(
    r"\b(?:(?:Mr|Mrs|Ms|Miss)\.?\s+(?:[A-Z]\.?\s+)?[A-Z][a-z’']+(?:-[A-Z][a-z]+)?"
    rf"|(?:{FORENAMES})(?:\s+[A-Z][a-z’']{{2,}}|(?=,|\s+(?:is|was|has|had|lives?|lived|came|told|said|cared)\b|[’']s\b))"
    r"|[A-Z][a-z]{2,}(?=,\s+(?:aged\s+)?\d\d,|\s+\(\d\d\)))"
)
_NOT_A_STORY = re.compile(
    r"\b(?:Cllr|Councillor|Director|Cabinet|Chair|Chief|Leader|Professor|Prof|Sir|Dame|Lord|Lady|Baroness|MP"
    r"|Officer|Manager"
    r"|St|Saint|House|Court|Lodge|Street|Road|Centre|Hospital|Act|Trust|Foundation|Commission\w*)\b"
)
_CONDITION = (
    r"(?:dementia|alzheimer[’']?s|parkinson[’']?s|strokes?|cancer|autis(?:m|tic)|learning disabilit(?:y|ies)|blind|deaf"
    r"|depress(?:ion|ed)|anxiety|schizophrenia|bipolar|psychosis|diabet(?:es|ic)|multiple sclerosis|cerebral palsy"
    r"|epilep(?:sy|tic)|motor neurone|down[’']?s syndrome|brain injur(?:y|ies)|mental (?:health|illness)|COPD|arthritis"
    r"|paralysed|paralysis|heart (?:failure|attack)|alcohol|addict(?:ion|ed)|drugs?|HIV|incontinen\w+|amput\w+|abused"
    r"|neglected|terminally ill|frail|fall)\b"
)
_MARKS = (
    "dementia", "alzheimer", "parkinson", "stroke", "cancer", "autis", "learning disabilit", "blind", "deaf", "depress",
    "anxiety", "schizophrenia", "bipolar", "psychosis", "diabet", "sclerosis", "palsy", "epilep", "motor neurone",
    "syndrome", "injur", "mental", "copd", "arthritis", "paralys", "heart", "alcohol", "addict", "drug", "hiv",
    "incontinen", "amput", "abuse", "neglect", "terminally", "frail", "fall", "fell", "broke", "breaking",
    "wheelchair",
)  # fmt: skip
"""One of these is in every condition: a file without any holds no such story, and looking for them is quick."""
_HAS_A_CONDITION = re.compile(
    r"\b(?:(?:has|had|have|having|is|was|became|after|because of|from|his|her|their|(?:mother|father|husband|wife|son"
    r"|daughter|partner|sister|brother)[’']s|(?<!people )(?<!those )(?<!adults )(?<!residents )(?<!group )with)"
    rf"\s+(?:(?:been|living|a|an|his|her|their|with|severe|early|advanced|mild|registered)\s+){{0,3}}{_CONDITION}"
    r"|fell (?:at|in|on|down|over)\b|br(?:oke|eaking) (?:his|her|their)\b|uses? a wheelchair\b)",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:in|from|at|near|of|to)\s+(?!(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|England|NHS|Healthwatch|The|Our|We|Care|Direct"
    r"|Easter|Christmas|English|British)\b)[A-Z][a-z]{2,}"
)
_AGREED = re.compile(
    r"\b(?:consent|permission|agreed|allowed us|happy for us|(?:not|n[’']t) (?:his|her|their) real names?"
    r"|name[sd]? (?:has|have|had)"
    r" been changed|changed (?:his|her|their|the) names?|we (?:have )?call(?:ed)? (?:him|her|them)|(?:is|are) invented"
    r"|made[- ]up|pseudonym|not real)\b",
    re.IGNORECASE,
)


@rule(
    "voice",
    Severity.ERROR,
    "UK GDPR, article 9, on data about health: https://www.legislation.gov.uk/eur/2016/679/article/9",
)
def case_study_consent(facts: Facts) -> Iterator[Found]:
    """People's words and stories stand here with their consent, and nobody can be known by name, place and condition.

    Why: once a neighbour has read it, it cannot be taken back

    Passes (feedback.md)::

        ---
        quotes:
          - words: They did things with me, until I could do them again.
            who: a woman in her eighties
            consent: yes
        ---
        A man we call Fred agreed to tell his story. He has dementia and lives near Runcorn.

    Fails (feedback.md)::

        ---
        quotes:
          - words: They did things with me, until I could do them again.
            who: a woman in her eighties
            consent: no
        ---
    """
    for section in facts.sections:
        for index, quote in enumerate(section.form.quotes):
            if not quote.consent:
                yield Found(
                    section.document.place("quotes", index, "consent"),
                    "This person did not agree to these words being printed.",
                    "take the words out, or ask and then write  consent: yes",
                )
            elif is_recognisable(f"{quote.words} {quote.who}"):
                yield Found(
                    section.document.place("quotes", index, "who"),
                    _RECOGNISABLE,
                    "describe them as they agreed, without a name, such as  who: a carer in her sixties",
                )
    yield from _told(facts)


_RECOGNISABLE = "A name, a place and a condition stand together here, so that people may know whose story this is."
_REACH = 4
"""Sentences a story may be spread over: the one with the name, and those after it."""


def _told(facts: Facts) -> Iterator[Found]:
    """Stories in the Markdown: a name, and within a few sentences a condition and a place."""
    ill = {id(one) for one in facts.sentences_with(*_MARKS)}
    sentences = [one for one in facts.sentences if not one.path and one.kind is not Kind.HEADING] if ill else []
    past = 0
    for place, sentence in enumerate(sentences):
        if place < past or not any(id(one) in ill for one in sentences[place : place + _REACH]):
            continue
        name = _name(sentence.words)
        if name is None:
            continue
        story = _story(sentences, place)
        if is_recognisable(" ".join(one.words for one in story)):
            past = place + len(story)
            yield Found(
                sentence.place(*name.span()),
                _RECOGNISABLE,
                "leave out the name or the place; or write that the name was changed or that they agreed",
            )


def _story(sentences: list[Sentence], place: int) -> list[Sentence]:
    """The sentence with the name and those that go on in its paragraph."""
    story = [sentences[place]]
    for one in sentences[place + 1 : place + _REACH]:
        if not story[-1].goes_on_in(one):
            break
        story.append(one)
    return story


def _name(words: str) -> re.Match[str] | None:
    """The first name of somebody who holds no office."""
    for match in _NAME.finditer(words):
        around = words[max(0, match.start() - 30) : match.end() + 20]
        if not _NOT_A_STORY.search(around):
            return match
    return None


def is_recognisable(words: str) -> bool:
    """Whether a name, a condition and a place stand in words that do not say that the person agreed."""
    name = _name(words)
    if name is None or not _HAS_A_CONDITION.search(words) or _AGREED.search(words):
        return False
    return any(not name.start() <= place.start() < name.end() for place in _PLACE.finditer(words))


RULES = (case_study_consent,)
