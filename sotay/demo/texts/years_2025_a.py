"""Yearly reviews of 2025 from the planning and finance cell."""

from sotay.demo.texts.shapes import Answer, Result, Review, Weakness

REVIEWS = (
    Review(
        "bithu",
        2025,
        "year",
        "09/12/2025",
        (
            Result(1, "done", "Đi 11 buổi, buổi tháng 12 đã hẹn; Sở giải ngân 96,4%."),
            Result(2, "done", "Từ tháng 7 mọi danh sách đều dán ở phòng trước 5 ngày."),
            Result(3, "done", "Sáu kỳ cuối năm đều gửi trước, kết luận một trang."),
        ),
        "Chi bộ không còn đọc lại văn bản tại cuộc họp; trung bình 11 đồng chí phát biểu mỗi kỳ, trước đây năm. Bốn chủ đầu tư chậm nhất đầu năm nay đều qua 90%.",
        (
            Weakness(
                "Ít trò chuyện riêng với đảng viên trẻ; một đồng chí xin chuyển công tác tôi mới biết.",
                "Gặp anh em chỉ bàn việc, nghĩ không ai kêu tức là ổn.",
                "Mỗi tháng trò chuyện riêng với hai đồng chí, bắt đầu từ đồng chí Huy và đồng chí Uyên.",
                "30/06/2026",
            ),
        ),
        (
            Answer(
                "Kỳ sinh hoạt tháng 3 và tháng 5 gửi tài liệu sát giờ họp, anh em không kịp đọc.",
                "fixed",
                "Chia việc cho đồng chí Sơn và đồng chí Đạt từ kỳ tháng 7, không kỳ nào chậm nữa.",
            ),
        ),
    ),
    Review(
        "phobithu",
        2025,
        "year",
        "11/12/2025",
        (
            Result(
                1,
                "partly",
                "Cả năm 128 văn bản, 117 văn bản đúng hạn; nửa cuối năm chỉ hai văn bản muộn.",
            ),
            Result(2, "done", "Xong từ tháng 4, tháng 9 giảng thêm cho 12 xã."),
            Result(3, "done", "Bốn lần trong năm, đều ghi lý do."),
        ),
        "Xã hỏi là có người trả lời, có xã gửi thư cảm ơn về việc hướng dẫn chuyển vốn sau khi bỏ cấp huyện. Chuyên viên tự ký trình nên viết cẩn thận hơn.",
        (
            Weakness(
                "Phê bình đồng chí Huy giữa phòng hôm 22/10 vì báo cáo muộn, làm đồng chí ấy tự ái.",
                "Nóng vì Giám đốc vừa hỏi, không giữ được lời.",
                "Góp ý riêng trước, chỉ nêu ở cuộc họp khi đã góp ý riêng mà không đổi.",
                "31/05/2026",
            ),
        ),
        (
            Answer(
                "Chín văn bản của xã trả lời quá hạn, có văn bản 16 ngày.",
                "fixed",
                "Theo quy ước ngày thứ tư, văn bản muộn nhất từ tháng 7 là 6 ngày.",
            ),
        ),
    ),
    Review(
        "son",
        2025,
        "year",
        "12/12/2025",
        (
            Result(1, "partly", "Xong 10 khoản; còn một khoản 7,5 triệu đồng."),
            Result(2, "done", "Đủ sáu tờ, tờ cuối dán ngày 26/9."),
        ),
        "Tổng thu hồi và thanh toán dứt điểm 71,8 triệu đồng tạm ứng treo. Các phòng tự làm được chứng từ công tác phí, số bộ phải trả lại giảm từ 38 xuống 9 so với năm trước.",
        (
            Weakness(
                "Báo cáo quyết toán quý III nộp muộn hai ngày do máy chủ kế toán hỏng ổ cứng.",
                "Sao lưu bằng tay, tuần đó tôi bỏ qua không kiểm tra.",
                "Nhờ đồng chí Phúc đặt sao lưu tự động, tôi mở thử bản sao vào thứ Hai đầu tháng.",
                "28/02/2026",
            ),
        ),
        (
            Answer(
                "Ba khoản tạm ứng của cán bộ đã chuyển đi vẫn chưa thu được.",
                "continue",
                "Hai khoản đã nộp; khoản còn lại cơ quan mới trả lời sẽ trừ dần từ tháng 1.",
            ),
            Answer(
                "Có lúc trả lời anh em ở quầy thanh toán cộc lốc, đồng chí Quyên góp ý hai lần.",
                "fixed",
                "Giờ tiếp riêng có tác dụng, ba tháng nay không ai góp ý; đã hỏi lại đồng chí Quyên.",
            ),
        ),
    ),
    Review(
        "dangvien",
        2025,
        "year",
        "16/12/2025",
        (
            Result(1, "partly", "268 hồ sơ, 259 hồ sơ đúng hạn; từ tháng 8 chỉ chậm hai."),
            Result(2, "done", "Đủ bốn trang, kể ở chi bộ ngày 4/11."),
            Result(3, "done", "Chi nay nhận việc riêng, đã kèm lại được người khác."),
        ),
        "Bốn tháng cuối năm gần như không còn hồ sơ quá hạn nhờ kiểm tra thành phần ngay lúc nhận. Buổi kể ở chi bộ có sáu đồng chí đem phiếu của mình ra sửa tại chỗ.",
        (
            Weakness(
                "Chậm góp ý dự thảo văn bản của phòng bạn",
                "Tôi coi góp ý là việc phụ, để dưới chồng hồ sơ; năm lần phòng bạn phải gọi nhắc.",
                "Trả lời trong 3 ngày làm việc.",
                "31/03/2026",
            ),
        ),
        (
            Answer(
                "Bảy hồ sơ tháng 4 và tháng 5 trả muộn từ một đến ba ngày.",
                "fixed",
                "Mở hồ sơ ngay trong buổi nhận từ 1/7; hai hồ sơ chậm sau đó là do chờ bản vẽ.",
            ),
        ),
    ),
    Review(
        "huy",
        2025,
        "year",
        "31/12/2025",
        (
            Result(1, "partly", "Cả năm gửi 27 tuần, từ tháng 9 đều."),
            Result(2, "done", "Đi cầu Nà Lốc ngày 16/10, đủ ba biên bản."),
        ),
        "Ở cầu Nà Lốc gặp được người dân chỉ chỗ móng bị xói, báo chủ đầu tư xử lý trước lũ. Hồ sơ điều chỉnh vốn cả ba công trình trình một lần là được.",
        (
            Weakness(
                "Tự ái khi bị góp ý, cả tuần không nói chuyện với đồng chí Đạt.",
                "Quen cãi trước rồi mới nghĩ.",
                "Nghe hết, hẹn trả lời sau một ngày; việc đúng thì nói lại với người góp ý.",
                "30/06/2026",
            ),
        ),
        (
            Answer(
                "Nộp báo cáo muộn năm lần trong sáu tháng, đồng chí Uyên phải chờ để tổng hợp.",
                "continue",
                "Nửa cuối năm còn muộn hai lần, tháng 10 và tháng 12; danh mục tuần giúp được nhưng tôi còn bỏ ngắt quãng.",
            ),
        ),
    ),
    Review(
        "uyen",
        2025,
        "year",
        "18/12/2025",
        (
            Result(1, "done", "12 báo cáo đều trong ba trang, bị trả lại một lần."),
            Result(2, "done", "Sáu kỳ cuối năm xong trong buổi họp."),
            Result(3, "partly", "Ba buổi; buổi quý IV mưa lũ nên chuyển quyên góp sách."),
        ),
        "Soạn mẫu biên bản gọn, chi bộ Văn phòng xin dùng chung. Tổng hợp số liệu năm cho báo cáo của Sở xong sớm bốn ngày, không phải đính chính dòng nào.",
        (
            Weakness(
                "Không dám nói lại khi số liệu của cấp trên giao khác số thực tế.",
                "Sợ mang tiếng cãi, chọn cách im rồi tự điều chỉnh.",
                "Thấy lệch thì viết ghi chú nửa trang nêu hai con số và căn cứ, gửi đồng chí Bình trước khi nộp.",
                "30/06/2026",
            ),
        ),
        (
            Answer(
                "Bảng số liệu tháng 2 cộng thiếu một dự án, Văn phòng Sở phát hiện.",
                "fixed",
                "Đồng chí Giang soát chéo từ tháng 7, bắt được hai lỗi trước khi gửi.",
            ),
        ),
    ),
    Review(
        "nam",
        2025,
        "year",
        "19/12/2025",
        (
            Result(1, "partly", "Xong 15 trong 18 dự án."),
            Result(2, "done", "47 buổi, không buổi nào thiếu biên bản."),
        ),
        "Ba trong bốn dự án khó đã xong nhờ đo lại hiện trường cùng chủ đầu tư và xã. Tổng cắt giảm cả năm 4,1 tỷ đồng, không có đơn kiến nghị của nhà thầu.",
        (
            Weakness(
                "Báo cáo thẩm tra viết dài, có bản 40 trang mà lãnh đạo chỉ cần hai trang đầu.",
                "Chép lại toàn bộ thuyết minh của chủ đầu tư cho chắc.",
                "Đưa kết luận và số cắt giảm lên trang đầu, phần chép chuyển thành phụ lục.",
                "31/03/2026",
            ),
        ),
        (
            Answer(
                "Bốn dự án khó cứ để lại sau cùng, có dự án nằm trên bàn từ tháng 1.",
                "continue",
                "Còn đập Khuổi Vang vì nhà thầu giải thể, đã mời đơn vị kiểm định vào tháng 2.",
            ),
        ),
    ),
    Review(
        "giang",
        2025,
        "year",
        "17/12/2025",
        (
            Result(1, "done", "12 kỳ, chỉ lệch một lần hồi tháng 1."),
            Result(2, "done", "Năm chủ đầu tư cùng dùng một bảng."),
        ),
        "Số giải ngân tuần của Sở được dùng thẳng trong giao ban tỉnh từ tháng 9. Đi năm chuyến cùng đồng chí Bình, nay nhìn con số thấp đã biết hỏi về mặt bằng hay về nhà thầu.",
        (
            Weakness(
                "Bảng tổng hợp chỉ mình tôi sửa được, hôm tôi ốm cả phòng không ra báo cáo.",
                "Không viết hướng dẫn, cũng không chỉ cho ai.",
                "Viết hướng dẫn ba trang, để đồng chí Chi chạy báo cáo tháng 3 một mình.",
                "31/03/2026",
            ),
        ),
        (
            Answer(
                "Ít đi hiện trường, số liệu đẹp nhưng không giải thích được vì sao công trình chậm.",
                "fixed",
                "Mỗi tháng một chuyến từ tháng 7, có ghi chép từng chuyến.",
            ),
        ),
    ),
    Review(
        "hoa",
        2025,
        "year",
        "15/12/2025",
        (
            Result(1, "done", "11 bản đã ký, bản tháng 12 chờ khóa sổ."),
            Result(2, "done", "Cả năm 79 ram so với 96 ram năm ngoái."),
        ),
        "Ngồi với bảy phòng để lập dự toán 2026 từ việc thật, cắt được 140 triệu đồng hội nghị trùng nhau. Quý IV không phòng nào phải xin bổ sung gấp.",
        (),
        (
            Answer(
                "Chưa hướng dẫn các phòng lập dự toán chi tiết, đến lúc thiếu tiền mới báo.",
                "fixed",
                "Làm trong tháng 8 như đã hứa, mỗi phòng một buổi, có bảng ký nhận.",
            ),
        ),
        none_found=True,
    ),
)
