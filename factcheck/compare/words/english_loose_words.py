"""English words that lead from one to another when passages are ranked, without one meaning."""

LOOSE_GROUPS = """
soldiers infantry unit regiment; officer guard; tanker lorry truck; adult grown; orphan children;
thousands crowd; pub inn bar tavern landlord; landlord owner; apartment floor storey upper; basement
underground; retirement pension elderly; pensioner retiree; diplomat envoy ambassador consul;
embassy consulate ambassador; summon call; bombard shell bomb; range reach distance; target aim hit;
cemetery graveyard grave; coffin grave; mourn grief; ambulance paramedic; emergency urgent urgency;
urgent immediate prompt; immediate instant; wire cable conductor; link connection line; turbine
wind; solar photovoltaic sun panel; reactor nuclear; outage blackout cut; overheat hot temperature;
cool cold chill; boil heat stove; tap water faucet; sewage wastewater effluent; contaminate pollute
taint; chemical solvent substance toxin; sample specimen test; concentration level reading; reading
measurement; limit threshold cap ceiling; permit allow prescribe limit; instruct order direct; order
command instruct; obey comply adhere; comply compliance; violate breach infringe break; breach
violation; obligation duty; compulsory mandatory obligatory; voluntary optional; treaty pact accord
agreement convention; notify notice warn message; message notice note word; recommend advise call;
advice opinion; implement introduce apply carry; install fit equip; equipment kit gear; supervision
monitoring oversight; monitor supervise oversee watch; oversee supervise; unanswered ignored reply;
ignore neglect disregard; complain object; objection protest complaint; dissent oppose object;
trustee board governor; treasurer finance; accounts books ledger figures; penny money cent; wealth
fortune finances; fortune riches; net profit; gala party bash dinner; party celebration; celebrate
mark; anniversary celebration jubilee; flight fly air airline; airline carrier; pilot captain
aviator; fare ticket price; ticket admission pass; subscription subscriber; derail rail track;
carriage coach wagon; locomotive engine; bend curve; curve turn; driver engineer; collision crash
hit; capsize overturn sink; overturn flip; drown sink; sail boat; dinghy boat inflatable raft;
smuggle smuggler traffic; trafficking smuggling; deport expel removal; expel eject banish exclude;
return repatriate; gunshot bullet shot; bullet cartridge round; wound gunshot; pistol gun revolver;
rifle gun; drone uav aircraft; film record footage; filming shoot; tape record; microphone
recording; anonymous unnamed name withheld; identity name; nameless anonymous; testimony evidence
statement account; swear oath; statement communique declaration; declaration proclamation; proclaim
declare; bank shore side riverbank; riverside bank; frontline front line; truce armistice ceasefire;
hostage captive prisoner; prisoner inmate detainee; captive prisoner; warrant order; bail bond;
parole release probation; free release liberate; escape flee abscond; fugitive runaway; evidence
exhibit; alibi evidence; perjury lie; forge counterfeit fake; embezzle misappropriate steal; tabloid
newspaper; magazine journal; column columnist; blog blogger website; post publish; tweet post; viral
spread; broadcast transmit; interview ask question; spokesperson representative; representative
agent delegate; agent adviser representative; camp side team; ballot vote paper; turnout
participation; recount count; constituency seat district; rival opponent challenger competitor;
opponent adversary; incumbent mayor; govern rule reign; reign rule; overthrow topple oust; oust
remove; coup putsch; dictator ruler; premier prime minister; cabinet minister; ministerial minister;
reshuffle cabinet; campaign canvass; slogan motto; manifesto programme; referendum plebiscite vote;
constitution charter; repeal abolish revoke; revoke withdraw cancel; suspend freeze hold; annul void
cancel overturn; overturn quash reverse; uphold confirm; confirm verify validate; verify check;
approval consent permission assent; consent agree; reluctant unwilling hesitant; ready prepared;
eager keen; practise practice train; apprentice trainee; intern trainee; graduate degree alumni;
employment work job; occupation job profession; profession career; career job; vacancy post job;
post position job role; position place rank; rank rate place; ranking league table list; slide drop
slip; slip drop; plunge plummet fall; plummet fall; tumble fall; soar jump rise; boost increase
raise; rebound recover; stagnate flat; unchanged stable; stable steady constant; fluctuate vary;
vary differ; difference gap; gap divide; formula method weighting; criterion standard measure;
standard norm; benchmark standard; response answer return; questionnaire form; respondent
participant; anonymous secret; reputation image; prestige reputation; scandal affair controversy;
controversy dispute; controversial disputed contentious; critic opponent; praise compliment; reward
award prize bonus; award prize win honour; winner champion victor; loser beaten; score net; header
goal; penalty spot; pitch field ground; kick shoot; pass hand; jersey shirt kit; loan lend; agent
broker; fee sum amount; sum amount total; resale sale; qualify reach; relegate drop; friendly match;
coach instructor; train practise; stadium venue; venue place site hall; hall room building;
auditorium hall; stage platform; curtain stage; star celebrity; album record; lyrics song words;
composer music; sculpture statue; statue monument; monument memorial; memorial commemorate; portrait
painting; painting picture canvas; masterpiece painting; auction sale bid; collector collection;
antique old; relic artefact; artefact object find; archaeologist excavation; skeleton bones; fossil
bone; dinosaur fossil; species kind; endangered threatened; habitat environment; nest breed; bird
eagle; horse mare pony; cow cattle; sheep lamb flock; pig swine pork; hen chicken poultry;
poultry chicken bird; bee hive honey; insect bug; pest insect; fertiliser nitrate; soil earth land;
earth ground soil; dust powder; mud silt sediment; sand dune; glacier ice; avalanche snow; landslide
mudslide slip; lava eruption; wildfire blaze fire; smoke haze; hail hailstone; sunny sunshine; cloud
overcast; humid moisture; moisture damp wet; flood overflow; overflow spill; dike levee embankment;
levee dam; pump drain; drain drainage; borehole drill; drill bore; canal waterway channel; channel
canal; estuary mouth; delta estuary; bay gulf; cliff slope; peninsula cape; coastal shore; tide
tidal; wave swell; beach sand; swimmer bather swim; lifeguard rescue; diver dive; submarine vessel;
cargo container; container crate tank; tank container; barrel oil; refinery oil; petrol fuel
gasoline; diesel fuel; battery charge; charger charge; hybrid electric; vehicle van; motorbike
motorcycle; scooter bike; tram streetcar rail; metro underground subway; schedule plan timetable;
punctual time; cancel axe; congestion jam traffic; toll charge; garden yard; gym fitness; hostel
hotel; campsite camp; tent camp; shelter hut; hut cabin; cottage house; mansion villa house; villa
house; palace castle; castle fortress; tower spire; chapel church; cathedral church; bishop
archbishop; pope pontiff; monk monastery; nun convent; imam mosque; rabbi synagogue; pilgrim
pilgrimage; sermon preach; worshipper congregation; parishioner congregation; heaven paradise; hell
inferno; myth legend; legend story; story tale; rumour gossip; joke humour; funny comic; comedy
comic; tragedy drama; novelist author; chapter section; paragraph passage; passage text; language
tongue; dialect language; accent speech; vocabulary words; alphabet letters; essay paper; thesis
dissertation; dissertation doctorate; plagiarism copy; copy duplicate imitate; imitate mimic;
original first; pioneer first; inventor invention; patent invention; innovate new; technology tech;
software program app; application apply request; cyberattack attack; virus malware; server computer;
laptop computer; smartphone phone; screen display; keyboard type; automate automatic; manual hand;
sensor detector; detect find notice spot; satellite orbit; astronaut cosmonaut; spacecraft probe
rocket; planet world; moon lunar; sun solar; galaxy star; physicist physics; chemist chemistry;
laboratory lab; hypothesis theory; theory idea; proof prove; prove show; clinical medical; medical
doctor health; therapy treat; treat treatment; injection jab; syringe needle; side adverse; adverse
harmful; harmful dangerous; harm damage hurt; nausea vomit sick; fever temperature; cough cold; flu
influenza; pneumonia lung; stroke brain; tumour growth; diabetes sugar; diet food; nutrition food;
vitamin supplement; supplement pill; addict user; cannabis marijuana; overdose drug; rehab clinic;
therapist psychologist; psychologist psychiatrist; depression anxiety; suicide kill; midwife birth;
maternity birth; fertility birth; contraception pill; abortion termination; gene genetic dna; dna
genetic; contagious infectious; quarantine isolate; isolate separate; mask face; symptom sign;
diagnosis find; prescription medicine; pharmacy drug; dentist dental; optician eye; blind sight;
deaf hearing; wheelchair disabled; carer care; care look; widow wife; bride groom wedding; pregnant
expect; newborn baby; nephew niece; family household; household home; inherit heir; heir successor;
successor replace; predecessor former; heirloom inherit; insurer policy; premium price; payout
payment compensation; repay reimburse pay; instalment payment; account bank; coin money; currency
money; crowns currency; dollar buck; exchange rate; central bank; bond debt; creditor lender; loan
credit; default fail; deficit shortfall gap; shortfall lack; surplus excess; tariff customs; trade
commerce; commerce business; monopoly competition; competition contest; compete contest; market
trade; wholesale bulk; supermarket grocer store; discount reduction; bargain cheap; luxury
expensive; brand label; label tag; advertise promote; sponsor donor; fundraise collect; collect
gather; gather assemble; assemble meet; crowd people; spectator crowd; queue line; fraction part;
portion share; ration limit; quota limit; restrict limit; restriction limit ban; relax ease; ease
relieve; lift end; impose introduce; enforcement police; sanction penalty; embargo ban; boycott
shun; blockade block; siege surround; invasion attack; occupy hold; occupation hold; surrender
yield; espionage intelligence; intelligence information; traitor treason; treason betray; mutiny
rebel; fighter soldier; terrorist terror; extremist radical; radical extreme; riot unrest; unrest
disturbance; disturbance trouble; clash fight; fight battle; combat fight; casualty victim; evacuee
evacuate; displaced homeless; humanitarian aid; relief aid; charity aid; volunteer help; helper
assistant; aide adviser; secretary assistant; clerk office; supervisor manager; foreman supervisor;
colleague worker; builder construction; architect design; design plan; engineer technician; mechanic
engineer; electrician electric; plumber pipe; carpenter wood; tailor clothes; hairdresser barber;
butcher meat; baker bread; brewer beer; waiter waitress; cleaner clean; janitor caretaker; caretaker
keeper; guard security; shepherd sheep; hunter hunt; poacher hunt; angler fish; trawler fishing; net
fishing; quota catch; catch capture; crime offence; criminal offender; offender convict; pickpocket
thief; mafia mob; bully harass; torture abuse; discrimination bias; bias prejudice; racism racist;
gender sex; gay homosexual; immigrant migrant; emigrate leave; citizenship nationality; nationality
citizen; stateless refugee; census population; birthrate birth; mortality death; lifespan life; toll
number; total number; percent percentage; proportion part; ratio rate; majority half; third 33;
quarter 25; fifth 20; double two; triple three; thrice three; solo alone; lone single; trio three;
quartet four; decade ten; century hundred; millennium thousand; midnight night; noon twelve; dusk
evening; sunrise dawn; sunset dusk; afternoon pm; tomorrow next; yesterday day; today day; currently
present; recently lately; eventually finally; finally end; temporary interim; interim acting;
permanent lasting; lasting durable; brief short; lengthy long; prolong extend; extend extension;
renew extend; expire end; deadline date; date day; calendar date; mg milligram; mw megawatt; gw
gigawatt; kw kilowatt; l litre liter; g gram; cm centimetre; mm millimetre; ha hectare; hectare
acre; hour hr; minute min; degree celsius
"""
"""Words of one matter, a semicolon after each group, as in `english_words.GROUPS`.

Too loose for anything but ranking: a "coffin" is no "grave", but speaks of one.
"""
