"""Forms worked out from an ending: the guesses, the own words made of them, rules 4 and 7."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course import inflect, words
from course.words import own

WORDS = words.load()
KUND = WORDS["kund"]
CASES = ("indef_sg", "def_sg", "indef_pl", "def_pl")

ANYTHING = st.one_of(st.text(max_size=60), st.none(), st.integers(), st.lists(st.text()))
TYPED = st.dictionaries(
    st.sampled_from([name for names in words.EDITABLE.values() for name in names]), ANYTHING
)


def test_all_38_words_are_guessed_right_in_swedish() -> None:
    """Every word of the course is inflected from its singular alone, without exception."""
    wrong = {
        key
        for key, word in WORDS.items()
        if inflect.guess("sv", word.sv["indef_sg"])
        != {name: word.sv[name] for name in (*CASES, "gender")}
    }
    assert wrong == set()


def test_all_38_words_are_guessed_right_in_english() -> None:
    """Every word of the course gets its plural and its article, without exception."""
    wrong = {
        key
        for key, word in WORDS.items()
        if (guess := inflect.guess("en", word.en["sg"]))["pl"] != word.en["pl"]
        or f"{guess['article']} {guess['sg']}" != word.en["one"]
    }
    assert wrong == set()


@pytest.mark.parametrize("row", inflect.rows("endings_sv"), ids=lambda row: row[-1])
def test_every_swedish_ending_decides_its_own_example(row: inflect.Row) -> None:
    """No ending is hidden by one before it: its example is inflected by that very row."""
    led, bare = inflect.split_article("sv", row[-1])
    assert inflect.swedish_row(bare, "neutrum" if led == "ett" else None) == row


@pytest.mark.parametrize("row", inflect.rows("endings_en"), ids=lambda row: row[-1])
def test_every_english_ending_decides_its_own_example(row: inflect.Row) -> None:
    """No English ending is hidden by one before it."""
    assert inflect.english_row(row[-1]) == row


@pytest.mark.parametrize("row", inflect.rows("articles_en"), ids=lambda row: row[-1])
def test_every_start_decides_the_article_of_its_example(row: inflect.Row) -> None:
    """No start of a word is hidden by one before it, and its article is chosen."""
    start, article, example = row
    starts = [each for each, *_ in inflect.rows("articles_en")]
    assert next(each for each in starts if example.lower().startswith(each)) == start
    assert inflect.article(example) == article


# Words that the course does not list, as a reader of Swedish would write them.
SWEDISH = """
    läkare, läkaren, läkare, läkarna
    person, personen, personer, personerna
    leverantör, leverantören, leverantörer, leverantörerna
    kvinna, kvinnan, kvinnor, kvinnorna
    avdelning, avdelningen, avdelningar, avdelningarna
    partner, partnern, partner, partnerna
    studerande, den studerande, studerande, de studerande
    ansvarig, den ansvariga, ansvariga, de ansvariga
    skadad, den skadade, skadade, de skadade
    intagen, den intagna, intagna, de intagna
    förskolebarn, förskolebarnet, förskolebarn, förskolebarnen
    gift par, gift paret, gift par, gift paren
    VD, VDen, VDer, VDerna
    kund i kön, kunden i kön, kunder i kön, kunderna i kön
"""

ENGLISH = """
    agency, agencies, an
    survey, surveys, a
    boss, bosses, a
    chief, chiefs, a
    person, people, a
    craftswoman, craftswomen, a
    schoolchild, schoolchildren, a
    uninsured driver, uninsured drivers, an
    European citizen, European citizens, a
    one-person firm, one-person firms, a
    NHS patient, NHS patients, an
    UK resident, UK residents, a
    user of the service, users of the service, a
"""


@pytest.mark.parametrize("line", SWEDISH.strip().splitlines())
def test_swedish_words_are_inflected_by_their_ending(line: str) -> None:
    """Common words outside the table get a sensible guess."""
    forms = line.strip().split(", ")
    guess = inflect.guess("sv", forms[0])
    assert [guess[case] for case in CASES] == forms


@pytest.mark.parametrize("line", ENGLISH.strip().splitlines())
def test_english_words_get_plural_and_article(line: str) -> None:
    """English plurals and articles follow spelling and sound, with the usual exceptions."""
    forms = line.strip().split(", ")
    assert list(inflect.guess("en", forms[0]).values()) == forms


def test_gender_is_guessed_unless_the_article_tells() -> None:
    """Neuter is guessed for a few common endings only; a typed article decides."""
    asked = ("barn", "hushåll", "djur", "ett djur", "en team")
    genders = [inflect.guess("sv", word)["gender"] for word in asked]
    assert genders == ["neutrum", "neutrum", "utrum", "neutrum", "utrum"]


def test_genitive_follows_the_last_letter() -> None:
    """Swedish adds s except after s, x and z; in English a plural in s adds none."""
    swedish = [inflect.genitive("sv", form) for form in ("kunden", "hemlös", "lax", "Schulz")]
    assert swedish == ["kundens", "hemlös", "lax", "Schulz"]
    assert inflect.genitive("en", "children") == "children's"
    boss = inflect.english({"sg": "boss"}, compound=False)
    assert (boss["sg_gen"], boss["pl_gen"]) == ("boss's", "bosses'")


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_of_nothing_comes_nothing(lang: str) -> None:
    """An empty field leaves the other fields empty."""
    guess = inflect.guess(lang, "")
    assert {text for name, text in guess.items() if name not in ("gender", "article")} == {""}


# Own words


def test_own_word_works_out_what_is_not_typed() -> None:
    """One typed form is enough; the other language is typed too, or the fallback's."""
    host = own("sv", {"indef_sg": "  hyresvärd "}, KUND)
    assert (host.key, host.group, host.en) == ("own", "own", KUND.en)
    assert [host.sv[form] for form in words.WRITTEN["sv"].values()] == [
        "hyresvärd", "hyresvärden", "hyresvärdar", "hyresvärdarna",
        "hyresvärds", "hyresvärdens", "hyresvärdars", "hyresvärdarnas",
        "en hyresvärd", "er hyresvärd", "era hyresvärdar", "våra hyresvärdar",
        "fokus på hyresvärden", "nytta för hyresvärden",
    ]  # fmt: skip
    bank = own("en", {"sg": "hour bank", "article": "?"}, KUND)
    assert bank.sv == KUND.sv
    assert [bank.en[form] for form in words.WRITTEN["en"].values()] == [
        "hour bank", "hour banks", "hour bank's", "hour banks'", "an hour bank",
        "focus on hour banks",
    ]  # fmt: skip
    friend = own("en", {"sg": "friend"}, KUND, {"indef_sg": "vän"})
    assert (friend.en["pl"], friend.sv["def_pl"]) == ("friends", "vännerna")


