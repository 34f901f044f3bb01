"""SQLite: an FTS5 index beside the table, kept by triggers. Places are its row ids, so that the
newest hits come first without sorting.
"""

from sotay.kit.search.terms import Wanted


def create(table: str) -> list[str]:
    """The index of a table that is still empty, and what keeps it true. It knows which rows have a
    term and nothing more (`detail=none`).
    """
    index = f"{table}_fts"
    add = f"INSERT INTO {index}(rowid, terms) VALUES (new.place, new.terms);"  # noqa: S608
    take = f"INSERT INTO {index}({index}, rowid, terms) VALUES ('delete', old.place, old.terms);"  # noqa: S608
    return [
        f"CREATE VIRTUAL TABLE {index} USING fts5(terms, content='{table}', content_rowid='place', "
        'detail=none, tokenize="unicode61 remove_diacritics 0")',
        f"CREATE TRIGGER {index}_add AFTER INSERT ON {table} BEGIN {add} END",
        f"CREATE TRIGGER {index}_take AFTER DELETE ON {table} BEGIN {take} END",
        f"CREATE TRIGGER {index}_change AFTER UPDATE ON {table} BEGIN {take} {add} END",
    ]


def drop(table: str) -> list[str]:
    index = f"{table}_fts"
    triggers = [f"DROP TRIGGER IF EXISTS {index}_{name}" for name in ("add", "take", "change")]
    return [*triggers, f"DROP TABLE IF EXISTS {index}"]


def places(table: str, wanted: Wanted, below: int, limit: int) -> tuple[str, list]:
    """A statement with the places of these rows, newest first."""
    index = f"{table}_fts"
    sql = f"SELECT rowid AS place FROM {index} WHERE {index} MATCH %s AND rowid < %s"  # noqa: S608
    return f"{sql} ORDER BY rowid DESC LIMIT %s", [_match(wanted), below, limit]


def _match(wanted: Wanted) -> str:
    found = " AND ".join([f"({_joined(wanted.any_of, 'OR')})", *map(_quoted, wanted.all_of)])
    better = " OR ".join(f"({_joined(terms, 'AND')})" for terms in wanted.but)
    return f"({found}) NOT ({better})" if better else found


def _joined(terms: tuple[str, ...], word: str) -> str:
    return f" {word} ".join(map(_quoted, terms))


def _quoted(term: str) -> str:
    return f'"{term}"'
