"""What goes wrong, said as RFC 9457 has it, in Vietnamese."""

import json
import logging
from dataclasses import dataclass
from typing import Any

from django.core.signals import got_request_exception
from django.http import Http404, HttpRequest, HttpResponse
from ninja.errors import AuthenticationError, HttpError, ValidationError

from sotay.kit.refusals import NotFound, NotNow
from sotay.org.relations import Refused

MEDIA = "application/problem+json"
KINDS: dict[str, tuple[int, str]] = {
    "unreadable": (400, "Không đọc được yêu cầu"),
    "no-token": (401, "Cần khóa truy cập còn dùng được"),
    "no-right": (403, "Không có quyền"),
    "no-scope": (403, "Khóa không có phạm vi này"),
    "no-second-factor": (403, "Chủ khóa cần bật xác thực hai bước"),
    "not-found": (404, "Không có ở đây"),
    "wrong-method": (405, "Địa chỉ này không nhận cách gọi ấy"),
    "not-now": (409, "Chưa làm được lúc này"),
    "key-reused": (422, "Idempotency-Key đã dùng cho việc khác"),
    "unfit": (422, "Dữ liệu gửi lên chưa đúng"),
    "broken": (500, "Máy chủ gặp lỗi"),
}
DETAILS = {
    "no-token": "Gửi khóa trong đầu Authorization: Bearer … Khóa sai, đã thu hồi hay đã hết hạn "
    "đều không dùng được; tạo khóa mới ở trang Tài khoản.",
    "not-found": "Không có gì ở địa chỉ này, hoặc có nhưng không dành cho chủ khóa.",
    "wrong-method": "Xem các cách gọi được nhận ở đầu Allow hoặc ở /api/.",
    "no-second-factor": "Chức vụ này đọc được bài của người khác: hãy đăng nhập và bật xác thực "
    "hai bước, rồi gọi lại.",
    "key-reused": "Mỗi việc cần một khóa mới; khóa này đã gửi kèm nội dung khác trong ngày.",
    "unreadable": "Nội dung gửi lên không phải JSON hợp lệ.",
    "broken": "Đã ghi lại lỗi. Hãy thử lại sau; nếu còn, hãy báo quản trị kỹ thuật.",
}
# What pydantic found, in words.
FAULTS = {
    "missing": "Thiếu.",
    "int_parsing": "Phải là số nguyên.",
    "uuid_parsing": "Phải là một mã UUID.",
    "date_from_datetime_parsing": "Phải là ngày dạng 2026-01-31.",
    "string_type": "Phải là chữ.",
    "bool_parsing": "Phải là true hoặc false.",
    "extra_forbidden": "Không có trường này.",
}


@dataclass
class Problem(Exception):
    """An answer that says what is wrong; `kind` is one of `KINDS`."""

    kind: str
    detail: str = ""
    errors: tuple[dict[str, str], ...] = ()


def problem(kind: str, detail: str = "", **more: Any) -> HttpResponse:
    status, title = KINDS[kind]
    said = {"type": f"/api/#{kind}", "title": title, "status": status,
            "detail": detail or DETAILS.get(kind, title), **more}  # fmt: skip
    response = HttpResponse(json.dumps(said, ensure_ascii=False), status=status, content_type=MEDIA)
    if status == 401:
        response["WWW-Authenticate"] = 'Bearer realm="sotay"'
    return response


def answer_to(request: HttpRequest, fault: Exception) -> HttpResponse:
    """The problem that tells of this exception."""
    match fault:
        case Problem(kind, detail, errors):
            return problem(kind, detail, **({"errors": errors} if errors else {}))
        case AuthenticationError():
            return problem("no-token")
        case Refused():
            return problem("no-right", f"Cần quyền: {fault.permission.label}.")
        case NotFound() | Http404():
            return problem("not-found")
        case NotNow():
            return problem("not-now", str(fault))
        case ValidationError():
            return problem("unfit", "Xem errors: từng chỗ cần sửa.", errors=_faults(fault))
        case HttpError(status_code=400):
            return problem("unreadable")
    got_request_exception.send(sender=None, request=request)
    logging.getLogger("django.request").error("%s", request.path, exc_info=fault)
    return problem("broken")


def _faults(fault: ValidationError) -> list[dict[str, str]]:
    return [
        {"field": ".".join(map(str, one["loc"])),
         "detail": FAULTS.get(one["type"], "Giá trị chưa đúng.")}
        for one in fault.errors
    ]  # fmt: skip
