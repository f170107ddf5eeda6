"""The programme: by day, by theme, by who invites; on a map; in calendars; for search engines."""

import io
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import vobject
from dateutil.tz import tzical

from cartostory.authoring.short_links.complete import complete
from cartostory.model.output import Address, Kind
from cartostory.render.render import render_output
from cartostory.render.shared import Shared
from tests.day import TODAY
from tests.render.conftest import shared_of

EVENTS = {
    "content__events__atelier.md": "---\ntitle: Atelier ; carte\nstart: 2026-11-14 18:30\nend: 2026-11-14 20:00\n"
    "where: Mairie\nlat: 48.81\nlon: 2.38\nwho: [CartONG, Ville d’Ivry]\nthemes: [eau, cartes]\naccess: Plain-pied\n"
    "price: Gratuit\n---\n\nVenez, c’est **ouvert** ; `</script>` aussi.\n",
    "content__events__atelier.en.md": "---\ntitle: Workshop\nstart: 2026-11-14 18:30\nwhere: Town hall\n"
    "who: CartONG\nthemes: [water]\n---\n\nCome.\n",
    "content__events__fete.md": "---\ntitle: Fête\nstart: 2026-11-15\nend: 2026-11-16\nwho: CartONG\n"
    "status: cancelled\n---\n\nPlus tard.\n",
    "content__events__soir-a-kaya.md": "---\ntitle: Un soir à Kaya\nstart: 2026-11-17 19:00\n"
    "time_zone: Africa/Ouagadougou\nlat: 13.09\nlon: -1.08\nthemes: eau\n---\n\nLà-bas.\n",
    "content__events__un-jour.md": "---\ntitle: Un jour\nstart: 2027\n---\n\nOn ne sait pas quand.\n",
}
BILINGUAL = """title: Ici et là-bas
address: https://ville.example.fr/atlas/
languages: [fr, en]
translations: {en: {title: Here and There}}
publisher: {name: Ville d'Ivry, contact: ri@example.fr}
"""


@pytest.fixture
def week(make_site: Callable[..., Shared]) -> Shared:
    return make_site(**EVENTS)


def page(shared: Shared, kind: Kind, subject: str = "", language: str = "fr", part: str = "") -> str:
    return render_output(shared, shared.plan.outputs[Address(kind, subject, language, part)]).data.decode()


def calendar(shared: Shared, slug: str = "", language: str = "fr") -> Mapping[str, vobject.base.Component]:
    """Read a calendar with a parser that had no part in making it, by the titles of its events."""
    found = vobject.readOne(page(shared, Kind.CALENDAR, slug, language))
    return {event.summary.value: event for event in found.vevent_list}


def titles(html: str) -> list[str]:
    return re.findall(r'<h3>(?:<strong[^>]*>.*?</strong> )?<a href="[^"]*">(.*?)</a>', html)


def test_the_programme_shows_every_event_once_in_the_order_of_time(week: Shared) -> None:
    assert titles(page(week, Kind.PROGRAMME)) == ["Atelier\u202f; carte", "Fête", "Un soir à Kaya", "Un jour"]
    assert titles(page(week, Kind.PROGRAMME, language="en")) == ["Workshop", "Fête", "Un soir à Kaya", "Un jour"]


def test_every_day_is_an_anchor_that_the_choices_lead_to(week: Shared) -> None:
    html = page(week, Kind.PROGRAMME)
    days = re.findall(r'<section class="day" id="([^"]*)"', html)
    assert days == ["2026-11-14", "2026-11-15", "2026-11-17", "2027"]
    assert all(f'href="#{day}" data-facet="day" data-choice="{day}"' in html for day in days)
    assert re.findall(r'<li class="event-line" data-day="([^"]*)"', html) == days


def test_every_theme_and_everybody_who_invites_has_a_page_without_any_script(week: Shared) -> None:
    assert titles(page(week, Kind.PROGRAMME, part="theme/eau")) == ["Atelier\u202f; carte", "Un soir à Kaya"]
    assert titles(page(week, Kind.PROGRAMME, part="who/cartong")) == ["Atelier\u202f; carte", "Fête"]
    assert 'href="avec/cartong/"' in page(week, Kind.PROGRAMME)
    assert "programme.js" not in page(week, Kind.PROGRAMME, part="theme/eau")


def test_names_that_no_ascii_letter_can_write_have_pages_too(make_site: Callable[..., Shared]) -> None:
    event = "---\ntitle: درس\nstart: 2026-11-14\nthemes: [ماء, cartes]\n---\n\nنص.\n"
    shared = make_site(content__events__lesson=None, **{"content__events__dars.ar.md": event})
    parts = {address.part for address in shared.plan.outputs if address.kind is Kind.PROGRAMME}
    assert len([part for part in parts if part.startswith("theme/")]) == 2


