"""Rounds as pages and texts for an office to publish; the templates are in `templates`."""

from typing import Literal, get_args

Format = Literal["html", "md"]
FORMATS: tuple[Format, ...] = get_args(Format)
