"""Leave behind who read what somebody handed in."""

from datetime import datetime

from sotay.audit.actions import record
from sotay.kit.readonly import writing
from sotay.notebook.queries.helping import HelpPage
from sotay.notebook.queries.reading import Reading
from sotay.notebook.queries.writing import title_of
from sotay.org.standing import Standing


def record_reading(reading: Reading, *, by: Standing, now: datetime, verb: str = "read") -> None:
    """The writer sees under "Ai đã xem Sổ tay của tôi" that this was read, printed or exported.

    Whoever reads by a leave leaves its reason too. One's own and a leader's plan read as an example
    are counted for nobody.
    """
    if reading.is_own or reading.is_example:
        return
    with writing("the trail of who read what"):
        record(
            f"entry.{verb}",
            f"entry:{reading.entry.pk}",
            by=by,
            now=now,
            thing_name=f"{reading.use.title} {reading.entry.year}",
            about_id=reading.entry.person_id,
            note=reading.leave.words if reading.leave else "",
        )


def record_help_reading(found: HelpPage, *, by: Standing, now: datetime) -> None:
    """The writer sees who was shown words of theirs while typing in a paper entry."""
    with writing("the trail of who read what"):
        for version in found.page.background.shown:
            record(
                "entry.read",
                f"entry:{version.entry_id}",
                by=by,
                now=now,
                thing_name=f"{title_of(version.entry, found.page.place)} {version.entry.year}",
                about_id=found.person.pk,
                note="để nhập hộ bài viết trên giấy",
            )
