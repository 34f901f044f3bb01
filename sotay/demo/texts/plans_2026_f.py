"""Plans of 2026: the office of the upper committee."""

from sotay.demo.texts.shapes import Item, Plan

PLANS = (
    Plan(
        "thuan",
        2026,
        "05/01/2026",
        (
            Item(
                "phong-cach",
                "Dự sinh hoạt với 12 chi bộ nhỏ dưới 10 đảng viên, không báo trước nội dung, về có thư góp ý riêng cho bí thư.",
                "12 thư góp ý",
                "31/12/2026",
            ),
            Item(
                "dao-duc",
                "Tự nêu trước Ban Chấp hành hai việc mình chỉ đạo chưa tới trong năm 2025 và ngày sửa.",
                "Biên bản hội nghị quý I",
                "31/03/2026",
            ),
            Item(
                "phong-cach",
                "Giảm văn bản của Đảng ủy gửi cơ sở xuống dưới 180, văn bản nào dài quá bốn trang phải có tóm tắt.",
                "Sổ văn bản đi, so với 243 văn bản năm 2025",
                "31/12/2026",
            ),
        ),
    ),
    Plan(
        "hao",
        2026,
        "06/01/2026",
        (
            Item(
                "phong-cach",
                "Sơ kết nửa năm bằng việc đi xem thật ở sáu đơn vị, không chỉ bằng báo cáo gửi về.",
                "6 phiếu xem tại chỗ kèm báo cáo sơ kết",
                "20/07/2026",
            ),
            Item(
                "dao-duc",
                "Nhận xét cán bộ dựa trên việc có chứng cứ, cho người được nhận xét đọc trước.",
                "Bản nhận xét có chữ ký đã đọc",
                "31/12/2026",
            ),
            Item(
                "tu-tuong",
                "Chủ trì tọa đàm về bệnh hình thức khi ghi Sổ tay, mời cả người làm chưa tốt phát biểu.",
                "Một cuộc tọa đàm; kết luận có việc sửa",
                "31/05/2026",
            ),
        ),
    ),
    Plan(
        "khoi",
        2026,
        "15/01/2026",
        (
            Item(
                "phong-cach",
                "Gộp mẫu báo cáo của ba ban thành một mẫu bốn trang, thử ở năm đơn vị trước kỳ sơ kết.",
                "Mẫu chung được Thường trực duyệt",
                "31/05/2026",
            ),
            Item(
                "tu-tuong",
                "Tìm và viết 10 tấm gương việc nhỏ ở cơ sở, gặp người thật, kiểm tra với đồng nghiệp của họ.",
                "10 bài có xác nhận của chi bộ",
                "30/11/2026",
            ),
            Item(
                "dao-duc",
                "Không sửa số liệu cơ sở gửi lên cho đẹp báo cáo, sai thì hỏi lại.",
                "Bảng số gốc lưu cùng báo cáo",
                "31/12/2026",
            ),
        ),
        ("Mẫu báo cáo gửi cơ sở dài chín trang, trùng với mẫu của Ban Tổ chức gần một nửa.",),
    ),
    Plan(
        "kiemtra",
        2026,
        "14/01/2026",
        (
            Item(
                "phong-cach",
                "Kiểm tra đơn vị nào cũng nêu được ít nhất một cách làm hay bên cạnh khuyết điểm, để đơn vị khác học.",
                "Phụ lục cách làm hay trong 7 thông báo kết quả",
                "31/12/2026",
            ),
            Item(
                "dao-duc",
                "Giữ kín tên người cung cấp thông tin, hồ sơ có danh tính chỉ để trong tủ khóa.",
                "Sổ mượn hồ sơ; không có phản ánh lộ tên",
                "31/12/2026",
            ),
        ),
    ),
    Plan(
        "oanh",
        2026,
        "20/01/2026",
        (
            Item(
                "phong-cach",
                "Trả lời thủ tục chuyển sinh hoạt đảng trong 3 ngày, gọi báo đảng viên khi giấy tới nơi.",
                "Sổ chuyển sinh hoạt; số ca quá 3 ngày",
                "31/12/2026",
            ),
            Item(
                "tu-tuong",
                "Soạn bộ 50 câu hỏi đáp về nghiệp vụ đảng viên từ chính câu cơ sở hỏi năm 2025.",
                "Bộ câu hỏi gửi mọi chi bộ",
                "30/06/2026",
            ),
        ),
    ),
    Plan(
        "vuong",
        2026,
        "28/01/2026",
        (
            Item(
                "phong-cach",
                "Phát hành văn bản trong ngày ký, kiểm lại danh sách nơi nhận hai lần.",
                "Số văn bản gửi sót, gửi nhầm",
                "31/12/2026",
            ),
            Item(
                "dao-duc",
                "Đi cơ sở cài máy, xử lý sự cố không nhận bồi dưỡng, ghi vào phiếu công tác.",
                "Phiếu công tác có xác nhận của đơn vị",
                "31/12/2026",
            ),
        ),
    ),
)
