"""What the words in names of certifications are: vendors, levels, subjects, trades, and what adds nothing.

English, and about names alone; the words of the conversation stand in dialogs/. It is code because finding a name
must work at once, without reading a file. All words are as `normalise` leaves them.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


CREDENTIAL: dict[str, str] = {
    "cert": "certification", "certs": "certification", "certification": "certification", "certifications":
    "certification", "certified": "certification", "certify": "certification", "certificate": "certificate",
    "certificates": "certificate", "exam": "exam", "exams": "exam", "test": "exam", "examination": "exam", "course":
    "course", "courses": "course", "credential": "certification", "credentials": "certification", "badge":
    "certification", "badges": "certification", "one": "certification", "ones": "certification", "qualification":
    "certification", "qualifications": "certification",  "designation":
    "certification", "addon": "certification", "cred": "certification", "creds": "certification", "class": "course",
    "classes": "course", "mooc": "course",
}  # fmt: skip
"""Words that say that a certification is meant, and which kind of one; they name none."""

STOP = _words("""the a an of in for and with to on by from at your my is as or this that s certified's it w""")
"""Words that are no part of a name even inside it."""

FILLERS = _words(
    """new old older newer big bigger little small tiny basic main actual original former formerly previous previously
    famous popular flagship renamed rebranded known regular normal whole entire full official formal pricey fancy shiny
    real thing things stuff entry own yearly quick huge major minor dr base starter mini level tier remake remade
    remastered reboot revamped reworked refreshed"""
)
"""What people say of a name without meaning another thing by it."""

SENSES: dict[str, tuple[str, ...]] = {
    "basics": ("fundamentals", "foundations", "essentials"), "basic": ("fundamentals", "foundations", "essentials"),
    "found": ("foundations",), "founds": ("foundations",), "could": ("cloud",), "gen": ("generative",),
    "pe": ("professional education",), "apps": ("application",), "app": ("application",),
    "sa": ("solutions architect",), "gov": ("governance",), "ed": ("education",),
    "ds": ("data science", "data scientist"), "ca": ("cloud architect",), "aie": ("ai engineer",),
    "pc": ("professional certificate",), "ess": ("essentials",), "sf": ("salesforce", "snowflake"),
    "snow": ("snowflake",), "g": ("google",), "db": ("databricks",), "pt": ("pytorch",), "ox": ("oxford",),
}  # fmt: skip
"""Words that may stand for other ones of a name, where the rest of it fits."""

ENDINGS = _words(
    """e s er or ing ment ments ion ions ation ations ator ist ists ic ics ance ship al ed y ies ty ization isation
    ce cal tist tists st tics tic tor ure eer"""
) | {""}
"""What words of one stem end with."""

LEVELS = _words("associate professional specialty expert foundations fundamentals foundational")
TRADES = _words(
    """engineer developer architect administrator practitioner analyst scientist specialist manager leader
    consultant designer operator auditor strategist business security administration"""
)
FIELDS = _words(
    """project management managing security governance audit leadership strategy post graduate program extension school
    education institute academy training networking operations infrastructure"""
)
"""Fields of work, and kinds of teaching, in which many give certificates."""

TITLES = _words("practitioner strategist context managing audit fundamental foundation")
"""Words among these that say rather that a certification is meant than a trade or a field: nobody is a "data
practitioner" but by one."""

CRAFTS = TRADES - _words("practitioner strategist leader business security")
"""Trades whose names are made with any subject: an "SQL developer" need not be an "SQL AI developer"."""

GENERIC = (
    LEVELS
    | TRADES
    | _words("ai ml genai dl llm data cloud science engineering analytics agentic agent agents")
    | _words("solutions application applications essentials context python")
)
"""Words that many names share: alone, or several of them together, they name nothing."""

GENERIC_WORDS = _words("ai ml dl genai llm data cloud")
"""The subjects among them: one of these alone is not even a name beside its vendor, if several names share it."""

HOLDING: dict[str, frozenset[str]] = {
    "ai": _words("genai agentic agent dataai secai"), "ml": _words("mlops"), "agent": _words("agentic"),
    "agentic": _words("agent"),
}  # fmt: skip
"""For each subject other words of names that are about it, too: generative AI is AI."""

