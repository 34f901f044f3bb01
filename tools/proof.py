"""Write docs/proof.md from what `make nightly` ran: each promise, its figures, its tests."""

import json
import re
import sys
from collections import defaultdict
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HEAD = """# What is proved

Written by `make nightly` on {day}; the ids are those of the list of checks the project began with.
A line is here because a test that carries its id (`@proves`) ran on that day; what is not here is
not proved.

| Check | Engines | Tests | Outcome | Figures |
| --- | --- | --- | --- | --- |
"""


def main(files: list[str]) -> None:
    found: dict[str, list[dict]] = defaultdict(list)
    for file in map(Path, files):
        for line in json.loads(file.read_text("utf-8")):
            found[line["check"]].append({**line, "engine": file.stem})
    rows = [row_of(check, found[check]) for check in sorted(found, key=by_letter_and_number)]
    text = HEAD.format(day=f"{date.today():%d/%m/%Y}") + "\n".join(rows) + "\n"
    (ROOT / "docs" / "proof.md").write_text(text, "utf-8")


def by_letter_and_number(check: str) -> tuple[str, int]:
    return check[0], int(re.sub(r"\D", "", check) or 0)


def row_of(check: str, lines: list[dict]) -> str:
    engines = ", ".join(sorted({line["engine"] for line in lines}))
    tests = "<br>".join(sorted({line["test"].split("[")[0] for line in lines}))
    failed = sum(not line["passed"] for line in lines)
    figures = "; ".join(dict.fromkeys(line["figure"] for line in lines if line["figure"]))
    outcome = f"{failed} failed" if failed else f"{len(lines)} passed"
    return f"| {check} | {engines} | {tests} | {outcome} | {figures} |"


if __name__ == "__main__":
    main(sys.argv[1:])
