"""Three meetings that the planning and finance cell held in 2026, and the one it has planned."""

from sotay.demo.texts.shapes import Given, Heard, Held, Planned, Point, Said

ROOM = "Phòng họp tầng 3, trụ sở Sở Xây dựng"
CHAIR, KEEPER = "bithu", "uyen"

JANUARY = Held(
    Planned("06/01/2026", "14:00", ROOM, "Sinh hoạt chi bộ tháng 1/2026", planned_on="02/01/2026"),
    ended="16:25",
    number=9,
    absent={"loan": "đi khám bệnh tại Bệnh viện đa khoa tỉnh"},
    reports=(
        Heard("bithu", (
            Said("uyen", "Đồng chí Bình nhận thẳng việc ít hỏi chuyện anh em trẻ. Đề nghị chi ủy cùng chia nhau gặp, không để riêng bí thư."),
            Said("pao", "Nhất trí. Đảng viên trẻ ở xa nhà cần được hỏi về chỗ ở trước khi hỏi về việc."),
        ), "Chi ủy phân công mỗi đồng chí gặp riêng hai đảng viên một tháng, bí thư tổng hợp.", share=("strengths", "weakness", "remedy")),
        Heard("phobithu", (
            Said("loan", "Đồng chí Đạt biết lỗi thì nên nói với đồng chí Huy trước cả phòng, vì hôm đó phê bình cũng trước cả phòng."),
            Said("huy", "Đồng ý khép lại chuyện ngày 22/10. Phần mình nộp báo cáo muộn là đúng."),
        ), "Đồng chí Đạt xin lỗi tại giao ban gần nhất; chi bộ ghi nhận thái độ cầu thị của cả hai đồng chí.", share=("strengths", "weakness", "remedy")),
        Heard("son", (Said("quyen", "Ba tháng nay tiếp dân và anh em ở quầy thanh toán đã nhẹ nhàng hẳn."),),
              "Việc sao lưu tự động hoàn thành trước ngày 28/02.", share=("strengths", "remedy")),
        Heard("hoa", (), "Chi bộ đánh giá cao cách lập dự toán từ việc thật."),
        Heard("giang", (Said("son", "Bảng giải ngân phải có người thứ hai chạy được trước quý II."),), "Đồng ý giao đồng chí Chi học việc.", share=("weakness", "remedy")),
        Heard("huy", (
            Said("son", "Hai lần muộn trong nửa cuối năm đều rơi vào tuần đồng chí Uyên phải tổng hợp cho Sở. Cần nêu giờ nộp cụ thể."),
            Said("phobithu", "Từ tháng 1 sẽ góp ý riêng trước; đề nghị đồng chí Huy báo sớm khi vướng."),
        ), "Đồng chí Huy đưa giờ nộp báo cáo tuần vào kế hoạch năm 2026.",
            given=(Given("criticism", "huy", "Còn để báo cáo tuần muộn hai lần trong tháng 10 và tháng 12, làm chậm phần tổng hợp chung."),)),
        Heard("nam", (Said("hung79", "Nên đưa kết luận và số cắt giảm lên trang đầu, lãnh đạo đọc là quyết được."),), "Áp dụng cho mọi báo cáo thẩm tra phát hành từ 01/02.", share=("strengths", "weakness", "remedy")),
        Heard("dangvien", (
            Said("chi", "Phiếu kiểm tra thành phần hồ sơ của đồng chí Ánh rất dễ dùng, xin được in cho bàn trực."),
            Said("phobithu", "Việc góp ý văn bản của phòng bạn nên đặt lịch cố định, mỗi sáng 15 phút là đủ."),
        ), "Chi bộ đồng ý nhân phiếu kiểm tra thành phần cho bộ phận một cửa.",
            share=("strengths", "weakness", "remedy"),
            given=(Given("praise", "dangvien", "Cả năm 259 trong 268 hồ sơ đúng hạn, tự nguyện kể lại cách làm cho chi bộ."),)),
        Heard("uyen", (Said("bithu", "Số của cấp trên lệch số thực tế thì phải nói, bí thư chịu trách nhiệm cùng đồng chí."),), "Ghi chú nửa trang gửi trước khi nộp báo cáo.", share=("strengths", "remedy")),
    ),
    points=(
        Point("Thông tin thời sự; Nghị quyết của Đảng ủy Sở về nhiệm vụ năm 2026", 15, (
            Said("bithu", "Giới thiệu ba chỉ tiêu của Đảng ủy Sở: giải ngân trên 95%, trả hồ sơ trước hạn trên 97%, không để khiếu nại quá hạn."),
            Said("hung92", "Đề nghị gửi tài liệu trước để anh em bàn, không đọc lại văn bản."),
        ), "Tài liệu gửi trước mỗi kỳ ít nhất hai ngày; kỳ họp chỉ bàn việc."),
        Point("Kiểm điểm tháng 12/2025, phương hướng tháng 1/2026", 25, (
            Said("giang", "Giải ngân cả năm 96,4%; bốn chủ đầu tư chậm nhất đầu năm đều qua 90%."),
            Said("phobithu", "Phấn đấu trình quyết định phân bổ chi tiết vốn năm 2026 trước ngày 31/01, một lần, không chia đợt."),
        ), "Nhất trí phương hướng tháng 1. Mỗi đồng chí nộp kế hoạch cá nhân trước ngày 31/01, cấp ủy nộp trước ngày 26/01."),
    ),
    conclusion="Chi bộ hoàn thành soát xét, đánh giá cả năm 2025 của chín đồng chí có bài nộp. Các đồng chí được nêu khuyết điểm đưa giải pháp vào kế hoạch năm 2026. Đề nghị cấp ủy làm trước, nộp trước.",
    tasks=(
        ("phobithu", "Trình quyết định phân bổ chi tiết vốn năm 2026", "31/01/2026", "30/01/2026"),
        ("chi", "In phiếu kiểm tra thành phần hồ sơ cho bàn trực một cửa", "16/01/2026", "14/01/2026"),
    ),
)  # fmt: skip

