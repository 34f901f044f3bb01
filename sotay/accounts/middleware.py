"""Remember, at most once an hour, when a device was last used."""

from collections.abc import Callable
from datetime import datetime, timedelta

from django.http import HttpRequest, HttpResponse

from sotay.accounts.sessions import SEEN
from sotay.kit import clock

OFTEN = timedelta(hours=1)


class LastSeenMiddleware:
    """Only marks the session; it is saved outside the guard that keeps GETs from writing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        seen = request.session.get(SEEN)
        if seen and clock.now() - datetime.fromisoformat(seen) > OFTEN:
            request.session[SEEN] = clock.now().isoformat()
        return response
