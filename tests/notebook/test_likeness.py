"""Copy hints, without a database: what counts as nearly the same, and what the hashes give away."""

import random
import secrets

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.likeness import changed, text_of
from sotay.kit.text import fold
from sotay.notebook.rules import likeness
from sotay.notebook.rules.content import (
    Carried,
    ItemResult,
    OwnPart,
    PlanContent,
    PlanItem,
    ReviewContent,
    Weakness,
    WeaknessAnswer,
)
from sotay.notebook.rules.likeness import near, percent, share, sign, stacked

KEY, OTHER_KEY = b"k" * 32, b"o" * 32
LONG = "Tôi đã trả lời đủ bảy đơn thư của bà con thôn Nà Lốc trước hạn, có biên bản giao nhận."

syllables = st.sampled_from("việc làm dân cơ sở hồ sơ đơn thư xã bản họp đúng hạn 12 ký".split())
texts = st.lists(syllables, min_size=12, max_size=80).map(" ".join)


def shingles_of(text: str) -> set[tuple[str, ...]]:
    words = "".join(c if c.isalnum() else " " for c in fold(text)).split()
    return {tuple(words[start : start + 4]) for start in range(len(words) - 3)}


def true_share(one: str, other: str) -> float:
    a, b = shingles_of(one), shingles_of(other)
    return len(a & b) / len(a | b)


def signed(text: str, key: bytes = KEY) -> likeness.Signed:
    found = sign(text, key)
    assert found
    return found


# --- the exact share


@given(texts, texts)
def test_share_is_the_share_of_common_shingles_both_ways(one, other):
    a, b = sign(one, KEY), sign(other, KEY)
    if a and b:
        assert share(a.shingles, b.shingles) == share(b.shingles, a.shingles)
        assert share(a.shingles, b.shingles) == pytest.approx(true_share(one, other))


@given(texts)
def test_the_same_text_is_wholly_the_same(text):
    one = sign(text, KEY)
    if one:
        assert share(one.shingles, one.shingles) == 1
        assert percent(one.shingles, one.shingles) == 100
        assert near(one.minhash, stacked([one.minhash])) == [0]
        assert sign(text, KEY) == one


@given(texts)
def test_hashes_are_sorted_and_each_stands_once(text):
    one = sign(text, KEY)
    if one:
        hashes = np.frombuffer(one.shingles, "<u8")
        assert (hashes[1:] > hashes[:-1]).all()
        assert len(hashes) == len(shingles_of(text)) >= 8
        assert len(one.minhash) == 256


# Whether a MinHash finds a pair is chance: 1 in 5,000 misses at a share of exactly 0.85.
@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.integers(0, 10**9), st.floats(0, 0.06), st.integers(60, 400))
def test_every_text_well_above_the_threshold_is_found(seed, part, length):
    chance = random.Random(seed)
    text = text_of(chance, length)
    other = changed(text, part, chance)
    if true_share(text, other) >= 0.85:
        stack = stacked([signed(text_of(chance, length)).minhash, signed(other).minhash])
        assert near(signed(text).minhash, stack)[:1] == [1]


def test_percent_is_never_rounded_up():
    base = text_of(random.Random(5), 2000)
    other = base + " Thêm một câu mới ở cuối."
    assert share(signed(base).shingles, signed(other).shingles) > 0.995
    assert percent(signed(base).shingles, signed(other).shingles) == 99


def test_texts_without_a_common_shingle_share_nothing():
    one, other = signed("một hai ba bốn " * 2 + LONG), signed(text_of(random.Random(6)))
    assert share(one.shingles, other.shingles) == 0


def test_databases_may_give_memory_views():
    one = signed(LONG)
    assert percent(memoryview(one.shingles), one.shingles) == 100
    assert near(memoryview(one.minhash), stacked([memoryview(one.minhash)])) == [0]


# --- the prefilter


def test_the_prefilter_follows_a_lower_threshold():
    stack = np.tile(np.frombuffer(signed(LONG).minhash, "<u2"), (3, 1)).copy()
    for row, equal in enumerate((94, 95, 57)):  # 0.74 of 128 are 94.7; 0.44 of 128 are 56.3
        stack[row, equal:] += 1
    assert near(signed(LONG).minhash, stack) == [1]
    assert near(signed(LONG).minhash, stack, threshold=100) == [1]
    assert near(signed(LONG).minhash, stack, threshold=50) == [1, 0, 2]
    assert near(signed(LONG).minhash, stacked([])) == []


