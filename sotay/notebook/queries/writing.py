"""One use while it is written: the draft, what it answers to, what it still misses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.db.models import F, Prefetch, QuerySet

from sotay.kit.dates import parse_day
from sotay.kit.prepared import prepared
from sotay.kit.refusals import NotNow
from sotay.notebook.models import Entry, SetAside, Version
from sotay.notebook.queries.hints import hints_in
from sotay.notebook.queries.reading import check_kept
from sotay.notebook.queries.reflections import Note, marked_notes
from sotay.notebook.queries.shut import check_not_shut
from sotay.notebook.queries.years import Place, UseState, place_and_state
from sotay.notebook.rules import content as c
from sotay.notebook.rules.likeness import Hint
from sotay.notebook.rules.own_parts import Asked, missing_own, same_words, with_own
from sotay.org.choices import UnitKind
from sotay.org.standing import Standing
from sotay.regulations import rules as calendar
from sotay.regulations.choices import FormKind
from sotay.regulations.models import Campaign, Head
from sotay.regulations.queries import form_of_year, heads_of_year, rules_in_force

NEWEST_FIRST = Prefetch(
    "versions", Version.objects.select_related("campaign").order_by("-number"), to_attr="kept"
)


def kept_versions(entry: Any) -> list[Version]:
    """The versions of an entry, newest first, as `NEWEST_FIRST` prefetched them."""
    return entry.kept


@dataclass(frozen=True)
class Background:
    """What an entry answers to: the year's plan items, the weaknesses carried, what the unit asks
    for beside the common form.
    """

    items: tuple[c.PlanItem, ...]
    carried: tuple[c.OpenWeakness, ...]
    asked: Asked = field(default_factory=Asked)
    heads: tuple[c.HeadName, ...] = ()  # names that the plan keeps beside the directive's
    newest: tuple[Version, ...] = ()  # the last version of each use until then, still sealed
    shown: tuple[Version, ...] = ()  # those whose words stand here


@dataclass(frozen=True)
class Writing:
    """Everything the writing page shows. `content` is the draft, or a fresh start."""

    place: Place
    state: UseState
    year: int
    content: c.Content
    background: Background
    campaign: Campaign | None
    heads: tuple[Head, ...]
    optional_heads: tuple[Head, ...]
    form: dict[str, Any]
    owner: int  # whose it is, so that a shared browser never mixes two people's words
    rev: int
    saved_at: datetime | None
    set_aside: tuple[SetAside, ...]
    is_correction: bool
    notes: tuple[Note, ...] = ()  # own marked notes, offered to the writer alone
    hints: tuple[Hint, ...] = ()
    is_changed: bool = True  # against what was handed in last

    @property
    def notes_of_items(self) -> dict[str, list[Note]]:
        found: dict[str, list[Note]] = {}
        for note in self.notes:
            if note.item:
                found.setdefault(note.item, []).append(note)
        return found

    @property
    def free_notes(self) -> list[Note]:
        return [note for note in self.notes if not note.item]

    @property
    def head_codes(self) -> list[str]:
        return list(self.head_names)

    @property
    def head_names(self) -> dict[str, str]:
        """Of the directive, of a newer one, of the unit, and what the plan has kept."""
        kept = {row.code: row.name for row in (*self.background.heads, *self.content.heads)}
        every = {head.code: head.name for head in (*self.heads, *self.optional_heads)}
        return {**kept, **every, **self.background.asked.names}

    @property
    def own_heads(self) -> dict[str, str]:
        """The heads of the unit, and others that this plan has kept, beside the directive's."""
        directive = {head.code for head in (*self.heads, *self.optional_heads)}
        return {code: name for code, name in self.head_names.items() if code not in directive}

    @property
    def asked(self) -> Mapping[str, Mapping[str, Any]]:
        """What the unit asks for in parts of its own, by id."""
        return self.background.asked.parts

    @property
    def to_agency(self) -> bool:
        """Whether it is handed in to the head of an agency, who reads what is released."""
        return self.place.unit.unit_kind == UnitKind.AGENCY

    def _wrong_day(self, text: str) -> str:
        return wrong_day(text, earliest=self.state.use.opens)

    @property
    def missing(self) -> list[c.Missing]:
        """What it still misses, and what is too long, in reading order."""
        if isinstance(self.content, c.PlanContent):
            found = c.whole_plan(
                self.content,
                heads=self.head_codes,
                carried=self.background.carried,
                wrong_day=self._wrong_day,
            )
        else:
            found = c.whole_review(
                self.content,
                items=self.background.items,
                carried=self.background.carried,
                wrong_day=self._wrong_day,
            )
        own = missing_own(self.content, self.background.asked)
        return found + own + c.too_long(self.content)


