"""Three good examples: one told of a member, one of the cell, one that waits for its person."""

from collections.abc import Callable
from datetime import datetime
from uuid import NAMESPACE_OID, UUID, uuid5

from sotay.demo.meetings import People, Step, read_news
from sotay.demo.texts import recognition as texts
from sotay.demo.texts.shapes import Praised
from sotay.kit.clock import HANOI, day_of
from sotay.org.models import Person, Unit
from sotay.org.standing import Standing, standing_of
from sotay.recognition.actions.answering import agree
from sotay.recognition.actions.deciding import Decision, commend
from sotay.recognition.actions.proposing import Proposal, propose_example
from sotay.recognition.actions.publishing import publish_example
from sotay.recognition.models import Example
from sotay.recognition.queries.sources import (
    Opened,
    Subject,
    opened_source,
    sources_for,
    subject_in,
)


def steps() -> list[Step]:
    """Everything about the examples, in the order of its moment."""
    found = [step for praised in texts.PRAISED for step in _steps(praised)]
    found.append(Step(texts.READ_AT, read_news))
    return sorted(found, key=lambda step: step.at)


def _steps(praised: Praised) -> list[Step]:
    def at(moment: str, do: Callable[[Praised, People, datetime], object]) -> list[Step]:
        if not moment:
            return []
        when = datetime.strptime(moment, "%d/%m/%Y %H:%M").replace(tzinfo=HANOI)
        return [Step(when, lambda people, now: do(praised, people, now))]

    return [
        *at(praised.proposed, propose),
        *at(praised.agreed, consent),
        *at(praised.decided, decide),
        *at(praised.published, publish),
    ]


def propose(praised: Praised, people: People, now: datetime) -> None:
    by = _by(people, praised.by, now)
    unit = Unit.objects.get(code=praised.unit)
    subject = subject_in(unit, _key(praised, people), by=by)
    opened, passage = _passage(praised, subject, unit, by)
    given = Proposal(
        subject=subject.key, source=opened.key, passage=passage, title=praised.title,
        text=praised.text, decider=praised.decider, award=praised.award, scope=praised.scope,
        token=token_of(praised),
    )  # fmt: skip
    propose_example(praised.unit, given, by=by, now=now)


def _key(praised: Praised, people: People) -> str:
    return f"nguoi:{people[praised.who].uid}" if praised.who else f"tap-the:{praised.unit}"


def _passage(praised: Praised, subject: Subject, unit: Unit, by: Standing) -> tuple[Opened, str]:
    """The passage with these words, wherever the committee finds it."""
    for source in sources_for(subject, unit, by=by):
        opened = opened_source(source.key, subject, unit, by=by)
        for passage in opened.passages:
            if praised.passage in passage.text:
                return opened, passage.id
    raise ValueError(praised.passage)


def consent(praised: Praised, people: People, now: datetime) -> None:
    by = _by(people, praised.who, now)
    agree(_row(praised).uid, praised.title, praised.text, scope=praised.scope, picture=False,
          by=by, now=now)  # fmt: skip


def decide(praised: Praised, people: People, now: datetime) -> None:
    signer: Person = people[praised.decider_key]
    given = Decision(praised.award, praised.number, day_of(now), signer.pk, praised.deed)
    commend(_row(praised).uid, given, by=_by(people, praised.decider_key, now), now=now)


def publish(praised: Praised, people: People, now: datetime) -> None:
    by = _by(people, praised.decider_key, now)
    publish_example(_row(praised).uid, praised.decider, by=by, now=now)


def _row(praised: Praised) -> Example:
    return Example.objects.get(token=token_of(praised))


def token_of(praised: Praised) -> UUID:
    """The same at every building."""
    return uuid5(NAMESPACE_OID, f"example|{praised.title}")


def _by(people: People, key: str, now: datetime) -> Standing:
    return standing_of(people[key], day=day_of(now))
