"""Words from which the people, units and sentences of the block are put together. Pure data."""

FAMILIES = (
    "Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Phạm Hoàng Huỳnh Vũ Võ Phan Trương Bùi Đặng "
    "Đỗ Ngô Hồ Dương Đinh Lý Lò Vàng Giàng Thào Sùng Nông Hà Lương Triệu Bàn Đàm Tạ Mai Cao"
).split()
MIDDLES = {
    "m": "Văn Văn Văn Hữu Đức Quang Minh Xuân Công Đình Quốc Thanh Trọng Tiến Ngọc Bá Huy".split(),
    "f": "Thị Thị Thị Ngọc Thu Thanh Minh Hồng Bích Kim Phương Diệu Khánh Mai Hoài".split(),
}
GIVENS = {
    "m": (
        "An Bách Bình Chiến Chung Cương Dũng Duy Đạt Điệp Đông Hải Hiếu Hoàn Hòa Hưng Khang Khôi "
        "Kiên Lâm Long Lợi Mạnh Nghĩa Nhân Phúc Quân Quý Sơn Tài Tân Thái Thắng Thịnh Toàn Trí "
        "Trung Tú Tùng Vinh"
    ).split(),
    "f": (
        "Anh Ánh Châu Chi Dung Duyên Đào Giang Hà Hạnh Hằng Hiền Hoa Hòa Huệ Hương Lan Liên Linh "
        "Loan Mai My Nga Ngân Nhung Oanh Phượng Quỳnh Thảo Thơm Thu Thúy Thủy Trang Trinh Tuyết "
        "Uyên Vân Xuân Yến"
    ).split(),
}
OFFICES = (
    "Sở Tài chính", "Sở Nội vụ", "Sở Tư pháp", "Sở Công Thương", "Sở Y tế",
    "Sở Giáo dục và Đào tạo", "Sở Nông nghiệp và Môi trường", "Sở Khoa học và Công nghệ",
    "Sở Văn hóa, Thể thao và Du lịch", "Sở Dân tộc và Tôn giáo", "Thanh tra tỉnh",
    "Văn phòng Ủy ban nhân dân tỉnh", "Kho bạc Nhà nước khu vực", "Bảo hiểm xã hội tỉnh",
    "Thống kê tỉnh", "Thuế tỉnh", "Bệnh viện Đa khoa tỉnh", "Bệnh viện Y học cổ truyền",
    "Bệnh viện Sản – Nhi", "Trường Chính trị tỉnh", "Báo và Phát thanh, Truyền hình tỉnh",
    "Công ty Điện lực tỉnh", "Bưu điện tỉnh", "Công ty Cấp nước", "Công ty Môi trường đô thị",
    "Ngân hàng Chính sách xã hội tỉnh", "Ban Quản lý các khu công nghiệp",
    "Ban Quản lý dự án giao thông", "Chi cục Hải quan khu vực", "Trung tâm Kiểm soát bệnh tật",
)  # fmt: skip
SMALL_OFFICES = (
    "Hội Nông dân tỉnh", "Hội Liên hiệp Phụ nữ tỉnh", "Hội Cựu chiến binh tỉnh", "Tỉnh Đoàn",
    "Liên đoàn Lao động tỉnh", "Hội Chữ thập đỏ tỉnh", "Hội Văn học – Nghệ thuật",
    "Liên minh Hợp tác xã", "Quỹ Đầu tư phát triển", "Trung tâm Lưu trữ lịch sử",
    "Trung tâm Xúc tiến đầu tư", "Hội Nhà báo tỉnh",
)  # fmt: skip
ROOMS = (
    "Văn phòng", "Phòng Tổ chức – Hành chính", "Phòng Kế hoạch – Tài chính",
    "Phòng Nghiệp vụ tổng hợp", "Phòng Kiểm tra – Pháp chế", "Phòng Quản lý chuyên ngành",
    "Trung tâm Công nghệ thông tin", "Trung tâm Dịch vụ sự nghiệp", "Bộ phận Một cửa",
)  # fmt: skip
WORKS = (
    "Chuyên viên", "Chuyên viên chính", "Văn thư", "Kế toán", "Kỹ thuật viên", "Nhân viên hành chính",
)  # fmt: skip

