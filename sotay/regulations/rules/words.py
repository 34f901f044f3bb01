"""Values as people read them. Pure."""

from typing import Any

from sotay.regulations.rules.keys import declared


def day_month(value: str) -> str:
    """ "25/01" for "01-25"."""
    month, day = value.split("-")
    return f"{day}/{month}"


def in_words(key: str, value: Any) -> str:
    """A kept value as people read it."""
    rule = declared(key)
    if rule.kind == "day":
        return day_month(value)
    if rule.kind == "yes":
        return "Có" if value else "Không"
    if rule.kind == "choice":
        return rule.words[value]
    if rule.kind == "percent":
        return f"{value} %"
    if rule.kind in ("days", "lines"):
        return ", ".join(map(str, value)) or "Không"
    if rule.kind == "reviews":
        return "; ".join(f"{r['title']} (hạn {day_month(r['due'])})" for r in value) or "Không"
    if rule.adds:
        return "; ".join(row_name(row) for row in value) or "Không"
    return str(value) or "Chưa đặt"


def row_name(row: dict[str, Any]) -> str:
    """What a row is called: a head, a field, a piece of guidance, an example."""
    name = row.get("name") or row.get("label") or row.get("title") or row.get("deed", "")
    return f"{name} (bắt buộc)" if row.get("required") else name


def row_more(row: dict[str, Any]) -> str:
    """What else a row says."""
    if "measure" in row:
        return f"Đo bằng: {row['measure']}"
    return row.get("question") or row.get("hint") or row.get("text") or ""