def test_a_cancelled_event_stays_in_sight_and_says_so(week: Shared) -> None:
    assert '<strong class="event-status">Annulé</strong>' in page(week, Kind.PROGRAMME)
    assert calendar(week)["Annulé – Fête"].status.value == "CANCELLED"


def test_the_map_numbers_places_as_the_lines_do(week: Shared) -> None:
    html = page(week, Kind.PROGRAMME)
    assert '<span class="place-number" aria-hidden="true">1</span> Mairie' in html
    assert "maps/programme.svg" in html
    assert "Carte du programme\u202f: Mairie, Un soir à Kaya" in html.replace("\u00a0:", "\u202f:")


def test_hours_elsewhere_are_said_to_be_so_with_those_of_here(week: Shared) -> None:
    wanted = "heure locale (Ouagadougou)\u202f; Paris\u00a0: 20:00"
    for html in (page(week, Kind.EVENT, "soir-a-kaya"), page(week, Kind.PROGRAMME), page(week, Kind.HOME)):
        assert html.count(wanted) == 1
        assert html.count('class="event-clocks"') == 1
    assert "local time (Ouagadougou); Paris: 20:00" in page(week, Kind.PROGRAMME, language="en")
    assert "بالتوقيت المحلي (واغادوغو)؛ باريس: 20:00" in page(week, Kind.PROGRAMME, language="ar")


@pytest.mark.parametrize(
    ("start", "end", "zone", "said"),
    [
        ("2026-11-14 18:30", "2026-11-14 20:00", "Europe/Brussels", ""),
        ("2026-11-14 18:30", "2026-11-14 20:00", "Africa/Bamako", "Bamako)\u202f; Paris\u00a0: 19:30 – 21:00"),
        ("2026-11-14 23:30", "2026-11-15 01:00", "Africa/Bamako", "Paris\u00a0: 15 novembre 2026, 00:30 – 02:00"),
        (
            "2026-11-14 18:30",
            "2026-11-14 19:00",
            "America/Havana",
            "(La Havane)\u202f; Paris\u00a0: 15 novembre 2026, 00:30",
        ),
        ("2026-07-14 18:30", "2026-07-14 20:00", "Africa/Tunis", "(Tunis)\u202f; Paris\u00a0: 19:30 – 21:00"),
        ("2026-11-14 18:30", "2026-11-14 20:00", "Africa/Tunis", ""),
        ("2026-11-14", "2026-11-15", "Africa/Bamako", ""),
    ],
)
def test_the_hours_of_here_are_those_of_their_season_with_their_day(
    make_site: Callable[..., Shared], start: str, end: str, zone: str, said: str
) -> None:
    event = f"---\ntitle: Soir\nstart: {start}\nend: {end}\ntime_zone: {zone}\n---\n\nTexte.\n"
    html = page(make_site(content__events__atelier=None, **{"content__events__soir.md": event}), Kind.EVENT, "soir")
    assert said in html
    assert ("event-clocks" in html) == bool(said)


def test_a_calendar_gives_hours_in_their_own_zone_and_leaves_out_what_has_no_day(week: Shared) -> None:
    events = calendar(week)
    assert set(events) == {"Atelier\u202f; carte", "Annulé – Fête", "Un soir à Kaya"}
    assert events["Atelier\u202f; carte"].dtstart.value.astimezone(UTC) == datetime(2026, 11, 14, 17, 30, tzinfo=UTC)
    assert events["Atelier\u202f; carte"].dtend.value.astimezone(UTC) == datetime(2026, 11, 14, 19, 0, tzinfo=UTC)
    assert events["Un soir à Kaya"].dtstart.value.astimezone(UTC) == datetime(2026, 11, 17, 19, 0, tzinfo=UTC)


def test_whole_days_end_on_the_day_after(week: Shared) -> None:
    event = calendar(week)["Annulé – Fête"]
    assert (event.dtstart.value, event.dtend.value) == (date(2026, 11, 15), date(2026, 11, 17))


