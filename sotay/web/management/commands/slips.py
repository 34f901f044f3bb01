"""`sotay slips CODE --out FILE`: slips for the first start, before anybody can sign in."""

from argparse import ArgumentParser
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from sotay.audit.actors import SystemActor
from sotay.exports.pdf import slips_pdf
from sotay.kit import clock
from sotay.kit.refusals import NotFound
from sotay.org.actions.slips import issue_slips_for
from sotay.org.queries import slip_lines, unit_by_code
from sotay.regulations.queries import in_force
from sotay.web.printouts import slip_of

BY = SystemActor("Quản trị kỹ thuật")


class Command(BaseCommand):
    help = "In phiếu kích hoạt cho những người chưa có tài khoản của một đơn vị."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("code", help="mã tổ chức")
        parser.add_argument("--out", type=Path, required=True, help="tệp PDF")
        parser.add_argument("--below", action="store_true", help="cả các đơn vị trực thuộc")

    def handle(self, *args: Any, code: str, out: Path, below: bool, **options: Any) -> None:
        try:
            unit = unit_by_code(code)
        except NotFound:
            raise CommandError(f"Không có tổ chức nào mang mã {code}.") from None
        now, today = clock.now(), clock.today()
        lines = slip_lines(unit, on=today, now=now, below=below)
        people = [(line.person, line.unit) for line in lines if line.state != "active"]
        if not people:
            raise CommandError("Mọi người ở đây đều đã có tài khoản.")
        days = in_force("slip_days", unit=unit, on=today)
        until = f"{clock.day_of(now + timedelta(days=days)):%d/%m/%Y}"
        issued = issue_slips_for(people, by=BY, now=now, days=days)
        sheets = [slip_of(row, expires_on=until, helper=BY.name) for row in issued]
        out.write_bytes(slips_pdf(sheets))
        self.stdout.write(f"Đã in {len(sheets)} phiếu vào {out}. Hãy trao tận tay từng người.")
