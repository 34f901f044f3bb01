"""The tags, the shell and the look: what a page is promised by the kit."""

import gzip
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.core.paginator import Paginator
from django.forms import formset_factory
from django.template import engines

from sotay.notices.queries import Inbox
from sotay.web.navigation import NavItem
from sotay.web.shell import Shell
from tests.kit.gallery.forms import EveryField
from tools.build_assets import ICONS, MOST_BYTES, letters

GALLERY = Path(__file__).parent / "gallery"
STATIC = settings.ROOT / "sotay/kit/static/kit"
CSS = (STATIC / "sotay.css").read_text()
NAV = (
    NavItem("Sổ tay", "/so-tay/", "book-open", True),
    NavItem("Ý kiến", "/y/", "mail", False),
)


def render(source: str, **context: object) -> str:
    return engines["django"].from_string(source).render(context)


def shown(name: str, **context: object) -> str:
    form = EveryField({"name": "", "story": "x" * 40})
    shell = Shell(signed_in=True, me="Nguyễn Thị Hồng Ánh", post="Đảng viên", nav=NAV,
                  inbox=Inbox(2))  # fmt: skip
    given = {
        "shell": shell,
        "messages": [],
        "form": form,
        "blank": EveryField(prefix="b"),
        "page": Paginator(range(200), 10).page(7),
        "csrf_token": "x",
    }
    return render((GALLERY / f"{name}.html").read_text(), **(given | context))


@pytest.mark.parametrize("name", ["home", "plan", "review", "cell", "parts"])
def test_every_part_renders_without_inline_style_or_script(name):
    page = shown(name)
    assert not re.search(r"\sstyle=|\son\w+=|<script(?![^>]*src=)|{{|{%", page)
    assert page.count("<h1") == 1
    assert len(ids := re.findall(r'\sid="([^"]+)"', page)) == len(set(ids))
    for words in re.findall(r'aria-describedby="([^"]+)"', page):
        assert set(words.split()) <= set(ids)
    assert set(re.findall(r'<label[^>]*\sfor="([^"]+)"', page)) <= set(ids)


def test_the_shell_follows_how_one_likes_to_read():
    shell = Shell(theme="dark", text_size="larger", banner="Bản dùng thử.")
    page = shown("home", shell=shell)
    assert '<html lang="vi" data-theme="dark" data-text="larger">' in page
    assert "Bản dùng thử." in page
    assert "<nav" not in page
    assert "Đăng xuất" not in page
    plain = shown("home")
    assert '<html lang="vi">' in plain
    assert plain.count('aria-current="page"') == 3
    assert "Nguyễn Thị Hồng Ánh" in plain


def test_a_page_for_what_went_wrong_says_what_to_do():
    source = "{% extends 'kit/error.html' %}"
    page = render(
        source, title="Không có trang này", sentence="Địa chỉ sai.", advice="Kiểm tra địa chỉ.",
        back="",        shell=Shell(), messages=[],
    )  # fmt: skip
    assert "<h1>Không có trang này</h1>" in page
    assert "Kiểm tra địa chỉ." in page
    assert 'href="/">Về trang đầu</a>' in page


def test_a_field_ties_label_hint_and_error_to_its_widget():
    form = EveryField({"name": ""})
    html = render("{% field form.name %}", form=form)
    assert '<label for="id_name">Họ và tên</label>' in html
    assert 'aria-describedby="id_name_hint id_name_error"' in html
    assert 'aria-invalid="true"' in html
    assert 'id="id_name_error"' in html
    quiet = render("{% field form.name %}", form=EveryField())
    assert 'aria-describedby="id_name_hint"' in quiet
    assert "wrong" not in quiet


def test_choices_are_real_radio_buttons_in_a_named_group():
    html = render("{% field form.head %}", form=EveryField({"head": "b"}))
    assert "<legend>Nội dung</legend>" in html
    assert '<div class="chips">' in html
    assert html.count('type="radio"') == 3
    assert re.search(r'<label for="id_head_1"><input[^>]*checked[^>]*>Đạo đức</label>', html)
    assert '<div class="result">' in render('{% field form.result "result" %}', form=EveryField())
    assert '<div class="list">' in render('{% field form.mode "list" %}', form=EveryField())


