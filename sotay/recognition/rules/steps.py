"""The course of an example: which step leads from where to where. Pure."""

from sotay.recognition.choices import State

ASKED, AGREED, COMMENDED = State.ASKED, State.AGREED, State.COMMENDED
STEPS: dict[tuple[str, str], State] = {
    ("agree", ASKED): AGREED,
    ("decline", ASKED): State.DECLINED,
    # Taken back before the decision, consent ends the proposal; after it, only what is told.
    ("withdraw", AGREED): State.DECLINED,
    ("withdraw", COMMENDED): COMMENDED,
    ("take_back", ASKED): State.TAKEN_BACK,
    ("take_back", AGREED): State.TAKEN_BACK,
    ("pass_up", AGREED): AGREED,
    ("return", AGREED): State.RETURNED,
    ("commend", AGREED): COMMENDED,
    ("publish", COMMENDED): COMMENDED,
    ("take_down", COMMENDED): COMMENDED,
}
WHY_NOT = {
    State.ASKED: "Người được nêu chưa cho ý kiến.",
    State.DECLINED: "Đề nghị này đã khép lại; không có gì được công bố.",
    State.AGREED: "Đề nghị này đang chờ quyết định.",
    State.RETURNED: "Đề nghị này đã được trả lại.",
    State.TAKEN_BACK: "Đề nghị này đã được rút.",
    State.COMMENDED: "Đề nghị này đã có quyết định.",
}


def next_state(step: str, state: str) -> State | None:
    """Where this step leads; None if it can't be taken from here."""
    return STEPS.get((step, State(state)))


def why_not(state: str) -> str:
    """Why nothing of the kind can be done now."""
    return WHY_NOT[State(state)]
