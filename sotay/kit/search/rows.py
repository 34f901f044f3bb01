"""The row that is searched, one for each thing."""

from django.db import models


class SearchRow(models.Model):
    """The terms by which one thing is found. The database keeps its index of them by itself.

    Rows are made and dropped, never moved: whoever changes this table in a migration makes the
    index anew behind it, because SQLite builds a changed table anew.
    """

    place = models.BigIntegerField("thứ tự, mới nhất lớn nhất", primary_key=True)
    terms = models.TextField("từ để tìm")

    class Meta:
        abstract = True
