"""Where something can be kept from one run to the next."""

from collections.abc import Collection, Mapping
from typing import Protocol


class ResultCache(Protocol):
    """Records by key; whatever was kept may be gone, and what is there is as it was kept."""

    @property
    def program(self) -> str:
        """What tells the program that keeps something from any other, which may find something else in a file."""
        ...

    @property
    def is_there(self) -> bool:
        """Whether anything was ever kept."""
        ...

    def get(self, keys: Collection[bytes]) -> Mapping[bytes, bytes]:
        """The records of some keys, as far as there are any."""
        ...

    def put(self, records: Mapping[bytes, bytes]) -> None:
        """Keep some records."""
        ...