def test_other_widgets_keep_their_form():
    form = EveryField()
    assert 'data-st-reveal="id_secret"' in render("{% field form.secret %}", form=form)
    assert "<textarea" in render("{% field form.story %}", form=form)
    assert "<select" in render("{% field form.unit %}", form=form)
    assert 'type="file"' in render("{% field form.paper %}", form=form)
    assert '<label class="check" for="id_agreed">' in render("{% field form.agreed %}", form=form)
    hidden = render("{% field form.name hide_label=True %}", form=form)
    assert '<label for="id_name" class="visually-hidden">' in hidden


def test_what_a_person_typed_is_escaped():
    form = EveryField({"name": '<script src="//x">', "story": "</textarea><b>"})
    html = render("{% field form.name %}{% field form.story %}", form=form)
    assert "<script" not in html
    assert "<b>" not in html
    assert "&lt;i&gt;" in render('{% pill "ok" words %}{% reader words %}', words="<i>")


def test_the_summary_counts_and_links_to_each_place():
    form = EveryField({"name": "", "head": ""})
    form.add_error(None, "Hai bản khác nhau.")
    html = render("{% error_summary form %}", form=form)
    rows = html.count("<li>")
    assert f"Có {rows} chỗ cần sửa" in html
    assert 'href="#id_name"' in html
    assert 'href="#id_head_0"' in html
    assert "<li>Hai bản khác nhau.</li>" in html
    assert "Trang này đã mở quá lâu" in html
    assert 'role="alert" tabindex="-1"' in html
    assert "id_token" not in html


def test_the_summary_takes_several_forms_and_is_silent_without_mistakes():
    assert render("{% error_summary form %}", form=EveryField()).strip() == ""
    both = [EveryField({}, prefix="a"), EveryField({}, prefix="b")]
    html = render("{% error_summary forms %}", forms=both)
    assert 'href="#id_a-name"' in html
    assert 'href="#id_b-name"' in html
    many = formset_factory(EveryField, max_num=1, validate_max=True)(
        {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "0", "form-0-name": "x", "form-1-name": "y"}
    )
    html = render("{% error_summary forms title='Còn chỗ cần sửa' %}", forms=many)
    assert "Còn chỗ cần sửa" in html
    assert "<li>" in html


def test_days_and_hours_are_written_the_vietnamese_way():
    moment = datetime(2026, 6, 30, 18, 5, tzinfo=UTC)
    assert render("{{ d|ngay }}", d=date(2026, 1, 2)) == "02/01/2026"
    assert render("{{ d|ngay }}|{{ d|gio }}", d=None) == "|"
    assert render("{{ m|ngay }} {{ m|gio }}", m=moment) == "01/07/2026 01:05"
    assert render("{{ m|ngay_gio }}", m=moment) == "01/07/2026 01:05"


@pytest.mark.parametrize(
    ("days", "words"), [(12, "Còn 12 ngày"), (0, "Hôm nay là hạn"), (-3, "Quá hạn 3 ngày")]
)
def test_days_left_are_words(days, words):
    assert render("{{ days|con_ngay }}", days=days) == words


def test_a_meter_has_widths_without_style_and_bears_an_empty_unit():
    html = render('{% meter "5 trên 14" 14 5 2 %}')
    assert 'class="in-time" width="35.7"' in html
    assert 'class="in-late" x="35.7" width="14.3"' in html
    assert 'aria-label="5 trên 14"' in html
    assert 'width="0"' in render('{% meter "0 trên 0" 0 0 %}')


def test_pages_are_shown_only_if_there_are_several():
    assert "<nav" not in render("{% pages page %}", page=Paginator([1], 10).page(1))
    html = render(
        "{% pages page address %}", page=Paginator(range(90), 10).page(3), address="?loc=1&trang="
    )
    assert '<span aria-current="page">3</span>' in html
    assert 'href="?loc=1&amp;trang=2" rel="prev"' in html


