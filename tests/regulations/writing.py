"""Write and issue regulations of the cast as its people would."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sotay.regulations.actions.drafting import save_document, save_forms
from sotay.regulations.actions.issuing import issue
from sotay.regulations.models import Regulation
from sotay.regulations.queries.drafts import draft_page, mark_of_draft
from sotay.regulations.rules import KEYS, OF_THE_YEAR
from sotay.regulations.rules.issuing import Heading
from tests.fixtures.world import World, at, day

# Who sets the rules of which unit.
SETTER = {"T": "minh", "T.01": "khanh", "T.01.01": "an", "T.01.02": "giang", "T.01.CQ": "khanh"}
KIND = {"T": "guidance", "T.01": "rule", "T.01.CQ": "statute"}
NOW = at("18/06/2026 09:00")


def heading(code: str, valid_from: str, **given: Any) -> Heading:
    kind = KIND.get(code, "statute")
    head = Heading(kind, day(valid_from), f"01-{kind}", day("01/06/2026"), "Người ký",
                   "Về sử dụng Sổ tay")  # fmt: skip
    return replace(head, **given)


def draft(
    world: World, code: str, valid_from: str, values: dict[str, Any], *, now: datetime = NOW,
    who: str = "", **given: Any,
) -> Regulation:  # fmt: skip
    """The unit's own values and forms, in a draft."""
    by = world.by(who or SETTER[code], now.date())
    page = draft_page(code, by=by)
    own = {k: v for k, v in values.items() if k not in OF_THE_YEAR}
    made = save_document(code, heading(code, valid_from, **given), own,
                         base=page.mark_of_document, by=by, now=now)  # fmt: skip
    forms = {key: values.get(key, KEYS[key].default) for key in OF_THE_YEAR}
    if not set(values).isdisjoint(OF_THE_YEAR) or not set(made.values).isdisjoint(OF_THE_YEAR):
        made = save_forms(code, forms, base=draft_page(code, by=by).mark_of_forms, by=by, now=now)
    return made


def issued(
    world: World, code: str, valid_from: str, values: dict[str, Any], *, now: datetime = NOW,
    who: str = "", **given: Any,
) -> Regulation:  # fmt: skip
    """A document of the unit, issued."""
    made = draft(world, code, valid_from, values, now=now, who=who, **given)
    by = world.by(who or SETTER[code], now.date())
    return issue(code, base=mark_of_draft(made), by=by, now=now)
