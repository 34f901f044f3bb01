"""Whose evidence sheets a batch prints, and how far it is; for whoever asked, while they may."""

from dataclasses import dataclass
from uuid import UUID

from sotay.evaluation.models import EvidenceBatch
from sotay.evaluation.permissions import print_evidence
from sotay.evaluation.queries.evidence import end_of, has_begun
from sotay.kit.refusals import NotFound
from sotay.org.choices import CELL_KINDS, UnitKind
from sotay.org.models import Membership, Unit
from sotay.org.queries import unit_by_code
from sotay.org.standing import Standing

WHERE = (*CELL_KINDS, UnitKind.AGENCY)  # people belong here, and are evaluated


@dataclass(frozen=True)
class NewBatch:
    """What would be printed, and one's own batches of the same that are still kept."""

    unit: Unit
    year: int
    homes: tuple[int, ...]
    batches: tuple[EvidenceBatch, ...]


def new_batch(code: str, year: int, *, by: Standing) -> NewBatch:
    """Everybody who belonged to the unit when the year ended, or belongs today, by given name.

    `NotFound` for whoever may not print there, for a unit without people of its own and for a year
    to come.
    """
    unit = unit_by_code(code)
    if unit.kind not in WHERE or not print_evidence.holds(by, unit) or not has_begun(year, by=by):
        raise NotFound(code)
    rows = Membership.objects.on(end_of(year, by=by)).filter(unit=unit)
    found = rows.order_by("person__sort_key", "pk").values_list("person_id", "pk")
    own = EvidenceBatch.objects.filter(unit=unit, year=year, asked_by_id=by.person_id)
    homes = {person: home for person, home in reversed(found)}
    return NewBatch(unit, year, tuple(reversed(homes.values())), tuple(own.order_by("-asked_at")))


def batch(code: str, uid: UUID, *, by: Standing) -> EvidenceBatch:
    """One's own batch as long as one may print there; `NotFound` otherwise."""
    rows = EvidenceBatch.objects.filter(uid=uid, unit__code=code, asked_by_id=by.person_id)
    found = rows.select_related("unit").first()
    if found is None or not print_evidence.holds(by, found.unit):
        raise NotFound(uid)
    return found
