"""The town's two colours -> the style sheet that gives them to every page, by day and by night."""

from __future__ import annotations

from cartostory.model import ThemeChoice
from cartostory.shade import night_shade

FILE = "css/colours.css"
"""Where a theme's bundles take them in; the theme's own file of that name shows the default colours."""

_SHEET = """\
/* The two colours. The program writes this file anew: with the town's colours, in shades in which words can be read. */
:root {{ --here: {here}; --there: {there}; --here-ink: {here}; --there-ink: {there}; }}
@media (prefers-color-scheme: dark) {{
  :root {{ --here-ink: {here_at_night}; --there-ink: {there_at_night}; }}
}}
"""


def colours_sheet(choice: ThemeChoice) -> str:
    """Give the style sheet. No page carries a colour of its own, so that none needs a style of its own."""
    here, there = choice.here, choice.there
    return _SHEET.format(here=here, there=there, here_at_night=night_shade(here), there_at_night=night_shade(there))
