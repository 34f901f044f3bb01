"""A member gives their word with a code of their own on somebody else's screen."""

import pytest

from sotay.accounts.actions import CodeRefused, issue_codes, make_recovery_sheet, vouch_by_code
from sotay.accounts.choices import CodePurpose
from tests.fixtures.world import World, at

NOW = at("18/06/2026 09:00")


def slip(world: World, who: str) -> str:
    login = world.people[who].login_id
    return issue_codes([login], CodePurpose.FIRST, issued_by="thử", now=NOW, days=14)[login]


def test_a_slip_is_spent_once(world):
    code = slip(world, "chi")
    vouch_by_code(world.people["chi"].login_id, code.lower(), now=NOW)
    with pytest.raises(CodeRefused, match="đã dùng"):
        vouch_by_code(world.people["chi"].login_id, code, now=NOW)


def test_the_recovery_sheet_stays(world):
    login = world.people["chi"].login_id
    code = make_recovery_sheet(login, password="sotay-demo", now=NOW)
    vouch_by_code(login, code, now=NOW)
    vouch_by_code(login, code, now=NOW)


@pytest.mark.parametrize(
    ("code", "sentence"), [("of-dung", "của người khác"), ("0000", "Không có")]
)
def test_any_other_code_is_refused(world, code, sentence):
    typed = slip(world, "dung") if code == "of-dung" else code
    with pytest.raises(CodeRefused, match=sentence):
        vouch_by_code(world.people["chi"].login_id, typed, now=NOW)
