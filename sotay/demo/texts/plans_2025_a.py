"""Plans of 2025 from the planning and finance cell."""

from sotay.demo.texts.shapes import Item, Plan

PLANS = (
    Plan(
        "bithu",
        2025,
        "06/01/2025",
        (
            Item(
                "phong-cach",
                "Mỗi tháng dành nửa ngày xuống làm việc với một chủ đầu tư giải ngân chậm, gỡ vướng tại chỗ thay cho gửi công văn nhắc.",
                "12 buổi có biên bản; tỷ lệ giải ngân của Sở đến hết năm",
                "31/12/2025",
            ),
            Item(
                "dao-duc",
                "Công khai tiêu chí và danh sách đề nghị khen thưởng trong phòng trước khi trình Sở 5 ngày.",
                "2 lần công khai, có biên bản họp phòng",
                "15/12/2025",
            ),
            Item(
                "phong-cach",
                "Gửi tài liệu sinh hoạt chi bộ trước ít nhất 2 ngày, kết luận của tôi không dài quá một trang.",
                "12 kỳ, theo ngày gửi trong nhóm chi bộ",
                "31/12/2025",
            ),
        ),
    ),
    Plan(
        "phobithu",
        2025,
        "07/01/2025",
        (
            Item(
                "phong-cach",
                "Trả lời văn bản hỏi về kế hoạch vốn của xã và ban quản lý dự án trong 5 ngày làm việc, văn bản nào quá hạn tự ghi lý do.",
                "Sổ văn bản đến của phòng",
                "31/12/2025",
            ),
            Item(
                "tu-tuong",
                "Đọc kỹ Luật Đầu tư công mới, soạn 10 câu hỏi hay nhầm và giảng lại cho phòng trong hai buổi chiều.",
                "2 buổi giảng, tài liệu 10 câu lưu ở phòng",
                "30/04/2025",
            ),
            Item(
                "dao-duc",
                "Không giao việc sau 17 giờ 30 cho đồng chí có con nhỏ, trừ việc do Ủy ban nhân dân tỉnh yêu cầu trong ngày.",
                "Nhật ký giao việc của tôi",
                "31/12/2025",
            ),
        ),
    ),
    Plan(
        "son",
        2025,
        "10/01/2025",
        (
            Item(
                "dao-duc",
                "Rà lại 11 khoản tạm ứng treo từ năm 2023, gặp từng người để thanh toán hoặc thu hồi dứt điểm.",
                "Số dư tạm ứng quá hạn trên sổ chi tiết bằng 0",
                "30/06/2025",
            ),
            Item(
                "phong-cach",
                "Viết một trang hướng dẫn thanh toán cho từng loại chi thường gặp để anh em không phải lên hỏi.",
                "6 tờ hướng dẫn dán ở phòng kế toán và gửi các phòng",
                "30/09/2025",
            ),
        ),
    ),
    Plan(
        "dangvien",
        2025,
        "14/01/2025",
        (
            Item(
                "phong-cach",
                "Thẩm tra hồ sơ đúng hạn, hồ sơ thiếu thì báo chủ đầu tư một lần cho đủ trong 2 ngày làm việc.",
                "Số hồ sơ quá hạn trên phần mềm một cửa, phấn đấu bằng 0",
                "31/12/2025",
            ),
            Item(
                "tu-tuong",
                "Đọc “Sửa đổi lối làm việc”, ghi ra những chỗ mình đang mắc trong cách viết phiếu yêu cầu bổ sung.",
                "4 trang ghi, kể lại ở chi bộ một lần",
                "30/11/2025",
            ),
            Item(
                "dao-duc",
                "Kèm bạn Lê Kim Chi mới về phòng tự nhập và tra được hồ sơ một cửa sau ba tháng.",
                "Bạn Chi nhập độc lập 20 hồ sơ không phải sửa",
                "30/06/2025",
            ),
        ),
    ),
    Plan(
        "huy",
        2025,
        "24/01/2025",
        (
            Item(
                "phong-cach",
                "Lập danh mục việc đầu tuần vào sáng thứ Hai, gửi đồng chí Đạt, cuối tuần tự đánh dấu việc chưa xong.",
                "Danh mục tuần gửi qua thư điện tử, ít nhất 44 tuần",
                "31/12/2025",
            ),
            Item(
                "dao-duc",
                "Đi thực địa đủ cả ba công trình được giao trước khi trình điều chỉnh vốn, không ký theo báo cáo.",
                "Ảnh và biên bản thực địa của 3 công trình",
                "31/10/2025",
            ),
        ),
    ),
    Plan(
        "uyen",
        2025,
        "17/01/2025",
        (
            Item(
                "phong-cach",
                "Rút báo cáo tháng của phòng từ sáu trang xuống ba trang, bỏ phần chép lại nhiệm vụ đã giao.",
                "Số trang của 12 báo cáo; số lần Văn phòng Sở trả lại",
                "31/12/2025",
            ),
            Item(
                "phong-cach",
                "Ghi xong biên bản sinh hoạt chi bộ trong ngày, đọc lại cho mọi người nghe trước khi kết thúc.",
                "Ngày giờ hoàn thành ghi trên biên bản",
                "31/12/2025",
            ),
            Item(
                "dao-duc",
                "Mỗi quý góp một buổi thứ Bảy cùng chi đoàn sửa điện, quét sơn cho nhà trẻ xã kết nghĩa.",
                "4 buổi, có xác nhận của Đoàn xã",
                "31/12/2025",
            ),
        ),
    ),
    Plan(
        "nam",
        2025,
        "20/01/2025",
        (
            Item(
                "phong-cach",
                "Thẩm tra quyết toán 18 dự án còn tồn từ năm 2022 trở về trước, mỗi tháng xong ít nhất một dự án.",
                "Số dự án có báo cáo thẩm tra trong danh sách tồn",
                "31/12/2025",
            ),
            Item(
                "dao-duc",
                "Không gặp riêng nhà thầu ngoài cơ quan; buổi làm việc nào cũng có từ hai người của phòng và biên bản.",
                "Sổ lịch làm việc với nhà thầu",
                "31/12/2025",
            ),
        ),
    ),
    Plan(
        "giang",
        2025,
        "16/01/2025",
        (
            Item(
                "phong-cach",
                "Gọi điện cho từng chủ đầu tư vào ngày 20 hằng tháng để đối chiếu số giải ngân trước khi Kho bạc chốt.",
                "Số lần số liệu của Sở lệch số Kho bạc",
                "31/12/2025",
            ),
            Item(
                "tu-tuong",
                "Tự học cách dùng bảng tổng hợp tự động, bỏ việc cộng tay ba tệp khác nhau.",
                "Bảng tổng hợp chạy được từ báo cáo tháng 4",
                "30/04/2025",
            ),
        ),
    ),
    Plan(
        "hoa",
        2025,
        "21/01/2025",
        (
            Item(
                "phong-cach",
                "Đối chiếu số dư dự toán với Kho bạc vào ngày 5 hằng tháng, sai lệch phải tìm ra trong ngày.",
                "12 bản đối chiếu có chữ ký hai bên",
                "31/12/2025",
            ),
            Item(
                "dao-duc",
                "Tiết kiệm văn phòng phẩm của phòng: in hai mặt, dùng lại bìa hồ sơ, không đặt mực in trước khi hết.",
                "Số ram giấy dùng trong năm so với 96 ram năm 2024",
                "31/12/2025",
            ),
        ),
    ),
)
