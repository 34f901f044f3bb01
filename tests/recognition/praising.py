"""Good examples for tests, as far on their way as each test needs."""

from dataclasses import replace
from uuid import UUID, uuid4

from sotay.meetings.actions.minutes import sign
from sotay.meetings.queries.minutes import minutes_page
from sotay.recognition.actions.answering import agree
from sotay.recognition.actions.deciding import Decision, commend
from sotay.recognition.actions.proposing import Proposal, propose_example
from sotay.recognition.actions.publishing import publish_example
from sotay.recognition.models import Commendation, Example
from sotay.recognition.queries.sources import opened_source, sources_for, subject_in
from tests.fixtures.world import World, at, day
from tests.meetings.minuting import SLUG, held
from tests.notebook.writing import hand_in_plan

CELL, NOW = "T.01.01", at("18/06/2026 09:00")
WORDS = ("Trả hồ sơ trước hạn một ngày", "Sáu tháng liền trả hồ sơ trước hạn.\nDân không phải hỏi.")


def key_of(world: World, who: str) -> str:
    return f"nguoi:{world.people[who].uid}"


def plan_key(world: World, who: str, by: str, unit: str = CELL) -> str:
    """The plan of somebody as the proposer finds it."""
    found = subject_in(world.units[unit], key_of(world, who), by=world.by(by))
    return next(
        s.key for s in sources_for(found, world.units[unit], by=world.by(by)) if "bai" in s.key
    )


def a_proposal(
    world: World, who: str = "chi", by: str = "an", unit: str = CELL, **changes
) -> Proposal:
    if not world.people[who].entries.exists():
        hand_in_plan(world, who, "20/01/2026 09:00")
    given = Proposal(
        subject=key_of(world, who), source=plan_key(world, who, by, unit), passage="item-aaaa1111",
        title=WORDS[0], text=WORDS[1], decider=unit, award="praise", scope="T.01", token=uuid4(),
    )  # fmt: skip
    return replace(given, **changes)


def proposed(
    world: World, who: str = "chi", by: str = "an", unit: str = CELL, **changes
) -> Example:
    given = a_proposal(world, who, by, unit, **changes)
    return propose_example(unit, given, by=world.by(by), now=NOW)


def agreed(world: World, who: str = "chi", **changes) -> Example:
    row = proposed(world, who, **changes)
    return agree(row.uid, *WORDS, scope=row.scope.code, picture=row.picture is not None,
                 by=world.by(who), now=NOW)  # fmt: skip


def a_decision(world: World, who: str = "an", **changes) -> Decision:
    given = Decision("praise", 1, day("18/06/2026"), world.people[who].pk, "Trả hồ sơ sớm hạn")
    return replace(given, **changes)


def decided(world: World, row: Example, by: str = "an", **changes) -> Commendation:
    return commend(row.uid, a_decision(world, by, **changes), by=world.by(by), now=NOW)


def commended(world: World, who: str = "chi", **changes) -> Example:
    row = agreed(world, who, **changes)
    decided(world, row, number=Commendation.objects.count() + 1)
    return Example.objects.get(pk=row.pk)


def published(
    world: World, who: str = "chi", part: str = CELL, by: str = "an", **changes
) -> Example:
    row = commended(world, who, **changes)
    publish_example(row.uid, part, by=world.by(by), now=NOW)
    return Example.objects.get(pk=row.pk)


def signed_minutes(world: World) -> UUID:
    """The meeting of the cell on 3 July, its minutes signed by both; Chi was praised there."""
    meeting = held(world)
    for who in ("binh", "an"):
        by = world.by(who, "03/07/2026")
        seen = minutes_page(CELL, SLUG, by=by).digest
        sign(CELL, SLUG, seen=seen, read_back=True, by=by, now=at("03/07/2026 17:00"))
    return meeting.uid


def passages(world: World, who: str, uid: UUID, by: str = "an") -> list[str]:
    """What the signed minutes offer about somebody."""
    acting = world.by(by, "04/07/2026")
    unit = world.units[CELL]
    subject = subject_in(unit, who if ":" in who else key_of(world, who), by=acting)
    return [p.text for p in opened_source(f"bien-ban:{uid}", subject, unit, by=acting).passages]
