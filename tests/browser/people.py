"""Two people who take the whole course: what each writes, first badly and then well."""

from collections.abc import Mapping
from dataclasses import dataclass

Texts = Mapping[str, Mapping[str, str]]  # what is written in an exercise, by exercise and field


@dataclass(frozen=True)
class Person:
    """Who someone is in the course, and what they write in each exercise.

    `word` is a key of words.tsv, and `root` the letters that all its forms have.
    """

    lang: str
    word: str
    root: str
    place: str
    moves: Mapping[str, str]
    badly: Texts
    well: Texts


CLERK = Person(
    lang="sv",
    word="brukare",
    root="bruk",
    place="kommun",
    moves={"unclear-your-move": "one-case", "the-weak-link": "unclear"},
    badly={
        "three-questions-first": {
            "pays": "Chefen",
            "cornerstone": "Vänlighet",
            "purpose": "Vet inte",
        },
        "for-whose-sake": {"1": "Chefen"},
        "one-sentence": {"payer": "lönekontoret", "because": "jag gör mitt bästa"},
        "from-word-to-action": {"value": "Respekt", "customer": "respekt", "colleague": "kvalitet"},
        "my-chain": {
            "do": "betalar räkningen",
            "nearest": "summan stämmer",
            "then": "posten bokas",
            "further": "månaden stängs",
            "gain": "rapporten",
        },
        "three-ways-to-an-answer": {"who": "Undersköterskan", "q1": "Vad hände i går?"},
        "need-card": {"task": "få varor i tid"},
        "rule-test": {"rule": "Tre underskrifter på samma räkning", "whom": "Ingen vet"},
        "time-thief": {"text": "Samma uppgift i tre system", "minutes": "många"},
        "three-questions-again": {
            "pays": "Lönekontoret",
            "cornerstone": "Att vara vänlig",
            "purpose": "Kvalitet",
        },
        "when-then": {
            "when1": "jag hinner",
            "then1": "frågar jag",
            "when2": "det tar emot",
            "then2": "frågar jag ändå",
        },
        "your-page": {"purpose": "Stöd i vardagen, varje dag, åt alla som vill ha det. " * 5},
    },
    well={
        "your-place": {"task": "Betalar fakturor åt hemtjänsten"},
        "three-questions-first": {
            "pays": "Kommunen, tror jag",
            "cornerstone": "Att ha ordning",
            "purpose": "God service åt alla",
        },
        "for-whose-sake": {"1": "Enhetschefen i hemtjänsten", "2": "Den som har hemtjänst"},
        "pays-uses-decides": {
            "pays": "Invånarna genom skatten",
            "uses": "Den som har hemtjänst",
            "decides": "Nämnden",
        },
        "one-sentence": {
            "payer": "invånarna i kommunen",
            "because": "de vill lita på hemtjänsten",
        },
        "purpose-from-memory": {
            "mine": "Den som behöver stöd i sin vardag får det i tid",
            "real": "Alla i kommunen ska kunna leva ett tryggt liv",
        },
        "from-word-to-action": {
            "value": "Respekt",
            "customer": "Den som ringer om en räkning får svar samma dag",
            "colleague": "Vi frågar en gång till innan vi gissar",
        },
        "unclear-your-move": {"line": "Gruppen, på tisdag"},
        "my-chain": {
            "do": "betalar räkningen i tid",
            "nearest": "handskarna kommer på måndag",
            "then": "undersköterskan kan börja",
            "further": "Karin får sin dusch",
            "gain": "Karin vågar bjuda hem någon",
        },
        "the-weak-link": {"line": "Chefen behöver veta vilka räkningar som saknar nummer"},
        "three-ways-to-an-answer": {
            "who": "Undersköterskan på Ekbacken",
            "q1": "Vad hände förra gången varorna var sena?",
            "q2": "Vad gjorde du då?",
            "q3": "Vad hade hjälpt?",
            "rhythm": "Första tisdagen i månaden",
        },
        "need-card": {
            "task": "få sina varor i tid",
            "obstacle": "räkningen saknar nummer",
            "gain": "kan lita på sin dusch",
        },
        "rule-test": {"rule": "Tre underskrifter på samma räkning", "whom": "Ekonomichefen"},
        "time-thief": {
            "text": "Samma uppgift skrivs in i tre system",
            "minutes": "6",
            "times": "5",
            "people": "10",
        },
        "three-questions-again": {
            "pays": "Invånarna, för att få hjälp i tid",
            "cornerstone": "Att veta vad som behövs och ordna arbetet efter det",
            "purpose": "Stöd i vardagen, i tid och med respekt",
        },
        "when-then": {
            "when1": "jag har hämtat kaffe på tisdag",
            "then1": "frågar jag undersköterskan om varorna",
            "when2": "mötet drar ut på tiden",
            "then2": "ställer jag en enda fråga",
        },
        "your-page": {"purpose": "Den som behöver stöd får det i tid, varje dag"},
    },
)

