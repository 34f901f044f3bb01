"""What was kept in the document itself moves to the new tables; confirmations say where they were made."""

from django.db import migrations

from sotay.kit.search import newest_first
from sotay.kit.search.terms import mark, terms_of


def carry_over(apps, schema_editor):
    """What was kept in the document itself moves to where it is kept from now on."""
    Document = apps.get_model("library", "Document")
    Words = apps.get_model("library", "DocumentWords")
    File = apps.get_model("library", "DocumentFile")
    for one in Document.objects.order_by("pk").iterator(chunk_size=200):
        Words.objects.create(
            document=one,
            place=newest_first(one.issued_on, one.pk),
            terms=terms_of(
                one.folded, one.text, [mark("unit", one.unit_id), mark("kind", one.kind)]
            ),
        )
        if one.old_file:
            File.objects.create(
                document=one,
                name=one.file_name,
                size=len(one.old_file),
                data=one.old_file,
                known="waiting",
            )
        if one.old_replaces_id:
            one.replaces.add(one.old_replaces_id)


def say_where(apps, schema_editor):
    """Each confirmation says where its person reports."""
    Acknowledgement = apps.get_model("library", "Acknowledgement")
    Membership = apps.get_model("org", "Membership")
    StudyCount = apps.get_model("library", "StudyCount")
    counts = {}
    for row in Acknowledgement.objects.order_by("pk"):
        home = Membership.objects.filter(person_id=row.person_id).order_by("-valid_from").first()
        if home is None:
            row.delete()
            continue
        row.unit_id = home.unit_id
        row.save(update_fields=["unit"])
        key = (row.document_id, home.unit_id)
        counts[key] = counts.get(key, 0) + 1
    StudyCount.objects.bulk_create(
        StudyCount(document_id=document, unit_id=unit, done=done)
        for (document, unit), done in counts.items()
    )


class Migration(migrations.Migration):
    dependencies = [
        ("library", "0002_found_passed_on_studied"),
    ]

    operations = [
        migrations.RunPython(carry_over, migrations.RunPython.noop),
        migrations.RunPython(say_where, migrations.RunPython.noop),
    ]
