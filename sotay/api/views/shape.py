"""Parts of addresses and queries, and how far they may go."""

from typing import Annotated

from ninja import Path, Query

YEAR = Annotated[int, Path(ge=2011, le=2100, description="Năm")]
CODE = Annotated[str, Path(pattern=r"^[^\x00-\x20/]{1,40}$", description="Mã tổ chức")]
USE = Annotated[str, Path(pattern=r"^[-a-zA-Z0-9_]{1,60}$", description="Lần sử dụng: ke-hoach…")]
AFTER = Annotated[
    str, Query(max_length=200, pattern=r"^[^\x00]*$", description="`next` của trang trước")
]
LIMIT = Annotated[int, Query(ge=1, le=200, description="Số dòng một trang")]
