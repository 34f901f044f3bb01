"""A report as a paper, and its annex of figures for Excel."""

from collections.abc import Sequence

from sotay.exports.office_table import SHARE, TEXT, Head, OfficeTable, Value, office_xlsx
from sotay.exports.sheets import Heading
from sotay.exports.word_chart import Series
from sotay.exports.word_summing import PaperChart, PaperTable, Passage, SummingSheet
from sotay.kit import clock
from sotay.meetings.rules.drafting import committee_name
from sotay.notebook.rules.figures import percent
from sotay.oversight.queries.summing import SummingPage
from sotay.oversight.rules import YearLine
from sotay.oversight.rules.summing import Counted, line_words, shares
from sotay.regulations.rules import YEAR

NOTEBOOK = "thực hiện Sổ tay làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh"
COLOURS = (("Đúng hạn", "2F6B4F"), ("Muộn", "E0A526"), ("Chưa nộp", "B9B2A6"))
NOT_TOLD = (
    "–: đơn vị dưới 5 người hoặc đứng cạnh đơn vị như vậy, không nêu riêng; hoặc không có số "
)
NOT_TOLD += "liệu trên hệ thống."
MOST_COLUMNS = 6


def summing_sheet(page: SummingPage) -> SummingSheet:
    """The paper of a report, its number and signature left to the office."""
    row, unit = page.row, page.unit
    body = committee_name(unit.name)
    is_cell = body == unit.name
    above = unit.parent.name if unit.parent else ""
    on = clock.day_of(row.finished_at) if row.finished_at else None
    return SummingSheet(
        heading=Heading(above, body, page.place, on or clock.day_of(row.saved_at)),
        code="BC/CB" if is_cell else "BC/ĐU",
        abstract=(page.name, NOTEBOOK),
        passages=(*_results(page), *_judgement(page)),
        figures_of=figures_words(page),
        on_behalf="T/M CHI BỘ" if is_cell else "T/M ĐẢNG ỦY",
        recipients=(*((f"{above} (để báo cáo),",) if above else ()), "Lưu hồ sơ."),
    )


def figures_words(page: SummingPage) -> str:
    """Where the numbers come from: "Số liệu lấy từ phần mềm Sổ tay lúc 08:00 ngày 18/06/2026"."""
    at = page.figures_at.astimezone(clock.HANOI)
    return (f"Số liệu lấy từ phần mềm Sổ tay lúc {at:%H:%M} ngày {at:%d/%m/%Y}; đếm việc nộp và "
            "báo cáo, không mở bài của ai.")  # fmt: skip


def _results(page: SummingPage) -> list[Passage]:
    found, written = page.figured, page.row.words.get
    known = [line for line in found.lines if line.people]
    passages = [
        Passage("I. TÌNH HÌNH, KẾT QUẢ THỰC HIỆN", is_section=True),
        Passage("1. Công tác lãnh đạo, chỉ đạo, tổ chức thực hiện", text=written("leading", ""),
                sentences=[f"{fact.label}: {fact.number}." for fact in found.facts
                           if fact.number]),
        Passage("2. Việc dùng Sổ tay", sentences=[line_words(line) for line in found.lines],
                shown=[_uses_table(known), *_chart(page, known)]),
    ]  # fmt: skip
    if found.leaders:
        passages.append(Passage("3. Nêu gương của cấp ủy, người đứng đầu",
                                shown=[_leaders_table(page)]))  # fmt: skip
    if found.units:
        passages.append(Passage(f"{len(passages)}. Các tổ chức đảng, đơn vị trực thuộc",
                                shown=[_units_table(page)]))  # fmt: skip
    passages.append(_praised(page, f"{len(passages)}. Biểu dương, khen thưởng"))
    passages.append(Passage(f"{len(passages)}. Ưu điểm", text=written("strengths", "")))
    return passages


def _judgement(page: SummingPage) -> list[Passage]:
    written = page.row.words.get
    passages = [
        Passage("II. HẠN CHẾ, KHUYẾT ĐIỂM, NGUYÊN NHÂN", is_section=True),
        Passage("1. Hạn chế, khuyết điểm", text=written("weaknesses", "")),
        Passage("2. Nguyên nhân", text=written("causes", "")),
        Passage("III. BÀI HỌC KINH NGHIỆM", is_section=True, text=written("lessons", "")),
        Passage("IV. PHƯƠNG HƯỚNG, NHIỆM VỤ, GIẢI PHÁP", is_section=True,
                text=written("direction", "")),
    ]  # fmt: skip
    if written("proposals", ""):
        passages.append(Passage("V. KIẾN NGHỊ, ĐỀ XUẤT", is_section=True,
                                text=written("proposals", "")))  # fmt: skip
    return passages


