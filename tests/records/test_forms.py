"""What each form takes, refuses and derives."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from footnoted.dates.edtf import parse
from footnoted.records.evidence import AttributionLink, Claim, Dated, Due, Evidence, Figure
from footnoted.records.forms import kebab
from footnoted.records.library import Correction, FrontMatter, Sidecar
from footnoted.records.pictures import Credit, Image
from footnoted.records.sources import PersonName, Source


def reasons(form, **fields):
    """Return what a form says of fields it refuses."""
    given = {key.replace("_", "-"): value for key, value in fields.items()}
    with pytest.raises(ValidationError) as refused:
        form.model_validate(given)
    return [error["msg"] for error in refused.value.errors()]


def test_names_are_typed_with_hyphens_and_without_pythons_underscores():
    assert [kebab(name) for name in ("container_title", "from_", "of")] == [
        "container-title",
        "from",
        "of",
    ]


def test_a_form_takes_no_unknown_key_and_never_changes():
    claim = Claim.model_validate({"says": "Idle."})
    assert reasons(Claim, says="Idle.", sais="x") == ["Extra inputs are not permitted"]
    with pytest.raises(ValidationError):
        setattr(claim, "says", "Not idle.")  # noqa: B010 - typed as read-only, too


def test_a_form_is_written_as_it_was_typed():
    figure = {"of": "Cargo", "value": "1200.0", "unit": "tonne", "as-of": "2024-05~"}
    written = Figure.model_validate(figure).as_written()
    assert set(written) == set(figure)
    assert written["value"] == "1200.0"


def test_a_claim_needs_the_articles_words_or_a_sentence():
    assert reasons(Claim) == [
        "Value error, a claim needs `quote`, the article's words, or `says`, a sentence"
    ]
    assert Claim.model_validate({"quote": "stood idle"}).words == "stood idle"
    both = {"quote": {"exact": "stood idle", "prefix": "crane"}, "says": "It was idle."}
    assert Claim.model_validate(both).words == "It was idle."


def test_one_reference_may_stand_without_a_list():
    claim = Claim.model_validate({"says": "Idle.", "contradicts": "b/c#x", "supports": ["y"]})
    assert (claim.contradicts, claim.supports) == (("b/c#x",), ("y",))


@pytest.mark.parametrize("ref", ["B", "a_b", "#x", "a#", "a##b", "a b", "../a#x", "a--b"])
def test_a_reference_has_the_form_of_an_id_or_of_a_name_and_an_id(ref):
    assert len(reasons(Claim, says="Idle.", supports=[ref])) == 1


@pytest.mark.parametrize(
    "link",
    [{}, {"party": "a", "source": "b"}, {"how": "told"}, {"unknown": "false"}],
)
def test_a_link_is_one_of_four_sorts(link):
    assert reasons(AttributionLink, **link) == [
        "Value error, a link needs one of `party`, `source`, `described` or `unknown: true`, and "
        "only one"
    ]


def test_a_source_as_evidence_may_be_its_id_alone():
    evidence = Evidence.model_validate({"sources": ["a", {"id": "b", "locator": "p. 3"}]})
    assert [(use.id, use.locator) for use in evidence.sources] == [("a", None), ("b", "p. 3")]


def test_an_attribution_is_a_name_or_a_list_of_links():
    assert Evidence.model_validate({"attribution": "c"}).attribution == "c"
    links = Evidence.model_validate({"attribution": [{"party": "p", "read": "true"}]}).attribution
    assert links == (AttributionLink.model_validate({"party": "p", "read": "true"}),)


def test_a_due_date_is_a_date_or_is_reckoned_from_one():
    assert Evidence.model_validate({"due": "2024-05"}).due == parse("2024-05")
    due = Due.model_validate({"from": "2025-01-20", "plus": "100 days"})
    assert str(due.relative.resolve()) == "2025-04-30"
    [reason] = reasons(Due, **{"from": "2025-01-20", "plus": "a while"})
    assert "a while" in reason


def test_a_date_is_one_text_or_lies_between_two():
    between = Dated.model_validate(
        {"title": "Gale", "date": {"earliest": "2024-04", "latest": "2024-05-02"}}
    ).date
    assert (str(between.earliest), str(between.latest)) == ("2024-04-01", "2024-05-02")
    for wrong in ({"earliest": "2024"}, {"earliest": "2024", "latest": "2025", "x": "1"}, ["2024"]):
        assert len(reasons(Dated, title="Gale", date=wrong)) == 1


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({}, "a figure needs one of `value`, `low` and `high`, `share-of` or `change-from`"),
        (
            {"value": "1", "low": "2"},
            "a figure needs one of `value`, `low` and `high`, `share-of` or `change-from`",
        ),
        ({"low": "3", "high": "2"}, "`low` 3 is above `high` 2"),
        ({"value": "1,200"}, "write 1200: digits without thousands separators"),
        ({"value": "two"}, "expected a plain decimal number such as 1300 or 2.5, found 'two'"),
    ],
)
def test_a_figure_has_one_number_or_comes_from_another(fields, reason):
    assert reasons(Figure, of="Cargo", **fields) == [f"Value error, {reason}"]


def test_a_number_keeps_the_zeros_it_was_typed_with():
    figure = Figure.model_validate({"of": "Way", "value": "2.50"})
    assert str(figure.value) == "2.50"
    assert figure.value == Decimal("2.5")


def test_a_picture_is_shown_or_referred_to():
    for fields in ({}, {"file": "a.jpg", "referred_to": "https://a.example/"}):
        assert reasons(Image, **fields) == [
            "Value error, a picture needs either `file` (shown) or `referred-to` (not shown)"
        ]


@pytest.mark.parametrize(
    ("credit", "line"),
    [
        (None, ""),
        ("Photo by Ada Rower", "Photo by Ada Rower"),
        ([{"role": "Photo", "name": "Ada Rower", "agency": "The Courier"}],
         "Photo: Ada Rower / The Courier"),
        ([{"name": "Ada Rower"}, {"role": "Map", "agency": "North"}], "Ada Rower | Map: North"),
    ],
)  # fmt: skip
def test_a_credit_is_the_line_as_printed_or_made_of_its_parts(credit, line):
    image = {"file": "a.jpg"} | ({"credit": credit} if credit else {})
    assert Image.model_validate(image).credit_line == line


def test_a_credit_and_a_name_are_somebodys():
    assert reasons(Credit, role="Photo") == ["Value error, a credit needs `name` or `agency`"]
    assert reasons(PersonName, suffix="Jr.") == [
        "Value error, a name needs `literal`, or `family` and `given`"
    ]


@pytest.mark.parametrize(
    ("fields", "full"),
    [
        ({"literal": "The harbour master"}, "The harbour master"),
        ({"family": "Rower", "given": "Ada"}, "Ada Rower"),
        (
            {"family": "Berg", "given": "Jan", "non_dropping_particle": "van den"},
            "Jan van den Berg",
        ),
        ({"family": "King", "given": "Martin", "suffix": "Jr."}, "Martin King Jr."),
    ],
)
def test_a_name_is_given_in_reading_order(fields, full):
    assert PersonName(**fields).full == full


def test_an_article_is_dated_to_the_day():
    assert reasons(FrontMatter, title="A", date="2024-05") == [
        "Value error, “2024-05” is not a day"
    ]


def test_one_author_tag_or_place_may_stand_without_a_list():
    front = FrontMatter.model_validate({"title": "A", "date": "2024-05-06", "authors": "Ada"})
    assert front.authors == ("Ada",)


@pytest.mark.parametrize("typed", ["yes", "True", "1", "on"])
def test_only_true_and_false_are_flags(typed):
    assert reasons(FrontMatter, title="A", date="2024-05-06", draft=typed) == [
        f"Value error, expected true or false, found {typed!r}"
    ]


@pytest.mark.parametrize("id_", ["Crane", "crane_idle", "-a", "a-", "a--b", "", "x" * 65, "é"])
def test_ids_are_lower_case_words_joined_by_hyphens(id_):
    with pytest.raises(ValidationError):
        Sidecar.model_validate({"claims": {id_: {"says": "Idle."}}})


def test_every_part_of_a_sidecar_is_optional():
    empty = Sidecar.model_validate({})
    assert all(not getattr(empty, field) for field in Sidecar.model_fields)


def test_a_correction_names_its_day_and_its_records():
    correction = Correction.model_validate(
        {"kind": "update", "date": "2024-05-08", "text": "Mended.", "about": ["a", "b"]}
    )
    assert correction.about == ("a", "b")


def test_a_source_needs_a_type_and_nothing_else():
    assert Source.model_validate({"type": "webpage"}).title is None
    assert reasons(Source, title="T") == ["Field required"]
