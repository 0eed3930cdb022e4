"""English words with forms or spellings of their own, as the ranking of passages knows them."""

VERBS = """
begin began begun; break broke broken; bring brought; build built; burn burnt; buy bought; catch
caught; choose chose chosen; come came; deal dealt; draw drew drawn; drink drank drunk; drive drove
driven; eat ate eaten; fall fell fallen; feed fed; feel felt; fight fought; find found; flee fled;
fly flew flown; forbid forbade forbidden; forget forgot forgotten; freeze froze frozen; get got
gotten; give gave given; go went gone; grow grew grown; hang hung; hear heard; hide hid hidden; hold
held; keep kept; know knew known; lead led; learn learnt; leave left; lend lent; lose lost; make
made; mean meant; meet met; pay paid; ride rode ridden; ring rang rung; rise rose risen; run ran;
see saw seen; seek sought; sell sold; send sent; shake shook shaken; shoot shot; show shown; shrink
shrank shrunk; sing sang sung; sink sank sunk; sit sat; sleep slept; speak spoke spoken; spend
spent; stand stood; steal stole stolen; stick stuck; strike struck stricken; swear swore sworn; swim
swam swum; take took taken; teach taught; tear tore torn; think thought; throw threw thrown; undergo
underwent; undertake undertook; understand understood; wake woke woken; wear wore worn; win won;
withdraw withdrew withdrawn; write wrote written; become became; overcome overcame; bear borne; beat
beaten; bend bent; bite bit bitten; bleed bled; blow blew blown; breed bred; cling clung; creep
crept; dig dug; foresee foresaw foreseen; forgive forgave forgiven; light lit; swing swung; weave
wove woven; arise arose arisen; awake awoke awoken; dream dreamt; dwell dwelt; foretell foretold;
kneel knelt; lean leant; leap leapt; mislead misled; mistake mistook; mow mown; outdo outdid
outdone; outgrow outgrew outgrown; outsell outsold; overdo overdid overdone; override overrode
overridden; overrun overran; oversee oversaw overseen; overtake overtook overtaken; overthrow
overthrew overthrown; prove proven; rebuild rebuilt; repay repaid; resell resold; retake retook
retaken; rethink rethought; rewrite rewrote rewritten; sew sewn; shear shorn; shine shone; slay slew
slain; slide slid; smell smelt; sow sown; spell spelt; spill spilt; spin spun; spit spat; spoil
spoilt; spring sprang sprung; sting stung; stink stank; stride strode; strive strove striven; sweep
swept; swell swollen; tread trod trodden; undo undid undone; uphold upheld; weep wept; withhold
withheld; withstand withstood
"""
"""Forms of verbs that no rule leads back to the first of their group, a semicolon after each."""

FORMS = f"""{VERBS};
man men; woman women; child children; life lives; wife wives; foot feet; tooth teeth; mouse mice;
goose geese; half halves; knife knives; thief thieves; wolf wolves; crisis crises; analysis
analyses; criterion criteria; medium media; policeman policemen; policewoman policewomen; fireman
firemen; fisherman fishermen; chairman chairmen; spokesman spokesmen; businessman businessmen;
gunman gunmen; congressman congressmen; sportsman sportsmen; salesman salesmen; craftsman craftsmen;
seaman seamen; clergyman clergymen; workman workmen; statesman statesmen; frenchman frenchmen; penny
pence; loaf loaves; shelf shelves; calf calves; hoof hooves; scarf scarves; bacterium bacteria;
phenomenon phenomena; index indices; thesis theses; diagnosis diagnoses; hypothesis hypotheses;
appendix appendices; alumnus alumni; fungus fungi; nucleus nuclei; stimulus stimuli; larva larvae;
formula formulae; curriculum curricula; memorandum memoranda; referendum referenda; stadium stadia;
center centre centres centred; theater theatre theatres; meter metre metres; liter litre litres;
kilometer kilometre kilometres; centimeter centimetre centimetres; millimeter millimetre
millimetres; fiber fibre fibres; caliber calibre; defense defence defences; offense offence
offences; license licence licences; pretense pretence; program programme programmes; catalog
catalogue catalogues; dialog dialogue dialogues; plow plough ploughs ploughed; gray grey; skeptic
sceptic sceptics sceptical; aluminum aluminium; jewelry jewellery; jeweler jeweller jewellers; mold
mould; aging ageing; ax axe; pajamas pyjamas; mustache moustache; sulfur sulphur; pediatric
paediatric; pediatrician paediatrician paediatricians; anesthetic anaesthetic; fetus foetus;
estrogen oestrogen; hemorrhage haemorrhage; leukemia leukaemia; anemia anaemia; diarrhea diarrhoea;
maneuver manoeuvre manoeuvres; encyclopedia encyclopaedia; archeologist archaeologist
archaeologists; archeology archaeology; gynecologist gynaecologist; orthopedic orthopaedic; enroll
enrol enrols; enrollment enrolment; fulfill fulfil fulfils; installment instalment instalments;
skillful skilful; willful wilful; counselor counsellor counsellors; woolen woollen; fueled fuelled;
analog analogue; artifact artefact artefacts; cozy cosy; disk disc discs; kilogram kilogramme
kilogrammes; gram gramme grammes; mom mum; airplane aeroplane aeroplanes; specialty speciality;
whiskey whisky; traveler traveller travellers
"""
"""The same of all words, those of verbs among them."""

IN_OUR = """
arm behavi cand clam col endeav fav ferv flav glam harb hon hum lab neighb od parl rig rum sav
splend tum val vap vig
"""
"""What stands before the ending of words that are written with -our in Britain, -or in America."""

APART = """
author authors; authority authorities; business businesses; candidate candidates; critical
critically; customer customers; department departments; detective detectives; executive executives;
experience experiences experienced; important importantly importance; majority majorities; minority
minorities; several; goods; officer officers; medicine medicines
"""
"""Forms of words that stemming would join with others: an "author" is no "authority"."""
