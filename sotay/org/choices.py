"""The fixed words of units, persons and posts; codes and labels as the glossary has them."""

from django.db import models


class UnitKind(models.TextChoices):
    CENTRAL = "central", "Trung ương"
    PROVINCE = "province", "Đảng bộ tỉnh, thành phố"
    UPPER = "upper", "Đảng bộ cấp trên trực tiếp"
    GRASSROOTS_COMMITTEE = "grassroots_committee", "Đảng bộ cơ sở"
    GRASSROOTS_CELL = "grassroots_cell", "Chi bộ cơ sở"
    PART_COMMITTEE = "part_committee", "Đảng bộ bộ phận"
    CELL = "cell", "Chi bộ trực thuộc"
    GROUP = "group", "Tổ đảng"
    AGENCY = "agency", "Cơ quan"


class Category(models.TextChoices):
    OFFICIAL = "official", "Đảng viên chính thức"
    PROBATIONARY = "probationary", "Đảng viên dự bị"
    CADRE = "cadre", "Cán bộ"
    CIVIL_SERVANT = "civil_servant", "Công chức"
    PUBLIC_EMPLOYEE = "public_employee", "Viên chức"
    UNION_MEMBER = "union_member", "Đoàn viên"
    ASSOCIATION_MEMBER = "association_member", "Hội viên"


class Role(models.TextChoices):
    """In the order of rank: who reports first."""

    SECRETARY = "secretary", "Bí thư"
    DEPUTY = "deputy", "Phó Bí thư"
    STANDING = "standing", "Ủy viên ban thường vụ"
    COMMITTEE_MEMBER = "committee_member", "Ủy viên"
    AGENCY_HEAD = "agency_head", "Người đứng đầu cơ quan"
    GROUP_HEAD = "group_head", "Tổ trưởng tổ đảng"
    STAFF = "staff", "Cán bộ giúp việc"
    INSPECTOR = "inspector", "Cán bộ kiểm tra"


class Change(models.TextChoices):
    """What a reorganisation does to a unit."""

    MERGE = "merge", "Sáp nhập vào tổ chức khác"
    SPLIT = "split", "Tách chi bộ"
    RENAME = "rename", "Đổi tên"
    MOVE = "move", "Chuyển cấp trên"
    DISSOLVE = "dissolve", "Giải thể"
    NEW = "new", "Thành lập mới"


class Departure(models.TextChoices):
    AWAY = "away", "Chuyển đi nơi không dùng Sổ tay này"
    STOPPED = "stopped", "Thôi sinh hoạt"
    DIED = "died", "Từ trần"


class Sex(models.TextChoices):
    MALE = "m", "Nam"
    FEMALE = "f", "Nữ"


class Counted(models.TextChoices):
    """What is counted up to a day."""

    PEOPLE = "people", "Người ở từng nơi"
    USES = "uses", "Lần sử dụng ở từng nơi"
    DAYS = "days", "Từng ngày ở cấp trên cơ sở"
    YEARS = "years", "Số người của từng năm"


LEADER_ROLES = (
    Role.SECRETARY,
    Role.DEPUTY,
    Role.STANDING,
    Role.COMMITTEE_MEMBER,
    Role.AGENCY_HEAD,
)
PARTY_CATEGORIES = (Category.OFFICIAL, Category.PROBATIONARY)
CELL_KINDS = (UnitKind.CELL, UnitKind.GRASSROOTS_CELL)
ABOVE_GRASSROOTS = (UnitKind.CENTRAL, UnitKind.PROVINCE, UnitKind.UPPER)
