"""What an organisation looks like after a roster: units, people, where they belong, what they hold.

Pure: takes the rows of a file and what is known already, gives a target or a list of what is wrong.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from sotay.kit.text import fold
from sotay.org.rules.roster_cells import KIND_LABELS
from sotay.org.rules.roster_file import CellError, PersonRow, RosterFile, UnitRow

COMMITTEES = ("central", "province", "upper", "grassroots_committee", "part_committee")
CELLS = ("grassroots_cell", "cell")
PARTY = ("official", "probationary")
MOST_CODE = 40  # the column it is kept in
# What may stand directly under what; the root has no parent.
UNDER = {
    "province": ("central",),
    "upper": ("central", "province"),
    "grassroots_committee": ("central", "province", "upper"),
    "grassroots_cell": ("central", "province", "upper"),
    "part_committee": ("grassroots_committee",),
    "cell": ("grassroots_committee", "part_committee"),
    "group": CELLS,
    "agency": (*COMMITTEES, "grassroots_cell"),
}


@dataclass(frozen=True)
class KnownUnit:
    kind: str
    parent_code: str


@dataclass(frozen=True)
class CardHolder:
    """Whose a card number is already."""

    name: str
    born: str


@dataclass(frozen=True)
class TargetUnit:
    code: str
    name: str
    kind: str
    parent_code: str


@dataclass
class TargetPerson:
    """One human being of the file: the first row says who, every row says where."""

    rows: list[PersonRow]
    home: tuple[str, str, str] = ("", "", "")  # unit code, category, group code
    others: set[tuple[str, str]] = field(default_factory=set)  # unit code, category
    posts: set[tuple[str, str]] = field(default_factory=set)  # role, unit code

    @property
    def first(self) -> PersonRow:
        return self.rows[0]

    @property
    def born(self) -> str:
        return next((row.born.iso for row in self.rows if row.born), "")

    @property
    def places(self) -> dict[str, tuple[str, str]]:
        """Where the person belongs: unit code to category and group code."""
        code, category, group = self.home
        others = {other: (of, "") for other, of in self.others if other != code}
        return {code: (category, group), **others}

    def known(self, name: str) -> str:
        """The first value that any row gives for a field."""
        return next((value for row in self.rows if (value := getattr(row, name))), "")

    def speaks_of(self, role: str, code: str) -> bool:
        """Whether a row would give this post if the person held it."""
        units = {row.unit_code for row in self.rows} | {unit for _, unit in self.posts}
        return not units.isdisjoint({code, unit_behind(role, code)})


@dataclass
class Target:
    units: dict[str, TargetUnit] = field(default_factory=dict)
    people: list[TargetPerson] = field(default_factory=list)
    errors: list[CellError] = field(default_factory=list)
    warnings: list[CellError] = field(default_factory=list)  # worth a look, no reason to refuse


def target_of(
    file: RosterFile, known: Mapping[str, KnownUnit], cards: Mapping[str, CardHolder]
) -> Target:
    """The organisation as the file has it, on top of the units and cards known already."""
    target = Target(errors=list(file.errors))
    _take_units(file.units, target)
    kinds = {code: unit.kind for code, unit in known.items()}
    kinds |= {code: unit.kind for code, unit in target.units.items()}
    parents = {code: unit.parent_code for code, unit in known.items()}
    parents |= {code: unit.parent_code for code, unit in target.units.items()}
    places = {row.code: row for row in file.units}
    target.errors += _check_tree(target.units.values(), kinds, parents, places)
    target.errors += _check_people(file.people, kinds)
    target.errors += _check_cards(file.people, cards)
    wrong = {(error.sheet, error.row) for error in target.errors}
    sound = [row for row in file.people if (row.sheet, row.row) not in wrong]
    target.people = _persons(sound, target.errors)
    if not target.errors:
        for person in target.people:
            _place(person, kinds, target)
        target.warnings = _more_than_one_secretary(file.people, kinds)
    return target


def _more_than_one_secretary(
    rows: Iterable[PersonRow], kinds: Mapping[str, str]
) -> list[CellError]:
    first: dict[str, PersonRow] = {}
    found = []
    for row in rows:
        if row.post != "secretary" or kinds[row.unit_code] not in CELLS:
            continue
        other = first.setdefault(row.unit_code, row)
        if other is not row:
            problem = f"Chi bộ này đã có Bí thư {other.name} ở dòng {other.row}. Hãy kiểm tra."
            found.append(_wrong(row, "Chức vụ Đảng", row.name, problem))
    return found


def _take_units(rows: Iterable[UnitRow], target: Target) -> None:
    places: dict[str, UnitRow] = {}
    for row in rows:
        places.setdefault(row.code, row)
        unit = TargetUnit(row.code, row.name, row.kind, row.parent_code)
        if target.units.setdefault(row.code, unit) != unit:
            other = places[row.code]
            problem = (f"Mã này đã dùng cho {other.name} ở dòng {other.row}, với nội dung khác. "
                       "Hãy sửa mã hoặc bỏ một dòng.")  # fmt: skip
            target.errors.append(_wrong(row, "Mã tổ chức", row.code, problem))


def _wrong(row: UnitRow | PersonRow, column: str, value: str, problem: str) -> CellError:
    return CellError(row.sheet, row.row, column, value, problem)


def _check_tree(
    units: Iterable[TargetUnit],
    kinds: Mapping[str, str],
    parents: Mapping[str, str],
    places: Mapping[str, UnitRow],
) -> list[CellError]:
    found = []
    for unit in units:
        row, above = places[unit.code], unit.parent_code
        if above and above not in kinds:
            problem = "Không có tổ chức nào mang mã này. Hãy thêm vào trang Tổ chức hoặc sửa mã."
            found.append(_wrong(row, "Mã cấp trên", above, problem))
        elif above and kinds[above] not in UNDER.get(unit.kind, ()):
            problem = (f"{KIND_LABELS[unit.kind]} không trực thuộc được "
                       f"{KIND_LABELS[kinds[above]]}. Hãy sửa loại hoặc mã cấp trên.")  # fmt: skip
            found.append(_wrong(row, "Mã cấp trên", above, problem))
        elif above and _loops(unit.code, parents):
            problem = "Các tổ chức trực thuộc nhau thành vòng. Hãy sửa mã cấp trên của một nơi."
            found.append(_wrong(row, "Mã cấp trên", above, problem))
        elif not above and unit.kind in ("cell", "group", "agency", "part_committee"):
            problem = f"{KIND_LABELS[unit.kind]} phải có cấp trên. Hãy ghi mã cấp trên."
            found.append(_wrong(row, "Mã cấp trên", "", problem))
    return found


def _loops(code: str, parents: Mapping[str, str]) -> bool:
    seen = {code}
    above = parents.get(code, "")
    while above:
        if above in seen:
            return True
        seen.add(above)
        above = parents.get(above, "")
    return False


def _check_people(rows: Iterable[PersonRow], kinds: Mapping[str, str]) -> list[CellError]:
    found = []
    cards: dict[str, PersonRow] = {}
    for row in rows:
        if row.unit_code not in kinds:
            problem = "Không có tổ chức nào mang mã này. Hãy sửa mã hoặc thêm tổ chức."
            found.append(_wrong(row, "Mã tổ chức", row.unit_code, problem))
        if row.group and len(f"{row.unit_code}.T{_group_tail(row)}") > MOST_CODE:
            problem = "Tên tổ đảng dài quá. Hãy ghi ngắn, ví dụ Tổ đảng 1."
            found.append(_wrong(row, "Tổ đảng", row.group, problem))
        first = cards.setdefault(row.card_number, row) if row.card_number else row
        if not _may_be_one(first, row):
            problem = (f"Số thẻ này đã ghi cho {first.name} ở dòng {first.row}. Hãy kiểm tra cả "
                       "hai dòng.")  # fmt: skip
            found.append(_wrong(row, "Số thẻ Đảng viên", row.card_number, problem))
    return found


def _check_cards(rows: Iterable[PersonRow], cards: Mapping[str, CardHolder]) -> Iterator[CellError]:
    """A card of somebody with another name and another birth date was typed for the wrong one."""
    for row in rows:
        holder = cards.get(row.card_number)
        name, born = row.who
        if holder and fold(holder.name) != name and not dates_agree(holder.born, born):
            day = "/".join(reversed(holder.born.split("-")))
            problem = (f"Số thẻ này là của {holder.name}, sinh {day}. Hãy sửa số thẻ, hoặc để "
                       "trống nếu chưa rõ. Nếu vẫn là một người, hãy nhập họ tên mới trước, ngày "
                       "sinh mới sau.")  # fmt: skip
            yield _wrong(row, "Số thẻ Đảng viên", row.card_number, problem)


def _may_be_one(one: PersonRow, other: PersonRow) -> bool:
    """The same name, and birth dates that do not contradict each other where both are given."""
    names, dates = zip(one.who, other.who, strict=True)
    return names[0] == names[1] and dates_agree(*dates)


def dates_agree(one: str, other: str) -> bool:
    """Whether both may be one date: either may be less precise, or not known at all."""
    shorter, longer = sorted((one, other), key=len)
    return longer.startswith(shorter)


def _persons(rows: Iterable[PersonRow], errors: list[CellError]) -> list[TargetPerson]:
    by_card: dict[str, TargetPerson] = {}
    by_name: dict[tuple[str, str], list[TargetPerson]] = defaultdict(list)
    found = []
    for row in rows:
        person = by_card.get(row.card_number) if row.card_number else None
        if person is None:
            same = [p for p in by_name[row.who]
                    if not (row.card_number and p.known("card_number"))]  # fmt: skip
            person = same[0] if len(same) == 1 and row.born else None
        if person is None:
            person = TargetPerson([row])
            found.append(person)
            by_name[row.who].append(person)
        elif any(r.unit_code == row.unit_code and r.post == row.post for r in person.rows):
            problem = f"Người này đã có ở dòng {person.first.row}. Hãy bỏ một dòng."
            errors.append(_wrong(row, "Họ và tên", row.name, problem))
        else:
            person.rows.append(row)
        if row.card_number:
            by_card[row.card_number] = person
    return found


def _place(person: TargetPerson, kinds: Mapping[str, str], target: Target) -> None:
    home = min(
        person.rows,
        key=lambda row: (row.category not in PARTY, kinds[row.unit_code] not in CELLS),
    )
    person.home = (_belongs(home, kinds, target), home.category, _group(home, target))
    for row in person.rows:
        if row.post:
            person.posts.add((row.post, _holds_at(row, kinds, target)))
        if row is not home and row.category not in PARTY:
            person.others.add((_belongs(row, kinds, target), row.category))


def _belongs(row: PersonRow, kinds: Mapping[str, str], target: Target) -> str:
    """People outside the Party under a committee belong to its agency."""
    if row.category in PARTY or kinds[row.unit_code] not in COMMITTEES:
        return row.unit_code
    return _agency(row.unit_code, target)


def _agency(code: str, target: Target) -> str:
    unit = target.units.get(code)
    rest = re.sub(r"^Đảng bộ ", "", unit.name) if unit else code
    name = rest[:1].upper() + rest[1:] if "co quan" in fold(rest) else f"Cơ quan {rest}"
    return _added(target, f"{code}.CQ", name, "agency", code)


def _group(row: PersonRow, target: Target) -> str:
    if not row.group:
        return ""
    tail = _group_tail(row)
    name = row.group if fold(row.group).startswith("to dang") else f"Tổ đảng {row.group}"
    return _added(target, f"{row.unit_code}.T{tail}", name, "group", row.unit_code)


def _group_tail(row: PersonRow) -> str:
    number = re.search(r"[0-9]+", row.group)
    return number[0] if number else re.sub(r"[^a-z0-9]+", "-", fold(row.group)).strip("-").upper()


def unit_behind(role: str, code: str) -> str:
    """The unit whose rows put a post at this agency or group; for any other post the unit itself.

    A row of `A` makes the agency `A.CQ` and the groups `A.T1`, `A.T2` ...
    """
    unit, _, tail = code.rpartition(".")
    is_agency = role == "agency_head" and tail == "CQ"
    is_group = role == "group_head" and tail.startswith("T")
    return unit if is_agency or is_group else code


def _holds_at(row: PersonRow, kinds: Mapping[str, str], target: Target) -> str:
    if row.post == "agency_head" and kinds[row.unit_code] in COMMITTEES:
        return _agency(row.unit_code, target)
    if row.post == "group_head" and row.group:
        return _group(row, target)
    return row.unit_code


def _added(target: Target, code: str, name: str, kind: str, parent: str) -> str:
    target.units.setdefault(code, TargetUnit(code, name, kind, parent))
    return code
