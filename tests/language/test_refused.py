"""What is not in the catalog: other exams of its vendors, other vendors, other fields, and ordinary words."""

from __future__ import annotations

import pytest

from certbot.catalog.load import load_catalog
from certbot.config import catalog_dir
from certbot.language.names import find, index

NAMES = index(load_catalog(catalog_dir({})))


def _list(text: str) -> list[str]:
    return [" ".join(query.split()) for query in text.split(";")]


OTHERS = {
    "microsoft": """
    az-104; az-305; az-400; az-500; az-700; dp-203; dp-300; dp-600; dp-700; pl-300; pl-900; sc-200; sc-900; ms-900;
    md-102; ai-999; dp-999; azure devops engineer; azure administrator; azure security engineer; azure solutions
    architect expert; azure data engineer associate; azure network engineer; azure virtual desktop; power bi; power
    platform fundamentals; dynamics 365; microsoft office specialist; excel; azure sky; microsoft deep learning;
    learn azure; azure openai; az-800; az-801; az-140; az-120; az-220; az-600; az 104; az104; azure administrator
    associate; azure devops engineer expert; azure security engineer associate; azure network engineer associate;
    azure virtual desktop specialty; azure cosmos db developer; azure data engineer; azure database administrator
    associate; azure data fundamentals; microsoft azure data fundamentals; azure enterprise data analyst; fabric
    analytics engineer; fabric data engineer; microsoft fabric analytics engineer associate; power bi data analyst;
    power bi data analyst associate; pl-200; pl-400; pl-600; pl 900; power platform developer; dp-420; dp-900;
    sc-100; sc-300; sc-400; sc-401; sc 900; security compliance and identity fundamentals; ms-102; ms-700; ms-500;
    mb-210; mb-330; mb-800; mb-910; mb-920; microsoft 365 fundamentals; microsoft 365 administrator; microsoft 365
    certified administrator expert; dynamics 365 fundamentals; dynamics 365 sales; mo-200; excel expert; windows
    server hybrid administrator; cybersecurity architect expert; identity and access administrator; microsoft teams
    administrator; ai-3016; azure iot developer; azure ai ninja; azure ml studio""",
    "oracle": """
    1z0-808; 1z0-082; oracle java; oracle dba; oracle database administrator; java se 17; oracle ai practitioner;
    1z0-829; 1z0-830; 1z0-083; 1z0-071; 1z0-1072-25; 1z0-1085-25; 1z0-1084-25; 1z0-1110-25; 1z0-1109-25;
    1z0-1104-25; 1z0-997-25; 1z0-1123-25; 1z0-184-25; 1z0-1195-25; 1z0-931; oracle java se 17 developer; oracle
    certified professional java; java se 21; oracle database sql; oracle cloud infrastructure foundations associate;
    oci foundations associate; oci architect associate; oci architect professional; oracle cloud architect; oci
    developer professional; oci data science professional; oracle data science professional; oracle cloud
    infrastructure data science professional; oracle ai vector search professional; oci devops professional; oci
    security professional; oracle fusion; oracle erp cloud; oracle netsuite administrator; oracle apex developer;
    oracle data foundations; oracle analytics cloud; oracle autonomous database specialist; oracle mysql; salesforce
    javascript developer""",
    "aws": """
    sap-c02; dop-c02; soa-c02; dva-c02; ans-c01; scs-c02; aws sysops; aws sysops administrator; aws security
    specialty; aws devops engineer professional; aws advanced networking; aws database specialty; aws data analytics
    specialty; aws sap on aws; amazon prime; aws ai leader; buy amazon stock; aws lambda; sap c02; soa-c03; scs-c03;
    das-c01; dbs-c01; pas-c01; axs-c01; aws cloudops engineer; aws developer associate; aws certified developer; aws
    advanced networking specialty; aws big data specialty; aws sap on aws specialty; aws certified security; aws
    partner accreditation; ara-c01; arc-c01; dsa-c02; dsa-c03; adm-c01; sps-c01; nas-c01; sol-c01; aws certified
    ninja; aws sagemaker; aws bedrock""",
    "google": """
    google ads certification; google ux design certificate; google it support; google cybersecurity certificate;
    google project management certificate; google cloud network engineer; google professional cloud security
    engineer; google deep learning; google professional cloud network engineer; professional cloud security
    engineer; professional cloud developer; google cloud developer; google professional cloud developer;
    professional cloud devops engineer; google cloud devops engineer; professional cloud database engineer; google
    workspace administrator; professional google workspace administrator; associate google workspace administrator;
    chrome enterprise administrator; looker business analyst; google analytics individual qualification; google it
    support professional certificate; google it automation with python; google business intelligence certificate;
    google digital marketing certificate; google people management essentials; associate android developer; google
    android developer; google cloud security operations engineer; gemini certified educator; gemini certified;
    google gemini certification; tensorflow lite; google computer vision; vertex ai; bigquery""",
    "known by their names": """
    aws solutions architect professional; google analytics certification; google data analytics certificate; google
    data analytics professional certificate; bcs essentials in ai; comptia sec+""",
    "salesforce, snowflake, databricks": """
    salesforce admin; salesforce platform developer; databricks ai practitioner; salesforce administrator;
    salesforce certified administrator; salesforce platform app builder; salesforce platform developer 1; salesforce
    platform developer i; salesforce sales cloud consultant; salesforce service cloud consultant; salesforce data
    cloud consultant; salesforce architect; salesforce technical architect; salesforce marketing cloud; salesforce
    associate; salesforce business analyst; salesforce certified associate; salesforce experience cloud; salesforce
    advanced administrator; trailhead; salesforce strategy designer; salesforce marketing associate; snowpro
    advanced; snowpro advanced architect; snowpro advanced data engineer; snowpro advanced data scientist; snowpro
    advanced administrator; snowpro advanced data analyst; snowpro associate; snowpro associate platform; snowpro
    specialty snowpark; snowpro specialty native apps; snowflake data engineer; snowflake data engineering;
    snowflake advanced architect; snowflake data scientist; snowflake administrator; databricks certified associate
    developer for apache spark; databricks spark developer; databricks apache spark; databricks data science;
    databricks platform administrator; databricks hadoop migration architect; databricks lakehouse fundamentals;
    databricks fundamentals; databricks academy; databricks solutions architect; databricks architect""",
    "comptia, isaca, iapp, pmi": """
    cissp; cism; cisa; crisc; pmp; capm; comptia a+; comptia security+; comptia network+; security+; cisco devnet;
    comptia data+; comptia ai essentials; cgeit; pmi-acp; pmi acp; pmi-rmp; pmi pba; pmi-sp; pgmp; pfmp; cobit;
    cisco devnet associate; network+; cloud+; linux+; server+; pentest+; cysa+; casp+; comptia cysa+; comptia
    datasys+; comptia project+; comptia cloud+; comptia itf+; comptia tech+; comptia securityx; comptia ai
    scripting+; sy0-701; 220-1101; 220-1201; cs0-003; pt0-003; cv0-004; xk0-005; da0-001; da0-002; ds0-001; pk0-005;
    fc0-u61; servicenow cis; cipp/e; cipp us; cipm; cipt; iapp cipp; iapp cipm; iapp cipt; isaca cisa; isaca cism;
    isaca crisc; isaca cobit; isaca csx; isaca cdpse; simplilearn pmp""",
    "kubernetes, linux, networks": """
    ccna; ccnp; ccie; kubernetes security specialist; cks; terraform associate; hashicorp vault; red hat rhcsa;
    rhce; lpic-1; docker certified associate; vmware vcp; splunk core; kubernetes ai; ccnp enterprise; devnet; ccst;
    juniper jncia; jncia; jncis; f5 certified; palo alto pcnsa; pcnsa; pcnse; fortinet nse 4; nse4; fcp; check point
    ccsa; ccsa; crowdstrike ccfa; splunk core certified user; splunk enterprise certified admin; terraform;
    hashicorp certified terraform associate; hashicorp consul; vault associate; rhcsa; ex200; ex294; ex280;
    openshift administrator; red hat openshift ai; red hat ai; ex267; lpi linux essentials; lfcs; lfca; linux
    foundation certified system administrator; kcna; kcsa; cnpa; cnpe; pca prometheus; prometheus certified
    associate; certified kubernetes security specialist; kubernetes and cloud native associate; kubernetes cloud
    native associate; capa; cgoa; ica istio; cca cilium; cilium certified associate; istio certified associate; argo
    project associate; kubestronaut; finops certified practitioner; finops; otca; cba backstage; dca; gitops
    certified associate; vcp-dcv; nutanix ncp; nutanix ncp-mci; github foundations; github actions; github
    administration; github advanced security; gitlab certified; certified prompt engineer; openai prompt engineering
    certification; anthropic prompt engineering""",
    "universities and courses": """
    mba; stanford mba; harvard law; mit physics; udemy ml course; datacamp data scientist; stanford computer
    science; mit blockchain; meta machine learning engineer; udacity machine learning nanodegree; stanford masters;
    tableau certified data analyst; tableau data analyst; qlik data analyst; sas certified data scientist; cloudera
    data engineer; cloudera data scientist; dataiku ml practitioner; dataiku core designer; datarobot; cohere llm
    university; meta ai certification; meta data engineer; meta front-end developer certificate; huggingface deep rl
    course; hugging face audio course; hugging face diffusion course; hugging face certified ml engineer; certified
    data management professional; certified data science practitioner; certnexus certified data science
    practitioner; stanford msc computer science; stanford online computer science; stanford cs231n; stanford data
    science; stanford executive; stanford product management; cs50x; cs50p; cs50 web; harvard business school
    online; hbs online data science; harvard mba; mit micromasters statistics and data science; mit micromasters;
    mit sloan ai; mit sloan ai strategy; mit no code ai; mit applied data science program; mit data science; mit
    professional education cybersecurity; berkeley mba; berkeley data science masters; berkeley blockchain; berkeley
    product management; oxford mba; oxford fintech programme; oxford blockchain; oxford executive leadership; oxford
    data science; cambridge ai; cambridge executive education; imperial college ai; columbia ai; columbia
    engineering ai; cornell machine learning certificate; ecornell; caltech ai bootcamp; caltech data science; ut
    austin ai ml; georgia tech omscs; georgia tech ms analytics; upenn ai strategy; wharton ai; kellogg ai; insead
    ai; yale; princeton; purdue cybersecurity; purdue project management; purdue data analytics; purdue mba;
    simplilearn data analyst; simplilearn cloud architect; upgrad; great learning; edureka; coursera meta; udacity
    nanodegree; udacity ai programming; datacamp; codecademy; pluralsight; linkedin learning; edx micromasters;
    springboard; general assembly; lambda school; 365 data science; dataquest; mooc.fi; helsinki python; helsinki
    data science; university of helsinki full stack open; fast.ai nlp; kaggle grandmaster; kaggle competitions
    master; kaggle expert; cfa data science for investment professionals; ibm data analyst; ibm data analyst
    professional certificate; ibm data engineering; ibm data engineering professional certificate""",
    "others": """
    nca-xyz; ncp-xxx; gh-900; ccsp; ceh; oscp; giac; prince2; itil; itil foundation; csm; psm; scrum master;
    certified scrum master; safe agilist; togaf; tableau desktop specialist; sas base programmer; cfa; cfa level 1;
    cpa; frm; six sigma green belt; toefl; ielts; gmat; driving licence; first responder; tesol; phr; hubspot
    inbound; facebook ads; servicenow csa; mongodb developer; uipath; ibm mainframe; apple developer; sap certified;
    alibaba cloud certification; nvidia ai engineer; a plus; security plus; jlpt n2; celta; acca; series 7; nasm
    cpt; forklift certificate; autocad; quantum ai ninja; super ai mega cert; who is andrew ng; sscp; csslp; chfi;
    osep; oswe; gsec; gcih; gpen; itil 4; itil v4; togaf 10; safe 6; cspo; psm i; pspo; professional scrum master;
    six sigma black belt; lean six sigma; sy0 701; n10-009; cas-005; dp 900; tableau; qlik sense; sas certified
    specialist; sas viya; mongodb associate developer; mongodb python developer; confluent kafka developer; elastic
    certified engineer; neo4j certified professional; dbt certification; dbt analytics engineer; redis certified
    developer; apache spark certification; alteryx designer core; knime certification; matlab certification;
    informatica; talend; microstrategy; teradata vantage; palantir foundry; h2o.ai certification; wandb; weights and
    biases course; langchain academy; langchain course; llamaindex; pinecone; mistral ai certification; facebook
    blueprint; uipath automation developer; blue prism; automation anywhere; ncp-mci; ncp-us; ncm-mci; dell emc; sap
    s/4hana; sap certified associate; c_tscm; c_aig; workday; hubspot; shopify; adobe certified expert; adobe
    ad0-e559; ad0-e720; autocad certified user; unity certified programmer; gh-100; gh-200; gh-500; atlassian acp;
    jira administrator; certified analytics professional; cap certification; aaic; cdmp; dama cdmp; tdwi cbip; ieee
    certified; ieee certifaied; caie; usaii; certified ai consultant; certified ai scientist; artiba aie; artiba;
    certified artificial intelligence scientist; certified artificial intelligence consultant; certified chief ai
    officer; caio; exin ai foundation; bcs ai foundation; bcs foundation certificate in artificial intelligence; bsi
    iso 42001; iso 42001 lead auditor; iso/iec 42001 lead implementer; iso 27001 lead auditor; pecb; certnexus
    cybersec first responder; certnexus certified ethical emerging technologist; ceet; certnexus cdsp; dsp-110;
    ait-110; certnexus iot; ciotp; aibiz; cma; delf b2; gre; sat; lsat; bar exam; phd; scuba certification; yoga
    teacher training; rn license; nclex; shrm-cp; first aid; cpr; cpr certificate; food handler; real estate
    license; pilot license; ham radio; notary; wset level 2; cicerone; sommelier; chartered engineer; leed green
    associate; osha 30; alibaba cloud aca; tencent cloud; huawei hcia-ai; hcia ai; huawei hcip; hcip ai; baidu ai;
    yandex; linode; digitalocean; ovh; ibm cybersecurity analyst; ibm full stack; ibm devops; ibm quantum; ibm
    cognos; ibm z; c1000-059; c1000-112; c1000-173; c1000-177; ibm watson assistant; ibm project manager; ibm ai
    product manager; openai api; anthropic claude code; claude code; claude pro; chatgpt plus; perplexity;
    midjourney course; copilot pro; nvidia jetson ai specialist; nvidia jetson; jetson; nvidia cuda; nvidia
    omniverse; nvidia inception; ncp-ib; nca-ib; pytorch lightning; keras; ai guru diploma; certified genius; world
    ai certificate; ai council certification; blockchain council ai; certified ai professional blockchain council;
    gsdc generative ai; gsdc; genai gsdc certification; nvidia ai leader; tesla ai; mist ai certification;
    meta ai cert; nvidia jetson cert; gcp sec eng; aws sol arch pro; dbx platform admin; snowpro adv arch; ibm proj mgr;
    azure network engr; oci devops pro; k8s security spec; sfdc admin; google proj mgmt;
    certified ml engineer by an institute""",
}  # fmt: skip

