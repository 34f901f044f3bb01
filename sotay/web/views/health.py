"""Whether this installation can do its work, for machines that watch it."""

from django.http import HttpRequest, JsonResponse

from sotay.kit import clock
from sotay.kit.access import PUBLIC, opens
from sotay.notices.queries import last_beat
from sotay.web.queries.condition import database_answers, is_alive, key_is_there


@opens(PUBLIC)
def healthz(request: HttpRequest) -> JsonResponse:
    database = database_answers()
    worker = database and is_alive(last_beat(), now=clock.now())
    state = {"database": database, "key": key_is_there(), "worker": worker}
    fine = all(state.values())
    return JsonResponse({"ok": fine, **state}, status=200 if fine else 503)
