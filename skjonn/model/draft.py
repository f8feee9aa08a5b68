"""What somebody wants to add: an application, an award for one, or both in one."""

from dataclasses import dataclass, fields

from skjonn.model.entries import Application, Award, Role
from skjonn.model.file_format import Day, Id, Kroner, LedgerTable, Text

_OF_APPLICATION = tuple(part.name for part in fields(Application))


@dataclass(frozen=True, slots=True)
class Draft(LedgerTable):
    """An entry to be; the names are those of the format.

    Attributes:
        application: The id of the application that an award is for, in the ledger; without it, a new one is meant.
        id: The id of a new application; given out where it is not named.
        granted: The amount of the award, in kroner; without it, there is none.
    """

    application: Text | None = None
    id: Id | None = None
    municipality: Text | None = None
    project: Text | None = None
    partners: tuple[Text, ...] = ()
    cooperation: Text | None = None
    requested: Kroner | None = None
    cost: Kroner | None = None
    received: Day | None = None
    roles: tuple[Role, ...] = ()
    area: Text | None = None
    granted: Kroner | None = None
    decided: Day | None = None
    case: Text | None = None

    def missing(self, *, award: bool) -> tuple[str, ...]:
        """The names of what must be given and is not."""
        wanted = () if self.application is not None else ("municipality", "project")
        return tuple(name for name in (*wanted, *(("granted",) if award else ())) if getattr(self, name) is None)

    def superfluous(self) -> tuple[str, ...]:
        """The names of what is given and belongs to a new application, where the award is for one in the ledger."""
        if self.application is None:
            return ()
        return tuple(name for name in _OF_APPLICATION if getattr(self, name))

    def entries(self, new_id: str) -> tuple[Application | Award, ...]:
        """The entries it stands for.

        Args:
            new_id: The id for a new application.
        """
        found: list[Application | Award] = []
        if self.application is None:
            found.append(
                Application(
                    id=new_id,
                    municipality=self.municipality or "",
                    project=self.project or "",
                    partners=self.partners,
                    cooperation=self.cooperation,
                    requested=self.requested,
                    cost=self.cost,
                    received=self.received,
                    roles=self.roles,
                    area=self.area,
                )
            )
        if self.granted is not None:
            application = new_id if self.application is None else self.application
            found.append(Award(application, self.granted, self.decided, self.case))
        return tuple(found)
