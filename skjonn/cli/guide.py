"""`skjonn guide`."""

from typing import Annotated

import typer

from skjonn.cli import complete, options


def guide(
    topic: Annotated[
        str | None,
        typer.Argument(metavar="[TOPIC]", help="The topic to show.", autocompletion=complete.topics),
    ] = None,
    *,
    search: Annotated[
        str | None, typer.Option("--search", metavar="WORDS", help="List the sections that have all these words.")
    ] = None,
    report: options.Report,
) -> None:
    """Read the guide.

    Without a topic, it lists the topics. On a terminal, it shows a page in the pager that SKJONN_PAGER or PAGER names,
    else in less. Pages that are translated are shown in the language of --lang, the others in English.
    """
    from skjonn.cli import pager
    from skjonn.cli.output import Output
    from skjonn.guide import page, topics
    from skjonn.guide import search as search_in
    from skjonn.inputs.choice import one_of
    from skjonn.render.guide import guide_page
    from skjonn.reports import guide as reports

    output = Output.of(report)
    known = topics()
    asked = known if topic is None else (one_of(topic, known, "TOPIC"),)
    pages = [page(each, output.words.language) for each in asked]
    if search is not None:
        output.table(reports.matches(search_in(pages, search), output.words), "table")
    elif topic is None:
        output.table(reports.topics(pages, output.words), "table")
    else:
        text = guide_page(pages[0].text, width=output.width, color=output.color)
        if output.file is not None:
            output.text(text)
        else:
            pager.show(text)
