"""A photo is known by what it is, turned upright, made small, and tells nothing else."""

import io
import warnings

import pytest
from PIL import Image, ImageDraw, PngImagePlugin

from sotay.exports import photos
from sotay.exports.photos import (
    BROKEN,
    IPHONE_PHOTO,
    LONGEST_SIDE,
    MAX_BYTES,
    NOT_A_PHOTO,
    TOO_HEAVY,
    TOO_LARGE,
    PhotoRefused,
    clean_photo,
)

PLACE = b"10 do 45 phut Bac"


def picture(size: tuple[int, int] = (400, 200), mode: str = "RGB") -> Image.Image:
    made = Image.new(mode, size, "white")
    ImageDraw.Draw(made).rectangle((0, 0, size[0] // 4, size[1] // 4), fill="black")
    return made


def saved(image: Image.Image, kind: str = "JPEG", **how) -> bytes:
    held = io.BytesIO()
    image.save(held, kind, **how)
    return held.getvalue()


def tags(orientation: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F], exif[0x9286] = "Máy của Chi", PLACE
    exif.get_ifd(0x8825)[2] = (21.0, 2.0, 0.0)
    return exif


def cleaned(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(clean_photo(data)))


def test_place_camera_and_comments_are_gone():
    data = saved(picture(), exif=tags(), comment=PLACE)
    assert PLACE in data
    bare = clean_photo(data)
    assert PLACE not in bare and b"Exif" not in bare and b"Chi" not in bare
    assert set(Image.open(io.BytesIO(bare)).info) <= {"jfif", "jfif_version", "jfif_unit",
                                                      "jfif_density"}  # fmt: skip


def test_words_inside_a_png_are_gone_too():
    note = PngImagePlugin.PngInfo()
    note.add_text("Author", PLACE.decode())
    data = saved(picture(), "PNG", pnginfo=note, exif=tags())
    assert PLACE in data and PLACE not in clean_photo(data)


@pytest.mark.parametrize(
    ("size", "becomes"),
    [((3000, 2000), (1600, 1067)), ((500, 4000), (200, 1600)), ((300, 200), (300, 200))],
)
def test_the_longest_side_is_at_most_1600_and_small_ones_stay(size, becomes):
    assert cleaned(saved(picture(size))).size == becomes
    assert max(becomes) <= LONGEST_SIDE


def test_a_photo_taken_sideways_stands_upright():
    turned = cleaned(saved(picture((400, 200)), exif=tags(6)))
    assert turned.size == (200, 400)
    dark = turned.convert("L")
    assert dark.getpixel((190, 10)) < 60 < 200 < dark.getpixel((10, 10))  # type: ignore[operator]


@pytest.mark.parametrize("mode", ["L", "RGBA", "LA", "P", "CMYK", "1"])
def test_every_kind_of_picture_becomes_a_plain_one(mode):
    kind = "JPEG" if mode == "CMYK" else "PNG"
    found = cleaned(saved(picture().convert(mode), kind))
    assert (found.format, found.mode) == ("JPEG", "RGB")


def test_what_is_transparent_stands_on_white_paper():
    clear = Image.new("RGBA", (50, 50), (0, 0, 0, 0))
    assert cleaned(saved(clear, "PNG")).getpixel((25, 25)) == (255, 255, 255)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: b"%PDF-1.7", NOT_A_PHOTO),
        (lambda: b"", NOT_A_PHOTO),
        (lambda: saved(picture(), "GIF"), NOT_A_PHOTO),
        (lambda: saved(picture(), "TIFF"), NOT_A_PHOTO),
        (lambda: saved(picture((2000, 2000)))[:3000], BROKEN),
        (lambda: b"x" * (MAX_BYTES + 1), TOO_HEAVY),
        (lambda: saved(Image.new("1", (9000, 9000)), "PNG"), TOO_LARGE),
        (lambda: saved(Image.new("1", (20_000, 20_000)), "PNG"), TOO_LARGE),
    ],
    ids=["pdf", "empty", "gif", "tiff", "cut short", "heavy", "large", "bomb"],
)
def test_what_is_no_photo_of_ours_is_answered(make, sentence):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        data = make()
    with pytest.raises(PhotoRefused) as refused:
        clean_photo(data)
    assert str(refused.value) == sentence
    assert sentence.startswith(("Ảnh", "Tệp")) and "Đồng chí" in sentence


def test_an_iphone_photo_is_answered_with_where_to_change_it(monkeypatch):
    monkeypatch.setattr(photos, "HEIC", False)  # some installations read it
    with pytest.raises(PhotoRefused, match="Tương thích nhất"):
        clean_photo(b"\x00\x00\x00\x18ftypheic" + b"\x00" * 40)
    assert "chụp lại" in IPHONE_PHOTO
