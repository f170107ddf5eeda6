"""What a consent form says, as the theme's catalogues (`locale/<language>/consent.po`) translate it."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "title": "Consent to publish a picture or a voice",
    "copies": "Two signed copies, one for each party.",
    "number": "Number of this consent",
    "publisher": "Who publishes",
    "name": "Name",
    "reached": "Address, e-mail or telephone",
    "picture": "The picture or the voice",
    "photograph": "Photograph",
    "film": "Film",
    "voice": "Voice recording",
    "file": "File, or sheet attached",
    "date": "Date",
    "place": "Place",
    "author": "By whom it was made",
    "shown": "What is seen or heard",
    "person": "The person",
    "full_name": "First and last name",
    "allowed": "What I allow",
    "agreed": "I have seen the picture or heard the recording, or I was told what is in it. I agree that it be "
    "published free of charge, to tell of the partnership between:",
    "ticked": "I tick what I accept, and that alone:",
    "web": "On the web",
    "web_is": "the publisher’s site, which anybody in the world can see.",
    "print": "On paper",
    "print_is": "booklets, maps, posters, exhibitions.",
    "social": "On social networks",
    "social_is": "the publisher’s accounts there, and the preview that they show when somebody shares the page.",
    "spoken": "My voice may be heard",
    "written": "What I say may be written down, and translated",
    "beside": "My name stands beside it:",
    "yes": "yes",
    "no": "no",
    "first_name": "my first name only",
    "until": "I agree until the end of",
    "never": "The picture or the voice is not sold, not used for advertising, and not shown in a way that harms me.",
    "withdrawn": "I can change my mind",
    "withdrawing": "I can withdraw this consent at any time, without saying why, by writing to:",
    "taken_off": "The picture or the recording is then taken off the site. What has been printed, or copied by others, "
    "cannot always be taken back.",
    "data": "My data",
    "kept": "Whoever publishes keeps this form as proof of my agreement, until it ends and for the years that are "
    "written here. The form is not published. I can ask the data protection officer to show it to me, to correct it or "
    "to erase it, and complain to the French data protection authority, the CNIL (www.cnil.fr).",
    "years": "Years kept afterwards",
    "officer": "Data protection officer",
    "signed": "Signature",
    "read_out": "This form was read out or translated to me, into a language that I understand, by:",
    "signed_at": "Signed at",
    "signed_on": "on",
    "signature": "Signature",
    "minor": "If the person is a minor",
    "child": "Name and age of the child",
    "child_agrees": "The child was told, in words for that age, where the picture will be seen or the voice heard, and "
    "agrees.",
    "both": "Both holders of parental authority sign. If one of them refuses, nothing is published.",
    "guardian_1": "First parent or guardian",
    "guardian_2": "Second parent or guardian",
    "standing": "Mother, father, guardian…",
    "alone": "One person alone holds parental authority (what proves it is attached).",
    "office": "For whoever publishes",
    "entered": "Entered in the rights register on",
    "by": "by",
    "entry": "The consent line of the register:",
}
"""By the names under which the template reads them."""
