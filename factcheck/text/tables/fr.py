"""French."""

from factcheck.text.tables.words import Words

WORDS = Words(
    never="p.ex c.-à-d c.à.d cf env i.e n.b resp",
    title=(
        "M mm mme mmes mlle mlles mgr me mes dr drs pr prof profs st ste sts stes gal gén col "
        "cdt cne lt ltt sgt adj amb min dép sén prés dir hon r.p p.p fr frs sr vve bd bld "
        "boul av pl ch rte fg fbg imp all pdt vice-pdt cpt bât rés éd dir.gén sec trés"
    ),
    number=(
        "no nos n° nº n art arts p pp pag pages chap vol vols fig figs t tél tel réf al par § "
        "alin éd ch s sq sqq st cap rés app bât"
    ),
    month="janv jan févr fév mar avr juil juill sept oct nov déc",
    day="lun mer jeu ven sam dim",
    unit="km kg cm mm min sec h ha hab mn mds md mio mrd",
    last="etc",
    closing=(
        "s.a s.a.r.l s.a.s sarl inc ltd co cie corp jr sr bros av.j.-c apr.j.-c j.-c j.c u.e "
        "e.u ph.d o.n.u s.n.c.f p.-d.g r.-u é.-u é.-u.a ed al av apr vs suiv"
    ),
    capital="me mar min pr no",
    openers=(
        "le la les l un une des du de d ce cet cette ces c ça cela il elle ils elles on je j "
        "nous vous tu son sa ses leur leurs mon ma mes notre nos votre vos et ou mais donc or "
        "ni car si s quand lorsque lorsqu comme puisque parce que qu qui quoi où comment "
        "pourquoi en dans par pour sur sous avec sans chez vers depuis pendant avant après "
        "entre contre selon d'après malgré grâce à au aux ne n pas plus moins très aussi "
        "ainsi alors puis ensuite enfin cependant toutefois pourtant néanmoins outre hier "
        "aujourd'hui demain ici là plusieurs certains certaines beaucoup tous toutes tout "
        "toute chaque aucun aucune personne rien deux trois quatre cinq six sept huit neuf "
        "dix est sont était ont a avait faut y m t quelque quelques même autre autres "
        "d'autres certes désormais actuellement dès lors jusqu afin face non oui"
    ),
    nouns=(
        "policiers témoins experts analystes investisseurs enquêteurs voisins habitants élus "
        "manifestants chercheurs médecins"
    ),
    letters_after=(
        "plan vitamine groupe type hépatite classe catégorie série annexe bloc section ligne"
    ),
    said=(
        "demande déclare répond affirme lance ajoute explique précise souligne insiste assure "
        "dit s'exclame interroge écrit"
    ),
)
