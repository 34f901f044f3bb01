"""Yearly reviews of 2025 from the other cells and the agency."""

from sotay.demo.texts.shapes import Answer, Result, Review, Weakness

REVIEWS = (
    Review(
        "dangvien2",
        2025,
        "year",
        "15/12/2025",
        (
            Result(1, "done", "46 buổi, bỏ được bốn loại giấy tờ."),
            Result(2, "partly", "12 trong 14 thủ tục đã đăng; còn hai thủ tục đang sửa quy định."),
        ),
        "Tỷ lệ hồ sơ phải bổ sung ở quầy giảm từ 31% xuống 18%. Bà con nói tờ mẫu điền sẵn dễ hiểu; đã in thêm bản chữ to cho người cao tuổi.",
        (
            Weakness(
                "Làm nhiều việc một mình, không rủ đồng chí Vân cùng trực nên khi tôi đi học là ngừng.",
                "Nghĩ giải thích lâu hơn tự làm.",
                "Quý I trực đôi với đồng chí Vân, quý II đồng chí ấy trực xen kẽ một tuần.",
                "30/06/2026",
            ),
        ),
        (
            Answer(
                "Hứa với bộ phận một cửa sửa phiếu hẹn trong tháng 4 nhưng đến tháng 6 mới xong.",
                "fixed",
                "Từ tháng 7 ghi 17 việc hứa ở sổ trực, 16 việc đúng ngày, một việc báo lùi trước.",
            ),
        ),
    ),
    Review(
        "danguy",
        2025,
        "year",
        "08/12/2025",
        (
            Result(1, "done", "Dự đủ bốn kỳ, kỳ cuối ở Chi bộ Văn phòng ngày 3/11."),
            Result(2, "done", "Cả năm không dùng xe đưa đón."),
            Result(3, "partly", "41 vụ nhận, 36 vụ đúng hẹn."),
        ),
        "Ba loại báo cáo bỏ từ quý II không ai đòi lại, mỗi phòng bớt khoảng hai ngày công một tháng. Vụ bà Lù Thị Dính ở Bản Chiềng giải quyết xong, bà gọi điện báo đã có giấy phép.",
        (
            Weakness(
                "Đảng ủy kiểm tra chuyên đề ở ba chi bộ nhưng hai kết luận để quá một tháng.",
                "Tôi giữ lại sửa câu chữ, ngại kết luận thẳng với người quen.",
                "Ký kết luận trong 10 ngày; điểm yếu của đơn vị nào nêu đúng tên đơn vị đó.",
                "31/05/2026",
            ),
        ),
        (
            Answer(
                "Bốn giấy hẹn trả lời dân bị trễ, có bà ở xã Bản Chiềng phải xuống hai lần.",
                "continue",
                "Nửa cuối năm còn một vụ trễ, đã gọi xin lỗi trước hai ngày; cần giữ tiếp.",
            ),
        ),
    ),
    Review(
        "tam",
        2025,
        "year",
        "10/12/2025",
        (
            Result(1, "partly", "158 cuộc, giảm 26%, chưa tới mức một phần ba."),
            Result(2, "done", "Đủ 11 bảng, bảng tháng 12 dán vào 8/1."),
        ),
        "Từ tháng 9 sáng thứ Tư không họp, các phòng dùng để làm hồ sơ khó. Công khai chi tiêu thành nếp; khi điện tăng, anh em tự đề xuất lắp cảm biến đèn hành lang.",
        (
            Weakness(
                "Hai lần phân xe chồng giờ làm đoàn thanh tra phải thuê xe ngoài.",
                "Nhận đăng ký qua điện thoại, không ghi vào bảng chung.",
                "Chỉ nhận đăng ký trên bảng điều xe chung; đồng chí Lục cùng xem bảng lúc 16 giờ.",
                "31/03/2026",
            ),
        ),
        (
            Answer(
                "Lịch họp thay đổi trong ngày nhiều lần, các phòng kêu không chủ động được.",
                "fixed",
                "Quý IV chỉ đổi ba lần sau khi chốt, đều do lịch của tỉnh.",
            ),
        ),
    ),
    Review(
        "cuong",
        2025,
        "year",
        "11/12/2025",
        (
            Result(1, "done", "Chín cuộc, chín biên bản đọc lại điều không được làm."),
            Result(2, "partly", "Tám kết luận, bảy đúng 15 ngày."),
        ),
        "Hai đồng chí trong đoàn được đơn vị gửi thư khen về cách làm việc thẳng mà không hách dịch. Nửa cuối năm không kết luận nào chậm. Đã thu hồi 1,27 tỷ đồng.",
        (
            Weakness(
                "Sau kết luận ít quay lại xem đơn vị sửa được gì, có kiến nghị treo tám tháng.",
                "Coi ban hành kết luận là xong việc.",
                "Lập bảng theo dõi 34 kiến nghị, mỗi quý kiểm tra tại chỗ hai đơn vị.",
                "30/06/2026",
            ),
        ),
        (
            Answer(
                "Kết luận về quản lý vỉa hè để tới 27 ngày mới ban hành.",
                "fixed",
                "Phiếu xin ý kiến hạn 5 ngày dùng cho cả năm cuộc sau, chậm nhất 14 ngày.",
            ),
        ),
    ),
    Review(
        "hien",
        2025,
        "year",
        "17/12/2025",
        (
            Result(1, "done", "Bốn buổi, bốn bộ bản vẽ đều có chữ ký kỹ sư."),
            Result(2, "done", "43 buổi, 12 em theo, 10 em qua môn."),
        ),
        "Công ty thi công nhận ba em K18 thực tập có lương sau khi xem bản vẽ của các em. Đồ án kỳ II trả đủ trong hai tuần, sinh viên còn kịp sửa trước bảo vệ.",
        (
            Weakness(
                "Chưa soạn lại bài giảng phần bê tông, còn dùng tiêu chuẩn cũ ở hai chương.",
                "Dạy quen nên ngại sửa, nghĩ sinh viên không nhận ra.",
                "Soạn lại từng chương theo tiêu chuẩn đang áp dụng, nhờ thầy Phong dự giờ.",
                "30/04/2026",
            ),
        ),
        (
            Answer(
                "Chấm bài đồ án kỳ I trả muộn gần một tháng.",
                "fixed",
                "Kỳ II chỉ nhận sáu nhóm, trả ba đợt đúng lịch.",
            ),
        ),
    ),
    Review(
        "khoi",
        2025,
        "year",
        "16/12/2025",
        (
            Result(1, "done", "Bốn bản, tám trong mười bí thư nói dùng được ngay."),
            Result(2, "partly", "Dự bảy chi bộ, thiếu Trung tâm Giống vì trùng bão."),
            Result(3, "done", "12 số bản tin đủ tên tác giả."),
        ),
        "Gom được năm cách làm của chi bộ nhỏ thành một tập 12 trang gửi cơ sở. Có chi bộ bốn đảng viên gọi cảm ơn vì lần đầu thấy việc của mình trong bản tin.",
        (
            Weakness(
                "Mẫu báo cáo gửi cơ sở dài chín trang, trùng với mẫu của Ban Tổ chức gần một nửa.",
                "Soạn ở bàn giấy, không hỏi đồng chí Oanh.",
                "Ngồi với Ban Tổ chức và Văn phòng gộp còn một mẫu bốn trang trước kỳ sơ kết.",
                "31/05/2026",
            ),
        ),
        (
            Answer(
                "Hai câu hỏi của cơ sở về cách ghi Sổ tay để sáu tuần không trả lời.",
                "fixed",
                "Từ tháng 7 nhận 23 câu, câu lâu nhất trả lời sau 9 ngày.",
            ),
        ),
    ),
    Review(
        "congchuc",
        2025,
        "year",
        "22/12/2025",
        (
            Result(1, "done", "Nửa cuối năm 92 phản ánh, trung bình 0,9 ngày."),
            Result(2, "done", "121 hồ sơ đều qua quầy."),
        ),
        "Làm trang hỏi đáp nhà ở xã hội 18 câu trên cổng của Sở, số câu hỏi trùng giảm một nửa. Theo vụ chung cư thấm dột đến ngày chủ đầu tư sửa xong mái.",
        (
            Weakness(
                "Ngại phát biểu trong họp phòng, có ý kiến đúng mà để đến lúc văn bản ban hành mới nói.",
                "Sợ mình ít tuổi, nói sai.",
                "Mỗi cuộc họp về nhà ở nêu ít nhất một ý kiến đã viết sẵn ra giấy.",
                "30/06/2026",
            ),
        ),
        (
            Answer(
                "Một phản ánh về căn hộ thấm dột chuyển lòng vòng ba phòng, dân đợi 21 ngày.",
                "fixed",
                "Giữ danh sách việc đã chuyển, hỏi lại thứ Sáu hằng tuần; không vụ nào quá 10 ngày.",
            ),
        ),
    ),
)
