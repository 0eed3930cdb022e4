"""Words that many outlets bear in their names, so that none is known by one of them alone."""

TITLES = frozenset(
    "advertiser advocate age anzeiger argus banner beacon bell blatt bote bugle bulletin "
    "call chronicle clarion clarín correo courant courier courrier democrat despatch "
    "diario digest dispatch echo enquirer examiner express eye figaro flash focus forum "
    "gazeta gazete gazette globe guardian hebdo herald heraldo independent indépendant "
    "informer inquirer insider intelligencer item journal kurier lantern leader ledger "
    "magazine mail manifesto mercury merkur messenger mirror monde monitor mundo nation "
    "nouvelles observer outlook pages parisien patriot periódico pilot pioneer planet "
    "portal post posta postası prensa presse progrès pulse quotidien record recorder "
    "register reporter republic republican review rundschau sabah scope sentinel signal "
    "son spectator spiegel standard star statesman sun tageblatt tagesspiegel telegram "
    "telegraph temps tiempo times torch transcript tribuna tribune télégramme update "
    "vanguard view voice voz weekly welt whistle zaman zeit zeitung "
    "avis avisen dagblad krant nieuwsblad posten tageszeitung tidende tidning".split()
)
"""What a newspaper is called for short, after an article: "the Courier"."""

TRADES = frozenset(
    "agency blog broadcasting channel daily haber haberleri letter media monthly "
    "nachrichten network news newspaper newswire notes noticias online paper podcast "
    "press quarterly radio service television today tv wave wire".split()
)
"""What kind of outlet it is; the words before it are what it is called: "Nordlys" of two."""

PLACES = frozenset(
    "afternoon alta bay beach border bridge business cape central citizen city coast "
    "coastal country county district dorf downtown east eastern evening falls farm ferry "
    "field financial forest free general global gulf harbor harbour head health hill "
    "hills hour hürriyet inland international island islands lake land libre liman local "
    "mar market metro metropolitan midland morgen morning mountain national new north "
    "northern ocean old ouest país people plain point port power public puerto regional "
    "ridge river road rock saint san santa school science sea shore south southern spring "
    "square state street student suburban sunday sur tech town trade trades tradesman "
    "united upper valley village water west western wood world young".split()
)
"""Where and when it comes out, and for whom."""

BODIES = frozenset(
    "academy administration ag airlines airport airways alliance archdiocese army assembly "
    "association authority bakeries bakery bank board brewers brewery bureau campaign "
    "cathedral center centre chancellery charity church club co-operative coastguard college "
    "commission committee company congress consortium constabulary consulate cooperative corp "
    "corporation council court dairies dairy department diocese directorate embassy energy "
    "enterprises farms federation fisheries foods force foundation fund gmbh government group "
    "guild holdings hospital inc industries inquiry inspectorate institute insurance "
    "laboratory labs league limited llc logistics ltd manufacturing mills mining ministry "
    "motors municipality museum navy observatory office ombudsman organisation organization "
    "palace panel parliament partners party pharma pharmaceuticals plc police prefecture "
    "presidency programme prosecutor rail railroad railway railways registry regulator "
    "research secretariat senate service shipping society station statistics steel syndicate "
    "systems technologies therapeutics treasury tribunal trust union unit university "
    "utilities utility ventures zoo".split()
)
"""Those who make news and also publish: what they say is not always what they published."""

PUBLIC_MATTERS = frozenset(
    "ambulance animal audit aviation border civil coastguard competition conservation consumer "
    "court crime customs defence defense development disaster drug drugs emergency employment "
    "energy environment environmental fire fiscal fisheries food forestry geological guard "
    "health highways housing immigration inspection intelligence justice labour land lands "
    "legal maritime medicines meteorological nuclear park parks patent port postal prison "
    "prisons probation prosecution protection rail railway refugee rescue research revenue road "
    "roads safety secret security seismological social space standards statistical statistics "
    "tax transport water weather welfare works".split()
)
"""Words by which an agency or a service is a public one and not one for news."""

COMPANIES = frozenset(
    "ag corp dairies foods gmbh holdings inc industries limited llc ltd motors pharma plc systems "
    "technologies therapeutics".split()
)
"""Words that a company's name is often used without."""

COMMON = TITLES | TRADES | PLACES | BODIES
SMALL = frozenset("the of and for de la le el del du des der die das und et y &".split())

ARTICLE = (
    r"(?:[Tt]he|[Aa]n?|[Ee]l|[Ll]a|[Ll]es?|[Ll]os|[Ll]as|[Ii]l|[Dd]er|[Dd]ie|[Dd]as|[Dd]e[mns]"
    r"|[Aa][lu]|[Dd]el|[Dd]u|[Ii]m|[Vv]om|[Zz]um|\w+day['’]s)"
)
"""What stands before the short name of a newspaper; also "in Monday's Courier"."""

PLATFORMS = frozenset(
    "archive.org blogspot.com bsky.app facebook.com github.io google.com instagram.com "
    "linkedin.com mastodon.social medium.com reddit.com substack.com t.me telegram.me "
    "telegram.org threads.net tiktok.com twitter.com vk.com wikipedia.org wordpress.com x.com "
    "youtu.be youtube.com".split()
)
"""Servers on which anybody publishes: their names are not those of an outlet."""