BETWEEN_NAMES = _words("or and vs versus then to the an")
"""Words between two names, the second of which may be shortened."""

LINKS = _words("or and vs versus then")
"""Those of them that a choice is made by."""

DEGREES = _words("phd doctorate master masters msc bachelor bachelors bsc mba degree diploma")
"""Beside a name these make something else of it."""

WEIGHTS = {"level": 0.3, "trade": 0.5, "generic": 0.5, "other": 1.0}
"""How much of a name a word is, by what it is."""

OWN = _words(
    """fastapi standard standards clause clauses content contents generation generate generated audio isaac pursue
    export expect interest interests analysis basic literacy operating strategic severity securing accelerator advance
    essential intelligent academia loader promptly digitally scholar programmer programmers smart graph quantum
    building division manage managed reputation serve serves treats threads turning questo questa queste questi
    einstieg billig servir workplace statistical devops"""
)
"""Words that look like slips of words in names and are their own."""

UNSAID = LEVELS | _words("professional program online coursera edx specialization course cloud gcp")
"""What people leave out of a name without meaning another thing by it."""

OFFERED = _words(
    """program online training track class series bundle path practice voucher mock lab labs quiz subscription platform
    docs documentation tutorial tutorials workshop webinar module modules code office notes syllabus network"""
)
"""What a vendor offers under any name: beside one these make no other of it."""
ADDING: dict[str, frozenset[str]] = {
    "course-certificate": _words("specialization program online"), "university-program": _words("program online"),
    "free-course": _words("program online"),
}  # fmt: skip
"""What people add to the names of certifications of a kind without meaning another one by it."""

AI_ALREADY = _words("agent agentic genai llm ml dl mlops rag")
"""Subjects beside which "AI" says nothing."""

NEXT = _words("new newer newest next latest replacement successor followup followups sequel heir")
"""What points from an exam to the one that comes after it."""

REPLACING = _words(
    """replace replaced replaces replacing superseded supersedes succeeded succeeds took turn turned turns became become
    becomes evolved morphed inherited followed"""
)
"""What says it of an exam that is gone ("what replaced MS-900")."""

INSTEAD = _words("instead place after")
"""What says it beside what a vendor did ("what did they bring instead of AI-102")."""

CLOUDS = _words("aws gcp azure oracle")
"""Vendors beside whose names "cloud" says nothing."""

RISKY = _words("ace gail adp pca cdl paa dls cca pde cloud copilot tensorflow agentic skillsbuild fastai")
"""One-word names that mean something else in a sentence, unless the sentence says "exam" or the like."""

COMMON = _words("ace cloud copilot tensorflow agentic aid")
"""One-word names that mean something else even when nothing but words of talk is around them."""

PRODUCTS = _words("copilot studio agentforce transformer")
"""Products that people speak of, with their makers or without, and mean no certification unless they say so."""

USE = _words("use uses used using work works working have has had like love know")
"""Who says this of a platform that is in the catalog does not ask about it ("I use Kaggle")."""

PERSONS = _words("i im ive ill we were weve our you your he she they")
"""Who says this, and no vendor and no certification, speaks of people ("I manage AI projects")."""

WORK = _words("at here job jobs role roles position positions career careers salary team work")
"""After a trade these say that the work is meant and not its exam ("kubernetes administrator at a bank")."""

VENDORS: dict[str, frozenset[str]] = {
    "aws": _words("aws"), "google": _words("google"), "google-cloud": _words("google gcp"),
    "microsoft": _words("microsoft azure"), "github": _words("github"), "nvidia": _words("nvidia dli"),
    "databricks": _words("databricks"), "ibm": _words("ibm"), "deeplearning-ai": _words("dlai"),
    "oracle": _words("oracle"), "snowflake": _words("snowflake snowpro"), "salesforce": _words("salesforce"),
    "anthropic": _words("anthropic claude"), "openai": _words("openai"), "cncf": _words("cncf kubernetes"),
    "comptia": _words("comptia"), "isaca": _words("isaca"), "iapp": _words("iapp"), "pmi": _words("pmi"),
    "certnexus": _words("certnexus"), "hugging-face": _words("huggingface"), "fast-ai": _words("fastai"),
    "kaggle": _words("kaggle"), "coursera": _words("coursera"), "stanford": _words("stanford"),
    "mit": _words("mit"), "harvard": _words("harvard"), "berkeley": _words("berkeley"), "oxford": _words("oxford"),
    "purdue": _words("purdue simplilearn"), "cu-boulder": _words("boulder"),
    "university-of-helsinki": _words("helsinki"),
}  # fmt: skip
"""What people call each provider. A provider that is missing here goes by its id and short name."""

