"""What programs read is what the pages show."""

import pytest

from sotay.kit import clock
from sotay.oversight.queries.progress import progress
from tests.api.calling import Program, token_of
from tests.fixtures.world import at
from tests.notebook.writing import hand_in_plan

NOW = at("18/06/2026 09:00")


@pytest.fixture(autouse=True)
def _summer(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


def test_units_come_page_by_page(world):
    khanh = Program(token_of(world.people["khanh"]))
    codes, after = [], ""
    while after is not None:
        page = khanh.read("/units", limit=1, after=after).json()
        codes += [row["code"] for row in page["items"]]
        after = page["next"]
    assert codes == ["T.01", "T.01.01", "T.01.02", "T.01.CQ"]


def test_progress_is_what_the_page_sums_and_hides_what_it_hides(world):
    hand_in_plan(world, "chi", "20/01/2026 09:00")
    told = Program(token_of(world.people["khanh"])).read("/units/T.01/progress/2026").json()
    page = progress("T.01", 2026, by=world.by("khanh"), now=NOW)
    assert told["total"]["figures"]["people"] == page.total.figures.people
    shown = {line["unit"]["code"]: line["figures"] for line in told["children"]}
    assert list(shown) == [line.unit.code for line in page.children]
    top = Program(token_of(world.people["minh"])).read("/units/T.01/progress/2026").json()
    hidden = {
        line.unit.code
        for line in progress("T.01", 2026, by=world.by("minh"), now=NOW).children
        if line.is_hidden
    }
    assert {row["unit"]["code"] for row in top["children"] if row["figures"] is None} == hidden


def test_people_come_with_states_and_entries_only_for_who_may_open_them(world):
    hand_in_plan(world, "chi", "20/01/2026 09:00")
    an = Program(token_of(world.people["an"]))
    first = an.read("/units/T.01.01/people/2026", limit=2).json()
    rest = an.read("/units/T.01.01/people/2026", after=first["next"]).json()
    names = [row["name"] for row in first["items"] + rest["items"]]
    assert len(names) == 5 and rest["next"] is None
    chi = next(row for row in first["items"] + rest["items"] if row["name"] == "Lê Thị Kim Chi")
    assert chi["uses"][0]["state"] == "done" and chi["uses"][0]["entry"]
    assert an.read(f"/entries/{chi['uses'][0]['entry']}").status_code == 200


def test_ones_own_year_and_text(world):
    hand_in_plan(world, "chi", "20/01/2026 09:00")
    chi = Program(token_of(world.people["chi"]))
    plan = chi.read("/notebook/2026").json()[0]
    assert (plan["state"], plan["versions"]) == ("done", 1)
    assert plan["submitted_at"].startswith("2026-01-20T02:00:00")
    own = chi.read("/notebook/2026/ke-hoach").json()
    assert own["is_own"] and own["content"]["items"]
    assert chi.read("/notebook/2026/soat-xet-6-thang").status_code == 404


@pytest.mark.parametrize(
    ("where", "status"),
    [
        ("/units/T.01.01/progress/2026", 404),
        ("/units/T.01.01/people/2026", 404),
        ("/units/Z.9/people/2026", 404),
        ("/notebook/2099", 404),
        ("/notebook/1999", 422),
        ("/units?limit=0", 422),
        ("/units?after=%00", 422),
        ("/nothing", 404),
        ("/entries/00000000-0000-4000-8000-000000000000", 404),
    ],
)
def test_a_refusal_is_a_problem_in_vietnamese(world, where, status):
    response = Program(token_of(world.people["ha"])).get(f"/api/v1{where}")
    said = response.json()
    assert (response.status_code, said["status"]) == (status, status)
    assert response.headers["Content-Type"] == "application/problem+json"
    assert said["title"] and said["detail"] and said["type"].startswith("/api/#")


def test_a_wrong_method_says_which_are_right(world):
    response = Program(token_of(world.people["ha"])).delete("/api/v1/units")
    assert (response.status_code, response.headers["Allow"]) == (405, "GET")
    assert response.json()["title"]


def test_the_description_and_its_page_need_no_token_and_no_script(client, db):
    told = client.get("/api/openapi.json").json()
    assert told["openapi"].startswith("3.1")
    units = told["paths"]["/api/v1/units"]["get"]
    assert units["security"] == [{"token": ["units:read"]}]
    page = client.get("/api/").content.decode()
    assert "/api/v1/units/{code}/progress/{year}" in page and "others:read" in page


def test_the_queries_of_a_list_do_not_grow(world, django_assert_num_queries):
    khanh = Program(token_of(world.people["khanh"]))
    khanh.read("/units")
    with django_assert_num_queries(4):
        khanh.read("/units", limit=1)
    with django_assert_num_queries(4):
        khanh.read("/units", limit=200)
