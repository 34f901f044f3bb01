"""Plans of 2026: the office cell."""

from sotay.demo.texts.shapes import Item, Plan

PLANS = (
    Plan(
        "tam",
        2026,
        "09/01/2026",
        (
            Item(
                "phong-cach",
                "Đưa số cuộc họp của Sở xuống dưới 140, cuộc nào không cần quyết định thì thay bằng văn bản hỏi ý kiến.",
                "Lịch công tác tuần cả năm",
                "31/12/2026",
            ),
            Item(
                "dao-duc",
                "Điều xe chỉ qua bảng đăng ký chung, lãnh đạo cũng đăng ký như mọi người.",
                "Số chuyến ngoài bảng bằng 0",
                "31/12/2026",
            ),
            Item(
                "phong-cach",
                "Mỗi quý hỏi các phòng ba điều Văn phòng phục vụ chưa tốt và trả lời từng điều ở bảng tin.",
                "4 đợt hỏi, 4 bản trả lời",
                "31/12/2026",
            ),
        ),
        ("Hai lần phân xe chồng giờ làm đoàn thanh tra phải thuê xe ngoài.",),
    ),
    Plan(
        "yen",
        2026,
        "15/01/2026",
        (
            Item(
                "phong-cach",
                "Đọc và phân văn bản đến xong trước 9 giờ sáng, văn bản khẩn chuyển trong 15 phút.",
                "Giờ chuyển trên phần mềm quản lý văn bản",
                "31/12/2026",
            ),
            Item(
                "tu-tuong",
                "Mở bốn buổi cho văn thư các đơn vị về thể thức văn bản của Đảng mới áp dụng năm nay.",
                "Danh sách dự; số văn bản phải sửa thể thức",
                "30/09/2026",
            ),
            Item(
                "dao-duc",
                "Không để đồng chí Thoa ở lại đóng dấu muộn một mình, tôi trực cùng hoặc trực thay.",
                "Sổ trực ngoài giờ",
                "31/12/2026",
            ),
        ),
    ),
    Plan(
        "khoa",
        2026,
        "19/01/2026",
        (
            Item(
                "dao-duc",
                "Thông báo điều kiện nâng lương trước hạn cho mọi người cùng lúc, trả lời bằng văn bản người không được xét.",
                "Biên bản công khai, số thắc mắc còn lại",
                "30/11/2026",
            ),
            Item(
                "phong-cach",
                "Số hóa 126 hồ sơ cán bộ, đối chiếu từng trang với bản gốc cùng chính người trong hồ sơ.",
                "126 phiếu đối chiếu có chữ ký",
                "31/10/2026",
            ),
        ),
    ),
    Plan(
        "danguy",
        2026,
        "06/01/2026",
        (
            Item(
                "phong-cach",
                "Ký kết luận kiểm tra của Đảng ủy trong 10 ngày, nêu đúng tên đơn vị và việc phải sửa.",
                "Số ngày của từng kết luận",
                "31/12/2026",
            ),
            Item(
                "dao-duc",
                "Giải quyết dứt điểm năm vụ khiếu kiện cấp phép kéo dài trên một năm, tự đến gặp dân ít nhất một lần mỗi vụ.",
                "Văn bản trả lời cuối cùng của 5 vụ",
                "30/09/2026",
            ),
            Item(
                "phong-cach",
                "Phát biểu kết luận hội nghị không quá 15 phút, không đọc bài viết sẵn.",
                "Biên bản hội nghị ghi giờ",
                "31/12/2026",
            ),
            Item(
                "tu-tuong",
                "Trao đổi với đảng viên trẻ toàn Sở hai buổi về chuyện làm đúng quy định mà dân vẫn không hài lòng.",
                "2 buổi, tập câu hỏi và trả lời",
                "31/10/2026",
            ),
        ),
        (
            "Bốn giấy hẹn trả lời dân bị trễ, có bà ở xã Bản Chiềng phải xuống hai lần.",
            "Đảng ủy kiểm tra chuyên đề ở ba chi bộ nhưng hai kết luận để quá một tháng.",
        ),
    ),
    Plan(
        "dangvien2",
        2026,
        "17/01/2026",
        (
            Item(
                "phong-cach",
                "Trực đôi tại quầy với đồng chí Vân trong quý I, quý II mỗi người một tuần, ghi chung một sổ.",
                "Sổ trực không có tuần trống",
                "30/06/2026",
            ),
            Item(
                "tu-tuong",
                "Đề xuất gộp thủ tục cấp phép và thông báo khởi công nhà ở riêng lẻ, thử ở hai xã trước.",
                "Tờ trình và số liệu thử 3 tháng",
                "30/09/2026",
            ),
            Item(
                "dao-duc",
                "Đem máy tính đến hai thôn xa nộp hồ sơ hộ người già vào thứ Bảy cuối quý.",
                "Số hồ sơ nộp được ở 4 chuyến",
                "31/12/2026",
            ),
        ),
        ("Làm nhiều việc một mình, không rủ đồng chí Vân cùng trực nên khi tôi đi học là ngừng.",),
    ),
    Plan(
        "thoa",
        2026,
        "27/01/2026",
        (
            Item(
                "phong-cach",
                "Chỉnh lý 35 mét giá tài liệu giai đoạn 2015–2020, lập mục lục tra được bằng máy.",
                "Số mét đã nộp lưu trữ lịch sử",
                "30/11/2026",
            ),
            Item(
                "dao-duc",
                "Giữ kín nội dung văn bản đi chưa ban hành, kể cả với người thân trong cơ quan.",
                "Không có phản ánh; cam kết ký với Văn phòng",
                "31/12/2026",
            ),
        ),
    ),
    Plan(
        "luc",
        2026,
        "23/01/2026",
        (
            Item(
                "dao-duc",
                "Ghép chuyến đi xã cùng hướng, tự hỏi các phòng từ chiều hôm trước.",
                "Số chuyến ghép mỗi quý; lít xăng trên 100 km",
                "31/12/2026",
            ),
            Item(
                "phong-cach",
                "Không bấm còi giục, không chạy quá tốc độ dù lãnh đạo vội; đến sớm thì phải đi sớm.",
                "Số lần bị nhắc qua thiết bị giám sát hành trình",
                "31/12/2026",
            ),
        ),
    ),
    Plan(
        "van",
        2026,
        "19/01/2026",
        (
            Item(
                "dao-duc",
                "Gọi lại cho mọi người dân có hồ sơ bị trả để giải thích, không chỉ gửi tin nhắn.",
                "Nhật ký cuộc gọi; số hồ sơ nộp lại đạt",
                "31/12/2026",
            ),
            Item(
                "phong-cach",
                "Giữ thời gian chờ ở quầy dưới 15 phút, đông quá thì gọi người chi viện chứ không làm ẩu.",
                "Số liệu máy lấy số thứ tự",
                "31/12/2026",
            ),
        ),
    ),
    Plan(
        "phuc",
        2026,
        "28/01/2026",
        (
            Item(
                "phong-cach",
                "Đặt sao lưu tự động cho kế toán, văn thư và hồ sơ cấp phép; mỗi tháng khôi phục thử một bản.",
                "12 biên bản khôi phục thử",
                "31/12/2026",
            ),
            Item(
                "dao-duc",
                "Đến tận bàn hướng dẫn các cô chú sắp nghỉ hưu dùng chữ ký số, không làm thay.",
                "11 người tự ký được",
                "30/04/2026",
            ),
            Item(
                "tu-tuong",
                "Viết sáu bài ngắn về bảo vệ dữ liệu cá nhân, mỗi bài lấy một lỗi thật của Sở.",
                "6 bài trên mạng nội bộ",
                "30/11/2026",
            ),
        ),
    ),
    Plan(
        "minh",
        2026,
        "14/01/2026",
        (
            Item(
                "phong-cach",
                "Góp ý dự thảo quyết định của các phòng ngay ở bản đầu, ghi rõ điều khoản sai thay cho chữ “xem lại”.",
                "Số vòng góp ý trung bình một dự thảo",
                "31/12/2026",
            ),
            Item(
                "tu-tuong",
                "Rà 48 văn bản của tỉnh về xây dựng và giao thông, chỉ ra chỗ chồng nhau sau sắp xếp tổ chức.",
                "Bảng rà soát trình lãnh đạo Sở",
                "31/08/2026",
            ),
        ),
    ),
)
