"""The evidence of a year: what stands in it, who reads it, what reading it leaves behind."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sotay.audit.queries import readings_about
from sotay.evaluation.printouts import evidence_parts
from sotay.evaluation.queries.evidence import evidence_of, own_evidence
from sotay.kit.refusals import NotFound
from sotay.meetings.actions.minutes import sign
from sotay.meetings.queries.minutes import minutes_page
from sotay.notebook.actions.retention import erase_texts
from sotay.org.choices import Category
from sotay.org.models import Membership
from sotay.regulations.rules import HALF, YEAR
from tests.accounts.doors import told
from tests.exports.paper import words
from tests.fixtures.world import World, at, day
from tests.meetings.minuting import EVENING, SLUG, held
from tests.notebook.writing import REVIEW, hand_in
from tests.recognition.praising import CELL, commended

LATER = "20/12/2026"


@pytest.fixture
def lived(world) -> World:
    """A whole year of Chi: plan, both reviews, praise in signed minutes, a commendation."""
    held(world)
    commended(world, "chi")
    for who in ("binh", "an"):
        by = world.by(who, "03/07/2026")
        seen = minutes_page(CELL, SLUG, by=by).digest
        sign(CELL, SLUG, seen=seen, read_back=True, by=by, now=EVENING)
    hand_in(world, "chi", HALF, "10/07/2026 08:00", REVIEW)
    hand_in(world, "chi", YEAR, "10/12/2026 08:00", replace(REVIEW, weaknesses=(), none_found=True))
    return world


def parts_for(world: World, who: str, of: str = "chi") -> dict[str, str]:
    by = world.by(who, LATER)
    found = evidence_of(CELL, 2026, world.people[of].uid, by=by)
    return {
        part.title: "\n".join(f"{line.label}: {line.words}" for line in part.lines)
        for part in evidence_parts(found)
    }


def where(world: World, who: str, unit: str = CELL, year: int = 2026) -> str:
    return f"/don-vi/{unit}/danh-gia/{year}/can-cu/{world.people[who].uid}"


@pytest.fixture
def december(monkeypatch):
    monkeypatch.setattr("sotay.kit.clock.now", lambda: at(f"{LATER} 09:00"))


def test_the_sheet_sets_the_year_side_by_side(lived):
    found = parts_for(lived, "an")
    uses = found["Các lần dùng Sổ tay"]
    assert "Đã nộp ngày 20/01/2026, báo cáo ngày 03/07/2026" in uses
    assert "6 tháng: Đã nộp muộn ngày 10/07/2026" in uses
    assert "hồ sơ trước hạn ít nhất một ngày: Đạt. Có sổ" in found["Việc đăng ký và kết quả"]
    assert found["Khuyết điểm từ trước và cách khắc phục"] == (
        "Chưa trình bày chuyên đề: Tiếp tục khắc phục. Đang làm"
    )
    remarks = found["Biểu dương, nhắc nhở, phê bình trong biên bản đã ký"]
    assert remarks == (
        "Biểu dương · Sinh hoạt chi bộ tháng 7/2026 03/07/2026: Giải quyết hồ sơ sớm hạn."
    )
    assert "Biểu dương · Số 01-QĐ/CB ngày 18/06/2026" in found["Khen thưởng"]
    assert found["Dự sinh hoạt"] == "Sinh hoạt chi bộ tháng 7/2026 03/07/2026: Có mặt"


def test_there_is_no_remark_before_the_minutes_are_signed(world):
    held(world)
    assert not parts_for(world, "an")["Biểu dương, nhắc nhở, phê bình trong biên bản đã ký"]


def test_who_was_away_stands_there_with_the_reason(lived):
    assert "Vắng có lý do: đi công tác" in parts_for(lived, "an", "dung")["Dự sinh hoạt"]
    assert "Vắng không lý do" in parts_for(lived, "an", "khanh")["Dự sinh hoạt"]


def test_of_a_text_destroyed_only_its_days_are_left(lived):
    entries = lived.people["an"].entries
    erase_texts(entries.values_list("pk", flat=True), on=day("15/12/2026"))
    found = parts_for(lived, "binh", "an")
    assert "Bài đã hủy ngày 15/12/2026" in found["Các lần dùng Sổ tay"]
    assert not found["Việc đăng ký và kết quả"]


@pytest.mark.parametrize("who", ["dung", "giang", "khanh", "lan", "minh", "nga"])
def test_others_than_the_committee_of_the_cell_find_nothing(lived, client, who, december):
    with pytest.raises(NotFound):
        evidence_of(CELL, 2026, lived.people["chi"].uid, by=lived.by(who, LATER))
    client.force_login(lived.people[who].login)
    for end in ("/", ".pdf"):
        assert client.get(where(lived, "chi") + end).status_code == 404


def test_a_year_to_come_and_a_place_never_belonged_to_are_not_found(lived, client, december):
    client.force_login(lived.people["an"].login)
    for wrong in (where(lived, "chi", year=2027), where(lived, "chi", year=2010),
                  where(lived, "chi", year=2019), where(lived, "ha")):  # fmt: skip
        assert client.get(f"{wrong}/").status_code == 404
    for year in (2010, 2019, 2027):
        assert client.get(f"/so-tay/{year}/can-cu-danh-gia/").status_code == 404


def test_after_a_move_the_new_committee_opens_what_it_may(lived):
    chi = lived.people["chi"]
    Membership.objects.filter(person=chi).update(valid_until=day("15/12/2026"))
    Membership.objects.create(person=chi, unit=lived.units["T.01.02"], valid_from=day("15/12/2026"),
                              category=Category.OFFICIAL)  # fmt: skip
    with pytest.raises(NotFound):
        evidence_of(CELL, 2026, chi.uid, by=lived.by("an", LATER))
    found = evidence_of("T.01.02", 2026, chi.uid, by=lived.by("giang", LATER))
    assert found.items == () and not any(use.is_readable for use in found.uses)
    assert found.remarks == () == found.attendance
    assert own_evidence(2026, by=lived.by("chi", LATER)).items


def test_of_people_outside_the_party_only_what_they_release(world):
    hand_in(world, "lan", HALF, "10/06/2026 08:00", REVIEW)
    by = world.by("khanh", LATER)
    assert evidence_of("T.01.CQ", 2026, world.people["lan"].uid, by=by).items == ()


def test_reading_anothers_sheet_is_seen_by_them_and_ones_own_is_not(lived, client, december):
    chi = lived.people["chi"]
    client.force_login(chi.login)
    own = told(client.get("/so-tay/2026/can-cu-danh-gia/"))
    assert "Căn cứ đánh giá năm 2026" in own and "chi ủy Chi bộ Phòng Tổng hợp" in own
    assert client.get(where(lived, "chi") + "/").status_code == 200
    assert not readings_about(chi.pk)
    client.force_login(lived.people["an"].login)
    page = told(client.get(where(lived, "chi") + "/"))
    assert "Lần đọc này được ghi lại" in page
    text = words(client.get(where(lived, "chi") + ".pdf").content)
    assert "Giải quyết hồ sơ sớm hạn" in text and "Lê Thị Kim Chi" in text
    verbs = list(readings_about(chi.pk).values_list("verb", flat=True))
    assert verbs == ["evidence.printed", "evidence.read"]
    client.force_login(chi.login)
    assert "căn cứ đánh giá năm 2026" in told(client.get("/tai-khoan/ai-da-xem/")).lower()


def test_the_desk_and_the_notebook_lead_to_it(lived, client, december):
    client.force_login(lived.people["an"].login)
    assert where(lived, "chi") in told(client.get(f"/don-vi/{CELL}/"))
    assert "can-cu" not in told(client.get(f"/don-vi/{CELL}/", {"nam": 2027}))
    assert "/so-tay/2026/can-cu-danh-gia/" in told(client.get("/so-tay/2026/"))
    assert "can-cu" not in told(client.get("/so-tay/2027/"))


def test_the_page_costs_the_same_however_full_the_year(lived, client, december):
    client.force_login(lived.people["an"].login)
    counts = []
    for who in ("binh", "chi"):
        client.get(where(lived, who) + "/")
        with CaptureQueriesContext(connection) as seen:
            assert client.get(where(lived, who) + "/").status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1]
    assert counts[1] <= 14  # 12 to read, the trail beside it
