"""A form that came after the session had ended: its words wait, sealed, for the next sign-in."""

import base64
import json

from django.http import HttpRequest

from sotay.kit import sealing

KEPT = "_kept"
LONGEST = 1_000_000
ROW = "web.kept"
NOT_KEPT = ("csrfmiddlewaretoken", "password", "again", "old", "code")


def keep(request: HttpRequest) -> bool:
    """The posted words are in the anonymous session, sealed; False for nothing or far too much."""
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in NOT_KEPT
        for value in values
    ]
    text = json.dumps({"path": request.path, "fields": fields}, ensure_ascii=False)
    if not fields or len(text) > LONGEST:
        return False
    request.session[KEPT] = base64.b64encode(sealing.seal(text, row=ROW)).decode()
    return True


def waiting(request: HttpRequest) -> dict | None:
    """What was kept before this sign-in."""
    kept = request.session.get(KEPT)
    if not kept:
        return None
    return json.loads(sealing.unseal(base64.b64decode(kept), row=ROW))


def forget(request: HttpRequest) -> None:
    request.session.pop(KEPT, None)