def wrong_day(text: str, *, earliest: date) -> str:
    """What is wrong with a typed or kept due date; empty if it is a day from `earliest` on."""
    day = parse_day(text)
    if day is None and text:
        return f"“{text}” không phải là ngày, hãy ghi như 31/12/{earliest.year}."
    if day is None:
        return f"hãy ghi thời hạn, ví dụ 31/12/{earliest.year}."
    if day < earliest:
        return f"thời hạn {day:%d/%m/%Y} đã qua, hãy ghi một ngày từ {earliest:%d/%m/%Y}."
    return ""


def check_open(state: UseState, place: Place) -> None:
    """Raise `NotNow` with the day from which the use may be written, or since when it is gone."""
    if state.entry:
        check_kept(state.entry)
    if not state.is_open:
        raise NotNow(f"{state.use.title} ở {place.unit.unit_name} mở từ {state.opens:%d/%m/%Y}.")


def writing(year: int, slug: str, *, by: Standing) -> Writing:
    """The writing page of the acting person; `NotNow` before it opens or while it is shut."""
    place, state = place_and_state(year, slug, by=by)
    return writing_of(place, state, year, by=by)


def writing_of(place: Place, state: UseState, year: int, *, by: Standing) -> Writing:
    """The same for a place and state already read; opens the acting person's own draft."""
    check_not_shut(by)
    check_open(state, place)
    draft = state.draft
    latest = latest_version(state.entry)
    page = blank_page(place, state, year, person_id=by.person_id, day=by.day)
    kept = draft.unseal() if draft else latest.unseal() if latest else {}
    aside = SetAside.objects.filter(entry=state.entry) if state.has_set_aside else None
    return replace(
        page,
        content=with_background(c.content_from(state.use.is_plan, kept), page.background),
        rev=draft.rev if draft else 0,
        saved_at=draft.saved_at if draft else None,
        set_aside=tuple(aside.order_by("-at")) if aside else (),
        is_correction=latest is not None,
        notes=() if state.use.is_plan else tuple(marked_notes(year, by=by)),
        hints=hints_in(draft),
        is_changed=not (latest and draft) or not same_words(kept, latest.unseal()),
    )


def blank_page(place: Place, state: UseState, year: int, *, person_id: int, day: date) -> Writing:
    """The page of a use with nothing written in it yet; no draft is opened for it."""
    is_plan = state.use.is_plan
    background = background_of(person_id, year, state.use, place)
    chosen = heads_of_year(place.path, year, on=day)
    return Writing(
        place=place,
        state=state,
        year=year,
        content=with_background(c.content_from(is_plan, {}), background),
        background=background,
        campaign=chosen.campaign,
        heads=chosen.heads,
        optional_heads=chosen.optional,
        form=form_of_year(
            FormKind.PLAN if is_plan else FormKind.REVIEW,
            place.path,
            year,
            rules=rules_of_year(place, year),
        ),
        owner=person_id,
        rev=0,
        saved_at=None,
        set_aside=(),
        is_correction=False,
    )


def latest_version(entry: Entry | None) -> Version | None:
    """The newest kept version of an entry, if it was ever handed in."""
    if entry is None or not entry.submitted_at:
        return None
    found = _versions_of(entry.pk)
    return found[0] if found else None


@prepared
def _versions_of(entry_id: int) -> QuerySet[Version]:
    rows = Version.objects.filter(entry_id=entry_id).select_related("campaign")
    return rows.order_by("-number")[:1]


