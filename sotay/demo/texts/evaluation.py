"""What the people of one cell wrote of themselves in the evaluation of 2025, and how they voted."""

# Of everybody who wrote: what a form needs where the Notebook has nothing to begin with.
ALWAYS = {
    "faults": "Có lúc chưa chủ động trao đổi với các phòng khác.",
    "ahead": "Trao đổi hằng tuần với các phòng có việc chung; ghi lại để chi bộ theo dõi.",
}
# Level, and the parts written beside what the Notebook began; "" stands for everybody else.
RATED: dict[str, tuple[str, dict[str, str]]] = {
    "": ("good", {"duties": "Hoàn thành phần việc được giao đúng hạn."}),
    "cell": ("good", {
        "leading": "Đủ 12 cuộc sinh hoạt; kế hoạch vốn đầu tư công trình đúng hạn, giải ngân 96%.",
        "following": "Cả chi bộ nộp đủ ba lần Sổ tay; cấp ủy báo cáo trước.",
    }),
    "bithu": ("good", {
        "duties": "Chủ trì lập kế hoạch vốn đầu tư công, trình đúng hạn; giải ngân đạt 96%.",
        "example": "Nộp Sổ tay trước hạn riêng cả ba lần; báo cáo trước chi bộ đầu tiên.",
    }),
    "phobithu": ("good", {"duties": "Hoàn thành thẩm tra 41 hồ sơ quyết toán, không hồ sơ quá hạn."}),
    "dangvien": ("excellent", {
        "duties": "Giải quyết 268 hồ sơ, 259 hồ sơ trước hạn; hướng dẫn hai đồng chí mới về phòng.",
    }),
    "huy": ("done", {"duties": "Hoàn thành phần việc được giao; ba báo cáo nộp muộn trong quý II."}),
}  # fmt: skip
# Level, comment, then ballots for excellent, good, done, failed; "" stands for everybody else.
PROPOSED: dict[str, tuple] = {
    "": ("good", "Hoàn thành nhiệm vụ được giao, giữ nền nếp sinh hoạt, tự soát xét nghiêm túc.",
         2, 14, 1, 0),
    "bithu": ("good", "Gương mẫu, trách nhiệm; cần dành thêm thời gian nghe ý kiến đảng viên trẻ.",
              4, 12, 1, 0),
    "dangvien": ("excellent", "Việc làm cụ thể, có số liệu, được chi bộ biểu dương trong năm.",
                 14, 3, 0, 0),
    "huy": ("done", "Đã nhận ra việc nộp báo cáo muộn và có cách sửa; chi bộ tiếp tục giúp đỡ.",
            0, 4, 13, 0),
}  # fmt: skip
