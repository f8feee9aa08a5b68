"""Rounds as pages and texts that an office publishes; the templates lie beside."""

from typing import Literal, get_args

Format = Literal["html", "md"]
FORMATS: tuple[Format, ...] = get_args(Format)
