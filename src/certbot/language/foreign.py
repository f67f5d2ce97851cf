"""Words of other languages around and in names of certifications, in English: data alone.

Keys are as `normalise` leaves them: lower case, without accents. A word that English has, too ("die", "was"), is left
out, unless English means nothing by it beside a name. Chinese and Japanese are written here as they are typed.
"""

from __future__ import annotations


def _table(*lines: str) -> dict[str, str]:
    """The words before each " = ", which are parted by commas, with what they are in English."""
    return {
        word.strip(): english.strip()
        for line in lines
        for words, _, english in [line.partition(" = ")]
        for word in words.split(",")
    }


LINKS = _table(
    "el, la, los, las, il, gli, le, les, der, das, den, dem = the",
    "un, una, uno, une, uma, ein, eine, einen, einem, einer, een = a",
    "de, del, della, dello, dei, degli, da, du, des, von, vom, di, ka, ke, ki, का, की, के, の, 的 = of",
    "databricks de, dbx de = databricks data engineer",
    "databricks da, dbx da = databricks data analyst",
    "para, fur, fuer, pour, ke liye, voor, для, के लिए = for",
    "con, com, avec, mit dem, mit der, mit den, mit einem, mit einer, mit meinem, mit meiner, mit viel, mit ein, "
    "mit dieser, mit diesem = with",
    "su, sul, sulla, sui, sulle, sugli, sobre, acerca, про = on",
    "niveau, nivel, livello, poziom, seviye, seviyesi, stufe, уровень, уровня = of",
    "en, em, nel, nella, dans, sur, auf, ao, au, aux, al, alla, zum, zur, beim, bei, в, по, на, от, में = in",
    "y, e, und, et, aur, och, и, और, 和, と = and",
    "o, oder, ou, oppure, или, या, 或, 还是, 또는 = or",
    "daws, damazon = of aws",
    "dazure = of azure",
    "doracle = of oracle",
    "dibm = of ibm",
    "danthropic = of anthropic",
    "dopenai = of openai",
    "disaca = of isaca",
    "lai = the ai",
    "lassociate = the associate",
)
"""Articles, prepositions and what joins: they are no part of a name."""

CREDENTIALS = _table(
    "zertifikat, zertifikate, certificado, certificados, certificat, certificats, certificato, certificati, "
    "sertifikat, certifikat, certyfikat, сертификат, сертификаты, сертификата, сертификатом, сертификату, "
    "सर्टिफिकेट, प्रमाणपत्र, 证书, 證書, 証明書, 修了証, شهادة, сертифікат = certificate",
    "zertifizierung, zertifizierungen, certificacion, certificaciones, certificacao, certificacoes, "
    "certificazione, certificazioni, certyfikacja, sertifikasi, sertifikasyon, certificering, zertifiziert, "
    "zertifizierter, zertifizierte, certifie, certif, certifs, zert, zerti, certifiee, certificada, "
    "сертификация, сертификации, сертификацию, сертификациеи, сертифікація, सर्टिफिकेशन, 认证, 認證, 認定, 資格, "
    "자격증, 인증 = certification",
    "prufung, pruefung, prufungen, pruefungen, examen, examenes, exame, exames, esame, esami, egzamin, sinav, "
    "sinavi, sinavina, klausur, prova, prueba, lexamen, lesame, dexamen, pariksha, экзамен, экзамена, экзамены, "
    "экзамену, экзаменом, экзамене, परीक्षा, एग्जाम, 考试, 考試, 試験, 시험, امتحان, الامتحان = exam",
    "kurs, kurse, kursu, curso, cursos, corso, corsi, cours, formacion, formacao, formazione, lehrgang, "
    "weiterbildung, ausbildung, cursus, szkolenie, курс, курсы, курса, курсе, курсов, कोर्स, 课程, 課程, 课, "
    "コース, 강의, دورة, كورس = course",
)
"""Words that say that a certification is meant."""

LINKING_VENDORS = {"mit": "with"}
"""Names of vendors that are prepositions elsewhere."""

