"""Half-year, yearly, five-year reports: figures filled in and frozen, words kept, files read."""

import io
import zipfile
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx import Document
from python_calamine import CalamineWorkbook

from sotay.exports.word_summing import summing_docx
from sotay.kit import clock
from sotay.kit.refusals import NotFound, NotNow
from sotay.notices.jobs import beat
from sotay.org.actions.counting import count_people_on
from sotay.org.relations import Refused
from sotay.oversight.actions.summing import (
    NotFinished,
    SummingElsewhere,
    begin_summing,
    finish_summing,
    save_summing,
)
from sotay.oversight.choices import Period
from sotay.oversight.models import SummingUp
from sotay.oversight.printouts_summing import summing_annex, summing_sheet
from sotay.oversight.queries.summing import summing_list, summing_page
from sotay.oversight.rules import YearLine
from sotay.oversight.rules.summing import (
    PARTS,
    days_of_period,
    line_words,
    period_fault,
    period_name,
    shares,
    summing_faults,
)
from sotay.recognition.models import Example
from tests.accounts.doors import login_of
from tests.fixtures.world import World, at, day
from tests.notebook.writing import hand_in_plan
from tests.recognition.praising import commended

NOW = at("18/06/2026 09:00")
WORDS = {part.name: f"Phần {part.name} do cấp ủy viết." for part in PARTS}
HERE = "/don-vi/T.01/tong-ket/"
HALF = ("T.01", 2026, "6-thang")


@pytest.fixture
def counted(world: World) -> World:
    count_people_on(day("18/06/2026"))
    return world


def begun(world: World, code: str = "T.01", who: str = "khanh", year: int = 2026,
          period: str = "6-thang") -> SummingUp:  # fmt: skip
    return begin_summing(code, year, period, by=world.by(who), now=NOW)


def page_of(world: World, who: str = "khanh", code: str = "T.01"):
    return summing_page(code, 2026, "6-thang", by=world.by(who))


# --- rules


def test_a_period_has_its_days_and_its_name():
    assert days_of_period("6-thang", 2026) == (day("01/01/2026"), day("30/06/2026"))
    assert days_of_period("5-nam", 2025) == (day("01/01/2021"), day("31/12/2025"))
    names = [period_name(period, 2026) for period in Period.values]
    assert names == ["Sơ kết 6 tháng đầu năm 2026", "Tổng kết năm 2026",
                     "Tổng kết 5 năm 2022 – 2026"]  # fmt: skip


@pytest.mark.parametrize(("period", "year", "said"), [
    ("6-thang", 2026, ""), ("ca-nam", 2025, ""), ("5-nam", 2025, ""),
    ("ca-nam", 2026, "từ ngày 01/12/2026"), ("5-nam", 2026, "từ ngày 01/12/2026"),
    ("6-thang", 2027, "từ 2016 đến 2026"), ("ca-nam", 2015, "từ 2016 đến 2026"),
])  # fmt: skip
def test_a_report_is_begun_in_the_last_month_of_its_period(period, year, said):
    fault = period_fault(period, year, today=day("18/06/2026"))
    assert said in fault and bool(said) == bool(fault)


def test_figures_become_sentences_and_shares_that_sum_up():
    line = YearLine("ke-hoach", "Kế hoạch cá nhân 2026", 1300, 1040, 40, 900, 60, 50, 70, 95)
    words = line_words(line)
    assert "1.040/1.300 người đã nộp (80 %)" in words and "50/60" in words and "95 %" in words
    assert shares([line]) == [("Kế hoạch cá nhân 2026", (77, 3, 20))]
    unknown = YearLine("ke-hoach", "Kế hoạch cá nhân 2021", 0, 0, 0, 0, 0, 0)
    assert "không có số liệu" in line_words(unknown) and shares([unknown]) == []


def test_everything_but_proposals_is_written_before_the_end():
    assert set(summing_faults({})) == {part.name for part in PARTS} - {"proposals"}
    assert summing_faults({**WORDS, "proposals": "", "causes": "  "}).keys() == {"causes"}


# --- begin, write, take anew, finish


def test_a_report_begins_with_the_figures_of_the_moment(counted):
    hand_in_plan(counted, "chi", "20/01/2026 09:00")
    begun(counted)
    plan, half = page_of(counted).figured.lines
    assert (plan.title, plan.people, plan.submitted) == ("Kế hoạch cá nhân năm 2026", 10, 1)
    assert half.slug == "soat-xet-6-thang" and not half.submitted
    cell, few, agency = page_of(counted).figured.units
    assert cell.code == "T.01.01" and cell.counts[0].people == 5
    assert few.counts[0] is None and agency.counts[0] is None
    assert [one.name for one in page_of(counted).figured.leaders] == ["Đỗ Quốc Khánh"]
    assert "Kim Chi" not in str(SummingUp.objects.get().figures)


