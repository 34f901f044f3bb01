"""Minutes as a keeper in a province would hand them in, for tests of the print engines."""

from datetime import date

from sotay.exports.sheets import Heading
from sotay.exports.sheets_minutes import (
    CHAIR,
    KEEPER,
    Absent,
    AnnexSheet,
    Assignment,
    Block,
    MinutesSheet,
    Section,
    Signer,
)

LEFT, RIGHT = Signer(KEEPER, "Vũ Thị Uyên", "16:40 ngày 03/07/2026"), Signer(CHAIR, "Trần Văn Bình")


def report(number: int) -> Block:
    return Block(
        f"Đồng chí Nguyễn Văn Thứ {number} báo cáo soát xét, đánh giá 6 tháng",
        "Ưu điểm: Đã xử lý 143 hồ sơ, 138 hồ sơ trước hạn; số <liệu> & {{Số}} giữ nguyên.\n"
        "Đồng chí Phạm Quốc Đạt: Đề nghị chia sẻ cách phân loại hồ sơ cho cả phòng.",
        "Chi bộ ghi nhận; đồng chí chuẩn bị chuyên đề trước ngày 15/8.",
    )


def minutes_sheet(reports: int = 2) -> MinutesSheet:
    return MinutesSheet(
        heading=Heading(
            "Đảng bộ Sở Xây dựng", "Chi bộ Phòng Kế hoạch – Tài chính", "Lào Cai", date(2026, 7, 3)
        ),
        number="Số 05-BB/CB",
        abstract="Sinh hoạt chi bộ tháng 7/2026",
        opened="14 giờ 00 phút, ngày 03 tháng 7 năm 2026",
        place="Phòng họp tầng 3",
        present="16/18 đồng chí (89%).",
        chair="Đồng chí Trần Văn Bình, Bí thư",
        keeper="Đồng chí Vũ Thị Uyên",
        left=LEFT,
        right=RIGHT,
        absent=(Absent("Đồng chí Phan Thị Thu Hòa", "đi công tác"), Absent("Đồng chí Lý Văn Nam")),
        guests=("Đồng chí Lê Thu Hà, Bí thư Đảng ủy Sở",),
        sections=(
            Section(
                "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
                tuple(report(number) for number in range(1, reports + 1)),
            ),
            Section("Phương hướng tháng 7", (Block("", "Không có ý kiến khác.", "Nhất trí."),)),
        ),
        conclusion="Chi bộ hoàn thành soát xét 6 tháng.",
        tasks=(Assignment("Chuẩn bị chuyên đề", "Đồng chí Phạm Quốc Đạt", "15/08/2026"),),
        closing="Cuộc họp kết thúc lúc 16 giờ 15 phút cùng ngày.",
        recipients=("Đảng ủy Sở Xây dựng (để báo cáo),", "Lưu Chi bộ."),
        digest="ab12" * 16,
        annexes=(AnnexSheet(1, "Sửa “143” thành “134”.", LEFT, RIGHT, "cd34" * 16),),
    )
