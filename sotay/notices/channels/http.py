"""Ask somebody else's server over HTTP, and say what its answer means."""

import httpx

from sotay.notices.channels.door import TIMEOUT, Later, Never


def client() -> httpx.Client:
    """Follows no redirect: what is sent goes to the address it was meant for, or nowhere."""
    return httpx.Client(timeout=TIMEOUT, follow_redirects=False)


def ask(
    at: httpx.Client, name: str, method: str, url: str, *, body: bytes, headers: dict[str, str]
) -> httpx.Response:
    """The answer, if it is a success or the caller's to judge (404, 410); else `Later`, `Never`."""
    try:
        answer = at.request(method, url, content=body, headers=headers)
    except httpx.TimeoutException:
        raise Later(f"{name} trả lời quá chậm.", is_down=True) from None
    except httpx.HTTPError as problem:
        words = f"Không tới được {name.lower()} ({type(problem).__name__})."
        raise Later(words, is_down=True) from None
    code = answer.status_code
    if answer.is_success or code in (404, 410):
        return answer
    words = f"{name} trả lời {code}."
    if code in (401, 403, 407, 429) or code >= 500:
        raise Later(words, is_down=code in (401, 407, 429, 503))
    raise (Later if code == 408 else Never)(words)
