"""Rounds of evaluation for tests, as far on their way as each test needs."""

from collections.abc import Mapping

from sotay.evaluation.actions.deciding import Decision, decide_round
from sotay.evaluation.actions.holding import (
    Proposal,
    open_round,
    record_proposal,
    send_proposals,
)
from sotay.evaluation.actions.rating import save_rating
from sotay.evaluation.models import Evaluation, Round
from tests.fixtures.world import World, at, day

CELL, YEAR = "T.01.01", 2026
OPENED, BEGUN, SENT, DECIDED = "05/12/2026", "12/12/2026", "20/12/2026", "22/12/2026"
WORDS = {"conduct": "Chấp hành tốt.", "faults": "Trình bày còn muộn.", "ahead": "Chuẩn bị sớm."}
PROPOSAL = Proposal("good", "Hoàn thành tốt, gương mẫu.", 5, [1, 4, 0, 0])


def opened(world: World, code: str = CELL, who: str = "an", reviews_by: str = "10/12/2026",
           **more) -> Round:  # fmt: skip
    return open_round(code, YEAR, day(reviews_by), by=world.by(who, OPENED),
                      now=at(f"{OPENED} 08:00"), **more)  # fmt: skip


def row_of(found: Round, who: str, world: World) -> Evaluation:
    return found.evaluations.get(person=world.people[who])


def rated(world: World, row: Evaluation, who: str, level: str = "good", on: str = BEGUN,
          **changes) -> Evaluation:  # fmt: skip
    given = {"form": row.form, "level": level, "base": row.rev, "hand_in": True} | changes
    words = given.pop("words", WORDS)
    return save_rating(row.uid, words, by=world.by(who, on), now=at(f"{on} 09:00"), **given)


def proposed(world: World, row: Evaluation, given: Proposal = PROPOSAL, who: str = "",
             on: str = BEGUN) -> Evaluation:  # fmt: skip
    who = who or ("binh" if row.person_id == world.people["an"].pk else "an")
    return record_proposal(row.uid, given, by=world.by(who, on), now=at(f"{on} 14:00"))


def sent(world: World, levels: Mapping[str, str] | None = None) -> Round:
    """Everybody of the cell proposed as good, but those named; the proposals sent up."""
    found = opened(world)
    names = {person.pk: key for key, person in world.people.items()}
    for row in found.evaluations.order_by("rank", "place"):
        level = (levels or {}).get(names.get(row.person_id or 0, "cell"), "good")
        proposed(world, row, Proposal(level, "Tốt.", 5, [0, 5, 0, 0]))
    return send_proposals(CELL, YEAR, by=world.by("an", SENT), now=at(f"{SENT} 08:00"))


def a_decision(found: Round, on: str = DECIDED, **changes) -> Decision:
    levels = {row.uid: row.proposed for row in found.evaluations.all()}
    given = {"number": "12-QĐ/ĐU", "decided_on": day(on), "levels": levels} | changes
    return Decision(**given)


def decided(world: World, found: Round, who: str = "khanh", **changes) -> Round:
    return decide_round(found.unit.code, YEAR, a_decision(found, **changes),
                        by=world.by(who, DECIDED), now=at(f"{DECIDED} 10:00"))  # fmt: skip
