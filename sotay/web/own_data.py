"""Up to when a person knows what is new."""

from sotay.org.kept import Data, kept_of, told_at
from sotay.web.models import LastLook


@kept_of("lần xem có gì mới", LastLook)
def last_look(row: LastLook) -> Data:
    return {"đã xem đến lúc": told_at(row.at)}
