"""The figures of one engine: pages, autosave, import, hints, booklets, weight of the first view."""

import gzip
import os
import statistics
import sys
import time
from collections.abc import Callable
from datetime import date

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.http import HttpResponse  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from bench import (  # noqa: E402
    desk,
    evidence,
    library,
    likeness,
    meetings,
    nation,
    notices,
    organisation,
    roster,
    writers,
)
from sotay.config import being  # noqa: E402
from sotay.kit import clock  # noqa: E402
from sotay.kit.models import Installation  # noqa: E402
from sotay.org.models import Person  # noqa: E402

settings.ALLOWED_HOSTS = ["*"]
ROUNDS = 40


def main() -> None:
    names = sys.argv[1:] or list(GROUPS)
    known = GROUPS | LONG
    if unknown := [name for name in names if name not in known]:
        raise SystemExit(f"không có nhóm {', '.join(unknown)}; có: {', '.join(known)}")
    being.bring()
    call_command("collectstatic", interactive=False, verbosity=0)
    for group in sorted(names, key=list(known).index):
        if group != "import" and not Person.objects.filter(login__user_name="dangvien").exists():
            demo_world()
        for name, value, reach, good in known[group]():
            word = "đạt  " if good else "CHƯA "
            print(f"{word} {name:<58} {value:>22}   cần {reach}", flush=True)


def demo_world() -> None:
    call_command("flush", interactive=False, verbosity=0)
    Installation.objects.update_or_create(pk=1, defaults={"made_at": "2026-01-01T00:00:00Z"})
    being.bring()
    call_command("demo", verbosity=0)


