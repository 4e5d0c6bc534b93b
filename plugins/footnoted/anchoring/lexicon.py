"""Words whose change changes a statement: negations, modals, numerals, months, units.

English, Ukrainian and German in one set each, since an article's language is not
known here: a word that means something else in another language gets another label
at worst, never another verdict. The lists are ours, from common usage, and not complete:
a word that is missing here is told as "other words", which is an error all the same.
"""

# ruff: noqa: RUF001

NEGATIONS = frozenset(
    """
    no not never none nobody nothing nowhere neither nor without cannot hardly scarcely barely
    refuse refuses refused fail fails failed deny denies denied unable unlikely
    не ні ніколи ніхто ніщо нічого ніде ніяк жоден жодна жодне жодного без немає нема ані навряд
    nicht kein keine keinen keinem keiner keines nie niemals niemand nichts nirgends weder noch
    ohne kaum
    """.split()
)
NEGATIVE_PREFIXES = ("un", "non", "non-", "dis", "in", "im", "не")
"""What makes "confirmed" into "unconfirmed"; looked at only where the rest is the same word."""
MODALS = frozenset(
    """
    will would may might could should must can shall ought won't wouldn't couldn't shouldn't
    can't mustn't
    allegedly alleged reportedly reported apparently supposedly purportedly presumably possibly
    probably perhaps maybe likely potentially certainly definitely expected planned
    може можуть могли міг могла мусить мусять повинен повинна повинні слід мабуть можливо
    ймовірно нібито начебто буцімто би
    wird werden würde würden kann können könnte könnten muss müssen müsste soll sollen sollte
    sollten darf dürfen dürfte dürften mag mögen möchte angeblich vermutlich möglicherweise
    wahrscheinlich wohl vielleicht mutmaßlich
    """.split()
)
NUMERALS = frozenset(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
    hundred hundreds thousand thousands million millions billion billions trillion trillions
    dozen dozens half third quarter first second third fourth fifth sixth seventh eighth ninth
    tenth once twice both double triple
    нуль один одна одне два дві три чотири п'ять шість сім вісім дев'ять десять сто тисяча тисячі
    тисяч мільйон мільйони мільйонів мільярд мільярди мільярдів тис млн млрд половина чверть
    null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig hundert
    tausend million millionen milliarde milliarden mio mrd hälfte drittel viertel dutzend
    """.split()
)
MONTHS = frozenset(
    """
    january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень
    січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня
    січні лютому березні квітні травні червні липні серпні вересні жовтні листопаді грудні
    januar jänner februar märz mai juni juli oktober dezember
    """.split()
)
WEEKDAYS = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday
    yesterday today tomorrow tonight
    понеділок вівторок середа середу четвер п'ятниця п'ятницю субота суботу неділя неділю
    вчора сьогодні завтра
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag gestern heute morgen
    """.split()
)
DAYTIMES = frozenset("a.m. p.m. am pm uhr".split())
UNITS = frozenset(
    """
    % ‰ $ € £ ¥ ₴ ₽ ° °c °f percent percentage pct dollar dollars euro euros pound pounds
    hryvnia hryvnias ruble rubles rouble roubles cent cents usd eur gbp uah chf jpy
    mm cm m km mi ft yd nm mile miles foot feet inch inches yard yards metre metres meter meters
    kilometre kilometres kilometer kilometers m² km² m³ hectare hectares ha acre acres square cubic
    g kg mg t kt gram grams kilogram kilograms tonne tonnes ton tons ounce ounces lb lbs
    l litre litres liter liters gallon gallons barrel barrels
    w kw mw gw kwh mwh gwh watt watts megawatt megawatts gigawatt gigawatts
    second seconds minute minutes hour hours day days week weeks month months year years decade
    decades kph km/h mph knots celsius fahrenheit degrees
    відсоток відсотки відсотків гривня гривні гривень долар долари доларів євро км м кг т га
    день дні днів тиждень тижні тижнів місяць місяці місяців рік роки років година години годин
    prozent dollars kilometer meter tonnen tage tag tagen wochen woche monate monat jahre jahr
    jahren stunden stunde minuten
    """.split()
)
"""Usual symbols and names; a word here counts as a unit only beside a figure."""
NAMES_WHEN_CAPITAL = frozenset(
    """
    us it who may march august polish turkey china nice reading mobile lent labour labor
    conservative conservatives liberal liberals democrat democrats democratic republican
    republicans green greens congress house state states
    """.split()
)
"""Words that mean something else with a capital, so their case is never harmless."""
OPENERS = frozenset(
    """
    the a an this that these those he she it they we you i his her its their our there here
    in on at of for from by with after before since until when while if as but and or so yet no
    not some many most all both each every one
    він вона воно вони ми ви я це цей ця ці той та те ті у в на з із за до від після під
    коли якщо але і й та
    der die das ein eine er sie es wir ihr ich dieser diese dieses in im am an auf mit nach vor
    seit wenn als aber und
    """.split()
)
"""Words that have a capital only where a sentence begins."""
