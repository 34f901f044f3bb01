"""Typst at work: one template file, data as JSON, Tinos from `build/fonts`, no system fonts."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import typst

from sotay.exports import wording

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "build" / "fonts"
TEMPLATES = Path(__file__).resolve().parent / "typst"
FAMILY = "Tinos"


class FontsMissing(Exception):
    pass


def typeset(template: str, data: dict[str, Any]) -> bytes:
    """A tagged PDF of `template`; nothing in `data` is ever read as markup."""
    return typst.compile(
        str(TEMPLATES / f"{template}.typ"),
        root=str(TEMPLATES),
        font_paths=fonts(),
        sys_inputs={"data": json.dumps(data, ensure_ascii=True)},
        format="pdf",
        pdf_tags=True,
    )


@cache
def fonts() -> typst.Fonts:
    found = typst.Fonts(include_system_fonts=False, font_paths=[str(FONTS)])
    if FAMILY not in found.families():
        raise FontsMissing(f"Thiếu phông chữ {FAMILY} trong {FONTS}: chạy `make setup`.")
    return found


def typed(text: str) -> list[list[str]]:
    """Somebody's words for a template: paragraphs of pieces between which a line may break."""
    return [wording.pieces(paragraph) for paragraph in wording.paragraphs(text)]
