"""How large a page is: it is sent by e-mail and opened on whatever machine there is."""

from __future__ import annotations

import pytest

from relcon.views.build import built
from tests.helpers.generated import Size, generated
from tests.helpers.pages import Pages

MOST = 2_000_000


@pytest.mark.slow
def test_a_thousand_events_and_two_hundred_people_with_a_proffer_fit_in_two_megabytes(pages: Pages) -> None:
    size = Size(people=200, events=1000)
    page = pages.page("a-thousand-events", lambda page: page.write_text(built(generated(size)), encoding="utf-8"))
    assert page.stat().st_size <= MOST
