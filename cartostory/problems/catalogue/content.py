"""Problems that the rules of `check/` find: in names, links, files, positions, translations, settings, weight."""

from __future__ import annotations

from cartostory.problems.catalogue.entry import Entry, translatable
from cartostory.problems.problem import Severity

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "story-without-chapters",
        Severity.ERROR,
        translatable("The story has no chapters."),
        translatable(
            "Chapters move the map, and they are what readers send to each other; without any, the map shows one "
            "picture only."
        ),
        translatable("Begin each part of the text with a line such as: ## The well is dug"),
    ),
    Entry(
        "empty-chapter",
        Severity.NOTE,
        translatable("The chapter “{title}” holds no text."),
        translatable("A reader who does not see the map finds nothing here."),
        translatable("Write a sentence or two, or take the heading out."),
    ),
    Entry(
        "repeated-chapter-title",
        Severity.NOTE,
        translatable("The chapter “{title}” has the same title as the one of line {other}."),
        translatable(
            "Both stand in the story’s contents and cannot be told apart; the address of this one ends with #{anchor}."
        ),
        translatable("Give one of the two another title."),
    ),
    Entry(
        "missing-title",
        Severity.ERROR,
        translatable("The title is empty."),
        translatable("Lists, tabs, search engines and screen readers would have nothing to say."),
        translatable("Write it behind “title:”."),
    ),
    Entry(
        "title-too-long",
        Severity.WARNING,
        translatable("The title has {count} characters; at most {most} are shown everywhere."),
        translatable("Search engines and shared links cut the rest off."),
        translatable("Shorten it, and move the rest to the summary."),
    ),
    Entry(
        "missing-summary",
        Severity.WARNING,
        translatable("The story has no summary."),
        translatable("The home page, the feed and shared links show it below the title; here they would show nothing."),
        translatable("Add a line “summary:” with one or two sentences."),
    ),
    Entry(
        "summary-too-long",
        Severity.WARNING,
        translatable("The summary has {count} characters; at most {most} are shown everywhere."),
        translatable("Search engines and shared links cut the rest off."),
        translatable("Keep to one or two sentences; the rest can open the text."),
    ),
    Entry(
        "two-towns-needed",
        Severity.WARNING,
        translatable("The story names {count} of the two towns that a partnership needs."),
        translatable("The opening map, the distance and the twin maps show both ends."),
        translatable("List both towns under “towns:”, each with name, country, lat and lon."),
    ),
    Entry(
        "unknown-country",
        Severity.ERROR,
        translatable("“{country}”, the country of {name}, is not a country code."),
        translatable("The map cannot show where in the world the town is."),
        translatable("Write the two letters of ISO 3166-1: FR for France, BF for Burkina Faso, ML for Mali."),
    ),
    Entry(
        "since-in-the-future",
        Severity.ERROR,
        translatable("The partnership is said to have begun in {year}, which is yet to come."),
        translatable("Readers would see a partnership that does not exist yet."),
        translatable("Correct the year behind “since:”."),
    ),
    Entry(
        "spent-more-than-amount",
        Severity.WARNING,
        translatable("“{name}”: {spent} was spent out of {amount}."),
        translatable("Figures of public money are read twice; this one would raise questions."),
        translatable("Check both figures, or say in the text why more was spent."),
    ),
    Entry(
        "translation-chapter-count",
        Severity.ERROR,
        translatable("The translation ({language}) has {count} chapters, the story in {first} has {expected}."),
        translatable(
            "Chapters are matched in order: from the missing one on, every text would stand beside the wrong map."
        ),
        translatable(
            "Give both the same “##” headings in the same order; a chapter that is not translated yet can keep "
            "its heading and one sentence."
        ),
    ),
    Entry(
        "language-not-listed",
        Severity.WARNING,
        translatable("This text is in a language ({language}) that the site does not have."),
        translatable("The site’s languages are: {languages}. Nobody will find this text."),
        translatable("Add {language} to “languages:” in config.yaml, or correct the file’s name."),
    ),
    Entry(
        "link-without-scheme",
        Severity.ERROR,
        translatable("The beginning of the link “{target}” is missing."),
        translatable(
            "Without it, browsers look for a file of the site by that name, and readers end on an error page."
        ),
        translatable("Write {meant}"),
    ),
    Entry(
        "dead-link",
        Severity.ERROR,
        translatable("The link “{target}” leads to nothing in the site."),
        translatable("A reader who follows it ends on an error page; on paper it cannot be mended."),
        translatable(
            "Write the path from this file to the other one, such as ../other-story/story.md. Capitals and "
            "accents count; a page marked “draft: true” is not published."
        ),
    ),
    Entry(
        "dead-anchor",
        Severity.ERROR,
        translatable("The link “{target}” leads to a chapter “#{anchor}” that is not there."),
        translatable("The reader lands at the top of the page and has to search."),
        translatable(
            "Only ## titles have an anchor: the chapter’s title in small letters with hyphens. Any other title can be "
            "given one: ### Title {{: #anchor }}"
        ),
    ),
    Entry(
        "unknown-link-scheme",
        Severity.ERROR,
        translatable("The link “{target}” cannot be followed from a web page."),
        translatable(
            "It names something on one computer, or something that browsers refuse; the link would be taken out."
        ),
        translatable(
            "Copy the file into the story’s folder and link to it there, or use an address that begins with https://."
        ),
    ),
    Entry(
        "missing-image",
        Severity.ERROR,
        translatable("The picture “{target}” does not exist."),
        translatable("There would be a hole in the page."),
        translatable(
            "Put the picture into the story’s folder photos/, or correct its name here. Capitals and the ending "
            "(.jpg, .jpeg, .png) count."
        ),
    ),
    Entry(
        "picture-from-elsewhere",
        Severity.WARNING,
        translatable("The picture “{target}” stands on another site."),
        translatable("That site would learn who reads yours: the page shows a link instead of the picture."),
        translatable(
            "If you have the right to, save it in photos/ with its author and licence; otherwise make it a plain link."
        ),
    ),
    Entry(
        "missing-cover",
        Severity.ERROR,
        translatable("The picture “{target}”, named as the cover, does not exist."),
        translatable("Lists and shared links would show the story without a picture."),
        translatable("Put it into the story’s folder photos/, or name another one behind “cover:”."),
    ),
    Entry(
        "missing-audio",
        Severity.ERROR,
        translatable("The recording “{target}” does not exist."),
        translatable("The page would offer a voice that nobody can hear."),
        translatable("Put the recording into the story’s folder {folder}/, or correct its name here."),
    ),
    Entry(
        "audio-not-playable",
        Severity.ERROR,
        translatable("The recording “{target}” is in a format that not every browser plays."),
        translatable("Some readers would press the button and hear nothing."),
        translatable("Export it in one of these formats: {known}."),
    ),
    Entry(
        "audio-without-transcript",
        Severity.ERROR,
        translatable("The recording “{target}” has no transcript."),
        translatable(
            "Deaf readers, and those who cannot play sound where they are, would miss what is said (RGAA, "
            "criterion 4.1)."
        ),
        translatable("Write what is said as the text of this chapter, or inside the block."),
    ),
    Entry(
        "unknown-place",
        Severity.ERROR,
        translatable("There is no place “{name}” in this story."),
        translatable("The map would stay as it was in the chapter before."),
        translatable("Use a name of “places:”, or that of a town in small letters without accents."),
    ),
    Entry(
        "unknown-layer",
        Severity.ERROR,
        translatable("There is no layer “{name}” in this story."),
        translatable("The map would not show what the text speaks of."),
        translatable("Use a name of “layers:”, or declare the layer there with its file."),
    ),
    Entry(
        "unknown-name",
        Severity.ERROR,
        translatable("“{name}” is neither a place, nor a layer, nor a picture of this story."),
        translatable("The map would not know what to show whole, and would stay as it was."),
        translatable("Use a name of “places:” or “layers:”, a town, or the file name of a picture that has a place."),
    ),
    Entry(
        "unknown-comparison",
        Severity.ERROR,
        translatable("“{name}” is neither a layer nor a picture of this story."),
        translatable("Before and after could not be put side by side."),
        translatable("Name two layers, or two files of photos/."),
    ),
    Entry(
        "unknown-location",
        Severity.ERROR,
        translatable("“{name}” is neither a country code nor a place of this story."),
        translatable("The page could not show where in the world this is."),
        translatable("Write the two letters of the country in capitals, such as BF, or a name of “places:”."),
    ),
    Entry(
        "layer-as-place",
        Severity.ERROR,
        translatable("“{name}” is a layer, and “{attribute}” needs a place."),
        translatable("The map would stay as it was in the chapter before."),
        translatable('To show a layer whole, write fit="{name}" instead.'),
    ),
    Entry(
        "photo-not-on-the-map",
        Severity.ERROR,
        translatable("The picture “{name}” has no place on the map."),
        translatable("The map cannot go to where the picture was taken."),
        translatable("Give it “place:”, or “lat:” and “lon:”, in photos/photos.yaml."),
    ),
    Entry(
        "hidden-place-on-the-map",
        Severity.WARNING,
        translatable("The place “{name}” is hidden, so the map cannot go there."),
        translatable("It is marked “precision: hidden”, and is published nowhere; the map stays as it was."),
        translatable("Choose another place for this chapter, or round the point: precision: 5 km."),
    ),
    Entry(
        "same-name-twice",
        Severity.WARNING,
        translatable("“{attribute}” names “{name}” twice."),
        translatable("Two equal maps side by side tell nothing."),
        translatable("Name two different things."),
    ),
    Entry(
        "mixed-comparison",
        Severity.ERROR,
        translatable("“{name}” is a picture, and what it is compared with is a layer."),
        translatable("One slider cannot lie over a map and a photograph: there would be no before and after."),
        translatable("Name two layers, or two files of photos/."),
    ),
    Entry(
        "layer-too-pale",
        Severity.NOTE,
        translatable(
            "{colour}, a colour of the layer “{layer}”, hardly stands out from the maps: its contrast with the land or "
            "the sea is {ratio}, and {least} is needed."
        ),
        translatable("Many readers, and everybody in the sun or on paper, will not see it (WCAG 2.2, 1.4.11)."),
        translatable("Choose a darker colour."),
    ),
    Entry(
        "layer-never-shown",
        Severity.NOTE,
        translatable("No chapter shows the layer “{name}”."),
        translatable("Its file was prepared for nothing, or a chapter forgot it."),
        translatable("Add {name} to the “show” of a chapter, or take the layer out."),
    ),
    Entry(
        "outside-the-world",
        Severity.ERROR,
        translatable("“{name}” lies outside the world: latitude {lat}, longitude {lon}."),
        translatable("It cannot be drawn."),
        translatable(
            "Latitudes go from -90 to 90, longitudes from -180 to 180, in degrees with a decimal point. Look for "
            "a missing point or a digit too many."
        ),
    ),
    Entry(
        "swapped-coordinates",
        Severity.ERROR,
        translatable("Latitude and longitude of “{name}” seem to be swapped: latitude {lat}, longitude {lon}."),
        translatable(
            "The point would be drawn in quite another part of the world, and only someone who knows the place "
            "would see it."
        ),
        translatable(
            "Try latitude {lon}, longitude {lat}. Pasted pairs come in both orders: openstreetmap.org gives the "
            "latitude first, GeoJSON the longitude."
        ),
    ),
    Entry(
        "town-in-another-country",
        Severity.NOTE,
        translatable("The point of “{name}” lies in another country ({other}) than the one written ({country})."),
        translatable("The page names the country beside the town, and the map lights it up."),
        translatable("Correct “country:”, or the town's latitude and longitude."),
    ),
    Entry(
        "position-at-zero",
        Severity.WARNING,
        translatable("“{name}” is placed at latitude 0, longitude 0."),
        translatable("That is in the sea off Africa, and nearly always stands for “not known”."),
        translatable("Give the real position, or leave lat and lon out where they can be."),
    ),
    Entry(
        "text-twice",
        Severity.WARNING,
        translatable("“{title}” stands there twice: {other} says the same."),
        translatable(
            "Shared folders leave copies after a conflict, and readers would see the same entry several times."
        ),
        translatable("Keep the right one of the two files, and delete the other."),
    ),
    Entry(
        "event-ends-before-start",
        Severity.ERROR,
        translatable("“{title}” ends ({end}) before it begins ({start})."),
        translatable("Residents plan their evening by these two lines."),
        translatable("Correct “start:” or “end:”."),
    ),
    Entry(
        "unknown-story",
        Severity.ERROR,
        translatable("There is no story “{name}”."),
        translatable("The page would promise a link to a story that is not there."),
        translatable("Write the name of a folder of content/partnerships, or take the line out."),
    ),
    Entry(
        "duplicate-slug",
        Severity.ERROR,
        translatable("“{slug}” would have the same address as {other}."),
        translatable("One page would replace the other, on some servers even where only capitals or accents differ."),
        translatable("Rename one of the two."),
    ),
    Entry(
        "slug-not-plain",
        Severity.WARNING,
        translatable("The name “{slug}” makes an address that is hard to type."),
        translatable("Capitals, accents and spaces come out as signs such as %C3%A9 in links and QR codes."),
        translatable("Rename it with small letters, digits and hyphens. Do it before the address is printed."),
    ),
    Entry(
        "no-address",
        Severity.NOTE,
        translatable("The site’s address is not set."),
        translatable("QR codes, feeds, the sitemap and the cards of shared links need it; links between pages do not."),
        translatable("Add to config.yaml: address: https://…/"),
    ),
    Entry(
        "address-not-whole",
        Severity.ERROR,
        translatable("“{address}” is not a whole web address."),
        translatable("QR codes and feeds would lead nowhere, and printed codes cannot be corrected."),
        translatable("Write it as a browser shows it on the site’s first page: https://www.example.fr/stories/"),
    ),
    Entry(
        "address-not-encrypted",
        Severity.WARNING,
        translatable("“{address}” begins with http://, not https://."),
        translatable("Browsers warn readers of such pages, and nothing can be kept for reading offline."),
        translatable("Ask your web host for a certificate, then write https://."),
    ),
    Entry(
        "address-without-slash",
        Severity.WARNING,
        translatable("“{address}” does not end with a slash."),
        translatable("The last word of the address would be lost in feeds and QR codes."),
        translatable("Write {address}/"),
    ),
    Entry(
        "unknown-language",
        Severity.ERROR,
        translatable("“{language}” is not a known language code."),
        translatable("Screen readers choose their voice by it, and dates are written by it."),
        translatable("Write fr, en, ar, es, bm … ; in config.yaml: languages: [fr, en]"),
    ),
    Entry(
        "no-messages-in-language",
        Severity.WARNING,
        translatable("The program has no messages in “{language}”."),
        translatable("What it says while building would be in French instead."),
        translatable("Choose one of: {languages}. The languages of your stories are set by “languages:”."),
    ),
    Entry(
        "unknown-time-zone",
        Severity.ERROR,
        translatable("“{zone}” is not a known time zone."),
        translatable("The times of the programme would be wrong in calendars."),
        translatable("Write it as Continent/City: Europe/Paris, Africa/Bamako."),
    ),
    Entry(
        "wrong-colour",
        Severity.ERROR,
        translatable("“{colour}” is not a colour of the form #rrggbb."),
        translatable("Pages, map pictures and paper would each show another one."),
        translatable('Write # and six digits from 0 to f, in quotes: "#0b5d5e".'),
    ),
    Entry(
        "colour-too-pale",
        Severity.WARNING,
        translatable("{colour} is too pale to be read: its contrast with the page is {ratio}, and {least} is needed."),
        translatable(
            "Words, links and lines are set in this colour (WCAG 2.2, 1.4.3). "
            "So that everybody can read them, the site shows the nearest shade that passes, {shade}, everywhere."
        ),
        translatable('Write "{shade}", or choose a darker colour yourself.'),
    ),
    Entry(
        "no-publisher",
        Severity.WARNING,
        translatable("Nobody is named as answering for the site."),
        translatable(
            "A public site has to name its publisher, and the people in the pictures need to know whom to write to."
        ),
        translatable("Add to config.yaml: publisher: {{name: …, contact: …}}"),
    ),
    Entry(
        "no-contact",
        Severity.WARNING,
        translatable("The publisher has no contact."),
        translatable("Someone who wants a picture withdrawn would not know whom to write to."),
        translatable("Add an e-mail address under “publisher:”: contact: …"),
    ),
    Entry(
        "page-too-heavy",
        Severity.WARNING,
        translatable("{page} needs {weight} KB before it can be read; the budget is {most} KB."),
        translatable("On a slow network the reader looks at an empty page and leaves. Heaviest, in KB: {parts}."),
        translatable("Show fewer features on the first map, or raise page_kb under “budget:” in config.yaml."),
    ),
    Entry(
        "live-map-too-heavy",
        Severity.WARNING,
        translatable("The live map of {page} adds {weight} KB; the budget is {most} KB."),
        translatable(
            "On a slow network it comes late, or never; readers are told its weight, and many will do without it. "
            "Heaviest, in KB: {parts}."
        ),
        translatable(
            "Where a layer weighs, keep fewer features with “filter:”, take a simpler geometry, or publish the extract "
            "as PMTiles; where “world” does, let fewer chapters look at whole countries. Or raise live_kb under "
            "“budget:” in config.yaml. The map pictures do not change."
        ),
    ),
    Entry(
        "single-file-photos",
        Severity.NOTE,
        translatable("{page}: photographs are {narrow} to {wide} px wide, so that the file weighs {weight} KB."),
        translatable("The file is sent over messengers, and stays under 1 MB."),
        translatable("Nothing has to be done. Fewer photographs would be larger."),
    ),
    Entry(
        "single-file-too-heavy",
        Severity.WARNING,
        translatable("{page} would weigh {weight} KB without any photograph; {most} KB are allowed."),
        translatable("The story cannot be sent as one file: the button is left out."),
        translatable("Cut the story in two, or show simpler layers on its maps."),
    ),
    Entry(
        "single-file-without-photos",
        Severity.WARNING,
        translatable("{page}: there is no room for the last photographs, {count} in all; {most} KB are allowed."),
        translatable("In the file that is sent over messengers, their words stand in their place."),
        translatable("Take out photographs that say the same thing twice, or cut the story in two."),
    ),
    Entry(
        "story-too-heavy",
        Severity.WARNING,
        translatable("{page} weighs {weight} KB with its pictures; the budget is {most} KB."),
        translatable(
            "In Kaya a gigabyte costs several hours of work: this is what readers pay. Heaviest, in KB: {parts}."
        ),
        translatable(
            "Take out pictures that say the same thing twice, use simpler layers, or raise story_kb under "
            "“budget:” in config.yaml."
        ),
    ),
    Entry(
        "unknown-symbol",
        Severity.ERROR,
        translatable("The map has no sign named “{name}”."),
        translatable("The layer’s points would be bare dots, as if no sign had been asked for."),
        translatable("Choose one of the signs, or take symbol out."),
    ),
)
