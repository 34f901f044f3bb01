"""The pages of inspections: what is typed wrong comes back with its sentence, nothing is lost."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sotay.kit import clock
from sotay.oversight.models import Inspection
from tests.fixtures.world import World, at
from tests.notebook.writing import hand_in_plan
from tests.oversight.inspecting import NOW, appoint_committee, inspect

NEW = "/don-vi/T/kiem-tra/moi/"


@pytest.fixture
def lived(world, monkeypatch) -> World:
    monkeypatch.setattr(clock, "now", lambda: at(NOW))
    appoint_committee(world)
    hand_in_plan(world, "chi", "20/01/2026 09:00")
    return world


@pytest.fixture
def typed(lived) -> dict:
    return {
        "token": str(uuid4()), "units": ["T.01.01"], "form": "Đọc Sổ tay", "reason": "Lý do riêng",
        "starts_on": "18/06/2026", "ends_on": "25/06/2026", "year": "2026", "sample": "",
        "inspectors": [str(lived.people["nga"].pk)], "uses": ["ke-hoach"],
    }  # fmt: skip


@pytest.fixture
def phuc(lived, client):
    client.force_login(lived.people["phuc"].login)
    return client


def test_a_committee_opens_one_and_the_inspector_finds_the_texts(lived, phuc, typed, client):
    answer = phuc.post(f"{NEW}?trong=T.01", typed)
    inspection = Inspection.objects.get()
    assert answer.headers["Location"] == inspection.leave.link
    assert "Đọc kế hoạch cá nhân" not in phuc.get(inspection.leave.link).content.decode()
    client.force_login(lived.people["nga"].login)
    shown = client.get(inspection.leave.link).content.decode()
    assert "Đọc kế hoạch cá nhân của Lê Thị Kim Chi" in shown and shown.count(">Đọc</a>") == 1
    for person in ("chi", "ha", "minh"):
        client.force_login(lived.people[person].login)
        assert client.get(inspection.leave.link).status_code == 404


def test_people_are_named_from_within_their_cell(lived, phuc, typed):
    typed |= {"units": [], "people": [str(lived.people["chi"].uid)]}
    phuc.post(f"{NEW}?trong=T.01.01", typed)
    inspection = Inspection.objects.get()
    assert [person.given for person in inspection.leave.people.all()] == ["Chi"]
    assert "Lê Thị Kim Chi" in phuc.get(inspection.leave.link).content.decode()


@pytest.mark.parametrize(("wrong", "sentence"), [
    ({"reason": ""}, "Hãy ghi lý do kiểm tra."), ({"ends_on": ""}, "Hãy ghi ngày"),
    ({"ends_on": "17/06/2026"}, "phải từ ngày bắt đầu trở đi"), ({"ends_on": "x"}, "Hãy ghi ngày"),
    ({"inspectors": []}, "ít nhất một người kiểm tra"), ({"units": []}, "ít nhất một tổ chức"),
    ({"inspectors": ["999999"]}, "Hãy chọn lại"), ({"units": ["T.02", "X"]}, "Hãy chọn lại"),
    ({"sample": "nhiều"}, "Hãy ghi một số"), ({"form": "Chọn mẫu"}, "chọn bao nhiêu người"),
])  # fmt: skip
def test_what_is_wrong_comes_back_with_its_sentence_and_all_words(phuc, typed, wrong, sentence):
    answer = phuc.post(f"{NEW}?trong=T.01", typed | wrong)
    shown = answer.content.decode()
    assert answer.status_code == 422 and sentence in shown
    assert "Lý do riêng" in shown or "reason" in wrong
    assert not Inspection.objects.exists()


def test_a_unit_that_moved_while_the_page_was_open_is_to_be_chosen_again(lived, phuc, typed):
    assert "Chi bộ Phòng Tổng hợp" in phuc.get(f"{NEW}?trong=T.01").content.decode()
    other, unit = lived.unit("Z", "Đảng bộ khác", "upper"), lived.units["T.01"]
    unit.parent, unit.path = other, f"{other.path}{unit.pk}."
    unit.save()
    answer = phuc.post(f"{NEW}?trong=T.01", typed)
    assert answer.status_code == 422 and "vừa chuyển đi" in answer.content.decode()


def test_an_inspection_whose_unit_moved_away_still_shows_its_page(lived, phuc):
    inspection = inspect(lived)
    other, unit = lived.unit("Z", "Đảng bộ khác", "upper"), lived.units["T.01.01"]
    unit.parent, unit.path = other, f"{other.path}{unit.pk}."
    unit.save()
    assert phuc.get(inspection.leave.link).status_code == 200


def test_a_wrong_lengthening_and_an_empty_answer_keep_what_was_typed(lived, phuc):
    inspection = inspect(lived)
    answer = phuc.post(inspection.leave.link + "gia-han/",
                       {"ends_on": "20/06/2026", "reason": "Lý do riêng"})  # fmt: skip
    shown = answer.content.decode()
    assert answer.status_code == 422 and "phải sau ngày kết thúc" in shown
    assert "Lý do riêng" in shown


def test_closing_twice_is_told(lived, phuc):
    inspection = inspect(lived)
    assert phuc.post(inspection.leave.link + "ket-thuc/").status_code == 302
    second = phuc.post(inspection.leave.link + "ket-thuc/")
    assert second.status_code == 409 and "vừa được người khác kết thúc" in second.content.decode()


def test_a_cell_that_opens_none_says_why(lived, client):
    client.force_login(lived.people["an"].login)
    answer = client.get("/don-vi/T.01.01/kiem-tra/moi/")
    assert answer.status_code == 409 and "sổ theo dõi" in answer.content.decode()


def test_the_number_of_queries_does_not_grow(lived, client):
    client.force_login(lived.people["nga"].login)
    found = []
    for many in (0, 60):
        for number in range(many):
            key = f"m{number}"
            lived.person(key, f"Lê {number} Yên", "T.01.01")
        inspection = inspect(lived, when="18/06/2026 10:00")
        client.get(inspection.leave.link)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(inspection.leave.link).status_code == 200
        with CaptureQueriesContext(connection) as of_list:
            assert client.get("/don-vi/T/kiem-tra/").status_code == 200
        found.append((len(queries), len(of_list)))
    assert found[0] == found[1]
    assert found[0][0] <= 14 and found[0][1] <= 12, found
