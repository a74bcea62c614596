"""An account that uses everything the forms offer, and one before it."""

import io

from PIL import Image

from localaccount_gen.catalogue import load_catalogue
from localaccount_gen.publish import Published, publish
from localaccount_gen.requirements import load_framework
from localaccount_gen.settings import Settings
from tests.accounts import FOLDER, TODAY, good_account, write

SETTINGS = Settings("Local accounts", publisher_name="The publisher", publisher_email="publisher@example.org")

_NO_MARKET = "not_covered:\n  market: {reason: x}\n"
_OPENLY = "published_without_approval: {reason: Nobody could meet in time., by: The director}\n"

_STORY = good_account()[f"{FOLDER}/scrutiny.md"]


def full_account() -> dict[str, str | bytes]:
    """Every file, by path in the project."""
    good = good_account()
    return {
        **{name: text for name, text in good.items() if not name.endswith("/equality.md")},
        "accounts/halton/council.yml": _COUNCIL,
        "accounts/halton/2023-24/account.yml": f"published: 2024-11-20\n{_OPENLY}{_NO_MARKET}",
        "accounts/halton/2023-24/outcomes.md": _STORY,
        f"{FOLDER}/account.yml": _ACCOUNT,
        f"{FOLDER}/outcomes.md": f"{_OUTCOMES}{_STORY}",
        f"{FOLDER}/improvement.md": f"{_IMPROVEMENT}{_STORY}",
        f"{FOLDER}/data/spending.csv": "What,2024-25 (£ million)\n=Care homes,45.0\nHome care,[c]\n",
        f"{FOLDER}/images/bus.jpg": picture("JPEG", camera="A camera"),
    }


def published(root, files: dict[str, str | bytes] | None = None, **options) -> Published:
    """What a site of these files is made of."""
    project = write(root, files or full_account())
    return publish(project, load_catalogue(), load_framework(), SETTINGS, TODAY, **options)


def picture(kind: str, camera: str = "", size: tuple[int, int] = (40, 20)) -> bytes:
    """A picture as a camera writes it, with its own name in it."""
    content = io.BytesIO()
    exif = Image.Exif()
    exif[0x010F] = camera
    Image.new("RGB", size, "red").save(content, kind, exif=exif)
    return content.getvalue()


_COUNCIL = """\
name: Halton Borough Council
short_name: Halton
code: E06000006
contact:
  team: The care line
  phone: 0151 000 000
  email: care@example.org
other_formats:
  words: Ask for large print or Easy Read.
  days: 10
"""

_ACCOUNT = """\
published: 2025-11-20
foreword:
  name: Cllr Example
  role: Cabinet Member
  words: We write this *for you*. See [what comes next](improvement.md).
at_a_glance:
  people: {figure: people-supported, words: got support in the year.}
  went_well:
    - words: "[[people-supported]] got support, [[people-supported.change]]."
      section: outcomes
    - Fish & chips for <5 people.
  must_be_better:
    - words: Too many wait.
      section: improvement
  speak_up: Ring us.
figures:
  people-supported: {label: people supported, value: 3145, previous: 3050, unit: people, source: Our records}
how_it_was_made:
  citizen_driven: Forty residents chose what it reports on.
outside_comments:
  - {by: Healthwatch Halton, date: 2025-10-14, words: Waits are too long.}
not_covered:
  equality:
    reason: We did not hold figures by ethnicity before April 2025, and will not guess them now.
    until: 2026-11-30
answers:
  - {rule: open-questions, reason: We answer the others next year.}
corrections:
  - {date: 2026-01-05, what: The spending on care homes was wrong., why: A sum left one home out.}
published_without_approval: {reason: Nobody could meet in time., by: The director}
"""

_OUTCOMES = """\
---
summary: About [[1D]] are satisfied.
measures:
  - measure: 1D
    note: We asked by telephone as well.
figures:
  waits: {label: days waited for an assessment, value: 42, unit: days}
went_well:
  - The bus runs again.
must_be_better:
  - what: Too many wait.
    action: Two more social workers started.
    priority: shorter-waits
  - what: Nobody answers at weekends.
evidence:
  - {what: An audit of 60 files., source: Audit team, date: 2025-02-12, address: https://www.example.org/audit}
engagement:
  - {who: People at home, how_many: 1200, when: March 2025, said: Come sooner.}
you_said_we_did:
  - {you_said: Come sooner., we_did: We start at seven.}
  - {you_said: Come at night., we_could_not: It would cost too much.}
lessons:
  - {lesson: Letters were late., action: We send them the same day.}
recommendations:
  - {by: Scrutiny, words: Look at waits., response: We will., status: under way}
quotes:
  - {words: They come on time., who: a carer, consent: yes}
tables:
  - {title: Spending by kind, file: data/spending.csv, source: Our accounts}
---
![A bus at a stop](images/bus.jpg)

See [the promise](improvement.md#who).

"""

_IMPROVEMENT = """\
---
progress:
  - {priority: Answer in ten days, outcome: partly met, words: We answered in twelve.}
priorities:
  - name: shorter-waits
    title: Shorter waits
    why: Waiting makes things worse.
    owner: Head of Social Work
    due: 2026-12-31
    measure: Average days
    baseline: 42 days
    target: 36 days
  - name: vague
    title: Do better
---
"""
