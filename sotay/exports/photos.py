"""Photographs of evidence and of written pages: known by content, turned upright, small, bare."""

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

try:
    from pillow_heif import register_heif_opener
except ImportError:
    HEIC = False
else:
    register_heif_opener()
    HEIC = True

MAX_BYTES = 10 * 1024 * 1024
MAX_PIXELS = 40_000_000
LONGEST_SIDE = 1600
QUALITY = 80
FORMATS = ("JPEG", "PNG", "WEBP", "HEIF") if HEIC else ("JPEG", "PNG", "WEBP")
HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1")

TOO_HEAVY = "Ảnh nặng quá 10 MB. Đồng chí chụp lại ở cỡ nhỏ hơn rồi gửi."
TOO_LARGE = "Ảnh quá lớn (hơn 40 triệu điểm ảnh). Đồng chí chụp lại ở cỡ nhỏ hơn rồi gửi."
NOT_A_PHOTO = "Tệp này không phải ảnh JPEG, PNG hoặc WebP. Đồng chí chọn tệp ảnh khác."
IPHONE_PHOTO = (
    "Máy chủ chưa đọc được ảnh HEIC của iPhone. "
    "Đồng chí vào Cài đặt > Camera > Định dạng, chọn “Tương thích nhất”, rồi chụp lại."
)
BROKEN = "Ảnh bị hỏng hoặc thiếu một phần. Đồng chí chụp lại hoặc chọn ảnh khác."


class PhotoRefused(Exception):
    """Carries one sentence the sender may read."""


def clean_photo(data: bytes) -> bytes:
    """The same picture as an upright JPEG without metadata, its longest side at most 1600."""
    if len(data) > MAX_BYTES:
        raise PhotoRefused(TOO_HEAVY)
    picture = _opened(data)
    try:
        picture.draft("RGB", (LONGEST_SIDE * 2, LONGEST_SIDE * 2))
        picture = _flat(ImageOps.exif_transpose(picture))
    except (OSError, ValueError, SyntaxError, MemoryError, Image.DecompressionBombError) as error:
        raise PhotoRefused(BROKEN) from error
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    bare = Image.new("RGB", picture.size)
    bare.paste(picture)
    bare.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()


def _opened(data: bytes) -> Image.Image:
    if not HEIC and data[4:8] == b"ftyp" and data[8:12] in HEIC_BRANDS:
        raise PhotoRefused(IPHONE_PHOTO)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=FORMATS)
    except Image.DecompressionBombError as error:
        raise PhotoRefused(TOO_LARGE) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
        raise PhotoRefused(NOT_A_PHOTO) from error
    if picture.width * picture.height > MAX_PIXELS:
        raise PhotoRefused(TOO_LARGE)
    return picture


def _flat(picture: Image.Image) -> Image.Image:
    """RGB on white paper."""
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layer = picture.convert("RGBA")
        paper = Image.new("RGB", layer.size, "white")
        paper.paste(layer, mask=layer.getchannel("A"))
        return paper
    return picture.convert("RGB")
