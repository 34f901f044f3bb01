"""When a code holds, how many tries there are, and when help by others opens what was shut."""

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # 32 letters: no I, L, O, U to be mistaken
CODE_LETTERS = 16  # 80 random bits
GROUP = 4
MOST_TRIES = 5
WINDOW = timedelta(minutes=5)
SHUT_FOR = timedelta(days=7)
LEAST_LETTERS = 8
MISREAD = str.maketrans({"I": "1", "L": "1", "O": "0"})


def plain_code(typed: str) -> str:
    """A code as it was issued, from how people type it: small letters, blanks, O for 0."""
    return re.sub(r"[^0-9A-Z]", "", typed.upper().translate(MISREAD))


def grouped(code: str) -> str:
    """The code as it is printed: 4 letters and a blank."""
    return " ".join(code[i : i + GROUP] for i in range(0, len(code), GROUP))


@dataclass(frozen=True)
class Wait:
    """Too many wrong passwords came; `minutes` until the next try."""

    minutes: int


def wait_for(since: datetime, count: int, now: datetime) -> Wait | None:
    """Whether the next try must wait: five in five minutes are let through, exactly."""
    if count < MOST_TRIES or now - since >= WINDOW:
        return None
    left = since + WINDOW - now
    return Wait(max(1, -(-int(left.total_seconds()) // 60)))


def shut_until(helped_at: datetime | None, started_at: datetime | None, now: datetime
               ) -> datetime | None:  # fmt: skip
    """Until when drafts and reflections stay shut in this session; None if they are open.

    After a code handed over by somebody else they stay shut for seven days. A session begun
    before that is an old device of the owner's: a second own factor, open at once.

    Source: design invariant 7.
    """
    if helped_at is None or now >= helped_at + SHUT_FOR:
        return None
    if started_at is not None and started_at < helped_at:
        return None
    return helped_at + SHUT_FOR


def helped_from(helped_at: datetime | None, now: datetime, *, has_password: bool) -> datetime:
    """When the shut time begins for a login that is helped now.

    A second code while it runs begins no new one, or the session of the first would count as an
    old device. Once the owner has objected (no password opens the login) it begins anew.
    """
    running = helped_at is not None and now < helped_at + SHUT_FOR
    return helped_at if helped_at and running and has_password else now


def weak_password(password: str, *, own_words: tuple[str, ...] = ()) -> str:
    """Why a password is too easy to guess; empty if it will do."""
    if len(password) < LEAST_LETTERS:
        return f"Mật khẩu cần ít nhất {LEAST_LETTERS} ký tự."
    if len(password) > 200:
        return "Mật khẩu dài quá 200 ký tự. Hãy chọn câu ngắn hơn."
    plain = re.sub(r"[^a-z]", "", password.lower())
    if len(set(password)) < 4 or password.lower() in COMMON or plain in COMMON_WORDS:
        return "Mật khẩu này quá dễ đoán. Hãy ghép ba bốn từ không liên quan với nhau."
    bare = password.lower()
    if any(len(word) > 3 and word.lower() in bare for word in own_words):
        return "Mật khẩu không được chứa tên, số điện thoại hay năm sinh của chính mình."
    return ""


COMMON_WORDS = frozenset(
    "sotay sotaydangvien chibo dangvien dangbo danguy matkhau password passwd admin quantri abc "
    "abcd abcdef qwerty qwertyuiop asdfgh asdfghjkl zxcvbnm iloveyou anhyeuem emyeuanh yeuem "
    "vietnam hanoi saigon hochiminh bacho welcome letmein dragon monkey football master login "
    "abcabc aabbcc dangcongsan congsan tinhuy nguyen toiyeuvietnam".split()
)
COMMON = frozenset(
    "12345678 123456789 1234567890 0123456789 87654321 11111111 00000000 88888888 66668888 "
    "12341234 12344321 11223344 123123123 147258369 789456123 987654321 0987654321 123456789a "
    "a123456789 abc12345 abc123456 abcd1234 1q2w3e4r 1qaz2wsx qwer1234 p@ssw0rd p@ssword "
    "abc@1234 abc@123456 vietnam@2026 vietnam2026 hanoi@123 02091945 19051890 19/05/1890 "
    "03021930 30041975".split()
)