def _uses_table(lines: list[YearLine]) -> PaperTable:
    return PaperTable(
        name="Bảng 1. Số liệu các lần dùng Sổ tay",
        titles=("Lần dùng", "Số người", "Đã nộp", "Tỷ lệ", "Đúng hạn", "Muộn", "Đã báo cáo"),
        widths=(0.31, 0.115, 0.115, 0.115, 0.115, 0.115, 0.115),
        rows=[
            (line.title, *map(str, (line.people, line.submitted)),
             f"{percent(line.submitted, line.people)} %",
             *map(str, (line.in_time, line.late, line.reported)))
            for line in lines
        ],
    )  # fmt: skip


def _chart(page: SummingPage, lines: list[YearLine]) -> list[PaperChart]:
    """Every use; of five years the yearly reviews."""
    shown = [line for line in lines if line.slug == YEAR] if page.is_five else lines
    bars = shares(shown or lines)
    if not bars:
        return []
    series = [Series(name, colour, [numbers[at] for _, numbers in bars])
              for at, (name, colour) in enumerate(COLOURS)]  # fmt: skip
    return [PaperChart("Biểu đồ 1. Tỷ lệ nộp (%)", [title for title, _ in bars], series)]


def _leaders_table(page: SummingPage) -> PaperTable:
    uses = page.figured.leader_uses
    share = 0.5 / max(len(uses), 1)
    return PaperTable(
        name="Bảng 2. Việc dùng Sổ tay của cấp ủy, người đứng đầu",
        titles=("Họ và tên", "Chức vụ", *uses),
        widths=(0.28, 0.22, *[share] * len(uses)),
        rows=[(one.name, one.post, *one.states) for one in page.figured.leaders],
        first_number=2,
    )


def _units_table(page: SummingPage) -> PaperTable:
    """The share of each use in each unit; the last uses where there are many."""
    lines = [(at, line) for at, line in enumerate(page.figured.lines) if line.people]
    if page.is_five:
        lines = [(at, line) for at, line in lines if line.slug == YEAR]
    lines = lines[-MOST_COLUMNS:]
    share = 0.48 / max(len(lines), 1)
    return PaperTable(
        name="Bảng 3. Tỷ lệ đã nộp ở các đơn vị",
        titles=("STT", "Tổ chức đảng, đơn vị", *(line.title for _, line in lines)),
        widths=(0.08, 0.44, *[share] * len(lines)),
        rows=[
            (str(number), unit.name, *(_told(unit.counts[at]) for at, _ in lines))
            for number, unit in enumerate(page.figured.units, 1)
        ],
        note=NOT_TOLD,
        first_number=2,
    )


def _told(counted: Counted | None) -> str:
    if counted is None:
        return "–"
    return f"{counted.share} % ({counted.submitted}/{counted.people})" if counted.people else ""


def praised_words(page: SummingPage) -> str:
    """How many were commended whose names are not told here; empty if none."""
    if not page.unnamed:
        return ""
    words = "Ngoài ra có" if page.praised else "Có"
    return f"{words} {page.unnamed} quyết định khen mà người được khen chưa đồng ý nêu ở đây."


def _praised(page: SummingPage, title: str) -> Passage:
    rows = [
        (str(number), one.name, one.about, f"{one.award}, {one.number}, {one.decided_on:%d/%m/%Y}")
        for number, one in enumerate(page.praised, 1)
    ]
    table = PaperTable("Bảng 4. Tập thể, cá nhân được biểu dương, khen thưởng",
                       ("STT", "Tập thể, cá nhân", "Chức vụ, đơn vị", "Hình thức, quyết định"),
                       (0.08, 0.28, 0.32, 0.32), rows, praised_words(page), 4)  # fmt: skip
    if rows:
        return Passage(title, shown=[table])
    return Passage(title, sentences=[praised_words(page) or "Trong kỳ chưa có quyết định khen."])


