"""Spanish."""

from factcheck.text.tables.words import Words

WORDS = Words(
    never=(
        "p.ej ej cf vid i.e q.e.p.d pág.web v.gr aprox op.cit ib ibíd íd ss.aa esp gralm máx mín"
    ),
    title=(
        "sr sra sres srta srtas sras D dª dña dn dr dra dres dras prof profa lic lcdo lcda ing "
        "arq abog gral gral.div cnel tte cap cptán sgto cmdte alte mons fr rvdo rev hno hna sto "
        "sta st san pbro exmo excmo excma ilmo ilma ud uds vd vds av avda pza plza ctra c.ª urb "
        "pte dpto depto col cd mtro mtra gob sen dip min diput secr vicepdte pdte pdta presid "
        "mr mrs ms fco ma mª fdo gmo alc almte ayto prov univ fac esc inst hosp parr abg abgdo "
        "adm admor afmo arz arzbpo obpo card catedr cdte cmdt comdte contralmte coord dipl econ "
        "embaj emb ermita gdor gnral gral.brig gral.bgda intend jz lcdos magdo mag ntra ntro "
        "perito pref presb prof.ª sgdo sr.ª srio ten ten.cnel tcnel tte.cnel tte.gral sarg cbo "
        "sold alfz brig subtte subof comis insp subinsp magistr dir admón secret subsecr "
        "vicealmte vcalmte cnl crnl myr gdmo arqº blvd blvr bulev pso pº psje pje bº rmo rma "
        "rvda rvdma s.s s.m s.e ss.mm m.i.sr excmos excmas ilmos dº d.ª nª cons vicepdta "
        "vicepres gte abr.o lda ldo grdo psic farm vet fund minis"
    ),
    number=(
        "no nº núm núms num nro n art arts pág págs p pp cap caps vol vols fig figs s ss sig "
        "sigs tel teléf tfno ext ap apdo apto ref párr inc lám ed t tít sec fasc fol fº cód reg "
        "exp expte dto decr of ptal esc km párrs vers cláus inciso lib anx a.t n.m rad"
    ),
    month="ene feb mar abr may jun jul ago sep sept set oct nov dic",
    day="lun mié miér jue vie sáb dom",
    hour="a.m p.m h hrs hs",
    unit=(
        "km kms kg kgs m cm mm min seg h ha mill pts ptas mdd mdp dls dlls dól mm² t l cc hab "
        "lts lt gr grs mts mt mins segs pzas kgr"
    ),
    last="etc a.c a.de.c a.n.e",
    closing=(
        "s.a s.l s.r.l s.a.u s.l.u s.a.b s.c cía ltda hnos inc corp ltd co jr sr ee.uu eeuu uu "
        "aa hh oo cc ff rr.hh ff.aa jj.oo cc.oo cc.aa bs.as d.c n.e d.f c.p u.e r.u s.s q.e "
        "ph.d edo prov dist vs ed edit dep trad e.c dcha izda izq izqda ags b.c b.c.s chih coah "
        "dgo gto gro hgo jal mich mor nay n.l oax pue qro q.roo s.l.p sin son tab tamps tlax "
        "ver yuc zac camp edomex s.de.r.l s.de.r.l.de.c.v c.v s.coop s.a.s e.i.r.l s.a.de.c.v "
        "d.m n.s f.c c.f ll.aa ff.ff pp.gg tt.cc n.ª rep.dom p.r máx mín"
    ),
    capital="sin son ver mor tab pue mich camp ags ten",
    openers=(
        "el la los las lo un una unos unas este esta estos estas ese esa esos esas aquel "
        "aquella esto eso él ella ellos ellas yo tú nosotros usted ustedes su sus mi mis "
        "nuestro nuestra y e o u pero sino aunque mas ni si no sí como cuando donde mientras "
        "porque pues que quien quienes qué quién cómo cuándo dónde por para con sin en de del "
        "desde hasta entre sobre tras ante bajo contra según durante al a ya también tampoco "
        "además embargo entonces así luego después antes ahora hoy ayer mañana aquí allí allá "
        "hay había hubo fue es era son eran está están estaba se le les me nos te muchos muchas "
        "algunos algunas varios varias todos todas todo toda cada ningún ninguna nadie nada "
        "otro otra otros otras uno dos tres cuatro cinco seis siete ocho nueve diez más menos "
        "casi solo sólo incluso apenas tal tanto actualmente finalmente posteriormente asimismo "
        "igualmente afirmó dijo añadió señaló tiene tienen ha han quizá quizás acaso ojalá "
        "jamás nunca siempre pronto recientemente aún todavía enseguida junto dentro fuera "
        "cerca lejos detrás delante alrededor debajo encima conforme excepto salvo mediante "
        "aquellos aquellas cuyo cual cuál cuáles cuánto cuántos mucha mucho poca poco pocos "
        "pocas ambos ambas cualquier alguien algo algún alguna aparte queda quedan falta faltan "
        "frente gracias debido respecto ello cuanto"
    ),
    nouns=(
        "fuentes autoridades policías vecinos testigos expertos analistas inversores críticos "
        "miles cientos decenas"
    ),
    letters_after=(
        "plan vitamina grupo tipo hepatitis clase categoría serie anexo bloque letra sección"
    ),
    said=(
        "dijo preguntó gritó respondió exclamó añadió agregó afirmó señaló declaró explicó "
        "contestó insistió advirtió aseguró escribió indicó sostuvo"
    ),
)
