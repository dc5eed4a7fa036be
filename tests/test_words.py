"""The words for whom one serves: their forms, slots, tables and rules."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from course import inflect, words
from course.words import BadTable, Slot, UnknownForm, Word, say, slot

GOLDEN = Path(__file__).parent / "data" / "words_golden.txt"
WORDS = words.load()
KUND = WORDS["kund"]
NEARLY = st.builds(
    "{}{}".format,
    st.sampled_from([*words.WRITTEN["sv"], *words.WRITTEN["en"]]),
    st.text(max_size=2),
)
KIN = "anhörig kollega barn företag hushåll vårdnadshavare närstående"


def said(lang: str, written: str, word: Word) -> str:
    """Fill one slot with a word."""
    return say(slot(lang, written), word.forms(lang))


def golden() -> str:
    """Write out every word in every slot, one line for a word and language."""
    lines: list[str] = []
    for lang, extra in (("sv", ("nöjd|nöjt",)), ("en", ())):
        slots = (*words.WRITTEN[lang], *extra)
        lines.append(" | ".join((lang, *(f"{{{written}}}" for written in slots))))
        lines += [
            " | ".join((word.key, *(said(lang, written, word) for written in slots)))
            for word in WORDS.values()
        ]
        lines.append("")
    return "\n".join(lines)


def table(folder: Path, *lines: str) -> Path:
    """Write a table to lay over the course's own; | stands for a tab."""
    path = folder / "words.tsv"
    path.write_text("\n".join(lines).replace("|", "\t"), encoding="utf-8")
    return path


# The words in their slots


def test_every_word_in_every_slot_reads_as_reviewed() -> None:
    """All 38 words say in every slot what words_golden.txt says; GOLDEN=write rewrites it."""
    if os.environ.get("GOLDEN") == "write":
        GOLDEN.write_text(golden(), encoding="utf-8")
    assert golden() == GOLDEN.read_text(encoding="utf-8")


def test_table_holds_the_25_words_and_then_the_13_extra() -> None:
    """Words come in the table's order, the default first, the extra ones after the 25."""
    keys = list(WORDS)
    assert (len(keys), keys[0], keys[24:26]) == (38, "kund", ["sökande", "barn"])


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_word_has_the_same_forms(lang: str) -> None:
    """No form is missing or empty, and its name can be a class on the page."""
    names = set(KUND.forms(lang))
    assert all(set(word.forms(lang)) == names for word in WORDS.values())
    assert all(text for word in WORDS.values() for text in word.forms(lang).values())
    assert all(name.isascii() and name.isidentifier() for name in names)
    assert set(words.WRITTEN[lang].values()) <= names


def test_choices_are_grouped_and_told_apart() -> None:
    """Words are offered in six groups, and no two labels of a language read the same."""
    groups = words.choices(WORDS)
    assert list(groups) == ["business", "care", "public", "school", "members", "visitors"]
    assert max(map(len, groups.values())) <= 10
    for lang in ("sv", "en"):
        assert len({word.label(lang) for word in WORDS.values()}) == len(WORDS)


# Slots


def test_slot_reads_the_form_that_is_written() -> None:
    """An author writes the form of the default word; an editor may have curled the apostrophe."""
    assert slot("sv", "kunden") == Slot("def_sg")
    assert slot("sv", "en kund") == Slot("one")
    assert slot("en", "customer's") == slot("en", "customer’s") == Slot("sg_gen")
    assert slot("sv", "nöjd|nöjt") == Slot("gender", either=("nöjd", "nöjt"))


def test_slot_keeps_a_capital() -> None:
    """A capital first letter is kept on whatever word is said."""
    assert said("sv", "Kunden", WORDS["sökande"]) == "Den sökande"
    assert said("en", "A customer", WORDS["sökande"]) == "An applicant"


@pytest.mark.parametrize(
    "refused",
    [
        "sv:", "sv: kunden", "sv:KUNDEN", "sv:customer", "sv:kunden|", "sv:a|b|c", "sv:<b>|i",
        "sv:en ny|ett nytt", "en:kund", "en:his|its", "en:the customer",
    ],
)  # fmt: skip
def test_slot_refuses_what_is_not_documented(refused: str) -> None:
    """Nothing but the documented forms is a slot; English has no pairs."""
    with pytest.raises(UnknownForm):
        slot(*refused.split(":"))


@given(st.sampled_from(["sv", "en"]), NEARLY | st.text(max_size=20))
def test_slot_accepts_only_documented_forms(lang: str, written: str) -> None:
    """Whatever is accepted is a listed form, perhaps with a capital, or a Swedish pair."""
    try:
        found = slot(lang, written)
    except UnknownForm:
        return
    listed = written.replace("’", "'")
    pair = lang == "sv" and written.count("|") == 1
    assert pair or {listed, listed[:1].lower() + listed[1:]} & set(words.WRITTEN[lang])
    assert say(found, KUND.forms(lang))


def test_unknown_form_names_the_closest_and_all_allowed() -> None:
    """The error tells the author what was probably meant, if anything, and what is allowed."""
    close, far = str(UnknownForm("Kundenss", "sv")), str(UnknownForm("xyz", "en"))
    assert close.startswith(
        "{Kundenss} is no form of the word in Swedish. Did you mean {kundens}? Allowed are {kund}, "
    )
    assert all(f"{{{written}}}" in close for written in words.WRITTEN["sv"])
    assert far.startswith("{xyz} is no form of the word in English. Allowed are {customer}, ")


# The nine rules of the curriculum, section E (4 and 7 are in test_inflect.py)


