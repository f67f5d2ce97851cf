"""Which certification a text names."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from certbot.catalog.load import load_catalog
from certbot.catalog.model import Catalog, Certification
from certbot.config import catalog_dir
from certbot.language.entries import NameIndex
from certbot.language.lexicon import STOP
from certbot.language.names import find, index
from certbot.language.normalise import LONGEST

CATALOG = load_catalog(catalog_dir({}))
NAMES = index(CATALOG)

TAKEN = {
    "goggle ml eng cert": "google-pmle",
    "AI102": "azure-ai-102",
    "ai 9OO": "azure-ai-900",
    "АI-102": "azure-ai-102",
    "mla co1": "aws-mla",
    "aws ai practioner": "aws-aif",
    "amazon ai practitioner": "aws-aif",
    "AWS Certified AI Practitioner (AIF-C01)": "aws-aif",
    "certified cloud practitioner": "aws-clf",
    "google cloud ml engineer professional": "google-pmle",
    "pro ml engineer google": "google-pmle",
    "gogle profesional machne lerning enginer": "google-pmle",
    "googel pmle": "google-pmle",
    "is the google machine learning cert good for a junior": "google-pmle",
    "microsoft azure ai engineer": "azure-ai-102",
    "databricks ml pro": "databricks-ml-pro",
    "databrics ml associate": "databricks-ml-assoc",
    "databricks gen ai engineer": "databricks-genai",
    "nvidia cert": "nvidia-dli",
    "nvidia genai llm": "nvidia-nca-genl",
    "gen ai leader": "google-genai-leader",
    "how hard is the aws machine learning engineer associate?": "aws-mla",
    "aws associate ml engineer": "aws-mla",
    "generative ai developer aws": "aws-genai-dev",
    "aws speciality machine learning": "aws-mls",
    "machine learning specialty aws": "aws-mls",
    "azure ai fundamentals": "azure-ai-901",
    "microsoft ai fundamentals cert": "azure-ai-901",
    "new ai-900": "azure-ai-901",
    "azure fundamentals": "azure-az-900",
    "ai essentials": "google-ai-essentials",
    "tell me about google's ai essentials": "google-ai-essentials",
    "ibm ai engineering professional certificate on coursera": "ibm-ai-engineering",
    "andrew ng deep learning": "dlai-dl-specialization",
    "stanford ai graduate certificate": "stanford-ai-grad",
    "harvardx data science": "harvard-data-science",
    "purdue generative ai": "purdue-genai",
    "azure data scientist": "azure-dp-100",
    "dp100 exam": "azure-dp-100",
    "my boss wants me to pass the ai-102 before summer": "azure-ai-102",
    "certified ai practitioner": "aws-aif",
    "the databricks generative ai engineer one": "databricks-genai",
    "what is microsoft learn": "microsoft-learn",
    "google ml": "google-pmle",
}

REFUSED = """
az-104; az-305; az-400; az-500; az-700; dp-203; dp-300; dp-600; dp-700; pl-300; pl-900; sc-200; sc-900; ms-900; md-102;
ai-999; dp-999; sap-c02; dop-c02; soa-c02; dva-c02; ans-c01; scs-c02; nca-xyz; ncp-xxx; 1z0-808; 1z0-082; gh-900;
cissp; cism; cisa; ccsp; ceh; oscp; crisc; giac; pmp; capm; prince2; itil; itil foundation; ccna; ccnp; ccie; csm; psm;
comptia a+; comptia security+; comptia network+; security+; scrum master; certified scrum master; safe agilist; togaf;
google ads certification; google ux design certificate; google it support;
google cybersecurity certificate; google project management certificate; google cloud network engineer;
google professional cloud security engineer; aws sysops; aws sysops administrator; aws security specialty;
aws devops engineer professional; aws advanced networking; aws database specialty; aws data analytics specialty;
aws sap on aws; azure devops engineer; azure administrator; azure security engineer; azure solutions architect expert;
azure data engineer associate; azure network engineer; azure virtual desktop; power bi; power platform fundamentals;
dynamics 365; microsoft office specialist; excel; oracle java; oracle dba; oracle database administrator; java se 17;
salesforce admin; salesforce platform developer; kubernetes security specialist; cks; terraform associate;
hashicorp vault; red hat rhcsa; rhce; lpic-1; docker certified associate; tableau desktop specialist;
sas base programmer; cfa; cfa level 1; cpa; frm; six sigma green belt; toefl; ielts; gmat; mba; driving licence;
first responder; tesol; phr; hubspot inbound; facebook ads; cisco devnet; vmware vcp; servicenow csa; splunk core;
mongodb developer; uipath; the ai; machine learning; deep learning; data; cloud; engineer; certificate; certification;
the course; exam; hello; good morning; thanks; what's the weather; tell me a joke; how are you; python; i love pizza;
asdfgh; ok; yes; no; 4; 4 years; i want to ace the interview; ai; ml; gen ai; llm; best certification; free; help;
which one should i take; my cat is called gail and she is funny; java 17; top 100 companies; in 300 days; i am 45;
aws professional; azure architect; google engineer; ai and ml; certified; professional certificate; associate;
stanford mba; harvard law; mit physics; ibm mainframe; amazon prime; azure sky; apple developer; sap certified;
udemy ml course; datacamp data scientist; alibaba cloud certification; comptia data+; comptia ai essentials; oracle ai
practitioner; aws ai leader; databricks ai practitioner; nvidia ai engineer; microsoft deep learning; google deep
learning; stanford computer science; harvard cs50; mit blockchain; kubernetes ai; meta machine learning engineer;
udacity machine learning nanodegree; a plus; security plus; jlpt n2; celta; acca; series 7; nasm cpt; forklift
certificate; autocad; quantum ai ninja; super ai mega cert; learn azure; who is andrew ng; stanford masters; buy
amazon stock; azure openai; aws lambda
""".replace("\n", " ").split(";")  # fmt: skip

SLIPS = {
    "AI-104": "azure-ai-103",
    "ai-904": None,
    "MLA-C09": "aws-mla",
    "AIP-C02": "aws-genai-dev",
    "AFI-C01": "aws-aif",
    "AI-1022": "azure-ai-102",
    "AL-102": "azure-ai-102",
    "MLA-C015": "aws-mla",
    "5AI-103": "azure-ai-103",
    "AZ-900X": "azure-az-900",
    "CLF-C002": "aws-clf",
    "SAA-03": "aws-saa",
    "AIF-5C01": "aws-aif",
    "NCB-GENL": "nvidia-nca-genl",
    "NCA-DLI": None,
    "NCP-AFI": None,
    "AI-9000": "azure-ai-900",
    "DP-1000": "azure-dp-100",
    "ncp-genx": None,
    "nca-genx": "nvidia-nca-genl",
    "AZ-400": None,
    "DP-203": None,
}


@pytest.mark.parametrize("query", sorted(TAKEN))
def test_what_is_meant_is_taken(query: str) -> None:
    """Abbreviations, typos, other word orders, look-alike letters and sentences around a name do no harm."""
    found = find(NAMES, query)
    assert (found.verdict, found.matches[0].id if found.matches else None) == ("take", TAKEN[query])


@pytest.mark.parametrize("query", [query.strip() for query in REFUSED])
def test_what_is_not_in_the_catalog_is_not_taken(query: str) -> None:
    """Other vendors' and other fields' certifications and ordinary words are refused outright."""
    assert find(NAMES, query).verdict == "none"


@pytest.mark.parametrize("query", sorted(SLIPS))
def test_a_code_that_does_not_exist_is_never_taken(query: str) -> None:
    """It is named, and at most the nearest real code is asked about."""
    found = find(NAMES, query)
    assert found.verdict != "take"
    assert found.code == query.upper()
    if SLIPS[query] is not None:
        assert SLIPS[query] in [match.id for match in found.matches]


def _spellings(record: Certification) -> Iterator[str]:
    codes = [*record.codes, *(version.code for version in record.versions)]
    yield from dict.fromkeys([record.name, record.short, record.id, *codes, *record.aliases])
    for code in codes:
        if "-" in code:
            yield from (code.replace("-", ""), code.replace("-", " "), code.lower(), code.replace("0", "O"))


@pytest.mark.parametrize("id", sorted(CATALOG.certifications))
def test_every_name_code_and_alias_takes_its_certification(id: str) -> None:
    """Also in capitals, with a stray blank, and with an article and a question mark."""
    record = CATALOG.certifications[id]
    for name in _spellings(record):
        for query in (name, name.upper(), f"  {name} ", f"{name}?"):
            found = find(NAMES, query)
            assert found.verdict == "take", query
            assert id in [match.id for match in found.matches], query


@pytest.mark.parametrize("id", sorted(CATALOG.certifications))
def test_a_name_is_found_within_a_sentence(id: str) -> None:
    """The official name and every code are found in questions and among other words."""
    record = CATALOG.certifications[id]
    for name in dict.fromkeys([record.name, *record.codes]):
        for query in (f"how much is the {name} exam?", f"hey bot, tell me about {name} please", f"is {name} worth it"):
            found = find(NAMES, query)
            assert found.verdict == "take", query
            assert id in [match.id for match in found.matches], query


def test_one_certification_with_two_exams_is_taken_with_the_newer_first() -> None:
    """Azure AI Fundamentals is AI-901 today and was AI-900; the codes keep them apart."""
    assert [match.id for match in find(NAMES, "azure ai fundamentals").matches] == ["azure-ai-901", "azure-ai-900"]
    assert [match.id for match in find(NAMES, "ai-900").matches] == ["azure-ai-900"]


@pytest.mark.parametrize(
    ("query", "candidates"),
    [
        ("databricks machine learning", ["databricks-ml-pro", "databricks-ml-assoc"]),
        ("aws ml", ["aws-mls", "aws-mla"]),
        ("stanford machine learning phd", ["stanford-ml"]),
        ("databricks cert", ["databricks-ml-pro", "databricks-ml-assoc", "databricks-genai"]),
        ("mls", ["aws-mls", "dlai-ml-specialization"]),
        ("AI-102 or AI-103", ["azure-ai-102", "azure-ai-103"]),
    ],
)
def test_what_fits_several_alike_is_asked_about(query: str, candidates: list[str]) -> None:
    """At most three candidates, the best known first."""
    found = find(NAMES, query)
    assert found.verdict == "ask"
    assert [match.id for match in found.matches] == candidates


_ALL_CODES = sorted(
    {
        code
        for record in CATALOG.certifications.values()
        for code in (*record.codes, *(v.booking_code or v.code for v in record.versions))
    }
)
_CHARACTERS = st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
_AROUND = ("{}", "{} exam", "is the {} worth it?", "{vendor} {}")


def _bare(text: str) -> str:
    return "".join(character for character in text.upper() if character.isalnum())


_REAL = {
    _bare(name)
    for record in CATALOG.certifications.values()
    for name in (record.id, *record.aliases, *record.codes, *(version.code for version in record.versions))
}


def _looks_like(typed: str, real: str) -> bool:
    """Whether only an O or an L stands where the code has a zero or a one."""
    pairs = zip(_bare(typed), _bare(real), strict=False)
    alike = all(a == b or (a, b) in {("O", "0"), ("L", "1")} for a, b in pairs)
    return alike and len(_bare(typed)) == len(_bare(real))


def _slipped(code: str, data: st.DataObject) -> str:
    """The code with a character inserted, lost or replaced, or two neighbours swapped."""
    at = data.draw(st.sampled_from([at for at, character in enumerate(code) if character != "-"]))
    how = data.draw(st.sampled_from(["insert", "append", "delete", "replace", "swap"]))
    if how in {"insert", "append"}:
        at = len(code) if how == "append" else at
        return code[:at] + data.draw(_CHARACTERS) + code[at:]
    if how == "delete":
        return code[:at] + code[at + 1 :]
    if how == "replace":
        return code[:at] + data.draw(_CHARACTERS) + code[at + 1 :]
    if "-" in code[at : at + 2]:
        return code
    return code[:at] + code[at : at + 2][::-1] + code[at + 2 :]


@given(st.sampled_from(_ALL_CODES), st.sampled_from(_AROUND), st.sampled_from(["", " ", "-"]), st.data())
def test_a_code_with_a_slip_is_never_taken(code: str, around: str, dash: str, data: st.DataObject) -> None:
    """Alone, in a sentence and behind its vendor; dashed, split and glued: only another real code is taken."""
    typed = _slipped(code, data)
    words = typed.lower().split("-")
    assume(_bare(typed) not in _REAL and not any(_looks_like(typed, real) for real in _ALL_CODES))
    assume(dash != " " or words[-1] not in STOP)  # "is the ncp in demand" names no code
    vendor = "nvidia" if code.startswith("NC") else "azure" if code[2] == "-" else "aws"
    found = find(NAMES, around.format(typed.replace("-", dash), vendor=vendor))
    assert found.verdict != "take"
    assert dash != "-" or found.code is not None


CODES = sorted({code for record in CATALOG.certifications.values() for code in record.codes if code[-1].isdigit()})


@given(st.sampled_from(CODES), st.data())
def test_a_mutated_code_is_never_taken_for_another(code: str, data: st.DataObject) -> None:
    """One wrong digit makes another code, which is taken only if it exists."""
    places = [at for at, character in enumerate(code) if character.isdigit()]
    at = data.draw(st.sampled_from(places))
    digit = data.draw(st.sampled_from("0123456789"))
    mutated = code[:at] + digit + code[at + 1 :]
    real = {
        known.upper()
        for record in CATALOG.certifications.values()
        for known in (*record.codes, *record.aliases, *(version.code for version in record.versions))
    }
    found = find(NAMES, mutated)
    assert (found.verdict == "take") == (mutated in real)


@given(st.text())
def test_no_text_is_too_strange(text: str) -> None:
    """`find` never raises, and its verdict agrees with its matches."""
    found = find(NAMES, text)
    assert found.verdict in {"take", "ask", "none"}
    assert bool(found.matches) == (found.verdict != "none")
    assert found.verdict == "take" or len(found.matches) <= 3


@pytest.mark.parametrize("unit", ["aws ", "ai-102 ", "zzzzz ", "azure ai engineer ", "a-", "1 ", "machine learning "])
def test_a_long_message_is_no_slow_path(names: NameIndex, unit: str) -> None:
    """4,096 characters of one word are answered at once."""
    text = (unit * LONGEST)[:LONGEST]
    start = time.perf_counter()
    find(names, text)
    assert time.perf_counter() - start < 0.5


def test_an_empty_catalog_finds_nothing() -> None:
    """Without certifications every verdict is none."""
    assert find(index(Catalog({}, {}, {})), "AI-102").verdict == "none"
