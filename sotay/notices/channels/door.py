"""The one door all ways out share: bring one delivery, or say why not."""

from sotay.notices.models import Delivery

TIMEOUT = 10.0  # seconds for each step of talking to somebody else's server


class Later(Exception):
    """It did not go now; another try may. `is_down`: nothing would go by this way now."""

    def __init__(self, words: str, *, is_down: bool = False) -> None:
        super().__init__(words)
        self.is_down = is_down


class Never(Exception):
    """It will not go however often it is tried. `is_gone`: the device itself is no more."""

    def __init__(self, words: str, *, is_gone: bool = False) -> None:
        super().__init__(words)
        self.is_gone = is_gone


class Channel:
    """One way out. What it keeps open between two deliveries it lets go in `close`."""

    def is_offered(self) -> bool:
        """Whether this installation has been given what the way needs."""
        raise NotImplementedError

    def send(self, delivery: Delivery) -> None:
        """The message has left; raises `Later` or `Never`."""
        raise NotImplementedError

    def close(self) -> None:
        """Nothing is held open any more."""
