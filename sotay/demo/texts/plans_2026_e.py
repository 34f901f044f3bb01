"""Plans of 2026: the college."""

from sotay.demo.texts.shapes import Item, Plan

PLANS = (
    Plan(
        "phong",
        2026,
        "12/01/2026",
        (
            Item(
                "phong-cach",
                "Dự giờ đột xuất nhưng góp ý ngay sau tiết, nói một điều được và một điều cần sửa.",
                "20 phiếu dự giờ, mỗi giảng viên ít nhất hai lần",
                "31/12/2026",
            ),
            Item(
                "dao-duc",
                "Chia giờ dạy thêm theo danh sách công khai, tôi nhận phần ít nhất khoa.",
                "Bảng phân công mỗi kỳ dán ở khoa",
                "31/08/2026",
            ),
            Item(
                "tu-tuong",
                "Cùng chi bộ bàn một buổi về học nghề để làm được việc, mời ba cựu sinh viên đến nói thật.",
                "Biên bản chuyên đề quý II",
                "30/06/2026",
            ),
        ),
    ),
    Plan(
        "ky",
        2026,
        "20/01/2026",
        (
            Item(
                "phong-cach",
                "Họp tổ đảng đúng ngày 28 hằng tháng, không quá một giờ, ai cũng nói được ít nhất một lần.",
                "Sổ tổ đảng 12 kỳ",
                "31/12/2026",
            ),
            Item(
                "dao-duc",
                "Sửa điện miễn phí cho 15 hộ nghèo quanh trường cùng sinh viên năm cuối.",
                "Danh sách 15 hộ có chữ ký",
                "30/11/2026",
            ),
        ),
    ),
    Plan(
        "bac",
        2026,
        "27/01/2026",
        (
            Item(
                "dao-duc",
                "Cân que hàn, phôi thép từng buổi thực hành, phần thừa nhập kho chứ không bỏ lại xưởng.",
                "Sổ vật tư xưởng; định mức mỗi sinh viên",
                "31/12/2026",
            ),
            Item(
                "phong-cach",
                "Đeo đủ bảo hộ trước sinh viên ở mọi buổi, quên thì hôm ấy tôi quét xưởng.",
                "Camera xưởng; lớp trưởng ghi",
                "31/12/2026",
            ),
        ),
    ),
    Plan(
        "hien",
        2026,
        "16/01/2026",
        (
            Item(
                "phong-cach",
                "Soạn lại hai chương bê tông theo tiêu chuẩn đang áp dụng, dạy thử có người dự trước khi đưa vào kỳ II.",
                "Giáo án mới được khoa duyệt; phiếu dự giờ",
                "30/04/2026",
            ),
            Item(
                "dao-duc",
                "Duy trì lớp phụ đạo tối thứ Ba, thêm môn vẽ kỹ thuật nhờ cô H'Loan dạy cùng.",
                "Sổ điểm danh; số em qua môn hai kỳ",
                "31/12/2026",
            ),
            Item(
                "phong-cach",
                "Ghi biên bản họp tổ đảng gửi chi ủy ngay tối hôm họp.",
                "Ngày gửi của 12 biên bản",
                "31/12/2026",
            ),
        ),
        ("Chưa soạn lại bài giảng phần bê tông, còn dùng tiêu chuẩn cũ ở hai chương.",),
    ),
    Plan(
        "suong",
        2026,
        "22/01/2026",
        (
            Item(
                "phong-cach",
                "Đưa máy toàn đạc ra sân từ tiết đầu, lý thuyết giảng bên máy, không giảng chay quá 20 phút.",
                "Phiếu hỏi sinh viên cuối mỗi học phần",
                "31/12/2026",
            ),
            Item(
                "tu-tuong",
                "Viết một sáng kiến về đo đạc bằng điện thoại cho học sinh nghề, báo cáo trước khoa.",
                "Biên bản công nhận sáng kiến",
                "31/10/2026",
            ),
        ),
    ),
    Plan(
        "hloan",
        2026,
        "25/01/2026",
        (
            Item(
                "dao-duc",
                "Ở lại ký túc xá mỗi tối thứ Tư giúp sinh viên dân tộc thiểu số học vẽ và viết đơn, làm hồ sơ.",
                "Sổ trực ký túc xá, số lượt sinh viên đến",
                "31/12/2026",
            ),
            Item(
                "phong-cach",
                "Chấm bản vẽ bằng phiếu tiêu chí phát trước, em nào hỏi điểm thì trả lời được từng tiêu chí.",
                "Số khiếu nại điểm cuối kỳ",
                "31/12/2026",
            ),
        ),
    ),
    Plan(
        "an",
        2026,
        "07/01/2026",
        (
            Item(
                "dao-duc",
                "Mua sắm thiết bị trên 50 triệu đồng đều để khoa sử dụng tham gia chọn, không chỉ phòng tài vụ.",
                "Biên bản lựa chọn có chữ ký của khoa",
                "31/12/2026",
            ),
            Item(
                "phong-cach",
                "Mỗi tháng ăn trưa một lần ở nhà ăn sinh viên, ngồi cùng bàn với các em và ghi lại điều các em kêu.",
                "10 bữa; danh sách việc đã sửa",
                "31/12/2026",
            ),
            Item(
                "phong-cach",
                "Họp hiệu bộ không quá 75 phút, việc của phòng nào để phòng ấy quyết.",
                "Biên bản ghi giờ bắt đầu và kết thúc",
                "31/12/2026",
            ),
        ),
    ),
    Plan(
        "diem",
        2026,
        "13/01/2026",
        (
            Item(
                "phong-cach",
                "Cấp giấy xác nhận cho sinh viên trong buổi, bỏ lịch trả vào thứ Sáu.",
                "Sổ cấp giấy; thời gian chờ bình quân",
                "31/12/2026",
            ),
            Item(
                "dao-duc",
                "Rà lại miễn giảm học phí, gọi từng em đủ điều kiện mà chưa nộp đơn.",
                "Số em được miễn giảm thêm",
                "31/03/2026",
            ),
            Item(
                "tu-tuong",
                "Hướng dẫn đảng viên phòng đọc quy chế đào tạo mới, mỗi kỳ sinh hoạt bàn một chương.",
                "Biên bản 6 kỳ",
                "30/09/2026",
            ),
        ),
    ),
    Plan(
        "thuy",
        2026,
        "19/01/2026",
        (
            Item(
                "dao-duc",
                "Khám sàng lọc cho toàn bộ 480 sinh viên nội trú, báo riêng kết quả cho từng em, giữ kín bệnh án.",
                "Sổ khám; số em được chuyển tuyến",
                "30/10/2026",
            ),
            Item(
                "phong-cach",
                "Mở cửa phòng y tế từ 6 giờ 30 trước giờ thực hành xưởng.",
                "Sổ trực; số tai nạn xưởng xử lý trong 5 phút",
                "31/12/2026",
            ),
        ),
    ),
    Plan(
        "panh",
        2026,
        "18/01/2026",
        (
            Item(
                "dao-duc",
                "Truyền cách đục mộng tay cho sáu em thích nghề, không giấu mẹo nào.",
                "Mỗi em tự làm được một chiếc tủ",
                "30/11/2026",
            ),
            Item(
                "phong-cach",
                "Dạy xong lau máy, xếp đục cùng học trò, thầy làm trước.",
                "Xưởng trưởng xem cuối buổi",
                "31/12/2026",
            ),
        ),
    ),
    Plan(
        "cham",
        2026,
        "21/01/2026",
        (
            Item(
                "tu-tuong",
                "Kể cho lớp dệt nghe gốc tích từng hoa văn, ghi lại bằng máy để trường giữ.",
                "12 đoạn ghi hình nộp thư viện",
                "30/11/2026",
            ),
            Item(
                "dao-duc",
                "Bán vải của học trò thì chia tiền đúng theo số mét từng em dệt, có sổ cho các em xem.",
                "Sổ bán vải",
                "31/12/2026",
            ),
        ),
    ),
    Plan(
        "bao",
        2026,
        "26/01/2026",
        (
            Item(
                "phong-cach",
                "Gặp công đoàn viên tại tổ bộ môn, mỗi tổ một lần một quý, thay cho gọi lên văn phòng.",
                "Sổ ý kiến của 9 tổ",
                "31/12/2026",
            ),
            Item(
                "dao-duc",
                "Công khai thu chi quỹ công đoàn đến từng khoản thăm hỏi vào ngày cuối quý.",
                "4 bảng thu chi",
                "31/12/2026",
            ),
        ),
    ),
    Plan(
        "linh",
        2026,
        "29/01/2026",
        (
            Item(
                "phong-cach",
                "Soạn 30 bài tiếng Anh theo đúng máy móc ở xưởng để sinh viên đọc được bảng điều khiển.",
                "30 bài; điểm đọc hiểu trước và sau kỳ",
                "31/12/2026",
            ),
            Item(
                "dao-duc",
                "Không nhận quà ngày lễ của sinh viên, nói trước với lớp từ buổi đầu.",
                "Lớp trưởng xác nhận cuối năm",
                "31/12/2026",
            ),
        ),
    ),
)
