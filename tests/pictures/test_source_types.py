"""Digital source types: the codes of IPTC, and what pages say of some."""

import pytest

from footnoted.pictures.metadata import SCHEME, SOURCE_TYPES, Inside, code, inside, label
from tests.pictures.made import itxt, png, xmp

LABELED = {
    "compositeWithTrainedAlgorithmicMedia": "Edited with generative AI",
    "trainedAlgorithmicMedia": "Made with generative AI",
    "algorithmicMedia": "Made by an algorithm",
    "virtualRecording": "Recorded in a virtual world",
    "composite": "Composite picture",
    "compositeCapture": "Composite of photographs",
    "compositeSynthetic": "Composite with parts made with generative AI",
}


def test_generated_and_composite_pictures_are_labeled_and_no_others() -> None:
    assert {one: label(one) for one in SOURCE_TYPES if label(one)} == LABELED
    assert len(SOURCE_TYPES) == 20


@pytest.mark.parametrize(
    "written",
    [
        "trainedAlgorithmicMedia",
        "trainedalgorithmicmedia",
        " trainedAlgorithmicMedia ",
        "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
        "https://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia/",
        "digsrctype:trainedAlgorithmicMedia",
    ],
)
def test_a_code_is_known_however_it_is_written(written: str) -> None:
    assert code(written) == "trainedAlgorithmicMedia"
    assert label(written) == "Made with generative AI"


def test_other_words_have_no_label() -> None:
    assert (code("painted"), label("painted"), label("")) == ("painted", "", "")


def test_the_address_of_a_type_is_that_of_the_vocabulary() -> None:
    assert SOURCE_TYPES["print"].uri == f"{SCHEME}print"


def test_the_type_of_a_file_is_given_as_its_code() -> None:
    packet = xmp("", f'Iptc4xmpExt:DigitalSourceType="{SCHEME}compositeCapture"')
    found = inside(png(itxt(packet)))
    assert isinstance(found, Inside)
    assert found.source_type == "compositeCapture"
