"""The copy hints of what is being written: for its writer alone."""

from dataclasses import dataclass
from datetime import date

from sotay.kit import sealing
from sotay.notebook.models import Draft
from sotay.notebook.rules.likeness import Hint
from sotay.org.standing import Standing


@dataclass(frozen=True)
class KeptHints:
    """The hints of one check: of which revision, on which day, whether with colleagues too."""

    rev: int
    day: date
    compared: bool
    hints: tuple[Hint, ...]


def hints_of(year: int, slug: str, *, by: Standing) -> tuple[Hint, ...]:
    """The hints for the acting person's draft as it stands; none once it was changed since."""
    draft = Draft.objects.filter(
        entry__person_id=by.person_id, entry__year=year, entry__use=slug
    ).first()
    return hints_in(draft)


def hints_in(draft: Draft | None) -> tuple[Hint, ...]:
    """The hints kept with one's own draft; none once it was changed since."""
    kept = kept_hints(draft) if draft else None
    return kept.hints if draft and kept and kept.rev == draft.rev else ()


def hints_row(draft: Draft) -> str:
    """Under which identity the hints are sealed: no other row's open in their place."""
    return f"{draft.seal_row}:hints"


def kept_hints(draft: Draft) -> KeptHints | None:
    """What the last check of this draft found, whatever revision it was."""
    if not draft.hints:
        return None
    data = sealing.unseal_json(draft.hints, row=hints_row(draft))
    return KeptHints(
        rev=data["rev"],
        day=date.fromisoformat(data["day"]),
        compared=data["compared"],
        hints=tuple(Hint(**hint) for hint in data["hints"]),
    )
