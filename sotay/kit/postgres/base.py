"""PostgreSQL that may be away for a while: whoever asks meanwhile is told so at once.

A pool lets every asker wait until its time is over. While a server is being exchanged that would
keep each process from answering anybody; so after one has waited in vain, the next are refused
without waiting, for a moment.
"""

import time
from typing import Any, ClassVar

from django.db.backends.postgresql import base
from psycopg import OperationalError
from psycopg_pool import PoolTimeout

MOMENT = 2.0  # seconds


class DatabaseWrapper(base.DatabaseWrapper):
    away_until: ClassVar[dict[str, float]] = {}

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        if time.monotonic() < self.away_until.get(self.alias, 0):
            raise OperationalError("the database did not answer a moment ago")
        try:
            return super().get_new_connection(conn_params)
        except PoolTimeout:
            self.away_until[self.alias] = time.monotonic() + MOMENT
            raise
