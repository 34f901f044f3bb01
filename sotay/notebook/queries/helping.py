"""Whom one may help with a paper entry, and the page on which it is typed in."""

from dataclasses import dataclass, replace
from uuid import UUID

from sotay.kit import sealing
from sotay.kit.refusals import NotFound, NotNow
from sotay.notebook.models import HelperEntry
from sotay.notebook.permissions import help_enter
from sotay.notebook.queries.writing import Writing, blank_page, check_open, with_background
from sotay.notebook.queries.years import UseState, place_and_state, year_of
from sotay.notebook.rules import content as c
from sotay.org.models import Membership, Person
from sotay.org.queries import home_membership
from sotay.org.relations import Refused
from sotay.org.standing import Standing, standing_of


@dataclass(frozen=True)
class Helped:
    """Somebody whose paper may be typed in, with the uses of the year."""

    person: Person
    uses: tuple[UseState, ...]


@dataclass(frozen=True)
class HelpPage:
    person: Person
    page: Writing
    waiting: HelperEntry | None


def people_to_help(year: int, *, by: Standing) -> list[Person]:
    """The people whose paper entries the acting person may type in, by given name."""
    rows = Membership.objects.on(by.day).filter(help_enter.rows(by)).exclude(person_id=by.person_id)
    return list(
        Person.objects.filter(pk__in=rows.values("person_id")).order_by("sort_key", "born", "pk")
    )


def uses_to_help(person_uid: UUID, year: int, *, by: Standing) -> Helped:
    """One of these people with the uses of a year; `NotFound` for a stranger."""
    person = person_to_help(person_uid, by=by)
    _, states = year_of(standing_of(person, day=by.day), year)
    return Helped(person, tuple(states))


def person_to_help(uid: UUID, *, by: Standing) -> Person:
    """The person, if the acting person may type in their paper; `NotFound` for a stranger.

    Oneself is refused: one writes one's own Notebook.
    """
    person = Person.objects.filter(uid=uid).first()
    membership = home_membership(person.pk, on=by.day) if person else None
    if person is None or membership is None or not help_enter.holds(by, membership):
        raise NotFound(uid)
    if person.pk == by.person_id:
        raise Refused(help_enter)
    return person


def help_page(person_uid: UUID, year: int, slug: str, *, by: Standing) -> HelpPage:
    """The page on which a paper entry is typed in; never the person's own draft.

    `NotNow` before the use opens, or when it was handed in already.
    """
    person = person_to_help(person_uid, by=by)
    member = standing_of(person, day=by.day)
    place, state = place_and_state(year, slug, by=member)
    check_open(state, place)
    if state.is_submitted:
        raise NotNow(f"{person.name} đã nộp {state.use.title.lower()}; không nhập hộ được nữa.")
    page = blank_page(place, state, year, person_id=person.pk, day=by.day)
    waiting = open_helper_entry(state)
    if waiting:
        kept = c.content_from(state.use.is_plan, waiting.unseal())
        page = replace(page, content=with_background(kept, page.background))
    return HelpPage(person, page, waiting)


def open_helper_entry(state: UseState) -> HelperEntry | None:
    """What was typed in and waits for the member's word."""
    if state.waiting_helper_entry is None:
        return None
    return HelperEntry.objects.select_related("entered_by").get(pk=state.waiting_helper_entry)


def waiting_for_me(year: int, slug: str, *, by: Standing) -> tuple[Writing, HelperEntry]:
    """What somebody typed in for the acting person; `NotFound` if nothing waits."""
    place, state = place_and_state(year, slug, by=by)
    waiting = open_helper_entry(state)
    if waiting is None:
        raise NotFound(slug)
    page = blank_page(place, state, year, person_id=by.person_id, day=by.day)
    kept = c.content_from(state.use.is_plan, waiting.unseal())
    return replace(page, content=with_background(kept, page.background)), waiting


def own_photo(year: int, slug: str, *, by: Standing) -> bytes:
    """The photo of the paper that waits for the acting person's word; `NotFound` without one."""
    _, waiting = waiting_for_me(year, slug, by=by)
    if waiting.photo is None:
        raise NotFound(slug)
    return sealing.unseal_bytes(waiting.photo, row=f"{waiting.seal_row}:photo")


@dataclass(frozen=True)
class HelperChoices:
    current: Person | None
    people: list[Person]
    is_named: bool  # somebody has named the acting person in turn


def helper_choices(*, by: Standing) -> HelperChoices:
    """Whom the acting person may name to type in their paper: anybody of the same unit; whether
    they were named themselves.
    """
    person = Person.objects.select_related("helper").get(pk=by.person_id)
    seat = by.home
    rows = Membership.objects.on(by.day).filter(unit_id=seat.unit_id if seat else None)
    people = Person.objects.filter(pk__in=rows.values("person_id")).exclude(pk=by.person_id)
    named = Membership.objects.on(by.day).filter(person__helper_id=by.person_id).exists()
    return HelperChoices(person.helper, list(people.order_by("sort_key", "born", "pk")), named)
