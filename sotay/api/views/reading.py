"""What other systems read: the same pages, as JSON."""

from typing import Annotated, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Query

from sotay.api import printouts as out
from sotay.api.choices import Scope
from sotay.api.queries.units import units_followed
from sotay.api.views.door import needs, reads
from sotay.api.views.shape import AFTER, CODE, LIMIT, USE, YEAR
from sotay.feedback.permissions import handle
from sotay.feedback.queries.listing import ANSWERS, HANDLED, MINE, WAITING, opinions
from sotay.kit import clock
from sotay.kit.access import MEMBER, SIGNED_IN, opens
from sotay.library.queries.finding import documents
from sotay.library.queries.studying import to_study
from sotay.notebook.actions.readings import record_reading
from sotay.notebook.permissions import read_entry, write_entry
from sotay.notebook.queries.reading import own_reading, reading
from sotay.notebook.queries.years import year_of
from sotay.org.relations import Refused
from sotay.oversight.permissions import follow, see_progress
from sotay.oversight.queries.desk import desk
from sotay.oversight.queries.progress import progress

PARTS = {"mine": MINE, "waiting": WAITING, "handled": HANDLED}


@reads("/me", scope=None, answer=out.MeOut, summary="Khóa này của ai, làm được gì", tag="Khóa")
@opens(SIGNED_IN)
def me(request: HttpRequest):
    return out.me(request.by, request.token, clock.today())


@reads("/units", scope=Scope.UNITS, answer=out.Page[out.UnitOut], tag="Tổ chức",
       summary="Tổ chức tôi theo dõi")  # fmt: skip
@opens(see_progress)
def units(request: HttpRequest, after: AFTER = "", limit: LIMIT = 100):
    rows = list(units_followed(by=request.by, after=after)[: limit + 1])
    following = rows[limit - 1].code if len(rows) > limit else ""
    return out.page_of([out.unit_in_list(row) for row in rows[:limit]], following)


@reads("/units/{code}/progress/{int:year}", scope=Scope.UNITS, answer=out.ProgressOut,
       tag="Tổ chức", summary="Tình hình của một tổ chức trong năm")  # fmt: skip
@opens(see_progress)
def unit_progress(
    request: HttpRequest, code: CODE, year: YEAR,
    use: Annotated[str, Query(pattern=r"^[-a-zA-Z0-9_]{0,60}$")] = "", as_now: bool = False,
):  # fmt: skip
    """Số liệu của trang Tình hình. Không nêu `use` thì là lần sử dụng mở sau cùng."""
    found = progress(code, year, by=request.by, now=clock.now(), use=use, as_now=as_now)
    return out.progress(found)


@reads("/units/{code}/people/{int:year}", scope=Scope.PEOPLE, answer=out.Page[out.PersonOut],
       tag="Tổ chức", summary="Từng người của một đơn vị và các lần sử dụng")  # fmt: skip
@opens(follow)
def unit_people(
    request: HttpRequest, code: CODE, year: YEAR, after: UUID | None = None, limit: LIMIT = 100
):
    found = desk(code, year, by=request.by)
    uids = [row.line.uid for row in found.rows]
    start = uids.index(after) + 1 if after in uids else 0
    shown = found.rows[start : start + limit]
    following = str(shown[-1].line.uid) if shown and start + limit < len(uids) else ""
    return out.page_of([out.person(row, found) for row in shown], following)


@reads("/notebook/{int:year}", scope=Scope.NOTEBOOK, answer=list[out.OwnUseOut], tag="Sổ tay",
       summary="Các lần sử dụng trong năm của tôi")  # fmt: skip
@opens(MEMBER)
def own_uses(request: HttpRequest, year: YEAR):
    return [out.own_use(state) for state in year_of(request.by, year)[1]]


@reads("/notebook/{int:year}/{use}", scope=Scope.NOTEBOOK, answer=out.EntryOut, tag="Sổ tay",
       summary="Bài tôi đã nộp")  # fmt: skip
@opens(write_entry)
def own_entry(
    request: HttpRequest, year: YEAR, use: USE,
    version: Annotated[int | None, Query(ge=1, le=9999)] = None,
):  # fmt: skip
    return out.entry(own_reading(year, use, by=request.by, number=version))


@reads("/entries/{uuid:uid}", scope=Scope.OTHERS, answer=out.EntryOut, tag="Sổ tay",
       summary="Bài đã nộp của người khác")  # fmt: skip
@opens(read_entry)
def entry(request: HttpRequest, uid: UUID):
    """Người viết thấy lần đọc này ở “Ai đã xem Sổ tay của tôi”, như khi đọc trên trang."""
    found = reading(uid, by=request.by)
    record_reading(found, by=request.by, now=clock.now())
    return out.entry(found)


@reads("/opinions", scope=Scope.FEEDBACK, answer=out.Page[out.OpinionOut], tag="Ý kiến",
       summary="Ý kiến của tôi, hoặc chờ tôi xử lý")  # fmt: skip
@opens(MEMBER)
def opinion_list(
    request: HttpRequest, part: Literal["mine", "waiting", "handled"] = "mine", after: AFTER = ""
):
    """Phần `waiting` và `handled` là lời của người khác: cần thêm phạm vi others:read."""
    if part != "mine":
        needs(request, Scope.OTHERS)
    found = opinions(PARTS[part], by=request.by, after=after)
    if found.part != PARTS[part]:
        raise Refused(handle)
    return out.page_of([out.opinion(line) for line in found.lines], found.following)


@reads("/opinions/answers", scope=Scope.FEEDBACK, answer=out.Page[out.AnswerOut], tag="Ý kiến",
       summary="Trả lời công bố cho đơn vị tôi")  # fmt: skip
@opens(MEMBER)
def published_answers(request: HttpRequest, after: AFTER = ""):
    found = opinions(ANSWERS, by=request.by, after=after)
    return out.page_of([out.answer(one) for one in found.answers], found.following)


@reads("/documents", scope=Scope.DOCUMENTS, answer=out.Page[out.ListedDocumentOut],
       tag="Văn bản", summary="Văn bản tôi được đọc")  # fmt: skip
@opens(MEMBER)
def document_list(
    request: HttpRequest, after: AFTER = "",
    words: Annotated[str, Query(max_length=200, pattern=r"^[^\x00]*$")] = "",
):  # fmt: skip
    found = documents(by=request.by, words=words, after=after)
    return out.page_of([out.document(line) for line in found.lines], found.following)


@reads("/documents/to-study", scope=Scope.DOCUMENTS, answer=list[out.ToStudyOut], tag="Văn bản",
       summary="Văn bản đã phổ biến đến tôi, chưa xác nhận")  # fmt: skip
@opens(MEMBER)
def documents_to_study(request: HttpRequest):
    return [out.to_study(row) for row in to_study(by=request.by)]
