"""Who is told of a step of an evaluation, and the trail it leaves; no level stands in either."""

from collections.abc import Iterable
from datetime import datetime

from sotay.audit.actions import record
from sotay.evaluation.models import Evaluation, Round
from sotay.evaluation.queries.one import EvaluationPage
from sotay.kit.readonly import writing
from sotay.notices.actions import send
from sotay.org.models import Unit
from sotay.org.standing import Standing
from sotay.recognition.queries.finding import committee_of


def tell(
    found: Round, people: Iterable[int], subject: str, body: str, *, step: str, by: Standing,
    now: datetime, link: str = "",
) -> None:  # fmt: skip
    """These people but the acting one have the message, once for this step."""
    send(
        [person for person in dict.fromkeys(people) if person != by.person_id],
        kind="evaluation",
        subject=subject[:200],
        body=body,
        link=link or round_link(found.unit, found.year),
        dedupe=f"evaluation:{found.uid}:{step}",
        by=by,
        now=now,
    )


def round_link(unit: Unit, year: int) -> str:
    """The address of a unit's year."""
    return f"/don-vi/{unit.code}/danh-gia/{year}/"


def evaluation_link(row: Evaluation) -> str:
    """The address of one evaluation."""
    return f"{round_link(row.unit, row.year)}{row.uid}/"


def record_rating_read(found: EvaluationPage, *, by: Standing, now: datetime, verb: str) -> None:
    """The person sees under "Ai đã xem Sổ tay của tôi" that somebody read what they wrote of
    themselves, or took it along; one's own reading is counted for nobody.
    """
    if found.is_own or not found.parts or not found.row.is_person:
        return
    with writing("the trail of who read what"):
        record(f"rating.{verb}", f"rating:{found.row.pk}", by=by, now=now,
               thing_name=f"Bản tự đánh giá năm {found.row.year}",
               about_id=found.row.person_id)  # fmt: skip


def whom_about(row: Evaluation, *, by: Standing) -> list[int]:
    """The person, or the committee of the organisation."""
    if row.person_id:
        return [row.person_id]
    return committee_of(row.collective, on=by.day) if row.collective else []


def trail_round(verb: str, found: Round, *, by: Standing, now: datetime, note: str = "") -> None:
    """The step of a whole round stands in the trail."""
    record(f"evaluation.{verb}", f"round:{found.pk}", by=by, now=now, note=note,
           thing_name=f"Đánh giá năm {found.year}: {found.unit.name}")  # fmt: skip


def trail(verb: str, row: Evaluation, *, by: Standing, now: datetime) -> None:
    """The step of one evaluation stands in the trail."""
    record(f"evaluation.{verb}", f"evaluation:{row.pk}", by=by, now=now, about_id=row.person_id,
           thing_name=f"Đánh giá năm {row.year}: {row.name}")  # fmt: skip
