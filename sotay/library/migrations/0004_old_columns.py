"""The columns that have moved are gone."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("library", "0003_carry_over"),
    ]

    operations = [
        migrations.RemoveField(
            model_name="document",
            name="file_name",
        ),
        migrations.RemoveField(
            model_name="document",
            name="folded",
        ),
        migrations.RemoveField(
            model_name="document",
            name="folded_text",
        ),
        migrations.RemoveField(
            model_name="document",
            name="old_file",
        ),
        migrations.RemoveField(
            model_name="document",
            name="old_replaces",
        ),
        migrations.AlterField(
            model_name="acknowledgement",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.unit"
            ),
        ),
    ]
