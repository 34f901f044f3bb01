"""Files and search terms in tables of their own; what a document replaces may be several; units are
chosen to pass on to; study sessions; counts kept with each confirmation.
"""

import django.db.models.deletion
from django.db import migrations, models

from sotay.kit.search.migration import SearchIndex


class Migration(migrations.Migration):
    dependencies = [
        ("org", "0002_reporting_places"),
        ("library", "0001_initial"),
    ]

    operations = [
        migrations.RenameField("document", "file", "old_file"),
        migrations.RenameField("document", "replaces", "old_replaces"),
        migrations.AlterField(
            model_name="document",
            name="old_replaces",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="library.document",
            ),
        ),
        migrations.CreateModel(
            name="DocumentFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=200, verbose_name="tên tệp")),
                ("size", models.PositiveIntegerField(verbose_name="số byte")),
                ("data", models.BinaryField(verbose_name="tệp")),
                ("text", models.TextField(blank=True, verbose_name="chữ trong tệp")),
                (
                    "known",
                    models.CharField(
                        choices=[
                            ("whole", "Tìm được trong toàn văn"),
                            ("part", "Tìm được trong phần đầu của tệp"),
                            ("none", "Bản chụp, không tìm được trong nội dung"),
                            ("waiting", "Đang đọc tệp để tìm được trong nội dung"),
                        ],
                        max_length=8,
                        verbose_name="chữ đọc được",
                    ),
                ),
            ],
            options={
                "verbose_name": "tệp của văn bản",
            },
        ),
        migrations.CreateModel(
            name="DocumentWords",
            fields=[
                (
                    "place",
                    models.BigIntegerField(
                        primary_key=True, serialize=False, verbose_name="thứ tự, mới nhất lớn nhất"
                    ),
                ),
                ("terms", models.TextField(verbose_name="từ để tìm")),
            ],
            options={
                "verbose_name": "mục tìm văn bản",
            },
        ),
        migrations.CreateModel(
            name="StudyCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("done", models.IntegerField(default=0, verbose_name="đã nghiên cứu")),
            ],
            options={
                "verbose_name": "số đếm nghiên cứu văn bản",
            },
        ),
        migrations.CreateModel(
            name="StudySession",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("day", models.DateField(verbose_name="ngày")),
                ("title", models.CharField(max_length=200, verbose_name="buổi")),
                (
                    "people",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="số người dự"),
                ),
                ("link", models.CharField(blank=True, max_length=200, verbose_name="đường dẫn")),
                ("source", models.CharField(blank=True, max_length=60, verbose_name="nguồn")),
                ("at", models.DateTimeField(verbose_name="ghi lúc")),
                ("by_name", models.CharField(max_length=200, verbose_name="người ghi")),
            ],
            options={
                "verbose_name": "buổi nghiên cứu văn bản",
                "ordering": ["day", "pk"],
            },
        ),
        migrations.AddField(
            model_name="acknowledgement",
            name="unit",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="org.unit",
            ),
        ),
        migrations.AddField(
            model_name="dissemination",
            name="reminded_on",
            field=models.DateField(blank=True, null=True, verbose_name="đã tự nhắc ngày"),
        ),
        migrations.AddField(
            model_name="dissemination",
            name="to_all",
            field=models.BooleanField(default=True, verbose_name="tới tất cả"),
        ),
        migrations.AddField(
            model_name="dissemination",
            name="to_units",
            field=models.ManyToManyField(related_name="+", to="org.unit"),
        ),
        migrations.AddField(
            model_name="document",
            name="replaces",
            field=models.ManyToManyField(related_name="replaced_by", to="library.document"),
        ),
        migrations.AddIndex(
            model_name="dissemination",
            index=models.Index(fields=["unit", "-at"], name="dissemination_unit_at"),
        ),
        migrations.AddIndex(
            model_name="dissemination",
            index=models.Index(
                condition=models.Q(("due_on__isnull", False)),
                fields=["due_on"],
                name="dissemination_due",
            ),
        ),
        migrations.AddIndex(
            model_name="document",
            index=models.Index(fields=["unit", "-added_at"], name="document_unit_added"),
        ),
        migrations.AddField(
            model_name="documentfile",
            name="document",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="file",
                to="library.document",
            ),
        ),
        migrations.AddField(
            model_name="documentwords",
            name="document",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="words",
                to="library.document",
            ),
        ),
        migrations.AddField(
            model_name="studycount",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="study_counts",
                to="library.document",
            ),
        ),
        migrations.AddField(
            model_name="studycount",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="org.unit"
            ),
        ),
        migrations.AddField(
            model_name="studysession",
            name="document",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="sessions",
                to="library.document",
            ),
        ),
        migrations.AddField(
            model_name="studysession",
            name="unit",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="org.unit"
            ),
        ),
        migrations.AddIndex(
            model_name="documentfile",
            index=models.Index(
                condition=models.Q(("known", "waiting")), fields=["id"], name="file_still_to_read"
            ),
        ),
        migrations.AddConstraint(
            model_name="studycount",
            constraint=models.UniqueConstraint(fields=("document", "unit"), name="one_study_count"),
        ),
        migrations.AddConstraint(
            model_name="studysession",
            constraint=models.UniqueConstraint(
                condition=models.Q(("source", ""), _negated=True),
                fields=("document", "unit", "source"),
                name="one_session_per_source",
            ),
        ),
        SearchIndex("library_documentwords"),
    ]
