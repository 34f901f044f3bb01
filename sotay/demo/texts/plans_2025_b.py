"""Plans of 2025 from the other cells and the agency."""

from sotay.demo.texts.shapes import Item, Plan

PLANS = (
    Plan(
        "dangvien2",
        2025,
        "15/01/2025",
        (
            Item(
                "phong-cach",
                "Mỗi thứ Năm ngồi tại quầy một cửa hai giờ để thấy người dân vướng ở bước nào, cuối tháng đề xuất bỏ bớt giấy tờ.",
                "Sổ trực thứ Năm; số giấy tờ được bỏ",
                "31/12/2025",
            ),
            Item(
                "tu-tuong",
                "Soạn lại 14 thủ tục của Sở bằng lời thường, mỗi thủ tục một trang có ví dụ tờ khai đã điền.",
                "14 trang đăng trên cổng của Sở",
                "30/09/2025",
            ),
        ),
    ),
    Plan(
        "danguy",
        2025,
        "04/01/2025",
        (
            Item(
                "phong-cach",
                "Mỗi quý dự trọn một kỳ sinh hoạt của một chi bộ, ngồi nghe như đảng viên, phát biểu sau cùng.",
                "4 kỳ, ghi trong biên bản chi bộ",
                "31/12/2025",
            ),
            Item(
                "dao-duc",
                "Xe công chỉ dùng đi xã và họp tỉnh; từ nhà đến cơ quan tôi tự đi xe máy.",
                "Lệnh điều xe hằng tháng do Văn phòng công khai",
                "31/12/2025",
            ),
            Item(
                "phong-cach",
                "Tiếp công dân đúng lịch ngày 15, vụ nào nhận thì hẹn ngày trả lời và ký giấy hẹn.",
                "Sổ tiếp công dân; số vụ trả lời đúng hẹn",
                "31/12/2025",
            ),
        ),
    ),
    Plan(
        "tam",
        2025,
        "09/01/2025",
        (
            Item(
                "phong-cach",
                "Giảm số cuộc họp do Sở chủ trì xuống còn hai phần ba năm trước, cuộc nào quá 90 phút phải ghi lý do.",
                "Lịch công tác tuần, so với 214 cuộc năm 2024",
                "31/12/2025",
            ),
            Item(
                "dao-duc",
                "Công khai chi tiếp khách, xăng xe, điện thoại từng tháng ở bảng tin tầng một.",
                "12 bảng công khai trước ngày 10 tháng sau",
                "31/12/2025",
            ),
        ),
    ),
    Plan(
        "cuong",
        2025,
        "08/01/2025",
        (
            Item(
                "dao-duc",
                "Trước mỗi cuộc thanh tra, họp đoàn đọc lại điều không được làm và ký tên; tôi ký đầu tiên.",
                "Biên bản họp đoàn của mọi cuộc trong năm",
                "31/12/2025",
            ),
            Item(
                "phong-cach",
                "Ban hành kết luận trong 15 ngày kể từ khi có báo cáo của đoàn, không để treo chờ ý kiến miệng.",
                "Số ngày của từng kết luận trong sổ theo dõi",
                "31/12/2025",
            ),
        ),
    ),
    Plan(
        "hien",
        2025,
        "13/01/2025",
        (
            Item(
                "phong-cach",
                "Đưa sinh viên lớp Xây dựng K18 ra công trường thật bốn buổi, mỗi buổi các em tự đo và lập bản vẽ hoàn công.",
                "4 bộ bản vẽ của sinh viên có chữ ký kỹ sư công trường",
                "15/12/2025",
            ),
            Item(
                "dao-duc",
                "Dạy phụ đạo không thu tiền cho nhóm sinh viên học yếu sức bền vật liệu, tối thứ Ba hằng tuần.",
                "Sổ điểm danh; tỷ lệ qua môn của nhóm",
                "31/12/2025",
            ),
        ),
    ),
    Plan(
        "khoi",
        2025,
        "16/01/2025",
        (
            Item(
                "phong-cach",
                "Viết hướng dẫn sinh hoạt chuyên đề không quá hai trang, có câu hỏi để chi bộ bàn chứ không chỉ để đọc.",
                "4 bản hướng dẫn; ý kiến của 10 bí thư chi bộ",
                "31/12/2025",
            ),
            Item(
                "tu-tuong",
                "Đến dự sinh hoạt ở 8 chi bộ nhỏ ít được xuống, ghi lại cách làm hay để phổ biến.",
                "8 phiếu ghi gửi Trưởng ban",
                "30/11/2025",
            ),
            Item(
                "dao-duc",
                "Nêu nguồn và xin phép tác giả khi dùng lại bài viết của cơ sở trong bản tin.",
                "Bản tin có tên người viết ở mọi bài",
                "31/12/2025",
            ),
        ),
    ),
    Plan(
        "congchuc",
        2025,
        "22/01/2025",
        (
            Item(
                "phong-cach",
                "Trả lời phản ánh về nhà ở xã hội trên cổng dịch vụ công trong ngày nhận, việc chưa xong thì báo ngày xong.",
                "Thời gian trả lời trung bình trên cổng",
                "31/12/2025",
            ),
            Item(
                "dao-duc",
                "Không nhận hồ sơ giúp người quen ngoài bộ phận một cửa.",
                "Mọi hồ sơ của tôi đều có mã tiếp nhận",
                "31/12/2025",
            ),
        ),
    ),
)
