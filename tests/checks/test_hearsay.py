"""Words that pass something on, and stances that do not say so."""

import pytest

from footnoted.checks import attribution as hearsay
from tests.newsroom import REGISTERS, article, told


def problems(newsroom, body, sidecar, **front):
    files = REGISTERS | {"briefings/a.md": article(body, **front), "briefings/a.yml": sidecar}
    return [told(problem) for problem in newsroom(files).diagnostics]


def told_at(place, word, stance="stated", about="c"):
    message = f"The words say “{word}”, but the stance is `{stance}`."
    line = f"briefings/a.yml:{place}: {message} [chain.hearsay-not-alleged]"
    return line, hearsay.NOT_ALLEGED.cure, "", about


def test_a_word_of_hearsay_in_the_quotation_is_told_at_the_claim(newsroom):
    sidecar = "claims:\n  c: {quote: allegedly stood idle}\n"
    found = problems(newsroom, "The crane allegedly stood idle.", sidecar)
    assert found == [told_at("2:3", "allegedly")]


def test_a_word_of_hearsay_in_the_sentence_is_told_at_the_stance(newsroom):
    sidecar = "claims:\n  c: {quote: stood idle, stance: observed}\n"
    found = problems(newsroom, "Reportedly, the crane stood idle.", sidecar)
    assert found == [told_at("2:34", "Reportedly", "observed")]


def test_a_claim_without_a_quotation_is_judged_by_what_it_says(newsroom):
    sidecar = "claims:\n  c: {says: The crane is said to be idle., stance: assessed}\n"
    assert problems(newsroom, "X.", sidecar) == [told_at("2:52", "is said to", "assessed")]


@pytest.mark.parametrize("stance", ["alleged", "denied"])
def test_hearsay_that_is_marked_as_such_is_no_problem(newsroom, stance):
    sidecar = f"claims:\n  c: {{quote: stood idle, stance: {stance}}}\n"
    assert problems(newsroom, "The crane allegedly stood idle.", sidecar) == []


def test_a_word_that_belongs_to_another_claim_of_the_sentence_is_left_to_that_one(newsroom):
    sidecar = """
        claims:
          c: {quote: stood idle}
          other: {quote: the ferry allegedly sank, stance: alleged}
        """
    body = "The crane stood idle, and the ferry allegedly sank."
    assert problems(newsroom, body, sidecar) == []
    two = "The crane stood idle. Others say the ferry allegedly sank."
    assert problems(newsroom, two, sidecar) == []


@pytest.mark.parametrize(
    ("language", "sentence", "word"),
    [
        ("de", "Der Kran steht angeblich still.", "angeblich"),
        ("de-AT", "Dem Vernehmen nach steht er still.", "Dem Vernehmen nach"),
        ("uk", "Кран нібито стоїть.", "нібито"),
        ("en-GB", "It is rumoured to stand still.", "is rumoured to"),
    ],
)
def test_each_language_has_its_words(newsroom, language, sentence, word):
    sidecar = f"claims:\n  c: {{quote: {sentence}}}\n"
    assert problems(newsroom, sentence, sidecar, lang=language) == [told_at("2:3", word)]


def test_the_words_of_one_language_are_not_looked_for_in_another(newsroom):
    sidecar = "claims:\n  c: {quote: allegedly}\n"
    for language in ("de", "fr"):
        assert problems(newsroom, "Er sagt allegedly.", sidecar, lang=language) == []


def test_a_part_of_a_longer_word_is_no_hearsay(newsroom):
    sidecar = "claims:\n  c: {quote: She reported it to the unallegedly busy board.}\n"
    assert problems(newsroom, "She reported it to the unallegedly busy board.", sidecar) == []


def test_an_unknown_origin_does_not_stand_for_anything(newsroom):
    sidecar = """
        claims:
          c: {says: Idle., attribution: [{unknown: true}, {source: courier, read: true}]}
          d: {says: Idle., stance: alleged, attribution: [{unknown: true, read: true}]}
        """
    line = (
        "briefings/a.yml:2:33: The origin of this claim is unknown, but its stance is `stated`. "
        "[chain.origin-unknown]"
    )
    assert problems(newsroom, "X.", sidecar) == [(line, hearsay.ORIGIN_UNKNOWN.cure, "", "c")]
