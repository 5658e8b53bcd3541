"""The API described for people: one plain page made from the schema, without scripts."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from thongsuot.api.v1 import api

METHODS = ("get", "post", "put", "patch", "delete")


def operations() -> list[dict]:
    """Return each operation of the schema: method, path, words, the fields it takes, whether it needs a key."""
    schema = api.get_openapi_schema()
    shapes = schema["components"]["schemas"]
    return [
        {
            "method": method.upper(),
            "path": path,
            "summary": operation.get("description") or operation["summary"],
            "parameters": operation.get("parameters", []),
            "fields": _fields(operation, shapes),
            "guarded": bool(operation.get("security")),
            "tag": operation["tags"][0],
        }
        for path, methods in schema["paths"].items()
        for method, operation in methods.items()
        if method in METHODS
    ]


def _fields(operation: dict, shapes: dict) -> list[dict]:
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    name = body.get("$ref", "").rpartition("/")[2]
    shape = shapes.get(name, {})
    required = shape.get("required", [])
    return [{"name": field, "required": field in required} for field in shape.get("properties", {})]


@require_GET
def docs(request):
    """Show every operation of the API."""
    return render(request, "api/docs.html", {"operations": operations(), "title": api.title})


docs.login_required = False
