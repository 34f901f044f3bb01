"""The page of a unit's figures and its file, in every state they can be in."""

import io
import re

import pytest
from python_calamine import CalamineWorkbook

from sotay.kit import clock
from sotay.notebook.actions.counting import let_days_pass
from sotay.org.actions.counting import count_people_on
from tests.fixtures.strict import StrictClient
from tests.fixtures.world import World, at, day
from tests.notebook.writing import hand_in_plan

SVG = re.compile(r'<svg class="chart.*?</svg>', re.S)


@pytest.fixture
def lived(world: World, client: StrictClient, monkeypatch) -> World:
    monkeypatch.setattr(clock, "now", lambda: at("04/02/2026 09:30"))
    hand_in_plan(world, "an", "20/01/2026 09:00")
    hand_in_plan(world, "dung", "02/02/2026 09:00")
    hand_in_plan(world, "ha", "20/01/2026 09:00")
    count_people_on(day("04/02/2026"))
    let_days_pass(day("04/02/2026"))
    client.force_login(world.people["khanh"].login)
    return world


def page(client: StrictClient, where: str) -> str:
    answer = client.get(where)
    assert answer.status_code == 200, where
    return re.sub(r"\s+", " ", answer.content.decode())


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_the_page_of_a_committee_is_its_figures(lived, client):
    html = page(client, "/don-vi/T.01/")
    assert "<h1>Kế hoạch cá nhân năm 2026</h1>" in html
    text = words(html)
    assert "Số người 10 trong đó 4 cấp ủy" in text
    assert "Đã nộp 3 30% · 7 chưa nộp" in text and "Đúng hạn 2 1 nộp muộn" in text
    assert "Số liệu lúc 09:30 ngày 04/02/2026" in text
    assert page(client, "/don-vi/T.01/tinh-hinh/").count("<h1>") == 1


def test_the_chart_says_the_same_as_its_table(lived, client):
    html = page(client, "/don-vi/T.01/")
    wide, narrow = SVG.findall(html)
    for chart in (wide, narrow):
        assert "cấp ủy, người đứng đầu 25% đã nộp; những người khác 33%" in chart
        assert chart.count('class="due"') == 4 and "Hạn của cấp ủy 26/01" in chart
        assert 'class="leaders"' in chart and 'class="members"' in chart
        assert "style=" not in chart
    table = words(html.split("Số đã nộp theo ngày")[1].split("</table>")[0])
    assert "20/01/2026 1 25% 1 17% 02/02/2026 1 25% 2 33%" in table


def test_the_secretary_of_a_cell_has_the_page_beside_the_desk(lived, client):
    client.force_login(lived.people["an"].login)
    assert 'href="/don-vi/T.01.01/tinh-hinh/?nam=2026"' in page(client, "/don-vi/T.01.01/")
    assert "Kế hoạch cá nhân năm 2026" in page(client, "/don-vi/T.01.01/tinh-hinh/")
    assert client.get("/don-vi/T.01/tinh-hinh/").status_code == 404
    client.force_login(lived.people["chi"].login)
    assert client.get("/don-vi/T.01.01/tinh-hinh/").status_code == 404
    assert client.get("/don-vi/T.01.01/tinh-hinh.xlsx").status_code == 404


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?lan=soat-xet-ca-nam", "Soát xét, đánh giá cả năm 2026 chưa mở"),
        ("?nam=2027", "Kế hoạch cá nhân năm 2027 chưa mở"),
        ("?nam=2014", "không có số liệu của soát xét, đánh giá cả năm 2014"),
        ("?nam=1999", "Kế hoạch cá nhân năm 2026"),
        ("?nam=9999999999999999999999", "Kế hoạch cá nhân năm 2026"),
        ("?nam=²", "Kế hoạch cá nhân năm 2026"),
        ("?lan=<script>&xep=<b>", "Kế hoạch cá nhân năm 2026"),
    ],
)
def test_other_years_and_nonsense_answer_with_a_calm_page(lived, client, query, said):
    assert said in words(page(client, f"/don-vi/T.01/{query}"))
    assert client.get(f"/don-vi/T.01/tinh-hinh.xlsx{query}").status_code == 200


def test_an_empty_unit_and_one_without_units_say_so(lived, client):
    lived.unit("T.01.09", "Chi bộ mới", "cell", "T.01")
    assert "Chưa có ai trong danh sách" in words(page(client, "/don-vi/T.01.09/"))
    assert "chưa có ai" in words(page(client, "/don-vi/T.01/"))
    assert "Từng đơn vị" not in page(client, "/don-vi/T.01.02/")


def test_units_of_few_people_say_only_that(lived, client):
    client.force_login(lived.people["nga"].login)
    text = words(page(client, "/don-vi/T.01/"))
    assert text.count("dưới 5 người") >= 2
    cell = words(page(client, "/don-vi/T.01.02/"))
    assert "Đơn vị này dưới 5 người" in cell and "Đã nộp" not in cell
    assert "Hoàng Thu Giang" in cell  # its secretary sets the example


def test_heads_of_the_table_sort_and_turn_round(lived, client):
    html = page(client, "/don-vi/T.01/")
    assert 'aria-sort="ascending"' in html and "xep=-ma#don-vi" in html
    html = page(client, "/don-vi/T.01/?xep=-nop")
    assert 'aria-sort="descending"' in html and "xep=nop#don-vi" in html


# --- the file


def sheets(content: bytes) -> dict[str, list[list]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def test_the_file_has_every_unit_the_sum_and_the_source(lived, client):
    answer = client.get("/don-vi/T.01/tinh-hinh.xlsx?lan=ke-hoach")
    assert 'filename="tinh-hinh-T.01-ke-hoach-2026.xlsx"' in answer["Content-Disposition"]
    found = sheets(answer.content)
    rows = found["Tình hình"]
    assert rows[0][0] == "Đảng bộ các cơ quan tỉnh" and rows[1][0] == "Đảng bộ Sở Thử nghiệm"
    assert rows[3][0] == "TÌNH HÌNH KẾ HOẠCH CÁ NHÂN NĂM 2026"
    lines = {row[1] or row[2]: row[3:9] for row in rows[7:]}
    assert lines["T.01.01"] == [5, 2, 0.4, 1, 1, 3]
    assert lines["Cộng"] == [10, 3, 0.3, 2, 1, 7]
    source = {row[0]: row[1] for row in found["Nguồn"]}
    assert source["Số liệu lúc"] == "09:30 ngày 04/02/2026"
    assert source["Người lấy số liệu"] == "Đỗ Quốc Khánh"


def test_the_file_tells_no_more_than_the_page(lived, client):
    client.force_login(lived.people["nga"].login)
    rows = sheets(client.get("/don-vi/T.01/tinh-hinh.xlsx").content)["Tình hình"]
    lines = {row[1]: row[3:] for row in rows[7:]}
    assert lines["T.01.CQ"][0] == "dưới 5 người"
    assert set(lines["T.01.CQ"][1:]) == {""}


def test_a_name_that_looks_like_a_formula_stays_a_name(lived, client):
    cell = lived.units["T.01.02"]
    cell.name = '=HYPERLINK("http://a.example","x")'
    cell.save()
    content = client.get("/don-vi/T.01/tinh-hinh.xlsx").content
    assert cell.name in [row[2] for row in sheets(content)["Tình hình"]]
    import zipfile

    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        inside = "".join(parts.read(name).decode() for name in parts.namelist()
                         if name.startswith("xl/worksheets/"))  # fmt: skip
    assert "<f>" not in inside and "hyperlink" not in inside
