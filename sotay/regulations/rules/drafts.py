"""What is in a draft: its own values, and a mark by which a second writer is noticed. Pure."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from sotay.regulations.rules.calendar import Rules
from sotay.regulations.rules.issuing import Heading
from sotay.regulations.rules.keys import declared


def mark_of(values: Mapping[str, Any], heading: Heading | None = None) -> str:
    """The same for the same content, different for any other."""
    content = {"values": values, "heading": asdict(heading) if heading else None}
    plain = json.dumps(content, sort_keys=True, default=str, ensure_ascii=False)
    return hashlib.sha256(plain.encode()).hexdigest()[:16]


def own_among(typed: Mapping[str, Any], above: Mapping[str, Any] | Rules) -> dict[str, Any]:
    """What of this a unit sets itself: rows of its own, and values that differ from those above."""
    return {
        key: value
        for key, value in typed.items()
        if (value if declared(key).adds else value != above[key])
    }
