"""German, where every noun has a capital: only an opener tells that a sentence begins."""

from factcheck.text.tables.words import Words

WORDS = Words(
    never=(
        "u o d ehem erl frz insg intern niederl nördl östl südl westl od parl pol sächs bayer "
        "skand techn theol unt vorm wiss zahlr zust jährl monatl wöchentl tägl stellv amtl "
        "angekl bearb begr stat int reg ind mil nat univ phil kgl z.b d.h u.a o.g i.d.r i.e "
        "i.s.d i.s.v m.e v.a z.t z.zt u.u u.u.u bzw ca evtl ggf gegebenenf inkl exkl einschl "
        "vgl zzgl abzgl bspw beispielsw sog allg bes insb insbes d.i z.hd i.a i.v u.z d.s mind "
        "rd zirka ungef eigtl urspr mtl jhrl tgl sämtl u.s.w.u v.l.n.r s.a m.a.w gem lt betr "
        "bzgl z ggü ebd röm kath ev israel amerik engl franz griech lat dt österr schweiz europ "
        "mdl i.v.m i.s i.e.s i.w.s i.d.f v.a.w o.b.d.a e.s i.b i.g z.s i.r.v i.h.v i.j i.f a.a "
        "i.allg i.w i.z.m nachst nachf bisw ggfs u.zw scil jew mglw verm evt i.ü i.b.a resp"
    ),
    title=(
        "abg abt ass bez bgm dir fam gebr ges gr inh kdt kfm mitgl nachf oberst.lt pfr präs "
        "reg.-bez priv.-doz stud wwe bundesmin ministerpräs min.-präs geschf rae gerichtspräs "
        "dr prof fa dipl ing dipl.-ing hr fr frl hl st frh gf med jur phil rer nat habil mag "
        "lic ob obl hptm oblt lt maj gen adm kpt komm min staatssekr vors stv dres mr mrs ms "
        "hrn rechtsanw ra sr em chefred red.leit präsid vizepräs hgf komm.rat vet hort agr oec "
        "silv troph päd paed psych soc pol math techn mont publ theol iur cam pharm phys hc "
        "verw verh verst gesch geb gest gefr ogefr hgefr uffz ofw hfw stfw fw stuffz ltn oltn "
        "olt oberstlt oberstltn brigadegen genmaj genlt brig kapt fkpt kkpt feldw rittm kom "
        "insp oberinsp chefinsp krim.-dir polizeipräs abtinsp grinsp revinsp bez.-insp vizeltn "
        "owm hzg kard erzb bf gft vorst sekr landesr stadtr gemeinder hofr reg.-rat "
        "oberstaatsanw staatsanw oberbürgerm bürgerm obm sen.-prof ao univ.-prof hon.-prof "
        "ass.-prof assoc doz lekt wiss.mit akad rs az aktenz rspr urt beschl rez übers bearb "
        "komp fraktionsvors aufsichtsratsvors bundesgf vizekzlr kzlr prok rev dekl verl abk "
        "afrik arab asiat austral balt bulg chin christl dän eidg eidgen evang fläm gesetzl "
        "hebr histor holl irl isl ital jap jüd kanad kaufm kommunist konserv kroat künstl luth "
        "mündl musl norw offiz öffentl ökol polit poln portug preuß prot rechtl russ schott "
        "schriftl schwäb schwed serb slow slowak soz staatl städt südd nordd türk ugs ukr ung "
        "ungar urk westf wirtsch"
    ),
    number=(
        "nr nrn S art abs ziff s kap bd bde aufl abb tab anm § rn rdnr hs bl fig tel pos vers "
        "ausg lfd geb gest str pkt seit anl lit az min max drs drucks rz rdn erwgr gbl bgbl "
        "gvbl hausnr postf jg zl gz kto blz rdnrn paragr beil mob fax zif zz vv ecli fn fußn "
        "ebda spr vol"
    ),
    month=(
        "jan jän jänn feb febr mär mrz apr jun jul aug sep sept okt nov dez septbr novbr dezbr "
        "oktbr"
    ),
    day="mo di mi do fr sa so",
    unit="pkt",
    last=(
        "usw etc usf u.s.w u.v.m u.v.a u.a.m u.dgl u.dgl.m u.ä.m dgl u.ähnl v.chr n.chr v.u.z n.u.z"
    ),
    closing=(
        "mio mrd bio tsd std sek min jh jhd jhdt jhs chr a.d e.v e.g h.c ag gmbh inc corp ltd "
        "co jun sen jr sr str hrsg hg red verf mwst p.a p.m b.a m.a ph.d u.s.a v.i.s.d.p qm km "
        "kg bhf hbf pl vs al st.gallen u.ä o.ä s.o s.u d.r d.res d.ä d.j i.r i.br a.m a.d.s "
        "a.d.o a.rh a.inn a.d.h i.e.w v.d.h o.d.t o.d.tauber i.schw i.d.opf opf i.obb obb ndb "
        "i.w i.erzgeb a.see ff f stmk vbg ktn bgld mia chf hptstr krs landkr bez gem stdn einw "
        "mitw e.k i.l i.i i.gr aufl b.sc m.sc b.eng m.eng ll.m ll.b h.c.mult"
    ),
    capital="di mi do so mo sa art kap min st gen mag lit pos vers",
    suffixes="str pl",
    openers=(
        "der die das ein eine einer eines einem einen den dem des er sie es wir ihr ich du man "
        "dies diese dieser dieses diesem diesen jener jene jenes sein seine ihre ihren ihrem "
        "ihrer unser unsere mein meine in im an am auf mit nach für und aber doch denn oder "
        "sondern wenn als ob weil da dass damit obwohl während bevor nachdem seit bis bei beim "
        "von vom zu zum zur aus durch gegen ohne um unter über vor zwischen hinter neben trotz "
        "wegen laut hier dort dann danach dabei dafür dagegen darum deshalb daher trotzdem "
        "jedoch allerdings außerdem zudem auch noch schon nur so wie was wer wo wann warum "
        "wieso welche welcher welches nun jetzt heute gestern morgen später zuvor inzwischen "
        "derzeit bisher viele einige mehrere manche alle alles keine kein keiner niemand nichts "
        "jeder jede jedes beide andere zwei drei vier fünf sechs sieben acht neun zehn nicht "
        "ist sind war waren hat haben wird werden kann können soll sollen muss müssen darf mehr "
        "weniger etwa rund insgesamt zuletzt schließlich seither seitdem damals ja nein bislang "
        "erst wir's dazu davon darauf daran darin zwar sollte könnte hätte wäre ebenso somit "
        "folglich mittlerweile zunächst anschließend letztlich immerhin offenbar vielleicht "
        "natürlich möglicherweise manchmal oft meist meistens immer nie niemals jemand "
        "irgendwann weder entweder sowohl sobald solange sofern falls indem woraufhin wofür "
        "wobei weshalb wieder wiederum ferner überdies sonst ansonsten stattdessen vielmehr "
        "zumindest wenigstens bald sofort plötzlich kurz neulich kürzlich vorgestern nachher "
        "vorher davor deswegen hierzu hierfür hierbei hinzu diesmal gleichwohl dennoch "
        "letzteres solche solcher jetzt' insbesondere beispielsweise bleibt gibt gilt geht "
        "kommt ging kam blieb gab galt einig einzig eben gerade dadurch daraufhin daraus "
        "darüber darunter nebenan drinnen draußen außer innerhalb außerhalb binnen gegenüber "
        "entlang gemäß dank statt anstatt sowie sogar selbst besonders ganz sehr zuerst endlich "
        "abends morgens nachts"
    ),
    letters_after=(
        "plan vitamin gruppe typ hepatitis klasse kategorie serie anlage block buchstabe "
        "sektion linie stufe abschnitt"
    ),
    said="sagte fragte rief erklärte antwortete betonte meinte schrieb forderte",
    ordinals=True,
    ordinal_nouns=(
        "januar jänner februar märz april mai juni juli august september oktober november "
        "dezember jahrhundert jahrtausend jahrestag jahr bundes platz rang spiel liga runde "
        "mal tag klasse lauf etage stock weltkrieg kapitel fc sv tsv tc hc sc minute stunde "
        "woche monat quartal halbzeit halbjahr auflage ausgabe geburtstag todestag kongress "
        "parteitag sitzung auge wahl amtszeit etappe satz senat strafsenat zivilsenat kammer "
        "armee division regiment korps infanterie panzer symphonie sinfonie legislatur "
        "parlament bezirk arrondissement folge staffel verhandlungstag prozesstag advent "
        "person grad saison hauptrunde vorlesung lesung internationale deutsche "
        "österreichische schweizer europa filmfestspiele berlinale biennale "
        "untersuchungsausschuss durchgang reich republik mann"
    ),
    determiners=(
        "am der die das dem den des vom zum zur beim bis im ab seit dieser diese diesem jeder "
        "jede jedem ihr ihre ihren ihrem ihrer sein seine seinen seinem seiner unser unsere "
        "mein meine deren dessen und oder ein eine einen einem einer kein keine ins ans fürs "
        "als nach vor gegen mit montag dienstag mittwoch donnerstag freitag samstag sonntag"
    ),
)
