"""The tokens of an account: made, shown once, listed, revoked."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from sotay.accounts.actions import PasswordRefused
from sotay.accounts.session_state import shut_in
from sotay.api.actions.tokens import make_token, revoke_token
from sotay.api.forms import TokenForm
from sotay.api.queries.tokens import scopes_for, tokens_of
from sotay.audit.actions import Actor
from sotay.audit.actors import SystemActor
from sotay.kit import clock
from sotay.kit.access import SIGNED_IN, opens
from sotay.kit.refusals import NotNow


def _form(request: HttpRequest) -> TokenForm:
    scopes = scopes_for(is_person=bool(request.by.person_id),
                        is_technician=request.user.is_technician)  # fmt: skip
    return TokenForm(request.POST or None, today=clock.today(), scopes=scopes)


def _actor(request: HttpRequest) -> Actor:
    return request.by if request.by.person_id else SystemActor(request.user.user_name)


@opens(SIGNED_IN)
@sensitive_post_parameters("password")
@sensitive_variables("secret")
def tokens(request: HttpRequest) -> HttpResponse:
    form = _form(request)
    if request.method == "POST" and form.is_valid():
        try:
            secret = make_token(
                request.user.pk, **form.cleaned_data, by=_actor(request), now=clock.now(),
                shut=shut_in(request, clock.now()) is not None,
            )  # fmt: skip
        except PasswordRefused as refusal:
            form.add_error("password", str(refusal))
        except NotNow as refusal:
            form.add_error(None, str(refusal))
        else:
            made = {"secret": secret, "name": form.cleaned_data["name"]}
            return render(request, "api/token_made.html", made)
    return _page(request, form)


def _page(request: HttpRequest, form: TokenForm) -> HttpResponse:
    today = clock.today()
    rows = [(row, row.is_over(today)) for row in tokens_of(request.user.pk)]
    context = {"rows": rows, "form": form}
    return render(request, "api/tokens.html", context, status=422 if form.errors else 200)


@require_POST
@opens(SIGNED_IN)
def revoke(request: HttpRequest, uid: UUID) -> HttpResponse:
    revoke_token(uid, login_id=request.user.pk, by=_actor(request), now=clock.now())
    messages.success(request, "Đã thu hồi khóa. Từ lúc này không dùng được nữa.")
    return redirect("api:tokens")
