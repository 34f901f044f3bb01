"""Six-month reviews of 2025 from the planning and finance cell."""

from sotay.demo.texts.shapes import Result, Review, Weakness

REVIEWS = (
    Review(
        "bithu",
        2025,
        "half",
        "12/06/2025",
        (
            Result(1, "done", "Đã đi 5 ban quản lý, gỡ được vướng mặt bằng hai gói đường."),
            Result(
                2,
                "partly",
                "Đợt khen quý I đã công khai; đợt chuyên đề tháng 5 trình gấp nên chưa kịp.",
            ),
            Result(3, "partly", "4 trong 6 kỳ gửi trước 2 ngày."),
        ),
        "Đi tận nơi nên biết Ban Quản lý dự án khu vực phía Tây chậm không phải vì lười mà vì thiếu người lập hồ sơ quyết toán. Đã cử đồng chí Nam sang giúp một tuần, tỷ lệ giải ngân của ban từ 9% lên 31%.",
        (
            Weakness(
                "Kỳ sinh hoạt tháng 3 và tháng 5 gửi tài liệu sát giờ họp, anh em không kịp đọc.",
                "Tôi tự soạn hết, không giao cho cấp ủy viên nào.",
                "Giao đồng chí Sơn phần tin tức, đồng chí Đạt phần nhiệm vụ; tôi chỉ viết kết luận.",
                "31/07/2025",
            ),
        ),
    ),
    Review(
        "phobithu",
        2025,
        "half",
        "13/06/2025",
        (
            Result(1, "partly", "61 văn bản hỏi, 52 văn bản trả lời trong 5 ngày."),
            Result(2, "done", "Giảng ngày 18/3 và 8/4, 10 câu hỏi nhầm đã in cho cả phòng."),
            Result(3, "done", "Chỉ hai lần giao việc muộn, đều do Ủy ban nhân dân tỉnh gọi."),
        ),
        "Hai buổi giảng luật có ích thật: từ tháng 4 không còn hồ sơ nào ghi sai thẩm quyền điều chỉnh chủ trương. Các đồng chí có con nhỏ được về đón con đúng giờ mà việc vẫn xong.",
        (
            Weakness(
                "Chín văn bản của xã trả lời quá hạn, có văn bản 16 ngày.",
                "Tôi giữ lại tự sửa câu chữ thay vì để chuyên viên chịu trách nhiệm và ký trình luôn.",
                "Chỉ sửa nội dung sai; văn bản đến ngày thứ tư chưa xong thì chuyển Trưởng phòng quyết.",
                "30/09/2025",
            ),
        ),
    ),
    Review(
        "son",
        2025,
        "half",
        "16/06/2025",
        (
            Result(1, "partly", "Xử lý 8 trong 11 khoản, thu hồi 46,2 triệu đồng."),
            Result(2, "partly", "Xong tờ công tác phí và tờ mua sắm nhỏ, còn bốn tờ."),
        ),
        "Gặp trực tiếp từng người tạm ứng, nghe lý do rồi mới lập biên bản, không ai phàn nàn. Phát hiện hai khoản do kế toán cũ hạch toán nhầm, đã trả lại đúng cho người bị treo oan.",
        (
            Weakness(
                "Ba khoản tạm ứng của cán bộ đã chuyển đi vẫn chưa thu được.",
                "Tôi để sang quý II mới gửi giấy, lúc ấy hai người đã ra khỏi ngành.",
                "Gửi văn bản qua cơ quan mới của họ, đề nghị trừ lương theo cam kết.",
                "30/11/2025",
            ),
            Weakness(
                "Có lúc trả lời anh em ở quầy thanh toán cộc lốc, đồng chí Quyên góp ý hai lần.",
                "Ngồi đối chiếu số liệu mà bị hỏi ngang thì cáu.",
                "Dành riêng 14 đến 16 giờ để tiếp thanh toán, giờ khác treo biển đối chiếu sổ.",
                "31/08/2025",
            ),
        ),
    ),
    Review(
        "dangvien",
        2025,
        "half",
        "18/06/2025",
        (
            Result(1, "partly", "131 hồ sơ, 124 hồ sơ đúng hạn."),
            Result(2, "partly", "Đọc xong phần đầu, ghi được hai trang."),
            Result(3, "done", "Chi nhập 26 hồ sơ trong tháng 5, không phải sửa hồ sơ nào."),
        ),
        "Đã xử lý 131 hồ sơ, 124 hồ sơ đúng hạn. Phiếu yêu cầu bổ sung viết gọn lại còn nửa trang, nêu từng giấy tờ; chủ đầu tư ít phải gọi hỏi hơn hẳn so với năm ngoái.",
        (
            Weakness(
                "Bảy hồ sơ tháng 4 và tháng 5 trả muộn từ một đến ba ngày.",
                "Tôi nhận hồ sơ xong để cuối tuần mới mở, đến lúc mở thấy thiếu thì đã hết ngày báo bổ sung.",
                "Mở và kiểm tra thành phần ngay trong buổi nhận; khó thì báo đồng chí Đạt trong ngày.",
                "30/09/2025",
            ),
        ),
    ),
    Review(
        "huy",
        2025,
        "half",
        "30/06/2025",
        (
            Result(1, "not_done", "Gửi được 9 tuần, bỏ từ giữa tháng 3."),
            Result(2, "partly", "Đã đi công trình kè và trường mầm non, còn cầu Nà Lốc."),
        ),
        "Chuyến đi kè phát hiện khối lượng đào thực tế ít hơn báo cáo, đề nghị không tăng vốn 1,8 tỷ đồng và được chấp thuận. Nhận ra đi xem tận nơi đáng công hơn ngồi sửa tờ trình.",
        (
            Weakness(
                "Nộp báo cáo muộn năm lần trong sáu tháng, đồng chí Uyên phải chờ để tổng hợp.",
                "Không xếp thứ tự việc, việc nào bị gọi thì làm việc ấy.",
                "Làm lại danh mục tuần, mỗi tuần chỉ ghi năm việc và ngày nộp từng việc.",
                "30/09/2025",
            ),
        ),
    ),
    Review(
        "uyen",
        2025,
        "half",
        "20/06/2025",
        (
            Result(1, "done", "Sáu báo cáo, bản nào cũng gọn trong ba trang."),
            Result(2, "partly", "Năm kỳ xong trong ngày, kỳ tháng 4 sang hôm sau."),
            Result(3, "done", "Hai buổi ở xã Nà Pheo, sửa điện lớp 3 tuổi và sơn hàng rào."),
        ),
        "Báo cáo ngắn đi mà lãnh đạo Sở dùng được nhiều hơn: ba lần số liệu của phòng được lấy nguyên vào báo cáo tỉnh. Biên bản đọc lại tại chỗ nên đã sửa được hai chỗ ghi sai ý kiến.",
        (
            Weakness(
                "Bảng số liệu tháng 2 cộng thiếu một dự án, Văn phòng Sở phát hiện.",
                "Lấy số qua điện thoại, không chờ tệp chính thức.",
                "Chỉ nhận số có tệp gửi kèm; cộng xong nhờ đồng chí Giang soát chéo.",
                "31/07/2025",
            ),
        ),
    ),
    Review(
        "nam",
        2025,
        "half",
        "23/06/2025",
        (
            Result(1, "partly", "Xong 7 trong 18 dự án."),
            Result(2, "done", "22 buổi làm việc, buổi nào cũng có hai người và biên bản."),
        ),
        "Cắt giảm qua thẩm tra 2,34 tỷ đồng khối lượng không có căn cứ. Sang giúp ban phía Tây một tuần, cùng anh em lập được bốn bộ hồ sơ quyết toán, từ đó họ tự làm.",
        (
            Weakness(
                "Bốn dự án khó cứ để lại sau cùng, có dự án nằm trên bàn từ tháng 1.",
                "Ngại va chạm với nhà thầu đã giải thể, thiếu bản vẽ hoàn công.",
                "Mỗi tuần dành trọn ngày thứ Ba cho một dự án khó, mời chủ đầu tư cùng đo lại hiện trường.",
                "31/10/2025",
            ),
        ),
    ),
    Review(
        "giang",
        2025,
        "half",
        "19/06/2025",
        (
            Result(1, "done", "Sáu kỳ đối chiếu, lệch Kho bạc một lần vào tháng 1."),
            Result(2, "done", "Bảng mới dùng từ báo cáo tháng 3, sớm hơn một tháng."),
        ),
        "Bỏ được việc cộng tay, báo cáo giải ngân từ một ngày rưỡi còn hai giờ. Đã chỉ lại cách làm cho ba chủ đầu tư, đến nay họ gửi đúng mẫu ngay lần đầu.",
        (
            Weakness(
                "Ít đi hiện trường, số liệu đẹp nhưng không giải thích được vì sao công trình chậm.",
                "Thích làm với bảng tính hơn gặp người.",
                "Mỗi tháng đi cùng đồng chí Bình một chuyến tới chủ đầu tư chậm nhất.",
                "30/11/2025",
            ),
        ),
    ),
    Review(
        "hoa",
        2025,
        "half",
        "24/06/2025",
        (
            Result(
                1,
                "done",
                "Sáu bản đối chiếu, bản tháng 3 tìm ra lệch 4,5 triệu đồng do nhập sai mã.",
            ),
            Result(2, "partly", "Dùng 41 ram, giảm 7 ram so với cùng kỳ."),
        ),
        "Số dư khớp tới từng đồng khi khóa sổ quý. Giúp đồng chí Quyên tập cách tra sai mã nguồn, nay đồng chí tự xử lý được. Giấy in giảm nhờ góp ý nhắc nhau chứ không cấp phát theo đầu người.",
        (
            Weakness(
                "Chưa hướng dẫn các phòng lập dự toán chi tiết, đến lúc thiếu tiền mới báo.",
                "Nghĩ đó là việc của kế toán trưởng.",
                "Tháng 8 ngồi với từng phòng một buổi để lập dự toán 2026 từ việc thật.",
                "31/08/2025",
            ),
        ),
    ),
)
