"""The Excel file in which a committee fills in how the units below it change."""

from sotay.exports.reorganising import changes_template
from sotay.exports.roster import KINDS
from sotay.org.rules.reorganising_file import VERBS
from sotay.oversight.queries.reorganising import FileToFill


def changes_file(found: FileToFill) -> bytes:
    """The file with what stands in it today."""
    return changes_template(found.units, found.people, tuple(VERBS.values()), KINDS, found.notes)
