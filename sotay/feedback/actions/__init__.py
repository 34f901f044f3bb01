"""Send an opinion, handle it, publish its answer. What other apps use stands here."""

from sotay.feedback.actions.asking import ask, ask_at_meeting, leave_meeting
from sotay.feedback.actions.handling import give_answer, pass_up, take_into, take_up

__all__ = ["ask", "ask_at_meeting", "give_answer", "leave_meeting", "pass_up", "take_into",
           "take_up"]  # fmt: skip
