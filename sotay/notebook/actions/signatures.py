"""Keep what later texts are compared with: keyed hashes of each part of what was handed in."""

from django.db import transaction

from sotay.kit import sealing
from sotay.notebook.models import Entry, Signature
from sotay.notebook.rules import likeness
from sotay.notebook.rules.content import Content


@transaction.atomic
def sign_entry(entry: Entry, content: Content) -> dict[str, likeness.Signed]:
    """The entry's signatures match this content and nothing older; two queries, however many."""
    written = signed_parts(content)
    Signature.objects.filter(entry=entry).delete()
    Signature.objects.bulk_create(
        Signature(entry=entry, field=part, minhash=signed.minhash, shingles=signed.shingles)
        for part, signed in written.items()
    )
    return written


def signed_parts(content: Content) -> dict[str, likeness.Signed]:
    """Each part of a content that is long enough to compare, under this installation's key."""
    key = sealing.derived_key("likeness")
    signed = {part: likeness.sign(text, key) for part, text in likeness.parts(content).items()}
    return {part: one for part, one in signed.items() if one}