def test_beginning_twice_is_one_report(counted):
    assert begun(counted).pk == begun(counted).pk
    assert SummingUp.objects.count() == 1


def test_figures_stay_until_taken_anew_and_words_stay_then(counted):
    begun(counted)
    hand_in_plan(counted, "chi", "20/01/2026 09:00")
    assert page_of(counted).figured.lines[0].submitted == 0
    save_summing(*HALF, {"strengths": "Nộp đều."}, base=1, by=counted.by("khanh"), now=NOW)
    later = NOW + timedelta(hours=3)
    save_summing(*HALF, {"strengths": "Nộp đều."}, base=2, by=counted.by("khanh"), now=later,
                 refresh=True)  # fmt: skip
    page = page_of(counted)
    assert page.figured.lines[0].submitted == 1 and page.figures_at == later
    assert page.row.words["strengths"] == "Nộp đều."


def test_what_is_written_is_sealed(counted):
    begun(counted)
    row = save_summing(*HALF, WORDS, base=1, by=counted.by("khanh"), now=NOW)
    assert b"Ph\xe1\xba\xa7n" not in bytes(row.sealed) and row.words == WORDS


def test_of_two_writers_the_second_is_told(counted):
    begun(counted)
    save_summing(*HALF, WORDS, base=1, by=counted.by("khanh"), now=NOW)
    with pytest.raises(SummingElsewhere, match="Đỗ Quốc Khánh"):
        save_summing(*HALF, {}, base=1, by=counted.by("khanh"), now=NOW)
    assert SummingUp.objects.get().words == WORDS


def test_a_finished_report_stays(counted):
    begun(counted)
    by = counted.by("khanh")
    with pytest.raises(NotFinished):
        finish_summing(*HALF, {**WORDS, "lessons": ""}, base=1, by=by, now=NOW)
    finish_summing(*HALF, WORDS, base=1, by=by, now=NOW)
    with pytest.raises(NotNow, match="đã chốt ngày 18/06/2026"):
        save_summing(*HALF, {}, base=2, by=by, now=NOW, refresh=True)
    assert page_of(counted).row.words == WORDS and not page_of(counted).may_write


def test_before_its_time_and_of_a_group_nothing_begins(counted):
    with pytest.raises(NotNow, match="từ ngày 01/12/2026"):
        begun(counted, period="ca-nam")
    with pytest.raises(NotFound):
        begun(counted, period="9-nam")
    counted.unit("T.01.01.T1", "Tổ đảng Một", "group", "T.01.01")
    with pytest.raises(NotFound):
        begun(counted, code="T.01.01.T1", who="an")


# --- who


@pytest.mark.parametrize(("code", "readers"), [
    ("T", {"minh", "nga"}), ("T.01", {"khanh"}), ("T.01.01", {"an", "binh"}),
    ("T.01.02", {"giang"}), ("T.01.CQ", {"khanh"}),
])  # fmt: skip
def test_the_committee_and_its_office_read_and_the_inspector_does_not_write(counted, code, readers):
    found = set()
    for who in counted.people:
        try:
            summing_list(code, by=counted.by(who))
            found.add(who)
        except NotFound:
            pass
    assert found == readers
    with pytest.raises(Refused):
        begun(counted, code="T", who="nga")
    assert not summing_list("T", by=counted.by("nga")).to_begin


def test_the_commended_are_named_with_consent_to_this_unit_alone(world):
    count_people_on(day("18/06/2026"))
    row = commended(world)
    inside = row.unit.code
    first = row.commendation.decided_on
    begin_summing(inside, first.year, "6-thang", by=world.by("an"), now=NOW)

    def told():
        page = summing_page(inside, first.year, "6-thang", by=world.by("an"))
        return [one.name for one in page.praised], page.unnamed

    assert told() == ([f"Đồng chí {row.subject_name}"], 0)
    Example.objects.filter(pk=row.pk).update(
        withdrawn_at=NOW, published_in=None, published_at=None, place=None
    )
    assert told() == ([], 1)
    begin_summing("T", first.year, "6-thang", by=world.by("minh"), now=NOW)
    above = summing_page("T", first.year, "6-thang", by=world.by("minh"))
    assert not above.praised and above.unnamed == 1


# --- files


