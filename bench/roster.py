"""Import of a roster the size of a provincial block, beside reading the file and raw inserts."""

import io
import random
import time

import python_calamine
import xlsxwriter
from django.core.management import call_command
from django.utils import timezone

from sotay.audit.actors import SystemActor
from sotay.config import being
from sotay.exports.roster import PERSON_HEADS, UNIT_HEADS
from sotay.org.actions.roster import import_roster
from sotay.org.models import Membership, Person, Unit
from sotay.org.rules.roster_file import read_roster

FAMILY = ("Nguyễn Thị", "Trần Văn", "Lê Minh", "Phạm Thu", "Lò Văn", "Giàng A", "Đỗ Quốc")
GIVEN = ("An", "Ánh", "Bình", "Dũng", "Đạt", "Hương", "Khánh", "Oanh", "Phượng", "Ưởng", "Vân")
COMMITTEES, CELLS_EACH, PEOPLE = 36, 7, 3842


def sample() -> bytes:
    """An invented roster of about 290 units and 3,842 people, the same at every run."""
    chance = random.Random(292)
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held)
    units = [("B", "Đảng bộ các cơ quan tỉnh", "Đảng bộ cấp trên trực tiếp", "")]
    for number in range(COMMITTEES):
        above = f"B.{number:02d}"
        units.append((above, f"Đảng bộ Sở số {number}", "Đảng bộ cơ sở", "B"))
        units += [(f"{above}.{cell:02d}", f"Chi bộ Phòng {cell}", "Chi bộ trực thuộc", above)
                  for cell in range(CELLS_EACH)]  # fmt: skip
    cells = [unit[0] for unit in units if unit[2].startswith("Chi bộ")]
    sheets = (("Tổ chức", UNIT_HEADS, units), ("Người", PERSON_HEADS, people(cells, chance)))
    for name, heads, rows in sheets:
        sheet = book.add_worksheet(name)
        for place, row in enumerate((heads, *rows)):
            sheet.write_row(place, 0, row)
    book.close()
    return held.getvalue()


def people(cells: list[str], chance: random.Random):
    for number in range(PEOPLE):
        born = (
            f"{chance.randint(1, 28):02d}/{chance.randint(1, 12):02d}/{chance.randint(1960, 2003)}"
        )
        yield (cells[number % len(cells)], chance.choice(FAMILY), chance.choice(GIVEN), born, "Nữ",
               "Đảng viên chính thức", "", "Bí thư" if number < len(cells) else "", "03/02/2010",
               f"{10_000_000 + number}", f"09{number:08d}", f"u{number}@example.vn")  # fmt: skip


def measure(data: bytes) -> tuple[float, float, int]:
    """Seconds of the import, seconds of the limit, people; in the same minute."""
    floor = raw(data)
    call_command("flush", interactive=False, verbosity=0)
    being.bring()
    began = time.perf_counter()
    now = timezone.now()
    result = import_roster(read_roster(data), by=SystemActor("bench"), now=now, today=now.date())
    ours = time.perf_counter() - began
    if result.errors:
        raise SystemExit(str(result.errors[0]))
    return ours, floor, result.people


def raw(data: bytes) -> float:
    """Read the cells and put as many rows into the same tables in bulk, nothing checked."""
    call_command("flush", interactive=False, verbosity=0)
    began = time.perf_counter()
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
    units = book.get_sheet_by_name("Tổ chức").to_python()[1:]
    rows = book.get_sheet_by_name("Người").to_python()[1:]
    day = timezone.now().date()
    made = Unit.objects.bulk_create(
        Unit(code=u[0], name=u[1], folded=u[1], kind="cell", valid_from=day) for u in units
    )
    by_code = {unit.code: unit for unit in made}
    persons = Person.objects.bulk_create(
        (Person(family_middle=r[1], given=r[2], folded=r[2], sort_key=r[2], born=r[3],
                card_number=str(r[9]), phone=r[10], email=r[11]) for r in rows),
        batch_size=1000,
    )  # fmt: skip
    Membership.objects.bulk_create(
        (Membership(person=p, unit=by_code[r[0]], category="official", valid_from=day)
         for p, r in zip(persons, rows, strict=True)),
        batch_size=1000,
    )  # fmt: skip
    return time.perf_counter() - began
