"""Everything a unit may prescribe, declared once: label, default, source, how it is tightened."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

FROM_UPPER, FROM_PROVINCE, NOWHERE = "upper", "province", "none"
ENCOURAGE, REQUIRE = "encourage", "require"
ALL, OWN, NONE = "all", "own", "none"
ORDER_WORDS = {ENCOURAGE: "Khuyến khích", REQUIRE: "Bắt buộc"}
EXAMPLE_WORDS = {ALL: "Ví dụ chung và của đơn vị", OWN: "Chỉ ví dụ của đơn vị", NONE: "Không"}
ALL_RATED, GOOD_RATED = "all", "good"
ROUND_DOWN, ROUND_NEAREST, ROUND_UP = "down", "nearest", "up"
BASE_WORDS = {ALL_RATED: "Tất cả người, tổ chức được xếp loại",
              GOOD_RATED: "Người, tổ chức được xếp từ hoàn thành tốt trở lên"}  # fmt: skip
ROUNDING_WORDS = {ROUND_DOWN: "Xuống", ROUND_NEAREST: "Tới số gần nhất", ROUND_UP: "Lên"}
DISTINCTION_WORDS = {FROM_UPPER: "Đảng bộ cấp trên trực tiếp của cơ sở trở lên",
                     FROM_PROVINCE: "Đảng bộ tỉnh, thành phố trở lên",
                     NOWHERE: "Không tặng bằng khen"}  # fmt: skip


def _earlier(own: str, above: str) -> bool:
    return own <= above


def _more(own: Any, above: Any) -> bool:
    return own >= above


def _less(own: Any, above: Any) -> bool:
    return own <= above


def _contains(own: list[dict], above: list[dict]) -> bool:
    kept = {review["slug"]: review["due"] for review in own}
    return all(review["slug"] in kept and kept[review["slug"]] <= review["due"] for review in above)


@dataclass(frozen=True)
class Key:
    """One thing a unit may prescribe; `tighter(own, above)`: own keeps what above asks."""

    code: str
    label: str
    kind: str  # "day" (MM-DD), "number", "percent", "choice", "yes", "reviews", "days", "hour",
    # "text", "lines" (short phrases), "heads", "fields", "guidance", "examples" (rows)
    default: Any
    hint: str
    tighter: Callable[[Any, Any], bool] | None = None
    loosened: str = ""  # why a looser value is refused
    least: int = 0
    most: int = 0
    source: str = ""
    words: Mapping[str, str] = field(default_factory=dict)  # of a choice
    # What a unit sets stands beside what the units above set: it can only add.
    adds: bool = False


KEYS: dict[str, Key] = {
    key.code: key
    for key in (
        Key("plan_due", "Hạn nộp kế hoạch cá nhân", "day", "01-31",
            "Đơn vị có thể quy định sớm hơn, không được muộn hơn.", _earlier,
            "Hạn kế hoạch chỉ được sớm hơn hoặc bằng cấp trên.",
            source="Sổ tay 2016, thứ nhất: trong tháng 01 hằng năm"),
        Key("half_due", "Hạn soát xét, đánh giá 6 tháng", "day", "06-30",
            "Đơn vị có thể quy định sớm hơn, không được muộn hơn.", _earlier,
            "Hạn soát xét 6 tháng chỉ được sớm hơn hoặc bằng cấp trên.",
            source="Sổ tay 2016, thứ nhất: ít nhất 06 tháng"),
        Key("year_due", "Hạn soát xét, đánh giá cả năm", "day", "12-31",
            "Đơn vị có thể quy định sớm hơn, không được muộn hơn.", _earlier,
            "Hạn soát xét cả năm chỉ được sớm hơn hoặc bằng cấp trên.",
            source="Sổ tay 2016, thứ nhất: lần 3, cả năm"),
        Key("plan_opens", "Kế hoạch mở từ", "day", "01-01",
            "Ngày bắt đầu viết kế hoạch của năm."),
        Key("plan_opens_leaders", "Kế hoạch của cấp ủy mở từ (năm trước)", "day", "12-15",
            "Cấp ủy, người đứng đầu viết trước để nêu gương."),
        Key("half_opens", "Soát xét 6 tháng mở từ", "day", "06-01", "Ngày bắt đầu viết."),
        Key("year_opens", "Soát xét cả năm mở từ", "day", "12-01", "Ngày bắt đầu viết."),
        Key("leader_lead_days", "Cấp ủy, người đứng đầu nộp trước (ngày)", "number", 5,
            "Từ 0 đến 30 ngày. Trên trước, dưới sau.", _more,
            "Số ngày nêu gương chỉ được bằng hoặc nhiều hơn cấp trên.", 0, 30,
            source="Sổ tay 2016, thứ nhất: trên trước, dưới sau"),
        Key("group_head_leads", "Tổ trưởng tổ đảng cũng nộp trước", "yes", True,
            "Tổ trưởng được tính là người nêu gương.", _more,
            "Cấp trên đã quy định tổ trưởng nộp trước."),
        Key("leaders_first", "Trên trước, dưới sau", "choice", ENCOURAGE,
            "Bắt buộc: đảng viên chỉ nộp được kế hoạch sau khi bí thư nộp, hoặc từ hạn của cấp ủy.",
            lambda own, above: own == REQUIRE or above == ENCOURAGE,
            "Cấp trên đã bắt buộc trên trước, dưới sau.", words=ORDER_WORDS),
        Key("joiner_days", "Người mới về có thêm (ngày)", "number", 30,
            "Tính từ ngày về đơn vị, khi hạn đã qua.", _less,
            "Thời gian cho người mới về chỉ được bằng hoặc ngắn hơn cấp trên.", 1, 60),
        Key("hint_threshold", "Nhắc người viết khi giống bài cũ từ (%)", "percent", 80,
            "Chỉ người viết thấy lời nhắc.", _less,
            "Ngưỡng nhắc chỉ được bằng hoặc thấp hơn cấp trên.", 50, 100,
            source="Sổ tay 2016: còn có biểu hiện đối phó, hình thức"),
        Key("extra_reviews", "Lần soát xét thêm trong năm", "reviews", [],
            "Mỗi dòng một lần: tên; mở từ ngày/tháng; hạn ngày/tháng.", _contains,
            "Không được bỏ hay lùi lần soát xét mà cấp trên đã thêm.",
            source="Sổ tay 2016, thứ nhất: khuyến khích đảng viên thường xuyên tự đánh giá"),
        Key("meeting_day", "Ngày sinh hoạt thường kỳ trong tháng", "number", 3,
            "Từ 1 đến 28. Ngày được điền sẵn khi lên lịch.", least=1, most=28,
            source="CT 50-CT/TW 2025: ngày 03 hằng tháng"),
        Key("meeting_minutes", "Thời gian một cuộc sinh hoạt (phút)", "number", 90,
            "Hai cuộc của một đơn vị cách nhau ít nhất chừng này.", _more,
            "Thời gian sinh hoạt chỉ được bằng hoặc dài hơn cấp trên.", 30, 240,
            source="HD 42-HD/BTCTW 2025: ít nhất 90 phút"),
        Key("quorum_percent", "Sinh hoạt hợp lệ khi có mặt từ (%)", "percent", 50,
            "Không tính người được miễn sinh hoạt.", _more,
            "Tỷ lệ có mặt chỉ được bằng hoặc cao hơn cấp trên.", 50, 100),
        Key("remark_years", "Giữ nhận xét trước chi bộ (năm)", "number", 3,
            "Hết thời gian này nhận xét tự xóa; biên bản đã ký vẫn giữ.", _less,
            "Thời gian giữ nhận xét chỉ được bằng hoặc ngắn hơn cấp trên.", 1, 10,
            source="HD 12-HD/BTCTW 2022: lưu bản kiểm điểm 3 năm"),
        Key("keep_years", "Giữ bài Sổ tay đã nộp (năm)", "number", 3,
            "Tính từ hết năm của bài. Hết thời gian này cấp ủy mới được quyết định hủy.", _more,
            "Thời gian giữ bài chỉ được bằng hoặc dài hơn cấp trên.", 3, 30,
            source="HD 12-HD/BTCTW 2022: lưu bản kiểm điểm 3 năm"),
        Key("term_began", "Nhiệm kỳ của cấp ủy bắt đầu từ năm", "number", 2025,
            "Biên bản được đánh số từ 01 trong mỗi nhiệm kỳ.", least=1990, most=2100,
            source="HD 05-HD/VPTW 2026: số đánh từ 01 theo loại và nhiệm kỳ"),
        Key("place", "Địa danh ghi trên văn bản", "text", "",
            "Ví dụ: Lào Cai. Để trống thì văn bản chỉ ghi ngày."),
        Key("slip_days", "Phiếu kích hoạt có hiệu lực (ngày)", "number", 14,
            "Từ 1 đến 30 ngày.", _less, "Thời hạn phiếu chỉ được bằng hoặc ngắn hơn cấp trên.",
            1, 30),
        Key("feedback_days", "Trả lời ý kiến trong (ngày)", "number", 15,
            "Từ 1 đến 60 ngày, tính từ ngày nhận.", _less,
            "Thời hạn trả lời chỉ được bằng hoặc ngắn hơn cấp trên.", 1, 60,
            source="Sổ tay 2016: ghi nhận, giải quyết ý kiến của đảng viên"),
        Key("inspection_forms", "Hình thức kiểm tra, giám sát", "lines",
            ["Đi cơ sở", "Nghe báo cáo", "Đọc Sổ tay", "Chọn mẫu"],
            "Mỗi dòng một hình thức. Không ghi vào Sổ tay của đảng viên.",
            source="Sổ tay 2016: hình thức kiểm tra, giám sát do cấp ủy quy định"),
        Key("inspection_days", "Một cuộc kiểm tra dài nhất (ngày)", "number", 30,
            "Từ 1 đến 90 ngày. Hết ngày thì quyền đọc tự hết.", _less,
            "Thời gian một cuộc kiểm tra chỉ được bằng hoặc ngắn hơn cấp trên.", 1, 90),
        Key("distinction_from", "Bằng khen do cấp nào tặng", "choice", FROM_PROVINCE,
            "Áp dụng cho các đơn vị cấp dưới. Chi bộ chỉ biểu dương; từ cấp cơ sở có giấy khen.",
            words=DISTINCTION_WORDS),
        Key("excellent_percent", "Hoàn thành xuất sắc nhiều nhất (%)", "percent", 20,
            "Tỷ lệ hiện khi làm, giữ khi quyết định; vượt phải ghi lý do.", _less,
            "Tỷ lệ hoàn thành xuất sắc chỉ được bằng hoặc thấp hơn cấp trên.", 1, 100,
            source="QĐ 366-QĐ/TW 2025: không quá 20%"),
        Key("excellent_base", "Tỷ lệ xuất sắc tính trên", "choice", ALL_RATED,
            "Cách tính theo hướng dẫn của cấp trên.", words=BASE_WORDS),
        Key("excellent_rounding", "Số xuất sắc làm tròn", "choice", ROUND_DOWN,
            "Khi tỷ lệ không ra số chẵn.", words=ROUNDING_WORDS),
        Key("newcomer_months", "Chưa xếp loại người tham gia chưa đủ (tháng)", "number", 6,
            "Từ 0 đến 12 tháng, tính tới ngày mở đợt đánh giá.", least=0, most=12,
            source="HD 43-HD/BTCTW 2025: kết nạp chưa đủ 6 tháng"),
        Key("rate_suspended", "Xếp loại cả người bị đình chỉ sinh hoạt", "yes", False,
            "Mặc định: người đang bị đình chỉ sinh hoạt đảng thì không xếp loại."),
        Key("appeal_days", "Khiếu nại kết quả xếp loại trong (ngày)", "number", 30,
            "Từ 10 đến 90 ngày, tính từ ngày quyết định.", _more,
            "Thời hạn khiếu nại chỉ được bằng hoặc dài hơn cấp trên.", 10, 90),
        Key("remind_before", "Tự nhắc trước hạn (ngày)", "days", [14, 3],
            "Các mốc trước hạn, ví dụ: 14, 3. Để trống thì không tự nhắc trước hạn."),
        Key("remind_after", "Tự nhắc sau hạn (ngày)", "days", [1, 7],
            "Các mốc sau hạn, ví dụ: 1, 7. Để trống thì không tự nhắc sau hạn."),
        Key("quiet_from", "Không nhắn tin từ", "hour", "21:00", "Giờ và phút, ví dụ 21:00."),
        Key("quiet_until", "Không nhắn tin đến", "hour", "06:30", "Giờ và phút, ví dụ 06:30."),
        Key("heads", "Nội dung phải có trong kế hoạch", "heads", [],
            "Bên cạnh nội dung của chỉ thị; mỗi kế hoạch có ít nhất một việc theo nội dung này.",
            adds=True),
        Key("plan_fields", "Phần viết thêm trong kế hoạch", "fields", [],
            "Phần bắt buộc thì phải viết mới nộp được.", adds=True),
        Key("review_fields", "Phần viết thêm khi soát xét", "fields", [],
            "Có ở mọi lần soát xét. Phần bắt buộc thì phải viết mới nộp được.", adds=True),
        Key("plan_guidance", "Hướng dẫn viết kế hoạch", "guidance", [],
            "Hiện ở đầu trang viết, trước hướng dẫn chung.", adds=True),
        Key("review_guidance", "Hướng dẫn soát xét", "guidance", [],
            "Hiện ở đầu trang viết, trước hướng dẫn chung.", adds=True),
        Key("plan_examples", "Ví dụ việc làm cụ thể", "examples", [],
            "Việc thật ở đơn vị, không nêu tên ai.", adds=True),
        Key("examples_shown", "Ví dụ cho người viết xem", "choice", ALL,
            "Đơn vị có nhiều bài chép ví dụ thì có thể bớt.", words=EXAMPLE_WORDS),
    )
}  # fmt: skip


# What a year takes as it stands on 1 January; everything else holds from its own day.
OF_THE_YEAR = ("heads", "plan_fields", "review_fields", "plan_guidance", "review_guidance",
               "plan_examples", "examples_shown")  # fmt: skip


# How they stand on a page, by what they are about.
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Thời hạn trong năm", ("plan_due", "half_due", "year_due", "extra_reviews", "plan_opens",
                            "plan_opens_leaders", "half_opens", "year_opens", "joiner_days")),
    ("Trên trước, dưới sau", ("leaders_first", "leader_lead_days", "group_head_leads")),
    ("Nhắc việc, giúp viết", ("remind_before", "remind_after", "quiet_from", "quiet_until",
                              "hint_threshold")),
    ("Sinh hoạt, biên bản", ("meeting_day", "meeting_minutes", "quorum_percent", "remark_years",
                             "keep_years", "term_began", "place")),
    ("Kiểm tra, ý kiến, tài khoản", ("inspection_forms", "inspection_days", "feedback_days",
                                     "distinction_from", "slip_days")),
    ("Đánh giá, xếp loại", ("excellent_percent", "excellent_base", "excellent_rounding",
                            "newcomer_months", "rate_suspended", "appeal_days")),
    ("Nội dung và mẫu của năm", OF_THE_YEAR),
)  # fmt: skip


class UnknownKey(Exception):
    """A rule nobody declared was asked for."""


def declared(key: str) -> Key:
    """The declaration of a key; `UnknownKey` if there is none."""
    try:
        return KEYS[key]
    except KeyError:
        raise UnknownKey(key) from None
