"""The words of the writer’s bar, by the names under which its script asks for them."""

from __future__ import annotations

from cartostory.problems.messages import translatable

WORDS = {
    "bar": translatable("The writer’s bar (preview only)"),
    "preview": translatable("Preview"),
    "close": translatable("Close"),
    "save": translatable("Save this view"),
    "place": translatable("New place"),
    "centre": translatable("At the centre of the map"),
    "here": translatable("At the point chosen"),
    "click": translatable("Click on the map where the place is, or take its centre."),
    "name": translatable("Name of the place"),
    "undo": translatable("Undo"),
    "phone": translatable("Phone"),
    "problems": translatable("Problems"),
    "none": translatable("No problem"),
    "elsewhere": translatable("On other pages: {count}"),
    "more": translatable("And {count} more: see the terminal."),
    "ofSite": translatable("Problems of the whole site"),
    "edit": translatable("Open in the editor"),
    "noMap": translatable("Turn the live map on, and go to a chapter."),
    "translations": translatable("Languages"),
    "notThere": translatable("not begun"),
    "chapters": translatable("chapters {share}"),
    "weight": translatable("Weight"),
    "first": translatable("before reading"),
    "whole": translatable("in all"),
    "live": translatable("for the live map"),
    "unit": translatable("KB"),
    "drafts": translatable("Drafts"),
    "isDraft": translatable("This story is a draft: the published site leaves it out."),
    "noDrafts": translatable("No draft: everything here is published."),
    "photos": translatable("Photographs"),
    "add": translatable("Add photographs…"),
    "drop": translatable("Let the photographs go here: they are copied into the story."),
    "dropHint": translatable(
        "Or drop them on this page. Drag one of them onto the live map to say where it was taken."
    ),
    "put": translatable("Place at the centre of the map"),
    "noPlace": translatable("not on the map"),
    "missing": translatable("To fill in: {keys}"),
    "notShown": translatable("Not in the text yet. To show it:"),
    "tooHeavy": translatable("{name} is heavier than 60 MB: nothing was copied."),
    "error": translatable("error"),
    "warning": translatable("warning"),
    "note": translatable("note"),
    "copying": translatable("Copying {name}…"),
    "failed": translatable("The preview does not answer: is it still running?"),
}
MISSING = {
    "entry": translatable("an entry in the register"),
    "alt": translatable("what can be seen"),
    "author": translatable("author"),
    "licence": translatable("licence"),
    "people": translatable("people"),
    "consent": translatable("consent"),
}
