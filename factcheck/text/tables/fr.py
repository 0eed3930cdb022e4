"""French."""

from factcheck.text.tables.words import Words

WORDS = Words(
    never="p.ex c.-à-d c.à.d cf env i.e n.b resp",
    title=(
        "M mm mme mmes mlle mlles mgr me mes dr drs pr prof profs st ste sts stes gal gén col "
        "cdt cne lt ltt sgt adj amb min dép sén prés dir hon r.p p.p fr frs sr vve bd bld boul "
        "av pl ch rte fg fbg imp all pdt vice-pdt cpt bât rés éd dir.gén sec trés brig cap capt "
        "comt comm lt-col lcl adj-chef sgt-chef mdl mdl-chef cal bdc vice-am asp cpl cpl-chef "
        "maj gén.de.brig cte ctesse vte vtesse chev dsse insp commiss proc subst ing arch secr "
        "dél présid v.-p vice-prés anc adm préf s.-préf gouv ets éts sté féd synd univ inst "
        "acad hôp bibl trib corr cass crim soc trav pén civ ch.mixte maît ltn s.e s.s s.m s.a.r "
        "s.a.i ss pp rp fam ch.-l gd gde pte hte dpt dr.méd méd vét dipl angl lat gr ital esp "
        "allem russ ge rens proj coord stés dtr"
    ),
    number=(
        "no nos n° nº n art arts p pp pag pages chap vol vols fig figs t tél tel réf al par § "
        "alin éd ch s sq sqq st cap rés app bât fasc fo f° ff coll tit ill pl ann appt apt "
        "graph tabl tab obs rec sect circ trad sous-sect min max livr bull ordonn lég déc arr "
        "cass télécop fax mob bp r.g rg verset t.ii para paragr pts rem liv"
    ),
    month="janv jan févr fév mar avr juil juill sept oct nov déc",
    day="lun mer jeu ven sam dim",
    unit="km kg cm mm min sec h ha hab mn mds md mio mrd trim sem pers",
    last="etc av.j.-c apr.j.-c av.n.è de.n.è n.è",
    closing=(
        "s.a s.a.r.l s.a.s sarl inc ltd co cie corp jr sr bros j.c u.e e.u ph.d o.n.u s.n.c.f "
        "p.-d.g r.-u é.-u é.-u.a ed al av apr vs suiv cies n.d.l.r n.d.t s.c.i s.n.c e.u.r.l ét "
        "arrt suppl ms mss op.cit loc.cit ibid q.g p.c p.s u.m.p p.m.e h.l.m t.g.v o.p.a r.e.r "
        "s.m.i.c dép rég j.-c"
    ),
    capital="me mar min pr no",
    openers=(
        "le la les l un une des du de d ce cet cette ces c ça cela il elle ils elles on je j "
        "nous vous tu son sa ses leur leurs mon ma mes notre nos votre vos et ou mais donc or "
        "ni car si s quand lorsque lorsqu comme puisque parce que qu qui quoi où comment "
        "pourquoi en dans par pour sur sous avec sans chez vers depuis pendant avant après "
        "entre contre selon d'après malgré grâce à au aux ne n pas plus moins très aussi ainsi "
        "alors puis ensuite enfin cependant toutefois pourtant néanmoins outre hier aujourd'hui "
        "demain ici là plusieurs certains certaines beaucoup tous toutes tout toute chaque "
        "aucun aucune personne rien deux trois quatre cinq six sept huit neuf dix est sont "
        "était ont a avait faut y m t quelque quelques même autre autres d'autres certes "
        "désormais actuellement dès lors jusqu afin face non oui hélas bref surtout seul seule "
        "seuls seules parfois souvent toujours jamais bientôt soudain aussitôt auparavant jadis "
        "naguère dernièrement récemment finalement heureusement malheureusement notamment "
        "également concernant quant hors sauf durant derrière devant près loin autour voici "
        "voilà celui celle ceux celles lui eux rares nombreux nombreuses tant tel telle tels "
        "telles reste vient peut-être certain certaine ailleurs après-demain avant-hier environ "
        "parmi via"
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
