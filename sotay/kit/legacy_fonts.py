"""Old Vietnamese fonts: TCVN3 (.VnTime) and VNI-Times texts, found and turned into Unicode.

Both wrote Vietnamese with other letters' codes, so a cell reads "TrÇn V¨n B×nh". Whether a text is
such can only be judged by what it says: a word is decisive when it is no Vietnamese syllable as it
stands and becomes one when converted.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

TCVN3 = dict(
    zip(
        "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ¡¢£¤¥¦§",
        "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ",
        strict=True,
    )
)
VNI_MARKS = {
    "a": "ùáøàûảõãïạêăéắèằúẳüẵëặââáấàầåẩãẫäậ",
    "e": "ùéøèûẻõẽïẹâêáếàềåểãễäệ",
    "o": "ùóøòûỏõõïọâôáốàồåổãỗäộ",
    "u": "ùúøùûủõũïụ",
    "y": "ùýøỳûỷõỹ",
    "ô": "ùớøờûởõỡïợ",
    "ö": "ùứøừûửõữïự",
}
VNI_ALONE = dict(zip("ñôöæóòîÑÔÖÆÓÒÎ", "đơưỉĩịỵĐƠƯỈĨỊỴ", strict=True))
ONSETS: tuple[str, ...] = ("ngh", "ng", "nh", "gh", "gi", "kh", "ch", "ph", "qu", "th", "tr")
ONSETS += tuple("bcdđghklmnprstvx") + ("",)
RHYMES = frozenset(
    """a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em
    en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp
    iêt iêu o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen
    oeo oet oi om on ong oong op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un
    ung up ut uân uâng uât uây uê uêch uênh uôc uôi uôm uôn uông uôt uơ uy uya uych uyên uyêt
    uynh uyt uyu ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y yêm yên yêng yêt
    yêu ynh yt ych""".split()
)
SPLIT = re.compile(r"[\s.,;:()/\"'–-]+")
TONES = "\u0300\u0301\u0303\u0309\u0323"
ONLY_UNICODE = re.compile(
    "[\u0300\u0301\u0303\u0306\u0309\u031b\u0323"  # marks that stand apart
    "\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]"
)


def _vni_pairs() -> dict[str, str]:
    pairs = {}
    for base, marks in VNI_MARKS.items():
        for mark, letter in zip(marks[::2], marks[1::2], strict=True):
            for form in (str.lower, str.upper):
                pairs[form(base) + form(mark)] = form(letter)
            pairs[base.upper() + mark] = letter.upper()
    return pairs


VNI = _vni_pairs()
VNI_FINDER = re.compile(
    "|".join(map(re.escape, sorted(VNI, key=len, reverse=True))) + f"|[{''.join(VNI_ALONE)}]"
)


def from_tcvn3(text: str) -> str:
    """The text as it was meant, every letter of it taken for TCVN3."""
    return "".join(TCVN3.get(char, char) for char in text)


def from_vni(text: str) -> str:
    """The text as it was meant, every letter of it taken for VNI."""
    return VNI_FINDER.sub(lambda found: VNI.get(found[0]) or VNI_ALONE[found[0]], text)


READERS = {"tcvn3": from_tcvn3, "vni": from_vni}


def convert(text: str, encoding: str) -> str:
    """The text in Unicode, where a file is known to be in that font.

    A text that is surely Unicode, or would be no Vietnamese afterwards, stays as it is; a foreign
    name among Vietnamese words does not keep them from being read. Letters keep the case of their
    codes: the capitals of .VnTimeH exist only in that font, so "NGUYÔN" reads "NGUYễN".
    """
    if text.isascii() or ONLY_UNICODE.search(text):
        return text
    decisive, foreign = _counts(text, encoding)
    return READERS[encoding](text) if foreign <= decisive else text


def detect(texts: Iterable[str]) -> str | None:
    """ "tcvn3" or "vni" if these texts, as a whole, are in that font; None if they are Unicode."""
    votes = {"tcvn3": 0, "vni": 0}
    others = 0
    for text in set(texts):
        if text.isascii():
            continue
        named = [encoding for encoding in READERS if is_written_in(text, encoding)]
        others += not named
        for encoding in named:
            votes[encoding] += 1
    best = max(votes, key=lambda encoding: votes[encoding])
    return best if votes[best] and votes[best] * 4 > others else None


def is_written_in(text: str, encoding: str) -> bool:
    """Whether a text shows at least one decisive word of that font and nothing against it."""
    if text.isascii() or ONLY_UNICODE.search(text):
        return False
    decisive, foreign = _counts(text, encoding)
    return bool(decisive) and not foreign


def is_garbled(text: str) -> bool:
    """Whether two words or more of one text are in an old font: no correct text looks like that."""
    if text.isascii() or ONLY_UNICODE.search(text):
        return False
    return any(_counts(text, encoding)[0] >= 2 > _counts(text, encoding)[1] for encoding in READERS)


@lru_cache(maxsize=65536)
def _counts(text: str, encoding: str) -> tuple[int, int]:
    """How many words only that font explains, and how many it does not explain either."""
    decisive = foreign = 0
    for word in SPLIT.split(text):
        if word.isascii() or any(char.isdecimal() for char in word):
            continue
        if not is_syllable(READERS[encoding](word)):
            foreign += 1
        elif not is_syllable(word):
            decisive += 1
    return decisive, foreign


@lru_cache(maxsize=65536)
def is_syllable(word: str) -> bool:
    """Whether a word is spelt as a Vietnamese syllable can be, whatever its tone."""
    marks = unicodedata.normalize("NFD", word.lower())
    if sum(marks.count(tone) for tone in TONES) > 1:
        return False
    bare = unicodedata.normalize("NFC", "".join(c for c in marks if c not in TONES))
    return any(
        bare.startswith(onset) and bare[len(onset) :] in RHYMES and _spelt(onset, bare[len(onset)])
        for onset in ONSETS
        if len(bare) > len(onset)
    )


def _spelt(onset: str, vowel: str) -> bool:
    front = vowel in "eêiy"
    if onset in ("k", "gh", "ngh"):
        return front
    return not (front and onset in ("c", "ng")) and not (onset == "g" and vowel in "eêy")
