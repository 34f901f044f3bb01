"""A connection that waits for an answer only so long.

A server that is frozen rather than dead keeps its lines open: its kernel answers for it, neither
keep-alives nor TCP time-outs notice, and whoever waits would wait until it thaws.
"""

from typing import Any, ClassVar

import psycopg
from psycopg.errors import _WaitTimeout as WaitedTooLong


class Connection(psycopg.Connection):
    longest: ClassVar[float | None] = None  # seconds; None waits for ever

    def wait(self, gen: Any, interval: float = 0.1, timeout: float | None = None) -> Any:
        """What the server answers. After `longest` seconds the line is cut and OperationalError
        raised: nothing that was waited for counts as done.

        No cancel is sent: cancelling a commit that waits for its standby would let it pass
        without one.
        """
        if timeout is not None or self.longest is None:
            return super().wait(gen, interval, timeout)
        try:
            return super().wait(gen, interval, self.longest)
        except WaitedTooLong:
            self.pgconn.finish()
            raise
