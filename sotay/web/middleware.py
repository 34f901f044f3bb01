"""Who is asking, may they come here at all, and may a copy of the page be kept."""

from collections.abc import Callable
from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode

from sotay.accounts.session_state import shut_in
from sotay.kit import access, clock
from sotay.kit.access import MEMBER, PUBLIC, SIGNED_IN, TECHNICIAN
from sotay.kit.refusals import NotFound, NotNow
from sotay.notices.queries import inbox_of
from sotay.org.queries import owes_factor, standing_of_login
from sotay.org.relations import Refused
from sotay.org.standing import Standing
from sotay.web import kept
from sotay.web.views import errors

Respond = Callable[[HttpRequest], HttpResponse]


class StandingMiddleware:
    """`request.by` is the acting person's standing today, `request.inbox` what waits for them
    unread; each is read when first asked for.
    """

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.by = SimpleLazyObject(lambda: self._standing(request))
        request.inbox = SimpleLazyObject(lambda: inbox_of(request.by))
        return self.get_response(request)

    @staticmethod
    def _standing(request: HttpRequest) -> Standing:
        by = standing_of_login(request.user.pk, day=clock.today())
        shut = shut_in(request, clock.now())
        return replace(by, shut_until=shut) if shut else by


class AccessMiddleware:
    """Refuse every view that does not declare who it is for, and whoever it is not for."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs) -> HttpResponse | None:
        right = access.declared(view)
        if right is None:
            return errors.undeclared(request, view)
        if right is PUBLIC or access.by_token(view):
            return None
        if not request.user.is_authenticated:
            return self._ask_to_sign_in(request)
        if request.method == "POST":
            kept.forget_sent(request)
        if right is TECHNICIAN and not request.user.is_technician:
            return errors.forbidden(request, right.label)
        if right is TECHNICIAN:
            return _to_second_factor(request)
        if right is not SIGNED_IN and not request.by.person_id:
            return errors.forbidden(request, MEMBER.label)
        return _to_second_factor(request)

    def process_exception(self, request, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Refused):
            return errors.forbidden(request, exception.permission.label)
        if isinstance(exception, NotFound):
            return errors.not_found(request)
        if isinstance(exception, NotNow):
            return errors.not_now(request, str(exception))
        return None

    @staticmethod
    def _ask_to_sign_in(request: HttpRequest) -> HttpResponse:
        if request.headers.get("X-Sotay-Autosave"):
            return errors.signed_out(request)
        where = request.get_full_path()
        if request.method == "POST":
            where = reverse("web:kept") if kept.keep(request) else kept.way_back(request)
        return redirect(f"{reverse('accounts:sign-in')}?{urlencode({'next': where})}")


def _to_second_factor(request: HttpRequest) -> HttpResponse | None:
    """Where this installation asks it of whoever reads others' texts, nothing but the account opens
    before the second step is turned on.
    """
    if request.resolver_match.app_name == "accounts":
        return None
    if not owes_factor(request.user, request.by):
        return None
    messages.info(request, "Chức vụ của đồng chí đọc được bài của người khác: hãy bật xác thực "
                  "hai bước rồi dùng tiếp.")  # fmt: skip
    return redirect("accounts:factor")


# A page asks a device for nothing: a photo of a paper comes by the file field.
ASKS_NOTHING = ", ".join(
    f"{sense}=()"
    for sense in ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
)


class PersonalPagesMiddleware:
    """A page made for somebody is kept by no cache, and asks their device for nothing."""

    def __init__(self, get_response: Respond) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            response["Cache-Control"] = "no-store, private"
        response["Permissions-Policy"] = ASKS_NOTHING
        return response
