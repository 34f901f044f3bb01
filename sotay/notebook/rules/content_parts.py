"""A content in the parts in which it is read, each under its heading. Pure."""

from dataclasses import dataclass

from sotay.notebook.rules.content import Content, PlanContent

TITLES = {
    "carried": "Từ năm trước mang sang",
    "items": "Việc đăng ký",
    "results": "Nhìn lại kế hoạch",
    "strengths": "Ưu điểm",
    "weaknesses": "Khuyết điểm và giải pháp",
    "own": "Phần đơn vị yêu cầu thêm",
}


@dataclass(frozen=True)
class ContentPart:
    """One part: its code as in `PARTS`, its heading, and the field where it is mended."""

    code: str
    title: str
    anchor: str


def content_parts(content: Content) -> list[ContentPart]:
    """The parts that say anything or should, in reading order."""
    return [ContentPart(code, TITLES[code], anchor) for code, anchor in _anchors(content) if anchor]


def _anchors(content: Content) -> list[tuple[str, str]]:
    own = next((f"own-{row.id}" for row in content.own), "")
    if isinstance(content, PlanContent):
        item = next((f"item-{row.id}" for row in content.items), "item-add")
        carried = next((f"carried-{row.weakness}" for row in content.carried), "")
        return [("carried", carried), ("items", item), ("own", own)]
    result = next((f"result-{row.item}" for row in content.results), "")
    answer = next((f"answer-{row.weakness}" for row in content.answers), "weakness-add")
    return [("results", result), ("strengths", "strengths"), ("weaknesses", answer), ("own", own)]
