"""How long what was handed in is kept, and what a decision to destroy it must say. Pure."""

from datetime import date, timedelta

NOTICE = timedelta(days=7)  # proposed between the decision and its carrying out


def last_year_over(keep_years: int, *, today: date) -> int:
    """The last year whose keeping is over: so many whole years have passed since it ended.

    Source: HD 12-HD/BTCTW 2022: lưu bản kiểm điểm 3 năm.
    """
    return today.year - keep_years - 1


def disposal_faults(decided_on: date, carry_from: date, *, today: date) -> dict[str, str]:
    """What is wrong with the days of a decision, by field; empty if nothing is."""
    found = {}
    if decided_on > today:
        found["decided_on"] = "Ngày quyết định không được sau hôm nay."
    if carry_from < max(decided_on, today):
        found["carry_from"] = "Ngày bắt đầu hủy phải từ hôm nay trở đi, không trước quyết định."
    return found
