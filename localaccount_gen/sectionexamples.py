"""What an officer might type in a section, and to other councils, by form and key: the other half of `examples`."""

from collections.abc import Mapping, Sequence

from localaccount_gen import sectionforms, sharingforms
from localaccount_gen.forms import Form

_ASK = {"team": "Head of Carers’ Support", "email": "carers@exampleshire.example"}
HELP = {"theme": "waiting", "kind": "shadowing", "words": "Two days with the team.", "contact": _ASK}
REPORT = {
    "title": "LG Inform: adult social care in Exampleshire",
    "address": "https://lginform.local.gov.uk/reports/view",
    "seen": "2025-11-03",
}
_WEAKNESS = {"what": "People wait seven weeks for an assessment.", "priority": "shorter-waits"}
_PRIORITY = {
    "name": "shorter-waits",
    "title": "Nobody waits more than four weeks for an assessment",
    "owner": "Assistant Director, Adult Social Care",
    "due": "2026-03-31",
    "measure": "the median wait, published every three months",
    "baseline": "seven weeks in March 2025",
    "target": "four weeks",
}

SECTION_EXAMPLES: Mapping[type[Form], Mapping[str, Sequence[object]]] = {
    sharingforms.Borrowed: {
        "what": ["The form for booking a day"],
        "address": ["https://www.exampleshire.example/booking-form"],
    },
    sharingforms.GoodPractice: {
        "name": ["whole-day-breaks"],
        "title": ["Breaks of a whole day"],
        "what": ["A carer rings one number and books a whole day, with somebody to stay at home."],
        "for_whom": ["Carers who live with the person they look after"],
        "result": ["More carers had a break."],
        "figure": ["carers-breaks", "1C"],
        "since": ["2024-10-01"],
        "cost": ["£0.3 million a year"],
        "contact": [_ASK],
        "borrow": [[{"what": "The form for booking a day", "address": "https://www.exampleshire.example/form"}]],
        "licence": ["Open Government Licence v3.0"],
        "themes": [["carers", "dementia"]],
    },
    sharingforms.Help: {
        "theme": ["waiting"],
        "kind": ["shadowing"],
        "words": ["Two days with the team that looks at every wait of more than three months."],
        "contact": [_ASK],
        "until": ["2026-09-30"],
    },
    sharingforms.Statements: {
        "improvement": ["strongly agree"],
        "self_assessment": ["agree"],
        "description": ["neither agree nor disagree"],
        "engagement": ["disagree"],
    },
    sharingforms.Activities: {
        "sharing": ["doing"],
        "benchmarking": ["doing"],
        "regional": ["doing"],
        "self_assessment": ["planned"],
        "leadership": ["planned"],
        "citizens": ["doing"],
        "councillors": ["doing"],
        "peers": ["no plan"],
    },
    sharingforms.Accountability: {
        "answered_by": ["Director of Adult Social Services"],
        "date": ["2025-09-30"],
        "now": ["high"],
        "aspired": ["highest"],
        "statements": [{"improvement": "strongly agree", "engagement": "agree"}],
        "activities": [{"sharing": "doing", "peers": "planned"}],
    },
    sectionforms.MeasureUse: {
        "measure": ["4A", "feel_safe"],
        "note": ["Fewer people than usual answered the survey this year."],
        "links": [[REPORT]],
    },
    sectionforms.Evidence: {
        "what": ["An audit of 60 support plans: 51 named what the person wanted to be different."],
        "source": ["the council’s internal audit"],
        "date": ["2025-02-14"],
        "address": ["https://www.exampleshire.example/audit-support-plans"],
    },
    sectionforms.Engagement: {
        "who": ["carers of people with dementia"],
        "how_many": [42],
        "when": ["May 2024"],
        "said": ["The breaks we get are too short and cannot be planned."],
        "changed": ["Breaks can now be booked six months ahead."],
    },
    sectionforms.YouSaidWeDid: {
        "you_said": ["Nobody rings back."],
        "we_did": ["We ring back within one working day, and publish how often we do not."],
        "we_could_not": ["Money for a second day centre was not found this year."],
    },
    sectionforms.Weakness: {
        "what": ["People wait seven weeks for an assessment."],
        "action": ["Six more social workers began in April 2025."],
        "priority": ["shorter-waits"],
    },
    sectionforms.Priority: {
        "name": ["shorter-waits"],
        "title": ["Nobody waits more than four weeks for an assessment"],
        "why": ["People who wait get worse, and so does their carers’ health."],
        "owner": ["Assistant Director, Adult Social Care"],
        "due": ["2026-03-31"],
        "measure": ["the median wait, published every three months"],
        "baseline": ["seven weeks in March 2025"],
        "target": ["four weeks"],
        "commitment": ["the council plan 2024 to 2028"],
    },
    sectionforms.Progress: {
        "priority": ["By March 2025 all carers are offered a break."],
        "outcome": ["partly met"],
        "words": ["Two thirds were offered one. We had too few places at weekends."],
    },
    sectionforms.Lesson: {
        "lesson": ["Families were not told when a care worker changed."],
        "action": ["Providers now tell them the day before."],
    },
    sectionforms.Recommendation: {
        "by": ["the Adults Scrutiny Committee"],
        "kind": ["scrutiny", "peer challenge"],
        "date": ["2025-01-20"],
        "words": ["Publish waiting times by district."],
        "response": ["Accepted. They are in this account."],
        "status": ["done"],
    },
    sectionforms.Quote: {
        "words": ["I can see my grandchildren again, because the bus comes to the door."],
        "who": ["a man of 78 who uses the day centre"],
        "consent": ["yes"],
    },
    sectionforms.TableFile: {
        "title": ["Spending by kind of support, Exampleshire, April 2024 to March 2025"],
        "file": ["data/spending.csv"],
        "note": ["Figures are rounded, so they may not add up."],
        "source": ["the council’s statement of accounts 2024-25"],
    },
    sectionforms.EasyReadRow: {
        "words": ["You can ring us.", "[[4A]] people feel safe."],
        "picture": ["phone"],
        "people": ["4A"],
    },
    sectionforms.EasyRead: {
        "title": ["Your life"],
        "rows": [[{"words": "You can ring us.", "picture": "phone"}]],
        "draft": [True],
        "confirmed": ["3f9a1c27b05e"],
    },
    sectionforms.SectionForm: {
        "carried_from": ["2023-24"],
        "title": ["Keeping adults safe"],
        "summary": ["Most people who use our services feel safe. We were too slow to look into one concern in five."],
        "measures": [["4A", {"measure": "4B", "note": "Asked of fewer people than usual."}]],
        "figures": [{"safeguarding-concerns": {"label": "safeguarding concerns", "value": 1210, "previous": 1140}}],
        "went_well": [["Every family now has one person to ring."]],
        "must_be_better": [[_WEAKNESS]],
        "evidence": [[{"what": "An audit of 60 support plans.", "source": "the council’s internal audit"}]],
        "engagement": [[{"who": "carers", "how_many": 42, "when": "May 2024", "said": "Breaks are too short."}]],
        "you_said_we_did": [[{"you_said": "Nobody rings back.", "we_did": "We ring back within one working day."}]],
        "lessons": [[{"lesson": "Families were not told.", "action": "They are told the day before."}]],
        "recommendations": [[{"by": "the Adults Scrutiny Committee", "words": "Publish waiting times by district."}]],
        "good_practice": [
            [{"name": "whole-day-breaks", "title": "Breaks of a whole day", "what": "One call books it."}]
        ],
        "quotes": [[{"words": "I can see my grandchildren again.", "who": "a man of 78", "consent": "yes"}]],
        "tables": [[{"title": "Spending by kind of support, 2024-25", "file": "data/spending.csv"}]],
        "easy_read": [{"rows": [{"words": "You can ring us.", "picture": "phone"}]}],
        "progress": [[{"priority": "All carers are offered a break.", "outcome": "met", "words": "All were."}]],
        "priorities": [[_PRIORITY]],
    },
}
