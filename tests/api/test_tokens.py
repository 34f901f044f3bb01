"""Tokens: made by their owner, shown once, hashed, revoked; never more than the owner may."""

from datetime import timedelta

import pytest

from sotay.accounts.actions import begin_factor
from sotay.accounts.models import Login, SecondFactor
from sotay.api.actions.tokens import revoke_token
from sotay.api.models import Token
from sotay.audit.models import TrailEntry
from sotay.audit.queries import readings_about
from sotay.kit import clock
from sotay.notebook.models import Entry
from sotay.org.choices import Category
from sotay.org.models import Membership, Position
from tests.api.calling import ALL, Program, token_of
from tests.fixtures.world import at, day
from tests.notebook.writing import hand_in_plan

NOW = at("18/06/2026 09:00")


@pytest.fixture(autouse=True)
def _summer(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


@pytest.fixture
def page(client, world):
    client.force_login(world.people["an"].login)
    return client


def typed(**more) -> dict:
    return {"name": "Bảng số liệu", "scopes": ["units:read"], "expires_on": "01/09/2026",
            "password": "sotay-demo", **more}  # fmt: skip


def test_a_token_is_shown_once_and_only_its_hash_is_kept(page):
    made = page.post("/tai-khoan/khoa/", typed()).content.decode()
    secret = made.split("<code>")[1].split("</code>")[0]
    assert secret.startswith("sotay_") and len(secret) > 40
    row = Token.objects.get()
    assert secret not in str(row.__dict__) and secret[6:] not in row.token_hash
    listed = page.get("/tai-khoan/khoa/").content.decode()
    assert "Bảng số liệu" in listed and "chưa dùng" in listed and secret not in listed
    assert Program(secret).read("/me").json()["scopes"] == ["units:read"]
    assert "dùng lần cuối" in page.get("/tai-khoan/khoa/").content.decode()
    assert TrailEntry.objects.filter(verb="token.made", note="units:read").count() == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"password": "khac"}, "Mật khẩu chưa đúng."),
        ({"expires_on": "19/06/2027"}, "nhiều nhất một năm"),
        ({"expires_on": "17/06/2026"}, "từ hôm nay"),
        ({"scopes": ["everything"]}, "everything"),
        ({"scopes": []}, "ít nhất một phạm vi"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(page, wrong, said):
    response = page.post("/tai-khoan/khoa/", typed(**wrong))
    assert response.status_code == 422
    assert said in response.content.decode() and "Bảng số liệu" in response.content.decode()
    assert not Token.objects.exists()


def test_a_session_after_help_makes_none(page, world):
    Login.objects.filter(pk=world.people["an"].login_id).update(helped_at=NOW)
    response = page.post("/tai-khoan/khoa/", typed())
    assert response.status_code == 422 and not Token.objects.exists()


def test_where_readers_need_a_second_step_a_token_is_neither_made_nor_used_without(
    page, world, settings
):
    secret = token_of(world.people["an"])
    settings.SECOND_FACTOR = "readers"
    assert page.post("/tai-khoan/khoa/", typed()).status_code == 302
    assert Token.objects.count() == 1
    refused = Program(secret).read("/me")
    assert (refused.status_code, refused.json()["type"]) == (403, "/api/#no-second-factor")
    begin_factor(world.people["an"].login_id, now=NOW)
    SecondFactor.objects.update(confirmed_at=NOW)
    assert Program(secret).read("/me").status_code == 200


def test_a_revoked_token_an_ended_one_and_a_closed_account_open_nothing(page, world, monkeypatch):
    revoked, ended, closed = (Program(token_of(world.people[w])) for w in ("an", "binh", "chi"))
    page.post(f"/tai-khoan/khoa/{Token.objects.get(login__user_name='an').uid}/thu-hoi/")
    Token.objects.filter(login__user_name="binh").update(expires_on=day("17/06/2026"))
    Login.objects.filter(user_name="chi").update(is_active=False)
    for program in (revoked, ended, closed, Program("sotay_x"), Program("")):
        response = program.read("/me")
        assert response.status_code == 401
        assert response.headers["WWW-Authenticate"].startswith("Bearer")
        assert response.headers["Content-Type"] == "application/problem+json"


def test_nobody_revokes_the_token_of_another(page, world):
    token_of(world.people["binh"])
    assert page.post(f"/tai-khoan/khoa/{Token.objects.get().uid}/thu-hoi/").status_code == 404
    assert Token.objects.get().revoked_at is None


def test_the_cookie_of_a_session_opens_nothing_of_the_api(page):
    assert page.get("/api/v1/me").status_code == 401


@pytest.mark.parametrize("scope", ALL)
def test_a_token_does_what_its_scope_says_and_nothing_else(world, scope):
    hand_in_plan(world, "chi", "20/01/2026 09:00")
    uid = Entry.objects.get().uid
    where = {"/units": "units:read", "/units/T.01.01/progress/2026": "units:read",
             "/units/T.01.01/people/2026": "people:read", "/notebook/2026": "notebook:read",
             f"/entries/{uid}": "others:read", "/opinions": "feedback:read",
             "/opinions/answers": "feedback:read", "/documents": "documents:read",
             "/documents/to-study": "documents:read"}  # fmt: skip
    program = Program(token_of(world.people["an"], [scope]))
    opened = {one for one in where if program.read(one).status_code == 200}
    assert opened == {one for one, needed in where.items() if needed == scope}
    waiting = program.read("/opinions", part="waiting")
    assert waiting.status_code == 403


@pytest.mark.proves("A7")
def test_a_move_and_the_end_of_a_post_hold_at_the_next_call(world):
    hand_in_plan(world, "chi", "20/01/2026 09:00")
    where = f"/entries/{Entry.objects.get().uid}"
    binh = Program(token_of(world.people["binh"]))
    assert binh.read(where).status_code == 200
    assert binh.read("/units/T.01.01/people/2026").status_code == 200
    Position.objects.filter(person=world.people["binh"]).update(valid_until=day("18/06/2026"))
    assert binh.read(where).status_code == 404
    assert binh.read("/units/T.01.01/people/2026").status_code == 403
    Membership.objects.filter(person=world.people["binh"]).update(valid_until=day("18/06/2026"))
    Membership.objects.create(person=world.people["binh"], unit=world.units["T.01.02"],
                              category=Category.OFFICIAL, valid_from=day("18/06/2026"))  # fmt: skip
    assert binh.read("/units/T.01.01/people/2026").status_code == 404
    assert [seat["unit"] for seat in binh.read("/me").json()["seats"]] == ["T.01.02"]


@pytest.mark.proves("I9")
def test_reading_anothers_text_leaves_the_line_the_page_leaves(world):
    hand_in_plan(world, "chi", "20/01/2026 09:00")
    entry = Entry.objects.get()
    read = Program(token_of(world.people["an"])).read(f"/entries/{entry.uid}")
    assert read.json()["content"]["items"][0]["deed"]
    (line,) = readings_about(world.people["chi"].pk)
    assert (line.by_name, line.verb) == ("Nguyễn Văn An", "entry.read")
    Program(token_of(world.people["chi"])).read("/notebook/2026/ke-hoach")
    assert readings_about(world.people["chi"].pk).count() == 1


def test_use_is_noted_once_a_minute(world, django_assert_max_num_queries):
    program = Program(token_of(world.people["an"]))
    program.read("/me")
    with django_assert_max_num_queries(4):
        assert program.read("/me").status_code == 200
    Token.objects.update(used_at=NOW - timedelta(minutes=2))
    program.read("/me")
    assert Token.objects.get().used_at == NOW


def test_a_token_after_revocation_stays_in_the_list(world):
    token_of(world.people["an"])
    row = Token.objects.get()
    revoke_token(row.uid, login_id=row.login_id, by=world.by("an"), now=NOW)
    revoke_token(row.uid, login_id=row.login_id, by=world.by("an"), now=NOW)
    assert TrailEntry.objects.filter(verb="token.revoked").count() == 1
