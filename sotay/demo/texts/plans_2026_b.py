"""Plans of 2026: the planning and finance cell, second half of the list."""

from sotay.demo.texts.shapes import Item, Plan

PLANS = (
    Plan(
        "hoa",
        2026,
        "13/01/2026",
        (
            Item(
                "phong-cach",
                "Lập bảng theo dõi dự toán để từng phòng tự xem được còn bao nhiêu, không phải lên hỏi.",
                "Bảng dùng chung chạy từ 01/03; số lượt phải hỏi trực tiếp",
                "01/03/2026",
            ),
            Item(
                "dao-duc",
                "Vận động phòng góp quỹ đỡ đầu hai em mồ côi ở xã Pa Lếch, tôi giữ sổ và công khai từng khoản.",
                "Sổ quỹ, 12 lần chuyển tiền",
                "31/12/2026",
            ),
        ),
    ),
    Plan(
        "quyen",
        2026,
        "22/01/2026",
        (
            Item(
                "phong-cach",
                "Kiểm chứng từ ngay lúc nhận, thiếu gì đánh dấu vào phiếu trả ngay, không giữ lại rồi mới gọi.",
                "Tỷ lệ bộ chứng từ đủ ngay lần đầu",
                "31/12/2026",
            ),
            Item(
                "tu-tuong",
                "Đọc hết chế độ kế toán hành chính sự nghiệp đang áp dụng, ghi lại những chỗ Sở làm khác.",
                "Danh sách chỗ khác gửi Kế toán trưởng",
                "31/08/2026",
            ),
        ),
    ),
    Plan(
        "giang",
        2026,
        "14/01/2026",
        (
            Item(
                "phong-cach",
                "Viết hướng dẫn bảng giải ngân ba trang, bàn giao để đồng chí Chi chạy độc lập.",
                "Báo cáo tháng 3 do đồng chí Chi làm, tôi không sửa",
                "31/03/2026",
            ),
            Item(
                "dao-duc",
                "Công trình nào báo khối lượng tròn 100% đều xin xem ảnh và nhật ký thi công, không nể ai.",
                "Số công trình đã xem, số trường hợp phải sửa số",
                "31/12/2026",
            ),
            Item(
                "tu-tuong",
                "Mỗi quý thuyết trình 15 phút ở phòng về một nguyên nhân chậm giải ngân, có số liệu ba năm.",
                "4 bài trình bày",
                "31/12/2026",
            ),
        ),
        ("Bảng tổng hợp chỉ mình tôi sửa được, hôm tôi ốm cả phòng không ra báo cáo.",),
    ),
    Plan(
        "loan",
        2026,
        "23/01/2026",
        (
            Item(
                "dao-duc",
                "Kiểm két hai lần mỗi tháng thay cho một lần, mời một người ngoài tổ kế toán chứng kiến.",
                "24 biên bản kiểm quỹ",
                "31/12/2026",
            ),
            Item(
                "phong-cach",
                "Chuyển hết khoản chi dưới năm triệu đồng sang chuyển khoản để không ai phải ký nhận hộ.",
                "Tỷ lệ khoản chi tiền mặt còn lại",
                "30/06/2026",
            ),
        ),
    ),
    Plan(
        "tuan",
        2026,
        "26/01/2026",
        (
            Item(
                "dao-duc",
                "Kiểm kê 640 tài sản công tại chỗ, dán mã từng chiếc, không ký biên bản theo sổ cũ.",
                "Biên bản kiểm kê có ảnh, số tài sản thừa và thiếu",
                "30/09/2026",
            ),
            Item(
                "phong-cach",
                "Lập danh sách bàn ghế, máy tính còn tốt nhưng để không, điều chuyển cho trường và xã trong quý II.",
                "Số tài sản điều chuyển được nhận",
                "30/06/2026",
            ),
        ),
    ),
    Plan(
        "pao",
        2026,
        "16/01/2026",
        (
            Item(
                "dao-duc",
                "Đến tận 60 nhà tạm đã hỗ trợ ở bốn xã vùng cao, xem nhà có ở được không, mưa dột chỗ nào.",
                "60 phiếu khảo sát có ảnh và chữ ký chủ nhà",
                "31/10/2026",
            ),
            Item(
                "phong-cach",
                "Nói tiếng Mông khi làm việc ở thôn, dịch tờ hướng dẫn vay vốn sửa nhà thành bản nghe.",
                "Bản ghi âm 10 phút phát ở 12 thôn",
                "31/05/2026",
            ),
        ),
    ),
    Plan(
        "nga",
        2026,
        "20/01/2026",
        (
            Item(
                "phong-cach",
                "Cập nhật tiến độ năm dự án nhà ở xã hội trên cổng của Sở vào ngày 1 hằng tháng, cả phần chậm.",
                "12 lần đăng đúng ngày",
                "31/12/2026",
            ),
            Item(
                "tu-tuong",
                "Tìm hiểu cách ba tỉnh bạn chọn đối tượng mua nhà, viết một trang đề xuất cho tỉnh.",
                "Bản đề xuất trình lãnh đạo phòng",
                "31/07/2026",
            ),
            Item(
                "dao-duc",
                "Giờ làm việc không dùng điện thoại bán hàng trên mạng như năm trước bị góp ý.",
                "Ý kiến của tổ công đoàn phòng cuối mỗi quý",
                "31/12/2026",
            ),
        ),
    ),
    Plan(
        "chi",
        2026,
        "22/01/2026",
        (
            Item(
                "phong-cach",
                "Làm báo cáo thống kê tháng 3 một mình rồi nhận hẳn việc này từ quý II.",
                "9 báo cáo ký tên tôi, số lỗi đồng chí Giang bắt được",
                "31/12/2026",
            ),
            Item(
                "tu-tuong",
                "Học Điều lệ Đảng theo từng chương, mỗi tháng hỏi bí thư ba câu mình chưa rõ.",
                "Sổ hỏi đáp 33 câu",
                "30/11/2026",
            ),
            Item(
                "dao-duc",
                "Nhận lỗi ngay trong ngày khi nhập sai số, không âm thầm sửa.",
                "Nhật ký sửa số của bảng dùng chung",
                "31/12/2026",
            ),
        ),
    ),
    Plan(
        "thang",
        2026,
        "08/04/2026",
        (
            Item(
                "phong-cach",
                "Ba tháng đầu ở phòng mới đi đủ bảy chủ đầu tư, nghe họ kể vướng mắc trước khi góp ý danh mục trung hạn.",
                "7 bản ghi làm việc gửi đồng chí Đạt",
                "10/07/2026",
            ),
            Item(
                "tu-tuong",
                "Đọc lại toàn bộ quyết định phân bổ vốn giai đoạn trước để hiểu vì sao có công trình dở dang.",
                "Bảng 12 công trình dở dang, nguyên nhân từng cái",
                "30/06/2026",
            ),
        ),
    ),
)
