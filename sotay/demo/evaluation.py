"""The yearly evaluation of one cell, from its opening to the decision: a closed year to look at."""

from datetime import date, datetime

from sotay.demo.meetings import People, Step
from sotay.demo.texts import evaluation as texts
from sotay.evaluation.actions.deciding import Decision, decide_round
from sotay.evaluation.actions.holding import (
    Proposal,
    open_round,
    record_proposal,
    send_proposals,
)
from sotay.evaluation.actions.rating import save_rating
from sotay.evaluation.models import Evaluation, Round
from sotay.evaluation.queries.one import begun_words, evaluation_page
from sotay.kit.clock import HANOI, day_of
from sotay.org.standing import Standing, standing_of

UNIT, YEAR = "K.01.01", 2025


def steps() -> list[Step]:
    """Everything about the round, in the order of its moment."""
    return [
        Step(_at("05/12/2025 08:30"), _open),
        Step(_at("22/12/2025 20:00"), _rate),
        Step(_at("26/12/2025 15:00"), _propose),
        Step(_at("30/12/2025 10:00"), _decide),
    ]


def _at(moment: str) -> datetime:
    return datetime.strptime(moment, "%d/%m/%Y %H:%M").replace(tzinfo=HANOI)


def _by(people: People, key: str, now: datetime) -> Standing:
    return standing_of(people[key], day=day_of(now))


def _open(people: People, now: datetime) -> None:
    open_round(UNIT, YEAR, date(YEAR, 12, 20), by=_by(people, "bithu", now), now=now)


def _rate(people: People, now: datetime) -> None:
    """Each on what their Notebook begins the form with; for the cell its secretary."""
    keys = {person.pk: key for key, person in people.items()}
    for row in _round().evaluations.all():
        key = keys[row.person_id] if row.person_id else "bithu"
        level, words = texts.RATED.get(key if row.person_id else "cell", texts.RATED[""])
        by = _by(people, key, now)
        page = evaluation_page(UNIT, YEAR, row.uid, by=by)
        filled = {name: text for name, text in begun_words(page, by=by).items() if text}
        save_rating(row.uid, texts.ALWAYS | filled | words, form=row.form, level=level, base=0,
                    hand_in=True, by=by, now=now)  # fmt: skip


def _propose(people: People, now: datetime) -> None:
    """In order; of the secretary the deputy records it."""
    found = _round()
    secretary = people["bithu"].pk
    keys = {person.pk: key for key, person in people.items()}
    for row in found.evaluations.order_by("rank", "place"):
        by = _by(people, "phobithu" if row.person_id == secretary else "bithu", now)
        record_proposal(row.uid, _proposal(row, keys), by=by, now=now)
    send_proposals(UNIT, YEAR, by=_by(people, "bithu", now), now=now)


def _proposal(row: Evaluation, keys: dict[int, str]) -> Proposal:
    key = keys.get(row.person_id or 0, "")
    level, comment, *votes = texts.PROPOSED.get(key, texts.PROPOSED[""])
    return Proposal(level, comment, sum(votes), votes)


def _decide(people: People, now: datetime) -> None:
    found = _round()
    levels = {row.uid: row.proposed for row in found.evaluations.all()}
    given = Decision("87-QĐ/ĐU", day_of(now), levels)
    decide_round(UNIT, YEAR, given, by=_by(people, "danguy", now), now=now)


def _round() -> Round:
    return Round.objects.get(unit__code=UNIT, year=YEAR)
