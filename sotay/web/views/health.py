"""Whether this installation can do its work, for machines that watch it."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

from sotay.kit import sealing
from sotay.kit.access import PUBLIC, opens


@opens(PUBLIC)
def healthz(request: HttpRequest) -> JsonResponse:
    state = {"database": database_answers(), "key": key_is_there()}
    fine = all(state.values())
    return JsonResponse({"ok": fine, **state}, status=200 if fine else 503)


def database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return True
    except DatabaseError:
        return False


def key_is_there() -> bool:
    try:
        return bool(sealing.ring_in_use().keys)
    except sealing.KeyMissing:
        return False
