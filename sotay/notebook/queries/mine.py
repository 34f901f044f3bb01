"""Everything kept of the acting person, in words a person can read."""

from datetime import datetime
from typing import Any

from sotay.notebook.queries.shut import check_not_shut
from sotay.org.kept import everything_kept, told_at
from sotay.org.queries import person
from sotay.org.standing import Standing
from sotay.regulations.models import Head


def my_data(*, by: Standing, now: datetime) -> dict[str, Any]:
    """All that is kept of the acting person, by every app: who they are, where they stand, every
    text with every version, drafts and notes, meetings, messages, opinions, and who read what. One
    query for each table, however much is kept; `Shut` while drafts are shut.
    """
    check_not_shut(by)
    return {
        "lập lúc": told_at(now),
        "tên các nội dung": dict(Head.objects.values_list("code", "name")),
        **everything_kept(person(by.person_id)),
    }
