"""How far a document has come in a unit: names in the cell, counts and units above."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sotay.kit.refusals import NotFound
from sotay.library.models import Dissemination, Document, StudySession
from sotay.library.permissions import keep_documents, see_studied, see_unread
from sotay.library.queries.counting import done_below, people_below
from sotay.library.queries.documents import document_with
from sotay.org.choices import UnitKind
from sotay.org.models import Unit
from sotay.org.queries import unit_by_code
from sotay.org.relations import Refused
from sotay.org.rolls import RollLine, is_committee, roll_of, shown_names
from sotay.org.standing import Standing

FEW = 5  # source: design invariant 9
ABOVE_GRASSROOTS = (UnitKind.CENTRAL, UnitKind.PROVINCE, UnitKind.UPPER)


@dataclass(frozen=True)
class ChildLine:
    """A unit right under the one that passed a document on: whether it did so too, how many of
    its people confirmed. Of very few people no missing ones are told.
    """

    unit: Unit
    own: Dissemination | None
    is_asked: bool
    people: int
    done: int
    is_few: bool

    @property
    def has_instruction(self) -> bool:
        return self.own is not None and bool(self.own.instruction)


class Missing(NamedTuple):
    """Somebody of a cell who has not confirmed, told from others of the same name."""

    person_id: int
    name: str
    post: str


@dataclass(frozen=True)
class Following:
    document: Document
    unit: Unit
    own: Dissemination | None
    people: int
    done: int
    missing: tuple[Missing, ...]  # by name, for the unit's own committee alone
    children: tuple[ChildLine, ...]
    sessions: tuple[StudySession, ...]
    is_cell: bool  # its own people study; a committee has units under it
    may_pass_on: bool
    sees_names: bool

    @property
    def silent(self) -> tuple[ChildLine, ...]:
        return tuple(line for line in self.children if line.is_asked and line.own is None)

    @property
    def bare(self) -> tuple[ChildLine, ...]:
        """Passed on without an instruction of their own: what the source complains of."""
        return tuple(line for line in self.children if line.own and not line.own.instruction)


def check_under(document: Document, unit: Unit) -> None:
    """`NotFound` for a unit that does not stand in or under the one that keeps the document."""
    if document.unit_id not in unit.ancestor_ids or unit.kind == UnitKind.GROUP:
        raise NotFound(unit.code)


def following(uid: UUID, code: str, *, by: Standing) -> Following:
    """How a unit stands with a document, for its own keepers and those above; `NotFound` for
    others. The number of queries grows with nothing.
    """
    unit = unit_by_code(code)
    document, own = document_with(uid, unit.pk, by=by)
    check_under(document, unit)
    if not see_studied.holds(by, unit):
        raise Refused(see_studied) if unit.pk in by.units_above() else NotFound(code)
    return (_committee if is_committee(unit) else _cell)(document, unit, own, by)


def _cell(document: Document, unit: Unit, own: Dissemination | None, by: Standing) -> Following:
    roll, lines = roll_with(document, unit, by.day)
    names = shown_names(roll)
    missing = tuple(Missing(one.person_id, names[one.person_id], one.post) for one in lines)
    sees_names = see_unread.holds(by, unit)
    return Following(
        document=document, unit=unit, own=own, people=len(roll), done=len(roll) - len(missing),
        missing=missing if sees_names else (), children=(),
        sessions=tuple(StudySession.objects.filter(document=document, unit=unit)),
        is_cell=True, may_pass_on=keep_documents.holds(by, unit), sees_names=sees_names,
    )  # fmt: skip


def roll_with(
    document: Document, unit: Unit, on: date
) -> tuple[list[RollLine], tuple[RollLine, ...]]:
    """Everybody of a cell who takes part, and who of them has not confirmed the document."""
    roll = [line for line in roll_of(unit, on=on) if not line.is_exempt]
    people = [line.person_id for line in roll]
    known = document.acknowledgements.filter(person_id__in=people)
    done = set(known.values_list("person_id", flat=True))
    return roll, tuple(line for line in roll if line.person_id not in done)


def _committee(
    document: Document, unit: Unit, own: Dissemination | None, by: Standing
) -> Following:
    depth = len(unit.ancestor_ids)
    people = people_below(unit.pk, depth)
    done = done_below(document.pk, unit.pk, depth)
    hides_few = unit.kind in ABOVE_GRASSROOTS
    lines = [
        _line(child, passed, is_asked, people.get(child.pk, 0), done.get(child.pk, 0), hides_few)
        for child, passed, is_asked in children_with(document, unit, own, by.day)
        if is_asked or passed or own is None
    ]
    return Following(
        document=document, unit=unit, own=own, people=sum(people.values()),
        done=min(sum(done.values()), sum(people.values())), missing=(), children=tuple(lines),
        sessions=(), is_cell=False, may_pass_on=keep_documents.holds(by, unit), sees_names=False,
    )  # fmt: skip


def _line(
    child: Unit, own: Dissemination | None, is_asked: bool, people: int, done: int, hides_few: bool
) -> ChildLine:
    """Who confirmed and has left since is not among the people any more."""
    return ChildLine(child, own, is_asked, people, min(done, people), hides_few and people < FEW)


def children_with(
    document: Document, unit: Unit, own: Dissemination | None, on: date
) -> list[tuple[Unit, Dissemination | None, bool]]:
    """The units right under one, by code: what each passed on, and whether it was asked to."""
    children = list(unit.children.on(on).exclude(kind=UnitKind.GROUP).order_by("code"))
    rows = Dissemination.objects.filter(document=document, unit__parent=unit)
    passed = {row.unit_id: row for row in rows}
    chosen = set(own.to_units.values_list("pk", flat=True)) if own and not own.to_all else set()
    return [
        (child, passed.get(child.pk), own is not None and (own.to_all or child.pk in chosen))
        for child in children
    ]


@dataclass(frozen=True)
class PassingOn:
    """A unit about to pass a document on: to whom it may, and what it said before."""

    document: Document
    unit: Unit
    children: tuple[Unit, ...]  # none for a cell or an agency: its own people
    own: Dissemination | None
    chosen: frozenset[int]


def passing_on(uid: UUID, code: str, *, by: Standing) -> PassingOn:
    """What the page of passing on shows; `Refused` for whoever may not pass on there."""
    unit = unit_by_code(code)
    document, own = document_with(uid, unit.pk, by=by)
    check_under(document, unit)
    if not keep_documents.holds(by, unit):
        raise Refused(keep_documents)
    children = unit.children.on(by.day).exclude(kind=UnitKind.GROUP).order_by("code")
    return PassingOn(
        document=document,
        unit=unit,
        children=tuple(children) if is_committee(unit) else (),
        own=own,
        chosen=frozenset(own.to_units.values_list("pk", flat=True)) if own else frozenset(),
    )
