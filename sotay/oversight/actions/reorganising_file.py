"""Plan many changes of the organisation from one file: looked through first, all or none."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID, uuid5

from django.db import transaction

from sotay.kit.refusals import NotNow
from sotay.org.actions.uploads import drop_upload, keep_upload, open_upload, set_conversion
from sotay.org.choices import Change
from sotay.org.models import Membership, Reorganisation, RosterUpload, Unit
from sotay.org.rules.reorganising import Fault
from sotay.org.rules.reorganising_file import (
    MOST_BYTES,
    VERBS,
    ChangeRow,
    ChangesFile,
    GoerRow,
    read_changes,
)
from sotay.org.rules.roster_book import CellError
from sotay.org.rules.roster_container import RosterUnreadable, check_container
from sotay.org.rules.roster_target import dates_agree
from sotay.org.standing import Standing
from sotay.oversight.actions.reorganising import Plan, keep_plan, row_of
from sotay.oversight.queries.reorganising import unit_to_rearrange
from sotay.oversight.queries.reorganising_ground import Ground

NO_UNIT = "Không có tổ chức nào mang mã này. Hãy sửa mã, hoặc tải tệp mẫu mới."
CELL_OF = {"unit": "code", "target": "target", "name": "new_name", "code": "new_code",
           "kind": "kind", "change": "change", "people": "new_code"}  # fmt: skip
WHO_GOES = " Ghi ở trang “Người sang đơn vị mới”, cột Sang mã mới."


@dataclass
class Drafted:
    """One row of the file as the plan it would be."""

    row: Reorganisation
    people: list[int]
    effects: list[str] = field(default_factory=list)


@dataclass
class LookedThrough:
    """What a file would plan, or every cell that stands against it; nothing is written."""

    upload: RosterUpload
    file: ChangesFile
    drafts: list[Drafted] = field(default_factory=list)
    errors: list[CellError] = field(default_factory=list)

    @property
    def counts(self) -> list[tuple[str, int]]:
        """How many of each change."""
        many = Counter(draft.row.change for draft in self.drafts)
        return [(word, many[change]) for change, word in VERBS.items() if many[change]]

    @property
    def going(self) -> int:
        """How many people come to belong to another unit."""
        return sum(len(draft.people) for draft in self.drafts)


def keep_file(
    code: str, data: bytes, *, name: str, on: date, reason: str, login_id: int, by: Standing,
    now: datetime,
) -> RosterUpload:  # fmt: skip
    """The file waits for its owner's word. `NotNow` if it is no table, or the day not ahead."""
    within = unit_to_rearrange(code, by=by)
    if on <= by.day:
        raise NotNow("Ngày thực hiện phải sau hôm nay.")
    try:
        check_container(data, most=MOST_BYTES)
        read_changes(data)
    except RosterUnreadable as refusal:
        raise NotNow(str(refusal)) from None
    return keep_upload(data, name=name, login_id=login_id, now=now, within=within, on=on,
                       reason=reason)  # fmt: skip


def convert_file(code: str, uid: UUID, encoding: str, *, login_id: int, by: Standing) -> None:
    """The owner agreed to read the file as written in that old font."""
    set_conversion(uid, encoding, login_id=login_id, within=unit_to_rearrange(code, by=by))


def drop_file(code: str, uid: UUID, *, login_id: int, by: Standing) -> None:
    """The file waits no more; nothing is planned."""
    open_upload(uid, login_id=login_id, within=unit_to_rearrange(code, by=by))
    drop_upload(uid, login_id=login_id)


def look_through(
    code: str, uid: UUID, *, login_id: int, by: Standing, now: datetime
) -> LookedThrough:
    """Every plan the waiting file would make, with who goes where, or every fault."""
    within = unit_to_rearrange(code, by=by)
    upload, data = open_upload(uid, login_id=login_id, within=within)
    try:
        file = read_changes(data, convert_from=upload.convert_from)
    except RosterUnreadable as refusal:
        raise NotNow(str(refusal)) from None
    found = LookedThrough(upload, file, errors=list(file.errors))
    if file.changes:
        _draft_all(found, within, by=by, now=now)
    found.errors.sort(key=lambda error: (error.sheet, error.row))
    return found


@transaction.atomic
def plan_file(code: str, uid: UUID, *, login_id: int, by: Standing, now: datetime) -> int:
    """Each row of the file is a plan, which can be taken back by itself; how many there are.

    Once more plans nothing more. `NotNow` with any fault, and then nothing is planned.
    """
    within = unit_to_rearrange(code, by=by)
    known = Reorganisation.objects.filter(within=within, token=_token(uid, 0)).first()
    if known:
        same = Reorganisation.objects.filter(within=within, planned_at=known.planned_at)
        return same.count()
    Unit.objects.select_for_update().get(pk=within.pk)  # two plans at once look at each other
    found = look_through(code, uid, login_id=login_id, by=by, now=now)
    if found.errors or found.file.encoding:
        raise NotNow("Tệp còn chỗ cần sửa; chưa lập việc nào.")
    if found.upload.on is None or found.upload.on <= by.day:
        raise NotNow("Ngày thực hiện phải sau hôm nay.")
    for number, draft in enumerate(found.drafts):
        goers = draft.people if draft.row.change == Change.SPLIT else []
        keep_plan(draft.row, goers, _token(uid, number), by=by, now=now)
    drop_upload(uid, login_id=login_id)
    return len(found.drafts)


