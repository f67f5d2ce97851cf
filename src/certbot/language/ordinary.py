"""Ordinary words around a name, in English and in other languages: what stands beside a name without changing it.

"The GitHub Copilot certification, is it a joke" still speaks of that certification, "Copilot security certification"
perhaps of another. So words of everyday talk count as such, whatever their number; words that names are made of, and
those that nobody has listed, do not. In a text of another language every unknown word is one of talk, but for those of
`DISTINCTIVE`, which are English all over the world.
"""

from __future__ import annotations

from collections.abc import Sequence

from certbot.language.entries import NameIndex
from certbot.language.foreign import BESIDES, LINKING_VENDORS
from certbot.language.lexicon import CREDENTIAL, STOP, TALK, VENDOR_WORDS
from certbot.language.normalise import Token
from certbot.language.wording import FILLER, Word, singular

_VOWELS = frozenset("aeiouy")

_VERBS = """
    accept achieve add admit advise afford agree aim allow announce annoy apply appreciate argue arrive assume
    attempt attend avoid award beat become behave believe belong blame bomb boost borrow bother break breeze bring
    browse build burn bump call calm cancel care carry catch chase chat cheat check claim clash clear click climb
    close collect combine comment commute complain confirm confuse connect continue contribute convince cope copy
    count cover cram crash crush cry dare deal decide declare delay deliver demand deny depend deserve dig disappear
    disappoint discover dislike ditch doubt download drag dream drink drive drop dump earn eat embarrass end enjoy
    enter escape exist explore extend face fake fall fancy figure fill fit fix flunk fly focus follow force forget
    forgive frame freak gain grab grind grow guarantee handle hang happen hate head heat hide hit hold host hurry
    hurt ignore impress improve include increase inform insist invest invite join joke judge jump justify keep kick
    kill knock lack land laugh lead leave lend let lie lift listen live load lock lose lower matter mention mind
    miss mix move nail negotiate nudge obtain offer order organise organize owe pause persuade phone plan play plug
    point pop pray present pretend prove publish pull purchase push quit quote raise reach react realise realize
    receive reckon refer refresh refund refuse regret reject relate relax rely remain remember remind remove rename
    repeat reply request require resit respect respond rest return ride ring rise risk ruin run rush save scan scare
    score screw seek sell send separate set settle shift shout shut sit skip slack sleep slip slow smash sort sound
    speak spell spend split spoil stand stay steal step stick stop stress stretch struggle stuff suck suffer suit
    suppose surprise survive suspect swap swear talk tempt thank throw tie tire touch track travel treat trust try
    turn unlock update upgrade upset urge vanish visit vote wait wake walk warn waste watch wear win wish wonder
    worry write yell
"""

_PAST = """
    became began bought broke brought built came caught chose cost dealt did drank drew drove ate fell felt flew
    forgot forgotten fought gave given went grew grown held hid heard kept knew led left lent lost met paid quit ran
    rode rose sang sat sent shot shown shut slept sold spent spoke spoken stole stood stuck swore taught thought threw
    thrown told tore torn understood woke won wore worn wrote written
"""

