"""When each use of the year opens and is due, for whom; and what a lower unit may change.

Pure: values in, values out. A rule's value comes from `regulations.queries.rules_in_force`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

PLAN, HALF, YEAR = "ke-hoach", "soat-xet-6-thang", "soat-xet-ca-nam"
ENCOURAGE, REQUIRE = "encourage", "require"
TARGET_WORDS = {ENCOURAGE: "Khuyến khích", REQUIRE: "Bắt buộc"}


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
    # "text", "lines" (short phrases)
    default: Any
    hint: str
    tighter: Callable[[Any, Any], bool] | None = None
    loosened: str = ""  # why a looser value is refused
    least: int = 0
    most: int = 0
    source: str = ""


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
            "Cấp trên đã bắt buộc trên trước, dưới sau."),
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
        Key("remind_before", "Tự nhắc trước hạn (ngày)", "days", [14, 3],
            "Các mốc trước hạn, ví dụ: 14, 3. Để trống thì không tự nhắc trước hạn."),
        Key("remind_after", "Tự nhắc sau hạn (ngày)", "days", [1, 7],
            "Các mốc sau hạn, ví dụ: 1, 7. Để trống thì không tự nhắc sau hạn."),
        Key("quiet_from", "Không nhắn tin từ", "hour", "21:00", "Giờ và phút, ví dụ 21:00."),
        Key("quiet_until", "Không nhắn tin đến", "hour", "06:30", "Giờ và phút, ví dụ 06:30."),
    )
}  # fmt: skip


class UnknownKey(Exception):
    """A rule nobody declared was asked for."""


def declared(key: str) -> Key:
    """The declaration of a key; `UnknownKey` if there is none."""
    try:
        return KEYS[key]
    except KeyError:
        raise UnknownKey(key) from None


@dataclass(frozen=True)
class Rules:
    """Every value in force for one unit on one day; what nobody set has its declared default.

    `earlier` knows the values of any day before; rules without it hold for all time.
    """

    values: Mapping[str, Any]
    day: date | None = None
    earlier: Callable[[date], Mapping[str, Any]] | None = field(default=None, compare=False)

    def __getitem__(self, key: str) -> Any:
        return self.values.get(key, declared(key).default)

    def at(self, day: date) -> "Rules":
        """The rules as they were on a former day; for any other day, these."""
        if self.earlier is None or self.day is None or day >= self.day:
            return self
        return Rules(self.earlier(day), day, self.earlier)


@dataclass(frozen=True)
class Use:
    """One of the year's uses of the Notebook, with its days as they hold for everybody."""

    slug: str
    title: str
    short: str
    opens: date
    opens_for_leaders: date
    due: date

    @property
    def is_plan(self) -> bool:
        return self.slug == PLAN


@dataclass(frozen=True)
class Person:
    """What matters of a person for due dates."""

    is_leader: bool
    joined_on: date | None = None
    exempt: bool = False


def day_in(year: int, month_day: str) -> date:
    """The day "MM-DD" in a year; 29 February becomes 28 where there is none."""
    month, day = (int(part) for part in month_day.split("-"))
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, day - 1)


def uses_of_year(year: int, rules: Rules) -> list[Use]:
    """The uses of a year in their order: plan, further reviews, six months, whole year.

    A use keeps the days with which it opened: a rule made later is for the next one.

    Source: Sổ tay 2016, thứ nhất: ít nhất mỗi năm 03 lần.
    """
    uses = [
        opened
        for use in _uses_by(year, rules.at(date(year, 12, 31)))
        for opened in _uses_by(year, rules.at(use.opens))
        if opened.slug == use.slug
    ]
    return sorted(uses, key=lambda use: (not use.is_plan, use.due, use.slug))


def _uses_by(year: int, rules: Rules) -> list[Use]:
    plan_opens = day_in(year, rules["plan_opens"])
    leaders = day_in(year - 1, rules["plan_opens_leaders"])
    half_opens, year_opens = (day_in(year, rules[k]) for k in ("half_opens", "year_opens"))
    uses = [
        Use(PLAN, "Kế hoạch cá nhân", "Kế hoạch", plan_opens, leaders,
            day_in(year, rules["plan_due"])),
        Use(HALF, "Soát xét, đánh giá 6 tháng", "6 tháng", half_opens, half_opens,
            day_in(year, rules["half_due"])),
        Use(YEAR, "Soát xét, đánh giá cả năm", "Cả năm", year_opens, year_opens,
            day_in(year, rules["year_due"])),
    ]  # fmt: skip
    for review in rules["extra_reviews"]:
        opens = day_in(year, review["opens"])
        uses.append(Use(f"soat-xet-{review['slug']}", review["title"], review["title"], opens,
                        opens, day_in(year, review["due"])))  # fmt: skip
    return uses


def opens_on(use: Use, person: Person) -> date:
    """From which day this person may write."""
    return use.opens_for_leaders if person.is_leader else use.opens


def due_on(use: Use, person: Person, rules: Rules) -> date | None:
    """The last day for this person; none for somebody exempt or who joined in a later year.

    Leaders are due `leader_lead_days` earlier; whoever joined after a use of the same year was
    due has `joiner_days` from the day of joining.
    """
    if person.exempt or came_later(use, person):
        return None
    rules = rules.at(use.opens)
    lead = timedelta(days=rules["leader_lead_days"]) if person.is_leader else timedelta()
    due = max(use.due - lead, use.opens)
    if person.joined_on and person.joined_on > due:
        return person.joined_on + timedelta(days=rules["joiner_days"])
    return due


def came_later(use: Use, person: Person) -> bool:
    """Whether the person joined only after the year of this use."""
    return bool(person.joined_on and person.joined_on.year > use.due.year)


def opens_too_late(values: Mapping[str, Any]) -> str:
    """Why a use could never be written in time under these values; empty if all is well."""
    rules = Rules(values)
    for use in uses_of_year(2001, rules):
        if use.opens > use.due:
            return f"{use.title}: ngày mở phải trước hoặc đúng ngày hạn."
    return ""


def inherited(levels: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The values in force after these levels, root first: nearest wins, but never loosens.

    A lower unit's value that a unit above has since overtaken gives way to the one above.
    """
    values: dict[str, Any] = {}
    for level in levels:
        for key, own in level.items():
            if not loosening(key, own, values.get(key, declared(key).default)):
                values[key] = own
    return values


def loosening(key: str, own: Any, above: Any) -> str:
    """Why this value is looser than the one above; empty if it keeps or tightens it."""
    rule = declared(key)
    if rule.tighter is None or rule.tighter(own, above):
        return ""
    return rule.loosened
