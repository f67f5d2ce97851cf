"""How the words in names of certifications are written otherwise: in full, cut short, by their makers or by people.

English; what other languages call them stands in foreign. All words are as `normalise` leaves them.
"""

from __future__ import annotations

PHRASES: dict[tuple[str, ...], tuple[str, ...]] = {
    tuple(source.split()): tuple(target.split())
    for source, target in (
        pair.split(" = ")
        for pair in (
            "machine learning = ml", "machinelearning = ml", "machine learn = ml", "m l = ml",
            "artificial intelligence = ai", "a i = ai", "generative ai = genai", "gen ai = genai",
            "generative artificial intelligence = genai", "gen artificial intelligence = genai",
            "generative = genai", "deep learning = dl", "large language model = llm", "large language models = llm",
            "machine learning operations = mlops", "ml operations = mlops", "ml ops = mlops",
            "machine learning ops = mlops", "agentic ai = agentic", "agentic artificial intelligence = agentic",
            "ai agents = agent", "ai agent = agent",
            "google cloud platform = gcp", "google cloud = gcp", "googlecloud = gcp",
            "amazon web services = aws", "amazon web service = aws", "amazon aws = aws", "ms azure = microsoft azure",
            "oracle cloud infrastructure = oracle", "oracle cloud = oracle", "oci = oracle",
            "deep learning ai = dlai", "deeplearning ai = dlai", "open ai = openai", "hugging face = huggingface",
            "fast ai = fastai", "linux foundation = cncf", "data bricks = databricks", "sales force = salesforce",
            "uc berkeley = berkeley", "colorado boulder = boulder", "cu boulder = boulder", "chat gpt = chatgpt",
            "snow pro = snowpro", "git hub = github", "skills build = skillsbuild", "neural net = dl",
            "neural nets = dl", "neural network = dl", "neural networks = dl",
            "post grad = post graduate", "pg program = post graduate program", "de assoc = data engineer associate",
            "de associate = data engineer associate", "de pro = data engineer professional",
            "de professional = data engineer professional", "da assoc = data analyst associate",
            "da associate = data analyst associate", "crash courses = crash course",
            "one of my = so", "one of our = so", "one of his = so", "one of her = so", "one of their = so",
            "open usd = openusd", "class b = category", "class c = category", "qwik labs = qwiklabs",
            "skill build = skillsbuild",
            "non technical = nontechnical", "learning machine = ml",
            "without coding = nontechnical", "without code = nontechnical", "no code = nontechnical",
            "no coding = nontechnical", "no programming = nontechnical", "without programming = nontechnical",
            "non tech = nontechnical", "non techie = nontechnical", "non techies = nontechnical",
            "non coder = nontechnical", "non coders = nontechnical", "non programmers = nontechnical",
            "non developers = nontechnical", "non engineers = nontechnical", "non technicals = nontechnical",
            "c suite = executive", "c level = executive", "the suits = executive", "decision makers = executive",
            "upper management = executive", "senior management = executive", "top management = executive",
            "team leads = manager", "team lead = manager", "sales people = sales", "sales ppl = sales",
            "sales folks = sales", "sales guys = sales", "sales team = sales", "sales reps = sales",
            "add on = certification", "add ons = certification", "hands on = so", "agent force = agentforce",
            "sale force = salesforce",
            "microsoft 365 copilot = m365 copilot", "office copilot = m365 copilot",
            "office 365 copilot = m365 copilot", "deep learning dot ai = dlai", "deeplearning dot ai = dlai",
            "training site = training platform", "training website = training platform",
            "training portal = training platform", "learning site = training platform",
            "learning website = training platform", "learning platform = training platform",
            "learning portal = training platform", "fine tuning = tuning", "finetuning = tuning",
            "computer vision = vision", "data center = datacenter", "data centre = datacenter",
            "data centers = datacenter", "data centres = datacenter", "spectrum x = spectrum",
            "delta live tables = dlt",
            "multi agents = multi agent", "office workers = business users", "office people = business users",
            "end users = business users", "everyday users = business users", "regular users = business users",
            "power users = business users",
            "copilot coding = copilot developer", "copilot coders = copilot developer",
            "business people = business", "business folks = business",  "multiagent = multi agent",
            "retrieval augmented generation = rag",
            "fast dot ai = fastai", "big blue = ibm", "team green = nvidia", "mountain view = google",
            "project management institute = pmi", "privacy association = iapp",
            "international association of privacy professionals = iapp", "cloud native computing foundation = cncf",
        )
    )
}  # fmt: skip
"""Several words (or one) that are written as others. The longest that fits counts."""

_MAKERS = {
    "pmp": "pmi", "capm": "pmi", "project management": "pmi", "security plus": "comptia", "sec plus": "comptia",
    "network plus": "comptia", "a+": "comptia", "cisa": "isaca", "cism": "isaca", "crisc": "isaca", "auditor":
    "isaca", "auditors": "isaca", "cipp": "iapp", "cipm": "iapp", "privacy": "iapp", "chatgpt": "openai", "gpt":
    "openai", "claude": "anthropic", "gemini": "google", "lakehouse": "databricks", "spark": "databricks",
    "snowpro": "snowflake", "crm": "salesforce", "gpu": "nvidia", "gpus": "nvidia", "graphics card": "nvidia",
    "graphics cards": "nvidia", "cuda": "nvidia", "k8s": "cncf", "kubernetes": "cncf", "cka": "cncf",
    "transformers": "huggingface", "cs50": "harvard", "elements of ai": "helsinki",
}  # fmt: skip
"""What people say a vendor makes where they do not say its name ("the PMP people", "the lakehouse company")."""

