"""Whether this installation can do its work, for machines that watch it."""

from django.http import HttpRequest, JsonResponse

from sotay.kit import clock
from sotay.kit.access import PUBLIC, opens
from sotay.notices.queries import last_beat
from sotay.web.queries.condition import SILENT, database_answers, key_is_there


@opens(PUBLIC)
def healthz(request: HttpRequest) -> JsonResponse:
    state = {"database": database_answers(), "key": key_is_there(), "worker": worker_lives()}
    fine = all(state.values())
    return JsonResponse({"ok": fine, **state}, status=200 if fine else 503)


def worker_lives() -> bool:
    """Whether the worker was alive in the last minute."""
    beat = last_beat() if database_answers() else None
    return beat is not None and clock.now() - beat < SILENT
