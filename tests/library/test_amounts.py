"""What figures say as quantities; shares and changes calculated from them."""

import pytest

from footnoted.library.figures import bases, factor_of, quantity_stated
from footnoted.quantities.wording import words
from tests.newsroom import article

FIGURES = """
    figures:
      cargo: {of: Cargo, value: 1200, unit: tonne, per: day}
      half: {of: A, share-of: {figure: cargo, value: 0.5}, approximate: true}
      quarter: {of: B, share-of: {figure: half, value: 0.5}}
      less: {of: C, change-from: {figure: quarter, value: -0.2}, bound: at-least}
      most: {of: D, share-of: {figure: less, value: 0.5}, bound: at-most}
      ships: {of: E, low: 10, high: 20, count-of: ships}
      lost: {of: F, share-of: {figure: ships, value: -0.5}}
      odd: {of: G, value: 3, unit: furlogs}
      of-odd: {of: H, share-of: {figure: odd, value: 0.5}}
      of-none: {of: I, share-of: {figure: none, value: 0.5}}
      one: {of: J, share-of: {figure: two, value: 0.5}}
      two: {of: K, change-from: {figure: one, value: 0.5}}
      itself: {of: L, share-of: {figure: itself, value: 0.5}}
    """


@pytest.fixture
def sidecar(newsroom):
    site = newsroom({"briefings/a.md": article(), "briefings/a.yml": FIGURES})
    return site.names.briefings["a"].sidecar


@pytest.mark.parametrize(
    ("id_", "said"),
    [
        ("cargo", "1,200 t per day"),
        ("half", "about 600 t per day"),
        ("quarter", "about 300 t per day"),
        ("less", "at least about 240 t per day"),
        ("most", None),
        ("lost", "-10 to -5 ships"),
        ("odd", None),
        ("of-odd", None),
        ("of-none", None),
        ("one", None),
        ("itself", None),
    ],
)
def test_a_share_of_a_share_is_reckoned_through(sidecar, id_, said):
    found = quantity_stated(sidecar.figures[id_], sidecar)
    assert (found and words(found).replace("\u00a0", " ")) == said


@pytest.mark.parametrize(
    ("id_", "found"),
    [
        ("cargo", []),
        ("less", ["quarter", "half", "cargo"]),
        ("of-none", ["none"]),
        ("one", ["two", "one"]),
        ("itself", ["itself"]),
    ],
)
def test_the_way_to_the_number_ends_also_in_a_circle(sidecar, id_, found):
    assert list(bases(sidecar.figures[id_], sidecar)) == found


def test_a_change_is_added_to_the_whole(sidecar):
    factors = {id_: str(factor_of(sidecar.figures[id_])) for id_ in ("cargo", "half", "less")}
    assert factors == {"cargo": "1", "half": "0.5", "less": "0.8"}
