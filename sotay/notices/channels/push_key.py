"""The key with which this installation signs what it pushes; made when first needed, mode 600.

Browsers bind a subscription to it: several machines that serve one database share one file
(SOTAY_PUSH_KEY_FILE), and losing it means that everybody turns notices on anew.
"""

import base64
import os
from contextlib import suppress
from functools import lru_cache

from cryptography.hazmat.primitives import serialization as form
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings


@lru_cache(maxsize=1)
def push_key() -> ec.EllipticCurvePrivateKey:
    """The key of this installation, made now if there is none."""
    path = settings.PUSH_KEY_FILE
    if not path.exists():
        _make()
    key = form.load_pem_private_key(path.read_bytes(), None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise ValueError(f"{path} holds no key for push")
    return key


def _make() -> None:
    path = settings.PUSH_KEY_FILE
    beside = path.with_name(f"{path.name}.{os.getpid()}")
    made = ec.generate_private_key(ec.SECP256R1()).private_bytes(
        form.Encoding.PEM, form.PrivateFormat.PKCS8, form.NoEncryption()
    )
    with open(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as new:
        new.write(made)
    with suppress(FileExistsError):  # whoever starts at the same moment reads it whole
        os.link(beside, path)
    beside.unlink()


def public_key() -> str:
    """What a browser is given when it subscribes."""
    point = (
        push_key()
        .public_key()
        .public_bytes(form.Encoding.X962, form.PublicFormat.UncompressedPoint)
    )
    return base64.urlsafe_b64encode(point).decode().rstrip("=")


def bytes_of(text: str) -> bytes:
    """What browsers write in base64 for addresses, without the filling at its end."""
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
