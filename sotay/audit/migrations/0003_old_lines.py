"""Lines from before the chain: each is marked and chained as it stands on this day."""

from collections import deque

from django.db import migrations

from sotay.audit.actions import chain_trail, mark_old_lines


def chain_old(apps, schema_editor):
    entries = apps.get_model("audit", "TrailEntry")
    mark_old_lines(entries)
    deque(chain_trail(entries, apps.get_model("audit", "TrailHead")), maxlen=0)


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_chain")]

    operations = [migrations.RunPython(chain_old, migrations.RunPython.noop)]
