"""Read what a printout needs: one version, or a whole year of one's own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sotay.exports.sheets import PersonLines
from sotay.kit.clock import day_of
from sotay.kit.dates import shown_day
from sotay.notebook.models import Entry, Version
from sotay.notebook.queries.reading import Reading, head_names
from sotay.notebook.queries.writing import NEWEST_FIRST, kept_versions
from sotay.notebook.queries.years import Place, place_of
from sotay.notebook.rules import content as c
from sotay.org.models import Person, Unit
from sotay.org.queries import person as person_by_id
from sotay.org.standing import Standing, standing_of
from sotay.regulations.choices import FormKind
from sotay.regulations.models import Campaign
from sotay.regulations.queries import campaign_of_year, form_of_year, rules_in_force
from sotay.regulations.rules import PLAN, uses_of_year

GUIDANCE_LINES = 3


@dataclass(frozen=True)
class OfYear:
    """What every booklet of a unit and year has in common, as on 1 January."""

    campaign: Campaign | None
    heads: tuple[str, ...]
    guidance: tuple[str, ...]
    plan_parts: tuple[str, ...]
    review_parts: tuple[str, ...]


@dataclass(frozen=True)
class Printed:
    """One version with everything its printout says."""

    entry: Entry
    version: Version
    content: c.Content
    title: str
    head_names: dict[str, str]
    campaign: str
    person: PersonLines
    place: str


@dataclass(frozen=True)
class BookletYear:
    year: int
    person: PersonLines
    unit_name: str
    parent_name: str
    place: str
    printed: tuple[Printed, ...]
    heads: tuple[str, ...]
    guidance: tuple[str, ...]
    campaign: str
    plan_parts: tuple[str, ...] = ()
    review_parts: tuple[str, ...] = ()


def printed_reading(reading: Reading) -> Printed:
    """What was just read, ready to be printed."""
    entry = reading.entry
    by = standing_of(entry.person, day=day_of(reading.version.submitted_at))
    lines = lines_of(entry.person, reading.version.unit_name, by)
    place = rules_in_force(entry.unit.path, on=date(entry.year, 1, 1))["place"]
    return _printed(entry, reading.version, reading.use.title, lines, place)


def lines_of(person: Person, unit_name: str, by: Standing) -> PersonLines:
    """The head lines of a personal document."""
    return PersonLines(
        name=person.name,
        born=shown_day(person.born),
        unit=unit_name,
        party_post=by.post,
        work_post=person.work_post,
        card_number=person.card_number,
    )


def booklet_year(year: int, *, by: Standing, blank: bool = False) -> BookletYear:
    """One's own year as handed in, for the booklet; `blank` leaves it empty for the hand.

    The heading and the heads of an old year are those of that year.
    """
    place = place_of(by)
    person = person_by_id(by.person_id)
    entries = [] if blank else _handed_in(year, by)
    latest = kept_versions(entries[0])[0] if entries else None
    unit_name, parent_name = _unit_names(place, latest)
    lines = lines_of(person, unit_name, by)
    titles = {use.slug: use.title for use in uses_of_year(year, place.rules)}
    town = place.rules["place"]
    common = of_year(place.path, year, latest.campaign if latest else None)
    printed = tuple(
        _printed(e, kept_versions(e)[0], titles.get(e.use, "Soát xét, đánh giá"), lines, town)
        for e in entries
    )
    return BookletYear(
        year=year,
        person=lines,
        unit_name=unit_name,
        parent_name=parent_name,
        place=town,
        printed=printed,
        heads=_kept_heads(printed, common),
        guidance=common.guidance,
        campaign=campaign_line(common.campaign),
        plan_parts=common.plan_parts,
        review_parts=common.review_parts,
    )


def empty_year(
    person: Person, unit: Unit, year: int, *, place: str, of_year: OfYear
) -> BookletYear:
    """A year of somebody to be written by hand: their name, their unit, the heads of that year."""
    return BookletYear(
        year=year,
        person=PersonLines(name=person.name, born=shown_day(person.born), unit=unit.name,
                           work_post=person.work_post, card_number=person.card_number),
        unit_name=unit.name,
        parent_name=unit.parent.name if unit.parent else "",
        place=place,
        printed=(),
        heads=of_year.heads,
        guidance=of_year.guidance,
        campaign=campaign_line(of_year.campaign),
        plan_parts=of_year.plan_parts,
        review_parts=of_year.review_parts,
    )  # fmt: skip


def _handed_in(year: int, by: Standing) -> Sequence[Entry]:
    rows = Entry.objects.filter(
        person_id=by.person_id, year=year, submitted_at__isnull=False, gone_on=None
    ).prefetch_related(NEWEST_FIRST)
    return sorted(rows, key=lambda entry: (entry.use != PLAN, entry.submitted_at))


def _unit_names(place: Place, latest: Version | None) -> tuple[str, str]:
    if latest:
        return latest.unit_name, latest.parent_name
    return (place.home.unit_name, place.home.parent_name) if place.home else ("", "")


def _printed(entry: Entry, version: Version, title: str, lines: PersonLines, place: str) -> Printed:
    content = c.content_from(entry.use == PLAN, version.unseal())
    return Printed(
        entry=entry,
        version=version,
        content=content,
        title=title,
        head_names=head_names(version, content),
        campaign=campaign_line(version.campaign),
        person=lines,
        place=place,
    )


def campaign_line(campaign: Campaign | None) -> str:
    """ "Chỉ thị số 05-CT/TW ngày 15/05/2016 của Bộ Chính trị"."""
    if campaign is None:
        return ""
    return f"Chỉ thị số {campaign.number} ngày {campaign.issued_on:%d/%m/%Y} của {campaign.issuer}"


def _kept_heads(printed: tuple[Printed, ...], common: OfYear) -> tuple[str, ...]:
    """The heads of a year: what its plan kept of the unit's own, else what the unit has."""
    plan = next((one.content for one in printed if one.content.is_plan), None)
    if plan is None:
        return common.heads
    own = (row.name for row in plan.heads)
    return tuple(dict.fromkeys((*_heads(common.campaign), *own)))


def _heads(campaign: Campaign | None) -> tuple[str, ...]:
    return tuple(head.name for head in campaign.heads.all()) if campaign else ()


def of_year(path: str, year: int, campaign: Campaign | None = None) -> OfYear:
    """What every booklet of a unit and year has in common; `campaign`, if it was another then."""
    campaign = campaign or campaign_of_year(path, year)
    rules = rules_in_force(path, on=date(year, 1, 1))
    form = form_of_year(FormKind.PLAN, path, year, rules=rules)
    return OfYear(
        campaign=campaign,
        heads=(*_heads(campaign), *(row["name"] for row in rules["heads"])),
        guidance=tuple(row["text"] for row in form.get("guidance", ())[:GUIDANCE_LINES]),
        plan_parts=tuple(row["label"] for row in rules["plan_fields"]),
        review_parts=tuple(row["label"] for row in rules["review_fields"]),
    )
