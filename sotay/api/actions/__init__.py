"""Make and revoke tokens, and note their use."""
