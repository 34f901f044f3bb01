"""Word the minutes, name who signs, sign, correct by an annex."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from sotay.audit.actions import record
from sotay.kit.refusals import NotFound, NotNow
from sotay.kit.text import clean
from sotay.meetings.actions.telling import address_of
from sotay.meetings.choices import MeetingState
from sotay.meetings.models import Annex, Meeting, Minutes, TwiceSigned
from sotay.meetings.permissions import keep_meeting, sign_minutes
from sotay.meetings.queries import minutes as reading
from sotay.meetings.queries.finding import meeting_of
from sotay.meetings.queries.word_templates import template_in_use
from sotay.meetings.rules import signing
from sotay.meetings.rules.drafting import Wording
from sotay.meetings.rules.notes import LONGEST
from sotay.notices.actions import send
from sotay.org.models import Unit
from sotay.org.standing import Standing

SIGNED = "Biên bản đã đủ chữ ký nên không sửa được. Hãy ghi phụ lục để đính chính."
MOST_NUMBER = 9999


class Elsewhere(Exception):
    """Somebody else saved the minutes since this page read them; nothing was overwritten."""

    def __init__(self, minutes: Minutes) -> None:
        self.rev, self.by, self.at = minutes.rev, minutes.saved_by, minutes.saved_at
        super().__init__("Biên bản vừa được người khác lưu.")


class Changed(Exception):
    """What was to be signed is no longer what the page showed."""


@transaction.atomic
def save_wording(code: str, slug: str, wording: Wording, *, base: int, by: Standing, now: datetime,
                 number: int | None = None) -> Minutes:  # fmt: skip
    """The minutes read like this, on top of revision `base`; a signature given before is gone.

    Raises `Elsewhere` if somebody saved in between, `NotNow` once both have signed, for a number
    given to other minutes or a text over 200 KB.
    """
    meeting = _held(code, slug, by=by)
    minutes = _kept(meeting)
    if minutes.rev != base:
        raise Elsewhere(minutes)
    if len(str(wording.as_data()).encode()) > LONGEST:
        raise NotNow("Biên bản dài quá 200 KB. Hãy rút ngắn.")
    if number and not minutes.sha256:
        minutes.number = _free_number(minutes, number)
    was_signed = minutes.has_signature
    _take_signatures_off(minutes)
    minutes.seal({"wording": wording.as_data()})
    minutes.rev += 1
    minutes.saved_at, minutes.saved_by = now, by.name
    minutes.save()
    note = "Chữ ký đã có được gỡ vì nội dung đổi" if was_signed else ""
    _leave_trail("minutes.saved", meeting, by=by, now=now, note=note)
    return minutes


@transaction.atomic
def draft_again(code: str, slug: str, *, base: int, by: Standing, now: datetime) -> None:
    """The keeper's own wording is gone; the minutes are those drafted from what was recorded."""
    meeting = _held(code, slug, by=by)
    minutes = _kept(meeting)
    if minutes.rev != base:
        raise Elsewhere(minutes)
    if minutes.pk is None:
        return
    _take_signatures_off(minutes)
    minutes.seal({"wording": reading.draft(reading.record_of(meeting)).as_data()})
    minutes.rev += 1
    minutes.saved_at, minutes.saved_by = now, by.name
    minutes.save()
    _leave_trail("minutes.drafted", meeting, by=by, now=now)


@transaction.atomic
def name_signatories(code: str, slug: str, *, keeper: int, chair: int, by: Standing, now: datetime
                     ) -> None:  # fmt: skip
    """These two sign. `NotNow` for somebody who was not there, or one person twice."""
    meeting = _held(code, slug, by=by)
    there = {person.pk for person in reading.people_there(code, slug, by=by)}
    if not {keeper, chair} <= there:
        raise NotNow("Người ký phải có mặt tại cuộc họp.")
    if keeper == chair:
        raise NotNow("Người ghi biên bản và người chủ trì phải là hai người.")
    meeting.keeper_id, meeting.chair_id = keeper, chair
    meeting.save(update_fields=["keeper", "chair"])
    minutes = Minutes.objects.filter(meeting=meeting).first()
    if minutes:
        _take_signatures_off(minutes)
        minutes.save()
    _leave_trail("minutes.signatories", meeting, by=by, now=now)


