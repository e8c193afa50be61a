"""Check digits at the front of an index number."""

from __future__ import annotations

import pytest

from harvester.extraction.metadata.index_numbers import is_certain, wrong_code


@pytest.mark.parametrize(
    "number",
    [
        "000014349/2017-00110",
        "01404053X/2023-00861",
        "01404053-X/2023-00861",
        "003110926/201510-00216",
        "01527918X-2020-153077",
        "1133102400268125XW/2024-104757",
        "1162042101391301xj/2024-00001",
        "113701020041953192/2026-6705511",
    ],
)
def test_a_code_that_holds(number: str) -> None:
    assert wrong_code(number) is None


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("000014348/2017-00110", "000014348"),
        ("000014439/2017-00110", "000014439"),
        ("014040531/2023-00861", "014040531"),
        ("1133102400268125XX/2024-104757", "1133102400268125XX"),
        ("1133102400268152XW/2024-1", "1133102400268152XW"),
        ("11440781007076520R/2023-00012", "11440781007076520R"),
    ],
)
def test_a_code_with_a_wrong_check_digit(number: str, code: str) -> None:
    assert wrong_code(number) == code


@pytest.mark.parametrize(
    "number",
    [
        "",
        "00000001/2018-00042",
        "3212000002/2018-354983",
        "620702074/2024-00047",
        "u844370-0801-2023-0003",
        "SY310107202603028",
        "pjsrmzf-2024-000047",
        "000014348/7",
        "0000143489/2017-00110",
        "第000014348/2017-00110",
        "1133102400268125IO/2024-1",
    ],
)
def test_a_number_of_the_portal_s_own_form_is_accepted(number: str) -> None:
    assert wrong_code(number) is None


@pytest.mark.parametrize(
    ("text", "certain"),
    [
        ("000014349/2017-00110", True),
        ("01404053-X/2023-00861", True),
        ("003110926/201510-00216", True),
        ("1162042101391301xj/2024-00001", True),
        ("000014348/2017-00110", False),
        ("000014349/201713-00110", False),
        ("000014349/2017-00110 ", False),
        ("000014349/2017", False),
        ("620702074/2024-00047", False),
        ("pjsrmzf-2024-000047", False),
    ],
)
def test_what_can_only_be_an_index_number(text: str, certain: bool) -> None:
    assert is_certain(text) is certain
