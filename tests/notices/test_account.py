"""Whoever got help with a password is told so on every way there is, once."""

from sotay.accounts.actions import issue_codes, use_code
from sotay.accounts.choices import CodePurpose
from sotay.notices.actions.account import tell_of_help
from sotay.notices.models import Delivery, Message
from tests.fixtures.world import World, at

NOW = at("18/06/2026 09:00")


def help_with_password(world: World, who: str, purpose=CodePurpose.HELP) -> None:
    login = world.people[who].login
    (code,) = issue_codes([login.pk], purpose, issued_by="Nguyễn Văn An", now=NOW, days=7).values()
    use_code(code, "bốn từ không liên quan 4", now=NOW)


def test_help_is_told_on_every_way_chosen_or_not_and_once(world, settings, reachable):
    settings.EMAIL_HOST, settings.GATEWAY_URL = "127.0.0.1", "http://127.0.0.1:9"
    reachable(world, "chi")
    help_with_password(world, "chi")
    assert tell_of_help(now=NOW) == 1
    assert tell_of_help(now=NOW) == 0
    message = Message.objects.get()
    assert message.kind == "account" and message.person == world.people["chi"]
    assert "mã do Nguyễn Văn An cấp" in message.body and "09:00 ngày 18/06/2026" in message.body
    assert set(Delivery.objects.values_list("channel", flat=True)) == {"email", "gateway"}


def test_who_has_no_address_is_told_in_the_product(world, settings):
    settings.EMAIL_HOST = "127.0.0.1"
    help_with_password(world, "lan")
    assert tell_of_help(now=NOW) == 1
    assert "anh/chị" in Message.objects.get().body
    assert not Delivery.objects.exists()


def test_the_first_slip_is_no_help(world):
    help_with_password(world, "chi", CodePurpose.FIRST)
    assert tell_of_help(now=NOW) == 0
