"""Who acts where no person does: a command on the server, the technical administrator."""

from dataclasses import dataclass


@dataclass(frozen=True)
class SystemActor:
    name: str
    post: str = ""
    person_id: int | None = None
