"""Urge: see who is to be told what, then tell them in one action."""

from collections.abc import Iterable
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from sotay.kit import clock
from sotay.kit.access import opens
from sotay.kit.refusals import NotNow
from sotay.oversight.actions.reminding import remind
from sotay.oversight.permissions import urge
from sotay.oversight.queries.reminding import SOON, ToRemind, reminding


@opens(urge)
def remind_people(request: HttpRequest, code: str) -> HttpResponse:
    if request.method == "POST":
        return _remind(request, code)
    return _page(request, code)


def _page(request: HttpRequest, code: str, problem: str = "") -> HttpResponse:
    page = reminding(code, by=request.by, now=clock.now(), within=_days(request))
    chosen = request.POST.getlist("person") or _proposed(request, page.people)
    days = _days(request)
    context = {"page": page, "days": days, "chosen": chosen, "problem": problem,
               "insist": "insist" in request.POST, "spans": _spans(days),
               "token": request.POST.get("token") or uuid4()}  # fmt: skip
    return render(request, "oversight/reminding.html", context, status=422 if problem else 200)


def _days(request: HttpRequest) -> int:
    typed = request.GET.get("trong", "")
    return int(typed) if typed.isdecimal() and len(typed) < 4 else SOON


def _proposed(request: HttpRequest, people: Iterable[ToRemind]) -> list[str]:
    """The one person asked for, all of them, or whoever was not told within 48 hours."""
    if only := request.GET.get("nguoi", ""):
        return [only]
    everybody = request.GET.get("chon") == "tat-ca"
    return [str(one.line.uid) for one in people if everybody or not one.is_too_soon]


def _spans(days: int) -> list[tuple[int, str]]:
    """What there is to choose from, with the present choice among it."""
    offered = sorted({0, 3, 7, SOON, 30, 60, days})
    return [(many, f"trong {many} ngày tới" if many else "hôm nay") for many in offered]


def _remind(request: HttpRequest, code: str) -> HttpResponse:
    given = request.POST
    if not given.getlist("person"):
        return _page(request, code, "Hãy chọn ít nhất một người.")
    try:
        told = remind(code, [UUID(uid) for uid in given.getlist("person")],
                      token=UUID(given.get("token", "")), insist="insist" in given,
                      before_leaders="members-first" in given, by=request.by,
                      now=clock.now())  # fmt: skip
    except NotNow as refusal:
        return _page(request, code, str(refusal))
    except ValueError:
        return _page(request, code, "Trang đã cũ. Hãy chọn lại rồi gửi.")
    nobody = "Không ai được nhắc thêm: mọi người đã được nhắc trong 48 giờ qua."
    messages.success(request, f"Đã đôn đốc {told} người." if told else nobody)
    return redirect("oversight:unit", code=code)