def summing_annex(page: SummingPage, *, by: str, address: str) -> bytes:
    """The figures as they stand in the report: uses, units with every count, acts, and sources."""
    sources = _sources(page, by, address)
    lines = page.figured.lines
    heads = (Head("Lần dùng Sổ tay", TEXT, 44), Head("Số người"), Head("Đã nộp"),
             Head("Tỷ lệ", SHARE), Head("Đúng hạn"), Head("Muộn"), Head("Chưa nộp"),
             Head("Đã báo cáo"), Head("Cấp ủy, người đứng đầu"),
             Head("Cấp ủy nộp trước hạn riêng"))  # fmt: skip
    acts = (Head("Việc", TEXT, 60), Head("Số"), Head("", TEXT, 4))
    return office_xlsx(
        _annex(page, "Các lần dùng", "SỐ LIỆU CÁC LẦN DÙNG SỔ TAY", heads,
               [_line(line) for line in lines], sources),
        _annex(page, "Đơn vị", "SỐ LIỆU THEO ĐƠN VỊ", _unit_heads(), _unit_rows(page)),
        _annex(page, "Việc", "VIỆC CỦA CẤP ỦY, BIỂU DƯƠNG, KHEN THƯỞNG", acts,
               [(fact.label, fact.number, None) for fact in page.figured.facts]),
    )  # fmt: skip


def _sources(page: SummingPage, by: str, address: str) -> list[tuple[str, str]]:
    return [
        ("Nguồn", "Phần mềm Sổ tay; đếm từ việc nộp và báo cáo, không mở bài của ai"),
        ("Báo cáo", f"{page.name}: {page.unit.name} ({page.unit.code})"),
        ("Số liệu lúc", f"{page.figures_at.astimezone(clock.HANOI):%H:%M ngày %d/%m/%Y}"),
        ("Người lấy tệp", by),
        ("Trang", address),
        ("Số người", "Người phải dùng Sổ tay ở các nơi báo cáo; không tính người được miễn sinh "
         "hoạt. Năm đã qua: theo danh sách ngày 31/12 của năm đó."),
        ("Đúng hạn, muộn", "Tính theo lần nộp đầu, hạn riêng của từng người."),
        ("Ô trống", "Đơn vị dưới 5 người, hoặc đơn vị mà từ đó tính ngược ra được, không nêu "
         "riêng; hoặc không có số liệu trên hệ thống."),
    ]  # fmt: skip


def _annex(
    page: SummingPage, sheet: str, title: str, heads: Sequence[Head],
    rows: Sequence[Sequence[Value]], sources: Sequence[tuple[str, str]] = (),
) -> OfficeTable:  # fmt: skip
    return OfficeTable(
        above=page.unit.parent.name if page.unit.parent else "",
        body=page.unit.name,
        title=title,
        subtitle=f"Phụ lục báo cáo {page.name.lower()}. {figures_words(page)}",
        heads=heads,
        rows=rows,
        total=(),
        sources=sources,
        sheet=sheet,
    )


def _line(line: YearLine) -> list[Value]:
    if not line.people:
        return [line.title, "không có số liệu", *[None] * 8]
    return [line.title, line.people, line.submitted, line.submitted / line.people, line.in_time,
            line.late, max(0, line.people - line.submitted), line.reported, line.leaders,
            line.leaders_in_time]  # fmt: skip


def _unit_heads() -> tuple[Head, ...]:
    return (Head("Mã", TEXT, 14), Head("Tổ chức đảng, đơn vị", TEXT, 48),
            Head("Lần dùng Sổ tay", TEXT, 40), Head("Số người"), Head("Đã nộp"),
            Head("Tỷ lệ", SHARE), Head("Muộn"), Head("Đã báo cáo"))  # fmt: skip


def _unit_rows(page: SummingPage) -> list[list[Value]]:
    rows: list[list[Value]] = []
    for unit in page.figured.units:
        for line, counted in zip(page.figured.lines, unit.counts, strict=True):
            name: list[Value] = [unit.code, unit.name, line.title]
            if counted is None:
                rows.append([*name, *[None] * 5])
            else:
                share = counted.submitted / counted.people if counted.people else None
                rows.append([*name, counted.people, counted.submitted, share, counted.late,
                             counted.reported])  # fmt: skip
    return rows
