"""Type in a paper entry for somebody; it counts once they have said it is theirs."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction

from sotay.accounts.actions import CodeRefused, count_try, forget_tries, vouch_by_code
from sotay.audit.actions import record
from sotay.kit import sealing
from sotay.kit.refusals import NotFound, NotNow
from sotay.notebook.actions.drafts import set_aside_draft
from sotay.notebook.actions.submission import NotWhole, check_order, hand_in
from sotay.notebook.choices import ConfirmedBy
from sotay.notebook.models import Entry, HelperEntry, Version
from sotay.notebook.queries.helping import HelpPage, help_page, helper_choices, waiting_for_me
from sotay.notebook.queries.shut import check_not_shut
from sotay.notebook.queries.writing import Writing, with_background
from sotay.notebook.rules import content as c
from sotay.org.models import Person
from sotay.org.standing import Standing, standing_of


def enter_paper(
    person_uid: UUID,
    year: int,
    slug: str,
    content: c.Content,
    *,
    photo: bytes | None,
    signed: bool,
    code: str = "",
    by: Standing,
    now: datetime,
) -> HelperEntry:
    """What stands on the paper waits for the member's word, which a photo with their signature
    or one of their own codes gives at once.

    `photo`: a cleaned picture, or None to keep the one given before. Raises `NotWhole` when
    something misses on the paper, `NotNow` when it was handed in already or a signature is
    claimed without a photo, `CodeRefused` for a code that is not the member's.
    """
    found = help_page(person_uid, year, slug, by=by)
    page = replace(found.page, content=with_background(content, found.page.background))
    if page.missing:
        raise NotWhole(page.missing)
    tries = f"vouch:{found.person.pk}"
    if code and count_try(tries, now=now):  # outside the transaction: a refusal is counted too
        raise CodeRefused("Đã gõ sai nhiều lần. Hãy chờ 5 phút rồi thử lại.")
    with transaction.atomic():
        waiting = _kept(found, page, photo, by=by, now=now)
        how = _vouched(found.person, waiting, signed=signed, code=code, now=now)
        if how:
            confirm(waiting, page, how, person=found.person, by=by, now=now)
    forget_tries(tries)
    return waiting


def _vouched(
    person: Person, waiting: HelperEntry, *, signed: bool, code: str, now: datetime
) -> ConfirmedBy | None:
    """How the member has given their word while the paper was typed in, if they have."""
    if code:
        if person.login_id is None:
            raise NotNow(f"{person.name} chưa có phiếu kích hoạt nên chưa có mã riêng.")
        vouch_by_code(person.login_id, code, now=now)
        return ConfirmedBy.OWN_CODE
    if signed and waiting.photo is None:
        raise NotNow("Hãy chụp bản giấy có chữ ký trước khi đánh dấu là đã ký.")
    return ConfirmedBy.SIGNED_PHOTO if signed else None


def _kept(
    found: HelpPage, page: Writing, photo: bytes | None, *, by: Standing, now: datetime
) -> HelperEntry:
    entry, _ = Entry.objects.get_or_create(
        person=found.person,
        year=page.year,
        use=page.state.use.slug,
        defaults={"unit_id": page.place.unit.unit_id},
    )
    waiting = found.waiting or HelperEntry(entry=entry)
    waiting.entered_by_id, waiting.entered_at = by.person_id, now
    waiting.seal(page.content.as_data())
    if photo is not None:
        waiting.photo = sealing.seal_bytes(photo, row=f"{waiting.seal_row}:photo")
    waiting.save()
    record(
        "entry.helped",
        f"entry:{entry.pk}",
        by=by,
        now=now,
        thing_name=f"{page.state.use.title} {page.year}, nhập hộ",
        about_id=found.person.pk,
    )
    return waiting


@transaction.atomic
def confirm_own(year: int, slug: str, *, by: Standing, now: datetime) -> Version:
    """The member said "this is mine": it is handed in, marked as typed in by somebody else.

    An own draft of the same use is set aside, not lost. `Shut` while drafts are shut: whoever
    handed the code over must not confirm what they typed in.
    """
    check_not_shut(by)
    page, waiting = waiting_for_me(year, slug, by=by)
    person = Person.objects.get(pk=by.person_id)
    return confirm(waiting, page, ConfirmedBy.OWN_SIGN_IN, person=person, by=by, now=now)


@transaction.atomic
def refuse_own(year: int, slug: str, *, by: Standing, now: datetime) -> None:
    """The member said "this is not mine": it counts for nothing, and the helper is told so.

    `Shut` while drafts are shut.
    """
    check_not_shut(by)
    _, waiting = waiting_for_me(year, slug, by=by)
    waiting.refused_at = now
    waiting.save(update_fields=["refused_at"])
    record(
        "entry.help-refused",
        f"entry:{waiting.entry_id}",
        by=by,
        now=now,
        about_id=by.person_id,
    )


def confirm(
    waiting: HelperEntry,
    page: Writing,
    how: ConfirmedBy,
    *,
    person: Person,
    by: Standing,
    now: datetime,
) -> Version:
    """What waited becomes the entry's version; to be called inside a transaction."""
    entry = Entry.objects.select_for_update().get(pk=waiting.entry_id)
    if entry.submitted_at:
        raise NotNow("Bài này đã nộp rồi.")
    if page.missing:
        raise NotWhole(page.missing)
    member = standing_of(person, day=by.day)
    check_order(page, by=member)
    waiting.confirmed_at, waiting.confirmed_by = now, how
    waiting.save(update_fields=["confirmed_at", "confirmed_by"])
    set_aside_draft(entry, now=now)
    name = waiting.entered_by.name
    return hand_in(entry, page, token=uuid4(), by=by, now=now, entered_by=name)


@transaction.atomic
def name_helper(uid: str, *, by: Standing, now: datetime) -> None:
    """This person of the same unit may type in the acting person's paper; "" means nobody may.

    `Shut` while drafts are shut.
    """
    check_not_shut(by)
    choices = helper_choices(by=by)
    helper = next((person for person in choices.people if str(person.uid) == uid), None)
    if uid and helper is None:
        raise NotFound(uid)
    Person.objects.filter(pk=by.person_id).update(helper=helper)
    record("helper.named", f"person:{by.person_id}", by=by, now=now, about_id=by.person_id,
           thing_name=helper.name if helper else "không ai")  # fmt: skip