def p50(work: Callable[[], object], limit: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds of both, taken in turns so that a busy machine hits both alike."""
    ours, theirs = [], []
    for _ in range(ROUNDS):
        for times, run in ((ours, work), (theirs, limit)):
            began = time.perf_counter()
            run()
            times.append((time.perf_counter() - began) * 1000)
    return statistics.median(ours), statistics.median(theirs)


def ratio(name: str, work, limit, most: float) -> tuple[str, str, str, bool]:
    ours, floor = p50(work, limit)
    return (
        name,
        f"{ours:.1f} / {floor:.1f} ms = {ours / floor:.2f}×",
        f"≤ {most}×",
        ours <= most * floor,
    )


def page_figures():
    client = signed_in("dangvien")
    for name, path in (("trang nhà", "/so-tay/2026/"), ("trang kế hoạch", "/so-tay/2026/ke-hoach/"),
                       ("trang viết soát xét", "/so-tay/2026/soat-xet-6-thang/")):  # fmt: skip
        size = len(client.get(path).content)
        yield ratio(f"{name}, p50 so với trang sàn cùng số byte",
                    lambda p=path: ok(client.get(p)), floor_page(client, size), 3)  # fmt: skip
        with CaptureQueriesContext(connection) as queries:
            client.get(path)
        yield f"{name}: số câu truy vấn", str(len(queries)), "≤ 12", len(queries) <= 12
    yield autosave(client)


def signed_in(name: str) -> Client:
    clock_at_demo()
    client = Client()
    answer = client.post("/dang-nhap/", {"username": name, "password": "sotay-demo"})
    if answer.status_code != 302:
        raise SystemExit(f"không đăng nhập được: {answer.status_code}")
    return client


def clock_at_demo() -> None:
    clock.start()


def ok(response: HttpResponse) -> None:
    if response.status_code != 200:
        raise SystemExit(f"trang trả lời {response.status_code}")


def floor_page(client: Client, size: int):
    """The same server, session and middleware, one indexed query, as many bytes."""
    from bench import floor

    floor.install(size)
    return lambda: ok(client.get("/bench-floor/"))


def autosave(client: Client):
    from bench import floor

    floor.install(100)
    page = client.get("/so-tay/2026/soat-xet-6-thang/").content.decode()
    state = {"base": page.split('name="base" value="')[1].split('"')[0], "n": 0}

    def save() -> None:
        state["n"] += 1
        text = f"{state['n']} " + "Việc cụ thể đã làm được trong kỳ này. " * 48
        answer = client.post("/so-tay/2026/soat-xet-6-thang/",
                             {"base": state["base"], "strengths": text[:2048]},
                             headers={"X-Sotay-Autosave": "1"})  # fmt: skip
        ok(answer)
        state["base"] = str(answer.json()["rev"])

    return ratio("tự lưu một phần 2 KB, p50 so với ghi một dòng", save,
                 lambda: ok(client.post("/bench-floor/")), 3)  # fmt: skip


def import_figures():
    data = roster.sample()
    ours, floor, people = roster.measure(data)
    name = f"nhập danh sách {people} người so với đọc và chèn thô"
    yield name, f"{ours:.2f} / {floor:.2f} s = {ours / floor:.2f}×", "≤ 3×", ours <= 3 * floor


def booklet_figures():
    from sotay.exports.pdf import booklet_pdf
    from sotay.notebook.printouts import booklet_of
    from sotay.notebook.queries.printing import booklet_year
    from sotay.org.standing import standing_of

    by = standing_of(Person.objects.get(login__user_name="dangvien"), day=date(2026, 6, 18))
    began = time.perf_counter()
    booklet_pdf(booklet_of(booklet_year(2025, by=by)))
    one = time.perf_counter() - began
    yield "sổ tay cả năm, một cuốn", f"{one * 1000:.0f} ms", "≤ 1000 ms", one <= 1
    yield batch_figure()


def batch_figure():
    """500 empty booklets as the page prints them; as many processes as the server has workers."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    many, workers = 500, 2
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        list(pool.map(print_some, [1] * workers))  # the server's workers have started long ago
        began = time.perf_counter()
        list(pool.map(print_some, [many // workers] * workers))
    rate = many / (time.perf_counter() - began)
    return "đợt 500 sổ trắng, 2 tiến trình", f"{rate:.0f} cuốn/s", "≥ 20 cuốn/s", rate >= 20


def print_some(count: int) -> None:
    from sotay.exports.pdf import booklet_pdf
    from sotay.exports.sheets import Booklet, Heading, PersonLines

    heading = Heading("Đảng bộ Sở Xây dựng", "Chi bộ Văn phòng")
    for number in range(count):
        owner = PersonLines(f"Nguyễn Văn {number}")
        booklet_pdf(Booklet(2026, heading, owner, heads=("Tư tưởng", "Đạo đức")))


def desk_figures():
    yield from desk.measure_desk(signed_in("bithu"), ratio, ok, floor_page)
    yield from desk.measure_outbox()
    yield from desk.measure_remind()


def nation_figures():
    """5.6 million members on PostgreSQL, 60,000 on SQLite, unless SOTAY_BENCH_PEOPLE says less."""
    is_postgres = connection.vendor == "postgresql"
    people = int(os.environ.get("SOTAY_BENCH_PEOPLE", 5_600_000 if is_postgres else 60_000))
    viewer = Person.objects.get(login__user_name="khoi")
    client = signed_in("khoi")
    yield from nation.measure(client, floor_page, viewer, people, 150 if is_postgres else 60)


def organisation_figures():
    yield from organisation.measure_organisation(signed_in("danguy"))


def evidence_figures():
    yield from evidence.measure_evidence(signed_in("bithu"))


def library_figures():
    yield from library.measure_search(signed_in("dangvien"), ok)


def weight_figures():
    from pathlib import Path

    client = signed_in("dangvien")
    html = gzip.compress(client.get("/so-tay/2026/soat-xet-6-thang/").content, 6)
    css = Path("sotay/kit/static/kit/sotay.css").read_bytes()
    fonts = sum(p.stat().st_size for p in Path("build/static/kit/fonts").glob("*.woff2"))
    first = (len(html) + len(gzip.compress(css, 9)) + fonts) / 1024
    yield "trang viết, lần đầu: HTML, CSS, phông chữ", f"{first:.0f} KB", "≤ 80 KB", first <= 80
    scripts = [
        *Path("sotay/notebook/static/notebook").glob("*.js"),
        Path("sotay/kit/static/kit/shell.js"),
    ]
    script = sum(len(gzip.compress(p.read_bytes(), 9)) for p in scripts) / 1024
    yield "trang viết, lần đầu: script", f"{script:.1f} KB", "≤ 40 KB", script <= 40


# In the order in which they are measured; all but the import find a demo world.
GROUPS = {
    "import": import_figures,
    "pages": page_figures,
    "likeness": likeness.measure_rows,
    "booklet": booklet_figures,
    "weight": weight_figures,
    "desk": desk_figures,
    "meetings": meetings.measure_meeting,
    "ways": notices.measure_ways,
    "kills": notices.measure_kills,
    "library": library_figures,
    "writers": writers.measure_writers,
    "organisation": organisation_figures,
    "evidence": evidence_figures,
}
# Take many minutes: measured only by name.
LONG = {"nation": nation_figures}

if __name__ == "__main__":
    main()