def test_own_word_may_be_typed_with_its_article() -> None:
    """A leading "ett" tells the gender, and no article is said twice."""
    tree = own("sv", {"indef_sg": "Ett  träd"}, KUND)
    assert [tree.sv[form] for form in ("one", "def_sg", "your_sg")] == [
        "ett träd", "trädet", "ert träd",
    ]  # fmt: skip
    assert own("en", {"sg": "the owner"}, KUND).en["one"] == "an owner"


@pytest.mark.parametrize("gender", ["neutrum", "ett"])
def test_own_word_follows_the_gender_that_is_chosen(gender: str) -> None:
    """The chosen gender decides the guess, whether named by its name or its article."""
    medium = own("sv", {"indef_sg": "en medium", "gender": gender}, KUND).sv
    assert (medium["gender"], medium["one"], medium["def_sg"]) == (
        "neutrum", "ett medium", "mediet",
    )  # fmt: skip


def test_own_word_follows_the_rules_of_possessives() -> None:
    """A "de …" gives way to "era", and those who read as one's own are met instead."""
    seeker, parent = (own("sv", {"indef_sg": it}, KUND).sv for it in ("hjälpsökande", "förälder"))
    assert (seeker["def_pl"], seeker["your_pl"]) == ("de hjälpsökande", "era hjälpsökande")
    assert parent["our_pl"] == "de föräldrar vi möter"


def test_rule_3_holds_alike_for_table_and_own_words() -> None:
    """The table's column kin and the endings that own words are judged by agree."""
    for word in WORDS.values():
        met = word.sv["our_pl"].endswith(" vi möter")
        assert inflect.reads_as_ours(word.sv["indef_sg"]) is met, word.key


def test_own_word_is_one_short_printable_line() -> None:
    """Whitespace is collapsed, invisible signs are dropped and 40 characters kept."""
    said = own("sv", {"indef_sg": "min\n\t \u202evän\ud800" + "n" * 99}, KUND).sv["indef_sg"]
    assert said == "min vän" + "n" * (words.LONGEST - len("min vän"))


@given(st.sampled_from(["sv", "en"]), TYPED, st.none() | TYPED)
def test_own_never_raises_and_gives_every_form(
    lang: str, typed: dict[str, object], other: dict[str, object] | None
) -> None:
    """Whatever is typed, every form of both languages is there, printable and not empty."""
    mine = own(lang, typed, KUND, other)
    for each in ("sv", "en"):
        assert mine.forms(each).keys() == KUND.forms(each).keys()
        assert all(text.strip() and text.isprintable() for text in mine.forms(each).values())


def test_rule_7_a_wrong_guess_can_be_edited() -> None:
    """Forms that the learner types win over the guess, and all others follow them."""
    guessed = inflect.guess("sv", "intern kund")
    assert guessed["def_sg"] == "intern kunden"
    edited = own("sv", {**guessed, "def_sg": "den interna kunden"}, KUND).sv
    assert edited["def_sg_gen"] == "den interna kundens"
    assert edited["focus"] == "fokus på den interna kunden"


# Rule 4: no adjective before the word's definite forms

BROKEN = """
    den viktigaste {kunden}
    alla viktiga {kunderna}
    Den nya, mest missnöjda {kundens}
    de två första {Kundernas}
    {den|det} här {kunden}
"""

SOUND = """
    {Kunden} som är viktigast, vår viktigaste {kund} och den viktigaste frågan
    Det viktigaste {kunden} vet, den fråga {kunden} ställer, den handläggare {kunden} möter
    De ska fråga {kunderna}. De hjälper {kunderna}, alla möter {kunderna}, hjälper de {kunderna}?
    alla {kunderna}
"""


@pytest.mark.parametrize("phrase", [line.strip() for line in BROKEN.strip().splitlines()])
def test_rule_4_no_adjective_before_a_definite_form(phrase: str) -> None:
    """Article and adjective before the word are found: it may be "den viktigaste den sökande"."""
    text = f"Fråga {phrase} och".replace(" ", "\n")
    assert words.no_adjective_before(f"{text} {phrase}.") == [phrase, phrase]


@pytest.mark.parametrize("text", SOUND.strip().splitlines())
def test_rule_4_leaves_sound_sentences_alone(text: str) -> None:
    """Pronouns, verbs, nouns and indefinite forms before the word are no mistakes."""
    assert words.no_adjective_before(text) == []
