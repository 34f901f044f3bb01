"""PostgreSQL: a `tsvector` that the database computes and stores, with a GIN index.

Terms are already folded, so the plain configuration `simple` is the right one.
"""

from sotay.kit.search.terms import Wanted


def create(table: str) -> list[str]:
    """The index of a table that is still empty, and the function that asks it.

    Long columns leave the row: what the index answers by itself is then read from few pages. The
    planner does not know what unpacking a vector costs and would rather look at row after row; the
    function's own settings leave it the index, which answers in tens of milliseconds at the worst.
    """
    return [
        f"ALTER TABLE {table} SET (toast_tuple_target = 128)",
        f"ALTER TABLE {table} ADD COLUMN found_by tsvector "
        "GENERATED ALWAYS AS (strip(to_tsvector('simple', terms))) STORED",
        f"CREATE INDEX {table}_found_by ON {table} USING gin (found_by)",
        f"""CREATE FUNCTION {table}_places(wanted tsquery, below bigint, most integer)
RETURNS SETOF bigint LANGUAGE plpgsql STABLE SET enable_seqscan = off SET enable_indexscan = off
AS $$ BEGIN
RETURN QUERY SELECT place FROM {table} WHERE found_by @@ wanted AND place < below
ORDER BY place DESC LIMIT most;
END $$""",  # noqa: S608
    ]


def drop(table: str) -> list[str]:
    return [f"DROP FUNCTION IF EXISTS {table}_places(tsquery, bigint, integer)",
            f"ALTER TABLE {table} DROP COLUMN IF EXISTS found_by"]  # fmt: skip


def places(table: str, wanted: Wanted, below: int, limit: int) -> tuple[str, list]:
    """A statement with the places of these rows, newest first. Without words most rows answer, and
    walking them is right.
    """
    asked = [_query(wanted), below, limit]
    if wanted.has_words:
        return f"SELECT place FROM {table}_places(%s::tsquery, %s, %s) AS place", asked  # noqa: S608
    sql = f"SELECT place FROM {table} WHERE found_by @@ %s::tsquery AND place < %s"  # noqa: S608
    return f"{sql} ORDER BY place DESC LIMIT %s", asked


def _query(wanted: Wanted) -> str:
    found = " & ".join([f"({' | '.join(wanted.any_of)})", *wanted.all_of])
    return " & ".join([found, *(f"!({' & '.join(terms)})" for terms in wanted.but)])
