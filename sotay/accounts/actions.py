"""Write logins: tries, codes, passwords, devices, the recovery sheet."""

import base64
import secrets
from datetime import datetime, timedelta

from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.db import transaction
from django.db.models import F, QuerySet

from sotay.accounts.choices import CodePurpose
from sotay.accounts.models import ActivationCode, Login, SecondFactor, Session, TryCount
from sotay.accounts.queries import CODE, code_typed
from sotay.accounts.rules import (
    ALPHABET,
    CODE_LETTERS,
    MOST_TRIES,
    WINDOW,
    Wait,
    helped_from,
    plain_code,
    wait_for,
    weak_password,
)
from sotay.kit import sealing
from sotay.kit.clock import day_of
from sotay.kit.refusals import NotNow

RECOVERY = "recovery"


class CodeRefused(Exception):
    """The code does not open anything; the sentence says why and what to do."""


class PasswordRefused(Exception):
    """The new password is too easy to guess, or the old one is wrong."""


def count_try(key: str, *, now: datetime) -> Wait | None:
    """One more try is counted before the password is looked at; `Wait` if there were too many.

    A conditional update, so that of any number of parallel tries exactly five come through.
    """
    digest = sealing.keyed_hash("try", key)
    with transaction.atomic():
        TryCount.objects.get_or_create(key=digest, defaults={"since": now})
        TryCount.objects.filter(key=digest, since__lte=now - WINDOW).update(since=now, count=0)
        let_in = TryCount.objects.filter(key=digest, count__lt=MOST_TRIES).update(
            count=F("count") + 1
        )
    if let_in:
        return None
    row = TryCount.objects.get(key=digest)
    return wait_for(row.since, row.count, now)


def forget_tries(key: str) -> None:
    """The right password came: the count starts anew."""
    TryCount.objects.filter(key=sealing.keyed_hash("try", key)).delete()


