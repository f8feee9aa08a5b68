"""What is typed for a field of each kind, and how it is written in the file."""

from skjonn.model.file_format import Field, LedgerTable, fields_of

TYPED = {
    "text": ("Asker", '"Asker"'),
    "id": ("x-1", '"x-1"'),
    "kroner": ("0,35 mill", "350_000"),
    "date": ("2027-01-15", "2027-01-15"),
    "stated count": ("at most 48", "{ at_most = 48 }"),
    "stated kroner": ("15 020 000", "15_020_000"),
}


def typed_fields(*tables: type[LedgerTable]) -> list[tuple[str, str, str]]:
    """For each field that has an option, the option, what is typed, and the line that is written for it."""
    return [_typed(field) for table in tables for field in fields_of(table) if field.option]


def _typed(field: Field) -> tuple[str, str, str]:
    text, written = (field.words[-1], f'"{field.words[-1]}"') if field.words else TYPED[field.kind]
    return field.option_name, text, f"\n{field.key} = {f'[{written}]' if field.is_list else written}\n"
