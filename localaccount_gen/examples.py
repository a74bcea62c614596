"""What an officer might type, by form and key: editors show it beside the description.

The examples are of one invented council. They stand apart from the forms because only the schemas need them.
"""

from collections.abc import Mapping, Sequence

from localaccount_gen import accountforms, assessmentexamples, forms, groupforms
from localaccount_gen.forms import Form
from localaccount_gen.sectionexamples import HELP, REPORT, SECTION_EXAMPLES

Examples = Mapping[str, Sequence[object]]

_FIGURE = {
    "label": "people who got long-term support in the year",
    "value": 3145,
    "previous": 3080,
    "unit": "people",
    "source": "our own records, 31 March 2025",
}
_GROUP = {
    "title": "LG Inform: adult social care in county councils",
    "date": "2025-11-03",
    "source": "adult-social-care.csv",
    "councils": ["Derbyshire", "Lancashire", "Lincolnshire", "Staffordshire", "Worcestershire"],
}
_CONTACT = {"team": "the adult social care team", "phone": "01632 960 001", "hours": "Monday to Friday, 9 am to 5 pm"}
EXAMPLES: Mapping[type[Form], Examples] = {
    **assessmentexamples.EXAMPLES,
    forms.Contact: {
        "team": ["the adult social care team"],
        "phone": ["01632 960 001"],
        "text_relay": ["18001 01632 960 001"],
        "email": ["adultcare@exampleshire.example"],
        "post": ["County Hall, High Street, Exampletown EX1 1AA"],
        "web": ["https://www.exampleshire.example/adult-care"],
        "hours": ["Monday to Friday, 9 am to 5 pm"],
    },
    forms.Signed: {
        "address": ["https://www.exampleshire.example/adult-care/film"],
        "title": ["Adult social care in Exampleshire, in British Sign Language"],
        "length": ["6 minutes"],
        "transcript": ["This film tells you how good adult social care was in 2024-25."],
    },
    forms.TranslationForm: {
        "title": ["Gofal cymdeithasol i oedolion yn Exampleshire"],
        "translated_by": ["the council’s translation service"],
        "date": ["2025-11-03"],
        "confirmed": ["0123456789ab"],
    },
    forms.OtherFormats: {
        "words": ["You can have this in large print, Easy Read, audio or another language: ring us or write."],
        "days": [10],
    },
    forms.SimilarList: {
        "name": ["CIPFA nearest neighbours 2024"],
        "date": ["2024-12-01"],
        "reason": ["The council uses this list in all its reports."],
        "councils": [["Derbyshire", "Lancashire", "Lincolnshire", "Staffordshire", "Worcestershire"]],
    },
    groupforms.GroupForm: {key: [value] for key, value in _GROUP.items()},
    groupforms.GroupsForm: {"groups": [{"county-councils": _GROUP}]},
    forms.ChosenGroup: {"name": ["county-councils"], "reason": ["The council uses this group in all its reports."]},
    forms.ReportLink: {key: [value] for key, value in REPORT.items()},
    forms.ComparatorsForm: {
        "compare_with": [["region", "similar"], ["type"]],
        "group": [{"name": "county-councils", "reason": "The council uses this group in all its reports."}],
        "similar": [
            {
                "name": "CIPFA nearest neighbours 2024",
                "date": "2024-12-01",
                "reason": "The council uses this list in all its reports.",
                "councils": ["Derbyshire", "Lancashire", "Lincolnshire", "Staffordshire", "Worcestershire"],
            }
        ],
    },
    forms.CouncilForm: {
        "name": ["Exampleshire County Council"],
        "short_name": ["Exampleshire"],
        "code": ["E06000027"],
        "contact": [_CONTACT],
        "other_formats": [{"words": "Ring us for large print, Easy Read or another language.", "days": 10}],
        "comparators": [{"compare_with": ["region", "similar"]}],
        "links": [[REPORT]],
        "colour": ["#00703c"],
        "invented_figures": ["invented-figures.csv"],
        "region": ["South West"],
    },
    forms.OwnPicture: {
        "file": ["carer.png"],
        "words": ["A carer and her mother in their garden"],
        "source": ["the council’s own photograph"],
        "licence": ["Owned by the council", "CC BY 4.0", "Bought from the collection for all our publications"],
        "attribution": ["Exampleshire County Council"],
    },
    forms.PicturesForm: {
        "pictures": [
            {
                "carer": {
                    "file": "carer.png",
                    "words": "A carer and her mother in their garden",
                    "source": "the council’s own photograph",
                    "licence": "Owned by the council",
                }
            }
        ]
    },
    forms.LocalFigure: {
        "label": ["people who got long-term support in the year"],
        "value": [3145, 56.7],
        "previous": [3080],
        "unit": ["people", "£ million", "per cent"],
        "measure": ["4A"],
        "period": ["2023-24"],
        "basis": ["net, after what people paid towards their care"],
        "source": ["our own records, 31 March 2025"],
        "taken": ["2025-03-31"],
        "reason": ["More people over 85 asked for support."],
        "note": ["Before 2024 people with equipment only were counted too."],
    },
    forms.ImportedForm: {"figures": [{"safeguarding-concerns": {"label": "safeguarding concerns", "value": 1210}}]},
    forms.KeyFact: {"figure": ["people-supported"], "words": ["got long-term support from us in the year."]},
    forms.Highlight: {
        "words": ["More people than last year say they feel in control of their lives."],
        "section": ["outcomes"],
    },
    forms.AtAGlance: {
        "people": [{"figure": "people-supported", "words": "got long-term support from us in the year."}],
        "money": [{"figure": "net-spend", "words": "was spent on their care."}],
        "went_well": [[{"words": "We answered every complaint on time.", "section": "complaints"}]],
        "must_be_better": [[{"words": "People wait too long for an assessment.", "section": "improvement"}]],
        "next": [["By March 2026 nobody will wait more than four weeks."]],
        "speak_up": ["Ring us, write to us, or come to the care forum on the first Monday of the month."],
    },
    forms.SixQuestions: {
        "citizen_driven": ["Forty residents chose what it reports on, and read a draft."],
        "external_challenge": ["Healthwatch read a draft in June 2025 and asked for the waiting times."],
        "health_outcomes": ["It uses the figures of the health board's yearly report."],
        "corporate_reporting": ["Its priorities are those of the council plan 2024 to 2028."],
        "boards": ["The Safeguarding Adults Board wrote part of “Keeping people safe”."],
        "health_and_wellbeing_board": ["The board discussed it in public on 11 September 2025."],
    },
    forms.Omission: {
        "reason": ["No scrutiny review of adult social care took place in this year; the next begins in the spring."],
        "until": ["2026-09-30"],
    },
    forms.Answer: {
        "rule": ["no-money-compared"],
        "reason": ["The budget of the year before covered other services, so the two cannot be compared."],
        "section": ["productivity"],
        "until": ["2026-09-30"],
    },
    forms.WithoutApproval: {"reason": ["The council meets again only in May."], "by": ["The Director"]},
    forms.Withdrawn: {"date": ["2026-02-01"], "reason": ["Two figures were wrong. A new edition comes in March."]},
    forms.Demonstration: {
        "what": ["This council is invented. It shows what a local account can look like."],
        "made_by": ["The localaccount project"],
    },
    forms.Foreword: {
        "name": ["Councillor’s name"],
        "role": ["Cabinet Member for Adult Social Care"],
        "words": ["This is what we did with your money this year, and what we did not do well enough."],
    },
    forms.OutsideComment: {
        "by": ["Healthwatch Exampleshire"],
        "date": ["2025-10-01"],
        "words": ["The account says plainly how long people wait. We would like to see it by district."],
    },
    forms.Correction: {
        "date": ["2026-01-15"],
        "where": ["productivity"],
        "was": ["£57.6 million"],
        "now": ["£56.7 million"],
        "what": ["We added how our figures compare with England."],
        "why": ["Two digits had been swapped."],
        "by": ["the adult social care performance team"],
        "substantial": ["no"],
    },
    forms.EasyReadTest: {"by": ["a group of people with a learning disability"], "date": ["2025-10-06"]},
    forms.EasyReadChecked: {
        "tested": [{"by": "a group of people with a learning disability", "date": "2025-10-06"}],
        "not_tested": ["The group that reads for us meets again in January 2026."],
    },
    accountforms.AccountForm: {
        "carried_from": ["2023-24"],
        "published": ["2025-11-20"],
        "published_without_approval": [{"reason": "The council meets again only in May.", "by": "The Director"}],
        "withdrawn": [{"date": "2026-02-01", "reason": "Two figures were wrong. A new edition comes in March."}],
        "demonstration": [{"what": "This council is invented.", "made_by": "The localaccount project"}],
        "foreword": [{"role": "Cabinet Member for Adult Social Care", "words": "A few sentences to residents."}],
        "at_a_glance": [{"people": {"figure": "people-supported", "words": "got long-term support from us."}}],
        "figures": [{"people-supported": _FIGURE}],
        "how_it_was_made": [{"citizen_driven": "Forty residents chose what it reports on."}],
        "outside_comments": [[{"by": "Healthwatch", "date": "2025-10-01", "words": "What they said, unchanged."}]],
        "not_covered": [{"scrutiny": {"reason": "No scrutiny review of adult social care took place in this year."}}],
        "easy_read": [{"not_tested": "The group that reads for us meets again in January 2026."}],
        "answers": [[{"rule": "no-money-compared", "reason": "The two budgets cover different services."}]],
        "can_offer": [[HELP]],
        "would_like": [[{**HELP, "theme": "market", "kind": "peer review"}]],
        "accountability": [
            {"answered_by": "Director of Adult Social Services", "date": "2025-09-30", "now": "high"},
        ],
        "signed": [
            {
                "address": "https://www.exampleshire.example/adult-care/film",
                "transcript": "This film tells you how good adult social care was in 2024-25.",
            }
        ],
        "corrections": [
            [{"date": "2026-01-15", "where": "productivity", "was": "57.6", "now": "56.7", "why": "A slip."}]
        ],
    },
    **SECTION_EXAMPLES,
}
