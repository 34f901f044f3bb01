"""What was proposed and decided about a person as a good example."""

from sotay.org.kept import Data, kept_of, told_at
from sotay.recognition.models import Commendation, Example, ExampleStep


@kept_of("đề nghị nêu gương tôi", Example, with_=("unit",))
def example(row: Example) -> Data:
    words = row.words
    return {
        "hình thức": row.get_award_display(),
        "nơi quyết định": row.unit.name,
        "tên gương": words["title"],
        "chữ": words["text"],
        "đề nghị lúc": told_at(row.proposed_at),
        "tình trạng": row.get_state_display(),
        "đồng ý lúc": told_at(row.consented_at),
        "rút lại lúc": told_at(row.withdrawn_at),
        "có ảnh": row.picture is not None,
        "công bố lúc": told_at(row.published_at),
    }


@kept_of("việc xử lý đề nghị", ExampleStep, of="example__person")
def step(row: ExampleStep) -> Data:
    return {
        "việc": row.get_kind_display(),
        "lúc": told_at(row.at),
        "người làm": row.by_name,
        "tổ chức": row.unit_name,
        "chữ": row.text,
    }


@kept_of("quyết định khen", Commendation, of="example__person", with_=("unit",))
def commendation(row: Commendation) -> Data:
    return {
        "hình thức": row.get_award_display(),
        "cơ quan": row.unit.name,
        "số": f"{row.number}-{row.code}",
        "ngày": row.decided_on.isoformat(),
        "thành tích": row.deed,
    }
