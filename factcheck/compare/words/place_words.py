"""Words for places where something is or happens."""

PLACES = frozenset(
    "churchyard cemetery graveyard church chapel cathedral mosque synagogue temple monastery abbey "
    "harbour harbor port quay pier jetty wharf dock beach shore coast bridge tunnel square park "
    "garden playground market marketplace mall shop supermarket bakery butcher's pharmacy kiosk "
    "hall library museum gallery theatre theater cinema school kindergarten nursery university "
    "college station airport stadium arena gym gymnasium pool courthouse prison jail barracks "
    "hospital clinic surgery hotel pub bar restaurant cafe canteen kitchen cellar basement attic "
    "loft roof garage shed barn stable warehouse depot factory mill mine quarry workshop "
    "laboratory office farm field meadow vineyard orchard forest woods lake pond river stream "
    "canal dam reservoir hill mountain valley island marsh desert cave car train bus tram ferry "
    "plane boat lorry truck van corridor lobby bathroom bedroom lounge courtyard yard street alley "
    "motorway highway crossroads roundabout junction quarter suburb outskirts centre center "
    "district village town city capital".split()
)
WHERE = frozenset("in at near into inside outside on beside".split())
"""Prepositions that all tell where."""
PREPOSITIONS = WHERE | frozenset(
    "from to of by with for against over under behind between among through via across onto "
    "within around towards".split()
)
