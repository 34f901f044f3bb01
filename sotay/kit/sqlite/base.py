"""SQLite with a fair queue of writers.

SQLite's own busy wait is not fair: one of sixteen writers starved for seconds. A blocking
`flock` before BEGIN IMMEDIATE lets them through in the order they came.
"""

import fcntl
import os
from typing import Any

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    _queue_file: int | None = None

    def _start_transaction_under_autocommit(self) -> None:
        self._enter_queue()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._leave_queue()
            raise

    def _commit(self) -> Any:
        try:
            return super()._commit()  # type: ignore[misc]
        finally:
            self._leave_queue()

    def _rollback(self) -> Any:
        try:
            return super()._rollback()  # type: ignore[misc]
        finally:
            self._leave_queue()

    def close(self) -> None:
        try:
            super().close()
        finally:
            # Inside atomic() Django postpones closing: the transaction still holds its turn.
            if not self.in_atomic_block:
                self._leave_queue()

    def _enter_queue(self) -> None:
        if self._queue_file is None and not self.is_in_memory_db():
            path = f"{self.settings_dict['NAME']}-queue"
            self._queue_file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            fcntl.flock(self._queue_file, fcntl.LOCK_EX)

    def _leave_queue(self) -> None:
        if self._queue_file is not None:
            os.close(self._queue_file)
            self._queue_file = None
