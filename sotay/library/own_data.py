"""Which documents a person said they have studied."""

from sotay.library.models import Acknowledgement
from sotay.org.kept import Data, kept_of, told_at


@kept_of("văn bản đã xác nhận nghiên cứu", Acknowledgement, with_=("document", "unit"))
def acknowledgement(row: Acknowledgement) -> Data:
    return {"văn bản": row.document.title, "tại": row.unit.name, "lúc": told_at(row.at)}
