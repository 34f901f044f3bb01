"""Six-month reviews of 2025 from the other cells and the agency."""

from sotay.demo.texts.shapes import Result, Review, Weakness

REVIEWS = (
    Review(
        "dangvien2",
        2025,
        "half",
        "17/06/2025",
        (
            Result(1, "done", "Ngồi quầy 22 buổi thứ Năm, đề xuất bỏ hai bản sao chứng thực."),
            Result(2, "partly", "Viết xong 6 trong 14 thủ tục."),
        ),
        "Ngồi quầy mới biết dân hay sai nhất ở ô mục đích sử dụng, nên đã in mẫu điền sẵn đặt ở bàn viết. Hai loại bản sao được bỏ từ tháng 5 vì dữ liệu đã có trên hệ thống.",
        (
            Weakness(
                "Hứa với bộ phận một cửa sửa phiếu hẹn trong tháng 4 nhưng đến tháng 6 mới xong.",
                "Nhận lời trước mặt mọi người rồi không ghi lại, quên mất.",
                "Việc hứa ở quầy ghi ngay vào sổ trực kèm ngày, sáng thứ Hai mở ra xem.",
                "31/07/2025",
            ),
        ),
    ),
    Review(
        "danguy",
        2025,
        "half",
        "10/06/2025",
        (
            Result(
                1,
                "done",
                "Đã dự Chi bộ Thanh tra ngày 3/3 và Chi bộ Phòng Kế hoạch – Tài chính ngày 3/6.",
            ),
            Result(2, "done", "Lệnh điều xe công khai năm tháng, không chuyến nào đưa đón riêng."),
            Result(3, "partly", "19 vụ nhận, 15 vụ trả lời đúng hẹn."),
        ),
        "Nghe hết rồi mới nói, nên biết đảng viên bức xúc nhất là việc giao thêm mà không giảm việc cũ. Đã cùng Giám đốc bỏ ba loại báo cáo nội bộ từ quý II.",
        (
            Weakness(
                "Bốn giấy hẹn trả lời dân bị trễ, có bà ở xã Bản Chiềng phải xuống hai lần.",
                "Ký hẹn theo cảm tính, không hỏi phòng chuyên môn cần bao lâu.",
                "Hỏi phòng ngay tại buổi tiếp rồi mới ghi ngày; trễ thì tôi gọi điện xin lỗi trước ngày hẹn.",
                "31/08/2025",
            ),
        ),
    ),
    Review(
        "tam",
        2025,
        "half",
        "11/06/2025",
        (
            Result(1, "partly", "82 cuộc, mức đăng ký cho nửa năm là 71."),
            Result(2, "done", "Năm bảng, đều dán trước ngày 10."),
        ),
        "Gộp được họp giao ban với họp tiến độ dự án, mỗi tuần bớt một buổi. Bảng công khai xăng xe làm mọi người tự đăng ký đi ghép, chi nhiên liệu giảm 11% so với cùng kỳ.",
        (
            Weakness(
                "Lịch họp thay đổi trong ngày nhiều lần, các phòng kêu không chủ động được.",
                "Tôi nhận lời từng lãnh đạo, không ai nhìn tổng thể cả tuần.",
                "Chốt lịch chiều thứ Sáu, ai muốn đổi phải tự thống nhất với người bị ảnh hưởng.",
                "30/09/2025",
            ),
        ),
    ),
    Review(
        "cuong",
        2025,
        "half",
        "12/06/2025",
        (
            Result(1, "done", "Bốn cuộc, đủ bốn biên bản có chữ ký từng thành viên."),
            Result(2, "partly", "Hai kết luận đúng 15 ngày, một kết luận 27 ngày."),
        ),
        "Một thành viên đoàn từ chối bữa cơm ở ban quản lý và báo lại ngay, nhờ đã nói rõ với nhau từ đầu. Kiến nghị thu hồi 612 triệu đồng, đơn vị nộp đủ không khiếu nại.",
        (
            Weakness(
                "Kết luận về quản lý vỉa hè để tới 27 ngày mới ban hành.",
                "Chờ ý kiến miệng của hai bên, tôi nể không giục bằng văn bản.",
                "Xin ý kiến bằng phiếu có hạn 5 ngày, hết hạn coi như đồng ý.",
                "30/09/2025",
            ),
        ),
    ),
    Review(
        "hien",
        2025,
        "half",
        "20/06/2025",
        (
            Result(1, "partly", "Đi hai buổi tại công trường nhà đa năng, nộp hai bộ bản vẽ."),
            Result(2, "done", "21 buổi tối, chín em theo đều, bảy em qua môn."),
        ),
        "Các em lần đầu thấy cốt thép đặt sai và tự ghi được vào bản vẽ. Một em định bỏ học đã ở lại sau ba tuần phụ đạo và điểm giữa kỳ đạt sáu rưỡi.",
        (
            Weakness(
                "Chấm bài đồ án kỳ I trả muộn gần một tháng.",
                "Nhận quá nhiều nhóm hướng dẫn vì không muốn từ chối.",
                "Kỳ tới nhận tối đa sáu nhóm, trả bài theo từng đợt hai tuần.",
                "30/11/2025",
            ),
        ),
    ),
    Review(
        "khoi",
        2025,
        "half",
        "19/06/2025",
        (
            Result(1, "done", "Hai bản hướng dẫn, bản quý II chỉ một trang rưỡi."),
            Result(2, "partly", "Đã dự ba chi bộ: Hội Nhà báo, Ban Quản lý rừng, Trạm kiểm dịch."),
            Result(3, "done", "Năm số bản tin đều ghi tên người viết."),
        ),
        "Bí thư chi bộ Trạm kiểm dịch cho xem cách mỗi kỳ một đảng viên kể một việc làm hỏng và cách sửa; đã viết thành mẩu chuyện trong bản tin tháng 5, bảy chi bộ hỏi cách làm.",
        (
            Weakness(
                "Hai câu hỏi của cơ sở về cách ghi Sổ tay để sáu tuần không trả lời.",
                "Chờ xin ý kiến chung một thể, rồi quên báo lại người hỏi.",
                "Báo đã nhận trong ngày, trả lời trong 10 ngày kể cả khi chưa có ý kiến cuối cùng.",
                "31/08/2025",
            ),
        ),
    ),
    Review(
        "congchuc",
        2025,
        "half",
        "25/06/2025",
        (
            Result(1, "partly", "64 phản ánh, trung bình 1,8 ngày mới trả lời."),
            Result(2, "done", "57 hồ sơ đều có mã tiếp nhận của quầy."),
        ),
        "Soạn sẵn năm mẫu trả lời cho các câu hỏi về điều kiện mua nhà ở xã hội, người dân ít hỏi lại hơn. Từ chối nhận hộ hồ sơ của một người họ hàng và chỉ chị ấy cách nộp trên mạng.",
        (
            Weakness(
                "Một phản ánh về căn hộ thấm dột chuyển lòng vòng ba phòng, dân đợi 21 ngày.",
                "Tôi chuyển đi là coi như xong phần mình.",
                "Người nhận đầu tiên theo tới cùng; tuần nào cũng hỏi lại phòng đang giữ.",
                "30/09/2025",
            ),
        ),
    ),
)
