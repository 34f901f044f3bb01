"""A self-rating saves itself while one writes: quietly, and never over what another page saved."""

import pytest

from sotay.evaluation.models import Evaluation
from sotay.evaluation.rules.papers import LONGEST
from tests.evaluation.rating import BEGUN, opened, proposed, rated, row_of
from tests.fixtures.world import at

QUIET = {"X-Sotay-Autosave": "1"}


@pytest.fixture
def row(world, client, monkeypatch) -> Evaluation:
    """Chi's, whose page she has open on the first day of rating."""
    monkeypatch.setattr("sotay.kit.clock.now", lambda: at(f"{BEGUN} 09:00"))
    row = row_of(opened(world), "chi", world)
    client.force_login(world.people["chi"].login)
    return row


def where(row: Evaluation) -> str:
    return f"/don-vi/T.01.01/danh-gia/2026/{row.uid}/"


def saved(client, row: Evaluation, base: int, **words):
    given = {"base": base, "form": "2A", "level": ""} | words
    return client.post(f"{where(row)}tu-nhan/", given, headers=QUIET)


def words_of(row: Evaluation) -> dict[str, str]:
    return Evaluation.objects.get(pk=row.pk).words


def test_what_is_typed_is_saved_and_the_page_goes_on_from_it(client, row):
    page = client.get(where(row)).content.decode()
    assert "data-st-autosave" in page and "notebook/writing.js" in page
    first = saved(client, row, 0, faults="Một")
    assert first.json() == {"rev": 1, "at": "09:00"}
    assert saved(client, row, 1, faults="Một hai", level="good").json()["rev"] == 2
    found = Evaluation.objects.get(pk=row.pk)
    assert (found.words["faults"], found.self_level, found.handed_in_at) == (
        "Một hai", "good", None,
    )  # fmt: skip
    assert "Đã lưu 09:00" in client.get(where(row)).content.decode()


def test_two_pages_never_overwrite_each_other(client, row):
    saved(client, row, 0, faults="Trang này")
    other = saved(client, row, 0, faults="Trang kia")
    assert other.status_code == 409 and other.json()["rev"] == 1
    assert "lúc 09:00" in other.json()["sentence"] and words_of(row)["faults"] == "Trang này"


def test_another_form_by_a_button_keeps_what_stood_on_the_first(client, row):
    saved(client, row, 0, duties="Việc được giao", faults="Một")
    assert saved(client, row, 1, form="2C", duties="Việc được giao thêm").json()["rev"] == 2
    assert words_of(row)["duties"] == "Việc được giao thêm"
    client.post(f"{where(row)}tu-nhan/", {"base": 2, "form": "2C", "level": "", "faults": "Hai"})
    found = Evaluation.objects.get(pk=row.pk)
    assert (found.form, found.words["duties"], found.words["faults"]) == (
        "2C", "Việc được giao thêm", "Hai",
    )  # fmt: skip


def test_what_cannot_be_saved_is_said_in_a_sentence(client, row, world):
    long = saved(client, row, 0, faults="x" * (LONGEST + 1))
    assert long.status_code == 413 and "dài quá mức" in long.json()["sentence"]
    for one in row.round.evaluations.order_by("rank", "place"):
        proposed(world, one)
    late = saved(client, row, 0, faults="Muộn")
    assert late.status_code == 409 and "rev" not in late.json()
    assert "không sửa được" in late.json()["sentence"]
    client.logout()
    assert saved(client, row, 0, faults="Hết phiên").status_code == 401


def test_once_handed_in_nothing_is_sent_without_a_button(client, row, world):
    rated(world, row, "chi")
    assert "data-st-autosave" not in client.get(where(row)).content.decode()
