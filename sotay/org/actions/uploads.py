"""Keep a roster file between its preview and its import."""

from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction

from sotay.kit import sealing
from sotay.kit.refusals import NotFound
from sotay.org.models import RosterUpload, Unit

KEPT = timedelta(days=1)


@transaction.atomic
def keep_upload(
    data: bytes,
    *,
    name: str,
    login_id: int,
    now: datetime,
    convert_from: str = "",
    within: Unit | None = None,
    on: date | None = None,
    reason: str = "",
) -> RosterUpload:
    """The file waits, sealed, for its owner's word; files older than a day are gone.

    `within`, `on`, `reason`: below which unit, when and why it changes the organisation; without
    them it is a roster.
    """
    RosterUpload.objects.filter(uploaded_at__lt=now - KEPT).delete()
    upload = RosterUpload(
        name=name[:200], login_id=login_id, uploaded_at=now, convert_from=convert_from,
        within=within, on=on, reason=reason,
    )  # fmt: skip
    upload.sealed = sealing.seal_bytes(data, row=upload.seal_row)
    upload.save(force_insert=True)
    return upload


def set_conversion(uid: UUID, encoding: str, *, login_id: int, within: Unit | None = None) -> None:
    """The owner agreed to read the file as written in that old font."""
    upload, _ = open_upload(uid, login_id=login_id, within=within)
    RosterUpload.objects.filter(pk=upload.pk).update(convert_from=encoding)


def open_upload(
    uid: UUID, *, login_id: int, within: Unit | None = None
) -> tuple[RosterUpload, bytes]:
    """One's own waiting file with its bytes; `NotFound` for anybody else's, and for one that waits
    to be something else.
    """
    upload = RosterUpload.objects.filter(uid=uid, login_id=login_id, within=within).first()
    if upload is None:
        raise NotFound(uid)
    return upload, sealing.unseal_bytes(upload.sealed, row=upload.seal_row)


def drop_upload(uid: UUID, *, login_id: int) -> None:
    """The waiting file is gone."""
    RosterUpload.objects.filter(uid=uid, login_id=login_id).delete()