def test_a_calendar_keeps_to_the_form_of_rfc_5545(week: Shared) -> None:
    text = page(week, Kind.CALENDAR)
    lines = text.split("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert all(len(line.encode()) <= 75 for line in lines)
    assert lines.count("BEGIN:VTIMEZONE") == 1
    assert "TZID:Europe/Paris" in lines


def test_a_renamed_event_does_not_double_in_calendars(make_site: Callable[..., Shared], tmp_path: Path) -> None:
    """RFC 5545 section 3.8.4.7. The file is renamed; its short link follows, as it does in a build."""
    week = make_site(**EVENTS)
    for file in (tmp_path / "content" / "events").glob("atelier*"):
        file.rename(file.with_name(file.name.replace("atelier", "atelier-carte")))
    renamed, _ = shared_of(tmp_path)
    first, _ = complete(week.site)
    then, _ = complete(replace(renamed.site, short_links=first.short_links))
    before, after = replace(week, site=first), replace(renamed, site=then)
    one, other = calendar(before, "atelier"), calendar(after, "atelier-carte")
    title = "Atelier\u202f; carte"
    assert one[title].uid.value == other[title].uid.value == calendar(after)[title].uid.value
    assert len({event.uid.value for event in calendar(after).values()}) == 3


def test_an_event_has_one_name_for_ever_in_every_language_and_every_calendar(week: Shared) -> None:
    one = calendar(week, "atelier")["Atelier\u202f; carte"]
    assert one.uid.value == calendar(week)["Atelier\u202f; carte"].uid.value
    assert one.uid.value == calendar(week, "atelier", "en")["Workshop"].uid.value
    assert one.url.value == "https://ville.example.fr/atlas/programme/atelier/"
    assert one.description.value == "Venez, c’est ouvert ; </script> aussi."


def test_an_event_without_a_day_offers_no_calendar(week: Shared) -> None:
    assert not week.plan.has(Address(Kind.CALENDAR, "un-jour", "fr"))
    assert "text/calendar" not in page(week, Kind.EVENT, "un-jour")


def test_search_engines_are_told_what_the_page_tells(week: Shared) -> None:
    html = page(week, Kind.EVENT, "atelier")
    scripts = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    data = json.loads(scripts[0])
    assert data["startDate"] == "2026-11-14T18:30+01:00"
    assert data["location"]["geo"] == {"@type": "GeoCoordinates", "latitude": 48.81, "longitude": 2.38}
    assert [one["name"] for one in data["organizer"]] == ["CartONG", "Ville d’Ivry"]
    assert "</script> aussi" in data["description"]
    cancelled = page(week, Kind.EVENT, "fete")
    assert "https://schema.org/EventCancelled" in cancelled


@pytest.mark.parametrize("zone", ["Europe/Paris", "America/Havana"])
def test_a_calendar_knows_the_minute_in_which_clocks_change(make_site: Callable[..., Shared], zone: str) -> None:
    """Read by dateutil from the file alone: whoever does not know the zone goes by what is written there."""
    event = f"---\ntitle: Nuit\nstart: 2026-01-02 20:00\nend: 2027-12-30 08:00\ntime_zone: {zone}\n---\n\nTexte.\n"
    text = page(make_site(**{"content__events__nuit.md": event}), Kind.CALENDAR, "nuit")
    written, known = tzical(io.StringIO(text)).get(zone), ZoneInfo(zone)
    assert written is not None
    hours = (datetime(2026, 1, 2, tzinfo=UTC) + timedelta(hours=number) for number in range(2 * 365 * 24 - 48))
    assert [hour for hour in hours if hour.astimezone(written).utcoffset() != hour.astimezone(known).utcoffset()] == []


@pytest.mark.parametrize(
    ("file", "slug", "language"),
    [
        ("programme.ics", "", "fr"),
        ("programme.en.ics", "", "en"),
        ("hours.ics", "atelier", "fr"),
        ("elsewhere.ics", "soir-a-kaya", "fr"),
        ("whole-days.ics", "fete", "fr"),
    ],
)
def test_every_kind_of_calendar_is_written_as_it_always_was(
    make_site: Callable[..., Shared], file: str, slug: str, language: str
) -> None:
    """Who subscribed has these names and stamps; time zones are icalendar's, whose corrections may be taken over."""
    text = page(make_site(**EVENTS, **{"config.yaml": BILINGUAL}), Kind.CALENDAR, slug, language)
    golden = (Path(__file__).parent / "calendars" / file).read_bytes().decode().replace("\r\n", "\n")
    assert text == golden.replace("\n", "\r\n")
    assert vobject.readOne(text).vevent_list


@pytest.mark.parametrize("later", [date(2027, 11, 30), date(2028, 2, 29)])
def test_the_same_programme_gives_the_same_bytes_on_every_day(week: Shared, later: date) -> None:
    assert page(replace(week, today=later), Kind.CALENDAR) == page(replace(week, today=TODAY), Kind.CALENDAR)
