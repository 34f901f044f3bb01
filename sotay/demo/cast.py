"""The people of the demo world: who they are and where they stand. Pure data.

Invented from end to end. A person without telephone and e-mail has no login; the secretary or a
helper writes for them. `joined` is the admission to the Party and empty for everybody else;
`since` is the day of joining the unit, empty when that lies before the demo world begins.
"""

from dataclasses import dataclass

TECHNICAL_ACCOUNT = "quantri"


@dataclass(frozen=True)
class DemoUnit:
    code: str
    name: str
    kind: str
    parent: str


@dataclass(frozen=True)
class DemoPerson:
    key: str
    full_name: str
    born: str
    sex: str
    unit: str
    category: str
    posts: tuple[tuple[str, str], ...]
    group: str
    card_number: str
    phone: str
    email: str
    joined: str
    work_post: str
    account: str = ""
    exempt_from: str = ""
    since: str = ""

    @property
    def has_login(self) -> bool:
        return bool(self.phone or self.email)


# code | name | kind | parent
_UNITS = """
K | Đảng bộ các cơ quan tỉnh | upper |
K.01 | Đảng bộ Sở Xây dựng | grassroots_committee | K
K.01.01 | Chi bộ Phòng Kế hoạch – Tài chính | cell | K.01
K.01.02 | Chi bộ Văn phòng | cell | K.01
K.01.03 | Chi bộ Thanh tra | cell | K.01
K.01.CQ | Cơ quan Sở Xây dựng | agency | K.01
K.02 | Đảng bộ Trường Cao đẳng Kỹ thuật – Nông nghiệp | grassroots_committee | K
K.02.01 | Chi bộ Khoa Cơ điện – Xây dựng | cell | K.02
K.02.01.T1 | Tổ đảng Điện – Cơ khí | group | K.02.01
K.02.01.T2 | Tổ đảng Xây dựng | group | K.02.01
K.02.02 | Chi bộ Phòng Đào tạo – Hành chính | cell | K.02
K.02.CQ | Cơ quan Trường Cao đẳng Kỹ thuật – Nông nghiệp | agency | K.02
K.03 | Chi bộ Cơ quan Đảng ủy | grassroots_cell | K
"""