FEBRUARY = Held(
    Planned("05/02/2026", "14:00", ROOM, "Sinh hoạt chi bộ tháng 2/2026", planned_on="30/01/2026",
            guests="Đồng chí Lê Thu Hà, Bí thư Đảng ủy Sở Xây dựng"),
    ended="16:40",
    number=0,
    absent={},
    reports=(
        Heard("bithu", (Said("Đồng chí Lê Thu Hà", "Kế hoạch có việc, có ngày, có cách đo. Đề nghị đồng chí Bình giảng chuyên đề tiết kiệm bằng số liệu thật của Sở."),),
              "Giảng chuyên đề tại kỳ sinh hoạt tháng 5."),
        Heard("phobithu", (Said("uyen", "Phiếu kín hỏi cả phòng là cách làm mới, đề nghị giữ đúng tháng 6 và tháng 12."),), "Nhất trí."),
        Heard("son", (), "Nhất trí; chi bộ theo dõi qua sổ tạm ứng cuối tháng."),
        Heard("hoa", (Said("nga", "Xin tham gia quỹ đỡ đầu hai em ở Pa Lếch."),), "Hoan nghênh, công khai từng khoản."),
        Heard("giang", (), "Đồng chí Chi chạy báo cáo tháng 3."),
        Heard("loan", (), "Tổ kế toán mời một đồng chí ngoài tổ chứng kiến kiểm quỹ."),
        Heard("huy", (
            Said("uyen", "Giờ nộp 10 giờ thứ Sáu là vừa cho phần tổng hợp."),
            Said("bithu", "Kế hoạch của đồng chí nộp ngày 03/02, quá hạn ba ngày. Lần sau vướng thì báo trước hạn."),
        ), "Nhất trí nội dung kế hoạch; rút kinh nghiệm về thời hạn.",
            given=(Given("reminder", "huy", "Nộp kế hoạch cá nhân ngày 03/02/2026, quá hạn ba ngày."),)),
        Heard("nam", (Said("hung79", "Đập Khuổi Vang nên mời kiểm định sớm, trước mùa mưa."),), "Mời kiểm định độc lập trong quý II."),
        Heard("dangvien", (Said("son", "Chuyên đề mỗi quý nên báo lịch trình bày từ đầu quý."),),
              "Đồng chí Ánh báo lịch trình bày chuyên đề quý I với đồng chí Sơn.", share=("item", "item", "item")),
        Heard("quyen", (), "Nhất trí."),
        Heard("chi", (Said("giang", "Sẽ ngồi cạnh trong tháng 2, tháng 3 để đồng chí Chi tự làm."),), "Nhất trí; chi bộ theo dõi, giúp đỡ đảng viên dự bị."),
        Heard("tuan", (), "Kiểm kê xong trước khi điều chuyển tài sản."),
        Heard("pao", (Said("huy", "Có thể đi cùng hai chuyến, kết hợp lấy phiếu thực địa."),), "Hai đồng chí Pao và Huy đi chung chuyến tháng 3.",
              given=(Given("praise", "pao", "Chủ động dịch tờ hướng dẫn vay vốn sang tiếng Mông cho bà con."),)),
        Heard("nga", (Said("quyen", "Ghi nhận đồng chí Nga tự nêu việc dùng điện thoại giờ làm."),), "Nhất trí."),
        Heard("uyen", (), "Chi bộ ủng hộ ghi chú số liệu; bí thư ký chung."),
        Heard("hung79", (), "Bảng 20 lỗi gửi các ban quản lý trước ngày 05/3."),
        Heard("hung92", (Said("quyen", "Đề nghị phòng bố trí trực thay vào tối có lớp đấu thầu."),), "Nhất trí."),
    ),
    points=(
        Point("Đăng ký nêu gương của cấp ủy năm 2026", 10, (
            Said("Đồng chí Lê Thu Hà", "Cấp ủy chi bộ đã nộp trước hạn riêng; tiếp tục làm trước để đảng viên theo."),
        ), "Bí thư, phó bí thư, chi ủy viên thực hiện việc nêu gương đã đăng ký; chi bộ giám sát."),
        Point("Kiểm điểm tháng 1, phương hướng tháng 2/2026", 20, (
            Said("phobithu", "Quyết định phân bổ vốn đã ký ngày 23/01, sớm tám ngày, một lần."),
        ), "Hoàn thành nhiệm vụ tháng 1. Tháng 2 tập trung nghiệm thu, thanh toán trước Tết, trực đủ người."),
    ),
    conclusion="Mười bảy trên mười bảy đồng chí đã báo cáo kế hoạch cá nhân năm 2026. Kế hoạch đã báo cáo là căn cứ để soát xét 6 tháng và cả năm.",
    tasks=(
        ("dangvien", "Báo đồng chí Sơn lịch trình bày chuyên đề quý I", "28/02/2026", ""),
        ("giang", "Bàn giao bảng giải ngân, viết hướng dẫn ba trang", "31/03/2026", "27/03/2026"),
        ("hung79", "Gửi bảng 20 lỗi dự toán cho các ban quản lý", "05/03/2026", "02/03/2026"),
    ),
)  # fmt: skip

