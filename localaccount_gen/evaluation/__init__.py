"""Many accounts → coverage, rates, changes and findings. Start at `evaluation`.

Everything here is worked out of published files, has its base beside it, and ranks nobody.
"""

from localaccount_gen.evaluation.evaluation import Evaluation

__all__ = ["Evaluation"]
