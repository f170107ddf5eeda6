"""A little site in French, easy French, Arabic, Spanish and Bambara, built once for all tests that look at it."""

from pathlib import Path

import pytest

from cartostory.build.build_site import build_site as build
from cartostory.build.options import Options
from cartostory.build.outcome import Built
from tests.day import TODAY
from tests.once import made_once

FILES = {
    "config.yaml": """title: Ici et là-bas
summary: Deux villes, une carte.
address: https://ville.example.fr/atlas/
languages: [fr, fr-x-falc, ar, bm, es]
translations:
  ar: {title: هنا وهناك}
""",
    "content/partnerships/kaya/story.md": """---
title: Kaya, des écrans
summary: Un centre multimédia.
themes: [numérique]
sources: [Un compte rendu]
towns:
  - {name: Châtellerault, country: FR, lat: 46.81705, lon: 0.54518, names: {ar: شاتيليرو}}
  - {name: Kaya, country: BF, lat: 13.0883, lon: -1.08368}
---

Le chapeau.

## Une demande {: map="12/13.0883/-1.0837" }

Des jeunes demandent.
""",
    "content/partnerships/kaya/story.fr-x-falc.md": """---
title: Des écrans à Kaya
summary: Un lieu pour apprendre.
---

Voici l’histoire.

## Les jeunes demandent

Les jeunes veulent apprendre.
""",
    "content/partnerships/segou/story.md": """---
title: Ségou, au bord du fleuve
summary: Une ville du Mali.
towns:
  - {name: Ségou, country: ML, lat: 13.4317, lon: -6.2157}
---

Le chapeau.

## Le fleuve {: map="9/13.4317/-6.2157" }

Des pirogues.
""",
    "content/partnerships/segou/story.es.md": """---
title: Segú, a orillas del río
summary: Una ciudad de Malí.
---

La entrada.

## El río

Unas piraguas.
""",
    "content/partnerships/segou/story.bm.md": """---
title: Segu maana
summary: Jaw ni yɔrɔw.
---

Maana.

## Ɲinini

Baara.
""",
    "content/partnerships/kaya/story.ar.md": """---
title: كايا
summary: مركز.
translation: machine-aided
---

مقدمة.

## طلب

نص.
""",
}


def site_of_languages(factory: pytest.TempPathFactory) -> Path:
    """Give the folder of the site; `output/` is the website, `codes.txt` the problems that its build told."""

    def make(folder: Path) -> str:
        for name, text in FILES.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, "utf-8")
        done: Built = build(Options(folder, folder / "output", TODAY, jobs=1))
        codes = sorted(found.code for found in done.problems)
        (folder / "codes.txt").write_text("\n".join(codes), "utf-8")
        return "".join(done.crashes) or ("" if done.written else str(done.problems))

    return made_once(factory, "site-of-languages", make)