def new_code() -> str:
    """Sixteen letters of thirty-two: 80 random bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LETTERS))


def issue_codes(
    login_ids: list[int], purpose: CodePurpose, *, issued_by: str, now: datetime, days: int
) -> dict[int, str]:
    """Each login has one open code, by login; earlier open ones no longer hold. Three queries.

    The codes are returned here and nowhere else: only their keyed hashes are kept.
    """
    codes = {login_id: new_code() for login_id in login_ids}
    with transaction.atomic():
        ActivationCode.objects.filter(login_id__in=login_ids, used_at=None, revoked_at=None).update(
            revoked_at=now
        )
        ActivationCode.objects.bulk_create(
            ActivationCode(
                login_id=login_id,
                purpose=purpose,
                code_hash=sealing.keyed_hash(CODE, code),
                issued_at=now,
                issued_by=issued_by,
                expires_at=now + timedelta(days=days),
            )
            for login_id, code in codes.items()
        )
    return codes


@transaction.atomic
def use_code(typed: str, password: str, *, own_words: tuple[str, ...] = (), now: datetime) -> Login:
    """The login opens with this password from now on; the code is spent.

    After help (a code for somebody who had a password) `helped_at` is set: drafts and reflections
    stay shut. Raises `CodeRefused`, `PasswordRefused`.
    """
    code = check_code(typed, now=now)
    login = Login.objects.select_for_update().get(pk=code.login_id)
    has_password = login.has_usable_password()
    _set_password(login, password, (*own_words, login.user_name))
    if code.purpose == CodePurpose.HELP:
        login.helped_at = helped_from(login.helped_at, now, has_password=has_password)
    login.save(update_fields=["password", "helped_at"])
    spent = ActivationCode.objects.filter(pk=code.pk, used_at=None).update(used_at=now)
    if not spent:
        raise CodeRefused(USED)
    return login


USED = "Mã này đã dùng rồi. Nếu không phải đồng chí dùng, hãy báo ngay bí thư để nhận phiếu mới."


def check_code(typed: str, *, now: datetime) -> ActivationCode:
    """The open code somebody typed; `CodeRefused` says what is wrong with any other."""
    code = code_typed(typed)
    if code is None:
        raise CodeRefused("Không có mã này. Hãy gõ lại đúng 16 ký tự trên phiếu.")
    if code.used_at:
        raise CodeRefused(USED)
    if code.revoked_at:
        raise CodeRefused("Mã này đã thay bằng phiếu mới hơn. Hãy dùng phiếu nhận sau cùng.")
    if code.expires_at <= now:
        raise CodeRefused(
            f"Mã đã hết hạn ngày {day_of(code.expires_at):%d/%m/%Y}. Hãy xin bí thư chi bộ "
            "phiếu mới."
        )
    return code


def _set_password(login: Login, password: str, own_words: tuple[str, ...]) -> None:
    weak = weak_password(password, own_words=own_words)
    if weak:
        raise PasswordRefused(weak)
    login.set_password(password)


@transaction.atomic
def change_password(
    login_id: int,
    *,
    old: str,
    new: str,
    keep: str,
    own_words: tuple[str, ...] = (),
    shut: bool = False,
) -> None:
    """The password is changed and every other device is signed out, but for the owner's old ones
    while the session is `shut`; raises `PasswordRefused`.
    """
    login = Login.objects.select_for_update().get(pk=login_id)
    if not login.check_password(old):
        raise PasswordRefused("Mật khẩu hiện tại chưa đúng.")
    _set_password(login, new, (*own_words, login.user_name))
    login.save(update_fields=["password"])
    sign_out_others(login_id, keep=keep, shut=shut)


def sign_out_others(login_id: int, *, keep: str, shut: bool = False) -> int:
    """Only the device with this session key stays signed in; returns how many were ended.

    From a `shut` session the devices from before the help stay: there their owner can object.
    """
    rows = _may_end(login_id, shut=shut).exclude(session_key=keep)
    return rows.delete()[0]


def _may_end(login_id: int, *, shut: bool) -> QuerySet[Session]:
    rows = Session.objects.filter(login_id=login_id)
    if not shut:
        return rows
    helped_at = Login.objects.values_list("helped_at", flat=True).get(pk=login_id)
    return rows.filter(started_at__gte=helped_at)


def sign_out_device(login_id: int, handle: str, *, shut: bool = False) -> None:
    """One own device, named by its handle, is signed out; `NotNow` for one from before the help
    while the session is `shut`.
    """
    devices = [row for row in Session.objects.filter(login_id=login_id) if row.handle == handle]
    may_end = set(_may_end(login_id, shut=shut).values_list("session_key", flat=True))
    for session in devices:
        if session.session_key not in may_end:
            raise NotNow(OLD_DEVICE)
        session.delete()


OLD_DEVICE = (
    "Máy này đã đăng nhập từ trước khi được giúp đặt lại mật khẩu, nên trong bảy ngày chỉ chính "
    "máy ấy đăng xuất được: chủ tài khoản cần nó để lên tiếng."
)


@transaction.atomic
def make_recovery_sheet(login_id: int, *, password: str, now: datetime, shut: bool = False) -> str:
    """The code of a new recovery sheet, shown once; the former sheet no longer holds.

    `NotNow` in a `shut` session: a sheet made there would open what is shut.
    """
    if shut:
        raise NotNow(
            "Bài đang viết và ghi chép đang đóng, nên chưa lập tờ khôi phục mới được. Hãy mở lại "
            "bằng tờ đã có hoặc từ máy đã đăng nhập trước đó, hoặc chờ hết bảy ngày."
        )
    login = Login.objects.select_for_update().get(pk=login_id)
    if not login.check_password(password):
        raise PasswordRefused("Mật khẩu chưa đúng.")
    code = new_code()
    login.recovery_hash = sealing.keyed_hash(RECOVERY, code)
    login.recovery_made_at = now
    login.save(update_fields=["recovery_hash", "recovery_made_at"])
    return code


def lift_by_sheet(login_id: int, typed: str) -> None:
    """The owner showed their recovery sheet: nothing is shut any more; `CodeRefused` otherwise."""
    digest = sealing.keyed_hash(RECOVERY, plain_code(typed))
    if not Login.objects.filter(pk=login_id, recovery_hash=digest).update(helped_at=None):
        raise CodeRefused("Mã trên tờ khôi phục chưa đúng. Hãy gõ lại 16 ký tự của tờ in gần nhất.")


@transaction.atomic
def vouch_by_code(login_id: int, typed: str, *, now: datetime) -> None:
    """The owner of the login gave one of their own codes: a slip's, which is then spent, or the
    recovery sheet's, which stays. `CodeRefused` for any other.
    """
    digest = sealing.keyed_hash(RECOVERY, plain_code(typed))
    if not Login.objects.filter(pk=login_id, recovery_hash=digest).exists():
        code = check_code(typed, now=now)
        if code.login_id != login_id:
            raise CodeRefused(
                "Mã này là của người khác. Hãy gõ mã trên phiếu của chính người viết."
            )
        ActivationCode.objects.filter(pk=code.pk).update(used_at=now)


def lift_from_old_device(login_id: int) -> None:
    """The owner said on an old device that it was them: nothing is shut any more."""
    Login.objects.filter(pk=login_id).update(helped_at=None)


@transaction.atomic
def object_to_help(login_id: int, *, keep: str) -> None:
    """The owner said on an old device that it was not them: the new password opens nothing, every
    other device is out, what was shut stays shut.
    """
    login = Login.objects.select_for_update().get(pk=login_id)
    login.set_unusable_password()
    login.save(update_fields=["password"])
    ActivationCode.objects.filter(login_id=login_id, used_at=None).delete()
    sign_out_others(login_id, keep=keep)


def set_reading(login_id: int, *, theme: str, text_size: str) -> None:
    """Pages look as this login likes to read."""
    Login.objects.filter(pk=login_id).update(theme=theme, text_size=text_size)


def make_technician(name: str) -> Login:
    """A technical administrator of this name, without a password yet; an account of that name that
    exists already is returned as it is.
    """
    login, made = Login.objects.get_or_create(
        user_name=name.lower(),
        defaults={"is_technician": True, "session_seed": secrets.token_hex(16)},
    )
    if made:
        login.set_unusable_password()
        login.save(update_fields=["password"])
    return login


STEP, DIGITS = 30, 6  # what every authenticator knows
AROUND = (0, -1, 1)  # clocks of phones go a little wrong


@transaction.atomic
def begin_factor(login_id: int, *, now: datetime) -> str:
    """The key to be put into an authenticator, in base 32; it holds once `confirm_factor` saw a
    code of it. Begun again the former key is gone; `NotNow` while one holds.
    """
    Login.objects.select_for_update().get(pk=login_id)
    SecondFactor.objects.filter(login_id=login_id, confirmed_at=None).delete()
    if SecondFactor.objects.filter(login_id=login_id).exists():
        raise NotNow("Xác thực hai bước đang bật rồi. Muốn đổi điện thoại, hãy tắt rồi bật lại.")
    key = base64.b32encode(secrets.token_bytes(20)).decode()
    row = SecondFactor(login_id=login_id, begun_at=now)
    row.seal({"key": key})
    row.save()
    return key


def confirm_factor(login_id: int, typed: str, *, now: datetime) -> None:
    """From now on signing in asks for a code of the authenticator too; `CodeRefused` if this is
    none of it.
    """
    row = SecondFactor.objects.filter(login_id=login_id, confirmed_at=None).first()
    if row is None or not _taken(row, typed, now):
        raise CodeRefused("Mã chưa đúng. Hãy gõ 6 số đang hiện trên ứng dụng, và xem giờ của máy.")
    SecondFactor.objects.filter(pk=row.pk, confirmed_at=None).update(confirmed_at=now)


def pass_factor(login_id: int, typed: str, *, now: datetime) -> None:
    """The code of the authenticator is right, and spent. The code of the recovery sheet does as
    well, for whoever lost the phone, and turns the second step off. `CodeRefused` otherwise, and
    after five wrong ones until a while has passed.
    """
    tries = f"factor:{login_id}"
    if wait := count_try(tries, now=now):  # outside a transaction: a refusal is counted too
        raise CodeRefused(f"Đã thử sai nhiều lần. Hãy chờ {wait.minutes} phút rồi thử lại.")
    row = SecondFactor.objects.get(login_id=login_id)
    if not _taken(row, typed, now):
        sheet = sealing.keyed_hash(RECOVERY, plain_code(typed))
        if not Login.objects.filter(pk=login_id, recovery_hash=sheet).exists():
            raise CodeRefused("Mã chưa đúng hoặc đã dùng. Hãy chờ mã mới trên ứng dụng rồi gõ lại.")
        row.delete()
    forget_tries(tries)


def _taken(row: SecondFactor, typed: str, now: datetime) -> bool:
    """Whether this is a code of about now that nobody has used; of two at once one is taken."""
    code = "".join(letter for letter in typed if letter.isdigit())
    made = TOTP(base64.b32decode(row.unseal()["key"]), DIGITS, SHA1(), STEP)  # noqa: S303
    here = int(now.timestamp()) // STEP
    for step in (here + more for more in AROUND):
        if secrets.compare_digest(made.generate(step * STEP).decode(), code.rjust(DIGITS)):
            mine = SecondFactor.objects.filter(pk=row.pk, last_step__lt=step)
            return bool(mine.update(last_step=step))
    return False


@transaction.atomic
def drop_factor(login_id: int, *, password: str) -> None:
    """Signing in asks for the password alone again; `PasswordRefused` for a wrong one."""
    login = Login.objects.select_for_update().get(pk=login_id)
    if not login.check_password(password):
        raise PasswordRefused("Mật khẩu chưa đúng.")
    SecondFactor.objects.filter(login_id=login_id).delete()


def forget_factor(login_id: int) -> bool:
    """Signing in asks for the password alone; whether there was a second step. For whoever lost
    everything, and has been seen by the technician.
    """
    return bool(SecondFactor.objects.filter(login_id=login_id).delete()[0])