for _made, _whose in _MAKERS.items():
    for _who in ("people", "folks", "guys", "crowd", "makers", "maker", "company", "org", "association", "body"):
        PHRASES[*_made.split(), _who] = (_whose,)

_PEOPLE = {
    "andrew ng": "dlai ng", "laurence moroney": "dlai moroney", "jeremy howard": "fastai", "rachel thomas": "fastai",
    "jensen huang": "nvidia", "sam altman": "openai", "dario amodei": "anthropic", "david malan": "harvard cs50",
    "brian yu": "harvard cs50 ai", "rafael irizarry": "harvard irizarry", "teemu roos": "helsinki", "jeff bezos": "aws",
    "satya nadella": "microsoft", "sundar pichai": "google", "larry ellison": "oracle", "marc benioff": "salesforce",
    "ali ghodsi": "databricks", "clem delangue": "huggingface", "andy jassy": "aws", "arvind krishna": "ibm",
}  # fmt: skip
"""People, and whom they teach or speak for; with "professor" and the like by their last name."""

_TUTORS = (
    "stephane maarek", "adrian cantrill", "mumshad mannambeth", "jon bonso", "neal davis", "frank kane", "john savill",
    "scott duffy", "andrew brown", "derar alhussein", "dan sullivan", "jason dion", "professor messer", "mike chapple",
    "hemang doshi", "krish naik", "jose portilla", "tutorials dojo", "cloud guru", "linkedin learning", "cloud academy",
    "maarek", "cantrill", "mumshad", "bonso", "savill", "alhussein", "dion", "messer", "portilla", "udemy", "kodekloud",
    "exampro", "freecodecamp", "tutorialsdojo", "whizlabs", "pluralsight", "acloudguru", "measureup", "examtopics",
)  # fmt: skip
"""Those who teach for the exams of others: whose course it is says nothing of what is meant."""

for _name in _TUTORS:
    PHRASES[tuple(_name.split())] = ()

for _name, _whose in _PEOPLE.items():
    PHRASES[tuple(_name.split())] = tuple(_whose.split())
    for _title in ("prof", "professor", "dr"):
        PHRASES[_title, _name.split()[-1]] = tuple(_whose.split())

SPELLINGS = {
    "amzn": "amazon", "amz": "amazon", "goog": "google", "msoft": "microsoft", "orcl": "oracle", "dbrx": "databricks",
    "colorado": "boulder",
}  # fmt: skip
"""Vendors cut short, as they are written before phrases are looked up ("goog cloud")."""

SYNONYMS: dict[str, str] = {
    "amazon": "aws", "ms": "microsoft", "msft": "microsoft", "az": "azure",
    "gcloud": "gcp", "nv": "nvidia", "oai": "openai", "gh": "github",
    "reaktor": "helsinki", "dbx": "databricks", "nvda": "nvidia",
    "sfdc": "salesforce", "hf": "huggingface", "k8s": "kubernetes", "genai": "genai", "tf": "tensorflow",
    "deeplearning": "dl", "eng": "engineer", "engr": "engineer", "engg": "engineering", "engrg": "engineering",
    "enginer": "engineer", "mle": "ml engineer", "dev": "developer", "devs": "developer",
    "programmer": "developer", "programmers": "developer", "architecture": "architect", "pro": "professional",
    "prof": "professional", "assoc": "associate", "asc": "associate", "spec": "specialty", "speciality": "specialty",
    "specialisation": "specialization", "programme": "program", "programs": "program", "programmes": "program",
    "foundation": "foundations", "fundamental": "fundamentals", "practioner": "practitioner", "sci": "science",
    "admin": "administrator", "grad": "graduate", "infra": "infrastructure", "ops": "operations",
    "intro": "introduction", "cs50s": "cs50", "biz": "business", "pgp": "post graduate program",
    "postgrad": "post graduate", "postgraduate": "post graduate", "a1": "ai", "gai": "genai", "mgmt": "management",
    "university": "", "uni": "", "inc": "", "redmond": "microsoft", "armonk": "ibm", "kube": "kubernetes",
    "kubectl": "kubernetes", "exec": "executive", "execs": "executive", "ceo": "executive", "ceos": "executive",
    "cxo": "executive", "cxos": "executive", "bosses": "manager", "mgr": "manager", "mgrs": "manager",
    "salespeople": "sales", "presales": "sales", "nontech": "nontechnical", "nontechies": "nontechnical",
    "noncoders": "nontechnical", "ucb": "berkeley", "cub": "boulder", "ncp": "nvidia professional",
    "nca": "nvidia associate",
}  # fmt: skip
"""One word for another; "" for a word that adds nothing."""

SHORT_PLURALS = {"llms": "llm", "nlps": "nlp"}
"""Plurals too short for the rule (see wording.singular)."""

LAST_NAMES = {
    "ng": "dlai ng", "moroney": "dlai moroney", "malan": "cs50", "irizarry": "harvard irizarry",
    "jensen": "nvidia", "altman": "openai", "bezos": "aws", "nadella": "microsoft", "ellison": "oracle",
    "benioff": "salesforce", "ghodsi": "databricks", "amodei": "anthropic", "jassy": "aws", "pichai": "google",
}  # fmt: skip
"""Those of them that are known by one name; it is theirs only as it is written."""

SYNONYMS |= LAST_NAMES
