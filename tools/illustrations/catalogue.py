"""Every illustration of the site: where it goes, what it shows, the place that it stands for, who draws it."""

from __future__ import annotations

from tools.illustrations.scene import UPRIGHT, Illustration
from tools.illustrations.scenes import (
    adressage,
    borne_de_recharge,
    carte_blanche,
    carte_en_papier,
    centre_multimedia,
    collines_aux_oliviers,
    courir_pour_kaya,
    ecole_la_nuit,
    ivry_en_gradins,
    materiel_en_attente,
    mur_de_la_solidarite,
    photos_sur_la_carte,
    plan_d_adduction,
    pont_sur_la_vienne,
    route_du_sahel,
    salle_de_consultation,
    table_de_mapathon,
    telephone_dans_le_sable,
    telephone_et_rendez_vous,
    tentes_sous_les_etoiles,
    trois_fenetres,
    une_lettre_sur_la_mer,
)

CHATELLERAULT = (46.81705, 0.54518)
KAYA = (13.0883, -1.08368)
IVRY = (48.81568, 2.38487)
DIANGUIRDE = (14.4885, -9.016)
JIFNA = (31.9623491, 35.2162538)
TINDOUF = (27.67111, -8.14743)
CUBA = (21.63, -78.96)
"""Positions in degrees, latitude first; their sources stand in the stories' front matter."""

_KAYA, _DIANGUIRDE = "chatellerault-kaya", "ivry-dianguirde"
_JIFNA, _TINDOUF, _CUBA = "ivry-jifna-jalazone", "ivry-camps-sahraouis", "ivry-cuba"

