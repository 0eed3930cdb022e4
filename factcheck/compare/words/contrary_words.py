"""More words and phrases of news that are each other's opposites, field by field.

Written as in outcome_words, but single words are known in all their forms: `prevail` is `prevailed`
too. They have many uses, so that of two of them the words around must be much the same. What is
told of two parties to one deal is left out: where one sells, the other buys.
"""

NEGATIVE_CONTRARIES = """
break_law breaking_law against_law illegal unlawful criminal_offence | perfectly_legal legal lawful
within_law no_offence above_board;
valid lawful binding enforceable upheld | invalid null_void void unenforceable non-binding;
accept_judgment accept_verdict accept_ruling accept_sentence accept_decision accept_outcome |
appeal contest announce_appeal lodge_appeal file_appeal challenge take_appeal;
credible believable plausible convincing reliable trustworthy persuasive | implausible unconvincing
unreliable untrustworthy discredited far-fetched incredible unbelievable dubious;
accurate correct true truthful factual well-founded founded justified | false untrue inaccurate
incorrect wrong misleading baseless unfounded groundless fabricated invented made-up unjustified;
concede admit acknowledge own_up come_clean | untrue false deny unfounded baseless lies nonsense;
prevail carry_day get/got_way win_argument | outvote overrule overridden defeat in_minority lose;
truthful honest frank told_truth | lied lying liar dishonest deceitful deceive;
plead_guilty confess | plead_innocent protest_innocence maintain_innocence deny;
lenient mild | harsh draconian severe;
on_remand in_custody behind_bars in_jail in_prison | on_bail at_large at_liberty on_parole;
testify give_evidence speak_out | remain_silent stay_silent keep_silent say_nothing decline_comment
refuse_to_answer;
press_charges bring_charges prosecute indict | drop_charges drop_case discontinue not_prosecute;
binding mandatory compulsory obligatory required | voluntary optional recommended non-binding
advisory;
burn_down burnt_down destroy raze gut level reduce_to_ashes in_ruins collapse wreck | intact
undamaged unscathed still_standing is/was_standing survive spare escape_damage;
drop cancel call_off scrap abandon axe shelve ditch postpone | take_place go_ahead be_held go_on
proceed stage as_planned;
abandon discontinue give_up scrap halt stop cease freeze shelve drop suspend | complete
continue carry_on press_ahead press_on go_on see_through keep_going push_on resume;
end scrap abolish axe | stay remain keep survive retain preserve live_on;
stop halt end | carry_on continue go_on keep keep_going;
step_in intervene interfere get_involved | keep_out stay_out steer_clear hands_off
keep_distance stand_by stand_aside stay_neutral refrain look_away;
turn_off switch_off shut_off power_down | turn_on switch_on switched_on turned_on left_on;
plug_in plugged_in | unplug unplugged;
lay_off sack fire dismiss cut_jobs shed_jobs make_redundant let_go | hire recruit take_on look_for
looking_for seeking create_jobs new_jobs employ rehire reinstate;
die dead death killed | stable alive survive recover discharged out_danger improving unhurt
convalescing;
healthy well fit | ill sick unwell ailing diseased;
infected contagious infectious | uninfected clear_of virus-free all-clear;
inadequate poor unsatisfactory failing substandard | good outstanding excellent satisfactory
adequate;
clean spotless hygienic unpolluted | dirty filthy unhygienic polluted contaminated;
take accept receive pocket | decline refuse reject turn_down return hand_back send_back spurn;
give_back hand_back return hand_over surrender | keep retain hold_on hang_on cling withhold;
keep retain preserve | give_up lose part_with sell_off discard throw_away hand_over
relinquish;
bring_home take_home repatriate | leave_where left_where leave_behind stay_where;
stay remain stay_put stay_behind | leave depart move_away move_out flee walk_out quit;
move_in arrive settle | move_out leave depart evict;
come_back return | stay_away go_away leave_for_good never_return;
open unlock | shut lock closed_off seal bolted;
alone single-handed on_own lone sole unaided by_himself by_herself unassisted | together jointly
accompany accompanied with_help;
independent self-employed freelance | employed salaried dependent;
permanent lasting open-ended indefinite forever | temporary provisional interim short-term
short-lived time-limited stopgap acting;
innocent blameless not_to_blame | guilty culpable at_fault to_blame responsible;
private privately-funded | public taxpayer-funded publicly-funded;
in_private behind_closed_doors secretly | in_public;
paid salaried | unpaid voluntary honorary without_pay free_charge;
in_favour support back endorse champion | against oppose object reject condemn resist
abstain;
unanimous by_acclamation unopposed | contested divided disputed split controversial;
friend friendly ally | foe enemy hostile rival;
loyal faithful | disloyal unfaithful treacherous;
win_over convince persuade | fail_to_convince fail_to_persuade unmoved unconvinced;
agree reach_agreement consent see_eye_to_eye concur | disagree differ dissent quarrel at_odds
fall_out object;
apologise say_sorry regret | stand_by defend no_regrets unapologetic unrepentant;
trust believe_in have_faith confident | distrust mistrust lost_confidence lost_faith doubt;
praise commend laud compliment acclaim | criticise condemn denounce slam attack deride blast
lambast castigate rebuke;
thank welcome grateful | complain resent protest lament;
promise vow pledge undertake | refuse rule_out decline;
keep_promise keep_word honour_pledge deliver_on | break_promise break_word renege go_back_on;
remember recall recollect | forget no_memory no_recollection;
notice spot detect discover find | overlook miss fail_to_notice unnoticed undetected;
disclose reveal publish make_public release | withhold conceal cover_up hush_up keep_secret
keep_quiet suppress;
transparent open | opaque secretive;
allow permit let authorise enable | forbid ban bar prohibit prevent block refuse stop
outlaw disallow;
admit welcome | turn_away shut_out exclude refuse_entry keep_out;
include count_among cover comprise | exclude leave_out omit except exempt;
adopt pass approve carry enact | reject throw_out vote_down defeat veto fail_to_pass shelve;
ratify sign | refuse_to_sign pull_out withdraw walk_away;
introduce bring_in impose | abolish scrap do_away repeal phase_out withdraw;
reinstate restore bring_back revive | abolish remove scrap discontinue;
appoint name nominate | dismiss remove sack pass_over;
promote | demote relegate downgrade;
run_for seek_election stand_for stand_again run_again seek_office | stand_aside bow_out retire
rule_out not_interested withdraw_candidacy step_aside no_intention;
win_seat gain_seat keep_seat | lose_seat unseat oust;
join enter sign_up enlist | leave quit withdraw pull_out exit resign_from;
unite merge combine amalgamate join_forces | split separate divide break_up part_company go_ways
demerge;
put_bid make_bid bid_for make_offer interested want_to_buy | not_interested no_interest rule_out
not_bid withdraw_bid walk_away;
profit profitable in_black make_money | loss loss-making unprofitable in_red lose_money deficit;
surplus | deficit shortfall shortage;
solvent afloat | insolvent bankrupt bust broke go_under;
pay settle reimburse replace | won't_pay refuse_to_pay default withhold_payment
unpaid leave_out_pocket;
get_money_back reimbursed compensated | little_of_money lose_money out_pocket empty-handed
nothing_back;
save spare | waste squander;
insured | uninsured;
subsidise fund finance | cut_funding withdraw_funding stop_funding defund;
in_time on_time punctual promptly on_schedule | too_late late belated delayed overdue
behind_schedule;
at_once immediately straight_away straight_after right_away forthwith instantly | later eventually
belatedly only_after wait delayed in_due_course;
around_clock round_clock day_night 24_hours | by_day_only by_night_only daytime office_hours
business_hours during_day_only;
every_day daily all_year all_year_round year-round | seasonally only_summer summer_only winter_only
weekends_only;
everywhere nationwide across_country country-wide | local locally only_here nowhere regional;
always invariably constantly | never rarely seldom occasionally sometimes;
usual common frequent widespread | unusual rare uncommon exceptional isolated;
expected predictable foreseeable | unforeseeable unforeseen surprise surprising out_blue;
original authentic genuine real | copy fake forgery counterfeit replica forged sham;
natural | artificial synthetic man-made;
handmade | machine-made mass-produced;
brand-new | second-hand refurbished;
first-time newcomer novice beginner | veteran seasoned experienced old_hand;
amateur | professional;
deliberate on_purpose intentional wilful arson lit_on_purpose premeditated | accidental inadvertent
unintentional by_mistake by_accident short-circuit electrical_fault lightning;
avoidable preventable | unavoidable inevitable inescapable;
curable reversible | incurable irreversible;
armed | unarmed empty-handed;
peaceful calm orderly | violent riotous bloody chaotic;
ceasefire truce peace | fighting war hostilities;
advance push_forward | retreat fall_back pull_back withdraw;
occupied held seized | liberated freed recaptured;
hit strike | miss fly_past intercepted;
escape flee on_run | caught captured arrested recaptured apprehended seized;
sunny fine dry clear | rainy wet overcast cloudy stormy;
calm still | windy stormy gusty;
frozen icy | thawed melted;
drought parched | flood flooded waterlogged;
full packed crowded sold_out | empty deserted half-empty sparse;
busy | idle quiet;
functioning in_order operational intact | broken defective faulty out_order malfunctioning
not_working failed;
sharp | blunt;
tight | loose;
fresh | stale rotten mouldy;
ripe | unripe;
raw uncooked | cooked boiled roasted;
edible safe_to_eat | inedible unfit_consumption spoilt;
sweet | bitter sour;
fertile | barren infertile;
pregnant | childless;
married | single unmarried divorced;
native local home-grown | foreign imported alien;
inland | coastal seaside offshore;
upstream | downstream;
indoors under_roof inside | outdoors open-air outside in_open;
online remotely by_video virtual | in_person face_to_face on_site;
manual by_hand | automatic automated by_machine;
wired | wireless cordless;
electric battery-powered | diesel petrol petrol-driven;
reusable returnable | disposable throwaway single-use;
renewable | fossil non-renewable;
written in_writing | oral verbal by_word_mouth;
simple easy straightforward effortless | difficult hard complicated complex arduous tricky;
certain sure beyond_doubt settled | uncertain unsure doubtful in_doubt undecided open_question;
possible feasible practicable | impossible unfeasible impracticable out_question;
necessary essential indispensable vital needed | unnecessary superfluous needless dispensable
not_needed;
useful helpful beneficial worthwhile | useless pointless futile worthless counterproductive;
harmless safe benign | harmful dangerous hazardous toxic deadly;
relevant decisive crucial | irrelevant immaterial no_difference no_role insignificant;
blame attribute_to put_down_to hold_responsible | no_connection no_link nothing_to_do unrelated
unconnected not_connected;
linked connected related | unrelated unconnected coincidence;
same identical alike equal unchanged | different unequal changed differing unlike;
fair just even-handed impartial neutral | unfair unjust biased partial one-sided;
strict rigid | lax lenient flexible;
polite courteous | rude impolite discourteous;
brave courageous bold | cowardly timid;
patient | impatient;
generous | stingy miserly mean;
careful cautious prudent | careless reckless negligent rash;
modest humble | arrogant boastful;
serious earnest in_earnest | joking in_jest jokingly;
cheerful happy delighted glad pleased content satisfied | sad unhappy disappointed dismayed upset
dissatisfied gloomy angry;
optimistic hopeful upbeat | pessimistic gloomy downbeat sceptical;
visible | invisible hidden;
audible loud noisy | inaudible silent quiet soundless;
literate | illiterate;
employed in_work | unemployed out_work jobless;
volunteer | conscript;
left-wing | right-wing
"""
"""An opposite to the left of each bar, the other to the right of it, and a semicolon after."""
DIRECTION_CONTRARIES = """
keep/keeps_falling further_fall decline drop slump dwindle worsen shrink | recover rebound pick_up
bounce_back improve grow rise;
rise increase grow climb soar | fall drop decline decrease
sink shrink slide dwindle;
richer higher more greater | poorer lower less fewer;
dearer costlier more_expensive | cheaper less_expensive lower;
longer prolong extend lengthen | shorter shorten cut curtail;
ahead in_front in_lead lead on_top | behind trail lag in_arrears;
earliest first | latest last;
begin start open kick_off | end finish close conclude;
newest youngest latest | oldest;
hotter warmer warmest hottest | colder cooler coldest coolest;
heavier heaviest | lighter lightest;
wider broader | narrower;
deeper deepest | shallower shallowest;
thicker thickest | thinner thinnest;
steeper | gentler flatter;
harder harden stiffen toughen tougher | softer soften mellow;
stronger strengthen | weaker weaken;
stricter tighten | laxer loosen relax ease;
richest wealthiest | poorest;
safest | most_dangerous riskiest;
easier easiest | harder hardest;
busiest | quietest;
more_often more_frequently | less_often less_frequently fewer;
maximum at_most ceiling upper_limit | minimum at_least floor lower_limit;
surplus | deficit;
over_limit overloaded overweight more_than_permitted more_than_allowed above_limit exceed |
within_limit below_limit under_limit;
overestimate overstate exaggerate inflate | underestimate understate play_down;
overfunded | underfunded;
overpay | underpay;
outperform | underperform;
outnumber | in_minority;
upstairs | downstairs;
uphill | downhill;
northbound | southbound;
eastbound | westbound;
clockwise | anticlockwise counter-clockwise;
forwards forward | backwards backward;
inbound incoming | outbound outgoing;
ascend | descend;
inflow influx | outflow exodus;
deposit pay_in | withdraw take_out;
invest | divest disinvest;
open_gap pull_away | close_gap catch_up;
appreciate gain_value | depreciate lose_value;
accelerate speed_up | decelerate slow_down brake;
tighten_belt save austerity | splash_out spend splurge;
did_better better improve outdo | worse no_better no_difference;
excessive too_high too_harsh too_much too_many too_big too_long too_early too_soon | too_low
too_little too_lenient too_few too_small too_short too_late insufficient
"""
"""The same of what goes one way or the other."""
