"""The closed lists of values that data and code share. The words for them stand in dialogs/messages/."""

from typing import Annotated, Literal, get_args

from msgspec import Meta

Id = Annotated[str, Meta(pattern=r"^[a-z0-9-]{1,64}$")]
Kind = Literal["exam", "course-certificate", "university-program", "free-course", "learning-platform", "family"]
Level = Literal[
    "foundational", "associate", "professional", "expert", "specialty", "beginner", "intermediate", "advanced"
]
EventName = Literal[
    "announced", "beta", "beta-ended", "launched", "version-change", "last-exam", "retired", "renewal-closed",
    "renamed", "note",
]  # fmt: skip
Platform = Literal[
    "aws", "gcp", "azure", "databricks", "nvidia", "snowflake", "oracle", "salesforce", "ibm", "anthropic",
    "openai", "kubernetes", "github", "none",
]  # fmt: skip
Relation = Literal["same-certification-new-exam", "replaces", "nearest"]
ChangeKind = Literal["begun", "ended", "versions", "all"]
VersionStatus = Literal["active", "beta", "retiring", "retired"]
PriceModel = Literal["one-time", "per-month", "per-program", "free"]
Confidence = Literal["high", "medium", "low"]
Currency = Literal["USD", "GBP"]
Article = Literal["A", "B", "AB"]
Role = Literal[
    "beginner", "career-changer", "student", "developer", "data-scientist", "data-engineer", "ml-engineer",
    "manager", "product", "designer", "marketer", "researcher", "other",
]  # fmt: skip
Experience = Literal["none", "early", "mid", "senior"]
Goal = Literal["literacy", "genai", "deep-learning", "mlops", "career-change", "prestige"]
Budget = Literal["free", "low", "any"]
SlotPlatform = Literal["aws", "gcp", "azure", "databricks", "nvidia", "none"]

LEARNT: frozenset[Kind] = frozenset({"course-certificate", "university-program", "free-course", "learning-platform"})
"""The kinds that are learnt rather than sat: there is nothing to renew where nothing is said of it."""

# The slots of a person and their values. `have` is not among them: it takes ids of certifications.
SLOTS: dict[str, tuple[str, ...]] = {
    "role": get_args(Role),
    "experience": get_args(Experience),
    "platform": get_args(SlotPlatform),
    "goal": get_args(Goal),
    "budget": get_args(Budget),
}