ILLUSTRATIONS: tuple[Illustration, ...] = (
    Illustration(
        _KAYA,
        "centre-multimedia",
        "Au crépuscule, un bâtiment bas aux fenêtres éclairées ; sur le toit, une parabole tournée vers le ciel et une"
        " rangée de panneaux solaires.",
        KAYA,
        centre_multimedia.scene,
    ),
    Illustration(
        _KAYA,
        "pont-sur-la-vienne",
        "Un pont de pierre à plusieurs arches enjambe une rivière calme ; au-delà, les toits d’une ville et deux"
        " clochers dans la lumière du matin.",
        CHATELLERAULT,
        pont_sur_la_vienne.scene,
    ),
    Illustration(
        _KAYA,
        "route-du-sahel",
        "Une route de terre ocre file droit dans la savane sèche, entre des herbes jaunes, vers un grand baobab et un"
        " soleil bas.",
        KAYA,
        route_du_sahel.scene,
    ),
    Illustration(
        _KAYA,
        "salle-de-consultation",
        "Une salle vide et claire : une rangée d’écrans allumés sur de longues tables, des tabourets, des volets qui"
        " découpent la lumière.",
        KAYA,
        salle_de_consultation.scene,
    ),
    Illustration(
        _KAYA,
        "adressage",
        "Un plan de ville vu d’en haut : des îlots aux couleurs de terre, des rues claires, de petites plaques"
        " numérotées reliées par des fils à un registre.",
        KAYA,
        adressage.scene,
    ),
    Illustration(
        _KAYA,
        "courir-pour-kaya",
        "Au loin, de petites silhouettes courent en file sur un chemin de crête, sous un grand soleil pâle ; des"
        " fanions claquent au premier plan.",
        CHATELLERAULT,
        courir_pour_kaya.scene,
    ),
    Illustration(
        _KAYA,
        "ecole-la-nuit",
        "La nuit, une petite école de village ; une seule fenêtre éclairée laisse voir des pupitres d’enfants, sous un"
        " ciel très étoilé.",
        KAYA,
        ecole_la_nuit.scene,
        UPRIGHT,
        turned=6,
    ),
    Illustration(
        _KAYA,
        "borne-de-recharge",
        "Un comptoir de bois sous un auvent, où des téléphones de toutes les couleurs se rechargent, reliés par leurs"
        " fils à un panneau solaire.",
        KAYA,
        borne_de_recharge.scene,
    ),
    Illustration(
        _KAYA,
        "telephone-et-rendez-vous",
        "Un téléphone simple posé sur un tissu à motifs, une bulle de message au-dessus de lui ; au loin, un chemin"
        " mène à un petit centre de santé.",
        KAYA,
        telephone_et_rendez_vous.scene,
        UPRIGHT,
    ),
    Illustration(
        _DIANGUIRDE,
        "table-de-mapathon",
        "Une grande table vue du dessus, couverte d’une mosaïque de carrés d’image satellite ; des mains absentes y ont"
        " laissé crayons, tasses et tracés rouges de maisons et de chemins.",
        IVRY,
        table_de_mapathon.scene,
    ),
    Illustration(
        _DIANGUIRDE,
        "ivry-en-gradins",
        "Vus d’en haut, des immeubles de béton clair montent en gradins ; chaque terrasse porte son carré de jardin, du"
        " linge, des arbres.",
        IVRY,
        ivry_en_gradins.scene,
    ),
    Illustration(
        _DIANGUIRDE,
        "materiel-en-attente",
        "Un ordinateur portable fermé, une clé de connexion et un panneau solaire attendent, posés sur une caisse, dans"
        " une pièce vide.",
        IVRY,
        materiel_en_attente.scene,
    ),
    Illustration(
        _DIANGUIRDE,
        "carte-blanche",
        "Une grande feuille presque blanche : une rivière bleue, une route, trois traits fins ; tout le reste est vide,"
        " et un crayon attend sur le bord.",
        DIANGUIRDE,
        carte_blanche.scene,
    ),
    Illustration(
        _DIANGUIRDE,
        "mur-de-la-solidarite",
        "Un mur de rue couvert de petites affiches et de feuillets colorés ; au centre, un grand carré de codes noirs"
        " et blancs, un banc, un vélo.",
        IVRY,
        mur_de_la_solidarite.scene,
    ),
    Illustration(
        _DIANGUIRDE,
        "plan-d-adduction",
        "Un plan vu d’en haut : un puits et sa pompe, un château d’eau, et un réseau de pointillés bleus qui va de cour"
        " en cour.",
        DIANGUIRDE,
        plan_d_adduction.scene,
        UPRIGHT,
    ),
    Illustration(
        _DIANGUIRDE,
        "photos-sur-la-carte",
        "Une carte dessinée à la main, piquée de petits tirages : une porte, un arbre, un puits, un chemin.",
        DIANGUIRDE,
        photos_sur_la_carte.scene,
    ),
    Illustration(
        _DIANGUIRDE,
        "carte-en-papier",
        "Une carte de papier dépliée sur une natte, tenue aux coins par quatre pierres, à l’ombre d’un arbre.",
        DIANGUIRDE,
        carte_en_papier.scene,
    ),
    Illustration(
        _JIFNA,
        "collines-aux-oliviers",
        "Des collines en terrasses se succèdent jusqu’à l’horizon ; des oliviers ronds, des murets de pierre claire,"
        " quelques maisons au loin sous un ciel doré.",
        JIFNA,
        collines_aux_oliviers.scene,
    ),
    Illustration(
        _JIFNA,
        "trois-fenetres",
        "Trois fenêtres dans la nuit, bleue, ocre et verte, reliées par un fil où s’accrochent des bulles de message.",
        IVRY,
        trois_fenetres.scene,
        UPRIGHT,
        turned=8,
    ),
    Illustration(
        _TINDOUF,
        "tentes-sous-les-etoiles",
        "La nuit, de grandes tentes claires dans un désert de dunes basses ; l’une d’elles, éclairée de l’intérieur,"
        " répond à un ciel plein d’étoiles.",
        TINDOUF,
        tentes_sous_les_etoiles.scene,
    ),
    Illustration(
        _TINDOUF,
        "telephone-dans-le-sable",
        "Un téléphone calé sur trois cailloux filme un horizon de sable ; sur son écran, le même horizon, en plus petit"
        " et en plus clair.",
        TINDOUF,
        telephone_dans_le_sable.scene,
        UPRIGHT,
    ),
    Illustration(
        _CUBA,
        "une-lettre-sur-la-mer",
        "Une mer bleue aux vagues régulières, vue de haut ; une enveloppe pliée en voilier la traverse, seule, vers une"
        " côte à peine dessinée.",
        CUBA,
        une_lettre_sur_la_mer.scene,
    ),
)