_NOUNS = """
    trial beware squad rip status chef doctor nurse cousin roommate flatmate landlord bus train plane commute gym lunch
    coffee wine beer headhunter pal buddy lad kiddo folk folks people forum discord slack telegram proctoring webcam
    hotel center venue seat refund receipt cashback coupon promo giveaway badge trophy medal ego bragging hype buzz
    trend fad gimmick racket ripoff bargain joke meme spreadsheet notebook notes flashcard textbook pdf video playlist
    channel podcast newsletter blog article thread account age amount attempt baby bag banana beach beginning benefit
    bet bike bill bit bloke boat book boyfriend brain brand bread break brother buck bunch button cake calendar
    calculus cash cat chance change chap cheese child chat choice christmas church city class classmate clue coin
    company comparison concern confusion corner couple crap credit crowd currency dad daughter date dates deadline
    deal debt decision degree desk detail dinner discount dog door dream drink drawback dude easter effort email
    employee ending euro evening event everyday evidence excuse expectation expense eye fact fail family fan father
    favour favor feedback feeling fella figure flat flight food friend fun funeral game gap gift girl girlfriend goal
    grandma grandpa grandmother grandfather ground group habit half hand hassle head heart hell holiday home honesty
    hope house housemate hr hubby husband idea idiot instructor interest internet intern invite invoice issue item
    jobseeker journey joy junior kid kitchen lady lads lack laptop laugh lead lecture lecturer lesson life limit line
    list loan lockdown lot luck mate maths math member mess message mid middle midnight mind minimum minute mistake
    mom moment mood morning mother mouth mum name nan neighbour neighbor news newbie nerd niece nephew night nightmare
    noise noob nonsense norm note number offer opinion order outcome outsider pace page pain panic parent part partner
    past patience pause paycheck penny peer pension percent phone photo picture piece place point popularity position
    post pound ppl pressure probation problem proctor progress promise promotion proof punch purpose quarter query
    queue quiz rabbit rain range rant rate reader reality reason reddit reputation reply requirement rest retest
    return reward rich ride rival room row rubbish rule rumour rumor rush saturday scam scenario school section senior
    sense series shame shift shit shoe shop shortcut shot side sister sleep situation snow son sort spare spot spring
    stage stamp star state step story street stress student stuff style subreddit suck sum summer autumn winter sunday
    supper surprise talk talker tax teacher teammate tears teen term thanksgiving threshold ticket tip tonight topic
    total trap trick trip trouble truth tuition turn tutor twin type udemy uncle underdog uni update vacation vibe
    view vp wall war warning wedding weekday weekend wife wind winner word workday worker world worm yesterday youtube
    zero january february march april june july august september october november december jan feb mar apr jun jul aug
    sept sep oct nov dec monday tuesday wednesday thursday friday gpu yaml bootcamp gpa maternity paternity leave
    newborn toddler salary raise bonus visa passport mortgage
"""

_OTHERS = """
    able above absolute absolutely acceptable accessible accurate across actual additional affordable afterwards alive
    alone along alike alternative amazing amid angry annual annoyed apart apparently approx approximately around
    arguably asleep atm automatic average awake awesome awful bad badly bare barely basically beautiful beside besides
    bigger biggest big bitter blind bloody boring bored brand brief bright brilliant broke busy calm careful central
    certain certainly clean clear clearly clever close cold comfortable common complete completely complex confident
    confused cool correct costly crazy credible crucial curious cute daily damn dead decent deep definitely dense
    desperate direct directly dirty doable doubtful dry dull dumb due eager earlier early easily employable empty
    enormous entire entirely equal essentially exact exactly excellent exciting excited exhausted expected extra
    extremely fair fairly faster fastest fat favourite favorite fewer final finally fine firm flexible foolish forever
    former formerly frankly fresh frequently friendly full fully funny generally gentle genuine genuinely gently glad
    global gonna grateful grown guilty halfway happy harder hardest hardly haha hahaha healthy heavy helpful hence
    hidden high higher highest highly honest hopefully horrible hot huge hungry impossible impressive incredibly
    indeed inside international irrelevant jealous keen kinda lame largely late lately latter lazy legit legal lesser
    likely likewise limited little lmao local lonely longer loud lovely low lower lowest lucky mad main mainly major
    mandatory marketable massive meaningful meaningless meanwhile mere merely midway minor missing modern monthly
    mostly mutual naive nah nasty necessary needy negative nervous nice niche nicely nobody normal normally notably
    nowadays nowhere numb obsolete obvious obviously occasionally odd omg open optional ordinary original otherwise
    outright outside overall overkill overpriced overrated overwhelmed paid painful particular particularly partly
    pathetic perfect perfectly perhaps permanent plain pleasant plenty pointless polite poor popular portable positive
    possible possibly practically precise preferably pretty previous previously prestigious pricey pricy primarily
    prior probably prolly prone proper properly proud pure purely quick quickly quiet rare rarely rather ready
    reasonable reasonably recent recognised recognized redundant refundable regardless regular regularly relevant
    reliable reliant reputable respectable responsible retakes ridiculous risky rough roughly rubbish rude sad safe
    safely sane scary scared seldom selfpaced selective semi serious seriously several severe shady shaky sharp shitty
    short shorter shortly sick silent silly similar simple simpler single skeptical sceptical sleepy slightly slow
    slowly small smaller smallest smart smarter smooth sold solid somebody somehow sometime sometimes somewhat
    somewhere sorry special specifically spare strange straight strict strong stronger struggling stuck stupid sucky
    sudden suddenly suitable super supposedly surely sweet swift tbf technically temporary terrible thick thin tho
    thorough tight tiny tired together tolerable tonight totally tough tougher tricky trivial truly twice typical
    typically ugh ugly ultimate ultimately unclear underrated underwhelming unemployed unfair unfortunately unhappy
    unlikely unlimited unless unnecessary unreal unsure unusual upcoming upside urgent usable usual usually vague
    valuable various vast virtually visible vital wary weak weekly weird welcome whatever whenever wherever whichever
    wide widely wild willing wise wonderful worse worst worthless wow wrongly yearly yay young younger youngest yup
    meh lmk fyi imho afaik fwiw anymore anyways cos cuz coz dunno lemme gimme ya yea u ur r n bc rn ngl fr tmrw tmr
    amongst despite except per throughout unlike versus via whereas whose themselves itself himself herself myself
    yourself ourselves
"""

