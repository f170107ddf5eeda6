"""Problems of themes, and of pages while they are made."""

from __future__ import annotations

from cartostory.problems.catalogue.entry import Entry, translatable
from cartostory.problems.problem import Severity

_INCOMPLETE = translatable("Pages made with the theme would be incomplete.")
_ASK_THE_AUTHOR = translatable("Correct the theme, or ask whoever made it; the theme “default” always works.")
_NO_THIRD_PARTY = translatable("Every reader's visit would be told to another company, and the page would wait for it.")

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "theme-unknown",
        Severity.ERROR,
        translatable("There is no theme called “{name}”."),
        translatable("The pages cannot be made to look as asked."),
        translatable("Write “default”, or the name of a folder in “themes” that holds a file theme.yaml."),
    ),
    Entry(
        "theme-contract",
        Severity.ERROR,
        translatable("The theme was written for contract {contract}, this program keeps contract {ours}."),
        translatable("Its templates would ask for things that pages no longer have, or not yet."),
        translatable(
            "Take the version of the theme that goes with this program, or adapt its templates to the contract."
        ),
    ),
    Entry(
        "theme-file-missing",
        Severity.ERROR,
        translatable("The theme asks for the file “{path}”, which is not there."),
        _INCOMPLETE,
        _ASK_THE_AUTHOR,
    ),
    Entry(
        "theme-file-unreadable",
        Severity.ERROR,
        translatable("This file of the theme cannot be read: {reason}."),
        _INCOMPLETE,
        translatable(
            "Check that it is a file that this account may read; templates and style sheets are text in UTF-8."
        ),
    ),
    Entry(
        "theme-path-outside",
        Severity.ERROR,
        translatable("“{path}” leads out of the theme's folder."),
        translatable("A file that was never meant to be published could end up on the website."),
        translatable("Copy the file into the theme's folder “assets”, and write its path from there."),
    ),
    Entry(
        "theme-third-party",
        Severity.ERROR,
        translatable("The style sheet asks another website for “{target}”."),
        _NO_THIRD_PARTY,
        translatable("Copy the file into the theme's folder “assets”, and write its path here."),
    ),
    Entry(
        "logo-not-a-drawing",
        Severity.ERROR,
        translatable("“{path}” is no drawing that can be published: {reason}."),
        translatable("What a browser cannot read would leave a hole at the head of every page."),
        translatable("Export the logo again as plain SVG, below 500 KB, or as PNG."),
    ),
    Entry(
        "logo-cleaned",
        Severity.WARNING,
        translatable("“{path}” is published without what could act or call elsewhere: {dropped}."),
        translatable("A drawing may hold programs and pictures of other sites; readers would run and fetch them."),
        translatable("Look whether the logo is still right; export it as plain SVG to hear no more of it."),
    ),
    Entry(
        "theme-style-import",
        Severity.ERROR,
        translatable("The style sheet imports “{target}”."),
        translatable("Style sheets are put together into one, where an import is not followed."),
        translatable("Name the file in theme.yaml, under bundles, before this one."),
    ),
    Entry(
        "theme-words-broken",
        Severity.ERROR,
        translatable("This file of translated words cannot be read: {reason}."),
        translatable("Buttons and headings would stand in English on the pages."),
        translatable("Correct the line; an editor for .po files (Poedit, for instance) shows what is wrong."),
    ),
    Entry(
        "theme-logo",
        Severity.ERROR,
        translatable("The logo “{path}” cannot be used."),
        translatable("The pages would stand without the town's sign."),
        translatable("Name an SVG, PNG, WebP or JPEG file that lies in the site's folder."),
    ),
    Entry(
        "template-error",
        Severity.ERROR,
        translatable("The template fails: {reason}."),
        translatable("The page “{page}” cannot be made."),
        translatable(
            "Correct the line of the template, or remove the file so that the default theme's takes its place."
        ),
    ),
    Entry(
        "template-broken",
        Severity.ERROR,
        translatable("The template cannot be read: {reason}."),
        translatable("No page that uses it can be made."),
        translatable(
            "Correct the line of the template, or remove the file so that the default theme's takes its place."
        ),
    ),
    Entry(
        "theme-font-damaged",
        Severity.ERROR,
        translatable("A font of the theme cannot be read: {path} ({reason})."),
        translatable("Pages would be set in whatever font a reader’s device has."),
        translatable("Put a whole WOFF2, TrueType or OpenType file in its place, or take it out of theme.yaml."),
    ),
    Entry(
        "town-font",
        Severity.ERROR,
        translatable("“{path}” is no font file that pages can use."),
        translatable("Pages would be set in other letters than those that the town chose."),
        translatable("Put a WOFF2, TrueType or OpenType file of one face into {folder}/fonts/, and name it here."),
    ),
    Entry(
        "fonts-heavy",
        Severity.WARNING,
        translatable("The fonts of “{language}” weigh {weight} KB; {most} KB are agreed. The heaviest: {heaviest}."),
        translatable("They come before the page has its final look, over networks that are slow and dear."),
        translatable(
            "Name fewer files in “fonts”, or a family with simpler outlines; the theme's own stay below that."
        ),
    ),
    Entry(
        "interface-not-translated",
        Severity.NOTE,
        translatable("In “{language}”, {count} sentences of the pages themselves are not translated: {sentences}."),
        translatable("Another language that most of these readers know stands in for them."),
        translatable("Translate them in themes/locale/{language}/theme.po; a few are better than none."),
    ),
    Entry(
        "link-to-unpublished",
        Severity.WARNING,
        translatable("“{target}” is not among what is published."),
        translatable("The words stay, without a link; a picture or a voice is missing from the page."),
        translatable(
            "Link to something that is published: a draft is not, nor a file of your own that no page shows. Documents "
            "can be attached: .pdf, .odt, .docx, .ods, .xlsx."
        ),
    ),
    Entry(
        "html-left-open",
        Severity.WARNING,
        translatable("A piece of HTML in this story is opened and never closed."),
        translatable("Everything behind it was taken for HTML; the chapters were made one by one to save the rest."),
        translatable("Look for a tag such as <div> without its </div>, or write the passage in Markdown."),
    ),
)