@pytest.mark.parametrize("threshold", [80, 65])
def test_quality_on_fresh_pairs(threshold):
    seed = secrets.randbits(64)
    chance = random.Random(seed)
    found = true = outside_found = outside = 0
    for _ in range(400):
        text = text_of(chance, chance.randint(80, 400))
        other = changed(text, chance.uniform(0, 0.12), chance)
        exact, a, b = true_share(text, other), signed(text), signed(other)
        near_enough = bool(near(a.minhash, stacked([b.minhash]), threshold=threshold))
        told = near_enough and percent(a.shingles, b.shingles) >= threshold
        assert not told or exact >= threshold / 100 - 1e-9, f"seed {seed}: never told wrongly"
        if exact >= threshold / 100:
            found, true = found + told, true + 1
            if exact >= threshold / 100 + 0.1:
                outside_found, outside = outside_found + told, outside + 1
    assert true > 60 and outside > 20, f"seed {seed}: too few pairs to judge"
    assert found / true >= 0.93, f"seed {seed}: {found} of {true}"
    assert outside_found / outside >= 0.99, f"seed {seed}: {outside_found} of {outside}"


def test_unrelated_texts_are_no_candidates():
    chance = random.Random(secrets.randbits(64))
    stack = stacked([signed(text_of(chance, 200)).minhash for _ in range(200)])
    assert near(signed(text_of(chance, 200)).minhash, stack) == []


# --- what counts as the same words


def test_case_marks_and_punctuation_do_not_hide_a_copy():
    plain = (
        "TOI DA TRA LOI DU BAY DON THU CUA BA CON THON NA LOC - TRUOC HAN; CO BIEN BAN GIAO NHAN"
    )
    assert percent(signed(LONG).shingles, signed(plain).shingles) == 100


def test_other_numbers_are_other_words():
    other = LONG.replace("bảy", "9")
    assert share(signed(LONG).shingles, signed(other).shingles) == pytest.approx(
        true_share(LONG, other)
    )
    assert share(signed(LONG).shingles, signed(other).shingles) < 1


@pytest.mark.parametrize("text", ["", "   \n\n ", "Đạt", "một hai ba bốn năm sáu bảy tám chín mười",
                                  "làm tốt " * 300, "?! … —"])  # fmt: skip
def test_a_short_or_empty_text_has_no_signature(text):
    assert sign(text, KEY) is None


def test_eight_shingles_are_enough():
    assert sign("một hai ba bốn năm sáu bảy tám chín mười mươi", KEY)


@pytest.mark.parametrize(
    "heading",
    ["Ưu điểm", "1. Ưu điểm:", "I. ƯU ĐIỂM", "* Khuyết điểm và nguyên nhân:", "a) Nguyên nhân",
     "- Giải pháp thời gian tới.", "2.1. Việc làm cụ thể"],
)  # fmt: skip
def test_headings_pasted_from_a_form_do_not_count(heading):
    assert sign(f"{heading}\n{LONG}", KEY) == sign(LONG, KEY)


def test_rows_in_another_order_are_the_same():
    rows = [(LONG, "Sổ tiếp dân"), ("Mỗi tuần một buổi xuống thôn nghe bà con nói", "Sổ công tác")]
    one, other = (
        likeness.parts(
            PlanContent(tuple(PlanItem(str(n), "", *row) for n, row in enumerate(order)))
        )
        for order in (rows, rows[::-1])
    )
    assert sign(one["deeds"], KEY) == sign(other["deeds"], KEY)


def test_a_very_long_text_is_signed_piece_by_piece(monkeypatch):
    text = text_of(random.Random(9), 3000)
    whole = signed(text)
    monkeypatch.setattr(likeness, "AT_ONCE", 100)
    assert signed(text) == whole


# --- the parts of a content


