"""Who proposes, is asked, decides, publishes and reads an example."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from sotay.org.choices import Role
from sotay.org.models import Unit
from sotay.org.relations import COMMITTEE, NOTHING, AtUnit, Own, Permission, Relation
from sotay.org.standing import Standing
from sotay.recognition.choices import DECIDER_STATES, State

PUBLISHERS = (*COMMITTEE, Role.STAFF)
HEADS = (Role.SECRETARY, Role.DEPUTY, Role.GROUP_HEAD, Role.AGENCY_HEAD)


@dataclass(frozen=True)
class InState(Relation):
    """The example has come so far."""

    states: tuple[str, ...]

    def holds(self, by: Standing, thing: Any) -> bool:
        return thing.state in self.states

    def rows(self, by: Standing) -> Q:
        return Q(state__in=self.states)


class StillTold(Relation):
    """The consent given to the example was not withdrawn."""

    def holds(self, by: Standing, thing: Any) -> bool:
        return thing.withdrawn_at is None

    def rows(self, by: Standing) -> Q:
        return Q(withdrawn_at=None)


@dataclass(frozen=True)
class InConsentedPart(Relation):
    """Holds such a post between the proposing unit and the widest part consented to."""

    roles: tuple[str, ...]

    def holds(self, by: Standing, thing: Any) -> bool:
        return any(
            thing.from_unit.path.startswith(seat.path) and thing.scope_id in seat.ancestor_ids
            for seat in by.seats
            if seat.role in self.roles
        )

    def rows(self, by: Standing) -> Q:
        found = NOTHING
        for seat in by.seats:
            if seat.role in self.roles:
                found |= Q(from_unit__path__startswith=seat.path, scope_id__in=seat.ancestor_ids)
        return found


class ToldTo(Relation):
    """It is published to a part of the tree that the reader stands in, under, or serves."""

    def holds(self, by: Standing, thing: Any) -> bool:
        return thing.published_in_id is not None and thing.published_in_id in told_in(by)

    def rows(self, by: Standing) -> Q:
        return Q(published_in_id__in=told_in(by))


def told_in(by: Standing) -> frozenset[int]:
    """The units whose published examples the acting person reads."""
    return by.units_above() | {unit for seat in by.seats for unit in seat.ancestor_ids}


def parts_to_publish(example: Any, units: Iterable[Unit], by: Standing) -> list[Unit]:
    """Of the units above the proposing one, itself included: those the acting person may tell it
    to, no wider than was consented to and no higher than where they sit.
    """
    seats = [seat.path for seat in by.seats if seat.role in PUBLISHERS]
    return [
        unit
        for unit in units
        if unit.path.startswith(example.scope.path)
        and any(unit.path.startswith(path) for path in seats)
    ]


ASKED = Own() | AtUnit(HEADS, "collective_id")
PROPOSED = AtUnit(COMMITTEE, "from_unit_id")
DECIDING = AtUnit(COMMITTEE)
PUBLISHING = AtUnit(PUBLISHERS) | InConsentedPart(PUBLISHERS)
TO_PUBLISH = InState((State.COMMENDED,)) & StillTold()

propose = Permission("example.propose", "Đề nghị biểu dương", AtUnit(COMMITTEE, "pk"))
answer_example = Permission("example.answer", "Cho ý kiến về đề nghị biểu dương mình", ASKED)
take_back = Permission("example.take-back", "Rút đề nghị biểu dương", PROPOSED)
decide = Permission("example.decide", "Quyết định biểu dương", DECIDING)
publish = Permission("example.publish", "Công bố gương điển hình", PUBLISHING)
read_told = Permission("example.read-told", "Đọc gương điển hình đã công bố", ToldTo())
# Before the person has agreed nobody but the proposing committee reads it with them.
read_example = Permission(
    "example.read",
    "Đọc đề nghị biểu dương",
    ASKED | PROPOSED | (DECIDING & InState(DECIDER_STATES)) | (PUBLISHING & TO_PUBLISH) | ToldTo(),
)
read_decision = Permission(
    "commendation.read",
    "Tải quyết định khen",
    (ASKED | PROPOSED | DECIDING) & InState((State.COMMENDED,)),
)
# The thing is where somebody belongs today.
see_commendations = Permission(
    "commendation.evidence", "Đọc khen thưởng trong năm của một người", Own() | AtUnit(COMMITTEE)
)
