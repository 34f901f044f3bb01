"""Say that one knows what is new."""

from datetime import datetime

from django.db import transaction

from sotay.org.standing import Standing
from sotay.web.models import LastLook


@transaction.atomic
def mark_known(until: datetime, *, by: Standing, now: datetime) -> None:
    """The acting person knows what was new up to that moment, at most up to now; what they knew
    before stays known.
    """
    until = min(until, now)
    look, made = LastLook.objects.select_for_update().get_or_create(
        person_id=by.person_id, defaults={"at": until}
    )
    if not made and look.at < until:
        look.at = until
        look.save(update_fields=["at"])
