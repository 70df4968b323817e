import pytest

from onrecord.model import Time
from onrecord.when.edtf import edtf
from onrecord.when.values import interval


@pytest.mark.parametrize(
    ("value", "mod", "written"),
    [
        ("2031-05-14", None, "2031-05-14"),
        ("2031-05", "APPROX", "2031-05~"),
        ("2031-W20", None, "2031-05-12/2031-05-18"),
        ("2030-SU", None, "2030-22"),
        ("199", None, "199X"),
        ("20", None, "20XX"),
        ("2031-05-16/2031-05-17", None, "2031-05-16/2031-05-17"),
        ("XXXX-05-14", None, None),
        ("P2W", None, None),
        ("FUTURE_REF", None, None),
    ],
)
def test_a_time_is_written_as_edtf(value: str, mod: str | None, written: str | None) -> None:
    """What stands in the calendar is written as EDTF has it; what doesn't is None, not a guess."""
    begin, end = interval(value) or (None, None)
    assert edtf(Time(id="T1", span=(0, 4), type="DATE", value=value, mod=mod, begin=begin, end=end)) == written
