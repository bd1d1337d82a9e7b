"""From a path to a report: find the files, decode them, take a page apart, check the language.

>>> from standoff import intake
>>> list(intake.find(["-"]))
['-']

Nothing heavy is imported before a report needs it.
"""

from standoff.intake.load import NO_DATE, load_report
from standoff.intake.paths import find

__all__ = ["NO_DATE", "find", "load_report"]