VENDORS = _table(
    "амазон, амазона, амазоне, авс, अमेज़न, एडब्ल्यूएस, 亚马逊云科技, 亚马逊云, 亚马逊, 亞馬遜, アマゾン, 아마존, "
    "امازون, أمازون = aws",
    "гугл, гугла, гугле, гуглом, गूगल, 谷歌云, 谷歌, グーグル, 구글, جوجل, غوغل = google",
    "маикрософт, маикрософта, माइक्रोसॉफ्ट, 微软, 微軟, マイクロソフト, 마이크로소프트, مايكروسوفت = microsoft",
    "азур, ажур, एज़्योर, アジュール = azure",
    "нвидиа, нвидия, энвидиа, एनवीडिया, 英伟达, 輝達, エヌビディア, 엔비디아 = nvidia",
    "аибиэм, आईबीएम = ibm",
    "стэнфорд, стенфорд, стэнфорда, стенфорда, 斯坦福大学, 斯坦福, スタンフォード = stanford",
    "гарвард, гарварда, 哈佛大学, 哈佛, ハーバード = harvard",
    "мит, 麻省理工学院, 麻省理工 = mit",
    "оксфорд, оксфорда, 牛津大学, 牛津 = oxford",
    "беркли, 伯克利 = berkeley",
    "оракл, 甲骨文, オラクル = oracle",
    "курсера, курсеры = coursera",
    "кэггл, каггл = kaggle",
    "эндрю ын, эндрю нг, ына, 吴恩达, 吳恩達 = dlai",
    "клод, клода, 克劳德 = claude",
    "датабрикс = databricks",
    "сноуфлеик = snowflake",
    "сеилсфорс, 세일즈포스, セールスフォース = salesforce",
    "데이터브릭스, データブリックス, डेटाब्रिक्स = databricks",
    "스노우플레이크, 스노플레이크, スノーフレーク = snowflake",
    "오라클, اوراكل, ओरेकल = oracle",
    "코세라, コーセラ, كورسيرا, कोर्सेरा = coursera",
    "깃허브, ギットハブ, гитхаб = github",
    "클로드, クロード = claude",
    "쿠버네티스, クバネティス, кубернетес = kubernetes",
    "허깅페이스, ハギングフェイス = huggingface",
    "애저, ازور = azure",
    "انفيديا, нвидии = nvidia",
    "앤드류 응, アンドリューング = dlai",
    "스탠퍼드, 스탠포드, ستانفورد = stanford",
    "하버드, هارفارد = harvard",
    "오픈에이아이 = openai",
    "텐서플로, 텐서플로우, テンソルフロー = tensorflow",
    "파이토치, パイトーチ = pytorch",
)

