"""The worker says that it lives, also while a long job or a slow server keeps it busy."""

import logging
import threading
import time

from django.db import DatabaseError, connection

from sotay.kit import clock
from sotay.notices.jobs import beat

EVERY = 15.0  # seconds
STUCK = 15 * 60.0  # without a step of the main loop for so long, it no longer counts as alive
log = logging.getLogger(__name__)


class Pulse:
    """Beats beside the main loop for as long as that loop takes its steps."""

    def __init__(self) -> None:
        self.stepped = time.monotonic()
        self.over = threading.Event()
        self.thread = threading.Thread(target=self._go, daemon=True, name="pulse")

    def goes_on(self) -> None:
        self.stepped = time.monotonic()

    def __enter__(self) -> "Pulse":
        self.thread.start()
        return self

    def __exit__(self, *problem: object) -> None:
        self.over.set()
        self.thread.join(timeout=5)

    def _go(self) -> None:
        while not self.over.is_set():
            if time.monotonic() - self.stepped < STUCK:
                self._beat()
            self.over.wait(EVERY)

    def _beat(self) -> None:
        try:
            beat(clock.now())
        except DatabaseError:
            log.exception("no beat")
        finally:
            connection.close()
