"""What other systems write: the same actions, done once for each Idempotency-Key."""

from collections.abc import Callable
from hashlib import sha256
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import File, Header, Schema
from ninja.files import UploadedFile
from pydantic import ConfigDict, Field

from sotay.api import printouts as out
from sotay.api.actions.once import OtherCall, once
from sotay.api.choices import Scope
from sotay.api.views.door import writes
from sotay.api.views.problems import Problem
from sotay.api.views.shape import CODE
from sotay.audit.actors import SystemActor
from sotay.kit import clock
from sotay.kit.access import TECHNICIAN, opens
from sotay.library.actions.studying import acknowledge
from sotay.library.permissions import read_document
from sotay.org.actions.roster import import_roster
from sotay.org.rules.roster_file import RosterFile, RosterUnreadable, check_container, read_roster
from sotay.oversight.actions.reminding import remind
from sotay.oversight.permissions import urge

KEY = Annotated[
    str,
    Header(
        alias="Idempotency-Key", pattern=r"^[!-~]{8,100}$",
        description="Mới cho mỗi việc; gọi lại với khóa cũ và nội dung cũ thì nhận lại câu trả lời "
        "cũ, trong một ngày",
    ),
]  # fmt: skip
BY = SystemActor("Quản trị kỹ thuật")
OLD_FONT = "Tệp viết bằng phông cũ {}. Xem thử chữ đã đổi trên trang Nhập danh sách, rồi gửi lại "
OLD_FONT += "với convert_from."


def _once(request: HttpRequest, key: str, what: bytes, do: Callable[[], Schema]) -> Any:
    asked = f"{request.method} {request.get_full_path()} {sha256(what).hexdigest()}"
    try:
        return once(request.token, key, asked, lambda: do().model_dump(mode="json"),
                    now=clock.now())  # fmt: skip
    except OtherCall:
        raise Problem("key-reused") from None


@writes("/roster", scope=Scope.ROSTER, answer=out.ImportOut, tag="Danh sách",
        summary="Nhập danh sách tổ chức và người")  # fmt: skip
@opens(TECHNICIAN)
def roster_import(
    request: HttpRequest, key: KEY, file: File[UploadedFile], dry_run: bool = True,
    convert_from: Literal["", "tcvn3", "vni"] = "",
):  # fmt: skip
    """Nhận tệp như trang Nhập danh sách. `dry_run` (mặc định) chỉ nói sẽ thay đổi gì."""
    data = file.read()
    try:
        check_container(data)
        given = read_roster(data, convert_from=convert_from)
    except RosterUnreadable as refusal:
        raise Problem("unfit", str(refusal)) from None
    if given.encoding:
        raise Problem("unfit", OLD_FONT.format(given.encoding.upper()))
    return _once(request, key, data, lambda: _imported(given, dry_run=dry_run))


def _imported(given: RosterFile, *, dry_run: bool) -> out.ImportOut:
    result = import_roster(given, by=BY, now=clock.now(), today=clock.today(), dry_run=dry_run)
    if result.errors:
        raise Problem("unfit", "Danh sách còn chỗ sai, chưa ghi gì. Xem errors.",
                      tuple(out.cell(one) for one in result.errors))  # fmt: skip
    return out.imported(result, dry_run=dry_run)


class RemindIn(Schema):
    model_config = ConfigDict(extra="forbid")

    people: Annotated[list[UUID], Field(min_length=1, max_length=500)]
    token: UUID
    insist: bool = False
    before_leaders: bool = False


@writes("/units/{code}/reminders", scope=Scope.REMIND, answer=out.ToldOut, tag="Tổ chức",
        summary="Đôn đốc những người còn nợ của đơn vị")  # fmt: skip
@opens(urge)
def reminders(request: HttpRequest, code: CODE, key: KEY, wanted: RemindIn):
    """Như nút Đôn đốc: ai không nợ gì, hoặc vừa được nhắc, không nhận thêm."""
    by, now = request.by, clock.now()
    chosen = wanted.model_dump()
    return _once(request, key, request.body,
                 lambda: out.ToldOut(told=remind(code, **chosen, by=by, now=now)))  # fmt: skip


@writes("/documents/{uuid:uid}/studied", scope=Scope.STUDY, answer=out.StudiedOut,
        tag="Văn bản", summary="Tôi đã nghiên cứu văn bản này")  # fmt: skip
@opens(read_document)
def document_studied(request: HttpRequest, uid: UUID, key: KEY):
    return _once(request, key, b"", lambda: _studied(request, uid))


def _studied(request: HttpRequest, uid: UUID) -> out.StudiedOut:
    acknowledge(uid, by=request.by, now=clock.now())
    return out.StudiedOut(uid=uid)