SUBJECTS = _table(
    "maschinelles lernen, maschinellen lernens, maschinellem lernen, aprendizaje automatico, "
    "aprendizaje de maquina, aprendizaje maquina, aprendizado de maquina, aprendizagem de maquina, "
    "aprendizagem automatica, apprentissage automatique, apprentissage machine, apprendimento automatico, "
    "uczenie maszynowe, makine ogrenimi, makine ogrenmesi, машинное обучение, машинного обучения, "
    "машинному обучению, машинном обучении, मशीन लर्निंग, 机器学习, 機器學習, 機械学習, 머신러닝, 기계학습, "
    "التعلم الالي, تعلم الاله = ml",
    "kunstliche intelligenz, kuenstliche intelligenz, kunstlicher intelligenz, inteligencia artificial, "
    "intelligence artificielle, intelligenza artificiale, sztuczna inteligencja, yapay zeka, "
    "искусственныи интеллект, искусственныи интелект, искусственныи интеллекта, искусственного интеллекта, "
    "искусственному интеллекту, искусственном интеллекте, ии, आर्टिफिशियल इंटेलिजेंस, एआई, 人工智能, 人工智慧, "
    "人工知能, 인공지능, الذكاء الاصطناعي = ai",
    "generative ki, generativer ki, ia generativa, inteligencia artificial generativa, ia generative, "
    "intelligence artificielle generative, intelligenza artificiale generativa, "
    "generative kunstliche intelligenz, генеративныи ии, генеративного ии, генеративному ии, जेनरेटिव एआई, "
    "生成式人工智能, 生成式ai, 生成ai, 生成式, 生成 = genai",
    "ki grundlagen = ai fundamentals",
    "ki zertifikat = ai certificate",
    "ki zertifizierung = ai certification",
    "ki kurs = ai course",
    "ki ingenieur = ai engineer",
    "ia, ias = ai",
    "tiefes lernen, aprendizaje profundo, aprendizado profundo, apprentissage profond, apprendimento profondo, "
    "глубокое обучение, глубокого обучения, глубокому обучению, डीप लर्निंग, 深度学习, 深度學習, 深層学習, "
    "ディープラーニング, 딥러닝 = dl",
    "대규모 언어 모델, 大语言模型, 大模型 = llm",
    "ingeniero, ingeniera, ingenieur, ingenieurin, ingenieure, engenheiro, engenheira, ingegnere, muhendisi, "
    "muhendis, inzynier, инженер, инженера, инженерия, इंजीनियर, 工程师, 工程師, エンジニア, 엔지니어, "
    "مهندس = engineer",
    "ingenieria, ingenierie, engenharia, ingegneria = engineering",
    "desarrollador, desarrolladora, desenvolvedor, desenvolvedora, developpeur, developpeuse, sviluppatore, "
    "entwickler, entwicklerin, gelistirici, разработчик, разработчика, डेवलपर, 开发者, 开发人员, 開發者, 開発者, "
    "デベロッパー, 개발자 = developer",
    "arquitecto, arquitecta, arquiteto, architecte, architetto, architekt, архитектор, архитектора, 架构师, "
    "架構師, アーキテクト, 아키텍트 = architect",
    "arquitecto de soluciones, arquiteto de solucoes, architecte de solutions, architecte solutions, "
    "losungsarchitekt, 解决方案架构师, ソリューションアーキテクト = solutions architect",
    "cientifico de datos, cientista de dados, scientifique des donnees, datenwissenschaftler, "
    "специалист по данным, дата саентист, 数据科学家, データサイエンティスト = data scientist",
    "ciencia de datos, ciencia de dados, science des donnees, scienza dei dati, datenwissenschaft, "
    "наука o данных, науки o данных, डेटा साइंस, 数据科学, 數據科學, データサイエンス = data science",
    "ingeniero de datos, engenheiro de dados, ingenieur de donnees, ingegnere dei dati, dateningenieur, "
    "инженер данных, डेटा इंजीनियर, 数据工程师, データエンジニア = data engineer",
    "analista de datos, analista de dados, analyste de donnees, datenanalyst, аналитик данных, "
    "数据分析师 = data analyst",
    "datos, dados, donnees, daten, dati, данных, данные, 数据, データ = data",
    "nube, nuvem, облако, облака, облачныи, क्लाउड, 云, 雲, クラウド = cloud",
    "fundamentos, fondamenti, fondamentaux, grundlagen, основы, 基础, 基礎 = fundamentals",
    "profesional, profissional, professionnel, professionnelle, professionale, professionell, профессионал, "
    "профессиональныи, 专业级, 专业, プロフェッショナル, 프로페셔널 = professional",
    "asociado, asociada, associado, associe, associato, 助理级, 助理, アソシエイト, 어소시에이트 = associate",
    "especialidad, especialidade, specialite, specialita = specialty",
    "especializacion, especializacao, specializzazione, spezialisierung, специализация, специализацию, 专项课程, "
    "专业化 = specialization",
    "practicante, praticien, praktiker, प्रैक्टिशनर, 从业者, プラクティショナー = practitioner",
    "lider, 领导者 = leader",
    "머신 러닝, マシンラーニング, التعلم الآلي, машинному = ml",
    "agentes, agenten, agenti, agentow, агенты, агентов, 智能体, エージェント = agent",
    "딥 러닝, التعلم العميق = dl",
    "생성형 ai, 생성형, 생성 ai, जनरेटिव एआई, जेनेरेटिव एआई, الذكاء الاصطناعي التوليدي = genai",
    "클라우드, كلاود, السحابة, السحابية, سحابة, облачные, облачная = cloud",
    "프랙티셔너, 프렉티셔너, براكتيشنر, практик, практика, 從業者 = practitioner",
    "आर्किटेक्ट, معماري, مهندس معماري = architect",
    "솔루션, 솔루션즈, ソリューション, सॉल्यूशंस, सॉल्यूशन, 解决方案, 解決方案, حلول, решении = solutions",
    "솔루션스 아키텍트, 솔루션 아키텍트 = solutions architect",
    "디벨로퍼, مطور, المطور = developer",
    "المهندس, هندسة, инженеру, инженером = engineer",
    "어소시엣, एसोसिएट, مشارك, ассошиэит, ассоциат = associate",
    "प्रोफेशनल, محترف, 專業級 = professional",
    "스페셜티, スペシャリティ, スペシャルティ, स्पेशलिटी = specialty",
    "스페셜리스트, スペシャリスト, специалист, специалиста = specialist",
    "파운데이션, 파운데이션스, ファンデーション, ファウンデーション, फाउंडेशन, फाउंडेशंस = foundations",
    "펀더멘털, 펀더멘탈, 펀더멘털스, ファンダメンタルズ, फंडामेंटल्स, اساسيات, 기초, основам = fundamentals",
    "에센셜, 에센셜스, エッセンシャルズ, एसेंशियल्स = essentials",
    "데이터, डेटा, بيانات, البيانات = data",
    "데이터 사이언스, 데이터 과학, علوم البيانات, علم البيانات = data science",
    "데이터 사이언티스트, 데이터 과학자 = data scientist",
    "애널리스트, 분석가, アナリスト, एनालिस्ट = analyst",
    "리더, リーダー, लीडर, лидер = leader",
    "전문가, エキスパート, एक्सपर्ट, эксперт = expert",
    "에이전트, एजेंट = agent",
    "관리자, 管理者, администратор = administrator",
    "프롬프트, プロンプト = prompting",
    "보안, セキュリティ = security",
    "거버넌스, ガバナンス = governance",
    "전문 과정, 스페셜라이제이션, スペシャライゼーション, स्पेशलाइजेशन, स्पेशलाइज़ेशन, تخصص = specialization",
)
"""Subjects, trades and levels of names."""

