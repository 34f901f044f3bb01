"""Six-month reviews of 2026, as far as they were handed in by 17/06/2026."""

from sotay.demo.texts.shapes import Answer, Result, Review, Weakness

REVIEWS = (
    Review(
        "bithu",
        2026,
        "half",
        "10/06/2026",
        (
            Result(1, "partly", "Năm tháng gặp được chín đồng chí, tháng 2 bỏ trống."),
            Result(2, "done", "Hai buổi, sáu chủ đầu tư, 19 việc giao, 17 việc xong."),
            Result(3, "done", "Giảng ngày 5/5, tài liệu tám trang."),
        ),
        "Trò chuyện riêng mới biết đồng chí Uyên sợ nói khác số của cấp trên; nay đồng chí đã có hai ghi chú được Sở tiếp thu. Chuyên đề tiết kiệm dùng số thật nên có tranh luận thật.",
        (
            Weakness(
                "Chưa gặp riêng đồng chí Huy từ sau Tết dù đã hứa bắt đầu từ đồng chí ấy.",
                "Ngại vì còn chuyện hai anh em Đạt và Huy, tôi tránh thay vì hòa giải.",
                "Gặp từng người, rồi cả hai cùng ngồi trong tháng 7.",
                "31/07/2026",
            ),
        ),
        (
            Answer(
                "Ít trò chuyện riêng với đảng viên trẻ; một đồng chí xin chuyển công tác tôi mới biết.",
                "continue",
                "Đã thành lịch hằng tháng nhưng còn sót người cần gặp nhất.",
            ),
        ),
    ),
    Review(
        "phobithu",
        2026,
        "half",
        "11/06/2026",
        (
            Result(
                1, "partly", "Góp ý riêng 14 lần; phiếu kín tháng 6 có hai ý kiến nói tôi vẫn nóng."
            ),
            Result(2, "done", "Quyết định phân bổ ký ngày 23/1, mới điều chỉnh một lần."),
            Result(3, "partly", "Bảng điểm xong 46 trong 71 công trình."),
        ),
        "Chủ đầu tư có vốn từ cuối tháng 1 nên ba gói thầu khởi công trước mùa mưa. Từ chối đưa một tuyến đường nhánh lên đầu danh mục vì chỉ được 52 điểm, đã trả lời người đề nghị bằng văn bản.",
        (
            Weakness(
                "Giữ bảng điểm trung hạn làm một mình, đồng chí Thắng về phòng hai tháng chưa được giao phần nào.",
                "Sợ lộ danh mục khi chưa chốt.",
                "Giao đồng chí Thắng chấm 25 công trình còn lại, tôi chấm chéo năm công trình.",
                "15/08/2026",
            ),
        ),
        (
            Answer(
                "Phê bình đồng chí Huy giữa phòng hôm 22/10 vì báo cáo muộn, làm đồng chí ấy tự ái.",
                "fixed",
                "Đã xin lỗi ở giao ban ngày 12/1; từ đó không nêu tên ai khi chưa góp ý riêng.",
            ),
        ),
    ),
    Review(
        "son",
        2026,
        "half",
        "12/06/2026",
        (
            Result(
                1, "partly", "Còn treo 2,5 triệu đồng, hết vào tháng 8; khoản mới lâu nhất 24 ngày."
            ),
            Result(2, "done", "Sáu lần mở thử, lần tháng 3 phát hiện bản sao thiếu tệp lương."),
            Result(3, "partly", "Học được năm trong tám buổi."),
        ),
        "Nhờ mở thử mà sửa được lịch sao lưu trước khi có sự cố thật. Quyết toán quý I nộp sớm ba ngày. Nhờ chị Loan chuyển sang chuyển khoản, quỹ tiền mặt giảm còn dưới 20 triệu đồng.",
        (
            Weakness(
                "Ký duyệt một bộ chứng từ hội nghị thiếu danh sách nhận tiền, Kho bạc trả lại.",
                "Tin người làm, ký cuối giờ không lật hết.",
                "Không ký chứng từ sau 16 giờ 30; bộ trên 20 triệu đồng tự đánh dấu từng tờ.",
                "31/07/2026",
            ),
        ),
        (
            Answer(
                "Ba khoản tạm ứng của cán bộ đã chuyển đi vẫn chưa thu được.",
                "continue",
                "Chỉ còn khoản cuối, cơ quan mới đã trừ năm tháng, mỗi tháng một triệu đồng.",
            ),
            Answer(
                "Báo cáo quyết toán quý III nộp muộn hai ngày do máy chủ kế toán hỏng ổ cứng.",
                "fixed",
                "Sao lưu tự động chạy từ 9/2, đã khôi phục thử thành công.",
            ),
        ),
    ),
    Review(
        "giang",
        2026,
        "half",
        "15/06/2026",
        (
            Result(1, "done", "Chi chạy báo cáo ngày 30/3, tôi chỉ ngồi xem."),
            Result(2, "partly", "Xem sáu công trình, hai nơi phải sửa lại số."),
            Result(3, "done", "Đã trình bày ngày 27/3 và 9/6."),
        ),
        "Kè Nậm Ma báo 100% nhưng nhật ký dừng ở đoạn 3, số được rút xuống 82%. Hôm tôi nghỉ chăm vợ sinh, phòng vẫn có báo cáo đúng giờ.",
        (
            Weakness(
                "Nói giọng bắt lỗi ở kè Nậm Ma khiến cán bộ ban quản lý giận, lần sau họ đối phó.",
                "Hào hứng vì phát hiện sai, quên rằng họ cũng bị nhà thầu báo sai.",
                "Đi cùng ban quản lý kiểm nhà thầu từ đầu, công bố số sau khi họ đã tự sửa.",
                "30/09/2026",
            ),
        ),
        (
            Answer(
                "Bảng tổng hợp chỉ mình tôi sửa được, hôm tôi ốm cả phòng không ra báo cáo.",
                "fixed",
                "Hướng dẫn ba trang xong tháng 2, nay hai người sửa được công thức.",
            ),
        ),
    ),
    Review(
        "hoa",
        2026,
        "half",
        "16/06/2026",
        (
            Result(1, "done", "Bảng chạy ngày 26/2; tháng 5 chỉ bốn lượt phải hỏi."),
            Result(2, "done", "Năm lần chuyển, mỗi em 500 nghìn đồng, sổ dán ở phòng."),
        ),
        "Các phòng tự biết còn bao nhiêu tiền nên tháng 4 tự hoãn hai cuộc hội nghị. Cuối tháng 5 cùng chị Quyên lên Pa Lếch, em Mỷ đã đọc được hết bảng chữ cái và xin thêm vở.",
        (),
        (),
        none_found=True,
    ),
    Review(
        "nam",
        2026,
        "half",
        "16/06/2026",
        (
            Result(1, "done", "11 báo cáo phát hành, báo cáo nào cũng có trang kết luận."),
            Result(2, "partly", "Xong hai dự án; đập Khuổi Vang đã kiểm định, chờ số liệu khoan."),
        ),
        "Kết quả kiểm định cho thấy mái thượng lưu thiếu 212 m³ đá xây, xã và chủ đầu tư cùng ký xác nhận. Lãnh đạo duyệt báo cáo nhanh hơn, bình quân bốn ngày.",
        (
            Weakness(
                "Hai lần quên mời xã khi đo lại, phải tổ chức đo lần nữa.",
                "Lập giấy mời bằng mẫu cũ, trong đó còn ghi huyện.",
                "Sửa mẫu giấy mời, thêm ô đã gọi điện xác nhận.",
                "15/07/2026",
            ),
        ),
        (
            Answer(
                "Bốn dự án khó cứ để lại sau cùng, có dự án nằm trên bàn từ tháng 1.",
                "continue",
                "Còn đúng một dự án, dự kiến trình tháng 9.",
            ),
            Answer(
                "Báo cáo thẩm tra viết dài, có bản 40 trang mà lãnh đạo chỉ cần hai trang đầu.",
                "fixed",
                "Bản dài nhất năm nay 16 trang kể cả phụ lục.",
            ),
        ),
    ),
    Review(
        "hung79",
        2026,
        "half",
        "17/06/2026",
        (
            Result(1, "partly", "Bảng 20 lỗi gửi ngày 2/3, quý II chưa cập nhật."),
            Result(2, "done", "Bản tự khai nộp bí thư ngày 5/6, không nhận việc nào."),
        ),
        "Lỗi áp sai hệ số nhân công giảm từ 14 xuống 5 hồ sơ sau khi gửi bảng. Từ chối lời mời tư vấn của một công ty quen, nói rõ lý do để họ không mời lại.",
        (
            Weakness(
                "Trả hồ sơ kèm câu “xem lại đơn giá” mà không chỉ dòng nào, xã Mường Lằn làm lại ba lần.",
                "Làm nhanh cho hết ngày, nghĩ họ phải tự biết.",
                "Ghi số thứ tự dòng và đơn giá đúng ngay trên phiếu trả.",
                "31/08/2026",
            ),
        ),
    ),
    Review(
        "pao",
        2026,
        "half",
        "17/06/2026",
        (
            Result(1, "partly", "Đến được 27 nhà ở hai xã, 22 nhà ở tốt, 5 nhà dột mái."),
            Result(2, "done", "Bản ghi 11 phút, phát ở 12 thôn trước ngày 20/5."),
        ),
        "Năm nhà dột đều do lợp thiếu đinh chống bão; xã đã cho thợ lợp lại bốn nhà. Sau khi nghe bản tiếng Mông, chín hộ đến hỏi vay, trước đó cả năm chỉ có hai.",
        (
            Weakness(
                "Phiếu khảo sát tháng 4 không có chữ ký chủ nhà, phải đi lại một chuyến.",
                "Người đi làm nương, tôi vội nên nhờ trưởng thôn ký thay.",
                "Hẹn buổi tối hoặc ngày chợ, chủ nhà vắng thì để phiếu lại chứ không ký thay.",
                "31/08/2026",
            ),
        ),
    ),
    Review(
        "danguy",
        2026,
        "half",
        "09/06/2026",
        (
            Result(1, "done", "Ba kết luận, lâu nhất chín ngày."),
            Result(2, "partly", "Xong hai vụ, đã gặp dân ở bốn vụ."),
            Result(3, "partly", "Bốn trong sáu hội nghị kết luận dưới 15 phút."),
            Result(4, "not_done", "Chưa tổ chức, dời sang tháng 9 vì trùng đợt sắp xếp."),
        ),
        "Kết luận nêu thẳng tên Văn phòng và Phòng Kế hoạch – Tài chính, hai bí thư nhận và sửa xong trong tháng 5. Vụ đất ở phường Bến Đá kéo dài ba năm đã ký biên bản kết thúc.",
        (
            Weakness(
                "Hứa hai buổi trao đổi với đảng viên trẻ trong quý II mà không làm được buổi nào.",
                "Tôi nhận quá nhiều lịch họp thay Giám đốc, không giữ ngày đã hẹn.",
                "Ấn định chiều 10/9 và 15/10, hai ngày này không nhận họp khác.",
                "15/10/2026",
            ),
        ),
        (
            Answer(
                "Bốn giấy hẹn trả lời dân bị trễ, có bà ở xã Bản Chiềng phải xuống hai lần.",
                "fixed",
                "Sáu tháng có 17 giấy hẹn, không giấy nào trễ.",
            ),
            Answer(
                "Đảng ủy kiểm tra chuyên đề ở ba chi bộ nhưng hai kết luận để quá một tháng.",
                "fixed",
                "Đã ký đúng hạn cả ba cuộc năm nay, có số ngày trong sổ.",
            ),
        ),
    ),
    Review(
        "tam",
        2026,
        "half",
        "12/06/2026",
        (
            Result(1, "done", "61 cuộc trong năm tháng rưỡi, nhịp này cả năm khoảng 135."),
            Result(2, "partly", "Hai chuyến ngoài bảng, đều do tôi cho phép."),
            Result(3, "done", "Hai đợt hỏi, đã trả lời 13 điều, còn một điều về chỗ để xe."),
        ),
        "Thay 18 cuộc họp bằng phiếu hỏi ý kiến, các phòng trả lời trong hai ngày. Đợt hỏi quý I có góp ý nước uống tầng ba hay hết, sửa xong ngay tuần sau.",
        (
            Weakness(
                "Tự phá quy ước điều xe hai lần trong tháng 4 khi lãnh đạo gọi gấp.",
                "Cả nể, không dám nhắc lãnh đạo đăng ký.",
                "Báo cáo hai chuyến này ở giao ban; lãnh đạo gọi thì tôi nhập bảng ngay trước khi xe chạy.",
                "30/06/2026",
            ),
        ),
        (
            Answer(
                "Hai lần phân xe chồng giờ làm đoàn thanh tra phải thuê xe ngoài.",
                "fixed",
                "Từ tháng 1 không chồng chuyến nào, đồng chí Lục xem bảng mỗi chiều.",
            ),
        ),
    ),
    Review(
        "cuong",
        2026,
        "half",
        "15/06/2026",
        (
            Result(1, "partly", "Đã quay lại ba đơn vị trong bốn đơn vị dự kiến."),
            Result(2, "done", "Bản kê khai nộp ngày 10/2, có một người em họ ở ban quản lý."),
            Result(3, "partly", "Họp rút kinh nghiệm một vụ, vụ còn lại trong tháng 6."),
        ),
        "34 kiến nghị cũ nay còn 12. Xin rút khỏi cuộc thanh tra nơi em họ làm việc, giao đồng chí Dũng làm trưởng đoàn. Đọc lại bản án mới thấy mình gửi quyết định sai địa chỉ.",
        (
            Weakness(
                "Chưa hướng dẫn đồng chí Kiên làm báo cáo đoàn, để đồng chí sửa sáu lần.",
                "Tôi sửa bằng bút đỏ mà không giải thích lý do.",
                "Ngồi cùng lập dàn ý trước khi viết ở hai cuộc tới.",
                "30/09/2026",
            ),
        ),
        (
            Answer(
                "Sau kết luận ít quay lại xem đơn vị sửa được gì, có kiến nghị treo tám tháng.",
                "fixed",
                "Bảng theo dõi cập nhật hằng tháng, kiến nghị treo lâu nhất còn ba tháng.",
            ),
        ),
    ),
    Review(
        "truong",
        2026,
        "half",
        "08/06/2026",
        (
            Result(1, "partly", "17 chuyến trong 22 tuần, hứa 41 việc, xong 33."),
            Result(2, "done", "Niêm yết ngày 26/1, có tên bốn người thân trong ngành."),
            Result(3, "partly", "96 đề xuất, 11 đề xuất trả lời quá ba ngày."),
        ),
        "Đi xã mới thấy mẫu đơn cấp phép in chữ quá nhỏ và đòi số điện thoại hai lần, đã sửa ngay. Tám việc hứa chưa xong ghi rõ trong nhật ký, xã nào cũng nhận được thư báo.",
        (
            Weakness(
                "Ba chuyến đi xã kéo theo đoàn bảy tám người, xã phải bố trí tiếp đón.",
                "Cho các phòng tự đăng ký đi cùng, không giới hạn.",
                "Mỗi chuyến tối đa ba người một xe, ai đi cùng phải có việc cụ thể.",
                "31/07/2026",
            ),
        ),
    ),
    Review(
        "hien",
        2026,
        "half",
        "17/06/2026",
        (
            Result(1, "done", "Hai chương xong ngày 22/4, thầy Phong dự và ký phiếu."),
            Result(2, "done", "20 buổi, có cô H'Loan dạy bảy buổi vẽ."),
            Result(3, "partly", "Năm biên bản gửi ngay tối họp, kỳ tháng 5 muộn hai ngày."),
        ),
        "Dạy thử chương mới, sinh viên hỏi nhiều hơn vì ví dụ lấy từ công trình các em đã đo. Lớp phụ đạo có 14 em, chưa em nào bỏ; hai em lớp Điện cũng xin sang học.",
        (),
        (
            Answer(
                "Chưa soạn lại bài giảng phần bê tông, còn dùng tiêu chuẩn cũ ở hai chương.",
                "fixed",
                "Giáo án mới được khoa duyệt, bản cũ đã rút khỏi thư viện khoa.",
            ),
        ),
        none_found=True,
    ),
    Review(
        "hao",
        2026,
        "half",
        "11/06/2026",
        (
            Result(1, "partly", "Đã xem bốn đơn vị, hai đơn vị xếp vào đầu tháng 7."),
            Result(2, "done", "Chín bản nhận xét đều được đọc trước, hai bản sửa sau trao đổi."),
            Result(
                3, "done", "Tọa đàm ngày 22/5, 34 người dự, năm bí thư nói về chỗ chưa làm được."
            ),
        ),
        "Ở Hội Nhà báo, anh em mở sổ cho xem cả trang ghi lỗi, cách ấy được đưa vào kết luận tọa đàm. Không còn cán bộ nào ngạc nhiên khi nghe nhận xét về mình.",
        (
            Weakness(
                "Kết luận tọa đàm giao năm việc nhưng quên ghi người làm, hai tuần sau mới bổ sung.",
                "Tôi tự đọc kết luận theo trí nhớ, không nhìn bảng phân công.",
                "Dùng mẫu kết luận có ba cột việc, người, ngày cho mọi cuộc tôi chủ trì.",
                "30/06/2026",
            ),
        ),
    ),
)
