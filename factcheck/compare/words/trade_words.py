"""What people do for a living, those of one trade together."""

TRADES = """
chauffeur; concierge; sommelier; shepherd; blacksmith locksmith; steward stewardess; waitress
waiter; barman barmaid bartender; seamstress tailor; nanny childminder; babysitter; bodyguard;
lifeguard; coastguard; paralegal; notary; postman postwoman postie; milkman; fishmonger
greengrocer; grocer; florist; optician optometrist; hairdresser; beautician; radiographer;
dietician nutritionist; carpenter joiner; bricklayer stonemason; roofer; plasterer; glazier;
surveyor; beekeeper; gamekeeper; zookeeper; gravedigger undertaker; stationmaster; signalman;
bosun boatswain; helmsman; cartographer; translator interpreter; proofreader; typesetter;
bookkeeper; cashier; receptionist; telephonist; stockbroker; auctioneer; pawnbroker; pastor
clergyman clergywoman; deacon; abbot abbess; apprentice trainee intern; technician; lexicographer;
musicologist organist; cellist; drummer; soprano tenor baritone; ballerina; acrobat; magician;
puppeteer; cameraman; screenwriter playwright; goldsmith jeweller jeweler; watchmaker;
upholsterer; lumberjack logger; gardener landscaper; winemaker winegrower vintner; cheesemaker;
innkeeper hotelier publican; restaurateur; housekeeper chambermaid; cleaner; forester
"""
TRADE_HEADS = frozenset(group.split()[0] for group in TRADES.split(";"))
"""What the words of each trade are compared by."""
