"""A number and a seed -> a site of text stories, the same bytes on every machine: no photograph, no layer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from random import Random

CHAPTERS = 6
PARAGRAPHS = 3
SEED = 20161123

_WORDS = """
ville commune quartier école puits place rivière marché jardin chemin pont colline saison pluie lumière carte
voisine voisin famille lettre voyage visite atelier projet semaine année mémoire parole langue chanson cuisine
mairie service bureau réseau panneau lampe câble écran bibliothèque association comité habitante habitant
jeunesse eau énergie forage pompe château réservoir route piste camion vélo autocar frontière village hameau
région premier première nouveau nouvelle petit petite grand grande ancien ancienne commun commune proche
lointain utile ouvre montre apprend dessine compte raconte prépare rejoint partage demande répond construit
relie traverse attend souvent ensemble ailleurs toujours parfois bientôt longtemps ici là-bas chaque plusieurs
beaucoup presque encore avec sans pour dans vers entre depuis pendant après avant chez sous contre malgré
selon quand lorsque parce ainsi que qui dont où mais donc or ni car le la les un une des ce cette ces leur
leurs notre nos
""".split()  # noqa: SIM905 - a page of words, not of quotation marks
_THEMES = ("eau", "énergie", "numérique", "jeunesse", "éducation", "santé", "culture", "agriculture")
_HERE = (
    "{name: Châtellerault, country: FR, lat: 46.81705, lon: 0.54518}",
    "{name: Ivry-sur-Seine, country: FR, lat: 48.81568, lon: 2.38487}",
)
_THERE = (
    "{name: Kaya, country: BF, lat: 13.0883, lon: -1.08368}",
    "{name: Dianguirdé, country: ML, lat: 14.4885, lon: -9.016}",
    "{name: Jifna, country: PS, lat: 31.9623491, lon: 35.2162538}",
    "{name: Tindouf, country: DZ, lat: 27.67111, lon: -8.14743}",
)
_CONFIG = """\
title: Corpus de mesure
summary: "Des histoires tirées au sort, toujours les mêmes, pour mesurer le temps de construction."
languages: [fr]
address: https://mesure.example.org/
publisher: {name: Mesure, contact: mesure@example.org}
"""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Where a corpus stands, and its stories' files in order."""

    root: Path
    stories: tuple[Path, ...]

    @property
    def text_bytes(self) -> int:
        """Give how much text the stories hold."""
        return sum(file.stat().st_size for file in self.stories)


def write_corpus(root: Path, count: int, *, with_towns: bool = False) -> Corpus:
    """Write a site of `count` stories into a new folder. Stories with towns have a map picture in every chapter."""
    root.mkdir(parents=True)
    (root / "config.yaml").write_text(_CONFIG, encoding="utf-8", newline="\n")
    files = []
    for number in range(count):
        file = root / "content" / "partnerships" / slug(number) / "story.md"
        file.parent.mkdir(parents=True)
        file.write_text(story(number, count, with_towns=with_towns), encoding="utf-8", newline="\n")
        files.append(file)
    return Corpus(root, tuple(files))


def slug(number: int) -> str:
    """Name a story."""
    return f"histoire-{number:04d}"


def story(number: int, count: int, *, with_towns: bool = False) -> str:
    """Write a story: front matter, a lead, six chapters with links to the web and to other stories, lists, notes."""
    chance = Random(f"{SEED}/{number}")  # noqa: S311 - the same text every time is the point
    parts = [_front_matter(chance, number, with_towns=with_towns), _paragraph(chance)]
    for chapter in range(CHAPTERS):
        parts.append(f"## {_sentence(chance, 3, 7)[:-1]} {number}-{chapter + 1}")
        parts += [_paragraph(chance) for _ in range(PARAGRAPHS)]
        parts.append(_links(chance, count, chapter))
        parts.append("\n".join(f"- {_sentence(chance, 4, 9)}" for _ in range(3)))
    parts += [f"[^n{chapter}]: {_sentence(chance, 6, 12)}" for chapter in range(CHAPTERS)]
    return "\n\n".join(parts) + "\n"


def _front_matter(chance: Random, number: int, *, with_towns: bool) -> str:
    themes = ", ".join(chance.sample(_THEMES, 3))
    return "\n".join(
        (
            "---",
            f"title: {_sentence(chance, 3, 6)[:-1]} ({number})",
            f'summary: "{_sentence(chance, 12, 20)}"',
            f"since: {chance.randint(1956, 2016)}",
            f"themes: [{themes}]",
            *((f"towns: [{chance.choice(_HERE)}, {chance.choice(_THERE)}]",) if with_towns else ()),
            f"partners: {{technical: [{_name(chance)}, {_name(chance)}], networks: [{_name(chance)}]}}",
            f'sources: ["{_sentence(chance, 4, 8)}", "{_sentence(chance, 4, 8)}"]',
            "---",
        )
    )


def _links(chance: Random, count: int, chapter: int) -> str:
    other = slug(chance.randrange(count))
    before, between, after = (_sentence(chance, 4, 9)[:-1] for _ in range(3))
    return (
        f"{before} [{_name(chance)}](../{other}/story.md), {between.lower()} "
        f"[{_name(chance)}](https://example.org/{other}/{chapter}) {after.lower()}[^n{chapter}]."
    )


def _paragraph(chance: Random) -> str:
    sentences = [_sentence(chance, 8, 18) for _ in range(chance.randint(3, 5))]
    stressed = chance.randrange(len(sentences))
    sentences[stressed] = f"**{sentences[stressed][:-1]}**."
    return " ".join(sentences)


def _sentence(chance: Random, least: int, most: int) -> str:
    words = chance.choices(_WORDS, k=chance.randint(least, most))
    return " ".join(words).capitalize() + "."


def _name(chance: Random) -> str:
    return " ".join(chance.choices(_WORDS, k=2)).capitalize()
