"""Write messages. `send` is what other apps use."""

from sotay.notices.actions.sending import send

__all__ = ["send"]
