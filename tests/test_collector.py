"""The collector of garbage waits, and works again afterwards as it did before."""

import gc

import pytest

from footnoted.progress import collector_waits


@pytest.fixture(autouse=True)
def _as_it_was():
    worked = gc.isenabled()
    yield
    (gc.enable if worked else gc.disable)()


@pytest.mark.parametrize("worked", [True, False])
def test_the_collector_waits_and_is_left_as_it_was(worked):
    (gc.enable if worked else gc.disable)()
    with collector_waits():
        assert not gc.isenabled()
        with collector_waits():
            assert not gc.isenabled()
        assert not gc.isenabled()
    assert gc.isenabled() is worked


def test_the_collector_works_again_after_an_error():
    gc.enable()

    @collector_waits()
    def fails():
        raise OSError("no disk")

    with pytest.raises(OSError, match="no disk"):
        fails()
    assert gc.isenabled()
