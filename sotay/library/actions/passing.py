"""Pass a document on with an instruction of one's own, and tell who is to do something about it."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from sotay.audit.actions import record
from sotay.kit.refusals import NotNow
from sotay.kit.text import clean
from sotay.library.actions.telling import tell_people, tell_units
from sotay.library.models import Dissemination
from sotay.library.queries.following import PassingOn, passing_on
from sotay.org.models import Unit
from sotay.org.standing import Standing

LONGEST = 5000


@transaction.atomic
def disseminate(
    uid: UUID, code: str, instruction: str, *, due_on: date | None,
    to: Collection[int] | None = None, by: Standing, now: datetime,
) -> Dissemination:  # fmt: skip
    """The document goes down from this unit with its instruction: to its own people, or to all
    units right under it, or to these (`to`: their ids). Whoever is to do something is told once.

    Doing it again changes what was said. `NotNow` for a day already past, units not under this
    one, none at all, or an instruction that is too long.
    """
    page = passing_on(uid, code, by=by)
    instruction = clean(instruction, multiline=True)
    if due_on and due_on < by.day and not (page.own and page.own.due_on == due_on):
        raise NotNow("Hạn nghiên cứu phải từ hôm nay trở đi.")
    if len(instruction) > LONGEST:
        raise NotNow(f"Chỉ đạo dài quá {LONGEST} chữ. Hãy rút gọn hoặc đưa thành văn bản.")
    units = _units(page, to)
    made, _ = Dissemination.objects.update_or_create(
        document=page.document,
        unit=page.unit,
        defaults={"instruction": instruction, "due_on": due_on, "to_all": to is None,
                  "by_name": by.name, **({} if page.own else {"at": now})},
    )  # fmt: skip
    made.to_units.set([] if to is None else units)
    if page.children:
        tell_units(made, units, by=by, now=now)
    else:
        tell_people(made, by=by, now=now)
    record("document.disseminated", f"document:{page.document.pk}", by=by, now=now,
           thing_name=page.document.title, note=page.unit.name)  # fmt: skip
    return made


def _units(page: PassingOn, to: Collection[int] | None) -> list[Unit]:
    if to is None:
        return list(page.children)
    chosen = [unit for unit in page.children if unit.pk in to]
    if len(chosen) != len(set(to)):
        raise NotNow("Có đơn vị không còn trực thuộc. Hãy tải lại trang rồi chọn lại.")
    if not chosen:
        raise NotNow("Hãy chọn ít nhất một đơn vị, hoặc chọn tất cả.")
    return chosen
