"""Free notes of two people through 2025 and 2026; only their writers ever read them."""

from sotay.demo.texts.shapes import Reflection

_ANH = (
    Reflection(
        "dangvien",
        "25/02/2025",
        "Hồ sơ đường vào xã Nậm Thoong thiếu bản vẽ mà mình để đến thứ Sáu mới mở. Anh bên ban quản lý đi 90 cây số xuống chỉ để nộp thêm một tờ. Ngượng.",
        "weakness",
        1,
    ),
    Reflection(
        "dangvien",
        "09/05/2025",
        "Chi tự nhập được trọn một hồ sơ. Mình chỉ ngồi bên, tay cứ muốn với sang con chuột mà phải nhịn.",
        "strength",
        3,
    ),
    Reflection(
        "dangvien",
        "21/07/2025",
        "Ba tuần mở hồ sơ ngay lúc nhận. Buổi sáng mất thêm nửa tiếng nhưng cuối tuần về đúng giờ đón con.",
        "strength",
        1,
    ),
    Reflection(
        "dangvien",
        "12/09/2025",
        "Đọc đến đoạn nói về viết cho ai xem, viết để làm gì. Lấy phiếu yêu cầu bổ sung của mình ra đọc lại: câu đầu tiên dài sáu dòng.",
        "",
        2,
    ),
    Reflection(
        "dangvien",
        "28/10/2025",
        "Phòng Quản lý nhà gọi lần thứ hai xin góp ý dự thảo. Mình bảo mai gửi, rồi lại quên. Không phải vì khó, mà vì không thấy đó là việc của mình.",
        "weakness",
    ),
    Reflection(
        "dangvien",
        "06/11/2025",
        "Hôm kể chuyện ở chi bộ run quá, nói nhanh. Nhưng chị Hòa bảo lần đầu nghe ai tự đem lỗi của mình ra làm ví dụ.",
    ),
    Reflection(
        "dangvien",
        "19/01/2026",
        "Buổi chiều trực đầu tiên ở một cửa. Một chị bế con đứng đợi bốn mươi phút vì không biết phải lấy số. Mình dán tờ chỉ đường ngay cạnh máy.",
        "strength",
        3,
    ),
    Reflection(
        "dangvien",
        "11/03/2026",
        "Đặt chuông nhắc góp ý văn bản lúc 9 giờ sáng. Từ đầu năm sáu dự thảo, cái chậm nhất hai ngày.",
        "strength",
    ),
    Reflection(
        "dangvien",
        "30/03/2026",
        "Hết quý mà chuyên đề chưa đọc xong. Lịch trình bày cũng chưa báo anh Sơn. Cứ nghĩ còn nhiều ngày.",
        "weakness",
        2,
    ),
    Reflection(
        "dangvien",
        "22/05/2026",
        "Con ốm, đi muộn hai hôm. Đã báo anh Đạt từ tối, hồ sơ chuyển cho Chi. Hóa ra việc vẫn chạy, mình không phải ôm hết.",
        "",
        1,
    ),
    Reflection(
        "dangvien",
        "15/06/2026",
        "Ngồi cộng lại: 143 hồ sơ, 138 trước hạn. Năm hồ sơ còn lại nhớ rõ từng cái, cái nào cũng vì mình ngại gọi điện.",
        "",
        1,
    ),
)

_BINH = (
    Reflection(
        "bithu",
        "20/02/2025",
        "Xuống ban phía Tây mới hiểu: ba người làm việc của tám người. Bốn công văn nhắc của mình năm ngoái chỉ làm họ mất thêm bốn buổi viết báo cáo.",
        "",
        1,
    ),
    Reflection(
        "bithu",
        "06/03/2025",
        "Phát tài liệu lúc các đồng chí đã ngồi vào bàn. Hỏi ai đọc chưa, im cả phòng. Lỗi này của mình.",
        "weakness",
        3,
    ),
    Reflection(
        "bithu",
        "14/05/2025",
        "Danh sách khen chuyên đề trình gấp, không kịp dán. Không ai nói gì, nhưng im lặng không phải là đồng ý.",
        "weakness",
        2,
    ),
    Reflection(
        "bithu",
        "04/08/2025",
        "Kỳ sinh hoạt đầu tiên không ai đọc văn bản. Thừa ra nửa giờ, đồng chí Nga nói một mạch về nhà ở xã hội, hay nhất từ đầu năm.",
        "strength",
        3,
    ),
    Reflection(
        "bithu",
        "23/10/2025",
        "Hôm qua Đạt nói Huy giữa phòng, mình ngồi đó mà không đỡ lời cho ai. Bí thư không thể chỉ là người ngồi giữa.",
        "weakness",
    ),
    Reflection(
        "bithu",
        "27/11/2025",
        "Một đồng chí trẻ nộp đơn xin chuyển. Hỏi vì sao, em bảo hai năm chưa ai hỏi em muốn làm gì. Câu ấy theo mình về tận nhà.",
        "weakness",
    ),
    Reflection(
        "bithu",
        "15/01/2026",
        "Uống trà với Pao. Biết nhà cậu ấy cách cơ quan 60 cây, cuối tuần về làm nương giúp bố. Ba năm làm cùng mà giờ mới hỏi.",
        "strength",
        1,
    ),
    Reflection(
        "bithu",
        "26/02/2026",
        "Tháng này không gặp riêng được ai. Tết xong việc dồn, lại xếp con người sau con số.",
        "weakness",
        1,
    ),
    Reflection(
        "bithu",
        "09/04/2026",
        "Đồng chí Thắng mới về, đưa kế hoạch sau tám ngày, viết kỹ hơn cả mình. Cần để Đạt giao việc sớm cho đồng chí ấy.",
    ),
    Reflection(
        "bithu",
        "06/05/2026",
        "Giảng xong chuyên đề, Hùng trẻ hỏi thẳng: tiết kiệm thế sao phòng mình vẫn in màu. Cả phòng cười. Từ mai in đen trắng.",
        "strength",
        3,
    ),
    Reflection(
        "bithu",
        "08/06/2026",
        "Viết bản soát xét, đến đoạn đồng chí Huy thì dừng bút gần một tiếng. Mình tránh việc này năm tháng rồi.",
        "weakness",
        1,
    ),
)

REFLECTIONS = _ANH + _BINH
