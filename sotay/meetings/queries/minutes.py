"""The minutes of a meeting: as they stand before signing, and as they were signed."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from django.db.models import Max

from sotay.exports.sheets_minutes import AnnexSheet, MinutesSheet, Signer, plain_text
from sotay.kit import clock
from sotay.kit.refusals import NotFound, NotNow
from sotay.meetings.choices import AttendanceState, MeetingState
from sotay.meetings.models import Annex, Meeting, Minutes, TwiceSigned
from sotay.meetings.permissions import keep_meeting, read_minutes
from sotay.meetings.queries.finding import meeting_of
from sotay.meetings.queries.records import record_of
from sotay.meetings.queries.word_templates import template_in_use
from sotay.meetings.rules import signing
from sotay.meetings.rules.drafting import Record, Wording, draft, unwritten, wording_from
from sotay.org.models import Person
from sotay.org.relations import Refused
from sotay.org.standing import Standing
from sotay.regulations.queries import rules_in_force

NOT_OVER = "Cuộc họp chưa kết thúc nên chưa có biên bản. Hãy bấm “Kết thúc” trước."
NOT_SIGNED = "Biên bản đang soạn, chưa đủ chữ ký. Ký xong thì người dự họp xem được."
NOBODY = "Cuộc họp không có ai có mặt thì không có biên bản. Hãy điểm danh trước."


@dataclass(frozen=True)
class Paper:
    """Minutes before both have signed, made anew from what is recorded and worded."""

    record: Record
    wording: Wording
    sheet: MinutesSheet

    @property
    def text(self) -> str:
        return plain_text(self.sheet)

    @property
    def digest(self) -> str:
        return signing.digest(self.text)


@dataclass(frozen=True)
class Series:
    """Within which papers are numbered: one unit, one mark, one term."""

    unit_id: int
    code: str
    term: int


def series_of(meeting: Meeting) -> Series:
    """The series the minutes of this meeting are numbered in."""
    began = rules_in_force(meeting.unit.path, on=meeting.day)["term_began"]
    code = signing.code_of(meeting.form, meeting.unit.name)
    return Series(meeting.unit_id, code, signing.term_of(meeting.day, began))


def next_number(series: Series) -> int:
    """The number that follows the highest one given in a series."""
    rows = Minutes.objects.filter(unit_id=series.unit_id, code=series.code, term=series.term)
    return (rows.aggregate(last=Max("number"))["last"] or 0) + 1


def paper_of(meeting: Meeting, minutes: Minutes | None) -> Paper:
    """The minutes as they would be signed now; without a number yet they show the next one."""
    record = record_of(meeting)
    wording = wording_from(minutes.unseal()["wording"]) if minutes and minutes.rev else None
    wording = wording or draft(record)
    series = series_of(meeting)
    number = (minutes.number if minutes else None) or next_number(series)
    return Paper(record, wording, signing.sheet(record, wording, series.code, number))


def minutes_of(meeting: Meeting) -> Minutes | None:
    """What is kept of a meeting's minutes so far."""
    return Minutes.objects.filter(meeting=meeting).select_related("template").first()


def check_held(meeting: Meeting) -> None:
    """Raises `NotNow` for a meeting that is not over or that nobody attended."""
    if meeting.is_open:
        raise NotNow(NOT_OVER)
    if not meeting.attendance.filter(state=AttendanceState.PRESENT).exists():
        raise NotNow(NOBODY)


def signatories(meeting: Meeting) -> tuple[signing.Signatory, signing.Signatory]:
    """The keeper and the chair, and whether each was there."""
    there = set(
        meeting.attendance.filter(state=AttendanceState.PRESENT).values_list("person_id", flat=True)
    )
    keeper, chair = (
        signing.Signatory(person.pk, person.name, person.pk in there)
        for person in (meeting.keeper, meeting.chair)
    )
    return keeper, chair


def signed(sheet: MinutesSheet, by_whom: TwiceSigned, annexes: tuple[AnnexSheet, ...] = ()
           ) -> MinutesSheet:  # fmt: skip
    """The sheet with its signatures, its digest and its annexes."""
    left, right = _signed_pair(sheet.left, sheet.right, by_whom)
    return replace(sheet, left=left, right=right, digest=by_whom.sha256, annexes=annexes)


def _signed_pair(left: Signer, right: Signer, by_whom: TwiceSigned) -> tuple[Signer, Signer]:
    return (
        replace(left, name=by_whom.keeper_name or left.name, at=_at(by_whom.keeper_signed_at)),
        replace(right, name=by_whom.chair_name or right.name, at=_at(by_whom.chair_signed_at)),
    )


def _at(moment: datetime | None) -> str:
    return f"{clock.hour_of(moment)} ngày {clock.day_of(moment):%d/%m/%Y}" if moment else ""


def annex_sheet(annex: Annex, paper: MinutesSheet) -> AnnexSheet:
    """One annex as it is printed; its signers are those of the minutes."""
    plain = (replace(paper.left, at=""), replace(paper.right, at=""))
    left, right = _signed_pair(*plain, annex)
    return AnnexSheet(annex.number, annex.text, left, right, annex.sha256)


