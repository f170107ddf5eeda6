"""What readers type, and what they mean: the table by which the search is judged. In: language, typed, the title.

The title has to be among the first five that are found (`FIRST`), whatever spaces it is set with.
"""

FIRST = 5

DIANGUIRDE = "Dianguirdé, remplir le blanc de la carte"
KAYA = "Kaya, des écrans et des lampes"
JIFNA = "Jifna et Jalazone, treize cents mètres"
TINDOUF = "Tindouf, la parole filmée"
CUBA = "Cuba, une page presque blanche"
SUMS = "Soixante-quinze mille euros en six ans"
LAMP = "La lampe de l’école"

QUERIES = (
    # names of towns and places, as the sources spell them, as one hears them, as fingers slip
    ("fr", "Dianguirdé", DIANGUIRDE),
    ("fr", "dianguirde", DIANGUIRDE),
    ("fr", "Dianguiré", DIANGUIRDE),
    ("fr", "DIANGUIRE", DIANGUIRDE),
    ("fr", "diangirde", DIANGUIRDE),
    ("fr", "Diangirdé Mali", DIANGUIRDE),
    ("fr", "Châtellerault", KAYA),
    ("fr", "Chatellerault", KAYA),
    ("fr", "Châtelleraut", KAYA),
    ("fr", "chatelrault", KAYA),
    ("fr", "chatel", KAYA),
    ("fr", "kaya", KAYA),
    ("fr", "kaia", KAYA),
    ("fr", "Jalazone", JIFNA),
    ("fr", "jalazon", JIFNA),
    ("fr", "jifna", JIFNA),
    ("fr", "Tindouf", TINDOUF),
    ("fr", "tindoof", TINDOUF),
    ("fr", "Smara", "Deux fois Smara"),
    ("fr", "smarra", "Deux fois Smara"),
    ("fr", "cuba", CUBA),
    ("fr", "Bamako", "Ensemble depuis 2005, loin depuis 2012"),
    ("fr", "diema", DIANGUIRDE),
    ("fr", "Diangounte", "Où est Dianguirdé ?"),
    ("fr", "كايا", KAYA),
    ("fr", "ديانغيردي", DIANGUIRDE),
    # subjects, with their accents and without, in one word or several
    ("fr", "eau potable", "L’eau attend sa carte"),
    ("fr", "lampe école", LAMP),
    ("fr", "lampe ecole", LAMP),
    ("fr", "cantine", LAMP),
    ("fr", "panneau solaire", LAMP),
    ("fr", "recharge telephone", LAMP),
    ("fr", "multimédia", "2004 : le centre ouvre ses portes"),
    ("fr", "mulitmedia", "2004 : le centre ouvre ses portes"),
    ("fr", "adressage des rues", "La carte, outil de mairie"),
    ("fr", "impots", "La carte, outil de mairie"),
    ("fr", "oudin santini", "La carte, outil de mairie"),
    ("fr", "mapathon", "Un carré chacun"),
    ("fr", "mapaton", "Un carré chacun"),
    ("fr", "openstreetmap", "Où est Dianguirdé ?"),
    ("fr", "frontieres disputees", "Une frontière, plusieurs cartes"),
    ("fr", "zones blanches", "Une rivière, une route, presque rien"),
    ("fr", "courir pour kaya", "Ce que Châtellerault a reçu"),
    ("fr", "femmes enceintes", "Ce qui résiste, ce qui vient"),
    ("fr", "facebook", "2013 : un échange, puis un groupe"),
    ("fr", "fiche méthode mapathon", "Dessiner la carte d’une commune avec ses ressortissants"),
    ("fr", "ouvrir un centre multimedia", "Ouvrir un centre multimédia avec une ville amie"),
    ("fr", "mention legale", "Mentions légales"),
    ("fr", "conference paris", "Les outils numériques dans la coopération décentralisée"),
    # figures, however their thousands stand apart
    ("fr", "75000", SUMS),
    ("fr", "75 000", SUMS),
    ("fr", "75.000 euros", SUMS),
    ("fr", "30000", SUMS),
    ("fr", "37000 habitants", "Deux villes, une même échelle"),
    ("fr", "3750", "Deux villes, une même échelle"),
    ("fr", "4000 kilometres", "Ensemble depuis 2005, loin depuis 2012"),
    ("fr", "2004", "2004 : le centre ouvre ses portes"),
    ("fr", "200 euros", "Ce que deux cents euros font voir"),
    # English
    ("en", "school lamp", "The school lamp"),
    ("en", "75000", "Seventy-five thousand euros in six years"),
    ("en", "75,000", "Seventy-five thousand euros in six years"),
    ("en", "multimdia center", "2004: the centre opens"),
    ("en", "drinking water", "Water waits for its map"),
    ("en", "Dianguire", "Dianguirdé: filling the blank on the map"),
    # Arabic, with hamza, article and vowels, and without
    ("ar", "كايا", "كايا، شاشات ومصابيح"),
    ("ar", "كَايَا", "كايا، شاشات ومصابيح"),
    ("ar", "الخرائط", "الخريطة، أداة للبلدية"),
    ("ar", "خريطة", "الخريطة، أداة للبلدية"),
    ("ar", "مدرسه", "مصباح المدرسة"),
    ("ar", "المدرسة", "مصباح المدرسة"),
    ("ar", "اداة", "الخريطة، أداة للبلدية"),
    ("ar", "الأداة", "الخريطة، أداة للبلدية"),
    ("ar", "ايفري", "ديانغيردي، ملء بياض الخريطة"),
    ("ar", "الماء", "الماء ينتظر خريطته"),
    ("ar", "ماء", "الماء ينتظر خريطته"),
    ("ar", "37000", "مدينتان بمقياس واحد"),
    ("ar", "٣٧٠٠٠", "مدينتان بمقياس واحد"),
)
