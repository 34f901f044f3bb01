"""While one writes, one's own earlier words stand beside: both periods, last year's deeds."""

from dataclasses import replace

import pytest

from sotay.kit import clock
from sotay.notebook.queries.looking_back import earlier_reviews, former_items
from sotay.notebook.queries.writing import writing
from sotay.regulations.rules import HALF, PLAN, YEAR
from tests.fixtures.world import World, at
from tests.notebook.writing import REVIEW, hand_in, hand_in_plan

HALF_WORDS = "Sáu tháng đầu xử lý 71 hồ sơ."


@pytest.fixture
def lived(world) -> World:
    hand_in_plan(world, "chi")
    hand_in(world, "chi", HALF, "12/06/2026 09:00", replace(REVIEW, strengths=HALF_WORDS))
    return world


@pytest.fixture
def page(world, client, monkeypatch):
    def read(who: str, when: str, address: str) -> str:
        monkeypatch.setattr(clock, "now", lambda: at(when))
        client.force_login(world.people[who].login)
        return " ".join(client.get(address).content.decode().split())

    return read


def test_in_december_the_first_half_stands_beside_each_item(lived):
    (half,) = earlier_reviews(writing(2026, YEAR, by=lived.by("chi", "05/12/2026")))
    assert half.name == "Soát xét, đánh giá 6 tháng" and half.strengths == HALF_WORDS
    assert {row.result for row in half.results.values()} == {"done"}
    assert list(half.results) == ["aaaa1111", "bbbb2222"]


def test_in_june_nothing_stands_beside(lived):
    assert earlier_reviews(writing(2026, HALF, by=lived.by("chi", "13/06/2026"))) == []


def test_last_years_deeds_stand_beside_the_new_plan_with_what_became_of_them(lived):
    later = replace(REVIEW.weaknesses[0], id="dddd4444", due="2027-03-31")
    review = replace(REVIEW, weaknesses=(later,))
    hand_in(lived, "chi", YEAR, "05/12/2026 09:00", review)
    found = former_items(writing(2027, PLAN, by=lived.by("chi", "05/01/2027")))
    assert [(row.item.deed[:10], row.result) for row in found] == [
        ("Giải quyết", "done"), ("Mỗi tuần m", "done"),
    ]  # fmt: skip


def test_a_first_plan_has_nothing_beside_it(lived):
    assert former_items(writing(2026, PLAN, by=lived.by("dung", "05/01/2026"))) == []
    assert former_items(writing(2026, YEAR, by=lived.by("chi", "05/12/2026"))) == []


def test_the_pages_show_them_to_their_writer_alone(lived, page):
    december = page("chi", "05/12/2026 08:00", "/so-tay/2026/soat-xet-ca-nam/")
    assert "Ưu điểm đã ghi ở soát xét, đánh giá 6 tháng" in december and HALF_WORDS in december
    january = page("chi", "05/01/2027 08:00", "/so-tay/2027/ke-hoach/")
    assert "Việc đã đăng ký năm 2026 (2)" in january and "Làm tiếp việc này" in january
    chi = lived.people["chi"].uid
    helping = page("an", "05/12/2026 08:00", f"/so-tay/nhap-ho/{chi}/2026/soat-xet-ca-nam/")
    assert "Giải quyết hồ sơ" in helping and HALF_WORDS not in helping


def test_the_questions_of_the_heads_stand_where_one_writes(world, page):
    told = page("chi", "05/01/2026 08:00", "/so-tay/2026/ke-hoach/")
    assert "Câu hỏi gợi ý theo nội dung" in told and "thói quen nào sẽ đổi" in told
