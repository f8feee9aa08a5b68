"""What is typed for a field of each kind, and how it is written in the file."""

from collections.abc import Mapping

from skjonn.model.file_format import Field, LedgerTable, fields_of

TYPED = {
    "text": ("Asker", '"Asker"'),
    "id": ("x-1", '"x-1"'),
    "organisation": ("958 935 420", '"958935420"'),
    "kroner": ("0,35 mill", "350_000"),
    "change": ("-50 000", "-50_000"),
    "share": ("12,5 %", '"12,5 %"'),
    "date": ("2027-01-15", "2027-01-15"),
    "partial date": ("januar 2027", '"2027-01"'),
    "stated count": ("at most 48", "{ at_most = 48 }"),
    "stated kroner": ("15 020 000", "15_020_000"),
}


def by_key(table: type[LedgerTable]) -> Mapping[str, Field]:
    """The fields of a table by their keys."""
    return {field.key: field for field in fields_of(table)}


def typed_fields(*tables: Mapping[str, Field]) -> list[tuple[str, str, str]]:
    """For each field that has an option, the option, what is typed, and the line that is written for its key."""
    return [_typed(key, field) for table in tables for key, field in table.items() if field.option]


def _typed(key: str, field: Field) -> tuple[str, str, str]:
    text, written = (field.words[-1], f'"{field.words[-1]}"') if field.words else TYPED[field.kind]
    return field.option_name, text, f"\n{key} = {f'[{written}]' if field.is_list else written}\n"
