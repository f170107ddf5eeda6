"""Problems of recordings: their files, their captions, and the rights of the people in them."""

from __future__ import annotations

from cartostory.problems.catalogue.entry import Entry, translatable
from cartostory.problems.problem import Severity

_NOTHING_HEARD = translatable("Readers would press the button and hear nothing.")

ENTRIES: tuple[Entry, ...] = (
    Entry(
        "recording-unreadable",
        Severity.ERROR,
        translatable("The recording “{recording}” cannot be opened: {reason}."),
        _NOTHING_HEARD,
        translatable("Close it in other programs, and check that you may read the file."),
    ),
    Entry(
        "recording-damaged",
        Severity.ERROR,
        translatable("The recording “{recording}” is damaged, or is not what its name says."),
        _NOTHING_HEARD,
        translatable(
            "Export it again from the program that recorded it: .mp3, .m4a, .ogg or .opus; .mp4 or .webm for a film."
        ),
    ),
    Entry(
        "recording-truncated",
        Severity.ERROR,
        translatable("The recording “{recording}” breaks off before its end."),
        translatable("A copy or a download has probably stopped on its way; the end of what is said is missing."),
        translatable("Copy the recording again, or ask whoever sent it to send it again."),
    ),
    Entry(
        "recording-too-heavy",
        Severity.ERROR,
        translatable("The recording “{recording}” weighs more than {limit} MB."),
        translatable("On a slow and dear network nobody could hear it."),
        translatable("Export a voice as MP3 or Opus at 64 kbit/s, a film at 480 lines; cut what is not needed."),
    ),
    Entry(
        "recording-not-playable",
        Severity.ERROR,
        translatable("Browsers do not play the recording “{recording}” ({codecs})."),
        _NOTHING_HEARD,
        translatable(
            "Export it again: AAC in .m4a, H.264 and AAC in .mp4, Opus or Vorbis in .ogg, VP9 and Opus in .webm."
        ),
    ),
    Entry(
        "recording-wrong-suffix",
        Severity.WARNING,
        translatable("The recording “{recording}” ends in {suffix}, but is {format}."),
        translatable("It is published as what it is; the name may mislead whoever looks for it."),
        translatable("Give the file the suffix of its format."),
    ),
    Entry(
        "video-without-captions",
        Severity.ERROR,
        translatable("The film “{target}” has no captions."),
        translatable(
            "Deaf readers, and those who cannot play sound where they are, would miss what is said (RGAA, "
            "criterion 4.3)."
        ),
        translatable(
            "Put {captions} beside it: captions in WebVTT. For several languages, name them by language: "
            "film.fr.vtt, film.en.vtt."
        ),
    ),
    Entry(
        "captions-broken",
        Severity.ERROR,
        translatable("The captions “{captions}” are not in the format that browsers read."),
        translatable("The film would play without captions."),
        translatable(
            "Export them as WebVTT in UTF-8: the file begins with WEBVTT, and each line with its times "
            "(00:01.000 --> 00:04.000)."
        ),
    ),
    Entry(
        "player-from-elsewhere",
        Severity.WARNING,
        translatable("This frame (iframe) shows something of another site."),
        translatable(
            "It would tell that site who reads, and when: pages ask nothing of others. Only a link stands in its place."
        ),
        translatable(
            "Write “/// video | https://…” with the address of the film, and inside it a picture and what it shows."
        ),
    ),
    Entry(
        "recording-not-in-register",
        Severity.ERROR,
        translatable("The rights register does not know the recording “{recording}”."),
        translatable("Nobody can say who recorded it, under what licence, and whether the people in it agreed."),
        translatable("Add an entry “{recording}:” with author, licence and people to {register}."),
    ),
    Entry(
        "register-without-recording",
        Severity.WARNING,
        translatable("The register speaks of “{recording}”, but there is no such file."),
        translatable("If the name is misspelt, a recording is left without its rights."),
        translatable("Correct the name, put the file back, or delete the entry. Capitals and suffixes count."),
    ),
    Entry(
        "recording-without-author",
        Severity.ERROR,
        translatable("The register does not say who made the recording “{recording}”."),
        translatable("Authors have a right to be named."),
        translatable("Add author to its entry: a person, an association, or the town."),
    ),
    Entry(
        "recording-without-licence",
        Severity.ERROR,
        translatable("The register does not say under what licence the recording “{recording}” may be published."),
        translatable("Without its author’s permission a recording may not be published."),
        translatable(
            "Add licence to its entry: CC-BY-SA-4.0 for example, or all-rights-reserved where the author has"
            " agreed to this site alone."
        ),
    ),
    Entry(
        "recording-unknown-licence",
        Severity.WARNING,
        translatable("The licence “{licence}” of the recording “{recording}” is not known here."),
        translatable("It stands in the credit as written, but without a link to its text."),
        translatable("Write its name as spdx.org lists it: CC-BY-SA-4.0, CC0-1.0, etalab-2.0."),
    ),
    Entry(
        "recording-people-not-said",
        Severity.WARNING,
        translatable("The register does not say whether people can be recognised in the recording “{recording}”."),
        translatable("A voice is recognised as a face is; silence would pass for “nobody”."),
        translatable("Listen to it and write people: none, people: crowd or people: recognisable in its entry."),
    ),
    Entry(
        "recording-consent-without-reference",
        Severity.WARNING,
        translatable("The consent for the recording “{recording}” names no signed form."),
        translatable("If somebody asks, the town has to show it."),
        translatable(
            "Write as reference the number under which the form is filed. If nobody has signed yet, “cartostory photos "
            "form” prints one."
        ),
    ),
    Entry(
        "recording-minors-not-said",
        Severity.WARNING,
        translatable("The consent for the recording “{recording}” does not say whether children speak or are seen."),
        translatable("Silence would pass for “none”, and a child could be published without its parents’ agreement."),
        translatable("Write minors: none, minors: present or minors: guardian in the consent."),
    ),
    Entry(
        "player-without-picture",
        Severity.NOTE,
        translatable("The link to the film on {host} has no picture."),
        translatable("A link in place of a player says little of the film; a picture shows what it is about."),
        translatable("Write a picture of your own in the block, above the words: ![What it shows](place.jpg)"),
    ),
    Entry(
        "recording-without-consent",
        Severity.ERROR,
        translatable("People can be recognised in the recording “{recording}”, and the register holds no consent."),
        translatable(
            "Everyone has a right to their own voice and image: the town answers for those that it publishes."
        ),
        translatable(
            "Do not publish it before the people have signed: “cartostory photos form” prints the form. Then write "
            "consent with its reference, uses and end in {register}."
        ),
    ),
    Entry(
        "recording-minor-without-guardian",
        Severity.ERROR,
        translatable("Children can be heard or seen in the recording “{recording}”, and nobody has signed for them."),
        translatable("A child’s voice belongs to the child; its parents decide together, and the town answers for it."),
        translatable(
            "Do not publish it before those who answer for each child have signed; then write minors: guardian."
        ),
    ),
    Entry(
        "recording-consent-not-for-web",
        Severity.ERROR,
        translatable("The consent for the recording “{recording}” does not cover the web."),
        translatable("People agreed to other uses, not to be heard by the whole world."),
        translatable(
            "Ask them again; when they have signed, add web to uses. Otherwise take the recording out of the story."
        ),
    ),
    Entry(
        "recording-consent-expired",
        Severity.ERROR,
        translatable("The consent for the recording “{recording}” ended on {until}."),
        translatable("People agreed to be heard until that day."),
        translatable("Ask the people again, or take the recording out of the story."),
    ),
    Entry(
        "recording-consent-ends-soon",
        Severity.NOTE,
        translatable("The consent for the recording “{recording}” ends on {until} (days left: {days})."),
        translatable("From the day after, the site can no longer be built with this recording."),
        translatable("Ask the people now whether they agree to go on."),
    ),
    Entry(
        "recording-withdrawn",
        Severity.ERROR,
        translatable("The recording “{recording}” was withdrawn on {day}."),
        translatable("Whoever asked for that was promised that it would not be published again."),
        translatable(
            "Delete the file. If the withdrawal was a mistake, “cartostory photos restore” takes it off the list."
        ),
    ),
)
