"""Minutes and annexes are signed twice and numbered by term; units may have their own Word form."""

import uuid

from django.db import migrations, models

SIGNATURES = {
    "sha256": models.CharField("mã kiểm SHA-256", max_length=64, blank=True),
    "keeper_name": models.CharField("người ghi biên bản", max_length=200, blank=True),
    "keeper_signed_at": models.DateTimeField("người ghi ký lúc", null=True, blank=True),
    "chair_name": models.CharField("người chủ trì", max_length=200, blank=True),
    "chair_signed_at": models.DateTimeField("người chủ trì ký lúc", null=True, blank=True),
}


def to_unit(related_name: str) -> models.ForeignKey:
    return models.ForeignKey("org.unit", models.PROTECT, related_name=related_name)


class Migration(migrations.Migration):
    dependencies = [("meetings", "0002_began_at"), ("org", "0001_initial")]

    operations = [
        migrations.CreateModel(
            "WordTemplate",
            [
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField("mã cố định", default=uuid.uuid4, unique=True, editable=False),
                ),
                ("sealed", models.BinaryField("nội dung niêm phong")),
                ("name", models.CharField("tên tệp", max_length=200)),
                ("added_at", models.DateTimeField("tải lên lúc")),
                ("added_by", models.CharField("người tải lên", max_length=200)),
                ("used_from", models.DateTimeField("dùng từ", null=True, blank=True)),
                ("used_until", models.DateTimeField("dùng đến", null=True, blank=True)),
                ("unit", to_unit("word_templates")),
            ],
            {"verbose_name": "mẫu Word của biên bản", "ordering": ["-added_at", "-pk"]},
        ),
        # Nobody could write minutes before this: both tables are empty.
        migrations.DeleteModel("Annex"),
        migrations.DeleteModel("Minutes"),
        migrations.CreateModel(
            "Minutes",
            [
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField("mã cố định", default=uuid.uuid4, unique=True, editable=False),
                ),
                ("sealed", models.BinaryField("nội dung niêm phong")),
                *SIGNATURES.items(),
                (
                    "meeting",
                    models.OneToOneField(
                        "meetings.meeting", models.PROTECT, related_name="minutes"
                    ),
                ),
                ("unit", to_unit("+")),
                ("code", models.CharField("ký hiệu", max_length=12)),
                ("term", models.PositiveSmallIntegerField("nhiệm kỳ từ năm")),
                ("number", models.PositiveSmallIntegerField("số", null=True, blank=True)),
                (
                    "template",
                    models.ForeignKey(
                        "meetings.wordtemplate",
                        models.PROTECT,
                        null=True,
                        blank=True,
                        related_name="+",
                    ),
                ),
                ("rev", models.PositiveIntegerField("lần lưu", default=0)),
                ("saved_at", models.DateTimeField("lưu lúc", null=True, blank=True)),
                ("saved_by", models.CharField("người lưu", max_length=200, blank=True)),
            ],
            {"verbose_name": "biên bản"},
        ),
        migrations.AddConstraint(
            "minutes",
            models.UniqueConstraint(
                fields=["unit", "code", "term", "number"], name="one_paper_per_number"
            ),
        ),
        migrations.CreateModel(
            "Annex",
            [
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "uid",
                    models.UUIDField("mã cố định", default=uuid.uuid4, unique=True, editable=False),
                ),
                ("sealed", models.BinaryField("nội dung niêm phong")),
                *((name, column.clone()) for name, column in SIGNATURES.items()),
                ("number", models.PositiveSmallIntegerField("phụ lục số")),
                (
                    "minutes",
                    models.ForeignKey("meetings.minutes", models.PROTECT, related_name="annexes"),
                ),
            ],
            {"verbose_name": "phụ lục biên bản", "ordering": ["number"]},
        ),
        migrations.AddConstraint(
            "annex",
            models.UniqueConstraint(fields=["minutes", "number"], name="one_annex_per_number"),
        ),
    ]
