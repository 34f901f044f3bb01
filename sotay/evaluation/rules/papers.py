"""What one writes when rating oneself, part by part of the form in force. Pure.

Source: HD 43-HD/BTCTW 2025, mẫu 1, 2A, 2B, 2C.
"""

from typing import NamedTuple

from sotay.evaluation.choices import PaperForm

LONGEST = 20_000


class Part(NamedTuple):
    """One part of a form; `key` is kept, `fills` names the evidence it begins with."""

    key: str
    label: str
    fills: str = ""


_CONDUCT = Part("conduct", "Chính trị tư tưởng; đạo đức, lối sống; tác phong; ý thức kỷ luật",
                "strengths")  # fmt: skip
_DUTIES = Part("duties", "Kết quả thực hiện nhiệm vụ được giao")
_LEADING = (
    Part("leading", "Kết quả lãnh đạo, quản lý cơ quan, đơn vị"),
    Part("renewal", "Tinh thần trách nhiệm, đổi mới, dám nghĩ, dám làm"),
    Part("example", "Nêu gương; phòng, chống tham nhũng, lãng phí, tiêu cực"),
)
_PLEDGE = Part("pledge", "Thực hiện kế hoạch cá nhân trong năm", "items")
_FAULTS = Part("faults", "Hạn chế, khuyết điểm và nguyên nhân", "weaknesses")
_MENDED = Part("mended", "Kết quả khắc phục hạn chế, khuyết điểm trước đây", "answers")
_ASKED = Part("asked", "Giải trình vấn đề được gợi ý kiểm điểm (nếu có)")
_SHARE = Part("share", "Trách nhiệm cá nhân với hạn chế của tập thể (nếu có)")
_AHEAD = Part("ahead", "Phương hướng, biện pháp khắc phục", "remedies")

PARTS: dict[str, tuple[Part, ...]] = {
    PaperForm.MEMBER: (_CONDUCT, _DUTIES, _PLEDGE, _FAULTS, _MENDED, _ASKED, _SHARE, _AHEAD),
    PaperForm.LEADER: (_CONDUCT, _DUTIES, *_LEADING, _PLEDGE, _FAULTS, _MENDED, _ASKED, _SHARE,
                       _AHEAD),
    PaperForm.OUTSIDE: (_CONDUCT, _PLEDGE, _FAULTS, _MENDED, _AHEAD),
    PaperForm.COLLECTIVE: (
        Part("leading", "Kết quả lãnh đạo thực hiện nhiệm vụ chính trị, xây dựng Đảng"),
        Part("following", "Học tập và làm theo Bác; việc giữ nền nếp Sổ tay"),
        _FAULTS._replace(fills=""), _MENDED._replace(fills=""), _ASKED,
        _AHEAD._replace(fills=""),
    ),
}  # fmt: skip
NEEDED = ("faults", "ahead")


def forms_of(*, is_collective: bool, is_leader: bool) -> tuple[PaperForm, ...]:
    """The forms among which somebody chooses, the usual one first."""
    if is_collective:
        return (PaperForm.COLLECTIVE,)
    if is_leader:
        return (PaperForm.LEADER,)
    return (PaperForm.MEMBER, PaperForm.OUTSIDE)


def missing(form: str, words: dict[str, str], level: str) -> dict[str, str]:
    """What a self-rating still needs before it is handed in: a whole sentence by part."""
    found = {
        part.key: "Hãy ghi phần này; không có thì ghi rõ là không có."
        for part in PARTS[form]
        if part.key in NEEDED and not words.get(part.key, "").strip()
    }
    return found if level else found | {"level": "Hãy chọn mức tự nhận."}