BODIES = _words("comptia isaca iapp pmi certnexus")
"""Those that do little but certify: of theirs hardly anything else is meant."""

TEACHERS: dict[str, frozenset[str]] = {"dlai": _words("ng moroney"), "harvard": _words("irizarry")}
"""Those who teach some of what a vendor has: which, the records say (`known_by`)."""

VENDOR_WORDS: frozenset[str] = frozenset().union(*VENDORS.values(), *TEACHERS.values())

CODE_PREFIXES = _words("ai az dp ab gh sc pl ms mb md az da nca ncp")
"""First parts of codes that make a code of "az 400" even with a space between."""

TALK = _words(
    """i im ive id ill you your youre we were weve our us he she they them their his her its me myself my mine
    be been being am are was is isnt do does did doing done dont doesnt didnt have has had having havent hasnt
    can could cannot cant should shouldnt would wouldnt will wont shall may might must need needs needed
    want wants wanted wanna gonna gotta like likes love hate prefer think thinking thought know knows known
    get gets getting got go goes going gone take takes taking took taken make makes making made give gives
    tell tells told show shows say says said ask asks asking help helps helping explain describe compare
    what whats which who whos whom whose when where wheres why how hows whether if then than else so
    not no nor none yes yeah yep nope ok okay sure thanks thank please pls plz hi hey hello yo
    about after again against all already also although always among any anyone anything around away
    because before behind below best better between both but down during each either enough even ever every
    few first further good great here hey however into just last later least less long look looking lot lots
    many maybe more most much near never new next nothing now off often old once one ones only other others out
    over own per quite rather really right same second see seem seems several since some someone something soon
    still such sure thing things those these there theres through too toward towards two three four five under
    until up upon useful using use used uses very via wait way well while whole within without yet
    worth worthwhile value valuable price prices priced pricing cost costs costing fee fees expensive cheap cheaper free
    pay pays paid money dollar dollars usd hard difficult difficulty easy easier tough long duration hours hour
    day days week weeks month months year years yrs yr time times today tomorrow yesterday tonight weekend now recently
    currently xmas christmas easter summer winter autumn january february april june july august september october
    november december
    valid validity expire expires expired expiring expiration expiry renew renews renewal renewed renewing recertify
    retire retired retires retiring retirement replace replaced replacement replaces discontinued available
    availability outdated current latest version versions difference different vs versus compared comparison
    pass passed passing fail failed failing study studying studied prepare preparing prep preparation
    learn learning learned start starting started begin beginning finish finished complete completed completing
    book booked booking schedule scheduled register registered enroll enrolled sign retake
    job jobs work works working career careers resume cv linkedin salary hire hired hiring employer employers
    interview boss company team people person guy guys friend colleague recruiter recruiters
    question questions answer answers info information details detail requirements requirement prerequisite
    prerequisites syllabus level pass score mark tips advice recommend recommended recommendation suggest suggestion
    choose choosing pick picking option options path roadmap guide resources resource materials material
    think guess believe feel hear heard read seen saw found find finding search searching
    doing wanting switching moving changing started coding startup
    considering consider considered interested interesting planning plan plans aim aiming hoping hope
    someone everybody anybody nobody everyone beginner beginners experience experienced
    ready right wrong true false real really actually basically literally honestly simply
    called named name names mean means meant regarding concerning
    instead since ago soon eventually ahead behind online website page link site official
    2020 2021 2022 2023 2024 2025 2026 2027 2028
    part plus idk lol btw tbh imo ofc eg ie etc bro dude man sir folks thx ty"""
)
"""Words of talk around a name. Those that are also part of a name count as either."""
