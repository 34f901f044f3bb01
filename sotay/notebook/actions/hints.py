"""Tell the writer, before they hand in, what is nearly the same as a former text."""

from dataclasses import asdict
from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from sotay.kit import sealing
from sotay.kit.clock import day_of
from sotay.notebook.actions.signatures import signed_parts
from sotay.notebook.models import CompareCount, Draft, Entry, Signature
from sotay.notebook.queries.alike import Parts, Texts, is_like, texts_beside
from sotay.notebook.queries.hints import KeptHints, hints_row, kept_hints
from sotay.notebook.queries.years import Place, place_of
from sotay.notebook.rules import likeness
from sotay.notebook.rules.content import content_from
from sotay.notebook.rules.likeness import Hint
from sotay.org.standing import Standing
from sotay.regulations import rules as calendar


@transaction.atomic
def check_for_hints(year: int, slug: str, *, by: Standing, now: datetime) -> tuple[Hint, ...]:
    """The draft's hints are found and kept, sealed, for its writer; none without a draft.

    Nothing is opened but the draft itself. Colleagues' texts are compared at most three times a
    day and only among at least five; asking again for an unchanged draft compares nothing.
    """
    draft = _locked_draft(year, slug, by)
    if draft is None:
        return ()
    today, kept = day_of(now), kept_hints(draft)
    if kept and kept.rev == draft.rev and (kept.compared or kept.day == today):
        return kept.hints
    found = _check(draft, place_of(by), by=by, today=today)
    draft.hints = sealing.seal_json(_as_data(found), row=hints_row(draft))
    draft.save(update_fields=["hints"])
    return found.hints


def _locked_draft(year: int, slug: str, by: Standing) -> Draft | None:
    mine = Draft.objects.filter(entry__person_id=by.person_id, entry__year=year, entry__use=slug)
    return mine.select_related("entry").select_for_update(of=("self",)).first()


def _as_data(found: KeptHints) -> dict:
    return {**asdict(found), "day": found.day.isoformat()}


def _check(draft: Draft, place: Place, *, by: Standing, today: date) -> KeptHints:
    written = signed_parts(content_from(draft.entry.use == calendar.PLAN, draft.unseal()))
    own = _own_hints(draft.entry, written, place, by)
    like = _like_colleagues(draft.entry, written, place, by=by, today=today)
    cell = {
        part: likeness.cell_hint(part, address=by.form_of_address, in_cell=by.is_party_member)
        for part in like or ()
    }
    hints = [found[part] for part in written for found in (own, cell) if part in found]
    return KeptHints(draft.rev, today, like is not None, tuple(hints))


def _own_hints(entry: Entry, written: Parts, place: Place, by: Standing) -> dict[str, Hint]:
    """For each part, the former text of the writer's own that is most like it."""
    former = (
        Signature.objects.filter(entry__person_id=by.person_id, field__in=written)
        .exclude(entry=entry)
        .values_list("field", "shingles", "entry__year", "entry__use")
    )
    most: dict[str, tuple[int, int, str]] = {}
    for part, shingles, year, use in former:
        percent = likeness.percent(written[part].shingles, shingles)
        if percent >= place.rules["hint_threshold"]:
            most[part] = max(most.get(part, (0, 0, "")), (percent, year, use))
    return {
        part: likeness.own_hint(
            part, percent, _name_of(year, use, place), address=by.form_of_address
        )
        for part, (percent, year, use) in most.items()
    }


def _name_of(year: int, use: str, place: Place) -> str:
    titles = {u.slug: u.title for u in calendar.uses_of_year(year, place.rules)}
    return likeness.name_of_use(use, year, titles)


def _like_colleagues(
    entry: Entry, written: Parts, place: Place, *, by: Standing, today: date
) -> set[str] | None:
    """The parts that are like some colleague's; None if nothing may be compared now."""
    texts = _texts_of_colleagues(entry, written, place)
    if not texts or not _count_comparison(by, today):
        return None
    threshold = place.rules["hint_threshold"]
    return {part for part, rows in texts.items() if is_like(written[part], rows, threshold)}


def _texts_of_colleagues(entry: Entry, written: Parts, place: Place) -> dict[str, Texts]:
    """The texts of the same use in the same unit, of each part that enough have written."""
    if place.home is None:
        return {}
    texts = texts_beside(entry, place.home.unit_id, written)
    return {part: found for part, found in texts.items() if likeness.enough_colleagues(len(found))}


def _count_comparison(by: Standing, today: date) -> bool:
    """Whether the person had a comparison left today; it is used up now.

    One conditional update: of requests at the same moment no fourth gets one.
    """
    CompareCount.objects.bulk_create(
        [CompareCount(person_id=by.person_id, day=today)], ignore_conflicts=True
    )
    left = CompareCount.objects.filter(
        person_id=by.person_id, day=today, count__lt=likeness.CHECKS_A_DAY
    )
    return left.update(count=F("count") + 1) == 1
