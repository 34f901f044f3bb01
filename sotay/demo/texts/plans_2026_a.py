"""Plans of 2026: the planning and finance cell, first half of the list."""

from sotay.demo.texts.shapes import Item, Plan

PLANS = (
    Plan(
        "bithu",
        2026,
        "04/01/2026",
        (
            Item(
                "dao-duc",
                "Mỗi tháng trò chuyện riêng ít nhất 30 phút với hai đảng viên, hỏi chuyện nhà trước, chuyện việc sau.",
                "Lịch gặp tôi tự ghi; hết năm không sót đồng chí nào",
                "31/12/2026",
            ),
            Item(
                "phong-cach",
                "Mời ba chủ đầu tư chậm nhất của quý đến làm việc cùng một buổi, ra về phải có việc, người, ngày.",
                "4 buổi, biên bản gửi trong ngày",
                "31/12/2026",
            ),
            Item(
                "tu-tuong",
                "Tự soạn và giảng một chuyên đề về tiết kiệm trong đầu tư công bằng chính số liệu của Sở.",
                "Một buổi ở chi bộ, tài liệu dưới 10 trang",
                "30/06/2026",
            ),
        ),
        ("Ít trò chuyện riêng với đảng viên trẻ; một đồng chí xin chuyển công tác tôi mới biết.",),
    ),
    Plan(
        "phobithu",
        2026,
        "05/01/2026",
        (
            Item(
                "phong-cach",
                "Góp ý riêng trước khi nói ở cuộc họp; mỗi lần góp ý kèm một cách làm thử.",
                "Hỏi lại cả phòng bằng phiếu kín vào tháng 6 và tháng 12",
                "31/12/2026",
            ),
            Item(
                "phong-cach",
                "Phân bổ chi tiết vốn năm 2026 cho chủ đầu tư ngay trong tháng đầu, không chia làm nhiều đợt.",
                "Quyết định phân bổ ký trước ngày 31/01, số lần điều chỉnh",
                "31/01/2026",
            ),
            Item(
                "dao-duc",
                "Không sắp xếp công trình theo lời gửi gắm; danh mục xếp theo điểm và dán công khai trong phòng.",
                "Bảng điểm danh mục trung hạn có đủ căn cứ",
                "30/09/2026",
            ),
        ),
        ("Phê bình đồng chí Huy giữa phòng hôm 22/10 vì báo cáo muộn, làm đồng chí ấy tự ái.",),
    ),
    Plan(
        "son",
        2026,
        "12/01/2026",
        (
            Item(
                "dao-duc",
                "Thu dứt điểm khoản tạm ứng 7,5 triệu đồng còn treo, sau đó không để khoản nào quá 30 ngày.",
                "Sổ chi tiết tạm ứng cuối mỗi tháng",
                "31/12/2026",
            ),
            Item(
                "phong-cach",
                "Thứ Hai đầu tháng mở thử bản sao lưu dữ liệu kế toán, ghi kết quả vào sổ máy chủ.",
                "12 dòng trong sổ, có chữ ký của đồng chí Phúc",
                "31/12/2026",
            ),
            Item(
                "tu-tuong",
                "Học xong lớp kiểm toán nội bộ do tỉnh mở và áp dụng cho một khoản chi của Sở.",
                "Giấy chứng nhận và một báo cáo tự kiểm tra",
                "31/10/2026",
            ),
        ),
        (
            "Ba khoản tạm ứng của cán bộ đã chuyển đi vẫn chưa thu được.",
            "Báo cáo quyết toán quý III nộp muộn hai ngày do máy chủ kế toán hỏng ổ cứng.",
        ),
    ),
    Plan(
        "dangvien",
        2026,
        "12/01/2026",
        (
            Item(
                "phong-cach",
                "Đi làm đúng giờ, giải quyết hồ sơ trước hạn ít nhất 1 ngày",
                "Tỷ lệ hồ sơ trước hạn trên phần mềm một cửa",
                "31/12/2026",
            ),
            Item(
                "tu-tuong",
                "Mỗi quý đọc một chuyên đề và kể lại cho chi bộ",
                "Số lần trình bày",
                "31/12/2026",
            ),
            Item(
                "dao-duc",
                "Mỗi tuần một buổi chiều trực cùng bộ phận một cửa",
                "Sổ trực",
                "31/12/2026",
            ),
        ),
        ("Chậm góp ý dự thảo văn bản của phòng bạn",),
    ),
    Plan(
        "huy",
        2026,
        "03/02/2026",
        (
            Item(
                "phong-cach",
                "Nộp báo cáo tuần trước 10 giờ thứ Sáu; tuần nào trễ tự nêu ở giao ban, không chờ nhắc.",
                "Giờ gửi trong thư điện tử, tính cả năm",
                "31/12/2026",
            ),
            Item(
                "dao-duc",
                "Mỗi tháng đi một công trình cùng cán bộ xã, ghi lại ý kiến của ít nhất ba hộ dân gần đó.",
                "11 phiếu thực địa có tên hộ dân",
                "31/12/2026",
            ),
        ),
        ("Nộp báo cáo muộn năm lần trong sáu tháng, đồng chí Uyên phải chờ để tổng hợp.",),
    ),
    Plan(
        "uyen",
        2026,
        "20/01/2026",
        (
            Item(
                "phong-cach",
                "Khi số liệu giao và số thực tế lệch nhau, viết ghi chú nửa trang nêu căn cứ trước khi nộp báo cáo.",
                "Tập ghi chú lưu cùng báo cáo; số lần được tiếp thu",
                "31/12/2026",
            ),
            Item(
                "tu-tuong",
                "Học cách đọc báo cáo tài chính dự án, nhờ đồng chí Hòa dạy sáu buổi trưa thứ Tư.",
                "Tự lập được một bảng phân tích, đồng chí Hòa kiểm tra",
                "31/05/2026",
            ),
            Item(
                "dao-duc",
                "Dạy vi tính cho năm cán bộ xã Nà Pheo vào thứ Bảy đầu tháng.",
                "8 buổi, xã xác nhận",
                "30/11/2026",
            ),
        ),
        ("Không dám nói lại khi số liệu của cấp trên giao khác số thực tế.",),
    ),
    Plan(
        "nam",
        2026,
        "15/01/2026",
        (
            Item(
                "phong-cach",
                "Báo cáo thẩm tra có một trang đầu nêu kết luận, số cắt giảm và ba lý do chính.",
                "Mọi báo cáo phát hành từ 01/02",
                "31/12/2026",
            ),
            Item(
                "dao-duc",
                "Làm xong ba dự án tồn cuối cùng, trong đó đập Khuổi Vang mời kiểm định độc lập để không ai nghi ngờ con số.",
                "3 báo cáo thẩm tra được phê duyệt",
                "30/09/2026",
            ),
        ),
        (
            "Bốn dự án khó cứ để lại sau cùng, có dự án nằm trên bàn từ tháng 1.",
            "Báo cáo thẩm tra viết dài, có bản 40 trang mà lãnh đạo chỉ cần hai trang đầu.",
        ),
    ),
    Plan(
        "hung79",
        2026,
        "19/01/2026",
        (
            Item(
                "phong-cach",
                "Lập bảng 20 lỗi dự toán hay gặp gửi các ban quản lý, cập nhật mỗi quý.",
                "Số lỗi lặp lại trong hồ sơ quý sau",
                "31/12/2026",
            ),
            Item(
                "dao-duc",
                "Không nhận tư vấn ngoài giờ cho đơn vị có hồ sơ đang qua tay mình.",
                "Bản tự khai gửi chi bộ tháng 6 và tháng 12",
                "31/12/2026",
            ),
        ),
    ),
    Plan(
        "hung92",
        2026,
        "21/01/2026",
        (
            Item(
                "phong-cach",
                "Soát hồ sơ mời thầu bằng bảng 35 tiêu chí trước khi đăng, không để lọt điều kiện bó hẹp nhà thầu.",
                "Số gói phải sửa sau khi đăng trên hệ thống đấu thầu qua mạng",
                "31/12/2026",
            ),
            Item(
                "tu-tuong",
                "Thi lấy chứng chỉ nghiệp vụ chuyên môn về đấu thầu, học vào buổi tối.",
                "Chứng chỉ",
                "30/06/2026",
            ),
            Item(
                "dao-duc",
                "Khai báo ngay với Trưởng phòng khi người quen tham gia gói thầu, xin không tham gia xét.",
                "Sổ khai báo của phòng",
                "31/12/2026",
            ),
        ),
    ),
)