NEAR = """
harvard cs50; azure solutions architect; copilot studio; ai-050; ai-100; clf-c03; aif-c02; aip-c02; mls-c02; dea-c02;
aws alexa skill builder; aws certified alexa skill builder specialty; 1z0-1127-27; 1z0-1122-28; snowflake snowpark;
dea-c01 snowflake; cof-c01; databricks generative ai fundamentals; databricks data analyst professional; sas ai and
machine learning professional; ncp-ai nutanix; certified data scientist; certified machine learning engineer;
certified artificial intelligence engineer; certified ai engineer; cs50; cs50 python; openai certified developer;
openai certified engineer; github copilot pro; ncs-aai; google ai hero; oracle cloud; certified ai transformation
leader; ibm certified data scientist; ibm certified ai engineer; ibm machine learning with python; aws solutions
architect prof; project management certification
"""  # fmt: skip

ORDINARY = """
ai skils; clou computing; i manag ai projects; found a job; gen z; aws sol; sec, brb; arch linux; fund my startup;
the ai; machine learning; deep learning; data; cloud; engineer; certificate; certification; the course; exam; hello;
good morning; thanks; what's the weather; tell me a joke; how are you; python; i love pizza; asdfgh; ok; yes; no; 4; 4
years; i want to ace the interview; ai; ml; gen ai; llm; best certification; free; help; which one should i take; my
cat is called gail and she is funny; java 17; top 100 companies; in 300 days; i am 45; aws professional; azure
architect; google engineer; ai and ml; certified; professional certificate; associate; i am a kubernetes developer; i
use oracle; we use oracle at work; i'm a data analyst; i want to be a machine learning engineer; generative ai; genai;
prompt engineer; devops engineer; kubernetes administrator at a bank; i administer kubernetes clusters; security
engineer; cloud security engineer; python developer; i use claude every day; i like claude code; claude or chatgpt?; i
use chatgpt at work; i use copilot; i work at github; i work with snowflake; we're on snowflake and dbt; i'm a
salesforce consultant; we use agentforce; i'm an architect; i'm an auditor; i work in ai governance; security manager;
project manager; i am a project manager at ibm; i work for nvidia; i'm at google; nvidia gpu; rtx 4090; h100; gpt-4;
gpt 5; claude 4; llama 3; gemini 2.5; docker; keras; i know pytorch and tensorflow; artificial intelligence; data
science; llmops; i build rag pipelines; agents; ai agents; i want to build ai agents; multi agent systems; mcp server;
kaggle competition; udemy; i studied at harvard; i went to stanford; mit license; i live in oxford; i live in
berkeley; i'm from boulder colorado; i live in helsinki; finland; the cloud; cloud computing; team leader; i lead
digital transformation; business professional; business analyst; i'm a business strategist; i want to ace it; i aced
it; my name is gail; hi i'm gail; claude is my name; pca is principal component analysis; principal component
analysis; pde solver; partial differential equations; adp payroll; cdl license; truck driver with a cdl; i want fast
ai results; fastest way; elements of style; essentials; the essentials; just the essentials; foundations; ai skills; i
googled it; i love google; i use azure openai; azure devops; aws lambda; i deploy on aws; databricks notebook; spark;
i use databricks at work; i work with watsonx; i'm an ibm consultant; practitioner; nurse practitioner; general
practitioner; specialist; generalist; sales associate; associate professor; professor; professional; i'm a
professional; expert; i'm no expert; leader; administrator; system administrator; manager; internal audit;
accelerated; rack; context; context engineering; what's the context; prompt engineering; i need prompting tips; data
analytics; analytics; i practice data; learn; i want to learn; i want to learn ai; learn machine learning; learn
python; i'm a graduate; a certification; any certification; best ai certification; best ml cert; top 5 certs; top 10
ai certifications 2026; free ai course; free courses; free machine learning course; ai course; ml course; cheap
course; a course for beginners; online course; a bootcamp; i have 3 years; 5 years in data; 2-3 years; 10; 2026; in
2026; since 2019; 90 days; 100 dollars; $100; under 100; 300 usd; 3 months; ai in 2026; ai 2027; top 100; 1st; 2nd
try; python 3.12; windows 11; microsoft 365; office 365; 24/7; 5g; 3d; b2b; web3; mp3; covid 19; area 51; catch 22;
room 101; gdpr; eu ai act; nist ai rmf; iso 42001; hipaa; soc 2; the weather; hi there; thank you; thanks a lot;
maybe; stop; back; skip; restart; why; why not; what; who are you; are you an ai; are you a bot; tell me more; more;
next; the first one; the second one; the last one; the cheaper one; the free one; the new one; the professional one;
the associate one; the other one; none of these; not sure; whatever; i don't know; idk; lol; asdf; qwerty; xyzzy; foo
bar; lorem ipsum; i'm 22 and lost; my boss told me to get certified; which certification should i take; what should i
do next; what do you recommend; can you help me; how do i start; where do i start; is it worth it; are certifications
worth it; how much does it cost; how long does it take; does it expire; how do i renew; remind me; compare; what is
the difference; what's new; anything on agents; free ones; under 100 dollars; what expires never; i want a job in ai;
i want to switch careers; career change; i am a teacher; i am a nurse; i'm a student; cs student; phd student in
physics; i'm a designer; ux designer; marketing manager; i'm in marketing; head of data; cto; ceo; i run a startup;
freelance developer; backend developer; frontend developer; full stack developer; android developer; game developer; i
develop applications; i'm an application developer on kubernetes; mobile developer; java developer; qa engineer; test
engineer; data steward; database administrator; sysadmin; network engineer; support engineer; sales engineer; hardware
engineer; mechanical engineer; i like pizza; my cat is called claude; my dog is called ace; time flies; to be or not
to be; the quick brown fox; i have a dream; let's go; no way; really; seriously; cool; great; awesome; wow; hmm; bye;
see you; goodnight; i need to pass the test; driving test; blood test; covid test; a test; the exam; an exam; my exam
is tomorrow; exam dumps; practice exams; core skills; hard core; applied science; enterprise architect; enterprise
architecture; generative ai for business; business solutions; solutions; business value of ai; ai literacy; fluency in
english; managing ai projects; i manage ai projects; ai project manager; ai product manager; security; cyber security;
ai and cyber security; risk; compliance; ai ethics; responsible ai; ai safety; data privacy; accelerated computing;
gpu computing; cuda; omniverse; digital twins; multimodal models; large language models; computer vision;
reinforcement learning; statistics; math; linear algebra; calculus; r; sql; nosql; excel; power bi; tableau; looker;
dbt; airflow; kafka; spark streaming; hadoop; etl; data pipelines; data warehouse; data lake; lakehouse; feature
store; model registry; model monitoring; fine tuning; vector databases; langchain; llamaindex; ollama; vllm; triton;
sagemaker; bedrock; vertex ai; bigquery; cloud run; azure openai; cognitive services; synapse; fabric; power
platform; m365 copilot; github actions; gitlab; jenkins; terraform; ansible; linux; bash
"""  # fmt: skip

