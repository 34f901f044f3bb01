"""Three good examples of 2026: who was proposed, from which words, and what became of it."""

from datetime import datetime

from sotay.demo.texts.shapes import Praised
from sotay.kit.clock import HANOI

READ_AT = datetime(2026, 5, 19, 20, tzinfo=HANOI)  # everybody has read the news of that day

PRAISED = (
    Praised(
        who="dangvien",
        unit="K.01.01",
        by="bithu",
        passage="Cả năm 259 trong 268 hồ sơ đúng hạn",
        title="Phiếu kiểm tra thành phần hồ sơ để bàn trực ai dùng cũng không sót giấy",
        text=(
            "Đồng chí Ánh tự soạn phiếu kiểm tra thành phần cho từng loại hồ sơ, mỗi loại một trang, dán ngay ở bàn tiếp nhận. Người trực đánh dấu từng giấy trước mặt người nộp, thiếu gì nói luôn một lần.\n"
            "Cả năm 2025 có 259 trong 268 hồ sơ trả đúng hạn. Tháng 1 đồng chí kể lại cách làm trước chi bộ; phiếu đã được in cho mọi bàn trực một cửa."
        ),
        award="merit",
        decider="K.01",
        decider_key="danguy",
        scope="K",
        proposed="11/05/2026 09:10",
        agreed="12/05/2026 20:05",
        decided="19/05/2026 08:30",
        published="19/05/2026 09:00",
        number=12,
        deed="có sáng kiến phiếu kiểm tra thành phần hồ sơ, giải quyết 259/268 hồ sơ đúng hạn trong năm 2025",
    ),
    Praised(
        who="",
        unit="K.01.01",
        by="bithu",
        passage="Từ ngày 06/5 in đen trắng hai mặt",
        title="Chi bộ bàn xong chuyên đề là bớt ngay giấy in của chính mình",
        text=(
            "Sau chuyên đề Học Bác thực hành tiết kiệm trong đầu tư công, chi bộ bắt đầu từ việc nhỏ: từ ngày 06/5 in đen trắng hai mặt, chỉ in màu bản vẽ, báo cáo thẩm tra không quá 20 trang kể cả phụ lục.\n"
            "Máy in dùng chung đặt sẵn chế độ tiết kiệm ngay hôm sau cuộc họp, nên không phải nhắc ai."
        ),
        award="praise",
        decider="K.01",
        decider_key="danguy",
        scope="K.01",
        proposed="11/05/2026 09:40",
        decided="19/05/2026 08:40",
        published="19/05/2026 09:05",
        number=13,
        deed="thực hành tiết kiệm ngay sau sinh hoạt chuyên đề quý II năm 2026",
    ),
    Praised(
        who="dangvien2",
        unit="K.01.02",
        by="tam",
        passage="46 buổi, bỏ được bốn loại giấy tờ",
        title="Ngồi quầy một cửa để biết giấy tờ nào bỏ được",
        text=(
            "Mỗi thứ Năm đồng chí Đức ngồi tại quầy một cửa hai giờ, ghi lại người dân vướng ở bước nào. Cả năm 46 buổi, đề xuất bỏ được bốn loại giấy tờ; tỷ lệ hồ sơ phải bổ sung giảm từ 31% xuống 18%."
        ),
        award="praise",
        decider="K.01.02",
        decider_key="tam",
        scope="K.01",
        proposed="16/06/2026 16:20",
    ),
)  # fmt: skip
