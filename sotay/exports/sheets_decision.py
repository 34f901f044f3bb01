"""A decision and a certificate of commendation as plain values."""

from dataclasses import dataclass

from sotay.exports.sheets import Heading

TITLE = "QUYẾT ĐỊNH"


@dataclass(frozen=True)
class Signature:
    """Who signs for the committee: "T/M ĐẢNG ỦY", "BÍ THƯ", and the name."""

    on_behalf: str
    post: str
    name: str


@dataclass(frozen=True)
class DecisionSheet:
    heading: Heading
    number: str  # "Số 05-QĐ/ĐU"
    abstract: tuple[str, ...]
    bases: tuple[str, ...]
    decides: str  # "ĐẢNG ỦY SỞ XÂY DỰNG QUYẾT ĐỊNH"
    articles: tuple[str, ...]
    signature: Signature
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True)
class CertificateSheet:
    heading: Heading
    number: str
    given_by: str  # "Đảng ủy Sở Xây dựng"
    verb: str  # "tặng"; empty where the title is the verb
    title: str  # "GIẤY KHEN"
    name: str
    about: str
    deed: str
    signature: Signature
