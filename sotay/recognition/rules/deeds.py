"""Which passages tell of a good deed, and which tell of the same one. Pure.

Only what was done or promised is offered: nobody is proposed for a weakness, and no word of one
leaves the notebook.
"""

import re
from collections.abc import Iterable

from sotay.exports.sheets_minutes import Block, Section
from sotay.exports.wording import paragraphs
from sotay.kit.text import fold
from sotay.meetings.choices import RemarkKind
from sotay.meetings.rules.passages import Passage
from sotay.notebook.choices import Result
from sotay.notebook.rules import content as c

ACHIEVED = (Result.DONE, Result.PARTLY)
PRAISE = f" {fold(str(RemarkKind.PRAISE.label))} "
WORD = re.compile(r"[^\W_]+")
PRAISED = re.compile(rf"^{RemarkKind.PRAISE.label}[^:]*:\s*")


def deeds(content: c.Content) -> list[Passage]:
    """The passages of a plan or a review that may become an example: what one took on, what came
    of it, strengths.
    """
    if isinstance(content, c.PlanContent):
        return [
            Passage(f"item-{row.id}", f"Việc {number}", row.deed)
            for number, row in enumerate(content.written_items, 1)
        ]
    found = [
        Passage(f"result-{row.item}", f"Kết quả: {Result(row.result).label.lower()}",
                "\n".join(filter(None, (row.deed, row.evidence))))
        for row in content.results if row.result in ACHIEVED
    ]  # fmt: skip
    strengths = [Passage("strengths", "Ưu điểm", content.strengths)] if content.strengths else []
    return found + strengths


def deed_key(entry: str, year: int, passage: str) -> str:
    """The same for a plan item and for its result in any review of the year."""
    for start in ("item-", "result-"):
        if passage.startswith(start):
            return f"{year}:{passage.removeprefix(start)}"
    return f"{entry}:{passage}"


def about_person(sections: Iterable[Section], name: str) -> list[Passage]:
    """What signed minutes say well of somebody: lines of praise that name them, and what was
    concluded of their report.
    """
    wanted = _spaced(name)
    found = []
    for place, block in _blocks(sections):
        for number, line in enumerate(paragraphs(block.course)):
            if wanted in _spaced(line) and PRAISE in _spaced(line):
                found.append(Passage(f"{place}-{number}", _label(block), _bare(line)))
        if block.conclusion and wanted in _spaced(block.title):
            found.append(Passage(f"{place}-c", f"Kết luận: {block.title}", block.conclusion))
    return found


def of_collective(sections: Iterable[Section], conclusion: str) -> list[Passage]:
    """What was concluded, point by point and in the end."""
    found = [
        Passage(f"{place}-c", _label(block), block.conclusion)
        for place, block in _blocks(sections)
        if block.conclusion
    ]
    return [*found, Passage("end", "Kết luận chung", conclusion)] if conclusion else found


def _blocks(sections: Iterable[Section]) -> list[tuple[str, Block]]:
    return [
        (f"{i}-{j}", block if block.title else Block(section.title, block.course, block.conclusion))
        for i, section in enumerate(sections)
        for j, block in enumerate(section.blocks)
    ]


def _label(block: Block) -> str:
    return block.title or "Biên bản"


def _bare(line: str) -> str:
    """Without "Biểu dương đồng chí …:"; the page says so itself."""
    return PRAISED.sub("", line.strip())


def _spaced(text: str) -> str:
    return f" {' '.join(WORD.findall(fold(text)))} "


def summary(text: str) -> str:
    """The first sentence of a passage, to begin a title with."""
    first = (paragraphs(text) or [""])[0].split(". ")[0]
    return c.short(first.strip(" ."), 150)


def with_origin(title: str, name: str, unit: str) -> str:
    """A deed taken over, naming whom it was learnt from."""
    return f"{title.rstrip(' .;')} (học từ {', '.join(filter(None, (name, unit)))})"
