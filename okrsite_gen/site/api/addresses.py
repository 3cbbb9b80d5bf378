"""Where the files of the API stand, as pure functions of keys."""

from __future__ import annotations

from okrsite_gen.model.open_data import VERSION

API = f"/api/v{VERSION}/"
INDEX = f"{API}index.json"
ORGANISATION = f"{API}organisation.json"
SCHEMAS = f"{API}schemas/"


def address_of_collection(collection: str) -> str:
    """Return the address of the list of a collection's parts."""
    return f"{API}{collection}.json"


def address_of_part(collection: str, name: str) -> str:
    """Return the address of one part; its name is a key, or keys with slashes between them."""
    return f"{API}{collection}/{name}.json"


def address_of_table(table: str) -> str:
    """Return the address of a table as CSV."""
    return f"{API}{table}.csv"


def address_of_schema(name: str) -> str:
    """Return the address of the JSON Schema of a kind of file."""
    return f"{SCHEMAS}{name}.json"
