"""A small client of Sổ tay: brings in a roster, and prints how a unit is going.

    python examples/so_tay.py https://sotay.example.vn nhap danh-sach.xlsx [--ghi]
    python examples/so_tay.py https://sotay.example.vn tinh-hinh K.01 2026

Needs httpx, and the token in SOTAY_TOKEN. A roster is only tried out unless `--ghi` says to write.
"""

import os
import sys
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx


class Refused(Exception):
    """The server said no; the sentence says why."""


class SoTay:
    def __init__(self, http: httpx.Client, token: str) -> None:
        self.http = http
        self.headers = {"Authorization": f"Bearer {token}"}

    def call(self, method: str, where: str, **given: Any) -> Any:
        headers = {**self.headers, **given.pop("headers", {})}
        response = self.http.request(method, f"/api/v1{where}", headers=headers, **given)
        if response.is_error:
            said = response.json()
            places = [f"\n  {one['detail']}" for one in said.get("errors", [])]
            raise Refused(said["detail"] + "".join(places))
        return response.json()

    def import_roster(self, data: bytes, *, write: bool, key: str = "") -> dict[str, Any]:
        """The same `key` again after a broken line does nothing twice."""
        return self.call(
            "POST", "/roster", params={"dry_run": not write}, files={"file": ("ds.xlsx", data)},
            headers={"Idempotency-Key": key or str(uuid4())},
        )  # fmt: skip

    def progress(self, unit: str, year: int) -> dict[str, Any]:
        return self.call("GET", f"/units/{unit}/progress/{year}")


def in_lines(progress: dict[str, Any]) -> list[str]:
    lines = [progress["total"], *progress["children"]]
    told = [f"{progress['use']['title']} {progress['year']}"]
    for line in lines:
        figures = line["figures"]
        said = f"{figures['submitted']}/{figures['people']} đã nộp" if figures else "không hiện"
        told.append(f"{line['unit']['code']} {line['unit']['name']}: {said}")
    return told


def main() -> None:
    address, what, *given = sys.argv[1:]
    with httpx.Client(base_url=address, timeout=60) as http:
        sotay = SoTay(http, os.environ["SOTAY_TOKEN"])
        if what == "nhap":
            done = sotay.import_roster(Path(given[0]).read_bytes(), write="--ghi" in given)
            print(f"Thêm {done['created']}, sửa {done['updated']}, giữ nguyên {done['unchanged']}.")
        else:
            print("\n".join(in_lines(sotay.progress(given[0], int(given[1])))))


if __name__ == "__main__":
    main()
