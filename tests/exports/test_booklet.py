"""The year as an A5 booklet: as it was handed in, in the words and heads of its own year."""

import io
import zipfile
from dataclasses import replace

import pytest

from sotay.exports.pdf import booklet_pdf, recovery_pdf
from sotay.exports.sheets import Booklet, Heading, PersonLines, PlanItemLine, PlanSheet
from sotay.kit import clock
from sotay.notebook.printouts import booklet_of
from sotay.notebook.queries.printing import booklet_year
from sotay.notebook.rules import content as c
from sotay.org.models import Unit
from sotay.regulations.rules import HALF, PLAN, YEAR
from tests.accounts.doors import login_of
from tests.exports.paper import fonts, reader, sizes, words
from tests.fixtures.strict import StrictClient
from tests.fixtures.world import World, at
from tests.notebook.writing import PLAN_2026, REVIEW, hand_in, hand_in_plan

ADDRESS = "/so-tay/2026/so-tay.pdf"
ODD = '#import "x" *đậm* _nghiêng_ $x^2$ <nhãn> @tham [a] \\ // ghi ```mã``` https://vi.du/'


@pytest.fixture
def december(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: at("20/12/2026 09:00"))


@pytest.fixture
def chi(world, client, december) -> StrictClient:
    client.force_login(login_of(world, "chi"))
    return client


def live(world: World) -> None:
    hand_in_plan(world, "chi")
    hand_in(world, "chi", HALF, "20/06/2026 08:00", REVIEW)
    year = replace(REVIEW, strengths="Cả năm 290 hồ sơ.", weaknesses=(), none_found=True)
    hand_in(world, "chi", YEAR, "10/12/2026 08:00", year)


def printed(world: World, year: int, who: str = "chi", **how: bool) -> str:
    return words(booklet_pdf(booklet_of(booklet_year(year, by=world.by(who), **how))))


def test_a_year_is_a_booklet_to_be_folded(world, chi):
    live(world)
    answer = chi.get(ADDRESS)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="so-tay-2026.pdf"'
    assert sizes(answer.content) == {(148, 210)}
    assert len(reader(answer.content).pages) % 4 == 0


def test_it_has_the_units_heading_the_plan_and_both_reviews(world, chi):
    live(world)
    text = words(chi.get(ADDRESS).content)
    for part in ("ĐẢNG BỘ SỞ THỬ NGHIỆM", "CHI BỘ PHÒNG TỔNG HỢP", "ĐẢNG CỘNG SẢN VIỆT NAM",
                 "Lê Thị Kim Chi", "Năm 2026", "ngày 12 tháng 01 năm 2026",
                 *(row.deed for row in PLAN_2026.items), "Tỷ lệ hồ sơ trước hạn", "31/12/2026",
                 REVIEW.strengths, "Chưa trình bày chuyên đề", "Chuẩn bị muộn", "Cả năm 290 hồ sơ.",
                 "Kỳ này chưa thấy khuyết điểm mới", "Tiếp tục khắc phục"):  # fmt: skip
        assert part in text
    assert "Độc lập" not in text  # a Party paper has no State heading
    order = [text.index(part) for part in (PLAN_2026.items[0].deed, REVIEW.strengths, "Cả năm 290")]
    assert order == sorted(order)


def test_only_what_was_handed_in_is_printed(world, chi):
    hand_in_plan(world, "chi")
    chi.post("/so-tay/2026/ke-hoach/sua/", {"base": "0", "item": "aaaa1111",
                                            "item-aaaa1111-deed": "Chữ còn đang viết"})  # fmt: skip
    text = words(chi.get(ADDRESS).content)
    assert PLAN_2026.items[0].deed in text and "Chữ còn đang viết" not in text


def test_the_file_names_nobody_and_brings_its_letters(world, chi):
    live(world)
    pdf = chi.get(ADDRESS).content
    about = reader(pdf).metadata
    assert about and about.title == "Sổ tay làm theo gương Bác năm 2026"
    assert not about.author
    assert {name.split("+")[1].split("-")[0] for name in fonts(pdf)} == {"Tinos"}


def test_a_blank_booklet_has_forms_for_the_hand_and_no_text(world, chi):
    live(world)
    answer = chi.get(ADDRESS + "?trang=1")
    text = words(answer.content)
    assert answer["Content-Disposition"] == 'inline; filename="so-tay-2026-trang.pdf"'
    assert sizes(answer.content) == {(148, 210)} and len(reader(answer.content).pages) % 4 == 0
    for part in ("Lê Thị Kim Chi", "CHI BỘ PHÒNG TỔNG HỢP", "KẾ HOẠCH CÁ NHÂN",
                 "SOÁT XÉT, ĐÁNH GIÁ 6 THÁNG", "SOÁT XÉT, ĐÁNH GIÁ CẢ NĂM", "GHI THÊM BẰNG TAY",
                 "Đạt một phần", "Việc làm cụ thể"):  # fmt: skip
        assert part in text
    for part in (PLAN_2026.items[0].deed, REVIEW.strengths, "Chuẩn bị muộn"):
        assert part not in text


