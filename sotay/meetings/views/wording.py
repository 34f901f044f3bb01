"""What was typed of the minutes."""

from dataclasses import replace
from typing import Any

from django.http import QueryDict

from sotay.kit.text import clean
from sotay.meetings.rules.drafting import Wording, with_course


def typed_wording(post: QueryDict, kept: Wording) -> Wording:
    """The minutes as typed, under the points they have; what was not sent stays as it is."""
    typed: dict[str, Any] = {
        name: clean(post.get(name, getattr(kept, name)), multiline=name != "opened")
        for name in ("opened", "guests", "conclusion", "closing", "recipients")
    }
    course = {
        (i, j): (
            clean(post.get(f"course-{i}-{j}", block.course), multiline=True),
            clean(post.get(f"conclusion-{i}-{j}", block.conclusion), multiline=True),
        )
        for i, section in enumerate(kept.sections)
        for j, block in enumerate(section.blocks)
    }
    return with_course(replace(kept, **typed), course)
