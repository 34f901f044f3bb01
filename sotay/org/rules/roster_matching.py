"""Who a person of a roster is among the people known already.

Pure: compares what tells people apart, the same for both sides.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass

from sotay.org.rules.roster_target import TargetPerson, dates_agree


@dataclass(frozen=True)
class Signs:
    """What tells one person from another; empty where it is not known."""

    name: str  # folded
    born: str
    card_number: str
    phone: str
    email: str
    places: frozenset[str]  # codes of the units they belong to


Keys = Callable[[Signs], Iterable[Hashable]]


def signs_of(person: TargetPerson) -> Signs:
    """The signs of a person as the file has them."""
    return Signs(
        name=person.first.who[0],
        born=person.born,
        card_number=person.known("card_number"),
        phone=person.known("phone"),
        email=person.known("email"),
        places=frozenset(person.places),
    )


def match_people(wanted: Sequence[Signs], known: Sequence[Signs]) -> list[int | None]:
    """For each person of the file the place of the same one in `known`, or `None` for a new one.

    The surest sign goes first, and everybody known is taken at most once. Where no date tells them
    apart, people of one name in one unit are paired in their order. One who is gone from a unit
    that the file lists, and stands in another, has moved; otherwise there are two of that name.
    """
    listed = {place for signs in wanted for place in signs.places}

    def may_have_moved(signs: Signs) -> bool:
        return bool(signs.places) and signs.places <= listed

    pairing = _Pairing(wanted, known)
    pairing.pair(_card)
    pairing.pair(_place_and_contact)
    pairing.pair(_place_and_birth)
    pairing.pair(_birth, only_one=True)
    pairing.pair(_contact, only_one=True)
    pairing.pair(_place)
    pairing.pair(_name_alone, only_one=True, of=may_have_moved)
    return [pairing.found.get(place) for place in range(len(wanted))]


def _card(signs: Signs) -> Iterable[Hashable]:
    return [signs.card_number] if signs.card_number else []


def _contact(signs: Signs) -> list[tuple[str, str]]:
    return [(signs.name, value) for value in (signs.phone, signs.email) if value]


def _place_and_contact(signs: Signs) -> Iterable[Hashable]:
    return [(place, *contact) for place in sorted(signs.places) for contact in _contact(signs)]


def _place_and_birth(signs: Signs) -> Iterable[Hashable]:
    return [(signs.name, place, signs.born) for place in sorted(signs.places)]


def _birth(signs: Signs) -> Iterable[Hashable]:
    return [(signs.name, signs.born)] if signs.born else []


def _place(signs: Signs) -> Iterable[Hashable]:
    return [(signs.name, place) for place in sorted(signs.places)]


def _name_alone(signs: Signs) -> Iterable[Hashable]:
    return [] if signs.born else [signs.name]


def _may_be_one(one: Signs, other: Signs) -> bool:
    if one.card_number and one.card_number == other.card_number:
        return True
    return not (one.card_number and other.card_number) and dates_agree(one.born, other.born)


class _Pairing:
    """Pairs found so far, and who on either side is still alone."""

    def __init__(self, wanted: Sequence[Signs], known: Sequence[Signs]) -> None:
        names = {signs.name for signs in wanted}
        cards = {signs.card_number for signs in wanted} - {""}
        self.found: dict[int, int] = {}
        self.wanted = dict(enumerate(wanted))
        self.known = {place: signs for place, signs in enumerate(known)
                      if signs.name in names or signs.card_number in cards}  # fmt: skip

    def pair(
        self,
        keys: Keys,
        *,
        only_one: bool = False,
        of: Callable[[Signs], bool] = lambda signs: True,
    ) -> None:
        """Those who share a key become pairs, in their order.

        With `only_one` a key must point to one person on either side.
        """
        if not (self.wanted and self.known):
            return
        there = _by_key({p: signs for p, signs in self.known.items() if of(signs)}, keys)
        here = _by_key(self.wanted, keys)
        for place, signs in list(self.wanted.items()):
            for key in keys(signs):
                if only_one and (len(here[key]) > 1 or len(there.get(key, ())) > 1):
                    continue
                same = (p for p in there.get(key, ())
                        if p in self.known and _may_be_one(signs, self.known[p]))  # fmt: skip
                if (other := next(same, None)) is not None:
                    self.found[place] = other
                    del self.wanted[place], self.known[other]
                    break


def _by_key(people: dict[int, Signs], keys: Keys) -> dict[Hashable, list[int]]:
    found: dict[Hashable, list[int]] = defaultdict(list)
    for place, signs in people.items():
        for key in keys(signs):
            found[key].append(place)
    return found