@transaction.atomic
def sign(code: str, slug: str, *, seen: str, read_back: bool, by: Standing, now: datetime
         ) -> Minutes:  # fmt: skip
    """The acting person's signature, name and time stand under the text with the digest `seen`.

    With both signatures the minutes are closed for ever. Raises `Changed` if the text is another
    one by now, `NotNow` for whoever may not sign or has not read the minutes back.
    """
    meeting = meeting_of(code, slug, by=by, lock=True)
    _check_open(meeting)
    Unit.objects.select_for_update().get(pk=meeting.unit_id)  # one number at a time
    keeper, chair = _signatories(meeting, by=by)
    if not read_back:
        raise NotNow("Hãy đọc lại biên bản trước cuộc họp rồi đánh dấu “Đã đọc lại”.")
    minutes = _kept(meeting)
    paper = reading.paper_of(meeting, minutes)
    if paper.digest != seen:
        raise Changed
    if minutes.sha256 != seen:
        _take_signatures_off(minutes)
    minutes.number = minutes.number or reading.next_number(reading.series_of(meeting))
    minutes.sha256 = seen
    minutes.template = template_in_use(meeting.unit)
    minutes.rev = minutes.rev or 1
    minutes.seal({
        "wording": paper.wording.as_data(), "sheet": signing.kept(paper.sheet), "text": paper.text
    })  # fmt: skip
    _put_signature(minutes, keeper, chair, by=by, now=now)
    minutes.save()
    _leave_trail("minutes.signed", meeting, by=by, now=now, note=f"SHA-256 {seen}")
    if minutes.is_signed:
        _close(meeting, minutes, by=by, now=now)
    else:
        _call_the_other(meeting, minutes, by=by, now=now)
    return minutes


def _close(meeting: Meeting, minutes: Minutes, *, by: Standing, now: datetime) -> None:
    meeting.state = MeetingState.SIGNED
    meeting.save(update_fields=["state"])
    people = meeting.attendance.exclude(person_id=by.person_id)
    send(
        list(people.values_list("person_id", flat=True)),
        kind="minutes",
        subject=f"Đã ký biên bản: {meeting.title}"[:200],
        body=f"{signing.number_words(minutes.code, minutes.number)}, đủ chữ ký của người ghi "
        "biên bản và người chủ trì.",
        link=f"{address_of(meeting)}bien-ban/",
        dedupe=f"minutes:{minutes.uid}:signed",
        by=by,
        now=now,
    )


def _call_the_other(meeting: Meeting, minutes: Minutes, *, by: Standing, now: datetime) -> None:
    pair = {meeting.keeper_id, meeting.chair_id}
    send(
        [person for person in pair if person != by.person_id],
        kind="minutes",
        subject=f"Chờ ký biên bản: {meeting.title}"[:200],
        body=f"{by.name} đã ký. Mời xem lại và ký để hoàn thành biên bản.",
        link=f"{address_of(meeting)}bien-ban/",
        dedupe=f"minutes:{minutes.uid}:sign:{minutes.sha256[:16]}",
        by=by,
        now=now,
    )


@transaction.atomic
def write_annex(code: str, slug: str, text: str, *, by: Standing, now: datetime) -> Annex:
    """What corrects the signed minutes waits for both signatures; written again, it is replaced
    and loses a signature it had. `NotNow` before the minutes are signed, or without words.
    """
    meeting, minutes = _closed(code, slug, by=by)
    text = clean(text, multiline=True)
    if not text:
        raise NotNow("Hãy ghi nội dung đính chính.")
    if len(text.encode()) > LONGEST:
        raise NotNow("Phụ lục dài quá 200 KB. Hãy rút ngắn.")
    annexes = list(minutes.annexes.select_for_update())
    annex = next((one for one in annexes if not one.is_signed), None)
    annex = annex or Annex(minutes=minutes, number=len(annexes) + 1)
    _take_signatures_off(annex)
    annex.seal({"text": text})
    annex.save()
    _leave_trail("annex.written", meeting, by=by, now=now, note=f"Phụ lục {annex.number}")
    return annex


@transaction.atomic
def drop_annex(code: str, slug: str, *, by: Standing, now: datetime) -> None:
    """The annex nobody has signed yet is gone."""
    meeting, minutes = _closed(code, slug, by=by)
    unsigned = minutes.annexes.filter(keeper_signed_at=None, chair_signed_at=None)
    if not unsigned.delete()[0]:
        raise NotFound("annex")
    _leave_trail("annex.dropped", meeting, by=by, now=now)


