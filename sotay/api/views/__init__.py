"""The operations, the page about them, and the tokens of an account."""
