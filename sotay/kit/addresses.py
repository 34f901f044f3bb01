"""Addresses of pages, each found once: they depend on the name and the values alone."""

from functools import lru_cache
from typing import Any

from django.urls import reverse


def address(name: str, *args: Any, **kwargs: Any) -> str:
    """Django's `reverse`, which looks through every pattern anew each time."""
    return _address(name, args, tuple(kwargs.items()))


@lru_cache(maxsize=4096)
def _address(name: str, args: tuple, kwargs: tuple) -> str:
    return reverse(name, args=args, kwargs=dict(kwargs))