ACCOUNTANT = Person(
    lang="en",
    word="donator",
    root="donor",
    place="ideell",
    moves={"unclear-your-move": "one-case", "the-weak-link": "unclear"},
    badly={
        "three-questions-first": {
            "pays": "The manager",
            "cornerstone": "Being kind",
            "purpose": "I do not know",
        },
        "for-whose-sake": {"1": "My manager"},
        "one-sentence": {"payer": "payroll", "because": "I do my best"},
        "from-word-to-action": {"value": "Trust", "customer": "trust", "colleague": "quality"},
        "my-chain": {
            "do": "file the receipt",
            "nearest": "the sum is right",
            "then": "the month is closed",
            "further": "the books balance",
            "gain": "the report",
        },
        "three-ways-to-an-answer": {"who": "The donor desk", "q1": "What happened yesterday?"},
        "need-card": {"task": "know what the gift did"},
        "rule-test": {"rule": "The same figures in three templates", "whom": "Nobody knows"},
        "time-thief": {"text": "The yellow binder", "minutes": "many"},
        "three-questions-again": {
            "pays": "The payroll office",
            "cornerstone": "Being friendly",
            "purpose": "Quality",
        },
        "when-then": {
            "when1": "I find time",
            "then1": "I will ask",
            "when2": "it is hard",
            "then2": "I will ask anyway",
        },
        "your-page": {"purpose": "School, every day, for every child that we can reach. " * 5},
    },
    well={
        "your-place": {"task": "Account for how gifts are used"},
        "three-questions-first": {
            "pays": "The charity, I think",
            "cornerstone": "Order in the books",
            "purpose": "Children in school",
        },
        "for-whose-sake": {"1": "The project leader", "2": "The children who get to go to school"},
        "pays-uses-decides": {
            "pays": "Supporters and members",
            "uses": "The children and their school",
            "decides": "The board",
        },
        "one-sentence": {
            "payer": "people who give",
            "because": "they want a child to go to school",
        },
        "purpose-from-memory": {
            "mine": "Every child we reach gets to finish school",
            "real": "Education for all children, whatever their background",
        },
        "from-word-to-action": {
            "value": "Openness",
            "customer": "Whoever gives can see what the gift became within a month",
            "colleague": "We tell each other about our mistakes on Mondays",
        },
        "unclear-your-move": {"line": "My team, on Tuesday"},
        "my-chain": {
            "do": "find the missing receipt",
            "nearest": "the payment can go out",
            "then": "the head can buy benches",
            "further": "a girl gets a place to sit",
            "gain": "Amina learns to read",
        },
        "the-weak-link": {"line": "The project leader needs to know which receipts are missing"},
        "three-ways-to-an-answer": {
            "who": "The colleague at the phones",
            "q1": "What did the last person ask about?",
            "q2": "What did you answer?",
            "q3": "What would have helped?",
            "rhythm": "The first Tuesday of the month",
        },
        "need-card": {
            "task": "know what the gift did",
            "obstacle": "the report is too long",
            "gain": "dares to give again",
        },
        "rule-test": {"rule": "The same figures in three templates", "whom": "The board"},
        "time-thief": {
            "text": "The same figures in three templates",
            "minutes": "6",
            "times": "5",
            "people": "10",
        },
        "three-questions-again": {
            "pays": "People who give, so that a child can go to school",
            "cornerstone": "Know what is needed and arrange the work for it",
            "purpose": "Children finish school, and we show how",
        },
        "when-then": {
            "when1": "I have fetched coffee on Tuesday",
            "then1": "I ask the colleague at the phones",
            "when2": "the meeting runs late",
            "then2": "I ask a single question",
        },
        "your-page": {"purpose": "Every child we reach gets to finish school, in time"},
    },
)