def test_parts_of_a_plan_are_its_deeds_with_their_measures():
    plan = PlanContent(
        items=(PlanItem("1", "dao-duc", "việc A", "đo A", "2026-12-31"), PlanItem("2"),
               PlanItem("3", "phong-cach", "việc B", "đo B")),
        carried=(Carried("w", "taken", "khuyết điểm năm trước", "giải pháp năm trước"),),
    )  # fmt: skip
    assert likeness.parts(plan) == {"deeds": "việc A\nđo A\n\nviệc B\nđo B"}


def test_parts_of_a_review_hold_only_what_was_typed_in_it():
    review = ReviewContent(
        results=(ItemResult("1", "done", "minh chứng 1", "dao-duc", "việc của kế hoạch", "đo"),
                 ItemResult("2", "done", "", "dao-duc", "việc của kế hoạch", "đo")),
        strengths="điều làm được",
        weaknesses=(Weakness("w", "khuyết", "nguyên nhân", "giải pháp", "2026-12-31"),
                    Weakness("x", "khuyết hai", "vì sao", "sửa")),
        answers=(WeaknessAnswer("v", "fixed", "đã sửa", "khuyết điểm mang sang", "giải pháp cũ"),),
    )  # fmt: skip
    assert likeness.parts(review) == {
        "strengths": "điều làm được",
        "weaknesses": "khuyết\nnguyên nhân\n\nkhuyết hai\nvì sao",
        "remedies": "giải pháp\n\nsửa",
        "evidence": "minh chứng 1",
    }


def test_every_part_has_a_name():
    own = (OwnPart("abcd1234", "Việc giúp dân", "x"),)
    both = {**likeness.parts(PlanContent(own=own)), **likeness.parts(ReviewContent(own=own))}
    assert {likeness.part_name(part) for part in both} == set(likeness.PART_NAMES.values())


# --- keys


def test_another_key_gives_another_signature():
    one, other = signed(LONG), signed(LONG, OTHER_KEY)
    assert share(one.shingles, other.shingles) == 0
    assert near(one.minhash, stacked([other.minhash]), threshold=50) == []


def test_known_texts_confirm_no_other_shingle():
    """Hashing each shingle whole leaves no sum or difference that a known text could lend."""
    runs = ("a b c {}", "x y z {}")
    first, second = (
        [int(likeness._keyed([run.format(last)], KEY)[0]) for last in "de"] for run in runs
    )
    mod = 2**64
    assert (first[0] - first[1]) % mod != (second[0] - second[1]) % mod
    assert first[0] ^ first[1] != second[0] ^ second[1]


# --- sentences


def test_hint_against_ones_own_former_text_says_the_share():
    hint = likeness.own_hint("strengths", 87, "bài soát xét cả năm 2025", address="đồng chí")
    assert hint.sentence == (
        "Đoạn Ưu điểm giống 87% bài soát xét cả năm 2025 của đồng chí. "
        "Có điều gì mới trong thời gian qua?"
    )
    assert (hint.kind, hint.percent, hint.where) == ("own", 87, "bài soát xét cả năm 2025")


@pytest.mark.parametrize(
    ("address", "in_cell", "sentence"),
    [
        ("đồng chí", True, "Đoạn Minh chứng gần giống một bài trong chi bộ. "
         "Đồng chí có thể viết thêm việc cụ thể của riêng mình."),
        ("anh/chị", False, "Đoạn Minh chứng gần giống một bài trong cơ quan. "
         "Anh/chị có thể viết thêm việc cụ thể của riêng mình."),
    ],
)  # fmt: skip
def test_hint_against_a_colleagues_text_says_neither_share_nor_name(address, in_cell, sentence):
    hint = likeness.cell_hint("evidence", address=address, in_cell=in_cell)
    assert (hint.sentence, hint.percent, hint.where) == (sentence, None, "")


def test_former_texts_are_named_as_one_speaks_of_them():
    titles = {"soat-xet-quy-3": "Soát xét quý III"}
    uses = ("ke-hoach", "soat-xet-6-thang", "soat-xet-ca-nam", "soat-xet-quy-3", "soat-xet-cu")
    named = [likeness.name_of_use(use, 2026, titles) for use in uses]
    assert named == [
        "kế hoạch năm 2026",
        "bài soát xét 6 tháng năm 2026",
        "bài soát xét cả năm 2026",
        "bài soát xét quý III năm 2026",
        "bài soát xét năm 2026",
    ]


# --- time
