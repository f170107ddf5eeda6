"""The header of a table -> which column is which key. Who made the form chose the words; these are the usual ones."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from cartostory.model.spelling import fold

Wanted = Mapping[str, tuple[str, ...]]
"""The names by which a column may be called, in folded letters, by key."""

_PLACES: Wanted = {
    "lat": ("latitude", "lat"),
    "lon": ("longitude", "lon", "lng"),
    "where": ("lieu", "ou", "salle", "adresse du lieu", "adresse", "where", "place", "venue", "location"),
    "story": ("partenariat", "histoire", "story", "partnership"),
}
EVENTS: Wanted = {
    **_PLACES,
    "title": ("titre", "intitule", "nom de l evenement", "evenement", "title", "event", "name"),
    "start": ("date de debut", "debut", "date", "jour", "quand", "start", "start date", "day"),
    "hour": ("heure de debut", "heure", "horaire", "start time", "time", "hour"),
    "end": ("date de fin", "fin", "end", "end date"),
    "end_hour": ("heure de fin", "end time"),
    "who": ("organisateur", "organise par", "association", "structure", "porteur", "who", "organiser", "organizer"),
    "text": ("description", "presentation", "texte", "message", "contenu", "text"),
    "price": ("tarif", "prix", "price", "cost"),
    "access": ("accessibilite", "acces", "accessibility", "access"),
    "themes": ("thematique", "thematiques", "themes", "theme", "topics"),
}
WALL: Wanted = {
    **_PLACES,
    "title": ("titre", "objet", "sujet", "title", "subject"),
    "author": ("auteur", "signature", "association", "structure", "nom", "prenom", "pseudo", "author", "name"),
    "text": ("message", "texte", "votre mot", "contenu", "proposition", "description", "text"),
    "date": ("date", "horodateur", "heure de soumission", "soumis le", "timestamp", "submitted"),
}
PRIVATE = (
    # mailboxes
    "e mail", "email", "mail", "e mails", "emails", "mails", "courriel", "courriels", "mel", "messagerie",
    "adresse electronique", "adresses electroniques", "courrier electronique", "email address", "correo", "correos",
    "البريد", "بريد", "إيميل", "ايميل",
    # telephones
    "telephone", "telephones", "telephonique", "tel", "portable", "mobile", "gsm", "fax", "whatsapp", "phone",
    "phones", "cellphone", "telefono", "telefonos", "movil", "celular", "الهاتف", "هاتف", "هاتفك", "الجوال",
    "جوال", "المحمول", "التليفون", "تليفون",
    # who they are, and where from
    "adresse ip", "ip", "ip address", "nom d utilisateur", "utilisateur", "username", "user", "uid", "identifiant",
    "login", "usuario", "contact", "contacts", "coordonnees", "contacto", "adresse postale", "adresse personnelle",
    "domicile", "postal address", "home address", "direccion postal", "العنوان البريدي", "date de naissance",
    "naissance", "date of birth", "birthday", "fecha de nacimiento", "تاريخ الميلاد",
)  # fmt: skip
"""What people give so that one can write back to them: never brought into files that are published or shared."""


def recognised(header: Sequence[str], wanted: Wanted) -> Mapping[str, int]:
    """Give the column of each key that is found. A column whose whole name fits comes before one that contains it."""
    names = [plain(name) for name in header]
    found: dict[str, int] = {}
    for is_whole in (True, False):
        for column, name in enumerate(names):
            if not name or column in found.values() or is_private(name):
                continue
            key = _key(name, wanted, set(found), is_whole=is_whole)
            if key:
                found[key] = column
    return found


def is_private(name: str) -> bool:
    """Tell whether a column, by its plain name, holds what is nobody else's business."""
    return _IS_PRIVATE.search(name) is not None


def plain(name: str) -> str:
    """Give a column's name as words of any script: no case, no accents, no signs."""
    return re.sub(r"[\W_]+", " ", fold(name)).strip()


_IS_PRIVATE = re.compile(rf"\b(?:{'|'.join(map(plain, PRIVATE))})\b")


def _key(name: str, wanted: Wanted, taken: set[str], *, is_whole: bool) -> str:
    """Give the key whose longest word fits; in a question (“Quel est le titre ?”) it stands among others."""
    fits = (
        (len(word), key)
        for key, words in wanted.items()
        if key not in taken
        for word in words
        if name == word or (not is_whole and re.search(rf"\b{re.escape(word)}\b", name))
    )
    return max(fits, default=(0, ""))[1]
