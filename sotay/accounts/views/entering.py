"""Sign in, sign out, activate an account from a slip."""

from django.conf import settings
from django.contrib import auth, messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from sotay.accounts.actions import (
    CodeRefused,
    PasswordRefused,
    count_try,
    forget_tries,
    use_code,
)
from sotay.accounts.backend import find_login, typed_identifier
from sotay.accounts.forms import ActivationForm, SignInForm
from sotay.accounts.models import Login
from sotay.accounts.queries import has_factor
from sotay.accounts.session_state import KNOWN_DEVICE
from sotay.accounts.sessions import DEVICE, SEEN, STARTED
from sotay.kit import clock
from sotay.kit.access import PUBLIC, SIGNED_IN, opens
from sotay.kit.devices import device_name

PENDING = "sotay_second_step"  # in the session: who typed the right password, and when
A_YEAR = 365 * 24 * 3600
WRONG = "Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra rồi thử lại."


@opens(PUBLIC)
@sensitive_post_parameters("password")
def sign_in(request: HttpRequest) -> HttpResponse:
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        login = _let_in(request, form)
        if login:
            return _through(request, login, request.POST.get("next", ""))
    status = 422 if form.errors else 200
    context = {"form": form, "next": request.GET.get("next", request.POST.get("next", ""))}
    return render(request, "accounts/sign_in.html", context, status=status)


def _let_in(request: HttpRequest, form: SignInForm) -> Login | None:
    given = form.cleaned_data
    key = _try_key(request, given["username"])
    wait = count_try(key, now=clock.now())
    if wait:
        form.add_error(
            None,
            f"Đã thử sai nhiều lần. Hãy chờ {wait.minutes} phút rồi thử lại.",
        )
        return None
    login = auth.authenticate(request, username=given["username"], password=given["password"])
    if login is None:
        form.add_error(None, WRONG)
        return None
    forget_tries(key)
    return login


def _try_key(request: HttpRequest, typed: str) -> str:
    """Tries count for one account; a device that was here before counts apart, so that nobody
    outside can lock its owner out."""
    login = find_login(typed)
    account = str(login.pk) if login else typed_identifier(typed)
    try:
        known = signing.loads(request.COOKIES.get(KNOWN_DEVICE, ""), salt=KNOWN_DEVICE)
    except signing.BadSignature:
        known = []
    return f"{account}:{request.COOKIES[KNOWN_DEVICE]}" if login and login.pk in known else account


def enter(request: HttpRequest, login: Login) -> None:
    """Begin a session that says which device it is and when it began."""
    auth.login(request, login, backend="sotay.accounts.backend.IdentifierBackend")
    moment = clock.now()
    request.session[DEVICE] = device_name(request.headers.get("User-Agent", ""))
    request.session[STARTED] = request.session[SEEN] = moment.isoformat()


def remember(response: HttpResponse, login: Login) -> HttpResponse:
    cookie = signing.dumps([login.pk], salt=KNOWN_DEVICE)
    response.set_cookie(KNOWN_DEVICE, cookie, max_age=A_YEAR, httponly=True, samesite="Lax",
                        secure=settings.SESSION_COOKIE_SECURE)  # fmt: skip
    return response


def _through(request: HttpRequest, login: Login, onward: str) -> HttpResponse:
    """In, or first to the second step where there is one."""
    if has_factor(login.pk):
        request.session.cycle_key()
        request.session[PENDING] = {"login": login.pk, "at": clock.now().isoformat(),
                                    "next": onward}  # fmt: skip
        return redirect("accounts:second-step")
    enter(request, login)
    return remember(redirect(onward_of(onward)), login)


def onward_of(onward: str) -> str:
    """Where to go after signing in: inside, or to the first page."""
    safe = url_has_allowed_host_and_scheme(onward, allowed_hosts=None)
    safe = safe and onward.startswith("/") and not onward.startswith("//")
    return onward if safe else "/"


@require_POST
@opens(SIGNED_IN)
def sign_out(request: HttpRequest) -> HttpResponse:
    """What the pages kept on this device is wiped with the session."""
    auth.logout(request)
    response = redirect("accounts:sign-in")
    response["Clear-Site-Data"] = '"storage"'
    messages.success(request, "Đã đăng xuất khỏi máy này.")
    return response


@opens(PUBLIC)
@sensitive_post_parameters("password", "again", "code")
def activation(request: HttpRequest) -> HttpResponse:
    form = ActivationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            login = use_code(given["code"], given["password"], now=clock.now())
        except CodeRefused as refusal:
            form.add_error("code", str(refusal))
        except PasswordRefused as refusal:
            form.add_error("password", str(refusal))
        else:
            return _through(request, login, "/")
    status = 422 if form.errors else 200
    return render(request, "accounts/activation.html", {"form": form}, status=status)
