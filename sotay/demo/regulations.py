"""The rules of the block, of a committee and of a cell: documents, a proposal, an evaluation."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from sotay.demo.meetings import People, Step
from sotay.feedback.actions import ask, give_answer, pass_up
from sotay.feedback.models import Feedback
from sotay.kit.clock import HANOI
from sotay.org.standing import Standing, standing_of
from sotay.oversight.actions.evaluating import decide_evaluation
from sotay.oversight.actions.rule_news import tell_overtaken
from sotay.oversight.queries.evaluating import evaluation_page
from sotay.oversight.rules import Answered, EvaluationWords
from sotay.regulations.actions.drafting import save_document, save_forms
from sotay.regulations.actions.issuing import issue
from sotay.regulations.choices import RegulationKind as Kind
from sotay.regulations.queries.drafts import draft_page, mark_of_draft
from sotay.regulations.rules import OF_THE_YEAR
from sotay.regulations.rules.issuing import Heading

BLOCK, COMMITTEE, CELL = "K", "K.01", "K.01.01"
PROPOSAL = uuid5(NAMESPACE_OID, "proposal-review-figures")
INSPECTING = ["Đi cơ sở", "Nghe báo cáo", "Đọc Sổ tay", "Chọn mẫu", "Kiểm tra chéo giữa các chi bộ"]
GUIDED = {
    "inspection_forms": INSPECTING,
    "remark_years": 2,
    "plan_guidance": [
        {"title": "Việc của cơ quan mình",
         "text": "Mỗi kế hoạch có ít nhất một việc làm cho người dân, cho cơ sở thấy được ngay "
         "trong năm, gắn với nhiệm vụ phòng, khoa được giao."},
    ],
    "plan_examples": [
        {"deed": "Trả lời văn bản hỏi của xã trong 3 ngày làm việc, việc khó thì gọi điện trước.",
         "measure": "Sổ công văn đến, đi", "head": "phong-cach", "post": "chuyên viên cơ quan tỉnh"},
    ],
}  # fmt: skip
OF_THE_COMMITTEE = {"hint_threshold": 75, "review_guidance": [
    {"title": "Nói bằng số của mình",
     "text": "Mỗi việc đã đăng ký ghi một con số hoặc một ngày, lấy từ sổ sách đang có."},
]}  # fmt: skip
HELP = {"id": "c0de0001", "label": "Việc giúp người dân, giúp đồng nghiệp",
        "hint": "Một việc ngoài nhiệm vụ được giao, với ai, khi nào.", "required": False}  # fmt: skip
WORDS = EvaluationWords(
    strengths="Hạn chung dễ nhớ, cấp ủy nộp trước nên chi bộ theo. Các cuộc sinh hoạt có nội dung "
    "cụ thể để bàn.",
    weaknesses="Bản soát xét còn nhiều câu chung chung, ít con số. Một số bài giống bài năm trước.",
    decision="amend",
    conclusion="Ban hành quy định riêng của Đảng ủy từ năm 2026: nhắc sớm hơn khi bài giống bài cũ, "
    "thêm hướng dẫn ghi số liệu khi soát xét.",
)


def steps() -> list[Step]:
    """Everything about the regulations, in the order of its moment."""
    return [
        Step(_at(2024, 12, 10, 9), _issuing(BLOCK, "thuan", Heading(
            Kind.GUIDANCE, date(2025, 1, 1), "12-HD/ĐU", date(2024, 12, 10), "Nguyễn Đức Thuận",
            "Sử dụng Sổ tay làm theo gương Bác trong Đảng bộ các cơ quan tỉnh"), GUIDED)),
        Step(_at(2025, 11, 5, 20), _propose),
        Step(_at(2025, 11, 7, 8), _pass_up),
        Step(_at(2025, 11, 18, 15), _answer),
        Step(_at(2025, 12, 22, 10), _evaluate),
        Step(_at(2025, 12, 25, 9), _issuing(COMMITTEE, "danguy", Heading(
            Kind.RULE, date(2026, 1, 1), "05-QĐ/ĐU", date(2025, 12, 25), "Lê Thu Hà",
            "Sử dụng Sổ tay làm theo gương Bác trong Đảng bộ Sở Xây dựng"), OF_THE_COMMITTEE)),
        Step(_at(2026, 1, 5, 9), _issuing(CELL, "bithu", Heading(
            Kind.STATUTE, date(2026, 1, 5), "02-QC/CB", date(2026, 1, 5), "Trần Văn Bình",
            "Nền nếp ghi và báo cáo Sổ tay của Chi bộ Phòng Kế hoạch – Tài chính"),
            {"hint_threshold": 70, "remind_before": [14, 7, 3], "plan_fields": [HELP]})),
        Step(_at(2026, 6, 1, 9), _issuing(BLOCK, "thuan", Heading(
            Kind.GUIDANCE, date(2026, 7, 1), "15-HD/ĐU", date(2026, 6, 1), "Nguyễn Đức Thuận",
            "Sử dụng Sổ tay làm theo gương Bác từ sáu tháng cuối năm 2026"),
            {**GUIDED, "hint_threshold": 65})),
        Step(_at(2026, 6, 1, 10), _tell),
        Step(_at(2026, 6, 10, 9), _issuing(COMMITTEE, "danguy", Heading(
            Kind.RULE, date(2027, 1, 1), "07-QĐ/ĐU", date(2026, 6, 10), "Lê Thu Hà",
            "Sử dụng Sổ tay làm theo gương Bác trong Đảng bộ Sở Xây dựng từ năm 2027"),
            {**OF_THE_COMMITTEE, "hint_threshold": 65, "half_due": "06-25",
             "review_fields": [{**HELP, "id": "c0de0002"}]})),
        Step(_at(2026, 6, 10, 10), _tell),
    ]  # fmt: skip


def _at(year: int, month: int, day: int, hour: int) -> datetime:
    return datetime(year, month, day, hour, tzinfo=HANOI)


def _by(people: People, key: str, now: datetime) -> Standing:
    return standing_of(people[key], day=now.astimezone(HANOI).date())


def _issuing(
    code: str, who: str, heading: Heading, values: dict[str, Any]
) -> Callable[[People, datetime], object]:
    """The document is written, looked through and issued at one moment."""

    def do(people: People, now: datetime) -> None:
        by = _by(people, who, now)
        page = draft_page(code, by=by)
        plain = {key: value for key, value in values.items() if key not in OF_THE_YEAR}
        save_document(code, heading, plain, base=page.mark_of_document, by=by, now=now)
        page = draft_page(code, by=by)
        forms = {**page.year_values, **{k: v for k, v in values.items() if k in OF_THE_YEAR}}
        draft = save_forms(code, forms, base=page.mark_of_forms, by=by, now=now)
        issue(code, base=mark_of_draft(draft), by=by, now=now)

    return do


def _propose(people: People, now: datetime) -> None:
    ask("Thêm chỗ ghi số liệu khi soát xét",
        "Bản soát xét nên nhắc mỗi việc ghi một con số, để chi bộ khỏi phải hỏi lại.",
        about="regulation", kind="proposal", may_name=False, token=PROPOSAL,
        by=_by(people, "dangvien", now), now=now)  # fmt: skip


def _pass_up(people: People, now: datetime) -> None:
    row = Feedback.objects.get(token=PROPOSAL)
    pass_up(row.uid, "Chi bộ đồng tình, đề nghị Đảng ủy xem xét chung cho các chi bộ.",
            by=_by(people, "bithu", now), now=now)  # fmt: skip


def _answer(people: People, now: datetime) -> None:
    row = Feedback.objects.get(token=PROPOSAL)
    give_answer(row.uid, "Đảng ủy ghi nhận, sẽ xét khi đánh giá quy định cuối năm.", publish=False,
                by=_by(people, "danguy", now), now=now)  # fmt: skip


def _evaluate(people: People, now: datetime) -> None:
    by = _by(people, "danguy", now)
    page = evaluation_page(COMMITTEE, 2025, by=by)
    answers = {
        one.id: Answered("taken", "Đưa vào hướng dẫn soát xét từ năm 2026.")
        for one in page.proposals
        if one.is_members
    }
    words = EvaluationWords(WORDS.strengths, WORDS.weaknesses, WORDS.decision, WORDS.conclusion,
                            answers)  # fmt: skip
    decide_evaluation(COMMITTEE, 2025, words, base=0, by=by, now=now)


def _tell(people: People, now: datetime) -> None:
    while tell_overtaken(now):
        pass
