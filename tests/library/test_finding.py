"""The library: found without accents, best match first, for those in and under its unit."""

import pytest

from sotay.kit.refusals import NotFound
from sotay.library.queries.documents import document_page
from sotay.library.queries.finding import PAGE, documents
from tests.fixtures.world import day
from tests.library.documents import data, put_in


def numbers(world, words: str = "", who: str = "chi", **given) -> list[str]:
    lines = documents(by=world.by(who), words=words, **given).lines
    return [line.document.number for line in lines]


@pytest.mark.parametrize(("words", "count"), [
    ("05-ct", 1), ("5-CT/TW", 1), ("hoc tap", 1), ("nêu GƯƠNG", 1), ("chi thi bo chinh tri", 1),
    ("15/05/2016", 1), ("xây dựng", 0), ("học chính nêu", 1),
])  # fmt: skip
def test_one_finds_without_accents_in_heading_and_text(world, words, count):
    put_in(world)
    assert len(numbers(world, words)) == count


def test_the_heading_counts_before_the_text_then_the_newest(world):
    put_in(world)
    put_in(world, what=data(number="9-CV", kind="letter", subject="Nêu gương", text=""))
    put_in(
        world, what=data(number="8-CV", issued_on=day("01/06/2026"), subject="Nêu gương", text="")
    )
    assert numbers(world, "neu guong") == ["8-CV", "9-CV", "05-CT/TW"]
    marks = [line.is_in_text for line in documents(by=world.by("chi"), words="neu guong").lines]
    assert marks == [False, False, True]


def test_only_who_stands_in_or_under_the_unit_or_keeps_its_documents_finds_it(world):
    document = put_in(world, "T.01.01")
    assert document_page(document.uid, by=world.by("chi")).document == document
    assert numbers(world, "05-ct", "chi") == numbers(world, "", "an") == ["05-CT/TW"]
    with pytest.raises(NotFound):
        document_page(document.uid, by=world.by("ha"))
    assert numbers(world, "05-ct", "ha") == numbers(world, "", "ha") == []


def test_the_index_only_proposes(world):
    """Whoever writes the index's own mark into a text shows nobody anything."""
    hidden = put_in(world, "T.01.01", data(text=f"xqunit{world.units['T.01.02'].pk}"))
    assert numbers(world, "05-ct", "giang") == [] and numbers(world, "05-ct", "an") == [
        hidden.number
    ]


def test_one_kind_alone(world):
    put_in(world)
    put_in(world, what=data(number="1-KH", kind="plan"))
    assert numbers(world, kind="plan") == ["1-KH"] and numbers(world, kind="x") == [
        "1-KH",
        "05-CT/TW",
    ]


def test_pages_do_not_cost_more_and_show_each_once(world, django_assert_max_num_queries):
    for number in range(PAGE + 5):
        put_in(world, what=data(number=f"{number}-CV", text=""))
    with django_assert_max_num_queries(8):
        first = documents(by=world.by("chi"), words="cv")
    second = documents(by=world.by("chi"), words="cv", after=first.following)
    shown = [line.document.pk for line in (*first.lines, *second.lines)]
    assert len(shown) == len(set(shown)) == PAGE + 5 and not second.following
    assert not second.is_first
