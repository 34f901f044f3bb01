"""A form that came after the session had ended: its words wait, sealed, for the next sign-in."""

import base64
import json

from django.http import HttpRequest

from sotay.accounts.session_state import last_login
from sotay.kit import sealing

KEPT = "_kept"
LONGEST = 1_000_000
ROW = "web.kept"
NOT_KEPT = ("csrfmiddlewaretoken", "password", "again", "old", "code")
WITH_SECRETS = ("/tai-khoan/", "/dang-nhap/", "/kich-hoat/")


def words_sent(request: HttpRequest) -> list[tuple[str, str]]:
    """What was posted, field by field; nothing of a page with secrets, and nothing far too long."""
    if request.path.startswith(WITH_SECRETS):
        return []
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in NOT_KEPT
        for value in values
    ]
    return fields if sum(len(value) for _, value in fields) <= LONGEST else []


def keep(request: HttpRequest) -> bool:
    """The posted words are in the anonymous session, sealed, for whoever used this browser last;
    False for nothing, far too much, a page with secrets, or where nobody knows whose they are.
    """
    owner = last_login(request)
    fields = words_sent(request)
    if owner is None or not fields:
        return False
    kept = {"path": request.path, "fields": fields, "owner": owner}
    text = json.dumps(kept, ensure_ascii=False)
    request.session[KEPT] = base64.b64encode(sealing.seal(text, row=ROW)).decode()
    return True


def way_back(request: HttpRequest) -> str:
    """Where to go after signing in when nothing was kept: pages with secrets take forms alone."""
    return "/" if request.path.startswith(WITH_SECRETS) else request.path


def waiting(request: HttpRequest) -> dict | None:
    """What was kept before this sign-in, if it is the words of whoever signed in; another's words
    are gone.
    """
    kept = request.session.get(KEPT)
    if not kept:
        return None
    found = json.loads(sealing.unseal(base64.b64decode(kept), row=ROW))
    if found["owner"] == request.user.pk:
        return found
    forget(request)
    return None


def forget_sent(request: HttpRequest) -> None:
    """The words are on their way to where they were meant for: they wait no longer."""
    found = waiting(request) if request.session.get(KEPT) else None
    if found and found["path"] == request.path:
        forget(request)


def forget(request: HttpRequest) -> None:
    request.session.pop(KEPT, None)