@pytest.mark.parametrize(
    ("year", "directive", "heads"),
    [
        (2015, "03-CT/TW ngày 14/05/2011", ("Tấm gương đạo đức",)),
        (2026, "05-CT/TW ngày 15/05/2016", ("Tư tưởng", "Đạo đức", "Phong cách")),
        (2027, "07-CT/TW ngày 13/07/2026", ("Tư tưởng", "Đạo đức", "Phương pháp", "Phong cách")),
    ],
)
def test_a_year_has_the_heads_in_force_on_its_first_day(world, year, directive, heads):
    text = printed(world, year, blank=True)
    assert f"Chỉ thị số {directive}" in text
    every = ("Tấm gương đạo đức", "Tư tưởng", "Đạo đức", "Phương pháp", "Phong cách")
    assert [head for head in every if head in text] == [head for head in every if head in heads]


def test_an_old_year_keeps_its_heads_and_the_name_of_its_unit(world):
    hand_in_plan(world, "chi")
    Unit.objects.filter(code="T.01.01").update(name="Chi bộ Tên mới", folded=" chi bo ten moi")
    by = world.by("chi", "20/01/2028")
    text = words(booklet_pdf(booklet_of(booklet_year(2026, by=by))))
    assert "CHI BỘ PHÒNG TỔNG HỢP" in text and "TÊN MỚI" not in text.upper()
    assert "05-CT/TW" in text and "Phương pháp" not in text


def test_people_outside_the_party_are_confirmed_by_their_agency(world):
    hand_in_plan(world, "lan")
    assert "XÁC NHẬN CỦA CƠ QUAN" in printed(world, 2026, "lan")
    hand_in_plan(world, "chi")
    assert "XÁC NHẬN CỦA CHI ỦY" in printed(world, 2026, "chi")


def test_what_was_typed_is_printed_never_run(world):
    items = (replace(PLAN_2026.items[0], deed=ODD, measure="#panic()"),)
    hand_in(world, "chi", PLAN, "12/01/2026 09:00", c.PlanContent(items))
    text = printed(world, 2026).replace(" ", "")
    assert ODD.replace(" ", "") in text and "#panic()" in text


@pytest.mark.parametrize(
    "deed", ["a" * 5_000, "Dòng\n" * 400, "\x00\u202e\ufffe Việc", "🌾 Việc đồng áng", "ệ" * 300]
)
def test_no_text_stops_the_press(deed):
    sheet = PlanSheet(Heading("", ""), PersonLines("Lê Hà"), 2026, "Kế hoạch", "",
                      (PlanItemLine("", deed, deed),))  # fmt: skip
    pdf = booklet_pdf(Booklet(2026, Heading("", ""), PersonLines("Lê Hà"), sheet))
    assert sizes(pdf) == {(148, 210)}


def test_empty_booklets_of_a_unit_come_one_file_each(world, client, december):
    client.force_login(login_of(world, "giang"))
    batch = client.post("/don-vi/T.01.02/so-giay/", {"year": "2027"})["Location"]
    assert client.get(batch + "tai/").status_code == 409
    for _ in range(9):
        answer = client.post(batch + "tiep/", headers={"X-Sotay-Autosave": "1"}).json()
        if answer["done"] == answer["total"]:
            break
    with zipfile.ZipFile(io.BytesIO(client.get(batch + "tai/").content)) as archive:
        books = {name: words(archive.read(name)) for name in archive.namelist()}
    assert len(books) == 4
    for name in ("Hoàng Thu Giang", "Vũ Ngọc Hà", "Tạ Công Minh", "Đinh Thúy Nga"):
        assert len([text for text in books.values() if name in text]) == 1
    assert all("Năm 2027" in text and "07-CT/TW" in text for text in books.values())


def test_one_takes_home_everything_kept_of_oneself_on_paper(world, chi):
    live(world)
    text = words(chi.get("/tai-khoan/du-lieu/?dang=pdf").content)
    for part in ("Lê Thị Kim Chi", PLAN_2026.items[1].deed, "Chuẩn bị muộn", "Cả năm 290 hồ sơ.",
                 "kế hoạch cá nhân", "Đạo đức", "Tiếp tục khắc phục", "01/01/2020"):  # fmt: skip
        assert part in text
    for code in ("soat-xet-6-thang", "not_done", "2020-01-01"):
        assert code not in text


def test_a_recovery_sheet_on_paper_shows_its_code():
    text = words(recovery_pdf("Lê Thị Kim Chi", ["AB12", "CD34"], at("03/02/2026").date()))
    assert "AB12" in text and "CD34" in text and "ngày 03 tháng 02 năm 2026" in text
