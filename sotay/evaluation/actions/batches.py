"""Print the evidence of everybody of a unit, a few at a time, one sealed file each."""

from collections.abc import Callable
from datetime import datetime
from time import monotonic
from uuid import UUID

from django.db import transaction

from sotay.audit.actions import record
from sotay.evaluation.actions.evidence import record_evidence_read
from sotay.evaluation.models import EvidenceBatch
from sotay.evaluation.queries.batches import batch as batch_of
from sotay.evaluation.queries.batches import new_batch
from sotay.evaluation.queries.evidence import Evidence, evidence_of_many
from sotay.kit import sealing
from sotay.kit.batches import NOT_DONE, file_name, folder_of, write_file
from sotay.kit.refusals import NotNow
from sotay.org.standing import Standing

BLOCK = 20  # loaded together
SEALED = ".sealed"
NOBODY = "{name} chưa có ai trong năm {year} để in."
LOST = "Tệp của đợt này không còn mở được. Hãy in đợt mới."


@transaction.atomic
def start_batch(code: str, year: int, *, by: Standing, now: datetime) -> EvidenceBatch:
    """A batch for everybody of the unit and year stands ready; nothing is printed yet.

    Raises as `new_batch`, and `NotNow` for a unit without people.
    """
    found = new_batch(code, year, by=by)
    if not found.homes:
        raise NotNow(NOBODY.format(name=found.unit.name, year=year))
    batch = EvidenceBatch.objects.create(
        unit=found.unit, year=year, asked_by_id=by.person_id, asked_at=now, homes=found.homes
    )
    record("evidence.asked", f"unit:{found.unit.pk}", by=by, now=now, thing_name=found.unit.name,
           note=f"Căn cứ đánh giá năm {year} của {len(found.homes)} người")  # fmt: skip
    return batch


def continue_batch(
    code: str, uid: UUID, *, render: Callable[[Evidence], bytes], by: Standing, now: datetime,
    seconds: float,
) -> EvidenceBatch:  # fmt: skip
    """The batch has gone on for about so many seconds, or is done; each person printed sees it
    under "Ai đã xem Sổ tay của tôi". A lost step is done again. Raises as `batch`.
    """
    batch = batch_of(code, uid, by=by)
    until = monotonic() + seconds
    while not batch.is_done and monotonic() < until:
        _print_block(batch, render, by=by, now=now)
    return batch


def _print_block(
    batch: EvidenceBatch, render: Callable[[Evidence], bytes], *, by: Standing, now: datetime
) -> None:
    block = batch.homes[batch.done : batch.done + BLOCK]
    found = evidence_of_many(block, batch.year, by=by)
    for number, home in enumerate(block, batch.done):
        if home in found:
            _write(batch, file_name(number, found[home].person.name), render(found[home]))
    with transaction.atomic():
        rows = EvidenceBatch.objects.filter(pk=batch.pk, done=batch.done)
        if rows.update(done=batch.done + len(block)):  # another page did not print it meanwhile
            for one in found.values():
                record_evidence_read(one, by=by, now=now, verb="printed")
    batch.refresh_from_db(fields=["done"])


def _write(batch: EvidenceBatch, name: str, content: bytes) -> None:
    sealed = sealing.seal_bytes(content, row=batch.row_of(name))
    write_file(folder_of(batch.uid) / f"{name}{SEALED}", sealed)


def printed_files(code: str, uid: UUID, *, by: Standing) -> tuple[EvidenceBatch, dict[str, bytes]]:
    """The batch with every sheet of it by its name, in order; `NotNow` before it is done or where
    its files do not open, and raises as `batch`.
    """
    batch = batch_of(code, uid, by=by)
    if not batch.is_done:
        raise NotNow(NOT_DONE)
    files = {}
    for path in sorted(folder_of(batch.uid).glob(f"*{SEALED}")):
        name = path.name.removesuffix(SEALED)
        try:
            files[name] = sealing.unseal_bytes(path.read_bytes(), row=batch.row_of(name))
        except (sealing.KeyMissing, sealing.SealBroken, FileNotFoundError) as lost:
            raise NotNow(LOST) from lost
    return batch, files
