"""Sessions in the database, each with its login and device beside it."""

from datetime import datetime
from typing import Any

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore

from sotay.accounts.models import Session

LOGIN, DEVICE, STARTED, SEEN = "_auth_user_id", "_device", "_started", "_seen"


def moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


class SessionStore(DatabaseStore):
    @classmethod
    def get_model_class(cls):
        return Session

    def create_model_instance(self, data):
        row: Any = super().create_model_instance(data)
        row.login_id = data.get(LOGIN)
        row.device = data.get(DEVICE, "")
        row.started_at = moment(data.get(STARTED))
        row.seen_at = moment(data.get(SEEN))
        return row
