"""Pages for what went wrong: one sentence on what happened, one on what to do."""

import sys
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string

from sotay.kit.access import PUBLIC, opens
from sotay.kit.away import BUSY, FULL, MOVING, why_away
from sotay.web import kept
from sotay.web.shell import Shell

SOON = 5  # seconds after which to ask again
AWAY = {
    MOVING: "Hệ thống đang chuyển máy chủ, thường xong trong nửa phút.",
    BUSY: "Máy chủ đang có nhiều việc, chưa kịp nhận lần gửi này.",
    FULL: "Máy chủ hết chỗ ghi; quản trị kỹ thuật cần dọn chỗ.",
}


class UndeclaredView(Exception):
    """A view says nothing about who it is for."""


def page(request: HttpRequest, status: int, title: str, sentence: str, advice: str) -> HttpResponse:
    if request.headers.get("X-Sotay-Autosave"):
        return JsonResponse({"title": title, "sentence": sentence}, status=status)
    context = {"title": title, "sentence": sentence, "advice": advice, "status": status,
               "back": back_of(request)}  # fmt: skip
    return render(request, "kit/error.html", context, status=status)


def back_of(request: HttpRequest) -> str:
    """The page of ours from which one came, if it is another than this."""
    try:
        came = urlsplit(request.headers.get("Referer", ""))
        here = came.netloc == request.get_host() and came.path != request.path
    except (DisallowedHost, ValueError):
        return ""
    return came.path if here else ""


def undeclared(request: HttpRequest, view: Any) -> HttpResponse:
    if settings.DEBUG or getattr(settings, "TESTING", False):
        raise UndeclaredView(f"{view.__module__}.{view.__name__}")
    return forbidden(request, "chưa khai báo")


def forbidden(request: HttpRequest, right: str) -> HttpResponse:
    return page(request, 403, "Trang này không dành cho đồng chí",
                f"Việc này cần quyền: {right}.",
                "Nếu cần, hãy hỏi người phụ trách ở đơn vị hoặc ở cấp trên.")  # fmt: skip


def not_now(request: HttpRequest, reason: str) -> HttpResponse:
    advice = "Chữ đã viết vẫn được giữ. Hãy quay lại trang trước." if request.POST else ""
    return page(request, 409, "Chưa làm được lúc này", reason, advice)


def signed_out(request: HttpRequest) -> HttpResponse:
    return page(request, 401, "Phiên đăng nhập đã hết",
                "Chữ đang viết vẫn giữ ở máy này.", "Hãy đăng nhập lại để lưu tiếp.")  # fmt: skip


@opens(PUBLIC)
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, 404, "Không có trang này",
                "Địa chỉ không đúng, hoặc trang không dành cho đồng chí.",
                "Hãy kiểm tra địa chỉ hoặc trở về trang đầu.")  # fmt: skip


@opens(PUBLIC)
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, 400, "Yêu cầu chưa đúng",
                "Máy chủ không hiểu yêu cầu vừa gửi, có thể do dữ liệu quá lớn.",
                "Hãy quay lại trang trước; chữ đã lưu vẫn còn.")  # fmt: skip


@opens(PUBLIC)
def server_error(request: HttpRequest) -> HttpResponse:
    if why := why_away(sys.exception()):
        return away(request, AWAY[why])
    return page(request, 500, "Máy chủ gặp lỗi",
                "Việc vừa làm chưa hoàn thành; chữ đã lưu vẫn còn.",
                "Hãy thử lại sau ít phút. Nếu vẫn lỗi, hãy báo quản trị kỹ thuật.")  # fmt: skip


def away(request: HttpRequest, sentence: str) -> HttpResponse:
    """The database cannot be asked, so nothing on this page comes from there. What was posted goes
    along, to be sent again with its token: had it arrived after all, it does not become two.
    """
    if request.headers.get("X-Sotay-Autosave"):
        response: HttpResponse = JsonResponse({"sentence": sentence}, status=503)
    else:
        posted = request.method == "POST" and _from_here(request)
        fields = kept.words_sent(request) if posted else []
        context = {"sentence": sentence, "fields": fields, "files": bool(fields and request.FILES),
                   "once": "token" in dict(fields),
                   "path": request.get_full_path(), "back": back_of(request), "messages": (),
                   "posted": request.method == "POST", "shell": Shell(),
                   "csrf_token": get_token(request)}  # fmt: skip
        response = HttpResponse(render_to_string("web/away.html", context), status=503)
    if request.method == "GET":
        response["Refresh"] = str(SOON)
    response["Retry-After"] = str(SOON)
    response["Cache-Control"] = "no-store, private"
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    if not request.user.is_authenticated and request.headers.get("X-Sotay-Autosave"):
        return signed_out(request)
    fields = kept.words_sent(request) if _from_here(request) else []
    if fields and not request.headers.get("X-Sotay-Autosave"):
        found = {"path": request.get_full_path(), "fields": fields}
        context = {"kept": found, "files": bool(request.FILES)}
        return render(request, "web/send_again.html", context, status=403)
    return page(request, 403, "Trang đã mở quá lâu",
                "Vì an toàn, biểu mẫu này không còn dùng được; chưa có gì bị thay đổi.",
                "Hãy quay lại, tải lại trang rồi làm lại.")  # fmt: skip


def _from_here(request: HttpRequest) -> bool:
    """A page of ours posted this: another site's words are never offered to be sent."""
    came = request.headers.get("Origin") or request.headers.get("Referer", "")
    try:
        return urlsplit(came).netloc == request.get_host()
    except (DisallowedHost, ValueError):
        return False
