"""A copy of everything this installation holds, in one encrypted file that any engine reads."""
