"""Why a text is not valid YAML: what PyYAML says of it, in words for whoever writes a report file."""

from __future__ import annotations

from jinshi_cli.messages import _


def reason(said: str) -> tuple[str, str]:
    """Return what is wrong and what to do about it, for what PyYAML (libyaml) says; its own words for what is rare."""
    quote = _("put the value in quotation marks")
    indent = _("look at the indentation of this line and those above")
    close = _("close it, or put the value in quotation marks")
    spaces = _("use spaces")
    known = {
        "did not find expected key": (_("a field was expected here"), indent),
        "could not find expected ':'": (_("a line above is neither a field nor a part of one"), indent),
        "mapping values are not allowed in this context": (_("a colon stands where no field can begin"), quote),
        "found character that cannot start any token": (_("no value begins with this sign"), quote),
        "did not find expected comment or line break": (_("the text after | or > begins on the next line"), indent),
        "found unexpected end of stream": (_("the file ends within quotation marks"), _("close them")),
        "did not find expected alphabetic or numeric character": (_("no value begins with & or *"), quote),
        "did not find expected node content": (_("a value was expected here"), quote),
        "found a tab character that violates indentation": (_("the indentation has a tab"), spaces),
        "found a tab character where an indentation space is expected": (_("the indentation has a tab"), spaces),
        "block sequence entries are not allowed in this context": (_("no list can begin here"), indent),
        "did not find expected '-' indicator": (_("an item of the list (-) was expected here"), indent),
        "did not find expected ',' or '}'": (_("a bracket is not closed"), close),
        "did not find expected ',' or ']'": (_("a bracket is not closed"), close),
        "found unknown escape character": (_("no such sign follows a backslash"), _("use single quotation marks")),
    }
    return known.get(said, (said, indent))