MAY = Held(
    Planned("05/05/2026", "14:00", ROOM, "Sinh hoạt chuyên đề quý II: Học Bác thực hành tiết kiệm trong đầu tư công",
            kind="thematic", planned_on="28/04/2026"),
    ended="15:50",
    number=13,
    absent={"nga": "nghỉ phép chăm con ốm"},
    reports=(
        Heard("thang", (Said("phobithu", "Đồng chí Thắng mới về đã gặp hai chủ đầu tư. Đề nghị nhận phần danh mục phía Tây."),), "Nhất trí kế hoạch; phó bí thư giao việc cụ thể trong tháng 5."),
    ),
    points=(
        Point("Chuyên đề: Tiết kiệm trong đầu tư công, nhìn từ số liệu của Sở", 45, (
            Said("bithu", "Trình bày tài liệu tám trang: bảy công trình điều chỉnh tăng vốn vì khảo sát sơ sài, phần tiết kiệm thật đến từ khâu chuẩn bị."),
            Said("hung92", "Nói tiết kiệm nhưng phòng mình vẫn in màu bản nháp. Đề nghị bắt đầu từ việc của mình."),
            Said("nam", "Mỗi báo cáo thẩm tra bớt 20 trang là bớt được giấy và bớt giờ đọc của lãnh đạo."),
            Said("pao", "Hỗ trợ nhà ở mà mái dột thì phải làm lại, không có gì lãng phí hơn."),
            Said("hoa", "Từ đầu năm hai phòng đã tự hoãn hội nghị vì xem được dự toán còn lại."),
        ), "Từ ngày 06/5 in đen trắng hai mặt, chỉ in màu bản vẽ; báo cáo thẩm tra tối đa 20 trang kể cả phụ lục; khảo sát lại trước khi trình điều chỉnh vốn.",
            given=(Given("praise", "hung92", "Thẳng thắn góp ý việc in màu trong cơ quan, chi bộ tiếp thu ngay tại kỳ họp."),)),
        Point("Kiểm điểm tháng 4, phương hướng tháng 5/2026", 20, (
            Said("giang", "Giải ngân bốn tháng đạt 31,2%, cao hơn cùng kỳ 4 điểm; còn hai chủ đầu tư dưới 15%."),
            Said("phobithu", "Mời hai chủ đầu tư làm việc trong tháng 5, mỗi việc có người và ngày."),
        ), "Nhất trí phương hướng tháng 5. Cấp ủy bắt đầu soát xét 6 tháng từ ngày 01/6, nộp trước ngày 25/6."),
    ),
    conclusion="Chuyên đề đạt yêu cầu, có tranh luận, có việc làm ngay. Các đồng chí đưa việc tiết kiệm vào soát xét 6 tháng.",
    tasks=(
        ("quyen", "Đặt máy in dùng chung mặc định đen trắng, hai mặt", "06/05/2026", "06/05/2026"),
        ("nam", "Soạn mẫu báo cáo thẩm tra tối đa 20 trang", "31/05/2026", "29/05/2026"),
        ("tuan", "Lập danh sách bàn ghế, máy tính để không của các phòng", "30/06/2026", ""),
    ),
)  # fmt: skip

TOMORROW = Planned(
    "19/06/2026",
    "14:00",
    ROOM,
    "Sinh hoạt chuyên đề soát xét 6 tháng năm 2026",
    kind="thematic",
    planned_on="12/06/2026",
)
TOMORROW_POINTS = (
    ("Kiểm điểm tháng 5, phương hướng tháng 6/2026", 20),
    ("Góp ý dự thảo báo cáo 6 tháng của chi bộ", 15),
)
TOMORROW_QUESTION = (
    "hung92",
    "Bài soát xét nộp sau cuộc họp này thì báo cáo vào kỳ nào, có tính là chậm không?",
)
HELD = (JANUARY, FEBRUARY, MAY)
