"""Opinions for tests: sent in a few words."""

from uuid import uuid4

from sotay.feedback.actions import ask
from sotay.feedback.models import Feedback
from sotay.feedback.queries.listing import WAITING, opinions
from tests.fixtures.world import World, at

NOW = at("18/06/2026 09:00")
WORDS = "Xin thêm một ô ghi số liệu, cây bàng trước cổng."


def sent(world: World, who: str = "chi", **given) -> Feedback:
    given = {"about": "notebook", "may_name": False, "token": uuid4(), "title": "Mẫu soát xét",
             **given}  # fmt: skip
    return ask(given.pop("title"), WORDS, by=world.by(who), now=NOW, **given)


def waiting(world: World, who: str, on: str = "18/06/2026") -> list[str]:
    return [line.title for line in opinions(WAITING, by=world.by(who, on)).lines]
