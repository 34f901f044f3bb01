"""An inspection of the cast, for tests that are about what becomes of it."""

from dataclasses import replace
from uuid import UUID, uuid4

from sotay.org.choices import Category, Role
from sotay.oversight.actions.inspecting import InspectionData, open_inspection
from sotay.oversight.models import Inspection
from sotay.regulations.rules import PLAN
from tests.fixtures.world import World, at, day

NOW = "18/06/2026 09:00"
USUAL = InspectionData(
    form="Đọc Sổ tay", reason="Xem việc đăng ký kế hoạch", starts_on=day("18/06/2026"),
    ends_on=day("25/06/2026"), year=2026, uses=(PLAN,), units=("T.01.01",),
)  # fmt: skip


def appoint_committee(world: World) -> None:
    """Phúc is secretary of the upper committee `T`, in a cell of its own, with Quý and Sơn."""
    world.unit("T.02", "Chi bộ Cơ quan Đảng ủy", "grassroots_cell", "T")
    world.person("phuc", "Lý Hồng Phúc", "T.02", Category.OFFICIAL, (Role.SECRETARY, "T"))
    world.person("quy", "Mai Thị Quý", "T.02", Category.OFFICIAL, (Role.SECRETARY, "T.02"))
    world.person("son", "Vũ Sơn", "T.02")


def inspect(
    world: World, *, who: str = "phuc", unit: str = "T", when: str = NOW,
    inspectors: tuple[str, ...] = ("nga",), token: UUID | None = None, **given,
) -> Inspection:  # fmt: skip
    data = replace(USUAL, inspectors=tuple(world.people[key].pk for key in inspectors), **given)
    return open_inspection(unit, data, token=token or uuid4(), by=world.by(who, when.split()[0]),
                           now=at(when))  # fmt: skip
