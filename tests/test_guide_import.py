"""The settings that the page on importing shows are read."""

import re

from skjonn.codec.settings import decode_settings
from skjonn.model.source import SourceFile
from support.documents import guide_page


def test_the_settings_on_the_page_are_read() -> None:
    (settings,) = re.findall(r"^```toml\n(.*?)^```$", guide_page("import"), re.DOTALL | re.MULTILINE)
    found = decode_settings(SourceFile("skjonn.toml", settings.encode()))
    assert found.faults == ()
    assert [name for name, _ in found.imports] == ["portal"]
