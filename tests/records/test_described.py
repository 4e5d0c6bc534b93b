"""Fields mean what is below them in the source."""

from footnoted.records.evidence import Claim, Evidence
from footnoted.records.forms import Form, descriptions, forms_by_name


def test_every_key_of_every_form_is_described():
    every = forms_by_name().items()  # a test may have made one of its own
    ours = {name: form for name, form in every if form.__module__.startswith("footnoted.")}
    assert len(ours) > 20
    for name, form in ours.items():
        keys = {field.alias or key for key, field in form.model_fields.items()}
        assert keys == set(descriptions(form)), name
        assert all(descriptions(form).values()), name


def test_inherited_keys_are_described_where_they_are_declared():
    told = descriptions(Claim)
    assert told["says"] == "The claim as one plain sentence; needed if nothing is quoted."
    assert told["credibility"] == descriptions(Evidence)["credibility"]
    assert list(descriptions(Form)) == []
