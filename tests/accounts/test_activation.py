"""A slip opens an account once, in time, with a password nobody guesses."""

from datetime import timedelta

import pytest

from sotay.accounts.actions import use_code
from sotay.accounts.models import ActivationCode
from sotay.accounts.rules import weak_password
from sotay.kit import clock
from tests.accounts.doors import (
    PASSWORD,
    STRONG,
    activate,
    is_in,
    login_of,
    sign_in,
    slip,
    told,
)
from tests.fixtures.world import at

LATER = timedelta(days=15)


def test_a_slip_opens_the_account_and_is_spent(world, client):
    assert activate(client, slip(world, "chi"))["Location"] == "/"
    assert is_in(client)
    login = login_of(world, "chi")
    assert login.check_password(STRONG) and not login.check_password(PASSWORD)
    assert ActivationCode.objects.get().used_at


def test_a_code_is_read_as_people_type_it(world, client):
    code = slip(world, "chi")
    typed = " ".join(code.lower()[i : i + 4] for i in range(0, 16, 4))
    typed = typed.replace("0", "o").replace("1", "l")
    assert activate(client, typed).status_code == 302


def test_a_slip_used_twice_opens_nothing_and_says_whom_to_tell(world, client):
    code = slip(world, "chi")
    activate(client, code)
    client.logout()
    second = activate(client, code, "mật khẩu khác hẳn 8")
    assert second.status_code == 422
    assert "Mã này đã dùng rồi" in told(second) and "báo ngay bí thư" in told(second)
    assert not is_in(client)
    assert login_of(world, "chi").check_password(STRONG)


@pytest.mark.parametrize("hour", ["05:30", "12:00", "23:30"])
def test_an_expired_slip_says_when_it_ended(world, client, hour, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at(f"18/06/2026 {hour}"))
    code = slip(world, "chi", now=clock.now() - LATER)
    page = activate(client, code)
    assert "Mã đã hết hạn ngày 17/06/2026" in told(page)
    assert not is_in(client)
    assert login_of(world, "chi").check_password(PASSWORD)


def test_a_newer_slip_takes_the_place_of_the_older(world, client):
    old, new = slip(world, "chi"), slip(world, "chi")
    assert "đã thay bằng phiếu mới hơn" in told(activate(client, old))
    assert activate(client, new).status_code == 302


@pytest.mark.parametrize("code", ["0000 0000 0000 0000", "abc", "'; --", "0" * 40])
def test_a_code_nobody_issued_says_what_to_do(world, client, code):
    slip(world, "chi")
    page = activate(client, code)
    assert page.status_code == 422
    assert "Không có mã này. Hãy gõ lại đúng 16 ký tự trên phiếu." in told(page)
    assert not is_in(client)


def test_a_code_is_kept_only_as_a_hash(world):
    code = slip(world, "chi")
    assert code not in str(ActivationCode.objects.values().get())


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("ngắn 7", "ít nhất 8 ký tự"),
        ("12345678", "quá dễ đoán"),
        ("aaaaaaaaaa", "quá dễ đoán"),
        ("SoTayDangVien", "quá dễ đoán"),
        ("a" * 201, "tối đa 200"),
    ],
)
def test_a_weak_password_leaves_the_code_usable(world, client, password, sentence):
    code = slip(world, "chi")
    page = activate(client, code, password)
    assert page.status_code == 422
    assert sentence in told(page)
    assert not is_in(client)
    assert activate(client, code).status_code == 302


def test_two_different_passwords_are_asked_for_again(world, client):
    page = activate(client, slip(world, "chi"), STRONG, STRONG + "x")
    assert "Hai lần ghi mật khẩu chưa giống nhau" in told(page)
    assert login_of(world, "chi").check_password(PASSWORD)


@pytest.mark.parametrize("password", ["khanh ở cơ quan 9", "0912345678 là số"])
def test_own_words_make_a_password_weak(password):
    sentence = weak_password(password, own_words=("khanh", "0912345678"))
    assert sentence == "Mật khẩu không được chứa tên, số điện thoại hay năm sinh của chính mình."


def test_the_own_user_name_makes_a_password_weak(world, client):
    page = activate(client, slip(world, "khanh"), "khanh ở cơ quan 9")
    assert "không được chứa tên" in told(page)


def test_only_help_marks_the_login(world):
    use_code(slip(world, "chi"), STRONG, now=clock.now())
    use_code(slip(world, "dung", help_with=True), STRONG, now=clock.now())
    assert login_of(world, "chi").helped_at is None
    assert login_of(world, "dung").helped_at is not None


def test_the_code_of_one_opens_nobody_elses_account(world, client):
    activate(client, slip(world, "chi"))
    assert "Lê Thị Kim Chi" in told(client.get("/tai-khoan/"))
    assert sign_in(client, "dung", STRONG).status_code == 422
