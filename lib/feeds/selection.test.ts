import { describe, expect, it } from 'vitest';
import type { DocumentEvent } from '#lib/model/documents.ts';
import { exampleDocument, exampleEvent } from '#lib/programme/testing.ts';
import { handMade, handMadeItem } from './hand-made-testing.ts';
import { calendarOf } from './ical.ts';
import { type CalendarSelection, calendarChoices, feedOf, readCalendarSelection } from './selection.ts';

it('counts only séances of a calendar that take place there: none that are cancelled, put off or elsewhere now', () => {
  const at = (number: number, startsAt: string, own = {}) =>
    exampleEvent({ number, startsAt, title: { fr: `Séance ${number}` }, ...own });
  const document = exampleDocument({
    events: [
      at(1, '2026-06-06T10:00'),
      at(2, '2026-06-06T12:00', { status: 'cancelled' }),
      at(3, '2026-06-06T14:00', { status: 'cancelled', isPostponed: true }),
      at(4, '2026-06-07T11:00', { formerly: { days: ['2026-06-06'] } }),
      at(5, '2026-06-07T10:00', { status: 'cancelled' }),
    ],
  });
  const days = calendarChoices(document).find(({ of }) => of === 'day')?.choices;
  expect(days?.map(({ stem, count }) => [stem, count])).toEqual([
    ['days/2026-06-06', 1],
    ['days/2026-06-07', 1],
  ]);
});

const speaker = { role: 'speaker', presence: 'in-person', isTentative: false, item: null } as const;
const released = handMade({
  events: [
    { uid: 'a', people: [{ person: 8, ...speaker }] },
    {
      uid: 'b',
      day: '2026-11-29',
      kind: 'debate',
      startInstant: '2026-11-29T08:30:00.000Z',
      rooms: [{ room: 5, use: 'main' }],
      items: [handMadeItem({})],
      themes: [],
      formerly: {
        days: ['2026-11-28', '2026-11-27'],
        rooms: [3, 77],
        venues: [1, 76],
        kinds: ['talk'],
        themes: ['mines', 'gone'],
        films: [7, 75],
        people: [74],
      },
    },
    { uid: 'c', startsAt: null, startInstant: null, day: null, rooms: [], items: [], themes: [] },
  ],
});
const uids = (of: readonly DocumentEvent[] | undefined) => of?.map(({ uid }) => uid).join('');

describe('an address of a calendar', () => {
  it.each<[string, string, CalendarSelection | null]>([
    ['days', '2026-11-28', { of: 'day', key: '2026-11-28' }],
    ['venues', '1-maison', { of: 'venue', key: 1 }],
    ['rooms', '3', { of: 'room', key: 3 }],
    ['rooms', '3-what-it-was-once-called', { of: 'room', key: 3 }],
    ['kinds', 'screening', { of: 'kind', key: 'screening' }],
    ['themes', 'mines', { of: 'theme', key: 'mines' }],
    ['films', '7-le-sang-et-la-boue', { of: 'film', key: 7 }],
    ['people', '8', { of: 'person', key: 8 }],
    ['events', '12', { of: 'event', key: 12 }],
    ['days', '28-11-2026', null],
    ['days', '', null],
    ['kinds', 'toString', null],
    ['themes', '../x', null],
    ['themes', 'Mines', null],
    ['rooms', 'auditorium', null],
    ['rooms', '0', null],
    ['series', '3', null],
    ['constructor', '3', null],
    ['__proto__', '3', null],
  ])('%s/%s', (section, name, expected) => {
    expect(readCalendarSelection(section, name)).toEqual(expected);
  });
});

