"""English."""

from factcheck.text.tables.words import Words

WORDS = Words(
    never="e.g i.e viz cf v vs op.cit loc.cit a.k.a f.k.a n.b p.s",
    title=(
        "mr mrs ms mx messrs mme mlle mm dr drs prof profs rev revd revs fr frs sr sra br hon "
        "pres gen genl lt lieut col maj capt cpt cmdr comdr cdr adm vadm radm sgt ssgt sfc msgt "
        "cpl pvt pfc spc brig cst pte wo gov govs lt.gov sen sens rep reps del dels amb supt "
        "insp const msgr mons bp abp archbp st sts ste ft mt mts pt asst assoc assy dep atty "
        "attys sec secy sect treas chmn chm cllr ald comr commr dir exec mgr ed eds trans "
        "lt.col lt.gen lt.cmdr maj.gen brig.gen vice.adm rear.adm adj ens rt.hon sgt.maj j.g "
        "s.g cmte subcmte lt.j.g tsgt smsgt cmsgt ssg sgm csm cwo lcpl gysgt amn cpo scpo mcpo "
        "ltjg lcdr ltc ltg comdt commd ch.supt d.supt det.insp det.sgt bro archd archdn ven dcn "
        "deac rab amb.-des cong congr congw assemb asm assem councilm selectm cmsnr comsr "
        "commiss sol.gen att'y dist.atty magis registr sgt.-at-arms parl sub-lt flt fg.off "
        "plt.off sqn wg.cdr gp.capt air.cdre cdre commo prin princ chanc vice-chanc lectr instr "
        "emer det"
    ),
    number=(
        "no nos nr num p pp pg pgs ch chs chap chaps sec secs sect art arts fig figs vol vols "
        "vss par para paras cl pt pts bk ex exh app tab tbl eq eqs rte hwy rm apt ste ext tel "
        "fl ser approx incl ca c circa b d r est rs tk sh max min avg ver rev ed prop props "
        "amend ord reg regs sched rev.stat ref refs fn ff encl bks blk sht reg'n isbn evid usc "
        "stat fed.reg cong.rec app.div dkt pub.l tbls illus pls ll ct.no rms flr"
    ),
    month=(
        "jan feb mar apr jun jul aug sep sept oct nov dec january february march april may june "
        "july august september october november december febr"
    ),
    day=(
        "mon tue tues wed weds thu thur thurs fri sat sun monday tuesday wednesday thursday "
        "friday saturday sunday"
    ),
    hour="a.m p.m",
    unit=(
        "sec secs min mins hr hrs wk wks mo mos yr yrs lb lbs oz in ft mi yd yds km cm mm kg "
        "kgs g mg ml kw mw gw mph kph kmh rpm sq cu gal gals qt pt tbsp tsp m b bn mn tn trn "
        "mil pct doz cwt bbl bbls m.p.h k.p.h r.p.m m.p.g p.s.i b.p.m sq.ft sq.m sq.mi sq.km "
        "sq.in cu.ft cu.m fl.oz ft.-lbs ha tbs ozs fts mls db"
    ),
    last="etc",
    closing=(
        "inc corp co cos ltd llc llp lp plc bros mfg intl int'l univ dept depts inst assn assoc "
        "ave av blvd rd dr st ln ct pl sq pkwy hwy expy tpke bldg bldgs fla jr sr esq ret al "
        "ph.d m.d cia natl nat'l govt gov't org comm cmte div dist mun cty twp approx vs ala "
        "ariz ark calif colo conn del ga ill ind kan kans ky la mass md mich minn miss mo mont "
        "neb nebr nev okla ont ore oreg pa penn penna tenn tex va vt wash wis wisc wyo que alta "
        "sask man b.c n.s n.l n.y n.j n.h n.c n.d n.m s.c s.d w.va r.i d.c p.r mt misc temp "
        "orig cont'd ms mss anon ibid psy.d d.phil m.phil pharm.d d.min m.res m.eng b.eng "
        "m.litt d.litt th.d th.m m.div b.tech m.tech d.sc m.sc b.sc ll.m ll.b b.mus b.ed m.ed "
        "b.com b.comm pty sdn bhd assocs inds svcs hldgs grp mgmt mktg labs terr cres hts trl "
        "fwy xing plz jct byp cswy wy cyn crk est ests mdw nfld nwt p.e.i oxon hants herts "
        "lancs lincs northants notts staffs wilts worcs cambs salop glos leics cir supp cal "
        "rptr cmwlth ct.app sup.ct dist.ct crim civ evid reh'g aff'd rev'd mtn mtns isl hosp "
        "sch schs acad coll ed.d jnr snr"
    ),
    capital=(
        "mar may sun sat mon wed ala ark ill ind la mass miss mo ore pa wash kan man del md me "
        "co cos pres gen col mt ft pt fr art ch ex dec jan apt app fig in ed rep reps rev min "
        "max sen dir exec comm div dist org ms am fri par cl tab est isl cal cir supp crim civ "
        "evid card ven vic sol mb labs wy reg stat cong ref refs staffs notts wilts serial cert "
        "ser"
    ),
    openers=(
        "the a an this that these those he she it they we you i his her its their our my your "
        "there here who whom whose what when where why how which whether if in on at by for "
        "from with without within after before during since until till while as although though "
        "unless because despite but and or so yet nor not however meanwhile moreover "
        "furthermore also still then thus hence therefore otherwise instead indeed nevertheless "
        "nonetheless now once both each every some any many much most more few fewer several "
        "all no none nobody nothing neither either another other others such one two three four "
        "five six seven eight nine ten dozens hundreds thousands millions about around over "
        "under between among amid against according across along behind below beneath beside "
        "besides beyond like unlike near through throughout toward towards upon to of last next "
        "earlier later today tonight yesterday tomorrow soon only even just perhaps maybe is "
        "are was were will would can could do does did has have had may might should must shall "
        "let asked speaking following based given faced it's that's there's he's she's they're "
        "we're i'm you're don't doesn't didn't isn't aren't wasn't weren't won't can't couldn't "
        "nearly almost roughly recently currently previously initially originally eventually "
        "finally similarly likewise additionally consequently separately overall everyone "
        "everybody everything someone somebody something anyone anybody anything less half out "
        "off up down back again never always often sometimes usually yes well oh please thank "
        "thanks shortly elsewhere whatever whoever whenever wherever amidst including "
        "regardless barring pending assuming considering judging ever hardly rarely seldom "
        "barely scarcely somehow anyway certainly clearly obviously surely unfortunately "
        "fortunately sadly luckily reportedly allegedly apparently presumably typically "
        "generally traditionally historically ironically interestingly notably specifically "
        "especially particularly frankly honestly compared afterward afterwards thereafter "
        "overnight nowadays meantime far"
    ),
    nouns=(
        "police officials authorities critics residents supporters opponents staff shares "
        "lawyers prosecutors investigators detectives analysts economists investors experts "
        "scientists researchers voters workers employees lawmakers legislators regulators "
        "executives customers consumers students teachers parents doctors nurses patients "
        "hospitals schools protesters demonstrators activists campaigners rescuers firefighters "
        "paramedics witnesses neighbors neighbours relatives families friends fans players "
        "coaches farmers drivers passengers tourists migrants refugees soldiers troops rebels "
        "militants negotiators diplomats reporters journalists readers editors people men women "
        "children sales profits revenue revenues prices stocks markets exports imports "
        "inflation unemployment growth demand supply production rates taxes tariffs results "
        "data figures polls turnout rain snow crews forecasters inspectors auditors judges "
        "jurors defendants plaintiffs company companies banks airlines carmakers retailers "
        "manufacturers unions leaders members talks negotiations attempts efforts emergency "
        "flights trains roads power water food users councils trustees villagers crowds bidders "
        "buyers sellers borrowers lenders landlords tenants homeowners commuters cyclists "
        "pedestrians motorists pilots sailors miners bankers traders brokers donors volunteers "
        "candidates delegates ministers mayors governors senators aides allies rivals defenders "
        "developers builders engineers designers programmers hackers scammers thieves suspects "
        "gunmen attackers survivors victims mourners worshippers pilgrims monks priests nuns "
        "bishops imams singers actors filmmakers authors artists museums galleries theaters "
        "theatres restaurants bars hotels shops stores factories plants mills farms fishermen "
        "hunters hikers climbers skiers swimmers runners wildfires floods storms winds "
        "temperatures earthquakes hurricanes tornadoes bus buses ships ferries tickets crops "
        "cattle sheep wolves bears dogs cats bees scholars historians archaeologists biologists "
        "chemists physicists astronomers veterans cadets recruits officers guards inmates "
        "prisoners detainees hostages captives"
    ),
    letters_after=(
        "plan vitamin type group grade class category hepatitis influenza model option section "
        "exhibit schedule appendix pier gate level team block series route line tier phase "
        "generation gen part figure table column row sample case item point war version variant "
        "size cup zone area hall building terminal platform wing ward unit division league "
        "title chapter article annex form step question answer witness patient letter note "
        "studio district malcolm between serie compound factor particle strain subtype camp "
        "dock berth room desk formula protocol radio"
    ),
    prepositions="at by around about on in before after shortly just",
    said=(
        "said says asked asks told tells added adds shouted shouts cried cries replied "
        "replies wrote writes tweeted insisted argued warned joked exclaimed yelled continued "
        "explained recalled declared responded posted wondered whispered answered muttered "
        "screamed demanded announced quipped snapped laughed sighed inquired remarked "
        "observed noted countered concluded called chanted sang roared thundered pleaded "
        "begged texted commented"
    ),
)
