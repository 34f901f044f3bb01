"""The step of a migration that makes the index of a search table, on whichever engine it runs."""

from django.db.migrations.operations.base import Operation

from sotay.kit.search import ENGINES


class SearchIndex(Operation):
    reversible = True
    reduces_to_sql = True

    def __init__(self, table: str) -> None:
        self.table = table

    def state_forwards(self, app_label, state) -> None:
        """Django knows nothing of the index: the database keeps it."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state) -> None:
        for statement in ENGINES[schema_editor.connection.vendor].create(self.table):
            schema_editor.execute(statement)

    def database_backwards(self, app_label, schema_editor, from_state, to_state) -> None:
        for statement in ENGINES[schema_editor.connection.vendor].drop(self.table):
            schema_editor.execute(statement)

    def describe(self) -> str:
        return f"Search index of {self.table}"
