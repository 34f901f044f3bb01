"""A plan or a review as a Word file in the Party's format; personal papers bear no number."""

import io
from itertools import groupby

from sotay.exports import wording
from sotay.exports.sheets import (
    AnswerLine,
    Pair,
    PersonLines,
    PlanItemLine,
    PlanSheet,
    ResultLine,
    ReviewSheet,
    WeaknessLine,
)
from sotay.exports.word_format import format_on
from sotay.exports.word_parts import Sheet

ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def plan_docx(plan: PlanSheet) -> bytes:
    sheet = _opened(plan, [plan.campaign, f"năm {plan.year}"])
    sections = _Sections(sheet)
    sections.open("Việc đăng ký thực hiện")
    _items(sheet, plan.items)
    if plan.carried:
        sections.open("Khuyết điểm kỳ trước tiếp tục khắc phục")
        _weaknesses(sheet, plan.carried)
    sections.add(plan.extra)
    return _closed(sheet, plan, "NGƯỜI LẬP KẾ HOẠCH")


def review_docx(review: ReviewSheet) -> bytes:
    sheet = _opened(review, [f"việc thực hiện kế hoạch cá nhân năm {review.year}"])
    sections = _Sections(sheet)
    if review.results:
        sections.open("Kết quả thực hiện kế hoạch")
        _results(sheet, review.results)
    if review.answers:
        sections.open("Khắc phục khuyết điểm kỳ trước")
        _answers(sheet, review.answers)
    sections.open("Ưu điểm")
    sheet.prose(review.strengths)
    sections.open("Khuyết điểm, nguyên nhân và giải pháp thời gian tới")
    if review.weaknesses:
        _weaknesses(sheet, review.weaknesses)
    else:
        sheet.body(wording.NONE_FOUND if review.none_found else wording.NOT_WRITTEN)
    sections.add(review.extra)
    return _closed(sheet, review, "NGƯỜI TỰ SOÁT XÉT")


class _Sections:
    """Roman numbers in the order in which sections are opened."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.opened = 0

    def open(self, title: str) -> None:
        number = ROMAN[self.opened] if self.opened < len(ROMAN) else str(self.opened + 1)
        self.opened += 1
        self.sheet.section(f"{number}. {title}")

    def add(self, pairs: tuple[Pair, ...]) -> None:
        for label, text in pairs:
            self.open(label)
            self.sheet.prose(text)


def _opened(printed: PlanSheet | ReviewSheet, abstract: list[str]) -> Sheet:
    sheet = Sheet(format_on(printed.heading.on), f"{printed.title} năm {printed.year}")
    sheet.heading(printed.heading, printed.year)
    sheet.title(printed.title, [line for line in abstract if line])
    _person(sheet, printed.person)
    return sheet


def _closed(sheet: Sheet, printed: PlanSheet | ReviewSheet, right_title: str) -> bytes:
    sheet.signatures(printed.confirmed_by, right_title, printed.person.name)
    sheet.note(wording.origin(printed.submitted, printed.version, printed.entered_by))
    out = io.BytesIO()
    sheet.document.save(out)
    return out.getvalue()


def _person(sheet: Sheet, person: PersonLines) -> None:
    sheet.body([("Họ và tên: ", ""), (person.name or wording.DOTS, "b")])
    for label, text in (
        ("Sinh ngày", person.born),
        ("Đơn vị", person.unit),
        ("Chức vụ Đảng", person.party_post),
        ("Chức vụ, công việc", person.work_post),
        ("Số thẻ Đảng viên", person.card_number),
    ):
        if text:
            sheet.body(f"{label}: {text}")


def _items(sheet: Sheet, items: tuple[PlanItemLine, ...]) -> None:
    table = sheet.table(("TT", "Việc làm cụ thể", "Đo bằng", "Thời hạn"), (0.07, 0.48, 0.27, 0.18))
    number = 0
    for head, group in groupby(items, key=lambda item: item.head):
        if head:
            sheet.add_band(table, head)
        for item in group:
            number += 1
            sheet.add_row(table, (str(number), item.deed, item.measure, item.due))
    _after_table(sheet)


def _results(sheet: Sheet, results: tuple[ResultLine, ...]) -> None:
    titles = ("TT", "Việc đã đăng ký", "Đo bằng", "Kết quả", "Minh chứng")
    table = sheet.table(titles, (0.07, 0.34, 0.2, 0.15, 0.24))
    number = 0
    for head, group in groupby(results, key=lambda result: result.head):
        if head:
            sheet.add_band(table, head)
        for line in group:
            number += 1
            cells = (str(number), line.deed, line.measure, line.result, line.evidence)
            sheet.add_row(table, cells)
    _after_table(sheet)


def _answers(sheet: Sheet, answers: tuple[AnswerLine, ...]) -> None:
    for number, line in enumerate(answers, 1):
        sheet.body([(f"{number}. ", "b"), (line.weakness, "")], keep=True)
        _labelled(sheet, "Giải pháp đã nêu", line.remedy)
        sheet.body([("Trả lời: ", "i"), (line.answer or wording.NOT_WRITTEN, "b")])
        _labelled(sheet, "Cụ thể", line.words)


def _weaknesses(sheet: Sheet, weaknesses: tuple[WeaknessLine, ...]) -> None:
    for number, line in enumerate(weaknesses, 1):
        sheet.body([(f"{number}. ", "b"), (line.weakness, "")], keep=True)
        _labelled(sheet, "Nguyên nhân", line.cause)
        _labelled(sheet, "Giải pháp", line.remedy)
        _labelled(sheet, "Thời hạn", line.due)


def _labelled(sheet: Sheet, label: str, text: str) -> None:
    first, *rest = wording.blocks(text) or [""]
    if not first:
        return
    sheet.body([(f"{label}: ", "i"), (first, "")])
    for paragraph in rest:
        sheet.body(paragraph)


def _after_table(sheet: Sheet) -> None:
    sheet.write(sheet.document, "", line=8)