def words_in(content: bytes) -> str:
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def test_the_word_file_has_figures_a_chart_and_what_was_written(counted):
    hand_in_plan(counted, "chi", "20/01/2026 09:00")
    begun(counted)
    save_summing(*HALF, {**WORDS, "lessons": ""}, base=1, by=counted.by("khanh"), now=NOW)
    content = summing_docx(summing_sheet(page_of(counted)))
    text = words_in(content)
    for words in ("BÁO CÁO", "Sơ kết 6 tháng đầu năm 2026", "1/10 người đã nộp (10 %)",
                  "ĐẢNG ỦY SỞ THỬ NGHIỆM", "T/M ĐẢNG ỦY", "Phần causes do cấp ủy viết.",
                  "V. KIẾN NGHỊ, ĐỀ XUẤT", "(chưa ghi)", "lúc 09:00 ngày 18/06/2026"):  # fmt: skip
        assert words in text, words
    assert "Kim Chi" not in text
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        chart = packed.read("word/charts/chart1.xml").decode()
    assert "<c:v>10</c:v>" in chart and "Chưa nộp" in chart


def test_the_annex_has_every_count_and_says_its_source(counted):
    hand_in_plan(counted, "chi", "20/01/2026 09:00")
    begun(counted, code="T", who="minh")
    page = summing_page("T", 2026, "6-thang", by=counted.by("minh"))
    content = summing_annex(page, by="Tạ Công Minh", address="http://x/")
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    rows = {
        name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in book.sheet_names
    }
    assert list(rows) == ["Các lần dùng", "Đơn vị", "Việc", "Nguồn"]
    assert rows["Các lần dùng"][7][:3] == ["Kế hoạch cá nhân năm 2026", 10, 1]
    assert rows["Đơn vị"][7][:5] == [
        "T.01", "Đảng bộ Sở Thử nghiệm", "Kế hoạch cá nhân năm 2026", 10, 1]  # fmt: skip
    assert ["Người lấy tệp", "Tạ Công Minh"] in rows["Nguồn"]


def test_five_years_say_which_years_are_not_known(counted):
    begin_summing("T.01", 2025, "5-nam", by=counted.by("khanh"), now=NOW)
    page = summing_page("T.01", 2025, "5-nam", by=counted.by("khanh"))
    assert len(page.figured.lines) == 15 and not any(line.people for line in page.figured.lines)
    assert "không có số liệu" in words_in(summing_docx(summing_sheet(page)))


# --- pages


@pytest.fixture
def at_desk(client, counted, monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)
    beat(NOW)
    client.force_login(login_of(counted, "khanh"))
    return client


def test_a_report_is_made_on_the_page(at_desk):
    assert "Chưa có báo cáo nào" in at_desk.get(HERE).content.decode()
    answer = at_desk.post(HERE, {"year": 2026, "period": "6-thang"}, follow=True)
    assert "Nhận định của cấp ủy" in answer.content.decode()
    there = f"{HERE}2026/6-thang/"
    for go, said in (("save", "Đã lưu"), ("refresh", "chữ đã viết giữ nguyên")):
        base = SummingUp.objects.get().rev
        answer = at_desk.post(there, {**WORDS, "base": base, "go": go}, follow=True)
        assert said in answer.content.decode()
    other = at_desk.post(there, {**WORDS, "base": 1, "go": "save", "causes": "Khác"})
    assert other.status_code == 409 and "Khác" in other.content.decode()
    answer = at_desk.post(there, {**WORDS, "base": 3, "go": "finish", "lessons": ""})
    assert answer.status_code == 422 and "Phần causes" in answer.content.decode()
    at_desk.post(there, {**WORDS, "base": 3, "go": "finish"})
    assert "Đã chốt" in at_desk.get(there).content.decode()
    late = at_desk.post(there, {**WORDS, "base": 4, "go": "save"})
    assert late.status_code == 422 and "không sửa được nữa" in late.content.decode()
    assert at_desk.get(f"{there}bao-cao.docx").content[:2] == b"PK"
    assert at_desk.get(f"{there}phu-luc.xlsx").content[:2] == b"PK"


@pytest.mark.parametrize("typed", [
    {"year": "2026"}, {"year": "x", "period": "6-thang"}, {"year": "2026", "period": "mai"},
    {"year": "99999", "period": "ca-nam"}, {"year": "2015", "period": "ca-nam"},
    {"year": "2026", "period": "ca-nam"},
])  # fmt: skip
def test_what_cannot_be_begun_is_said(at_desk, typed):
    answer = at_desk.post(HERE, typed)
    assert answer.status_code == 422 and "Chưa bắt đầu được" in answer.content.decode()
    assert not SummingUp.objects.exists()


def test_a_page_takes_few_queries(at_desk, counted):
    begun(counted)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        at_desk.get(f"{HERE}2026/6-thang/")
    assert len(asked) <= 12
    for number in range(3, 9):
        counted.unit(f"T.01.0{number}", f"Chi bộ {uuid4()}", "cell", "T.01")
    with CaptureQueriesContext(connection) as more:
        at_desk.get(f"{HERE}2026/6-thang/")
    assert len(more) == len(asked)