@transaction.atomic
def sign_annex(code: str, slug: str, *, seen: str, by: Standing, now: datetime) -> Annex:
    """The acting person's signature stands under the waiting annex; with both it is closed.

    Raises `Changed` if its text is another one by now.
    """
    meeting = meeting_of(code, slug, by=by, lock=True)
    minutes = Minutes.objects.select_for_update().filter(meeting=meeting).first()
    if meeting.state != MeetingState.SIGNED or minutes is None:
        raise NotFound("annex")
    keeper, chair = _signatories(meeting, by=by)
    annexes = list(minutes.annexes.select_for_update())
    annex = next((one for one in annexes if not one.is_signed), None)
    if annex is None:
        raise NotFound("annex")
    paper = replace(signing.sheet_from(minutes.unseal()["sheet"]), digest=minutes.sha256)
    if signing.digest_of_annex(paper, reading.annex_sheet(annex, paper)) != seen:
        raise Changed
    annex.sha256 = seen
    _put_signature(annex, keeper, chair, by=by, now=now)
    annex.save()
    _leave_trail("annex.signed", meeting, by=by, now=now, note=f"SHA-256 {seen}")
    return annex


def _held(code: str, slug: str, *, by: Standing) -> Meeting:
    meeting = meeting_of(code, slug, by=by, to=keep_meeting, lock=True)
    _check_open(meeting)
    return meeting


def _check_open(meeting: Meeting) -> None:
    if meeting.state == MeetingState.SIGNED:
        raise NotNow(SIGNED)
    reading.check_held(meeting)


def _closed(code: str, slug: str, *, by: Standing) -> tuple[Meeting, Minutes]:
    meeting = meeting_of(code, slug, by=by, to=keep_meeting, lock=True)
    minutes = Minutes.objects.select_for_update().filter(meeting=meeting).first()
    if meeting.state != MeetingState.SIGNED or minutes is None:
        raise NotNow("Biên bản chưa đủ chữ ký: hãy sửa thẳng vào biên bản.")
    return meeting, minutes


def _kept(meeting: Meeting) -> Minutes:
    found = Minutes.objects.select_for_update().filter(meeting=meeting).first()
    if found:
        return found
    series = reading.series_of(meeting)
    return Minutes(meeting=meeting, unit_id=series.unit_id, code=series.code, term=series.term)


def _free_number(minutes: Minutes, number: int) -> int:
    if not 1 <= number <= MOST_NUMBER:
        raise NotNow(f"Số biên bản phải từ 1 đến {MOST_NUMBER}.")
    Unit.objects.select_for_update().get(pk=minutes.unit_id)
    others = Minutes.objects.filter(unit_id=minutes.unit_id, code=minutes.code, term=minutes.term)
    if others.filter(number=number).exclude(pk=minutes.pk or 0).exists():
        raise NotNow(f"Số {number:02d} đã dùng cho biên bản khác trong nhiệm kỳ này.")
    return number


def _signatories(meeting: Meeting, *, by: Standing) -> tuple[signing.Signatory, signing.Signatory]:
    keeper, chair = reading.signatories(meeting)
    refusal = signing.cannot_sign(by.person_id, keeper, chair)
    if refusal or not sign_minutes.holds(by, meeting):
        raise NotNow(refusal)
    return keeper, chair


def _put_signature(paper: TwiceSigned, keeper: signing.Signatory, chair: signing.Signatory, *,
                   by: Standing, now: datetime) -> None:  # fmt: skip
    if by.person_id == keeper.person_id and paper.keeper_signed_at is None:
        paper.keeper_name, paper.keeper_signed_at = keeper.name, now
    if by.person_id == chair.person_id and paper.chair_signed_at is None:
        paper.chair_name, paper.chair_signed_at = chair.name, now


def _take_signatures_off(paper: TwiceSigned) -> None:
    paper.keeper_name = paper.chair_name = ""
    paper.keeper_signed_at = paper.chair_signed_at = None


def _leave_trail(verb: str, meeting: Meeting, *, by: Standing, now: datetime, note: str = ""
                 ) -> None:  # fmt: skip
    record(verb, f"meeting:{meeting.pk}", by=by, now=now, thing_name=str(meeting), note=note)
