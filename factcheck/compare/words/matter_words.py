"""Words by the matter that they are of, so that a verb which is denied is known by another.

Only what a passage denies is weighed by them, as they are looser still than the pairs of
english_same_matter.txt, by which passages are ranked. Opposites stand in one matter where both are
told of it; that they are no likeness is told by the sides they are on, in denied_signs.
"""

from factcheck.compare.statement import concept_of

_MATTERS = """
appeal contest challenge court tribunal instance overturn review sue lawsuit litigation plaintiff
proceedings ruling verdict judgment legal objection object;
damages compensation compensate redress payout settlement sue claim reparation recompense refund
reimburse repay indemnify receive money;
jail prison custody detain arrest cell remand imprison bars handcuffs lock sentence bail;
charge prosecute indict indictment trial try suspect investigate investigation inquiry probe accuse
convict guilty case;
blame responsible responsibility fault liable liability culpable guilt negligence negligent accuse
accountable mistake error wrong criticise;
cause link connection connect relate due reason lead trigger explain effect influence affect
difference matter role decisive crucial;
allow permit permission licence authorise approve approval consent grant clear admit admission
prescribe entitle agree accept let legal law lawful;
accept agree welcome take approve consent adopt invitation offer proposal follow;
abolish scrap end stop close shut closure cancel halt discontinue abandon axe revoke withdraw drop
suspend repeal terminate remove dissolve demolish phase ditch;
continue keep stay remain carry resume maintain preserve stick uphold;
raise increase rise dear dearer price cost fee fare tariff tax charge pay rent expensive afford;
cut reduce lower trim slash save shrink fewer;
change alter amend revise touch rewrite replace modify new reform adjust;
vote support back favour endorse ballot approve side agree ally join;
pay fund finance donate donation give contribute contribution spend subsidy subsidise grant sponsor
invest money;
buy bid purchase acquire acquisition takeover offer interested sell sale stake;
bankrupt bankruptcy creditor insolvency insolvent administration receivership liquidate liquidation
default debt;
strike walkout stoppage picket ballot action;
hire recruit employ job appoint vacancy staff engage;
dismiss sack fire redundant redundancy job layoff lose contract expel exclude;
resign resignation quit leave post go office retire depart step successor;
predict forecast foresee expect anticipate reckon project prediction assume outlook;
die death dead kill survive recover stable fatal;
ill sick infect infection disease symptom healthy contagious catch hospital;
vaccinate vaccine vaccination immunise jab campaign inoculate;
ask request seek demand want need require apply order wish desire;
plan intend intention want aim mean propose consider envisage prepare plot decide;
meet talk negotiate negotiation speak discuss sit dialogue contact call;
correct correction apologise apology right regret retract admit mistake amends;
inform tell warn notify know aware notice alert consult brief warning;
find discover detect see trace spot evidence prove proof;
publish release disclose reveal show public report print name;
sign contract deal agreement treaty accord pact conclude extend renew;
start begin launch open introduce commence inaugurate;
build erect construct construction work;
damage destroy hurt harm injure wound casualty broken break wreck;
exceed overload limit weight capacity heavy load full excess;
run stand candidate candidacy aspire seek office campaign nominate election contest premiership
presidency;
play score goal win beat match field line-up squad pitch select;
sign transfer club contract loan stay;
attack shoot shot fire bomb raid shell hit strike launch missile;
withdraw retreat leave pull troops evacuate;
attend come appear present visit show join participate take turn;
help aid assist rescue support relief send supply deliver provide;
reply answer respond comment react response;
return come back again give hand;
deny reject refute dispute contradict dismiss;
join member enter coalition party ally govern;
win victory succeed success majority elect gain;
lose loss defeat fail;
profit earn money cover cost break gain benefit;
inspect check examine test audit control;
safe secure danger dangerous risk threat threaten harmless hazard;
protect guard shield secure police;
marry wed wedding wife husband;
divorce separate separation;
believe trust doubt confident convinced think agree share view;
block blockade bar obstruct barricade prevent stop;
lack shortage short scarce miss need run enough;
ready able capable fit prepared can;
own belong property owner possess hold;
learn teach train study graduate pass exam;
move relocate transfer shift head;
record tape film photograph picture camera;
"""

_OF: dict[str, frozenset[int]] = {}
for _number, _group in enumerate(_MATTERS.split(";")):
    for _word in _group.split():
        _concept = concept_of(_word)
        _OF[_concept] = _OF.get(_concept, frozenset()) | {_number}


def are_of_one_matter(one: str, other: str) -> bool:
    """Whether two concepts are used of one matter: `appeal` and `court`."""
    return not _OF.get(one, frozenset()).isdisjoint(_OF.get(other, frozenset()))
