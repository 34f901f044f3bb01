"""Make what the pages and the printouts need from the locked packages in `node_modules`.

Screen fonts are cut down to Vietnamese and written as WOFF2 to `build/static/kit/fonts`, print
fonts are copied to `build/fonts`, icons in use are cleaned and written to `build/icons`.
A file that is already right is not made again.
"""

import re
import shutil
import sys
import unicodedata
from pathlib import Path

from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter, load_font, save_font
from fontTools.ttLib import TTFont

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ROOT / "node_modules"
BUILD = ROOT / "build"
SCREEN = {
    400: "@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf",
    600: "@expo-google-fonts/be-vietnam-pro/600SemiBold/BeVietnamPro_600SemiBold.ttf",
}
PRINT = "@expo-google-fonts/tinos"
MOST_BYTES = 50_000
BASES = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY"
TONES = "\u0300\u0309\u0303\u0301\u0323"
MARKS = "\u0302\u0306\u031b"
SIGNS = "đĐ“”‘’–—…·‹›«»•×°±−≤≥²³½§₫€¹\u00a0"
# Signs the family lacks, drawn here: corners of one shape (T and B: edges of the stroke), advance.
DRAWN = {
    "✓": ("50,330 125,405 255,275 590,650 670,580 258,110", 720),
    "→": ("60,T 540,T 390,480 450,540 700,290 450,40 390,100 540,B 60,B", 760),
    "←": ("700,T 220,T 370,480 310,540 60,290 310,40 370,100 220,B 700,B", 760),
}
TEXT = ("kern", "mark", "mkmk", "ccmp", "locl")
# One line a kind: the bar, what one does, states, things, charts.
ICONS = """
book-open pencil users user upload house menu settings bell search network landmark
check x plus eye eye-off printer download send trash-2 undo-2 refresh-cw log-in log-out
circle-check circle-alert triangle-alert info lock lock-open shield-check history circle-help
chevron-left chevron-right chevron-down arrow-left arrow-right
file-text file-down folder calendar clock message-square award star flag mail scale
list-checks clipboard-check key-round smartphone life-buoy user-plus type sun moon chart-column
""".split()


def letters() -> set[int]:
    """Every letter Vietnamese writes, whole and in parts, with the signs of the pages."""
    whole = {unicodedata.normalize("NFC", base + tone) for base in BASES for tone in ("", *TONES)}
    latin = {chr(code) for code in range(0x20, 0x7F)}
    return {ord(letter) for letter in whole | latin | {*TONES, *MARKS, *SIGNS, *DRAWN}}


def newer(target: Path, source: Path) -> bool:
    """Whether `target` was made from this source by this tool."""
    made = target.stat().st_mtime if target.exists() else 0
    return made > max(source.stat().st_mtime, Path(__file__).stat().st_mtime)


def draw_signs(font: TTFont, weight: int) -> None:
    half = {400: 36, 600: 52}[weight]
    for sign, (corners, advance) in DRAWN.items():
        named = corners.replace("T", str(290 + half)).replace("B", str(290 - half))
        first, *others = (tuple(map(int, pair.split(","))) for pair in named.split())
        pen, name = TTGlyphPen(None), f"uni{ord(sign):04X}"
        pen.moveTo(first)
        for corner in others:
            pen.lineTo(corner)
        pen.closePath()
        font["glyf"][name] = glyph = pen.glyph()
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (advance, 60)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[ord(sign)] = name


def cut_font(source: Path, target: Path, weight: int) -> None:
    options = Options(flavor="woff2", hinting=False, desubroutinize=True, notdef_outline=True)
    options.layout_features = list(TEXT)
    options.name_IDs = [0, 1, 2, 13, 14]
    font = load_font(source, options)
    draw_signs(font, weight)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=letters())
    subsetter.subset(font)
    save_font(font, target, options)


def screen_fonts() -> None:
    folder = BUILD / "static/kit/fonts"
    folder.mkdir(parents=True, exist_ok=True)
    for weight, name in SCREEN.items():
        source, target = PACKAGES / name, folder / f"be-vietnam-pro-{weight}.woff2"
        if not newer(target, source):
            cut_font(source, target, weight)
    total = sum((folder / f"be-vietnam-pro-{weight}.woff2").stat().st_size for weight in SCREEN)
    if total > MOST_BYTES:
        sys.exit(f"Screen fonts weigh {total} bytes, more than {MOST_BYTES}.")


def print_fonts() -> None:
    folder = BUILD / "fonts"
    folder.mkdir(parents=True, exist_ok=True)
    for source in sorted((PACKAGES / PRINT).glob("*/*.ttf")):
        target = folder / source.name
        if not target.exists() or target.stat().st_size != source.stat().st_size:
            shutil.copyfile(source, target)


def cleaned(svg: str) -> str:
    """An icon on one line that follows the size and colour of the words beside it."""
    inside = re.search(r"<svg[^>]*>(.*)</svg>", svg, re.S)
    shapes = re.sub(r"\s+", " ", inside[1]).replace(" />", "/>").replace("> <", "><").strip()
    return (
        '<svg class="icon" viewBox="0 0 24 24" width="24" height="24" fill="none" '
        'stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" '
        f'aria-hidden="true" focusable="false">{shapes}</svg>'
    )


def icons() -> None:
    folder = BUILD / "icons"
    folder.mkdir(parents=True, exist_ok=True)
    for name in ICONS:
        source = PACKAGES / "lucide-static/icons" / f"{name}.svg"
        text, target = cleaned(source.read_text()), folder / f"{name}.svg"
        if not target.exists() or target.read_text() != text:
            target.write_text(text)
    for old in folder.glob("*.svg"):
        if old.stem not in ICONS:
            old.unlink()


if __name__ == "__main__":
    screen_fonts()
    print_fonts()
    icons()
