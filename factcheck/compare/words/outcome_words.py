"""Predicates of news that are each other's opposites: how a case, a vote or a strike came out.

Phrases have `_` between their words, `/` between words of which each will do; an article or a
possessive may stand within them.
"""

NEGATIVE_OUTCOMES = """
awarded awards awarding upheld granted grants | dismissed dismisses quashed annulled refused
throw_out thrown_out;
jail prison cell behind_bars take_into_custody led_away remanded | remain_free walk_free walks_free
on_bail at_large at_liberty suspended_sentence released;
sentenced_to jailed imprisoned | fined acquitted walk_free suspended_sentence probation;
charged_with face_charges | uncharged no_charges without_charge;
pleaded_guilty plead_guilty admitted confessed | not_guilty denied denies deny;
unanimous unanimously agreed concurred | narrow_majority narrowly slim_majority dissented dissents
dissenting dissent majority_verdict;
sues sued take_to_court take_to_courts | settled settle out_court;
to_appeal appeal_against appeals_against lodge_appeal challenge_ruling take_higher_court
next_instance | not_to_appeal
accept_ruling accept_verdict;
extradited deported expelled | allowed_to_stay granted_asylum;
lawsuit_succeeded | lawsuit_failed;
contributed contributes contribute played_part played_role to_blame responsible | played_no_part
played_no_role play_no_part no_bearing nothing_to_do irrelevant blameless;
caused causes causing | averted averts prevented;
ignored ignores ignoring defied defies flouted disobeyed disregarded | did_so obeyed obeys complied
heeded heeds followed followed_advice;
get/got/had_way pushed_through push_through won_argument prevailed secured | fail_to_obtain
fail_to_get fail_to_secure fail_to_win drop_demand dropped_demand climbed_down backed_down
back_down caved_in gave/give/given_in defeated rebuffed empty-handed;
survives survive survived spared spares stays stay | loses lose lost stripped scrapped axed
abolished done_away do_away;
kept keeps retained retains held/hold/holds_on_to | strip stripped take_away took_away taken_away
forfeited forfeits surrendered relinquished forgone forgo forgoes;
upgraded upgrades upgrade confirmed affirmed reaffirmed | downgraded downgrades downgrade cut;
faces/face/faced_sack on_way_out out_job to_be_sacked for_chop lose_job | safe secure to_stay
stays_on keeps_job job_safe full_backing;
already_on_desks already_received received has_received in_hands have_arrived submitted handed_in |
yet_to_receive yet_to_arrive not_yet_received yet_to_submit yet_to_see;
bought buys purchased | inherited inherits inherit was_given bequeathed donated;
sold sells | gave_away given_away donated leased rented;
grants grant donations gifts | loans loan;
paid_in_full pay_in_full | on_credit in_instalments in_stages;
owns owned | rents rented leases leased;
undone reversed reversible revocable | irreversible irrevocable final;
endorsed endorses endorse threw_weight thrown_weight throws_weight thrown_support lent_support
came_out_for backed backs | neutral no_endorsement decline_to_endorse refuse_to_endorse
declined_to_back opposed;
adopted adopts passed passes enacted enacts implemented implements took_up taken_up accepted |
shelved shelves shelve rejected rejects binned scrapped vetoed threw_out turned_down voted_down
kicked_into;
accepted accepts take_up agreed_to_take | turned_down turns_down spurned declined refused
passed_up;
resigned resigns resign quit quits stepped_down step_down steps_down hand_in_notice
handed_in_notice own_accord walked_out left_voluntarily | dismissed sacked fired ousted forced_out
pushed_out made_redundant voted_out removed_from;
reappointed renewed re-elected | replaced ousted unseated voted_out;
elected elects | defeated unseated voted_out lost_seat;
won_seat keeps_seat held_seat | lost_seat loses_seat;
backs supports in_favour | opposes object objects objected is/are/was_against;
in_favour voted_for gave/give/gives_votes gave/give/gives_vote | against
voted_against abstained abstain abstains;
joined joins enters_coalition governs_with | ruled_out excluded excludes exclude rules_out
rule_out;
legalised decriminalised | criminalised outlawed banned;
privatised privatises | nationalised nationalises;
reached_deal strike/struck_deal agreement_reached came_to_terms | broke_down broken_down collapsed
no_deal without_agreement deadlock deadlocked stalemate ended_without;
called_off suspended ended_strike return_to_work returned_to_work back_to_work | walked_out
downed_tools stayed_out on_strike went_on_strike;
rated_good rated_outstanding passed_inspection praised | required/requires/require_improvement
inadequate failed_inspection special_measures unsatisfactory;
passes passed pass | failed fails flunked;
recovered recovers recovering on_mend discharged | worsened deteriorated relapsed
critical_condition in_coma;
cured cures | incurable untreatable;
vaccinated immunised | unvaccinated;
positive | negative;
conscious | unconscious;
malignant cancerous | benign;
effective works | ineffective useless no_effect no_better;
licensed approved approves cleared may_prescribe may_be_prescribed | not_approved unapproved
unlicensed withdrawn banned;
contained under_control extinguished put_out | out_control raging spreading spread;
advanced advances captured captures seized took_control | retreated retreats withdrew repelled
beaten_back driven_back pushed_back lost_control;
surrendered surrenders capitulated gave_up laid_down_arms | fought_on held_out resisted resists;
ceasefire truce_holds held | broken violated resumed_fighting fighting_resumed;
hit_target struck_target | shot_down intercepted intercepts missed_target;
attackers aggressors | defenders;
qualified qualifies qualify reached_final go_through went_through | knocked_out eliminated went_out
crashed_out failed_to_qualify;
promoted | relegated;
scored scores | missed misses saved saves;
first_choice starter starts | substitute on_bench benched dropped;
fit_to_play available | injured sidelined ruled_out suspended out_injured;
home_win | away_win;
set_record broke_record | fell_short missed_record;
profit in_black break_even broke_even | loss in_red made_loss;
solvent | insolvent bankrupt bankruptcy in_administration;
listed floated go_public | delisted went_private taken_private;
merged merge merges | demerged split_up spun_off;
hired hires recruits took_on | laid_off made_redundant hiring_freeze;
opened opens | shut_down closed_down shuttered boarded_up mothballed;
on_schedule on_time ahead_schedule | behind_schedule delayed overdue late;
under_budget within_budget | over_budget overran cost_overrun;
free_charge for_free for_nothing | paying charged_for for_fee;
in_stock available | sold_out out_stock unavailable;
sober | drunk over_limit;
dry rainless drought | wet rainy downpour flooded;
landfall made_landfall hit_land | stayed_at_sea turned_away missed_coast;
at_red show_red stand_at_red was_red | at_green show_green stand_at_green was_green;
took_blame apologised apologises apologise sorry | unrepentant defiant refused_to_apologise
no_apology;
disputed disputes dispute challenged challenges contested contests questioned | accepted accepts
agreed_with;
warned raised_alarm | played_down downplayed gave_all-clear;
innocent | guilty;
volunteers voluntary unpaid | paid salaried compulsory;
handed_over handed_back returned gave/given_back | withheld kept refused_to_return;
told informed consulted laid_before presented_to passed_to shown_to | kept_from hidden_from
kept_in_dark withheld_from;
resume resumed resumes reopen reopened reopens | stay_shut stays_shut remain_closed remains_closed
stay_closed remained_closed remained_shut suspended indefinitely;
take_place taken_place taking_place go_ahead going_ahead went_ahead | called_off cancelled scrapped
abandoned postponed put_off shelved;
knew_nothing know_nothing unaware in_dark had_no_idea | knew aware had_been_told was_told
was_informed been_warned was_warned;
paid_off repaid settled_debt debt-free | owes owed in_debt in_arrears unpaid defaulted;
unhurt unharmed unscathed uninjured | injured wounded hurt;
alone solo single-handed unaccompanied | accompanied together jointly;
married weds | divorced separated unmarried;
behind_closed_doors in_private in_camera closed_session closed_hearing | in_public open_session
open_hearing publicly;
by_secret_ballot secret_ballot | show_hands open_vote;
in_person face_to_face | by_video by_video_link online remotely by_telephone by_phone;
in_writing written | orally verbally by_word_mouth;
handwritten | typed printed;
full-time | part-time;
state-owned publicly_owned | privately_owned privately-owned;
free_will voluntarily | under_duress forced_to compelled_to coerced;
for_first_time never_before first_ever | for_second_time once_again yet_again as_before;
brand-new | second-hand;
on_advice on_recommendation at_suggestion | against_advice against_recommendation;
join joins joining take_part takes_part taking_part participate participates | stay_away stays_away;
collect collects claims receive receives | waived waives waive forgone forgo;
successful prevailed succeeded | unsuccessful failed;
adopted approved cleared_way green_light gave_blessing | rejected threw_out turned_down;
recommended endorsed spoke_out_for spoken_out_for | spoke_out_against spoken_out_against;
abolish abolished do_away did_away scrap scrapped | keep kept retain retained;
keep_running keeps_running run_as_usual runs_as_usual | suspended suspend halted;
home-grown home-made | imported;
awake | asleep sleeping;
wearing_seat_belt | without_seat_belt;
deliberate on_purpose intentional | accidental by_accident by_mistake mistake inadvertently;
foul_play murder homicide | natural_causes suicide accident;
genuine authentic | fake forged forgery counterfeit hoax;
confirmed_rumours confirmed | denied dismissed_as scotched;
standing_by stood_by stand_by defended | disowned distanced apologised_for retracted withdrew;
will_run to_run running_for stand_for standing_for stand_again | not_stand not_run bow_out
bowing_out retire retiring stand_aside;
stays_on stay_on remain_in_office stays_in_office keep_post in_office | step_down steps_down
stepped_down stand_down resigned resigns leave_office removed_from;
extended renewed prolonged | expired lapsed ran_out run_out terminated not_renewed;
lifted lifts eased ended | imposed imposes tightened extended;
signed ratified signed_up | refused_to_sign unsigned pulled_out withdrew_from walked_away;
majority_in_favour narrowly_approved | narrowly_rejected narrowly_defeated;
came_into_force take_effect took_effect in_force | expired suspended struck_down not_yet_in_force;
compensated compensation_paid reimbursed refunded | uncompensated no_compensation no_refund
went_empty-handed;
insured covered_by | uninsured not_covered;
found turned_up | never_found not_found vanished untraced;
caught arrested in_custody | on_run escaped still_sought at_large not_caught;
identified identity_known named | unidentified unnamed anonymous not_been_named;
opened_fire fired_first shot_first | returned_fire came_under_fire fired_back;
hits_target on_target | missed_target off_target;
won_by | lost_to beaten_by;
drew draw drawn goalless | won lost beat beaten;
at_home | away_from_home;
sold_out full_house packed | half-empty empty sparsely;
praised hailed lauded applauded cheered | booed jeered panned slated condemned criticised;
calm calmly calmed_down | erupted rioted violent;
safe_to_drink drinkable potable | unsafe_to_drink undrinkable contaminated boil_water;
harmless safe non-toxic | harmful toxic poisonous dangerous;
mild slight minor light | severe serious grave heavy;
curable treatable | incurable fatal terminal;
side_effects_mild well_tolerated | serious_side_effects poorly_tolerated;
works worked took_effect effective | did_nothing made_no_difference no_benefit ineffective useless;
on_strike walked_out stopped_work down_tools | kept_working worked_normally crossed_picket;
recognised recognises | derecognised;
recommended recommend recommends urged advised | advised_against warned_against discouraged;
in_order no_irregularities clean_bill nothing_wrong nothing_amiss unqualified | irregularities
serious_flaws errors_found qualified_opinion shortcomings;
certified signed_off sign_off cleared approved gave/give/given_approval | refused_to_certify
refused_to_sign qualified withheld_approval;
fully_staffed | understaffed short-staffed;
finished completed on_completion ready | unfinished incomplete half-finished not_ready;
merged_with took_over | split_from broke_away seceded;
rescued saved bailed_out | abandoned left_to let_die wound_up liquidated;
cheered welcomed delighted pleased satisfied happy | disappointed dismayed unhappy angry furious;
optimistic confident hopeful | pessimistic doubtful sceptical gloomy;
surprised unexpected out_blue | expected predicted foreseen no_surprise;
popular | unpopular;
lenient soft | harsh tough severe
"""
"""An outcome to the left of each bar, its opposite to the right of it, and a semicolon after."""
DIRECTION_OUTCOMES = """
gain/gained/gains_strength gain_in_strength gather_strength strengthened intensified firmed
strengthens | weakened weakens lost_strength blow_itself_out abated petered_out
lost_ground lost;
become/became/becomes_dearer become/became/becomes_more_expensive risen rose gained
appreciated climbed | slid fallen fell lost_value depreciated cheaper dropped tumbled slumped;
twice_as_many twice_as_much nearly_twice doubled tripled record record_high all-time_high | lower
fewer halved record_low all-time_low fell dropped;
longer prolong/prolonged/prolongs extend/extended/extends | shorten/shortens/shortened cut curtail;
more_often | less_often;
more_punctual improved | worse less_punctual;
most_common most_often | less_often rarely rarest least_common;
widen widens widened | shrink shrinks shrank shrunk narrow;
risen rose up | points_fewer points_lower points_down fallen;
dearer over-budget | cheaper under-budget less_than_budgeted less_than_planned;
gained_weight | lost_weight;
warmed_up | cooled_down;
in_lead | trailing lagging lags;
outnumbered outnumber | outnumbered_by fewer_than;
ahead_time early | late delayed overdue;
above_average better_than_average | below_average worse_than_average;
above_target exceeded_target beat_expectations better_than_expected | below_target missed_target
fell_short worse_than_expected;
oversubscribed | undersubscribed;
overpaid | underpaid;
overestimated | underestimated;
on_rise on_increase | on_wane in_decline on_decline;
record_high highest_ever | record_low lowest_ever;
gained_votes gained_seats gains_seats won_seats | lost_votes lost_seats loses_seats;
closer_to nearer | farther further_from;
speed_up accelerated faster quicker | slow_down slowed slower;
reinforced strengthened stepped_up intensified | scaled_back scaled_down watered_down weakened
relaxed;
expand expanded enlarged enlarge widened | scaled_back shrunk shrank downsized reduced;
lengthened longer | shortened shorter cut_short;
overweight | underweight;
overcrowded | half-empty;
thicker | thinner;
taller | shorter;
brighter | darker;
calmer | rougher;
busier | quieter;
safer | riskier;
healthier | sicker;
happier | unhappier;
cleaner | dirtier;
nearer | farther;
excessive too_high too_much too_harsh too_severe too_strict too_large too_many | too_low too_little
too_lenient too_mild too_small too_few insufficient
"""
"""The same of what goes one way or the other."""
OF_MANY_USES = frozenset(
    "positive negative dry wet listed split passes passed pass starts available late fined cut "
    "owns owned sorry told kept keeps stays stay lower worse record grant grants lost up works "
    "scored scores missed misses saved saves held contained advanced advances qualified "
    "questioned spread joined joins elected elects opened opens returned released charged settled "
    "settle effective profit loss paid volunteers against improved longer finished ready ended "
    "found lifted eased together identified extended drew draw drawn missing mistake accident "
    "written printed won beat hurt happy pleased mild slight minor light severe serious grave "
    "heavy soft harsh tough early calm knew aware expected predicted urged advised recommend "
    "recommended welcomed worked errors closer nearer shorter expand expanded reduced imposed "
    "caught named packed satisfied cheered praised criticised condemned angry safe cleared "
    "approved murder sleeping rescued hoax genuine escaped signed suspended cancelled postponed "
    "abandoned resumed resumes resume retire defended withdrew injured wounded received secure "
    "confirmed granted caused causes causing sold sells promoted prison jail cell secured agreed "
    "sidelined broken replaced renewed prevented".split()
)
"""Single words among them that are opposed only where the words around are much the same."""
