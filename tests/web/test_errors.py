"""What went wrong is said in Vietnamese: what happened, what to do, and never more."""

import pytest
from django.core.exceptions import SuspiciousOperation

from sotay.kit import clock
from sotay.notebook.views import home
from tests.accounts.doors import told
from tests.fixtures.strict import StrictClient
from tests.fixtures.world import at

ENGLISH = ("Not Found", "Forbidden", "Bad Request", "Server Error", "Traceback", "Exception")


@pytest.fixture
def chi(world, client, monkeypatch) -> StrictClient:
    monkeypatch.setattr(clock, "now", lambda: at("18/06/2026 09:00"))
    client.force_login(world.people["chi"].login)
    return client


def said(response, status: int) -> str:
    assert response.status_code == status
    page = told(response)
    assert not [word for word in ENGLISH if word in page]
    assert "<h1>" in page and "Về trang đầu" in page
    return page


@pytest.mark.parametrize("address", ["/khong-co/", "/so-tay/9999/", "/so-tay/2026/ke-hoac/"])
def test_an_address_that_is_none(chi, address):
    page = said(chi.get(address), 404)
    assert "Không có trang này" in page and "Hãy kiểm tra địa chỉ" in page


def test_a_stranger_gets_the_same_page_for_an_address_that_is_none(client, db):
    assert "Không có trang này" in said(client.get("/khong-co/"), 404)


def test_a_unit_of_others_looks_like_one_that_is_none(chi):
    there, nowhere = (chi.get(f"/don-vi/{code}/") for code in ("T.01.02", "T.77"))
    assert said(there, 404).split("<h1>")[1] == said(nowhere, 404).split("<h1>")[1]


def test_a_page_for_others_names_the_right_it_needs(chi):
    page = said(chi.get("/don-vi/T.01.01/quy-dinh/moi/"), 403)
    assert "Trang này không dành cho đồng chí" in page
    assert "Việc này cần quyền: Đặt quy định của đơn vị." in page


def test_not_now_says_from_when(chi):
    page = said(chi.get("/so-tay/2026/soat-xet-ca-nam/"), 409)
    assert "Chưa làm được lúc này" in page
    assert "Soát xét, đánh giá cả năm ở Chi bộ Phòng Tổng hợp mở từ 01/12/2026." in page


def test_a_form_of_an_old_page_is_refused_without_harm(world):
    strict = StrictClient(enforce_csrf_checks=True)
    strict.force_login(world.people["chi"].login)
    page = said(strict.post("/so-tay/2026/ghi-chep/", {"text": "x"}), 403)
    assert "Trang đã mở quá lâu" in page and "chưa có gì bị thay đổi" in page


def test_too_many_fields_are_no_failure_of_the_server(chi, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 5
    page = said(chi.post("/so-tay/2026/ke-hoach/", {f"f{n}": "x" for n in range(9)}), 400)
    assert "Yêu cầu chưa đúng" in page and "chữ đã lưu vẫn còn" in page


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (RuntimeError("bí mật của máy chủ"), 500, "Máy chủ gặp lỗi"),
        (SuspiciousOperation("bí mật của máy chủ"), 400, "Yêu cầu chưa đúng"),
    ],
)
def test_a_failure_says_what_to_do_and_gives_nothing_away(chi, monkeypatch, error, status, words):
    def fail(*given, **more):
        raise error

    monkeypatch.setattr(home, "home_page", fail)
    chi.raise_request_exception = False
    page = said(chi.get("/so-tay/2026/"), status)
    assert words in page and "chữ đã lưu vẫn còn" in page
    assert "bí mật" not in page and "RuntimeError" not in page


@pytest.mark.parametrize(
    ("came", "back"),
    [
        ("http://testserver/so-tay/2026/", "/so-tay/2026/"),
        ("http://testserver/khong-co/", ""),
        ("https://xau.example/so-tay/", ""),
        ("", ""),
    ],
)
def test_the_way_back_leads_only_to_another_page_of_ours(chi, came, back):
    page = told(chi.get("/khong-co/", headers={"Referer": came}))
    assert ("Trở lại trang trước" in page) == bool(back)
    assert not back or f'href="{back}">Trở lại trang trước' in page
    assert "xau.example" not in page


@pytest.mark.parametrize(
    ("address", "status", "title"),
    [
        ("/so-tay/9999/ke-hoach/", 404, "Không có trang này"),
        ("/so-tay/2026/soat-xet-ca-nam/", 409, "Chưa làm được lúc này"),
    ],
)
def test_a_save_by_script_gets_the_sentence_alone(chi, address, status, title):
    answer = chi.post(address, {"base": "0"}, headers={"X-Sotay-Autosave": "1"})
    assert answer.status_code == status
    assert answer.json()["title"] == title and answer.json()["sentence"]


def test_pages_made_for_somebody_are_kept_by_no_cache(chi):
    for address in ("/so-tay/2026/", "/khong-co/", "/dang-nhap/"):
        assert "no-store" in chi.get(address)["Cache-Control"]