ALONE = """
i am an application developer on kubernetes; i'm a senior kubernetes developer; we have github copilot; i use hugging
face transformers; i use kaggle; data analyst; machine learning engineer; cloud engineer; solutions architect; oracle;
open ai; claude; snowflake; tensorflow; ai networking; ai governance; copilot studio
"""  # fmt: skip


@pytest.mark.parametrize("queries", OTHERS.values(), ids=OTHERS)
def test_other_certifications_are_refused(queries: str) -> None:
    """Neither taken nor asked about, though they share words with those that there are."""
    assert [query for query in _list(queries) if find(NAMES, query).verdict != "none"] == []


def test_what_comes_close_is_at_most_asked_about() -> None:
    """Other versions, other levels, and parts of a name."""
    assert [query for query in _list(NEAR) if find(NAMES, query).verdict != "ask"] == []


def test_ordinary_words_name_nothing() -> None:
    """What people say about themselves, their work and the world."""
    assert [query for query in _list(ORDINARY) if find(NAMES, query).verdict != "none"] == []


def test_a_trade_a_product_or_a_vendor_alone_is_never_taken() -> None:
    """It may be asked about; said of a person or of work it is not even that."""
    assert [query for query in _list(ALONE) if find(NAMES, query).verdict == "take"] == []
    for query in ("i am an aws data engineer", "kubernetes administrator at a bank", "i want a data engineer job"):
        assert find(NAMES, query).verdict == "none"
