"""What a form was sent with, so that a double click does once what it asks for."""

from uuid import UUID, uuid4

from django.http import HttpRequest


def token_of(request: HttpRequest) -> UUID:
    """The token of the form; a new one where it bears none."""
    try:
        return UUID(request.POST.get("token", ""))
    except ValueError:
        return uuid4()
