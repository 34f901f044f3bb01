"""Seal everything anew under the newest key, a few rows at a time, while people work."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models, transaction

from sotay.kit import sealing

AT_ONCE = 200


def sealed_models() -> list[Any]:
    return [model for model in apps.get_models() if hasattr(model, "seal_row")]


def sealed_columns(model: type[models.Model]) -> dict[str, str]:
    """Each sealed column with what follows the row's identity: "" for the words themselves."""
    return {
        field.attname: "" if field.attname == "sealed" else f":{field.attname}"
        for field in model._meta.concrete_fields
        if isinstance(field, models.BinaryField)
    }


def reseal_all() -> Iterator[int]:
    """Every sealed value is under the current key afterwards; yields how many rows are done."""
    done = 0
    for model in sealed_models():
        last = 0
        while True:
            with transaction.atomic():
                rows = list(
                    model.objects.select_for_update().filter(pk__gt=last).order_by("pk")[:AT_ONCE]
                )
                for row in rows:
                    _reseal(row)
            if not rows:
                break
            last = rows[-1].pk
            done += len(rows)
            yield done


def _reseal(row: Any) -> None:
    current = sealing.ring_in_use().current
    changed = []
    for column, suffix in sealed_columns(type(row)).items():
        blob = getattr(row, column)
        if blob and sealing.key_id_of(blob) != current:
            content = sealing.unseal_bytes(blob, row=row.seal_row + suffix)
            setattr(row, column, sealing.seal_bytes(content, row=row.seal_row + suffix))
            changed.append(column)
    if changed:
        row.save(update_fields=changed)
