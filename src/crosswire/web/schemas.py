"""What the pages' JSON is, for programs: a schema for each kind, and all of it as OpenAPI 3.1."""

from __future__ import annotations

from importlib.metadata import version
from typing import TypeAlias

import msgspec

from crosswire.web.asked import GRADES, LAST_PAGE, LONGEST_WORD, TYPES
from crosswire.web.pages import PAGES, Page

Schema: TypeAlias = "dict[str, Schema] | list[Schema] | str | int | bool | None"
TEXT: Schema = {"type": "string", "maxLength": LONGEST_WORD}
ASKED: dict[str, Schema] = {
    "since": {"type": "string", "format": "date"},
    "until": {"type": "string", "format": "date"},
    "place": TEXT,
    "actor": TEXT,
    "words": TEXT,
    "type": {"type": "string", "enum": list(TYPES)},
    "grade": {"type": "string", "enum": list(GRADES)},
    "conflicts": {"type": "string", "enum": ["1"]},
    "unlocated": {"type": "string", "enum": ["1"]},
    "page": {"type": "integer", "minimum": 1, "maximum": LAST_PAGE},
    "as_of": {"type": "string", "format": "date-time"},
}
ERROR: Schema = {
    "type": "object",
    "required": ["error"],
    "properties": {"error": {"type": "string"}},
}


def describe_api() -> dict[str, Schema]:
    """Every address that answers with JSON, what it takes and what it gives."""
    components: dict[str, Schema] = {"Error": ERROR}
    paths: dict[str, Schema] = {}
    for page in PAGES:
        _, found = msgspec.json.schema_components(
            [page.shows], ref_template="#/components/schemas/{name}"
        )
        components |= found
        address = f"/{page.name}" + ("/{key}" if page.of_one else "")
        paths[f"{address if page.name else '/index'}.json"] = {"get": _describe(page)}
    return {
        "openapi": "3.1.0",
        "info": {"title": "crosswire", "version": version("crosswire")},
        "paths": paths,
        "components": {"schemas": components},
    }


def _describe(page: Page) -> Schema:
    taken: list[Schema] = [
        {"name": name, "in": "query", "required": False, "schema": schema}
        for name, schema in ASKED.items()
    ]
    if page.of_one:
        key: Schema = {"type": "string", "minLength": 1, "maxLength": 40}
        taken.append({"name": "key", "in": "path", "required": True, "schema": key})
    shown: Schema = {"$ref": f"#/components/schemas/{page.shows.__name__}"}
    wrong: Schema = {"$ref": "#/components/schemas/Error"}
    return {
        "operationId": page.kind,
        "summary": page.title,
        "parameters": taken,
        "responses": {
            "200": _answer("The page", shown),
            "400": _answer("That cannot be asked", wrong),
            "404": _answer("Nothing is here", wrong),
            "500": _answer("That went wrong in the ledger", wrong),
            "503": _answer("That takes too long, or others come first", wrong),
        },
    }


def _answer(words: str, schema: Schema) -> Schema:
    return {"description": words, "content": {"application/json": {"schema": schema}}}