describe('the calendar of', () => {
  it.each<[string, CalendarSelection, string | undefined, string?]>([
    ['everything', { of: 'programme' }, 'ab', '/feeds/nel/programme.ics'],
    ['a day, with what was moved to another', { of: 'day', key: '2026-11-28' }, 'ab', '/feeds/nel/days/2026-11-28.ics'],
    ['a day', { of: 'day', key: '2026-11-29' }, 'b'],
    ['a day the festival has no more', { of: 'day', key: '2026-11-27' }, 'b', '/feeds/nel/days/2026-11-27.ics'],
    ['a day it never had', { of: 'day', key: '2026-11-30' }, undefined],
    ['a venue', { of: 'venue', key: 1 }, 'ab', '/feeds/nel/venues/1-maison.ics'],
    ['another venue', { of: 'venue', key: 2 }, 'b'],
    ['a room', { of: 'room', key: 3 }, 'ab', '/feeds/nel/rooms/3-auditorium.ics'],
    ['a room where nothing is', { of: 'room', key: 6 }, ''],
    ['a room that is gone', { of: 'room', key: 77 }, 'b', '/feeds/nel/rooms/77.ics'],
    ['a venue that is gone', { of: 'venue', key: 76 }, 'b', '/feeds/nel/venues/76.ics'],
    ['a kind', { of: 'kind', key: 'screening' }, 'a', '/feeds/nel/kinds/screening.ics'],
    ['a kind nothing is any more', { of: 'kind', key: 'talk' }, 'b'],
    ['a kind nothing ever was', { of: 'kind', key: 'outing' }, undefined],
    ['a theme', { of: 'theme', key: 'mines' }, 'ab', '/feeds/nel/themes/mines.ics'],
    ['a theme that is gone', { of: 'theme', key: 'gone' }, 'b', '/feeds/nel/themes/gone.ics'],
    ['a film, with what shows another now', { of: 'film', key: 7 }, 'ab', '/feeds/nel/films/7-le-sang-et-la-boue.ics'],
    ['a film that was replaced everywhere', { of: 'film', key: 75 }, 'b', '/feeds/nel/films/75.ics'],
    ['a person', { of: 'person', key: 8 }, 'a', '/feeds/nel/people/8-c-conferencier.ics'],
    ['a person who comes no more', { of: 'person', key: 74 }, 'b', '/feeds/nel/people/74.ics'],
    ['a séance', { of: 'event', key: 13 }, 'b', '/feeds/nel/events/13-le-sang-et-la-boue.ics'],
    ['a séance without a time', { of: 'event', key: 14 }, undefined],
    ['what nobody ever heard of', { of: 'film', key: 99 }, undefined],
  ])('%s', (_, selection, expected, path) => {
    const feed = feedOf(released, selection);
    expect(uids(feed?.events)).toBe(expected);
    if (path) expect(feed?.path).toBe(path);
  });
});

describe('a calendar says what it is', () => {
  const header = (selection: CalendarSelection, locale: 'fr' | 'en') => {
    const text = calendarOf(released, selection, { locale, cancelled: 'status', url: 'https://example.org' }) ?? '';
    const value = (name: string) => new RegExp(`^${name}:(.*)\r$`, 'm').exec(text.replaceAll('\r\n ', ''))?.[1];
    return [value('NAME'), value('DESCRIPTION')?.replace(' A subscribed calendar updates itself.', '')];
  };
  it.each<[CalendarSelection, string, string, string]>([
    [
      { of: 'day', key: '2026-11-28' },
      'Numérique En Lumière – samedi 28\u00a0novembre',
      'Digital In Light – Saturday 28\u00a0November',
      'Events of “Digital In Light” on Saturday 28\u00a0November.',
    ],
    [
      { of: 'venue', key: 1 },
      'Numérique En Lumière – Maison',
      'Digital In Light – Maison',
      'Events of “Digital In Light” in this venue: Maison.',
    ],
    [
      { of: 'room', key: 4 },
      'Numérique En Lumière – Maison – Petite salle',
      'Digital In Light – Maison – Petite salle',
      'Events of “Digital In Light” in this room: Maison – Petite salle.',
    ],
    [
      { of: 'kind', key: 'debate' },
      'Numérique En Lumière – Débat',
      'Digital In Light – Debate',
      'Events of “Digital In Light” of this type: Debate.',
    ],
    [
      { of: 'theme', key: 'mines' },
      'Numérique En Lumière – Mines\\, minerais',
      'Digital In Light – Mines',
      'Events of “Digital In Light” on this theme: Mines.',
    ],
    [
      { of: 'film', key: 7 },
      'Numérique En Lumière – Le sang et la boue',
      'Digital In Light – Blood and Mud',
      'Events of “Digital In Light” with this film: Blood and Mud.',
    ],
    [
      { of: 'person', key: 8 },
      'Numérique En Lumière – C. Conférencier',
      'Digital In Light – C. Conférencier',
      'Events of “Digital In Light” with C. Conférencier.',
    ],
    [{ of: 'person', key: 74 }, 'Numérique En Lumière', 'Digital In Light', 'Programme of “Digital In Light”.'],
  ])('%j', (selection, french, english, description) => {
    expect(header(selection, 'fr')[0]).toBe(french);
    const stays = ' An event that moves elsewhere stays\\, with its new place and time.';
    expect(header(selection, 'en')).toEqual([
      english,
      english === 'Digital In Light' ? description : description + stays,
    ]);
  });

  it('says that a single added séance follows no changes', () => {
    const text = calendarOf(
      released,
      { of: 'event', key: 12 },
      { locale: 'fr', cancelled: 'status', url: 'https://example.org' },
    );
    expect(text?.replaceAll('\r\n ', '')).toContain('Ajoutée seule\\, cette séance ne suit pas les changements.');
  });
});

it('has no calendar of a film whose title is hidden, nor a word of it in any other', () => {
  const hidden = handMade({
    document: { films: [] },
    events: [{ title: { fr: 'Film surprise' }, items: [handMadeItem({ kind: 'film', film: null, isHidden: true })] }],
  });
  expect(feedOf(hidden, { of: 'film', key: 7 })).toBeNull();
  expect(feedOf(hidden, { of: 'event', key: 12 })?.path).toBe('/feeds/nel/events/12-film-surprise.ics');
});
