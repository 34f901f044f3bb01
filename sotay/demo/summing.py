"""Two reports of the Party committee of the department: 2025 is closed, the half-year is running."""

from datetime import datetime

from sotay.demo.meetings import People, Step
from sotay.kit.clock import HANOI, day_of
from sotay.org.standing import Standing, standing_of
from sotay.oversight.actions.summing import begin_summing, finish_summing, save_summing

CODE, WRITES = "K.01", "danguy"
YEAR_2025, HALF_2026 = (2025, "ca-nam"), (2026, "6-thang")
OF_2025 = {
    "leading": "Đảng ủy đưa việc dùng Sổ tay vào chương trình công tác năm, phân công mỗi đồng chí "
    "đảng ủy viên theo dõi một chi bộ. Tháng 3 tập huấn cách viết việc cụ thể, đo được; tháng 7 và "
    "tháng 12 nghe chi bộ báo cáo.",
    "strengths": "Cấp ủy các chi bộ đăng ký và soát xét trước, đúng hạn. Phần lớn việc đăng ký gắn "
    "với nhiệm vụ chuyên môn: trả hồ sơ trước hạn, tiết kiệm trong đầu tư công, đi cơ sở.\n"
    "Soát xét cả năm đã trả lời từng khuyết điểm của kỳ trước, không viết chung chung.",
    "weaknesses": "Còn đảng viên nộp muộn ở lần soát xét 6 tháng. Một số việc đăng ký để hết đến ngày "
    "31 tháng 12 nên giữa năm khó kiểm tra.",
    "causes": "Khách quan: đợt sắp xếp phòng chuyên môn trùng kỳ soát xét. Chủ quan: có chi ủy nhắc "
    "chậm, chưa gợi ý đảng viên chia việc thành mốc.",
    "lessons": "Chi bộ nào bí thư đọc to kế hoạch của mình đầu năm thì đảng viên viết cụ thể hơn. "
    "Nhắc trước hạn hai tuần có hiệu quả hơn nhắc sau hạn.",
    "direction": "Từng chi bộ có ít nhất một chuyên đề về một việc trong Sổ tay trước 30/6/2026. Chi "
    "ủy nhắc mốc giữa năm trong tháng 4. Đảng ủy kiểm tra hai chi bộ trong năm.",
    "proposals": "Đề nghị cấp trên hướng dẫn cách ghi việc làm theo của đảng viên đi biệt phái.",
}  # fmt: skip
OF_HALF = {
    "leading": "Đảng ủy ban hành quy định về Sổ tay của Đảng bộ, phổ biến văn bản mới tới các chi bộ.",
    "strengths": "Có gương được tặng giấy khen từ một việc ghi trong Sổ tay.",
}


def steps() -> list[Step]:
    """Everything about the two reports, in the order of its moment."""
    return [
        Step(datetime(2026, 1, 9, 8, 30, tzinfo=HANOI), _begin_2025),
        Step(datetime(2026, 1, 12, 10, tzinfo=HANOI), _finish_2025),
        Step(datetime(2026, 6, 17, 15, tzinfo=HANOI), _begin_half),
    ]


def _by(people: People, now: datetime) -> Standing:
    return standing_of(people[WRITES], day=day_of(now))


def _begin_2025(people: People, now: datetime) -> None:
    begin_summing(CODE, *YEAR_2025, by=_by(people, now), now=now)


def _finish_2025(people: People, now: datetime) -> None:
    finish_summing(CODE, *YEAR_2025, OF_2025, base=1, by=_by(people, now), now=now)


def _begin_half(people: People, now: datetime) -> None:
    by = _by(people, now)
    begin_summing(CODE, *HALF_2026, by=by, now=now)
    save_summing(CODE, *HALF_2026, OF_HALF, base=1, by=by, now=now)