def background_of(person_id: int, year: int, use: calendar.Use, place: Place) -> Background:
    """The year's plan items, and the weaknesses that the last review before this use left open.

    Opens two sealed versions of this very person and nobody else's.
    """
    newest = _newest_versions(person_id, year)
    plans = (v for v in newest if (v.entry.year, v.entry.use) == (year, calendar.PLAN))
    plan_version = next(plans, None)
    plan = c.plan_from(plan_version.unseal()) if plan_version else None
    last = _last_review_before(newest, year, use, place)
    if last is None:
        carried: tuple[c.OpenWeakness, ...] = ()
    else:
        title = title_of(last.entry, place)
        name = f"{title[:1].lower()}{title[1:]} {last.entry.year}"
        carried = c.still_open(c.review_from(last.unseal()), name)
    asked, heads = asked_of(year, use, place), plan.heads if plan else ()
    shown = tuple(v for v in (None if use.is_plan else plan_version, last) if v)
    if use.is_plan:
        return Background((), carried, asked, heads, tuple(newest), shown)
    items = plan.written_items if plan else ()
    same_year = last is not None and last.entry.year == year
    carried = carried if same_year else c.without_dropped(carried, plan)
    return Background(items, carried, asked, heads, tuple(newest), shown)


def asked_of(year: int, use: calendar.Use, place: Place) -> Asked:
    """What the unit asks for in this use beside the common form, as on 1 January of the year."""
    rules = rules_of_year(place, year)
    parts = rules["plan_fields" if use.is_plan else "review_fields"]
    heads = {row["id"]: row for row in rules["heads"]} if use.is_plan else {}
    return Asked(heads, {row["id"]: row for row in parts})


def rules_of_year(place: Place, year: int) -> calendar.Rules:
    """The rules as on 1 January of a year, of which entries take heads and forms."""
    first = date(year, 1, 1)
    if place.rules.day is None or first <= place.rules.day:
        return place.rules.at(first)
    return rules_in_force(place.path, on=first)


@prepared
def _newest_versions(person_id: int, year: int) -> QuerySet[Version]:
    """The last version of each use of a person up to the end of a year, as many as matter."""
    rows = Version.objects.filter(entry__person_id=person_id, entry__year__lte=year)
    newest = rows.filter(number=F("entry__versions_count")).select_related("entry")
    return newest.order_by("-entry__year")[:12]


def _last_review_before(
    newest: Sequence[Version], year: int, use: calendar.Use, place: Place
) -> Version | None:
    places = {u.slug: n for n, u in enumerate(calendar.uses_of_year(year, place.rules))}

    def place_in_time(version: Version) -> tuple[int, int]:
        return version.entry.year, places.get(version.entry.use, 1)

    here = (year, places[use.slug])
    reviews = [v for v in newest if v.entry.use != calendar.PLAN and place_in_time(v) < here]
    return max(reviews, key=place_in_time, default=None)


def title_of(entry: Entry, place: Place) -> str:
    """What the use of an entry is called here: "Soát xét 6 tháng"."""
    uses = {u.slug: u.title for u in calendar.uses_of_year(entry.year, place.rules)}
    return uses.get(entry.use, "Soát xét")


def with_background(content: c.Content, background: Background) -> c.Content:
    """The content with every item, carried weakness and part of the unit's own in its place, in
    the words kept then.

    What was answered stays answered; rows that no longer belong fall away.
    """
    answered = _with_answers(content, background)
    return with_own(answered, background.asked, background.heads)


def _with_answers(content: c.Content, background: Background) -> c.Content:
    if isinstance(content, c.PlanContent):
        chosen = {row.weakness: row.choice for row in content.carried}
        rows = tuple(
            c.Carried(w.id, chosen.get(w.id, ""), w.weakness, w.remedy, w.due)
            for w in background.carried
        )
        return replace(content, carried=rows)
    results = {row.item: row for row in content.results}
    answers = {row.weakness: row for row in content.answers}
    return replace(
        content,
        results=tuple(
            replace(
                results.get(item.id, c.ItemResult(item.id)),
                head=item.head,
                deed=item.deed,
                measure=item.measure,
            )
            for item in background.items
        ),
        answers=tuple(
            replace(
                answers.get(w.id, c.WeaknessAnswer(w.id)),
                text=w.weakness,
                remedy=w.remedy,
                due=w.due,
                since=w.since,
            )
            for w in background.carried
        ),
    )


@dataclass(frozen=True)
class OtherText:
    """A text that was saved elsewhere at the same time, readable again by its writer."""

    id: int
    at: datetime
    device: str
    content: c.Content


def read_aside(aside: SetAside, is_plan: bool) -> OtherText:
    """The words of a text set aside."""
    return OtherText(aside.pk, aside.at, aside.device, c.content_from(is_plan, aside.unseal()))