# head | what | measure: a deed is one of these, done in one of these ways.
DEEDS = (
    ("tu-tuong", "Đọc một chuyên đề về làm theo gương Bác và kể lại điều mình làm được",
     "Số lần trình bày trước chi bộ"),
    ("tu-tuong", "Viết một bài ngắn về gương người tốt ở cơ quan mình",
     "Số bài gửi bản tin nội bộ"),
    ("tu-tuong", "Học hết một lớp trực tuyến về nghiệp vụ đang làm", "Giấy chứng nhận của lớp"),
    ("dao-duc", "Thăm một gia đình khó khăn ở xã được giao giúp đỡ", "Số lần thăm, việc đã giúp"),
    ("dao-duc", "Tắt điện, máy lạnh khi ra khỏi phòng và nhắc người về sau cùng",
     "Tiền điện của phòng so với quý trước"),
    ("dao-duc", "Kê khai đủ, trả lại đúng hạn mọi khoản tạm ứng của mình",
     "Số khoản quá hạn, mục tiêu bằng không"),
    ("phong-cach", "Trả hồ sơ trước hạn ít nhất một ngày, nếu chậm thì gọi xin lỗi trước",
     "Tỷ lệ hồ sơ trước hạn"),
    ("phong-cach", "Trả lời văn bản xin ý kiến của phòng bạn trong ba ngày làm việc",
     "Sổ theo dõi văn bản đi"),
    ("phong-cach", "Đến nơi có việc trước khi viết báo cáo về nơi ấy", "Số buổi đi, có biên bản"),
)  # fmt: skip
WAYS = (
    "mỗi quý một lần", "mỗi tháng một lần", "hai tháng một lần", "ngay từ quý I",
    "cùng một đồng nghiệp trẻ", "vào tuần đầu của tháng", "cùng tổ công tác", "ở cả hai địa bàn",
)  # fmt: skip
STRENGTHS = (
    "Đã hoàn thành {number} việc được giao, {less} việc xong trước hạn.",
    "Nửa năm xử lý {number} hồ sơ, {less} hồ sơ trả trước hạn, không hồ sơ nào phải làm lại.",
    "Đã tham gia {few} đợt công tác cơ sở, ghi lại {less} kiến nghị và trả lời từng người.",
)
MORE_STRENGTHS = (
    "Tháng {month} hướng dẫn một đồng nghiệp mới làm quen với phần mềm.",
    "Tháng {month} góp ý thẳng và được tổ công tác sửa lại cách phân công.",
    "Tháng {month} đề xuất bỏ một mẫu báo cáo trùng và được chấp nhận.",
    "Tháng {month} nhận thêm phần việc của người nghỉ ốm mà không để chậm.",
)
# weakness | cause | remedy
WEAKNESSES = (
    ("Có {few} văn bản góp ý chậm hơn ba ngày.", "Để dồn việc vào cuối tuần.",
     "Dành 30 phút mỗi sáng trả lời văn bản trước."),
    ("Chưa trình bày chuyên đề của quý {quarter}.", "Chuẩn bị muộn, chưa hỏi ai cách làm.",
     "Đăng ký ngày trình bày với tổ trưởng từ đầu quý."),
    ("Ít phát biểu ở {few} buổi sinh hoạt gần đây.", "Ngại nói điều người khác không muốn nghe.",
     "Mỗi buổi chuẩn bị trước một ý kiến bằng giấy."),
    ("Có {few} lần nóng nảy khi bị hỏi nhiều lần.", "Việc dồn, ngủ muộn.",
     "Hẹn người hỏi vào một giờ cố định trong ngày."),
)  # fmt: skip
EVIDENCE = (
    "Đã làm {few} lần, có ghi sổ.", "Đã làm xong phần của quý I, quý II đang làm.",
    "Có {few} biên bản kèm theo.", "Mới làm {few} lần, còn thiếu so với đăng ký.",
)  # fmt: skip
