"""Whatever is asked of the JSON, the answer is what the schema says, and never a server error."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from starlette.testclient import TestClient

from crosswire.settings import Settings
from crosswire.web.app import make_app
from crosswire.web.pages import PAGES

HEALTH = list(HealthCheck)


@pytest.fixture(scope="session")
def api(examples_path: Path) -> Iterator[schemathesis.BaseSchema]:
    """The addresses of the server, as it tells of them itself."""
    app = make_app(Settings(ledger=str(examples_path)), hosts=("*",))
    yield schemathesis.openapi.from_asgi("/schema/openapi.json", app)
    app.state.desk.close()


CHECKS = [
    schemathesis.checks.not_a_server_error,
    schemathesis.checks.status_code_conformance,
    schemathesis.checks.content_type_conformance,
    schemathesis.checks.response_schema_conformance,
]


@pytest.mark.parametrize("kind", [page.kind for page in PAGES])
def test_the_json_is_as_the_schema_says(api: schemathesis.BaseSchema, kind: str) -> None:
    operations = (found.ok() for found in api.get_all_operations())
    operation = next(o for o in operations if o.definition.raw["operationId"] == kind)

    # Not by schemathesis' own marks: they ask for an older pytest.
    @given(case=operation.as_strategy())
    @settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=HEALTH)
    def ask(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=CHECKS)

    ask()


def test_every_address_of_the_schema_is_there(client: TestClient) -> None:
    told = client.get("/schema/openapi.json").json()
    assert "/index.json" in told["paths"]
    assert "/incident/{key}.json" in told["paths"]
