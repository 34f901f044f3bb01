"""What has come into force for somebody within a time."""

from datetime import date

from django.db.models import Q

from sotay.org.standing import Standing
from sotay.regulations.choices import RegulationState
from sotay.regulations.models import Campaign, Regulation


def regulations_begun(after: date, until: date, *, by: Standing) -> list[Regulation]:
    """Documents of the units the acting person stands in or under that hold since a day after the
    one and up to the other, the latest first; one query.
    """
    rows = Regulation.objects.filter(
        state=RegulationState.ISSUED, unit_id__in=by.units_above(),
        valid_from__gt=after, valid_from__lte=until,
    )  # fmt: skip
    return list(rows.select_related("unit").defer("file", "values").order_by("-valid_from", "-pk"))


def campaigns_begun(after: date, until: date, *, by: Standing) -> list[Campaign]:
    """Directives that hold for them since a day within the same time; one query."""
    rows = Campaign.objects.filter(
        Q(unit=None) | Q(unit_id__in=by.units_above()),
        valid_from__gt=after, valid_from__lte=until,
    )  # fmt: skip
    return list(rows.order_by("-valid_from", "-pk"))
