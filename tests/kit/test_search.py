"""Search by sets of terms: the same answers in the same order on every engine."""

from dataclasses import dataclass
from datetime import date

import pytest

from sotay.kit.search import Hit, find, hit_from, newest_first
from sotay.kit.search.terms import mark, terms_of, words_of
from sotay.library.models import DocumentWords
from tests.library.documents import document_row

TABLE = DocumentWords._meta.db_table
HERE, THERE = mark("unit", 1), mark("unit", 2)


@dataclass
class Shelf:
    """A few things to be found, numbered as they are put in."""

    world: object
    count: int = 0

    def put(self, heading: str, text: str = "", *marks: str, on: str = "2026-01-01") -> int:
        self.count += 1
        place = newest_first(date.fromisoformat(on), self.count)
        DocumentWords.objects.create(
            place=place, document=document_row(self.world, self.count),
            terms=terms_of(heading, text, marks or (HERE,)),
        )  # fmt: skip
        return place


@pytest.fixture
def shelf(world) -> Shelf:
    return Shelf(world)


def found(words: str, **given) -> list[tuple[int, int]]:
    given = {"any_of": [HERE], "limit": 10, **given}
    return [(hit.level, hit.place) for hit in find(TABLE, words, **given)]


@pytest.mark.parametrize(("text", "words"), [
    ("Đẩy mạnh  HỌC TẬP", "day manh hoc tap"), ("số 05-CT/TW", "so 5 ct tw"), ("", ""),
    ("thủy, thuỷ", "thuy thuy"), ("ngày 03/02/2026", "ngay 3 2 2026"), ("00", "0"),
])  # fmt: skip
def test_words_are_compared_without_accents_signs_and_leading_noughts(text, words):
    assert " ".join(words_of(text)) == words


def test_the_best_match_comes_first_and_in_each_kind_the_newest(shelf):
    anywhere = shelf.put("Báo cáo", "tập thể học hỏi nhau", on="2026-06-01")
    in_text = shelf.put("Báo cáo", "đẩy mạnh học tập và làm theo", on="2026-05-01")
    scattered = shelf.put("Tập huấn cho năm học mới", on="2026-04-01")
    older = shelf.put("Chỉ thị về học tập", on="2025-01-01")
    newer = shelf.put("Kế hoạch học tập", on="2026-03-01")
    shelf.put("Học kỳ", "không có chữ kia")
    assert found("hoc tập") == [(0, newer), (0, older), (1, scattered), (2, in_text), (3, anywhere)]


def test_a_word_alone_is_in_the_heading_or_in_the_text(shelf):
    in_text = shelf.put("Báo cáo", "nêu gương", on="2026-06-01")
    heading = shelf.put("Nêu cao trách nhiệm")
    assert found("NÊU") == [(1, heading), (3, in_text)]
    assert found("neu cao gương mẫu") == []


def test_pages_go_on_behind_the_last_hit_and_show_each_once(shelf):
    places = [shelf.put(f"Học tập {n}", on=f"2026-01-{n:02d}") for n in range(1, 8)]
    places += [shelf.put("Báo cáo", f"học tập {n}", on=f"2026-02-{n:02d}") for n in range(1, 5)]
    seen, after = [], None
    while page := find(TABLE, "học tập", any_of=[HERE], limit=3, after=after):
        seen += [hit.place for hit in page]
        after = hit_from(str(page[-1]))
    assert sorted(seen) == sorted(places) and len(seen) == len(set(seen)) == 11


def test_marks_choose_and_without_words_everything_with_them_comes(shelf):
    here = shelf.put("Học tập", "", HERE, mark("kind", "plan"))
    shelf.put("Học tập", "", THERE)
    both = shelf.put("Kế hoạch", "", HERE, THERE, on="2026-02-01")
    assert found("học tập") == [(0, here)]
    assert [place for _, place in found("")] == [both, here]
    assert [place for _, place in found("", all_of=[mark("kind", "plan")])] == [here]
    assert found("học tập", any_of=[]) == []


def test_what_is_changed_or_dropped_is_no_longer_found(shelf):
    place = shelf.put("Học tập")
    DocumentWords.objects.filter(place=place).update(terms=terms_of("Thi đua", "", [HERE]))
    assert (found("học tập"), found("thi đua")) == ([], [(0, place)])
    DocumentWords.objects.filter(place=place).delete()
    assert found("thi đua") == []


@pytest.mark.parametrize("typed", [
    'AND OR NOT "', "a) OR (b", "x*", "'; DROP TABLE", "a:b", "!(a & b) | c <-> d", "%s \\", "☭",
    "\x00",
])  # fmt: skip
def test_signs_of_the_engines_mean_nothing(shelf, typed):
    place = shelf.put("Học tập")
    assert found(typed) == []
    assert found(f"học {typed[:1]}tập\x00") == [(0, place)] or typed[0].isalpha()


def test_a_long_text_and_a_long_question_are_cut_and_still_answered(shelf):
    place = shelf.put("Báo cáo", "chữ " * 150_000 + " ".join(f"t{n}" for n in range(60_000)))
    assert found("chu chu") == [(2, place)]
    assert found("chu " * 5000) == [(2, place)]


@pytest.mark.parametrize("text", ["", "4-1", "1", "1-x", "1-" + "9" * 30, "-1-1"])
def test_an_address_that_is_no_hit_starts_anew(text):
    assert hit_from(text) is None


def test_a_hit_comes_back_from_its_address():
    hit = Hit(2, newest_first(date(2026, 6, 18), 7))
    assert hit_from(str(hit)) == hit
