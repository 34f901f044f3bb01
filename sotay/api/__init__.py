"""The way in for other systems: JSON over the same queries and actions, with tokens of people."""
