"""How many of those a committee decides about may be rated excellent, and how many are."""

from dataclasses import dataclass

from django.db.models import Count, Q

from sotay.evaluation.choices import Level
from sotay.evaluation.models import Evaluation
from sotay.evaluation.rules.quota import Rated, most_excellent
from sotay.org.models import Unit
from sotay.regulations.rules import Rules

EXCELLENT, GOOD = Level.EXCELLENT, Level.GOOD


@dataclass(frozen=True)
class Quota:
    """The excellent among people, or among organisations, that one committee decides about."""

    label: str
    rated: Rated
    decided: int  # of the excellent, those that are decided
    most: int

    @property
    def is_over(self) -> bool:
        return self.rated.excellent > self.most


def quotas_of(decider: Unit, year: int, rules: Rules) -> tuple[Quota, ...]:
    """Of people, then of organisations; what nobody decided yet counts as proposed. One query."""
    rows = Evaluation.objects.filter(decider=decider, year=year)
    counts = {
        f"{who}_{name}": Count("pk", filter=is_one & what)
        for who, is_one in (("people", Q(person__isnull=False)), ("units", Q(person=None)))
        for name, what in (
            ("all", Q()), ("good", _is(EXCELLENT) | _is(GOOD)), ("excellent", _is(EXCELLENT)),
            ("decided", Q(level=EXCELLENT)),
        )
    }  # fmt: skip
    found = rows.aggregate(**counts)
    return tuple(
        _quota(label, rules, **{name: found[f"{who}_{name}"]
                                for name in ("all", "good", "excellent", "decided")})
        for label, who in (("Cá nhân", "people"), ("Tổ chức", "units")) if found[f"{who}_all"]
    )  # fmt: skip


def _is(level: str) -> Q:
    return Q(level=level) | Q(level="", proposed=level)


def _quota(label: str, rules: Rules, **found: int) -> Quota:
    rated = Rated(found["all"], found["good"], found["excellent"])
    return Quota(label, rated, found["decided"], most(rated, rules))


def most(rated: Rated, rules: Rules) -> int:
    """The greatest number of excellent under the rules in force."""
    return most_excellent(rated, percent=rules["excellent_percent"], base=rules["excellent_base"],
                          rounding=rules["excellent_rounding"])  # fmt: skip
