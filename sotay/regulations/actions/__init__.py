"""Write what is in force. `seed_declared_rules` is what other apps use."""

from sotay.regulations.actions.seeding import seed_declared_rules

__all__ = ["seed_declared_rules"]