# key | name | born | sex | unit | category | posts | group | card | phone | e-mail
#     | joined | work post | account | exempt from | since
_PEOPLE = """
bithu | Trần Văn Bình | 14/03/1974 | m | K.01.01 | official | secretary K.01.01; committee_member K.01 | | 27179781 | 0927624039 | binhtv@example.vn | 19/05/2001 | Trưởng phòng Kế hoạch – Tài chính | bithu | |
phobithu | Phạm Quốc Đạt | 22/09/1980 | m | K.01.01 | official | deputy K.01.01 | | 27035315 | 0919990608 | datpq@example.vn | 03/02/2009 | Phó Trưởng phòng, phụ trách đầu tư công | phobithu | |
son | Đỗ Thanh Sơn | 05/11/1978 | m | K.01.01 | official | committee_member K.01.01 | | 27059351 | 0931973060 | sondt@example.vn | 02/09/2007 | Kế toán trưởng Sở | | |
dangvien | Nguyễn Thị Hồng Ánh | 17/07/1988 | f | K.01.01 | official | | | 27276042 | 0921629072 | anhnth@example.vn | 19/05/2014 | Chuyên viên, thẩm tra hồ sơ một cửa | dangvien | |
huy | Tạ Quang Huy | 30/01/1985 | m | K.01.01 | official | | | 27055061 | 0968015764 | huytq@example.vn | 07/11/2012 | Chuyên viên kế hoạch đầu tư | | |
uyen | Vũ Thị Uyên | 12/10/1991 | f | K.01.01 | official | | | 27046624 | 0922521911 | uyenvt@example.vn | 03/02/2018 | Chuyên viên tổng hợp | | |
nam | Lý Văn Nam | 08/04/1983 | m | K.01.01 | official | | | 27298907 | 0961991709 | namlv@example.vn | 26/03/2011 | Chuyên viên thẩm tra quyết toán | | |
hung79 | Nguyễn Văn Hùng | 25/12/1979 | m | K.01.01 | official | | | 27074907 | 0922037872 | hungnv@example.vn | 03/02/2006 | Chuyên viên chính, thẩm định dự toán | | |
hung92 | Nguyễn Văn Hùng | 16/06/1992 | m | K.01.01 | official | | | 27217974 | 0914709137 | hungnv92@example.vn | 19/05/2020 | Chuyên viên đấu thầu | | |
hoa | Phan Thị Thu Hòa | 21/02/1982 | f | K.01.01 | official | | | 27034422 | 0973234302 | hoaptt@example.vn | 08/03/2010 | Kế toán ngân sách | | |
quyen | Lương Thị Quyên | 09/09/1990 | f | K.01.01 | official | | | 27161838 | 0963420198 | quyenlt@example.vn | 02/09/2017 | Kế toán thanh toán | | |
giang | Hà Trường Giang | 11/05/1987 | m | K.01.01 | official | | | 27293475 | 0916175466 | gianght@example.vn | 19/05/2015 | Chuyên viên theo dõi giải ngân | | |
loan | Cao Thị Bích Loan | 27/08/1976 | f | K.01.01 | official | | | 27104752 | 0914151952 | loanctb@example.vn | 08/03/2005 | Thủ quỹ | | |
tuan | Mai Anh Tuấn | 03/12/1989 | m | K.01.01 | official | | | 27205243 | 0912053424 | tuanma@example.vn | 22/12/2016 | Chuyên viên quản lý tài sản công | | |
pao | Giàng A Pao | 01/01/1993 | m | K.01.01 | official | | | 27041248 | 0974455413 | paoga@example.vn | 03/02/2021 | Chuyên viên theo dõi nhà ở hộ nghèo | | |
nga | Đinh Thị Hằng Nga | 14/11/1986 | f | K.01.01 | official | | | 27270264 | 0989920785 | ngadth@example.vn | 26/03/2013 | Chuyên viên kế hoạch nhà ở xã hội | | |
chi | Lê Kim Chi | 20/04/1997 | f | K.01.01 | probationary | | | | 0938811503 | chilk@example.vn | 19/11/2025 | Chuyên viên thống kê | | |
thang | Bùi Đức Thắng | 06/06/1981 | m | K.01.01 | official | | | 27247599 | 0936029255 | thangbd@example.vn | 03/02/2010 | Chuyên viên chính, kế hoạch trung hạn | | | 01/04/2026
tam | Nguyễn Hữu Tâm | 19/08/1973 | m | K.01.02 | official | secretary K.01.02; committee_member K.01 | | 27140247 | 0925095259 | tamnh@example.vn | 22/12/1999 | Chánh Văn phòng | | |
yen | Trịnh Thị Yến | 02/03/1979 | f | K.01.02 | official | deputy K.01.02 | | 27052915 | 0976037344 | yentt@example.vn | 08/03/2008 | Phó Chánh Văn phòng | | |
khoa | Dương Đăng Khoa | 28/10/1984 | m | K.01.02 | official | committee_member K.01.02 | | 27285354 | 0966762565 | khoadd@example.vn | 19/05/2012 | Chuyên viên tổ chức cán bộ | | |
danguy | Lê Thu Hà | 10/01/1972 | f | K.01.02 | official | secretary K.01 | | 27245318 | 0932228106 | halt@example.vn | 03/02/1998 | Phó Giám đốc Sở | danguy | |
dangvien2 | Hoàng Minh Đức | 23/05/1987 | m | K.01.02 | official | | | 27071900 | 0978014936 | duchm@example.vn | 02/09/2014 | Chuyên viên cải cách hành chính | dangvien2 | |
thoa | Vi Thị Thoa | 15/07/1985 | f | K.01.02 | official | | | 27096487 | 0933549877 | thoavt@example.vn | 20/10/2012 | Văn thư, lưu trữ | | |
luc | Nông Văn Lục | 04/02/1977 | m | K.01.02 | official | | | 27266357 | 0961657788 | lucnv@example.vn | 22/12/2007 | Lái xe | | |
que | Hồ Sỹ Quế | 12/12/1966 | m | K.01.02 | official | | | 27050695 | 0976263809 | quehs@example.vn | 03/02/1995 | Chuyên viên, đang điều trị dài ngày | | 01/11/2025 |
van | Đoàn Thị Cẩm Vân | 26/11/1992 | f | K.01.02 | official | | | 27188322 | 0986875018 | vandtc@example.vn | 26/03/2019 | Công chức trực quầy một cửa | | |
phuc | Lại Hồng Phúc | 07/09/1995 | m | K.01.02 | official | | | 27270400 | 0978653855 | phuclh@example.vn | 19/05/2022 | Chuyên viên công nghệ thông tin | | |
minh | Tô Thị Minh | 18/06/1983 | f | K.01.02 | official | | | 27046051 | 0915528829 | minhtt@example.vn | 03/02/2011 | Chuyên viên pháp chế | | |
hai | Quách Văn Hải | 29/03/1980 | m | K.01.02 | official | | | 27258564 | 0982090518 | haiqv@example.vn | 22/12/2010 | Nhân viên quản trị, hậu cần | | |
cuong | Vương Mạnh Cường | 13/02/1975 | m | K.01.03 | official | secretary K.01.03; committee_member K.01 | | 27041808 | 0986194349 | cuongvm@example.vn | 03/02/2002 | Chánh Thanh tra | | |
truong | Ngô Xuân Trường | 24/04/1970 | m | K.01.03 | official | deputy K.01; agency_head K.01.CQ | | 27243644 | 0937472506 | truongnx@example.vn | 19/05/1996 | Giám đốc Sở | | |
dung | Đặng Tiến Dũng | 31/07/1981 | m | K.01.03 | official | deputy K.01.03 | | 27191930 | 0918745961 | dungdt@example.vn | 02/09/2009 | Phó Chánh Thanh tra | | |
le | Chu Thị Nhật Lệ | 05/05/1988 | f | K.01.03 | official | | | 27196365 | 0922964541 | lectn@example.vn | 08/03/2015 | Thanh tra viên | | |
thanh | Hứa Văn Thành | 20/10/1984 | m | K.01.03 | official | | | 27268837 | 0914660918 | thanhhv@example.vn | 07/11/2013 | Thanh tra viên | | |
kien | Phùng Trung Kiên | 16/01/1991 | m | K.01.03 | official | | | 27160697 | 0925154287 | kienpt@example.vn | 19/05/2019 | Thanh tra viên | | |
xuan | Bàn Thị Xuân | 02/02/1990 | f | K.01.03 | official | | | 27218612 | 0969330000 | xuanbt@example.vn | 26/03/2018 | Thanh tra viên, tiếp công dân | | |
congchuc | Đặng Thu Trang | 08/08/1994 | f | K.01.CQ | civil_servant | | | | 0928536114 | trangdt@example.vn | | Chuyên viên Phòng Quản lý nhà | congchuc | |
khanh | Trương Gia Khánh | 19/03/1990 | m | K.01.CQ | public_employee | | | | 0975661367 | khanhtg@example.vn | | Viên chức Ban Quản lý bảo trì đường bộ | | |
my | Lâm Hà My | 11/11/2001 | f | K.01.CQ | union_member | | | | 0965671130 | mylh@example.vn | | Nhân viên hợp đồng, tiếp nhận bản vẽ | | |
tho | Kiều Văn Thọ | 27/07/1968 | m | K.01.CQ | association_member | | | | 0937382745 | thokv@example.vn | | Bảo vệ, hội viên Hội Cựu chiến binh | | |
phong | Nguyễn Thanh Phong | 09/10/1976 | m | K.02.01 | official | secretary K.02.01; committee_member K.02 | K.02.01.T1 | 27130980 | 0922392252 | phongnt@example.vn | 03/02/2004 | Trưởng khoa Cơ điện – Xây dựng | | |
ky | Tống Văn Kỳ | 21/06/1982 | m | K.02.01 | official | group_head K.02.01.T1 | K.02.01.T1 | 27102388 | 0924891590 | kytv@example.vn | 19/05/2011 | Giảng viên điện công nghiệp | | |
bac | Đàm Xuân Bắc | 03/03/1990 | m | K.02.01 | official | | K.02.01.T1 | 27132335 | 0919136324 | bacdx@example.vn | 26/03/2018 | Giảng viên hàn | | |
hien | Võ Thị Hiền | 30/09/1984 | f | K.02.01 | official | deputy K.02.01; group_head K.02.01.T2 | K.02.01.T2 | 27105600 | 0935730012 | hienvt@example.vn | 20/11/2012 | Phó Trưởng khoa, giảng viên xây dựng | | |
suong | Trần Thị Sương | 17/12/1993 | f | K.02.01 | official | | K.02.01.T2 | 27012146 | 0928028755 | suongtt@example.vn | 19/05/2021 | Giảng viên trắc địa | | |
hloan | H'Loan Niê Kdăm | 22/02/1995 | f | K.02.01 | official | | K.02.01.T2 | 27290279 | 0936345416 | kdamhn@example.vn | 20/11/2022 | Giảng viên vẽ kỹ thuật | | |
an | Lê Bá An | 15/05/1969 | m | K.02.02 | official | secretary K.02; agency_head K.02.CQ | | 27075793 | 0989648511 | anlb@example.vn | 03/02/1997 | Hiệu trưởng | | |
diem | Huỳnh Ngọc Diễm | 06/04/1978 | f | K.02.02 | official | secretary K.02.02; deputy K.02 | | 27038307 | 0967583025 | diemhn@example.vn | 08/03/2006 | Trưởng phòng Đào tạo – Hành chính | | |
quyet | Thái Văn Quyết | 10/07/1985 | m | K.02.02 | official | | | 27218703 | 0967612236 | quyettv@example.vn | 02/09/2015 | Chuyên viên đào tạo | | |
thuy | Phạm Thị Thanh Thủy | 25/01/1987 | f | K.02.02 | official | | | 27064283 | 0967718312 | thuyptt@example.vn | 27/02/2016 | Y sĩ, phụ trách y tế trường | | |
panh | Lò Văn Pánh | 01/01/1957 | m | K.02.02 | official | | | 27042635 | | | 22/12/1985 | Thợ cả nghề mộc, đã nghỉ hưu, dạy thỉnh giảng | | |
cham | Ma Thị Chấm | 12/09/1960 | f | K.02.02 | official | | | 27119452 | | | 08/03/1990 | Nghệ nhân dệt, đã nghỉ hưu, dạy thỉnh giảng | | |
bao | Trần Quốc Bảo | 18/02/1996 | m | K.02.CQ | cadre | | | | 0931882072 | baotq@example.vn | | Cán bộ chuyên trách công đoàn trường | | |
linh | Hoàng Khánh Linh | 07/03/1998 | f | K.02.CQ | public_employee | | | | 0913537804 | linhhk@example.vn | | Giảng viên tiếng Anh | | |
thuan | Nguyễn Đức Thuận | 20/12/1968 | m | K.03 | official | secretary K | | 27291342 | 0917100362 | thuannd@example.vn | 19/05/1994 | Bí thư Đảng ủy các cơ quan tỉnh | | |
hao | Đinh Công Hào | 08/06/1971 | m | K.03 | official | deputy K; standing K; secretary K.03 | | 27023369 | 0914488867 | haodc@example.vn | 03/02/1999 | Phó Bí thư Thường trực Đảng ủy | | |
khoi | Nguyễn Văn Khải | 14/08/1983 | m | K.03 | official | staff K | | 27207252 | 0925232182 | khainv@example.vn | 26/03/2009 | Chuyên viên Ban Tuyên giáo và Dân vận | khoi | |
kiemtra | Bùi Thị Mai | 01/12/1981 | f | K.03 | official | inspector K | | 27192132 | 0977109648 | maibt@example.vn | 20/10/2010 | Chuyên viên Ủy ban Kiểm tra | kiemtra | |
oanh | Triệu Thị Oanh | 19/05/1989 | f | K.03 | official | deputy K.03 | | 27258591 | 0912935310 | oanhtt@example.vn | 19/05/2016 | Chuyên viên Ban Tổ chức | | |
vuong | Lưu Quốc Vượng | 23/09/1992 | m | K.03 | official | | | 27265888 | 0969059692 | vuonglq@example.vn | 22/12/2019 | Văn thư, quản trị mạng | | |
"""


def _rows(table: str, width: int) -> list[list[str]]:
    lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    return [cells + [""] * (width - len(cells)) for cells in lines]


def _posts(text: str) -> tuple[tuple[str, str], ...]:
    pairs = (post.split() for post in text.split(";") if post.strip())
    return tuple((role, unit) for role, unit in pairs)


def _person(cells: list[str]) -> DemoPerson:
    key, name, born, sex, unit, category, posts, group, card, phone, email, *rest = cells
    joined, work_post, account, exempt_from, since = rest
    return DemoPerson(
        key=key,
        full_name=name,
        born=born,
        sex=sex,
        unit=unit,
        category=category,
        posts=_posts(posts),
        group=group,
        card_number=card,
        phone=phone,
        email=email,
        joined=joined,
        work_post=work_post,
        account=account,
        exempt_from=exempt_from,
        since=since,
    )


UNITS = tuple(DemoUnit(*cells) for cells in _rows(_UNITS, 4))
PEOPLE = tuple(_person(cells) for cells in _rows(_PEOPLE, 16))
BY_KEY = {person.key: person for person in PEOPLE}
