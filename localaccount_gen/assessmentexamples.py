"""What an officer might type into a self-assessment, by form and key, as `examples` has it for the other files."""

from collections.abc import Mapping, Sequence

from localaccount_gen import assessmentforms
from localaccount_gen.forms import Form

_EVIDENCE = {"words": "The average wait fell from 46 days to 42.", "section": "waiting"}
_STRENGTH = "Nobody is turned away at the first call."
_AREA = "Too many people wait more than a year for a review."

EXAMPLES: Mapping[type[Form], Mapping[str, Sequence[object]]] = {
    assessmentforms.EvidenceForm: {
        "words": ["The average wait fell from 46 days to 42."],
        "section": ["waiting"],
        "figure": ["first-assessment-wait"],
        "measure": ["4A"],
        "address": ["https://www.exampleshire.example/audit-support-plans"],
    },
    assessmentforms.ElementForm: {
        "element": ["assessing-needs"],
        "title": ["How we listen to carers"],
        "levels": [["Carers are not asked.", "Carers are asked once a year.", "Carers see what changed."]],
        "level": [2],
        "evidence": [[_EVIDENCE]],
        "strengths": [[_STRENGTH]],
        "areas_for_development": [[_AREA]],
    },
    assessmentforms.SelfAssessmentForm: {
        "scheme": ["cqc"],
        "title": ["Working with unpaid carers"],
        "elements": [[{"element": "assessing-needs", "level": 2, "evidence": [_EVIDENCE]}]],
        "agreed_by": ["Adult social care leadership team"],
        "agreed": ["2025-10-06"],
        "share": ["private", "region", "public"],
    },
}