def _token(uid: UUID, number: int) -> UUID:
    return uuid5(uid, str(number))


def _draft_all(found: LookedThrough, within: Unit, *, by: Standing, now: datetime) -> None:
    file, errors = found.file, found.errors
    codes = {code for row in file.changes for code in (row.code, row.target) if code}
    units = {unit.code: unit for unit in Unit.objects.filter(code__in=codes)}
    going, strange = _who_goes(file)
    errors += strange
    known: list[tuple[ChangeRow, Drafted]] = []
    for line in file.changes:
        faults = _unknown(line, units)
        errors += faults
        if not faults:
            plan = _plan(line, found.upload, today=by.day)
            row = row_of(plan, within, units, by=by, now=now)
            known.append((line, Drafted(row, going.get((line.code, line.new_code), []))))
    if not known:
        return
    ground = Ground([draft.row for _, draft in known], today=by.day)
    for line, draft in known:
        people = draft.people if line.change == "split" else []
        fault = ground.fault(draft.row, people)
        ground.add(draft.row, line.where)
        if fault:
            errors.append(_told(line, fault))
            continue
        if line.change == "merge":
            draft.people = sorted(ground.members.get(draft.row.unit_id or 0, ()))
        draft.effects = ground.effects(draft.row, people)
        found.drafts.append(draft)


def _plan(line: ChangeRow, upload: RosterUpload, *, today: date) -> Plan:
    return Plan(
        line.change, upload.on or today, unit=line.code, target=line.target, code=line.new_code,
        name=line.new_name, kind=line.kind, reason=line.reason or upload.reason,
    )  # fmt: skip


def _unknown(line: ChangeRow, units: dict[str, Unit]) -> list[CellError]:
    """Codes of no unit, and a code beside another unit's name."""
    found = []
    if line.code and line.code not in units:
        found.append(line.line.fault("code", NO_UNIT))
    elif line.name and line.code and line.name != units[line.code].name:
        says = f"Mã {line.code} là của {units[line.code].name}. Hãy sửa mã, hoặc ghi đúng tên ấy."
        found.append(line.line.fault("name", says))
    if line.target and line.target not in units:
        found.append(line.line.fault(_target_cell(line), NO_UNIT))
    return found


def _told(line: ChangeRow, fault: Fault) -> CellError:
    cell = _target_cell(line) if fault.about == "target" else CELL_OF.get(fault.about, "change")
    how = WHO_GOES if fault.about == "people" else ""
    if "ãy " not in fault.says:
        how = " Hãy sửa ô này, hoặc xóa việc của dòng này."
    return line.line.fault(cell, fault.says + how)


def _target_cell(line: ChangeRow) -> str:
    return "target" if line.change == "merge" else "new_parent"


def _who_goes(file: ChangesFile) -> tuple[dict[tuple[str, str], list[int]], list[CellError]]:
    """People by the cell they leave and the code they go to; and those who are not to be found."""
    splits = {(row.code, row.new_code) for row in file.changes if row.change == "split"}
    people = _people_of({goer.unit for goer in file.goers})
    found: dict[tuple[str, str], list[int]] = defaultdict(list)
    errors, seen = [], set()
    for goer in file.goers:
        if (goer.unit, goer.to) not in splits:
            says = (f"Không có dòng Chia nào của tổ chức {goer.unit} mang mã mới {goer.to}. "
                    "Hãy sửa mã, hoặc xóa ô này.")  # fmt: skip
            errors.append(goer.line.fault("to", says))
            continue
        same = _called(people.get((goer.unit, goer.name), []), goer)
        if len(same) == 1 and same[0] not in seen:
            seen.add(same[0])
            found[(goer.unit, goer.to)].append(same[0])
        else:
            errors.append(goer.line.fault("full", _not_one(goer, same)))
    return found, errors


def _called(people: Iterable[tuple[int, str]], goer: GoerRow) -> list[int]:
    exactly = [pk for pk, born in people if goer.born and born == goer.born]
    return exactly or [pk for pk, born in people if dates_agree(born, goer.born)]


def _not_one(goer: GoerRow, same: list[int]) -> str:
    if not same:
        return (
            f"Không có ai tên này, sinh ngày này ở tổ chức {goer.unit}. Hãy sửa họ tên, ngày sinh."
        )
    if len(same) == 1:
        return "Đồng chí này đã ghi ở một dòng khác. Hãy bỏ một dòng."
    return (f"Có {len(same)} người trùng họ tên ở tổ chức {goer.unit}. Hãy ghi đủ ngày sinh, hoặc "
            "lập việc này trên trang thay vì trong tệp.")  # fmt: skip


def _people_of(codes: set[str]) -> dict[tuple[str, str], list[tuple[int, str]]]:
    found: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    rows = Membership.objects.filter(valid_until=None, unit__code__in=codes)
    columns = rows.values_list("unit__code", "person__folded", "person_id", "person__born")
    for code, name, person, born in columns:
        found[(code, name.strip())].append((person, born))
    return found
