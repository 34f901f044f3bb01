"""`sotay verify`: counts every row again, reads the whole trail, fails on any difference."""

import sys
from argparse import ArgumentParser
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand

from sotay.audit.actions import ChainBroken, chain_trail
from sotay.audit.queries import chain_state, read_trail
from sotay.kit import clock
from sotay.kit.models import UpkeepKind
from sotay.kit.upkeep import written_down
from sotay.library.actions import counting as studying
from sotay.library.queries import counting as studied
from sotay.notebook.actions.counting import let_days_pass, recount
from sotay.notebook.queries.counting import (
    counted_anew,
    days_anew,
    kept_counts,
    kept_days,
    kept_people,
    people_of_year,
    years_over,
)
from sotay.notebook.queries.retention import left_behind
from sotay.org.actions.counting import count_people_on, recount_everybody
from sotay.org.choices import Counted
from sotay.org.heads import counted_until, heads_on, kept_heads, misplaced
from sotay.oversight.queries.retention import gone_anew, gone_by_record

SHOWN = 50


class Command(BaseCommand):
    help = "Đếm lại từ các dòng, so với số đang giữ, đọc cả nhật ký; có chỗ sai thì báo lỗi."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--repair", action="store_true", help="ghi lại số đúng")

    def handle(self, *args: Any, repair: bool, **options: Any) -> None:
        with written_down(UpkeepKind.VERIFY, now=clock.now()) as outcome:
            wrong, broken = self.verify(clock.today(), repair=repair)
            outcome.ok = not (wrong or broken)
            outcome.told = f"{wrong} số khác, {broken} chỗ sai trong nhật ký."
        if not outcome.ok:
            sys.exit(1)

    def verify(self, today: date, *, repair: bool) -> tuple[int, int]:
        """How many counts differ and how many faults the trail has."""
        # What the calendar alone changes is due at any moment; it is no difference.
        count_people_on(today)
        let_days_pass(today)
        wrong, broken = self._compare(), self._read_trail()
        if wrong and repair:
            recount_everybody(counted_until(Counted.PEOPLE) or today)
            count = recount() + studying.recount()
            let_days_pass(today)
            self.stdout.write(f"Đã ghi lại {count} dòng.")
            wrong = 0
        return wrong, broken

    def _compare(self) -> int:
        people, days = (counted_until(what) for what in (Counted.PEOPLE, Counted.DAYS))
        wrong = self._differ("người", heads_on(people) if people else {}, kept_heads())
        wrong += self._differ("chỗ trong cây", {}, misplaced())
        wrong += self._differ("lần sử dụng", counted_anew(), kept_counts())
        wrong += self._differ("bài đã hủy", gone_anew(), gone_by_record())
        wrong += self._differ("chữ còn lại của bài đã hủy", {}, left_behind())
        wrong += self._differ("văn bản", studied.counted_anew(), studied.kept_counts())
        wrong += self._differ("theo ngày", days_anew(before=days) if days else {}, kept_days())
        for year in years_over(people) if people else ():
            wrong += self._differ(f"người của năm {year}", people_of_year(year), kept_people(year))
        return wrong

    def _read_trail(self) -> int:
        """The trail is read from its first line to its end; what is wrong there is never mended."""
        try:
            added = sum(chain_trail())
        except ChainBroken as broken:
            added = 0
            self.stderr.write(f"Nhật ký: {broken}")
        found = read_trail()
        for told in found.faults:
            self.stderr.write(f"Nhật ký: {told}")
        state = chain_state()
        self.stdout.write(f"Đã đọc {found.lines} dòng nhật ký, nối thêm {added}: {found.count} "
                          f"chỗ sai. Mã cuối: {state.lines}-{state.shown}.")  # fmt: skip
        return found.count

    def _differ(self, what: str, true: Mapping, kept: Mapping) -> int:
        wrong = [key for key in true.keys() | kept.keys() if true.get(key) != kept.get(key)]
        for key in sorted(wrong, key=str)[:SHOWN]:
            self.stderr.write(f"{what}, {key}: đang giữ {kept.get(key)}, đếm lại {true.get(key)}")
        self.stdout.write(f"Đã đếm lại {len(true)} dòng ({what}): {len(wrong)} chỗ khác.")
        return len(wrong)