def test_rule_1_the_25_are_utrum_and_neuter_words_agree() -> None:
    """All 25 are common gender; a neuter word gives ett, ert, nöjt and det."""
    assert {word.sv["gender"] for word in list(WORDS.values())[:25]} == {"utrum"}
    slots = ("en kund", "er kund", "nöjd|nöjt", "Den|Det")
    child, customer = ([said("sv", each, WORDS[key]) for each in slots] for key in ("barn", "kund"))
    assert child == ["ett barn", "ert barn", "nöjt", "Det"]
    assert customer == ["en kund", "er kund", "nöjd", "Den"]


def test_rule_2_definite_forms_are_noun_phrases() -> None:
    """Running text says "den boende", never boenden, boendena, sökanden or sökandena."""
    assert said("sv", "kunden", WORDS["anhörig"]) == "den anhöriga"
    assert said("sv", "kundernas", WORDS["boende"]) == "de boendes"
    every = {text for word in WORDS.values() for text in word.sv.values()}
    assert not every & {"boenden", "boendena", "sökanden", "sökandena"}


def test_rule_3_possessives_take_the_weak_form_and_family_is_met() -> None:
    """It is "er anhöriga"; words that would read as one's own family are those "vi möter"."""
    assert said("sv", "er kund", WORDS["anhörig"]) == "er anhöriga"
    assert said("sv", "Våra kunder", KUND) == "Våra kunder"
    assert said("sv", "era kunder", WORDS["anhörig"]) == "de anhöriga ni möter"
    assert said("sv", "våra kunder", WORDS["kollega"]) == "de kollegor vi möter"
    met = {key for key, word in WORDS.items() if word.sv["our_pl"].endswith(" vi möter")}
    assert met == set(KIN.split())


def test_rule_5_compounds_only_where_they_are_natural() -> None:
    """It is "medlemsfokus" and "resenärsnytta", but "fokus på den sökande"."""
    assert said("sv", "kundfokus", WORDS["medlem"]) == "medlemsfokus"
    assert said("sv", "kundnytta", WORDS["resenär"]) == "resenärsnytta"
    assert said("sv", "kundfokus", WORDS["sökande"]) == "fokus på den sökande"
    assert said("sv", "Kundnytta", WORDS["anhörig"]) == "Nytta för den anhöriga"
    assert said("en", "customer focus", WORDS["sökande"]) == "applicant focus"
    assert said("en", "customer focus", WORDS["brukare"]) == "focus on service users"
    assert said("en", "customer focus", WORDS["anhörig"]) == "focus on relatives"


def test_rule_6_genitive_is_s_on_the_form_in_use() -> None:
    """Every Swedish genitive in the table is its form and an s; English articles are stored."""
    for word in WORDS.values():
        for case in ("indef_sg", "def_sg", "indef_pl", "def_pl"):
            assert word.sv[f"{case}_gen"] == inflect.genitive("sv", word.sv[case])
    ones = [WORDS[key].en["one"] for key in ("användare", "sökande", "slutanvändare")]
    assert ones == ["a user", "an applicant", "an end user"]


def test_rule_8_colleagues_are_kollegor() -> None:
    """The commoner plural is used, not kolleger."""
    assert said("sv", "kunderna", WORDS["kollega"]) == "kollegorna"


def test_rule_9_words_that_need_a_thought_carry_a_note() -> None:
    """The table keeps a note to authors on words that leave someone out or name a payer."""
    head, *rows = (line.split("\t") for line in words.TABLE.read_text("utf-8").splitlines())
    noted = {row[0] for row in rows if "".join(row[head.index("note") :])}
    assert noted >= {"medborgare", "donator", "givare", "uppdragsgivare", "kollega", "sökande"}


# Tables laid over the course's own


def test_overlay_adds_and_replaces_key_by_key(tmp_path: Path) -> None:
    """A trainer's table adds words last, replaces words in place and leaves the rest."""
    over = table(
        tmp_path,
        "key|group|indef_sg|en_sg|en_pl|kin",
        "fånge|care|fånge|prisoner|inmates|",
        "elev|school|kursare|learner||",
    )
    found = words.load(words.TABLE, over)
    assert (list(found)[:38], list(found)[38:]) == (list(WORDS), ["fånge"])
    assert found["fånge"].sv["def_pl"] == "fångarna"
    assert found["fånge"].en["pl_gen"] == "inmates'"
    assert found["elev"].sv["def_sg"] == "kursaren"
    assert found["kund"] == KUND
    assert words.load(over) == found


HEAD = "key|group|indef_sg|en_sg|kin"


@pytest.mark.parametrize(
    ("lines", "mistake"),
    [
        (["key|colour", "x|red"], "2: No column is called “colour”."),
        ([HEAD, "x|care||y|"], "2: The column indef_sg is empty."),
        ([HEAD, "x|a|b|c|ja|e"], "2: The line has more cells than the table has columns."),
        ([HEAD, "own|a|b|c|"], "2: The course itself uses the key “own”: choose another."),
        ([HEAD, "x|a|b|c|", "x|a|b|c|"], "3: “x” stands on two lines."),
        ([HEAD, "x|a|b|c|yes"], "2: “yes” in the column kin is none of “ja”, “nej”."),
    ],
)
def test_table_tells_its_mistakes(tmp_path: Path, lines: list[str], mistake: str) -> None:
    """A table's mistake says file, line and what is wrong in plain words."""
    path = table(tmp_path, *lines)
    with pytest.raises(BadTable) as caught:
        words.load(path)
    assert str(caught.value) == f"{path}:{mistake}"


def test_table_in_another_encoding_is_told(tmp_path: Path) -> None:
    """A table that a spreadsheet saved as UTF-16 is refused with advice."""
    path = tmp_path / "words.tsv"
    path.write_text("key\tgroup\n", encoding="utf-16")
    with pytest.raises(BadTable, match="UTF-8"):
        words.load(path)
