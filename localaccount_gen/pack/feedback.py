"""The form on which the team of peers tells what it found. A challenge gives no rating, so the form asks for none."""

from localaccount_gen.document.parts import Blank, Document, Heading, Part, line, said
from localaccount_gen.render.accounts import ShownAccount

_QUESTIONS = (
    ("team", "The team", (
        ("names", "Who was in the team: posts and councils"),
        ("days", "On which days"),
        ("met", "Whom you met, and what you read"),
    )),
    ("strong", "What is strong", (
        ("strengths", "What works well here, and how you know"),
        ("share", "What others should hear of"),
    )),
    ("better", "What could be better", (
        ("areas", "What you would look at first, and why"),
        ("surprised", "What you saw that the account does not tell, or tells otherwise"),
    )),
    ("account", "The account", (
        ("true", "Does the account tell what you saw? Where does it not?"),
        ("people", "Do people who use services and carers know themselves in it?"),
    )),
    ("next", "What you recommend", (
        ("recommend", "Up to six recommendations, each with who should act and by when"),
        ("help", "What help you or others could give"),
    )),
)  # fmt: skip


def feedback(shown: ShownAccount) -> Document:
    """The form, to be printed or typed into."""
    parts: list[Part] = [
        said("Answers under “What you recommend” can go into the account under  recommendations:  with the response.")
    ]
    for key, title, asked in _QUESTIONS:
        parts.append(Heading(title, key=key))
        parts += [Blank(label, f"{key}-{place}") for place, label in asked]
    lead = (
        "From the peers to the council. This is not an inspection, and gives no rating.",
        "There is the same form as a text file, feedback.md, to type into.",
    )
    return Document(f"Feedback on {shown.name}", tuple(line(one) for one in lead), tuple(parts))