@dataclass(frozen=True)
class MinutesPage:
    """The minutes of one meeting for one reader."""

    meeting: Meeting
    minutes: Minutes | None
    sheet: MinutesSheet  # with signatures
    digest: str  # of what a signature would now be for, or was
    keeps: bool
    keeper: signing.Signatory
    chair: signing.Signatory
    wording: Wording | None = None
    refusal: str = ""  # why the acting person can not sign
    has_own_signature: bool = False
    is_stale: bool = False  # somebody signed another text than this
    is_true: bool = True  # the kept text still has the printed digest
    left_out: list[str] = field(default_factory=list)
    annexes: list[Annex] = field(default_factory=list)
    open_annex: AnnexSheet | None = None
    open_annex_digest: str = ""

    @property
    def is_signed(self) -> bool:
        return self.meeting.state == MeetingState.SIGNED

    @property
    def rev(self) -> int:
        return self.minutes.rev if self.minutes else 0

    @property
    def has_number(self) -> bool:
        """Whether the number was given for good: with the first signature ever."""
        return bool(self.minutes and self.minutes.sha256)

    @property
    def has_signature(self) -> bool:
        return bool(self.minutes and self.minutes.has_signature)


def minutes_page(code: str, slug: str, *, by: Standing, so_far: bool = False) -> MinutesPage:
    """Before signing for whoever keeps the meeting, after it for whoever was called to it.

    Raises `NotNow` before the meeting is over, unless what is written `so_far` is wanted, and for
    the others before it is signed.
    """
    meeting = meeting_of(code, slug, by=by)
    keeps = keep_meeting.holds(by, meeting)
    if meeting.state == MeetingState.SIGNED:
        if not read_minutes.holds(by, meeting):
            raise Refused(read_minutes)
        return _signed_page(meeting, keeps, by=by)
    if not keeps:
        raise NotNow(NOT_OVER if meeting.is_open else NOT_SIGNED)
    if so_far and meeting.state == MeetingState.RUNNING:
        page = _open_page(meeting, by=by)
        unfinished = f"{page.sheet.abstract} (bản đang ghi)"
        return replace(page, sheet=replace(page.sheet, abstract=unfinished))
    check_held(meeting)
    return _open_page(meeting, by=by)


def _open_page(meeting: Meeting, *, by: Standing) -> MinutesPage:
    minutes = minutes_of(meeting)
    paper = paper_of(meeting, minutes)
    keeper, chair = signatories(meeting)
    is_stale = bool(minutes and minutes.has_signature and minutes.sha256 != paper.digest)
    sheet = signed(paper.sheet, minutes) if minutes and not is_stale else paper.sheet
    recorded = [*paper.record.remarks, *(r for p in paper.record.points for r in p.remarks)]
    return MinutesPage(
        meeting=meeting,
        minutes=minutes,
        sheet=sheet,
        digest=paper.digest,
        keeps=True,
        keeper=keeper,
        chair=chair,
        wording=paper.wording,
        refusal=signing.cannot_sign(by.person_id, keeper, chair),
        has_own_signature=not is_stale and has_signed(minutes, by.person_id, keeper, chair),
        is_stale=is_stale,
        left_out=unwritten(recorded, paper.wording),
    )


def has_signed(paper: TwiceSigned | None, person_id: int, keeper: signing.Signatory,
               chair: signing.Signatory) -> bool:  # fmt: skip
    """Whether this person's signature already stands under the paper."""
    return paper is not None and (
        (person_id == keeper.person_id and paper.keeper_signed_at is not None)
        or (person_id == chair.person_id and paper.chair_signed_at is not None)
    )


def _signed_page(meeting: Meeting, keeps: bool, *, by: Standing) -> MinutesPage:
    minutes = minutes_of(meeting)
    if minutes is None:
        raise NotFound(meeting.slug)
    kept = minutes.unseal()
    plain = replace(signing.sheet_from(kept["sheet"]), digest=minutes.sha256)
    annexes = list(minutes.annexes.all())
    done = tuple(annex_sheet(annex, plain) for annex in annexes if annex.is_signed)
    waiting = next((annex for annex in annexes if not annex.is_signed), None) if keeps else None
    keeper, chair = signatories(meeting)
    open_annex = annex_sheet(waiting, plain) if waiting else None
    return MinutesPage(
        meeting=meeting,
        minutes=minutes,
        sheet=signed(plain, minutes, done),
        digest=minutes.sha256,
        keeps=keeps,
        keeper=keeper,
        chair=chair,
        refusal=signing.cannot_sign(by.person_id, keeper, chair),
        has_own_signature=has_signed(waiting, by.person_id, keeper, chair),
        is_true=signing.digest(kept["text"]) == minutes.sha256,
        annexes=annexes,
        open_annex=open_annex,
        open_annex_digest=signing.digest_of_annex(plain, open_annex) if open_annex else "",
    )


def people_there(code: str, slug: str, *, by: Standing) -> list[Person]:
    """Who was present and so may be named as keeper or chair."""
    meeting = meeting_of(code, slug, by=by, to=keep_meeting)
    rows = meeting.attendance.filter(state=AttendanceState.PRESENT).select_related("person")
    return [row.person for row in rows.order_by("pk")]


def signed_text(code: str, slug: str, *, by: Standing) -> str:
    """The plain text that was signed: its bytes have the printed SHA-256. `NotNow` before."""
    page = minutes_page(code, slug, by=by)
    if page.minutes is None or not page.is_signed:
        raise NotNow(NOT_SIGNED)
    return page.minutes.unseal()["text"]


def word_template_of(page: MinutesPage) -> bytes | None:
    """The Word form these minutes are printed in: the one they were signed with, or the present
    one of the nearest unit; none for the usual form.
    """
    if page.is_signed and page.minutes:
        return page.minutes.template.data if page.minutes.template else None
    found = template_in_use(page.meeting.unit)
    return found.data if found else None
