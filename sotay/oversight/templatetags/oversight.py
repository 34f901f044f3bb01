"""The lines of a unit's people, written here: a template takes ten times as long for hundreds."""

from datetime import date
from functools import lru_cache

from django import template
from django.core.paginator import Page
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from sotay.kit import clock
from sotay.kit.addresses import address
from sotay.kit.templatetags.kit import pill
from sotay.org.choices import UnitKind
from sotay.oversight.queries.desk import Desk, MemberUse, Row
from sotay.oversight.queries.registration import Registered, Registration

register = template.Library()


@register.simple_tag
def desk_rows(page: Desk, people: Page, me: int) -> SafeString:
    """These people of the desk: name and post, how far with each use, the way to remind them."""
    reminding = "" if page.is_past else address("oversight:remind", page.unit.code)
    return mark_safe("\n".join([_row(row, page, me, reminding) for row in people]))


def _row(row: Row, page: Desk, me: int, reminding: str) -> str:
    name, go = escape(row.name), ""
    heading = _evidence(row, page, name)
    post = _small(row.line.post) + _small(row.line.group_name if page.groups else "")
    cells = "".join([_cell(use.use.short, use_state(use, row, page, me)) for use in row.uses])
    if row.owed and reminding:
        where = f"{reminding}?trong=366&amp;nguoi={row.line.uid}"
        words = f'aria-label="Đôn đốc {name}">Đôn đốc'
        go = f'<a class="btn quiet small" href="{where}" {words}</a>'
    return f'<tr><th scope="row">{heading}{post}</th>{cells}<td class="no-print">{go}</td></tr>'


def _evidence(row: Row, page: Desk, name: str) -> str:
    """The name; for the committee of the unit and that person the way to the year's evidence."""
    if not page.reads or page.unit.kind == UnitKind.GROUP or page.is_to_come:
        return name
    where = address("evaluation:evidence", page.unit.code, page.year, row.line.uid)
    label = f'aria-label="Căn cứ đánh giá của {name}"'
    return f'<a class="target" href="{where}" {label}>{name}</a>'


@register.simple_tag
def use_state(
    use: MemberUse, row: Row | Registered, page: Desk | Registration, me: int
) -> SafeString:
    """How far somebody is with a use; for whoever may open it, the way to what was handed in."""
    handed_in = clock.day_of(use.submitted_at) if use.submitted_at else None
    words = _pill(use.state, use.due, handed_in, use.reported_on is not None)
    if not use.entry or not (page.reads or row.line.person_id == me):
        return words
    return format_html(
        '<a href="{}" class="target" aria-label="Đọc {} của {}">{}</a>',
        address("notebook:entry", use.entry), use.use.title, row.name, words,
    )  # fmt: skip


@lru_cache(1024)
def _pill(state: str, due: date | None, handed_in: date | None, is_reported: bool) -> SafeString:
    if handed_in:
        kind, late = ("due", "muộn ") if state == "late" else ("ok", "")
        return pill(kind, f"✓ {late}{handed_in:%d/%m}{' · đã báo cáo' if is_reported else ''}")
    kind, words = {
        "overdue": ("late", f"Quá hạn {due:%d/%m}" if due else ""),
        "missing": ("wait", f"Chưa nộp · hạn {due:%d/%m}" if due else ""),
        "wait": ("wait", "Chưa mở"),
        "exempt": ("wait", "Được miễn"),
        "before": ("wait", "Chưa tham gia"),
    }[state]
    return pill(kind, words)


@lru_cache(1024)
def _small(words: str) -> SafeString:
    return format_html('<br><small class="muted">{}</small>', words) if words else SafeString()


@lru_cache(1024)
def _cell(label: str, inside: SafeString) -> SafeString:
    return format_html('<td data-label="{}">{}</td>', label, inside)
