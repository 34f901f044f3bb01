"""Days as people type and read them: dd/mm/yyyy, with ISO behind the screen."""

import re
from datetime import date

TYPED = re.compile(r"\s*(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})\s*")


def parse_day(text: str) -> date | None:
    """The day that was typed (31/12/2026, 31/12/26) or kept (2026-12-31); None if it is no day."""
    typed = TYPED.fullmatch(text)
    try:
        if typed:
            day, month, year = (int(part) for part in typed.groups())
            return date(year + 2000 if year < 100 else year, month, day)
        return date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None


def kept_day(text: str) -> str:
    """A typed day in ISO form; anything else as it was typed, to be mended by its writer."""
    day = parse_day(text)
    return day.isoformat() if day else text.strip()[:40]


def shown_day(text: str) -> str:
    """A kept day for reading: 31/12/2026; partial ones as they are known: 05/1975, 1954."""
    if re.fullmatch(r"\d{4}-\d{2}", text):
        return f"{text[5:]}/{text[:4]}"
    day = parse_day(text)
    return f"{day:%d/%m/%Y}" if day else text


def days_in_words(days: int) -> str:
    """How far a due date is: days until it, negative once it is past."""
    if days > 0:
        return f"Còn {days} ngày"
    return "Hôm nay là hạn" if days == 0 else f"Quá hạn {-days} ngày"
