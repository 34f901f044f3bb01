"""Put the declared campaigns and forms into an empty database."""

import json
from datetime import date
from pathlib import Path

from django.db import transaction

from sotay.regulations.choices import FormKind
from sotay.regulations.models import Campaign, Form, Head

SEED = Path(__file__).parents[1] / "seed" / "forms.json"


@transaction.atomic
def seed_declared_rules() -> None:
    """The declared campaigns and forms stand in the database; what is there is left alone."""
    if Campaign.objects.exists():
        return
    declared = json.loads(SEED.read_text())
    for campaign in declared["campaigns"]:
        _seed_campaign(dict(campaign))
    for kind in (FormKind.PLAN, FormKind.REVIEW):
        Form.objects.create(kind=kind, content=declared[kind.value], valid_from=date(2011, 5, 14))


def _seed_campaign(declared: dict) -> None:
    heads = declared.pop("heads")
    campaign = Campaign.objects.create(**declared)
    Head.objects.bulk_create(
        Head(campaign=campaign, order=order, **head) for order, head in enumerate(heads, 1)
    )
