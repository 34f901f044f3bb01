"""The units somebody follows."""

from django.db.models import QuerySet

from sotay.org.models import Unit
from sotay.org.standing import Standing
from sotay.oversight.permissions import follow, see_progress


def units_followed(*, by: Standing, after: str = "") -> QuerySet[Unit]:
    """The units of today whose figures or people the acting person sees, in the order of their
    codes, behind this code.
    """
    rows = Unit.objects.on(by.day).filter(see_progress.rows(by) | follow.rows(by))
    return rows.filter(code__gt=after).select_related("parent").order_by("code")
