"""Adjectives of nations and what their countries are called."""

_TABLE = """
afghan afghanistan; albanian albania; algerian algeria; american america us usa states;
andorran andorra; angolan angola; argentine argentinian argentina; armenian armenia;
australian australia; austrian austria; azerbaijani azeri azerbaijan; bahraini bahrain;
bangladeshi bangladesh; barbadian barbados; belarusian belarussian belarus; belgian belgium;
belizean belize; beninese benin; bhutanese bhutan; bolivian bolivia; bosnian bosnia;
botswanan botswana; brazilian brazil; british english scottish welsh britain uk kingdom
england scotland wales; bruneian brunei; bulgarian bulgaria; burmese burma myanmar;
burundian burundi; cambodian cambodia; cameroonian cameroon; canadian canada; chadian chad;
chilean chile; chinese china; colombian colombia; congolese congo; croatian croatia; cuban cuba;
cypriot cyprus; czech czechia; danish denmark; dominican dominica; dutch netherlands holland;
ecuadorian ecuador; egyptian egypt; emirati emirates uae; eritrean eritrea; estonian estonia;
ethiopian ethiopia; fijian fiji; filipino philippine philippines; finnish finland; french france;
gabonese gabon; gambian gambia; georgian georgia; german germany; ghanaian ghana; greek greece;
guatemalan guatemala; guinean guinea; guyanese guyana; haitian haiti; honduran honduras;
hungarian hungary; icelandic iceland; indian india; indonesian indonesia; iranian iran;
iraqi iraq; irish ireland; israeli israel; italian italy; ivorian ivoire ivory; jamaican jamaica;
japanese japan; jordanian jordan; kazakh kazakhstan; kenyan kenya; korean korea; kosovan kosovo;
kuwaiti kuwait; kyrgyz kyrgyzstan; laotian laos; latvian latvia; lebanese lebanon;
liberian liberia; libyan libya; lithuanian lithuania; macedonian macedonia; malagasy madagascar;
malawian malawi; malaysian malaysia; maldivian maldives; malian mali; maltese malta;
mauritanian mauritania; mauritian mauritius; mexican mexico; moldovan moldova; mongolian mongolia;
montenegrin montenegro; moroccan morocco; mozambican mozambique; namibian namibia;
nepalese nepali nepal; nicaraguan nicaragua; nigerian nigeria; nigerien niger; norwegian norway;
omani oman; pakistani pakistan; palestinian palestine; panamanian panama; paraguayan paraguay;
peruvian peru; polish poland; portuguese portugal; qatari qatar; romanian romania; russian russia;
rwandan rwanda; samoan samoa; saudi arabia; senegalese senegal; serbian serbia;
singaporean singapore; slovak slovakia; slovenian slovenia; somali somalia; spanish spain;
sudanese sudan; surinamese suriname; swedish sweden; swiss switzerland; syrian syria;
taiwanese taiwan; tajik tajikistan; tanzanian tanzania; thai thailand; togolese togo;
tunisian tunisia; turkish turkey türkiye; turkmen turkmenistan; ugandan uganda; ukrainian ukraine;
uruguayan uruguay; uzbek uzbekistan; venezuelan venezuela; vietnamese vietnam; yemeni yemen;
zambian zambia; zimbabwean zimbabwe
"""
COUNTRIES = {
    word: frozenset(group) for group in map(str.split, _TABLE.split(";")) for word in group
}
"""The words for a nation and its country, to each of them."""
NO_NATIONS = frozenset(
    "african asian european scandinavian nordic arab arabic slavic caribbean siberian alpine "
    "catholic christian jewish muslim islamic anglican lutheran presbyterian olympic paralympic "
    "atlantic arctic antarctic pacific baltic balkan victorian republican democratic "
    "indo-european human urban suburban public economic civic academic electronic music each rich "
    "march church beach coach research".split()
)
"""Words of their endings for what is wider than a nation, a faith, a party or none of these."""
