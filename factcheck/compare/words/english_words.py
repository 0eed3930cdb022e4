"""English words that the ranking of passages knows: common, of numbers, of like meaning."""

COMMON = """
a about above across after again against ago all along already also although always am among an and
another any anybody anyone anything are as at away be because become been before being below between
both but by can come could d despite did do does doing don during each either else even ever every
everything except few for from further get give go had has have having he her here hers herself him
himself his how however i if in instead into is it its itself just keep know later less ll m make
many may me might more most much must my myself neither never nevertheless no nor not now of
off on once one only or other otherwise our ours ourselves out over own per perhaps put re
really s said same say says see she should since so some something sometimes somewhere still such t
take than that the their theirs them themselves then there these they this those though through thus
to told too toward towards under unless until up upon us ve very was we well were what whatever when
where whether which while who whom whose why will with within without would yet you your yours
yourself yourselves
"""

NUMBERS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
sixteen seventeen eighteen nineteen twenty
"""
"""By their value, from 0."""
TENS = "thirty forty fifty sixty seventy eighty ninety"
"""By their value in tens, from 3."""
SIGNS = {"percent": "%", "£": "pound", "$": "dollar", "€": "euro"}
"""What is compared as something else."""

GROUPS = """
dead death die killed fatality lives perished victim; kill murder slain homicide; hurt injured
wounded injury casualty; missing unaccounted disappeared vanished; hospital clinic infirmary ward;
doctor physician medic surgeon clinician; nurse medic paramedic; patient sufferer; ill sick disease;
medicine drug medication pill tablet treatment remedy therapy; alcohol drink drunkenness
intoxicated; child kid boy girl youngster infant; teenager adolescent youth teen; pupil student
schoolchild learner; teacher educator instructor; parent mother father; woman female; man male;
people person resident inhabitant citizen local townspeople; population inhabitant resident;
passenger traveller rider commuter; worker employee staff workforce labourer personnel; employ hire
recruit workforce; sack dismiss fire layoff redundancy; resign quit step leave departure; company
firm business corporation enterprise; manufacturer maker producer; company manufacturer; company
operator; firm manufacturer; firm operator; company producer; chief head boss director executive;
boss manager; director manager executive; chief leader; head leader; head chair; chairman chairwoman
chair chairperson president; mayor councillor alderman; minister secretary ministry; lawmaker
parliamentarian deputy legislator senator representative politician; parliament assembly legislature
chamber senate; government state authority administration ministry cabinet; council municipality
councillor; official authority officer spokesperson; spokesman spokeswoman spokesperson; police
officer policeman constable detective; lawyer attorney solicitor barrister counsel; judge magistrate
justice; court tribunal judge; trial hearing proceedings; trial study research experiment test;
ruling verdict judgment decision; sentence jail prison imprisoned term; arrest detain custody
apprehend; charge accuse indict prosecute; accuse allege; suspect defendant accused; guilty
convicted; acquit cleared; appeal challenge contest; fine penalty; sue lawsuit complaint litigation;
investigation inquiry probe examine; investigator inspector examiner inquiry; report document paper
dossier; conclude establish determine; find conclude; find establish; cause reason; blame
responsible; cause behind; accident crash collision incident mishap; disaster catastrophe calamity
tragedy; fire blaze flame burn; explosion blast detonate; flood inundate floodwater deluge; storm
hurricane gale tempest; quake earthquake tremor; rescue save evacuate; evacuate leave flee; evacuate
move; evacuate shelter; shelter refuge; volunteer helper; firefighter fireman brigade; ship vessel
boat ferry; captain master skipper; crew sailor seafarer seaman; plane aircraft jet airliner flight;
airport airfield; car vehicle automobile; bus coach; train railway rail; lorry truck; road street
highway motorway route; line route service; bridge span crossing; house home building dwelling
residence apartment flat; rent lease tenant; school classroom college; university campus academic;
building block premises structure; repair fix mend maintenance renovate restore service maintained;
replace substitute; build construct erect; demolish tear raze; plan scheme project proposal intend;
price cost; charge fee; price charge; cost expense; bill amount; bill invoice; money fund cash
finance; fund finance pay sponsor; pay payment transfer; buy purchase acquire acquisition; sell
sale; sale revenue turnover; income revenue earnings budget; profit earnings; loss deficit; debt owe
loan borrow; tax levy duty tariff; budget spending expenditure; subsidy grant aid support; salary
wage pay earn; share stock; bank lender; investor shareholder; bid tender offer; contract deal
agreement; agree accord agreement; agree settle; rise increase grow climb jump surge higher gain
raised; fall drop decline decrease shrink down lower reduce dip; cut reduce slash trim lower
reduction; raise increase lift hike; double twice twofold; half halve; quarter fourth; expensive
costly dear; cheap inexpensive affordable; large big huge major great; small little tiny minor;
begin start launch commence open; end finish conclude close stop; stop halt suspend cease interrupt
abandon; cancel scrap abandon; delay postpone defer late; delay wait backlog; continue remain; close
shut closure; open reopen inaugurate; show indicate reveal demonstrate suggest; tell inform; declare
announce; announce report; admit concede acknowledge confess; deny reject dispute refute; refuse
decline reject; claim allege assert maintain; warn caution alert; predict foresee forecast; press
push campaign call; demand call urge insist want; ask
request demand; call urge ask; promise pledge vow commit; criticise attack condemn
blame slam; praise welcome hail applaud; complain complaint grumble; apologise sorry regret; support
back favour endorse; oppose object resist; protest demonstrate rally march; protester demonstrator
marcher; strike walkout stoppage; vote ballot poll election; voter electorate; win victory triumph
beat; defeat lose; candidate nominee contender; approve pass back adopt endorse authorise; reject
refuse veto throw; law bill legislation act statute; rule regulation requirement condition; ban
prohibit forbid outlaw bar; allow permit let authorise; permit licence authorisation approval;
regulator watchdog agency board authority; agency authority bureau; office bureau; committee panel
commission board; expert specialist scientist professor; scientist researcher academic; researcher
author; survey poll questionnaire; figure data number statistic; letter mail note; publish release
issue; secret confidential classified; leak disclose reveal; evidence proof; witness bystander
onlooker; meeting session talks gathering; talks negotiation discuss; visit trip tour; arrive reach;
leave depart exit; return back; send dispatch deliver ship; bring carry deliver transport; move
relocate transfer shift; receive obtain; hand provide supply; provide supply offer deliver; need
require necessary; use utilise; help assist aid; retain hold; lack shortage short missing absence;
shortage scarce run; full completely entire whole; empty vacant; last previous; previous former
past; previous earlier former prior past; next following; new fresh latest recent; old elderly aged;
early soon; late overdue; annual year; day daily; fortnight week; decade year; century year; weekend
saturday sunday; morning dawn early; night evening overnight; noon midday; month week; roughly
around approximately nearly almost; exceed top surpass; least minimum; maximum top limit; record
high; high peak; peak height highest top maximum; water supply; pollution contamination; poison
toxic; waste rubbish garbage; river stream; lake reservoir; sea ocean marine; shore coast beach;
forest wood tree; farm farmer agriculture grower; crop harvest; animal livestock cattle; fish
fishery fisherman; food meal; electricity power energy; plant factory works; mine pit colliery; oil
crude petroleum; gas fuel; engine motor; computer software; website site online internet; phone
telephone; camera video footage; picture photo photograph image; newspaper paper daily outlet;
journalist reporter; film movie; book novel; museum gallery; concert performance show gig; festival
event fair; music song; match game fixture; goal score; coach trainer manager; player footballer
striker; team side club squad; league division; stadium arena ground; champion title championship;
army military troops forces soldier; soldier troops serviceman; weapon arms gun firearm; shoot fire
gunfire; attack assault raid strike; war conflict fighting; ceasefire truce; border frontier;
refugee migrant asylum; foreign abroad overseas; export ship sell; church parish; priest vicar
clergy; tourist visitor holidaymaker guest; hotel guesthouse inn; reservation booking; shop store
retailer; shopkeeper trader merchant retailer; customer client consumer shopper; restaurant cafe;
owner proprietor belong; damage destroy wreck harm; destroy ruin wreck demolish; crack fracture
fissure; leak seep seepage escape; defective faulty fault malfunction; dangerous unsafe hazardous
risk; safe safety security; protect guard safeguard; fear worry concern anxious; hope expect; expect
forecast predict anticipate due estimate; estimate reckon assess; angry furious anger outrage; happy
pleased delighted; quick rapid fast swift; slow sluggish; steal theft rob robbery; fraud swindle
scam cheat; bribe corruption kickback; threat threaten; appoint name choose elect nominate; lead
chair; lead head; lead run; run operate manage; join enter; participant attendee enrolled patient;
attend participate; quit drop leave withdraw; test check examine inspection; vaccine jab
immunisation inoculation; outbreak epidemic infection; virus infection; cancer tumour; surgery
operation; pregnant pregnancy; birth born baby; marry wedding; divorce separate; cause trigger lead;
result outcome finding; effect impact consequence; problem difficulty trouble; error mistake wrong
fault; change alter amend; improve better upgrade; worsen deteriorate worse; compare versus; similar
comparable alike; alone sole single; together joint; wall embankment barrier; dam reservoir barrage;
gate sluice; slope bank hillside; roof rooftop; basement cellar; window pane; chart map; alarm alert
siren; speed velocity; weight heavy weigh; deep depth; length long; width wide; height tall high;
temperature degrees; heat warm; heat temperature; cold freezing frost; rain rainfall downpour; snow
ice; drought dry; climate emission carbon; billion bn; million mn; trillion tn; kilometre km;
kilogram kg; tonne ton; pound sterling; rate proportion share percentage; dozen twelve; ten tenth;
five fifth; nine ninth; couple pair two; twice two; first initial; final last ultimate; unemployed
jobless idle; inflation price; economy economic growth output; output production produce; growth
expansion grow expand; recession downturn slump; shrink contract; interest borrowing rate; mortgage
loan; bankrupt bankruptcy insolvent bust liquidation; bankruptcy collapse; collapse fail failure;
merge merger takeover acquire; subsidiary unit arm; headquarters base; founder founded establish
set; deputy vice assistant; treasurer accountant auditor; audit auditor accounts; warehouse depot
shed storage; goods product item merchandise; overtime hours shift; minimum lowest; holiday vacation
leave; childcare nursery kindergarten; elderly pensioner senior; homeless rough; poor poverty
deprived; rich wealthy affluent; neighbour nearby adjacent; village hamlet settlement; capital city;
district neighbourhood quarter borough suburb; province region county; north northern; south
southern; east eastern; west western; centre central middle; hill hillside ridge slope; mountain
peak summit; valley canyon gorge; island isle; tunnel underpass; pavement sidewalk; cyclist bicycle
bike cycling; pedestrian walker; motorist driver drive; limit cap ceiling; traffic congestion
vehicle; park garden playground; pool swim; theatre stage; art artwork painting; artist painter
sculptor; actor actress star; singer musician vocalist; director filmmaker; prize award medal
honour; ceremony celebration; anniversary jubilee; birthday anniversary; funeral burial bury;
autopsy postmortem coroner; body corpse; kidnap abduct hostage; rape assault; assault abuse; abuse
mistreat; beat batter assault; drug narcotic cocaine; smuggle traffic; gang mob; robber thief
burglar; burglary theft; knife stab blade; bomb explosive device; missile rocket projectile; drone
unmanned; munition ammunition shell; warhead missile; launch fire; bullet round; rebel insurgent
militant fighter guerrilla; terrorist extremist militant; civilian noncombatant; invade invasion
incursion; occupy seize capture; withdraw pullout retreat; liberate free; release free freed; escape
flee; hide conceal; search raid hunt; seize confiscate impound; sanction embargo; diplomat
ambassador envoy; embassy consulate; treaty pact accord; summit meeting conference; briefing
conference press; spy espionage; intelligence spy; president leader; premier prime; king monarch
queen royal; party faction; coalition alliance; reform overhaul; referendum plebiscite; mandate
term; seat mandate; opposition rival opponent; rival competitor opponent; hearing session; testify
testimony witness evidence; jury juror; bail custody remand; plead plea; prosecutor prosecution;
probation suspended; innocent acquitted; compensate damages payout; refund reimburse repay; discount
rebate; ticket fare; fare price; timetable schedule; pilot captain; land touchdown; takeoff depart;
crash wreck; wreckage debris; sink sunken capsize; aground stranded stuck grounded; tide current;
fog mist visibility; wind gust; thunder lightning; landslide mudslide; eruption volcano; victim
survivor; survive survivor; trap stuck; nobody none; nothing none; everyone everybody; someone
somebody; sample specimen; placebo dummy sham; dose dosage; nasal nose spray; inhaler puffer;
headache migraine; heart cardiac; lung respiratory breathing; liver hepatic; kidney renal; brain
neurological; blood bleeding; diabetes insulin; obesity overweight; smoke smoker tobacco cigarette;
vape cigarette; symptom complaint; recover recovery; diagnose diagnosis; therapy therapist; mental
psychological psychiatric; pharmacist pharmacy chemist; prescribe prescription; gp doctor; screening
test; gene genetic; cell tissue; species animal; bird fowl; whale dolphin; dog hound puppy; cat
kitten; bee pollinator insect; soil ground; pesticide chemical; chemical substance; radiation
radioactive; nuclear atomic; reactor plant; battery storage; grid network; blackout outage; pipe
pipeline; sewage wastewater sewer; dump landfill; recycle reuse; plastic packaging; satellite
spacecraft; space orbit; astronaut crew; telescope observatory; robot machine; algorithm software
model; app application; user customer; account profile; password login; hack hacker breach
cyberattack; breach leak; platform site; advert advertisement; post message; message text; email
mail; false untrue fake wrong bogus; true correct accurate; hoax fake; lie mislead; mislead deceive;
exaggerate overstate; underestimate understate; transfer move signing; signing contract; sign ink;
striker forward; goalkeeper keeper; midfielder playmaker; defender back; coach boss; referee
official; fan supporter; injury knock; knee leg; season campaign; cup trophy; medal podium; runner
athlete; swimmer athlete; cyclist rider; record best; clause provision; release buyout; debut
appearance; appearance game; draw tie; lead ahead; behind trailing; exam test; grade mark;
curriculum syllabus; tuition fee; degree diploma; scholarship grant; lesson class; headteacher
headmaster principal; professor academic; library archive; bookshop bookseller; author writer; poet
poetry; publisher press; editor editorial; broadcast air; television tv; programme show; series
drama; audience viewer spectator; listener audience; page sheet; caption headline; view watch look
observe; exhibition display show; discover find unearth uncover locate spot; discovery find; split
share divide; equal half; guard watch patrol sentry; pipe tube; gold golden; wood wooden timber;
entrance entry admission access; dig excavate trench; treasure hoard; weather storm forecast;
amateur hobby hobbyist; nationwide nation country; land landowner plot; retired former pensioner;
postman mail post; cousin relative kin family; sketch draw plan; visit view attend; wait queue;
analysis test examination; item object piece thing; altogether total sum overall; worth value
valuable; value estimate appraise; dealer trader seller merchant; age old date; ancient old
historic; chase pursue; intruder trespasser; surround encircle; throw hurl toss; push shove press;
pull drag tow tug; hit strike collide; carry transport haul; load cargo freight; empty drain; fill
full pour; pour spill leak; rip tear; climb ascend scale; descend descent; jump leap; walk march
stroll; travel journey trip; cross traverse; follow pursue; stay remain wait; live dwell reside;
sleep overnight bed; wake awake; sit seat; stand position; rest remainder balance; wash clean; cook
chef kitchen; drink beverage; hungry hunger famine starve; thirsty thirst; tired fatigue exhausted;
weak weaken frail; strong strengthen robust powerful; powerful mighty influential; famous celebrated
renowned; unknown mystery unclear unidentified; unclear uncertain unknown; certain sure; possible
likely probably; likely probable expected; impossible unable; able capable; failure fail
unsuccessful; succeed success achieve; achieve reach attain; attempt try effort seek; goal aim
target objective; aim want intend seek; want wish desire hope; like enjoy love; hate dislike; prefer
favour rather; choose pick select opt; choice option alternative; decide decision resolve; consider
think weigh; believe think; doubt question sceptical; ask question query enquire; answer reply
respond response; explain clarify explanation; describe depict portray call; name dub; mention refer
cite; quote cite; remark comment; discuss debate talk; argue contend claim insist; argument dispute
quarrel row; conversation talk chat; speak talk speech; speech address; shout yell cry; cry weep
tear; laugh smile; silent silence quiet; noise sound loud; hear listen; announce unveil reveal;
notify inform tell; inform brief; information detail data; detail particular; summary overview; list
register catalogue; register enrol sign; record log note; note remark notice; notice spot; remember
recall; learn study; teach train; skill ability; expert specialist consultant; adviser advisor
counsellor consultant; guide guideline advice; advice recommend; recommend advise urge suggest;
propose suggest; idea concept; method approach technique; tool instrument device equipment; device
gadget appliance; equip gear; machine machinery; part component section; section portion segment;
kind type sort category; group band cluster; several handful; numerous dozens; enough sufficient
adequate; extra additional; add extra supplement; remove eliminate strip; eliminate abolish scrap;
replace swap exchange; exchange swap trade; combine join merge; separate split; link connection
relation tie; attach fix; loose loosen; tight strict; strict tough harsh stringent; gentle mild;
severe serious grave heavy; serious critical grave; critical crucial vital; important key
significant major; main chief principal primary; basic fundamental; simple easy; complex
complicated; clear obvious plain; invisible hidden; public open; private personal; secretly covert;
official formal; legal lawful; illegal unlawful illicit; valid lawful; unfair unjust; honest frank
candid; frank blunt candid; dishonest crooked; brave courage bravery heroic hero; kind generous;
cruel brutal; violent violence brutal; calm peaceful; peace truce; panic alarm fear; shock stunned;
surprise unexpected; sudden abrupt; gradual slowly; frequent often regular; rare seldom uncommon;
usual normal ordinary typical; unusual strange odd; special particular; common widespread; general
overall; whole total; partial partly; exact precise; wrong incorrect false; correct right; mistake
slip; perfect flawless; survive remain; appear emerge seem; departure depart leave; beginning start
onset; middle mid half; interval break; pause break suspend; interrupt disrupt; prevent stop avoid
avert; avoid evade dodge; obstruct block hamper; block bar barricade; barrier obstacle fence; fence
railing; protect shield; cover hide; expose reveal; search seek look; measure gauge; count tally
toll; calculate compute; estimate guess; average mean; amount quantity volume; size scale extent;
extent degree scope; area zone region; zone sector; field area; place site spot location; location
site scene; surface floor; floor ground storey; bottom base; top summit; edge rim verge; corner
bend; side flank; front face; rear behind; interior inside; exterior outside outdoor; ceiling roof;
staircase stairs; yard courtyard; gate door entrance; key lock; box crate container; bag sack;
bottle glass; cup mug; rope cable cord; chain link; wire cable; nail screw; stone rock boulder; sand
gravel; brick concrete cement; iron steel metal; copper bronze; silver gold; jewel jewellery gem
diamond; cloth fabric textile; clothes garment dress; shoe boot; hat cap helmet; shirt jersey;
uniform outfit; bread loaf; milk dairy; meat beef pork; vegetable potato; fruit apple; grain wheat
corn cereal; rice grain; sugar sweet; salt salty; wine beer; tea coffee; cinema film; dance ballet;
choir singers; orchestra symphony musician; instrument violin piano; song tune; tune melody; paint
colour; colour tint; black dark; white pale; bright light; dark night; shine glow; light lamp;
candle flame; smoke fume; smell odour stench; taste flavour; touch feel; pain ache hurt; heal cure
recover; cure remedy; healthy fit; fit suitable; proper appropriate suitable; use usage consumption;
consume consumption use; waste squander; spend expense; saving cut; poor needy; donate gift
contribute; gift present donation; charity foundation nonprofit; volunteer unpaid; foundation trust;
trust confidence; confidence faith; faith religion belief; mosque temple; pray prayer worship; holy
sacred; soul spirit; ghost spirit; dream vision; plan blueprint; path trail track; track railway;
junction crossroads intersection; roundabout junction; station stop; harbour port dock pier quay;
pier jetty; anchor moor; sail voyage; voyage journey crossing; luggage baggage suitcase; passport
visa; customs border; homeland native; native indigenous; stranger foreigner; friend companion ally;
ally partner; partner spouse husband wife; brother sister sibling; son daughter child; grandfather
grandmother grandparent; uncle aunt; orphan orphanage; twin pair; marriage wedding; lover partner
girlfriend boyfriend; enemy foe
"""
"""Words that a second reporter may use instead, a semicolon after each group.

Opposites such as "rise" and "fall" are never together. A word may be in several groups; forms that
stemming joins are there once. These words also tell what a sentence says when sources are compared;
english_like_meaning.txt has more of them, for the ranking alone.
"""
