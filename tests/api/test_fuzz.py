"""The description is called with all it allows and much it does not: no error of the server."""

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    ignored_auth,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
    use_after_free,
)

from tests.api.calling import served, token_of

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance,
          response_schema_conformance, negative_data_rejection, ignored_auth, unsupported_method,
          use_after_free]  # fmt: skip
SHORT, LONG = 2, 1000


def called(world, most: int) -> int:
    with served() as app:
        return _called(app, world, most)


def _called(app, world, most: int) -> int:
    """Every operation is called that often by a secretary with every scope; how many calls."""
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", app)
    headers = {"Authorization": f"Bearer {token_of(world.people['an'])}", "Host": "localhost"}
    calls = 0
    for result in schema.get_all_operations():
        operation = result.ok()
        modes = [GenerationMode.POSITIVE]
        if any((operation.path_parameters, operation.query, operation.headers, operation.body)):
            modes.append(GenerationMode.NEGATIVE)  # what the description does not allow
        for mode in modes:

            @settings(
                max_examples=most,
                deadline=None,
                database=None,
                derandomize=True,
                suppress_health_check=list(HealthCheck),
                phases=(Phase.explicit, Phase.generate),
            )
            @given(case=operation.as_strategy(generation_mode=mode))
            def one(case):
                nonlocal calls
                calls += 1
                case.call_and_validate(headers=headers, checks=CHECKS)

            one()
    return calls


@pytest.mark.proves("F9")
def test_no_call_is_an_error_of_the_server(world, record_property):
    record_property("figure", f"{called(world, SHORT)} lượt gọi, 0 lỗi máy chủ")


@pytest.mark.nightly
@pytest.mark.proves("F9")
def test_no_call_in_a_long_night_is(world, record_property):
    record_property("figure", f"{called(world, LONG)} lượt gọi, 0 lỗi máy chủ")
