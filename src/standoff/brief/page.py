"""One HTML page that needs nothing beside itself: no script, no font, no picture from elsewhere."""

from __future__ import annotations

from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from standoff.brief.chart import chart
from standoff.brief.clean import clipped, shown
from standoff.brief.network import left_out, network
from standoff.brief.records import Brief, Ref, Sort, Stretch
from standoff.brief.svg import CLASSES

TEMPLATES = files("standoff.brief") / "templates"


def draw(brief: Brief) -> str:
    """Give the page. All that comes from reports and people is escaped."""
    return (
        _environment()
        .get_template("page.html")
        .render(
            brief=brief,
            style=Markup(_source("page.css")),
            network=network(brief.ties, brief.names),
            left_out=left_out(brief.ties),
            chart=chart(brief.spots, brief.names),
            sorts=[(sort, CLASSES[sort]) for sort in Sort],
        )
    )


def _environment() -> Environment:
    environment = Environment(
        autoescape=True,
        loader=FunctionLoader(_source),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters |= {"shown": shown, "clipped": clipped}
    environment.tests |= {
        "stretch": lambda part: isinstance(part, Stretch),
        "ref": lambda part: isinstance(part, Ref),
    }
    return environment


def _source(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")
