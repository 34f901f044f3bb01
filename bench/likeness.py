"""Copy hints: one check against the texts of a very large unit, in memory, beside bare numpy.

Reading the 2,000 MinHashes from the database is measured where the database is.
"""

import random
from collections.abc import Callable
from hashlib import blake2b
from timeit import repeat

import numpy as np

from sotay.notebook.rules import likeness

TEXTS = 2000
SYLLABLES = 347  # 2 KB, as in the measured limits
KEY = bytes(range(32))
WORDS = """
công việc|nhân dân|cơ sở|hồ sơ|chi bộ|đồng chí|trách nhiệm|tiết kiệm|nêu gương|học tập|sinh hoạt|
báo cáo|kế hoạch|cuộc họp|đúng hạn|lắng nghe|góp ý|sửa chữa|khuyết điểm|thôn bản|hộ nghèo|giảng dạy|
thanh tra|kiểm tra|giải ngân|dự án|công trình|tiếp dân|trả lời|văn bản|chứng từ|quyết toán|đơn thư|
học sinh|phòng ban|đơn vị|lãnh đạo|tập thể|cá nhân|thói quen|lời hứa|ghi chép|đọc sách|giờ làm|
điện thoại|máy tính|phần mềm|một cửa|giấy tờ|thủ tục|rút gọn|chuyển đổi|hướng dẫn|bà con|xã biên|
mùa lũ|trường học|trạm xá|đường đất|cây giống|vay vốn|thăm hỏi|trực đêm|bàn giao|trao đổi|thật thà|
tự soát|đối chiếu|mỗi tuần|hằng tháng|quý một|cuối năm|trước hạn|chậm hơn|nhiều lần|ít nhất|
không để|đã làm|chưa đủ|cùng nhau|trực tiếp|xuống tận|gặp gỡ|thống nhất|công khai|minh bạch|dứt điểm
""".replace("\n", "").split("|")


def text_of(chance: random.Random, syllables: int = SYLLABLES) -> str:
    """Invented Vietnamese of about so many syllables, in sentences."""
    sentences, length = [], 0
    while length < syllables:
        words = [chance.choice(WORDS) for _ in range(chance.randint(5, 12))]
        length += 2 * len(words)
        sentences.append(" ".join(words).capitalize() + ".")
    return " ".join(sentences)


def changed(text: str, part: float, chance: random.Random) -> str:
    """The text with this part of its words replaced here and there."""
    return " ".join(
        chance.choice(WORDS) if chance.random() < part else word for word in text.split(" ")
    )


def check(text: str, stack: np.ndarray, shingles: list[bytes]) -> int:
    """What the action does with the rows it read: the greatest share found, in percent."""
    signed = likeness.sign(text, KEY)
    assert signed
    near = likeness.near(signed.minhash, stack)
    return max((likeness.percent(signed.shingles, shingles[n]) for n in near), default=0)


def measure() -> list[tuple[str, float, str, float]]:
    """Each figure in ms with the name and the ms of the limit it stands beside."""
    chance = random.Random(80)
    base = text_of(chance)
    alone = [_signed(text_of(chance)) for _ in range(TEXTS)]
    alike = [_signed(changed(base, 0.01, chance)) for _ in range(TEXTS)]
    bare = np.frombuffer(b"".join(one.minhash for one in alone), "<u2").reshape(TEXTS, 128)
    numpy_alone = _ms(lambda: np.flatnonzero((bare == bare[0]).mean(axis=1) >= 0.74))
    return [
        (f"copy hint, one text against {TEXTS}", _check_ms(base, alone), "bare numpy", numpy_alone),
        (f"copy hint, all {TEXTS} nearly the same", _check_ms(base, alike), "bare numpy",
         numpy_alone),
        ("copy hint, signing 2 KB", _ms(lambda: _signed(base)), "bare keyed hashes",
         _ms(lambda: _hashes_alone(base))),
    ]  # fmt: skip


def _check_ms(text: str, texts: list[likeness.Signed]) -> float:
    stack = likeness.stacked([one.minhash for one in texts])
    shingles = [one.shingles for one in texts]
    return _ms(lambda: check(text, stack, shingles))


def _signed(text: str) -> likeness.Signed:
    signed = likeness.sign(text, KEY)
    assert signed
    return signed


def _hashes_alone(text: str) -> list[bytes]:
    words, keyed = text.encode().split(b" "), blake2b(key=KEY, digest_size=8)
    found = []
    for start in range(len(words) - 3):
        each = keyed.copy()
        each.update(b" ".join(words[start : start + 4]))
        found.append(each.digest())
    return found


def _ms(once: Callable[[], object]) -> float:
    return min(repeat(once, number=3, repeat=7)) / 3 * 1000


if __name__ == "__main__":
    for name, value, limit, least in measure():
        print(f"{name}: {value:.2f} ms ({limit}: {least:.2f} ms)")


def measure_rows() -> list[tuple[str, str, str, bool]]:
    """The same as lines of the report: name, value, reach, whether it is reached."""
    return [
        (name, f"{value:.2f} ms ({limit_name} {limit:.2f} ms)", "≤ 50 ms", value <= 50)
        for name, value, limit_name, limit in measure()
    ]
