"""Plans of 2026: the inspection cell and the agency of the department."""

from sotay.demo.texts.shapes import Item, Plan

PLANS = (
    Plan(
        "cuong",
        2026,
        "08/01/2026",
        (
            Item(
                "phong-cach",
                "Mỗi quý quay lại hai đơn vị đã thanh tra, xem tại chỗ từng kiến nghị đã làm tới đâu.",
                "Bảng theo dõi 34 kiến nghị; 8 biên bản kiểm tra lại",
                "31/12/2026",
            ),
            Item(
                "dao-duc",
                "Tự kê khai và báo chi bộ mọi mối quan hệ họ hàng với đơn vị trong kế hoạch thanh tra năm.",
                "Bản kê khai nộp trước cuộc đầu tiên",
                "28/02/2026",
            ),
            Item(
                "tu-tuong",
                "Cùng đoàn đọc lại hai vụ việc bị tòa hủy quyết định để rút ra lỗi thủ tục của mình.",
                "2 buổi rút kinh nghiệm có biên bản",
                "30/06/2026",
            ),
        ),
        ("Sau kết luận ít quay lại xem đơn vị sửa được gì, có kiến nghị treo tám tháng.",),
    ),
    Plan(
        "truong",
        2026,
        "05/01/2026",
        (
            Item(
                "phong-cach",
                "Mỗi tuần dành sáng thứ Năm đi xã, không báo trước quá một ngày, ăn trưa ở bếp cơ quan xã và trả tiền.",
                "Nhật ký 40 chuyến, việc hứa và ngày xong",
                "31/12/2026",
            ),
            Item(
                "dao-duc",
                "Công khai trước cơ quan danh sách công trình tôi trực tiếp chỉ đạo và người thân trong ngành.",
                "Bản công khai niêm yết",
                "31/01/2026",
            ),
            Item(
                "phong-cach",
                "Trả lời đề xuất của cấp phòng trong 3 ngày, không đồng ý thì viết lý do.",
                "Sổ trình ký; số đề xuất quá 3 ngày",
                "31/12/2026",
            ),
        ),
    ),
    Plan(
        "dung",
        2026,
        "14/01/2026",
        (
            Item(
                "phong-cach",
                "Lập kế hoạch từng cuộc thanh tra ghi rõ số ngày ở đơn vị, xong sớm rút sớm.",
                "Số ngày thực tế so với quyết định",
                "31/12/2026",
            ),
            Item(
                "dao-duc",
                "Không đi nhờ xe của đơn vị được thanh tra, xa thì đi xe khách.",
                "Chứng từ đi lại của từng cuộc",
                "31/12/2026",
            ),
        ),
    ),
    Plan(
        "le",
        2026,
        "21/01/2026",
        (
            Item(
                "phong-cach",
                "Viết biên bản vi phạm tại chỗ đủ ảnh, tọa độ, điều khoản để không phải lập lại.",
                "Số biên bản bị trả vì thiếu căn cứ",
                "31/12/2026",
            ),
            Item(
                "tu-tuong",
                "Học xong lớp trắc địa cơ bản để tự đo được khoảng lùi, độ cao công trình.",
                "Chứng nhận; 10 lần tự đo khớp với đơn vị đo",
                "31/07/2026",
            ),
        ),
    ),
    Plan(
        "thanh",
        2026,
        "26/01/2026",
        (
            Item(
                "dao-duc",
                "Giải thích cho hộ dân xây sai phép cách khắc phục trước khi lập biên bản, nếu lỗi còn sửa được.",
                "Số hộ tự sửa trong 15 ngày",
                "31/12/2026",
            ),
            Item(
                "phong-cach",
                "Bỏ thói quen hút thuốc trong phòng làm việc và trên xe chung.",
                "Tổ công đoàn xác nhận từng quý",
                "31/03/2026",
            ),
        ),
    ),
    Plan(
        "kien",
        2026,
        "29/01/2026",
        (
            Item(
                "phong-cach",
                "Nhập dữ liệu cuộc kiểm tra lên phần mềm trong ngày, không dồn cuối tuần.",
                "Ngày nhập so với ngày kiểm tra",
                "31/12/2026",
            ),
            Item(
                "tu-tuong",
                "Tự làm tập 15 tình huống vi phạm về an toàn giao thông công trình, dùng để tập huấn xã.",
                "15 tình huống, 3 buổi tập huấn",
                "30/09/2026",
            ),
            Item(
                "dao-duc",
                "Hiến máu hai lần, rủ thêm ba đoàn viên cùng đi.",
                "Giấy chứng nhận của bệnh viện",
                "31/12/2026",
            ),
        ),
    ),
    Plan(
        "xuan",
        2026,
        "20/01/2026",
        (
            Item(
                "dao-duc",
                "Nghe hết lời người đến khiếu nại, đọc lại cho họ nghe điều mình đã ghi rồi mới để họ ký.",
                "Sổ tiếp công dân có mục “đã đọc lại”",
                "31/12/2026",
            ),
            Item(
                "phong-cach",
                "Trả lời đơn không thuộc thẩm quyền kèm địa chỉ, số điện thoại nơi nhận đúng.",
                "Tỷ lệ đơn chuyển có chỉ dẫn đầy đủ",
                "31/12/2026",
            ),
        ),
    ),
    Plan(
        "congchuc",
        2026,
        "21/01/2026",
        (
            Item(
                "phong-cach",
                "Mỗi cuộc họp về nhà ở nêu ít nhất một ý kiến viết sẵn, có số liệu kèm theo.",
                "Tập phiếu ý kiến của tôi; biên bản họp phòng",
                "31/12/2026",
            ),
            Item(
                "dao-duc",
                "Đến xem tận nơi 12 chung cư cũ có phản ánh, không trả lời chỉ dựa vào báo cáo của ban quản trị.",
                "12 biên bản xem xét tại chỗ",
                "31/10/2026",
            ),
            Item(
                "tu-tuong",
                "Tìm hiểu về Đảng, dự lớp bồi dưỡng nhận thức nếu được chi bộ giới thiệu.",
                "Giấy chứng nhận hoặc ý kiến của chi bộ",
                "30/11/2026",
            ),
        ),
        ("Ngại phát biểu trong họp phòng, có ý kiến đúng mà để đến lúc văn bản ban hành mới nói.",),
    ),
    Plan(
        "my",
        2026,
        "30/01/2026",
        (
            Item(
                "phong-cach",
                "Quét và đặt tên bản vẽ theo một quy tắc ngay khi nhận, ai tìm cũng ra trong hai phút.",
                "Kiểm tra thử 20 bản vẽ mỗi quý",
                "31/12/2026",
            ),
            Item(
                "tu-tuong",
                "Kể ở chi đoàn bốn câu chuyện về Bác gắn với việc giữ giấy tờ, giữ lời hứa.",
                "4 buổi, biên bản chi đoàn",
                "30/11/2026",
            ),
        ),
    ),
    Plan(
        "tho",
        2026,
        "24/01/2026",
        (
            Item(
                "dao-duc",
                "Dắt xe, chỉ phòng cho người già và người khuyết tật từ cổng vào tận quầy.",
                "Bộ phận một cửa ghi nhận; sổ gác",
                "31/12/2026",
            ),
            Item(
                "phong-cach",
                "Đi tuần đủ bốn vòng mỗi đêm, tắt điện, khóa nước phòng còn quên, sáng báo lại không trách.",
                "Sổ gác đêm; số tiền điện so với năm trước",
                "31/12/2026",
            ),
        ),
    ),
)