DISTINCTIVE = frozenset(
    """advanced analytics analyst audio audit automation bi blockchain business chain cisco collaboration construction
    crypto customer cyber cybersecurity database dba desktop devops digital diffusion dynamics enterprise ethics
    excel fabric finance forensics governance hacking healthcare identity infrastructure java law leadership linux
    management marketing medicine messaging mobile network networking office operations oracle platform
    power privacy product project rl robotics sales sap secure security server service sharepoint snowpark software
    sql statistics storage supply support sysops systems tableau teams terraform tester testing virtual visualization
    web windows workspace""".split()
)
"""English words that make another certification of a name, in whatever language it is spoken of."""


def _forms(verb: str) -> tuple[str, ...]:
    """A verb with its regular endings: those that are no word at all do no harm."""
    if verb.endswith("e"):
        return verb, verb + "s", verb + "d", verb[:-1] + "ing"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"
    if verb[-1] not in _VOWELS | {"w", "x"} and verb[-2] in _VOWELS and verb[-3] not in _VOWELS and len(verb) < 6:
        return verb, verb + "s", verb + verb[-1] + "ed", verb + verb[-1] + "ing", verb + "ing", verb + "ed"
    return verb, verb + "s", verb + "es", verb + "ed", verb + "ing"


ORDINARY = frozenset(
    (
        *(form for verb in _VERBS.split() if len(verb) > 2 for form in _forms(verb)),
        *(form for noun in _NOUNS.split() for form in (noun, noun + "s", noun + "es")),
        *_PAST.split(),
        *_OTHERS.split(),
        *map(singular, (*_NOUNS.split(), *_OTHERS.split(), *TALK)),  # as they are among the words of names
    )
)
"""Words of everyday talk. A word that a name of the catalog has counts as that all the same."""
_ENGLISH = ORDINARY | TALK | STOP | CREDENTIAL.keys()
_SIGNS = frozenset(word for word in BESIDES if len(word) > 1) - _ENGLISH
_FOREIGN = _SIGNS | frozenset(map(singular, _SIGNS))


def is_foreign(text: Sequence[Token]) -> bool:
    """Whether a text shows that it is not in English."""
    return any(token.text in _SIGNS or not token.text.isascii() for token in text)


def linked(names: NameIndex, said: Sequence[Word]) -> list[Word]:
    """The words of a text of another language, without vendors that are prepositions there: the German "mit" is only
    MIT before a word that MIT's names have."""
    result = list(said)
    for at, word in enumerate(said[:-1]):
        if word.text in LINKING_VENDORS:
            following = said[at + 1].text
            if not any(following in names.bags[entry] for entry in names.holders.get(word.text, ())):
                result[at] = word._replace(text=LINKING_VENDORS[word.text])
    return result


def talked(names: NameIndex, said: Sequence[Word], foreign: bool = False) -> list[Word]:
    """The words with every one of everyday talk as FILLER; in a `foreign` text every one that nobody knows."""
    return [word._replace(text=FILLER) if _is_talk(names, word.text, foreign) else word for word in said]


def _is_talk(names: NameIndex, word: str, foreign: bool) -> bool:
    if word in names.holders or word in VENDOR_WORDS or word in STOP or word in CREDENTIAL or word in TALK:
        return False
    if word in ORDINARY or word in _FOREIGN or not word.isascii():
        return True
    return foreign and word.isalpha() and word not in DISTINCTIVE and not _VOWELS.isdisjoint(word)  # "BCS" is a name
