import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Counts are made anew from the rows: by the worker's first round, or `sotay verify --repair`."""

    dependencies = [
        ("notebook", "0003_reading_leaves"),
        ("org", "0002_reporting_places"),
    ]

    operations = [
        migrations.DeleteModel(name="UseCount"),
        migrations.CreateModel(
            name="DayCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                (
                    "use",
                    models.SlugField(db_index=False, max_length=60, verbose_name="lần sử dụng"),
                ),
                ("day", models.DateField(verbose_name="ngày")),
                ("submitted", models.IntegerField(default=0, verbose_name="đã nộp")),
                ("leaders", models.IntegerField(default=0, verbose_name="người nêu gương đã nộp")),
                (
                    "unit",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="day_counts",
                        to="org.unit",
                    ),
                ),
            ],
            options={
                "verbose_name": "số đếm theo ngày",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("unit", "year", "use", "day"), name="one_count_per_unit_day"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="UseCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("year", models.PositiveSmallIntegerField(verbose_name="năm")),
                (
                    "use",
                    models.SlugField(db_index=False, max_length=60, verbose_name="lần sử dụng"),
                ),
                ("people", models.IntegerField(default=0, verbose_name="số người khi hết năm")),
                (
                    "leads",
                    models.IntegerField(default=0, verbose_name="số người nêu gương khi hết năm"),
                ),
                ("submitted", models.IntegerField(default=0, verbose_name="đã nộp")),
                ("late", models.IntegerField(default=0, verbose_name="nộp muộn")),
                ("leaders", models.IntegerField(default=0, verbose_name="người nêu gương đã nộp")),
                (
                    "leaders_late",
                    models.IntegerField(default=0, verbose_name="người nêu gương nộp muộn"),
                ),
                ("on_last_day", models.IntegerField(default=0, verbose_name="nộp đúng ngày cuối")),
                (
                    "alike",
                    models.IntegerField(default=0, verbose_name="gần như trùng bài nộp trước"),
                ),
                ("reported", models.IntegerField(default=0, verbose_name="đã báo cáo")),
                (
                    "leaders_reported",
                    models.IntegerField(default=0, verbose_name="người nêu gương đã báo cáo"),
                ),
                (
                    "last_leader_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="người nêu gương cuối cùng báo cáo"
                    ),
                ),
                (
                    "first_member_on",
                    models.DateField(
                        blank=True, null=True, verbose_name="người khác đầu tiên báo cáo"
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="use_counts",
                        to="org.reportingplace",
                    ),
                ),
            ],
            options={
                "verbose_name": "số đếm lần sử dụng",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("place", "year", "use"), name="one_count_per_place_use"
                    )
                ],
            },
        ),
    ]
