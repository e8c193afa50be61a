"""The arguments of a spider (`scrapy crawl NAME -a kinds=news`), typed and checked before any request.

A new argument is one field of `Arguments`: its annotation checks, its `description` is the allowed form
that people read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, get_args

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from harvester.items import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping


class ArgumentError(ValueError):
    """An argument that does not exist or has an impossible value; the message names what is allowed."""


def _comma_list(value: object) -> object:
    """`a, b` -> ["a", "b"]; anything but text as it is."""
    return [part.strip() for part in value.split(",")] if isinstance(value, str) else value


class Arguments(BaseModel):
    """What every spider can be told."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kinds: Annotated[
        tuple[Kind, ...],
        BeforeValidator(_comma_list),
        Field(description="a comma-separated list of " + ", ".join(get_args(Kind))),
    ] = ("annual_report", "work_summary")


def parse(spidercls: type, arguments: Mapping[str, Any]) -> Arguments:
    """The typed arguments of a spider; `ArgumentError` for the first that is unknown or wrong."""
    try:
        return Arguments.model_validate(dict(arguments))
    except ValidationError as error:
        spider = getattr(spidercls, "name", spidercls.__name__)
        raise ArgumentError(f"spider {spider}: {_explain(error)}") from error


def _explain(error: ValidationError) -> str:
    allowed = {name: field.description for name, field in Arguments.model_fields.items()}
    mistakes = sorted(error.errors(), key=lambda mistake: mistake["type"] != "extra_forbidden")
    name = str(mistakes[0]["loc"][0])
    if name not in allowed:
        forms = "; ".join(f"{known}={form}" for known, form in allowed.items())
        return f"unknown argument {name!r}; allowed: {forms}"
    return f"argument {name}={mistakes[0]['input']!r} is not possible; allowed: {allowed[name]}"
