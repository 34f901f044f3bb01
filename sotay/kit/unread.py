"""Hear people out before answering, even where the answer is no."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

AT_ONCE = 256 * 1024
MOST_BYTES = 64 * 1024 * 1024


class HearOutMiddleware:
    """What is left of a request's body is read and dropped before the answer goes out.

    A server that answers while the browser still sends has its line cut, and instead of the
    sentence (too large, open too long, no right) the person sees that the page is broken.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method not in ("GET", "HEAD"):
            for _ in range(MOST_BYTES // AT_ONCE):
                if not request.read(AT_ONCE):
                    break
        return response
