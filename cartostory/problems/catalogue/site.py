"""Problems of the site as a whole: its files, its YAML, its settings."""

from __future__ import annotations

from cartostory.problems.catalogue.entry import Entry, translatable
from cartostory.problems.problem import Severity

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "no-config",
        Severity.ERROR,
        translatable("The folder “{folder}” has no config.yaml."),
        translatable("config.yaml holds the site’s title and settings; without it the folder is not a site."),
        translatable("Go to your site’s folder, or name it with --site. “cartostory new DIR” makes a new site."),
    ),
    Entry(
        "no-content",
        Severity.ERROR,
        translatable("The site has no folder “content”."),
        translatable("The stories, events and pages are read from content/."),
        translatable("Create content/partnerships/, or start a story with “cartostory new story NAME”."),
    ),
    Entry(
        "no-story",
        Severity.ERROR,
        translatable("The folder “{folder}” has no story.md."),
        translatable("Every folder of content/partnerships becomes a story; its text is read from story.md."),
        translatable("Add story.md, or move the folder elsewhere."),
    ),
    Entry(
        "file-misnamed",
        Severity.WARNING,
        translatable("“{name}” is not read: it would have to be called {right}."),
        translatable(
            "Some programs hide the end of a name or add to it: the file seems right, and nothing of it is published."
        ),
        translatable("Rename it (in Windows: View, File name extensions shows the whole name)."),
    ),
    Entry(
        "file-not-a-story",
        Severity.WARNING,
        translatable("“{file}” is not published."),
        translatable("In a partnership’s folder only story.md and its translations (story.en.md) are read."),
        translatable("Move a page to content/pages, or name a translation story.LANGUAGE.md."),
    ),
    Entry(
        "story-twice",
        Severity.ERROR,
        translatable("“{file}” and story.md are both the story in {language}."),
        translatable("story.md is written in the site’s first language; only one of the two can be published."),
        translatable("Keep one of them."),
    ),
    Entry(
        "unreadable-file",
        Severity.ERROR,
        translatable("The file cannot be read: {reason}."),
        translatable("What it holds is missing from the site."),
        translatable("Check that the file exists and that you may open it."),
    ),
    Entry(
        "text-too-deep",
        Severity.ERROR,
        translatable("The file cannot be read: things stand in each other too deeply."),
        translatable("A list in a list in a list, hundreds of times: no page could show it, and no reader follow it."),
        translatable("Take the innermost lists, quotations or brackets out of the others."),
    ),
    Entry(
        "text-too-slow",
        Severity.ERROR,
        translatable("The text takes too long to be read: more than {seconds} s."),
        translatable("A text of this length is read in less than a second; something in it repeats without an end."),
        translatable("Look for long rows of the same sign, or of signs that open and never close, and cut them."),
    ),
    Entry(
        "name-reserved",
        Severity.ERROR,
        translatable("“{name}” is a name that Windows keeps for itself."),
        translatable("No file or folder can bear it there: the site could not be copied or published from Windows."),
        translatable("Rename the file or the folder that it comes from."),
    ),
    Entry(
        "not-utf-8",
        Severity.ERROR,
        translatable("The file is not written in UTF-8."),
        translatable("Accents and other scripts would come out as wrong signs."),
        translatable("Save the file again as UTF-8 (in Notepad: Save as, Encoding: UTF-8)."),
    ),
    Entry(
        "yaml-broken",
        Severity.ERROR,
        translatable("These settings cannot be read: {reason}."),
        translatable("One wrong indent or quotation mark hides everything that follows."),
        translatable("Look at this line and the one before: equal indents, a space after “:”, quotes closed."),
    ),
    Entry(
        "yaml-hash",
        Severity.ERROR,
        translatable("A # stands in this value: {text}"),
        translatable(
            "Behind a space, YAML takes # for the beginning of a comment, and the rest of the line would be lost."
        ),
        translatable('Put the value in quotes: "…"; a real comment has a space behind its #.'),
    ),
    Entry(
        "yaml-comment",
        Severity.WARNING,
        translatable("“{key}” reads “{text}” only: “{comment}” is taken for a comment."),
        translatable("Behind a space, YAML takes # for the beginning of a comment: readers will not see it."),
        translatable(
            'If it belongs to the text, put all of it in quotes: {key}: "{text} {comment}". If it is a comment, give '
            "it a line of its own."
        ),
    ),
    Entry(
        "yaml-sign",
        Severity.ERROR,
        translatable("This value begins with {sign}, which is a sign of YAML and no text."),
        translatable("What it stands before would be lost, or the settings could not be read."),
        translatable('Put the whole value in quotes: title: "{sign} …".'),
    ),
    Entry(
        "yaml-two-parts",
        Severity.ERROR,
        translatable("This line ends the settings, and more of them stands below."),
        translatable("A line of “...” or “---” is an end for YAML: what follows would be lost, or printed as text."),
        translatable("Take this line away."),
    ),
    Entry(
        "comma-in-braces",
        Severity.ERROR,
        translatable("“{key}” has a comma inside its text: {text}"),
        translatable("Between braces the comma separates settings: what follows it would be lost, without a word."),
        translatable('Put the text in quotes: {key}: "{text}"'),
    ),
    Entry(
        "yaml-quote-open",
        Severity.ERROR,
        translatable("A quotation mark opens here, and this line does not close it."),
        translatable("All that follows is taken for its text, and the settings below cannot be read."),
        translatable("Close it at the end of the value."),
    ),
    Entry(
        "yaml-brace-open",
        Severity.ERROR,
        translatable("A brace or a bracket opens here, and nothing closes it before the next setting."),
        translatable("All that follows is taken for a part of it, and the settings cannot be read."),
        translatable("Close it at the end of its line: {{name: …, lat: …}}, [one, two]."),
    ),
    Entry(
        "yaml-tab",
        Severity.ERROR,
        translatable("A tab stands before this setting."),
        translatable("YAML counts spaces, and reads no tabs: what follows would be lost."),
        translatable("Replace the tab by spaces, as many as the lines around have."),
    ),
    Entry(
        "yaml-colon",
        Severity.ERROR,
        translatable("A colon followed by a space stands inside this text."),
        translatable("In settings “: ” separates a key from its value, so the rest of the line cannot be read."),
        translatable('Put the text in quotes: title: "Kaya : twenty years".'),
    ),
    Entry(
        "decimal-comma",
        Severity.ERROR,
        translatable("“{key}” has a comma inside its number."),
        translatable("Between braces the comma separates settings: what follows it would be lost, without a word."),
        translatable("Write a point: {key}: {number}"),
    ),
    Entry(
        "yaml-too-deep",
        Severity.ERROR,
        translatable("These settings refer to themselves, or are too large."),
        translatable("References (& and *) can stand for more values than a computer can hold."),
        translatable("Write the values out."),
    ),
    Entry(
        "not-a-mapping",
        Severity.ERROR,
        translatable("“key: value” lines were expected here."),
        translatable("Settings are found by their keys."),
        translatable("Write each setting as a key, a colon, a space and its value."),
    ),
    Entry(
        "key-not-text",
        Severity.ERROR,
        translatable("This key cannot be used."),
        translatable("Settings are found by their keys, which are plain words."),
        translatable("Write a plain word before the colon."),
    ),
    Entry(
        "duplicate-key",
        Severity.ERROR,
        translatable("“{key}” is written twice."),
        translatable("Only one of the two can hold, and nobody could tell which."),
        translatable("Keep one of them."),
    ),
    Entry(
        "unknown-key",
        Severity.ERROR,
        translatable("“{key}” is not a known setting."),
        translatable("A misspelt setting would be ignored without a word."),
        translatable("Correct the word, or take the line out."),
    ),
    Entry(
        "key-without-effect",
        Severity.WARNING,
        translatable("“{key}” does nothing here: {reason}."),
        translatable("Whoever wrote it expects something of it that no reader will see."),
        translatable("Take the line out, or change what keeps it from working."),
    ),
    Entry(
        "missing-key",
        Severity.ERROR,
        translatable("“{key}” is missing."),
        translatable("What needs it cannot be published."),
        translatable("Add a line “{key}: …” here."),
    ),
    Entry(
        "wrong-value",
        Severity.ERROR,
        translatable("The value of “{key}” cannot be understood."),
        translatable("Guessing would publish something that you did not write."),
        translatable("Expected: {expected}."),
    ),
    Entry(
        "page-unfinished",
        Severity.NOTE,
        translatable("Published as drafts, which say so to their readers: {pages}."),
        translatable("The law asks for these pages, and only you can complete them."),
        translatable(
            "“cartostory new page {first}” writes the draft into content/pages. "
            "Complete it, then take the line “unfinished: true” out."
        ),
    ),
    Entry(
        "page-not-completed",
        Severity.WARNING,
        translatable("A blank of this page is still to be filled in: {blank}"),
        translatable("Readers would take the page for finished."),
        translatable("Write what is missing, or mark the page with “unfinished: true”."),
    ),
    Entry(
        "two-outputs-one-path",
        Severity.ERROR,
        translatable("Two pages want the address “{path}”: this one, and that of {other}."),
        translatable("One would silently replace the other."),
        translatable("Rename one of the two folders or files."),
    ),
    Entry(
        "gathered-refused",
        Severity.WARNING,
        translatable("What was gathered from another site is not taken: {reason}."),
        translatable("Its partnerships are missing from the atlas; nothing that cannot be trusted is shown."),
        translatable("Run “cartostory gather” again, or remove the file if that site is no longer wanted."),
    ),
    Entry(
        "data-licence-unknown",
        Severity.WARNING,
        translatable("“{licence}” is no licence that is known."),
        translatable("Portals of open data and other towns’ atlases take a list only under a licence that they know."),
        translatable("Write in config.yaml, for instance: data: {{licence: etalab-2.0}}"),
    ),
    Entry(
        "site-to-gather-unclear",
        Severity.ERROR,
        translatable("This entry of the list names no site, or two."),
        translatable("Nobody can tell where to look, and nothing is gathered until the list is right."),
        translatable("Write either address: https://… or folder: ../ville/output"),
    ),
    Entry(
        "site-to-gather-twice",
        Severity.ERROR,
        translatable("The site {site} is in the list twice."),
        translatable("Its partnerships would be asked for, and counted, twice."),
        translatable("Remove one of the two entries."),
    ),
)
