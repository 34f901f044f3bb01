"""What people write stands nowhere on the disk: canaries are looked for in the files of the
database, in its journal, in a dump and in every other file of the installation.
"""

import os
import subprocess
import uuid
from pathlib import Path

import pytest

from tests.journeys.member import Client, field
from tests.postgres import SHARED, binary

CANARY = "Chim hoàng yến hót ở {} lúc bình minh"
PLAN, HALF, NOTES = (f"/so-tay/2026/{page}/" for page in ("ke-hoach", "soat-xet-6-thang",
                                                          "ghi-chep"))  # fmt: skip


@pytest.fixture
def lived(demo):
    """A running installation in which one member wrote a canary wherever one can write."""
    demo.serve(whole=True)  # the worker holds the journal open
    member = Client(demo.address, "dangvien")
    assert member.hand_in(CANARY.format("kế hoạch"))
    review(member, CANARY.format("soát xét"))
    assert "/da-nop/" in hand_in(member, HALF)
    review(member, CANARY.format("bản đang viết"), HALF + "sua/")
    other = Client(demo.address, "dangvien")
    review(other, CANARY.format("bản để riêng"), HALF + "sua/", base="7")
    token = str(uuid.uuid4())
    member.post(NOTES, text=CANARY.format("ghi chép"), token=token, mark="weakness")
    page = member.get(NOTES) + member.get(HALF + "sua/") + member.get(HALF) + member.get(PLAN)
    for place in ("kế hoạch", "soát xét", "bản đang viết", "bản để riêng", "ghi chép"):
        assert CANARY.format(place) in page, place
    return demo


def review(member: Client, words: str, address: str = HALF, base: str = "") -> None:
    """Every part of the review says the words; saved as the page saves."""
    page = member.get(address)
    fields: dict[str, str | list[str]] = {"base": base or field(page, "base"), "strengths": words}
    for name, choice, rest in (("result", "done", "evidence"), ("answer", "fixed", "words")):
        ids = [part.split('"')[0] for part in page.split(f'name="{name}" value="')[1:]]
        fields[name] = ids
        for row in ids:
            fields |= {f"{name}-{row}": choice, f"{name}-{row}-{rest}": words}
    fields["weakness"] = "abcd1234"
    fields |= {f"weakness-abcd1234-{part}": words for part in ("weakness", "cause", "remedy")}
    fields["weakness-abcd1234-due"] = "31/12/2026"
    member.save(address, fields)


def hand_in(member: Client, address: str) -> str:
    page = member.get(address + "xem-lai/")
    where, _ = member.post(
        address + "xem-lai/", base=field(page, "base"), token=field(page, "token")
    )
    return where


def traces() -> list[bytes]:
    words = [CANARY.split("{")[0].strip(), "hoàng yến", "lúc bình minh", "hoang yen hot"]
    plain = [form.encode(code) for form in words for code in ("utf-8", "utf-16-le")]
    return [*plain, *(trace.hex().encode() for trace in plain)]  # as dumps write bytes


def assert_silent(path: Path) -> None:
    try:
        content = path.read_bytes()
    except FileNotFoundError:  # the running server drops caches of its own since they were listed
        return
    small = content.lower()
    for trace in traces():
        assert trace not in content and trace not in small, f"{path} tells what somebody wrote"


def test_neither_the_database_nor_its_journal_nor_any_file_tells_a_sentence(lived):
    """The files are read while the server runs, so that the journal still holds what was written,
    and once more when everything has been put into its place.
    """
    if lived.url is None:
        assert (lived.folder / "sotay.sqlite3-wal").stat().st_size > 0
    for path in files_of(lived):
        assert_silent(path)
    lived.stop()
    for path in files_of(lived):
        assert_silent(path)


def files_of(lived) -> list[Path]:
    folders = [lived.folder]
    if lived.url:
        folders.append(Path(os.environ[SHARED]))
    return [path for folder in folders for path in folder.rglob("*") if path.is_file()]


def test_a_dump_tells_no_sentence(lived, tmp_path):
    dump = tmp_path / "dump.sql"
    if lived.url:
        subprocess.run([binary("pg_dump"), "-f", str(dump), lived.url], check=True)
    else:
        dump.write_text("\n".join(lived.dump()))
    assert "notebook_reflection" in dump.read_text()
    assert_silent(dump)