_TALK = """
    verdient verdienen verdiene schafft schaffen geschafft reicht reichen empfehlen empfiehlt jemand niemand hilft
    helfen suche sucht finde finden bekommt bekomme bekommen braucht wollte wollen wissen weiss glaube denke meint
    sagt sagen eben halt bloss nachweis lebenslauf studium schule schueler schuler firmen kollege kollegen freund
    freundin mutter alguno alguna alguien ninguno conviene vosotros pronto siempre nunca ayer hoy manana casi bastante
    demasiado mucho mucha quelqu quelquun personne jamais toujours hier demain assez trop beaucoup peu ensuite pendant
    selon chacun ontem hoje amanha sempre demais pouco ninguem alguns algumas depende serve qualcosa nessuno mai ieri
    oggi domani abbastanza troppo poco molti alcuni dipende ich mich du dich dir er sie wir uns ihr euch ist sind bist
    wird werden wurde worden wann warum wieso weshalb wo wer wen wem welche welcher welches welchen ob dass weil wenn
    aber auch noch schon nur sehr mehr viel viele wenig kein keine keinen nicht nichts ja nein doch gibt es geht kann
    kannst konnen koennen muss musst mussen soll sollte sollen will mochte moechte hab habe haben hatte mache machen
    macht gemacht lohnt lohnen sich sinnvoll kostet kosten kostenlos gratis teuer preis schwer schwierig leicht lange
    dauer dauert bestanden bestehen lernen lerne gelernt anfanger anfaenger vorbereitung vorbereiten termin anmelden
    buchen gultig gueltig ablauft verlangern erneuern brauche brauchen brauchst danke hallo bitte gerne deutsch
    englisch auf geeignet grad gerade jetzt heute morgen nachste woche monat monate jahr jahre stunden fragen frage
    arbeit beruf gehalt firma abo erfahrung erfahrungen besser beste richtig wirklich eigentlich oder weg fallt uber
    nach vor seit bis ohne gegen zwischen als dann denn also sonst dort alles etwas diese dieser dieses diesen mein
    meine meinen meiner kennt kennen yo tu usted ustedes ella ellos nosotros mis su sus soy eres esta estoy estan
    estas este esto esa ese eso somos ser estar fue hay tengo tiene tienes tener hago hacer hace haz puedo puede
    puedes podria poder quiero quiere quieres necesito necesita sabe vale pena cuanto cuanta cuantos cuantas cuando
    donde como que quien cual cuales por porque si pero muy mas menos ya todavia aun tambien solo ahora luego antes
    despues ano anos mes meses semana semanas dia dias hora horas tiempo tardar tarda cuesta costo coste precio
    precios barato caro gratuito gratuita dificil facil mejor peor bueno buena bien empezar comenzar terminar aprobar
    aprobado aprobe estudiar estudiando estudio preparar preparando sacar obtener sirve sirven valido vigente sigue
    vence caduca renovar trabajo empleo sueldo salario jefe empresa opiniones opinion ha hecho gracias hola favor
    espanol ingles portugues fecha directivos principiantes presentar retira recomiendan recomienda merece hacerla
    hacerlo sobre entre desde hasta contra eu voce voces ele ela nos meu minha meus minhas seu sua sou estou foi sao
    tem tenho ter faco fazer faz posso pode podem quero quer preciso precisa quanto quanta quantos custa preco quando
    onde qual quais muito mais tambem ainda agora depois tirar passei passar estudando estudar melhor alguem fez
    obrigado obrigada ola pra cai emprego trabalho chefe sem tempo demora compensa fiz je elle nous vous ils elles mon
    ma ta tes sa ses notre votre leur suis est sommes sont etre avoir avons avez ont faire faites peux peut pouvez
    veux veut voulez dois doit faut combien coute cout prix cher gratuit gratuite difficile facile quand comment
    pourquoi quoi qui quel quelle quels quelles qu ce cet cette ces ca cela pas ne moins tres aussi encore deja
    maintenant apres avant mois ans jour jours semaine semaines heures temps vaut coup passer reussir preparer avis
    debutant debutants travail emploi salaire merci bonjour salut francais anglais fini finie sert managers chez sans
    contre obtenir reconnu reconnue duree io lui lei noi voi loro mio mia miei sono sei siamo hanno hai abbiamo essere
    avere fatto fare puo voglio vuole devo costa prezzo dove perche che chi quale quali non molto piu meno anche
    ancora gia adesso dopo prima mese mesi anno anni giorno settimane passare superare studiare migliore qualcuno
    grazie ciao italiano inglese lavoro stipendio opinioni questo questa quella quello kya hain hoga hogi kar karo
    karna karne karu karun kaise kaisa kaisi kitna kitne kitni kab kahan kyun kyu kaun kaunsa konsa mera meri mere
    mujhe bhi nahi nhi accha acha achha sahi milega milegi milta paisa paise vasool chahiye lena liya liye wala wali
    raha rahi rahe tha thi abhi baad pehle sakta sakte sakti hindi bhai yaar batao bata ji theek mushkil aasan fayda
    faida naukri matlab koi jij niet wat hoe waard het een zijn heb hebben moet kan kost veel duur moeilijk jak ile
    czy jest dla kosztuje warto trudny nie bir bu icin kadar nasil zor degil suomeksi svenska och att ar kostar hur
    mycket vard
"""

TALK = frozenset(_TALK.split())
"""What people of other languages say around a name, in Latin letters. No name has any of these words."""

BESIDES = frozenset((*TALK, *(word for table in (LINKS, CREDENTIALS, SUBJECTS) for word in table if word.isascii())))
"""Words by which a text shows that it is not in English."""
TRANSLATED: dict[str, str] = LINKS | CREDENTIALS | VENDORS | SUBJECTS
"""All words and phrases that have an English word in names."""