def test_icons_in_use_are_made_and_not_read_aloud():
    assert 'aria-hidden="true"' in render('{% icon "lock" %}')
    sources = [*settings.ROOT.glob("sotay/*/templates/**/*.html"), *GALLERY.glob("*.html")]
    named = {n for s in sources for n in re.findall(r'{% icon "([^"]+)"', s.read_text())}
    table = (settings.ROOT / "sotay/web/navigation.py").read_text()
    named |= set(re.findall(r'"([a-z0-9-]+)"\)\)', table))
    assert named <= set(ICONS)
    assert all((settings.BUILD / "icons" / f"{name}.svg").exists() for name in ICONS)


def test_the_look_stays_light():
    fonts = list((settings.BUILD / "static/kit/fonts").glob("*.woff2"))
    assert len(fonts) == 2
    assert sum(font.stat().st_size for font in fonts) <= MOST_BYTES
    assert len(gzip.compress(CSS.encode(), 9)) <= 8 * 1024
    assert len(CSS.splitlines()) < 400
    assert (STATIC / "shell.js").stat().st_size <= 3700


def test_the_fonts_have_every_letter():
    from fontTools.ttLib import TTFont

    for path in (settings.BUILD / "static/kit/fonts").glob("*.woff2"):
        there = TTFont(path).getBestCmap()
        assert {chr(code) for code in letters()} <= {chr(code) for code in there}


def tokens(dark: bool) -> dict[str, str]:
    """The colours of a theme as the style sheet sets them."""
    light = CSS.split(":root {")[1].split("}")[0]
    found = dict(re.findall(r"--([\w-]+): (#\w+)", light))
    if dark:
        night = CSS.split(':root[data-theme="dark"] {')[1].split("}")[0]
        found |= dict(re.findall(r"--([\w-]+): (#\w+)", night))
    return found


def luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


GROUNDS = ("paper", "sheet", "field")
READ = [
    *((ink, ground) for ink in ("ink", "ink-2", "red-ink") for ground in GROUNDS),
    *((ink, f"{ink.removesuffix('-ink')}-wash") for ink in ("green", "amber", "blue", "red-ink")),
    *(("ink", f"{name}-wash") for name in ("gold", "green", "amber", "blue", "red")),
    *(("red-ink", f"{name}-wash") for name in ("gold", "amber")),
    ("gold-ink", "gold-wash"), ("ink-2", "wait"), ("ink-2", "gold-wash"), ("ink-3", "field"),
    ("on-red", "red"), ("on-red", "bar"), ("green", "sheet"), ("amber", "field"),
]  # fmt: skip
DRAWN = [
    *((line, ground) for line in ("edge", "focus") for ground in GROUNDS),
    ("red-edge", "sheet"), ("gold", "sheet"), ("green", "track"),
]  # fmt: skip


@pytest.mark.parametrize("dark", [False, True])
def test_read_text_stands_out_seven_to_one_and_lines_three_to_one(dark):
    colours = tokens(dark)
    weak = {(a, b): round(contrast(colours[a], colours[b]), 2) for a, b in READ}
    assert {pair: figure for pair, figure in weak.items() if figure < 7} == {}
    faint = {(a, b): round(contrast(colours[a], colours[b]), 2) for a, b in DRAWN}
    assert {pair: figure for pair, figure in faint.items() if figure < 3} == {}


def test_both_ways_into_the_dark_are_the_same():
    chosen = CSS.split(':root[data-theme="dark"] {')[1].split("}")[0]
    asked = CSS.split(':root:not([data-theme="light"]) {')[1].split("}")[0]
    assert chosen.split() == asked.split()


def test_a_kept_part_follows_what_it_depends_on():
    source = "{% kept 'kit/parts/nav_bar.html' items %}"
    assert render(source, items=NAV).count("<a ") == 2
    assert render(source, items=NAV) == render(source, items=tuple(NAV))
    other = (NavItem("<i>Ý kiến", "/y/", "bell", True),)
    assert "&lt;i&gt;Ý kiến" in render(source, items=other)
    assert 'href="/y/" aria-current="page"' in render(source, items=other)
