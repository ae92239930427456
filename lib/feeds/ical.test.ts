import ICAL from 'ical.js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DocumentEvent } from '#lib/model/documents.ts';
import { indexDocument } from '#lib/programme/document-index.ts';
import { handMade, handMadeEvent, handMadeItem } from './hand-made-testing.ts';
import { bytesOf, calendarOf, cssColorName } from './ical.ts';
import { type FeedOptions, feedOf } from './selection.ts';
import { calendarEventOf } from './vevent.ts';

const URL_OF_TESTS = 'https://example.org';
const options = (changes: Partial<FeedOptions> = {}) => ({
  locale: 'fr' as const,
  cancelled: 'status' as const,
  url: URL_OF_TESTS,
  ...changes,
});

type Made = Parameters<typeof handMade>[0];

// Cached blocks are keyed by uid and sequence, as in the product, so each test uses an installation
// of its own.
let installation = 0;
function read(made: Made, changes: Partial<FeedOptions> = {}) {
  installation += 1;
  const url = `https://i${installation}.example.org`;
  const text = calendarOf(handMade(made), { of: 'programme' }, { ...options(changes), url }) ?? '';
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents('vevent').map((component) => {
    const value = (name: string) => String(component.getFirstPropertyValue(name) ?? '').replaceAll(url, URL_OF_TESTS);
    return {
      value,
      lines: value('description').split('\n'),
      categories: component.getAllProperties('categories').map((property) => String(property.getFirstValue())),
    };
  });
  const first = events[0];
  if (!first) throw new Error('no event');
  return { text: text.replaceAll(url, URL_OF_TESTS), calendar, events, first };
}
const readEvent = (event: Partial<DocumentEvent>, changes: Partial<FeedOptions> = {}) =>
  read({ events: [event] }, changes).first;

const nbsp = (text: string) => text.replaceAll('_', '\u00a0');

it('every address begins with that of the site, which may stand below a path', () => {
  const url = 'https://asso.example/2026';
  const text = calendarOf(handMade({ events: [{}] }), { of: 'programme' }, { ...options(), url }) ?? '';
  const addresses = text.replaceAll('\r\n ', '').match(/^URL:.*$/gm) ?? [];
  expect(addresses.length).toBe(2);
  expect(addresses.filter((line) => !line.startsWith(`URL:${url}/fr/festivals/nel`))).toEqual([]);
});

describe('the header', () => {
  it('says everything clients ask for, and no METHOD', () => {
    const { text } = read({});
    expect(text.slice(0, text.indexOf('BEGIN:VEVENT')).replaceAll('\r\n ', '').split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Lanterne//Lanterne//FR',
      'CALSCALE:GREGORIAN',
      'NAME:Numérique En Lumière',
      'X-WR-CALNAME:Numérique En Lumière',
      'DESCRIPTION:Programme de « Numérique En Lumière ». Un agenda abonné se met à jour tout seul.',
      'X-WR-CALDESC:Programme de « Numérique En Lumière ». Un agenda abonné se met à jour tout seul.',
      'SOURCE;VALUE=URI:https://example.org/feeds/nel/programme.ics',
      'URL:https://example.org/fr/festivals/nel',
      'COLOR:orange',
      'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
      'X-PUBLISHED-TTL:PT1H',
      'X-WR-TIMEZONE:Europe/Paris',
      '',
    ]);
    expect(text.endsWith('END:VEVENT\r\nEND:VCALENDAR\r\n')).toBe(true);
  });

  it('names its source with the options of the request, in their language', () => {
    const { text } = read({}, { locale: 'en', cancelled: 'title' });
    const unfolded = text.replaceAll('\r\n ', '');
    expect(unfolded).toContain(
      'SOURCE;VALUE=URI:https://example.org/feeds/nel/programme.ics?lang=en&cancelled=title\r\n',
    );
    expect(unfolded).toContain('\r\nNAME:Digital In Light\r\n');
    expect(unfolded).toContain('\r\nURL:https://example.org/en/festivals/nel\r\n');
  });

  it('is the whole file if nothing has a time', () => {
    const released = handMade({ events: [{ startsAt: null, startInstant: null, rooms: [] }] });
    expect(calendarOf(released, { of: 'programme' }, options())).toMatch(
      /X-WR-TIMEZONE:Europe\/Paris\r\nEND:VCALENDAR\r\n$/,
    );
  });
});

describe('a demonstration', () => {
  it('says so in the name of the calendar and in each entry', () => {
    const { calendar, first } = read({ festival: { isDemonstration: true } });
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('DÉMO – Numérique En Lumière');
    expect(calendar.getFirstPropertyValue('name')).toBe('DÉMO – Numérique En Lumière');
    expect(first.value('summary')).toBe('[Démo] Le sang et la boue');
    expect(first.lines[0]).toBe(nbsp('Programme de démonstration_: ces séances n’auront pas lieu.'));
  });

  it('says so first for a cancelled séance too', () => {
    const { first } = read({ festival: { isDemonstration: true }, events: [{ status: 'cancelled' }] });
    expect(first.value('summary')).toBe('[Démo] ANNULÉE – Le sang et la boue');
  });
});

describe('an entry', () => {
  it('has the times, the stamps and the number of its last change', () => {
    const { value } = readEvent({});
    expect(['dtstart', 'dtend', 'dtstamp', 'last-modified', 'created', 'sequence', 'uid'].map(value)).toEqual([
      '2026-11-28T08:30:00Z',
      '2026-11-28T10:45:00Z',
      '2026-11-10T18:04:09Z',
      '2026-11-10T18:04:09Z',
      '2026-10-01T12:00:05Z',
      '2',
      'u0',
    ]);
  });

  it.each<[string, Partial<DocumentEvent>, Partial<FeedOptions>, [string, string, string]]>([
    ['planned', {}, {}, ['CONFIRMED', 'OPAQUE', 'Le sang et la boue']],
    ['to be confirmed', { timeIsToConfirm: true }, {}, ['TENTATIVE', 'OPAQUE', 'Le sang et la boue']],
    ['drop-in', { admission: 'drop-in' }, {}, ['CONFIRMED', 'TRANSPARENT', 'Le sang et la boue']],
    ['cancelled', { status: 'cancelled' }, {}, ['CANCELLED', 'TRANSPARENT', 'ANNULÉE – Le sang et la boue']],
    [
      'cancelled, for Google',
      { status: 'cancelled' },
      { cancelled: 'title' },
      ['CONFIRMED', 'TRANSPARENT', 'ANNULÉE – Le sang et la boue'],
    ],
    [
      'cancelled, in English',
      { status: 'cancelled' },
      { locale: 'en' },
      ['CANCELLED', 'TRANSPARENT', 'CANCELLED – Le sang et la boue'],
    ],
    [
      'postponed',
      { status: 'cancelled', isPostponed: true },
      {},
      ['CANCELLED', 'TRANSPARENT', 'ANNULÉE – Le sang et la boue (reportée, nouvel horaire à venir)'],
    ],
  ])('%s', (_, event, changes, expected) => {
    const { value } = readEvent(event, changes);
    expect([value('status'), value('transp'), value('summary')]).toEqual(expected);
  });

  it('is written for each option of the request, though it is cached', () => {
    const released = handMade({ events: [{ status: 'cancelled', uid: 'said-to-each' }] });
    const statusIn = (cancelled: FeedOptions['cancelled']) =>
      /\r\nSTATUS:(\w+)/.exec(calendarOf(released, { of: 'programme' }, options({ cancelled })) ?? '')?.[1];
    const said = (['status', 'title', 'status'] as const).map(statusIn);
    expect(said).toEqual(['CANCELLED', 'CONFIRMED', 'CANCELLED']);
  });

  it.each<[string, DocumentEvent['rooms'], string, string]>([
    ['a room', [{ room: 3, use: 'main' }], 'Maison – Auditorium, 1 rue X, 75000 Paris', '48.85,2.35'],
    [
      'two rooms made one',
      [
        { room: 3, use: 'main' },
        { room: 4, use: 'joined' },
      ],
      'Maison – Auditorium + Petite salle, 1 rue X, 75000 Paris',
      '48.85,2.35',
    ],
    [
      'a retransmission next door',
      [
        { room: 3, use: 'main' },
        { room: 4, use: 'overflow' },
      ],
      'Maison – Auditorium, 1 rue X, 75000 Paris',
      '48.85,2.35',
    ],
    ['a venue that is its own room', [{ room: 5, use: 'main' }], 'Jardin', ''],
    ['online', [{ room: 6, use: 'main' }], 'En ligne', ''],
    ['nowhere yet', [], '', ''],
  ])('%s', (_, rooms, location, geo) => {
    const { value } = readEvent({ rooms });
    expect([value('location'), value('geo')]).toEqual([location, geo]);
  });

  it('has the address of its page and the names of its kind and themes', () => {
    const { value, categories } = readEvent({ label: { fr: 'Ciné-concert' } });
    expect(value('url')).toBe('https://example.org/fr/festivals/nel/events/12-le-sang-et-la-boue');
    expect(categories).toEqual(['Projection', 'Ciné-concert', 'Mines, minerais']);
  });
});

describe('the description', () => {
  it('says about the access of a room what its release says, and infers nothing more from an old one', () => {
    const rooms = handMade({}).document.rooms;
    const said = rooms.map((room) => ({ ...room, access: { loop: true, wheelchair: false } }));
    const described = (of: typeof rooms) =>
      calendarEventOf(
        { ...handMadeEvent({}), startInstant: '2026-11-28T08:30:00.000Z' },
        indexDocument(handMade({ document: { rooms: of } }).document),
        { locale: 'fr', cancelled: 'status' },
        'https://example.org',
      ).description;
    expect(rooms[0]?.wheelchairPlaces).toBe(2);
    expect(described(rooms)).not.toContain('Accès');
    expect(described(said).replaceAll('\u00a0', ' ')).toContain('Accès : boucle magnétique, sans accès fauteuil');
  });

  it('names the venue of a room it is relayed to if that is another venue', () => {
    const { rooms, venues } = handMade({}).document;
    const [room, [venue]] = [rooms.find(({ number }) => number === 4), venues];
    if (!room || !venue) throw new Error('no room');
    const document = {
      rooms: [...rooms, { ...room, number: 9, venue: 99 }],
      venues: [...venues, { ...venue, number: 99, name: { fr: 'Mairie' } }],
    };
    const overflow = [3, 4, 9, 5, 6].map((one) => ({
      room: one,
      use: one === 3 ? ('main' as const) : ('overflow' as const),
    }));
    const { lines } = read({ document, events: [{ rooms: overflow }] }).first;
    const said = lines.filter((line) => line.includes('Mairie')).map((line) => line.replaceAll('\u00a0', ' '));
    expect(said).toEqual(['Retransmission : Petite salle, Mairie – Petite salle, Jardin, En ligne']);
  });

  it('has the running order, people, languages, access, content notes, the price and the address', () => {
    const { lines } = readEvent({
      items: [
        handMadeItem({
          kind: 'introduction',
          startsAt: '2026-11-28T09:30',
          endsAt: '2026-11-28T09:35',
          access: ['loop'],
        }),
        handMadeItem({
          kind: 'film',
          film: 7,
          version: { spoken: ['sw'], subtitles: ['fr'], sdh: false, ad: false },
          startsAt: '2026-11-28T09:35',
          minutes: 94,
          access: ['loop'],
        }),
        handMadeItem({ title: { fr: 'Et maintenant ?' }, access: ['loop', 'lsf'] }),
      ],
      people: [
        { person: 8, role: 'speaker', presence: 'video', isTentative: true, item: 2 },
        { person: 9, role: 'moderator', presence: 'in-person', isTentative: false, item: null },
      ],
      offers: [{ kind: 'paid', label: {}, price: { fr: '5 €' }, address: 'https://example.org/b', opensAt: null }],
    });
    expect(lines).toEqual(
      [
        '9_h_30_· Présentation',
        '9_h_35_· Le sang et la boue, d’A. Auteur, B. Autrice (2024, 94_min)',
        '11_h_09_· Débat – Et maintenant\u202f?',
        '11_h_45_· Fin',
        '',
        'Avec_: C. Conférencier (Collectif), en visio, sous réserve\u202f; D. Animatrice (journaliste, Animation)',
        'Langue_: swahili\u202f; sous-titres_: français',
        'Accès_: LSF (Débat), boucle magnétique',
        'Avertissement_: évoque un conflit armé',
        'Tarif_: payant, 5_€, https://example.org/b',
        '',
        'https://example.org/fr/festivals/nel/events/12-le-sang-et-la-boue',
      ].map(nbsp),
    );
  });

  it.each<[string, Partial<DocumentEvent>, string]>([
    ['what was replaced', { replaces: { fr: 'Autre' } }, '«_Autre_» est remplacé par «_Le sang et la boue_».'],
    [
      'what was replaced among several',
      {
        replaces: { fr: 'Autre' },
        items: [handMadeItem({ kind: 'film', film: 7 }), handMadeItem({ kind: 'film', film: 7 })],
      },
      '«_Autre_» est remplacé.',
    ],
    ['that the time is not certain', { timeIsToConfirm: true }, 'Horaire à confirmer.'],
    ['that it is cancelled', { status: 'cancelled' }, 'Séance annulée.'],
    ['that it is postponed', { status: 'cancelled', isPostponed: true }, 'Séance reportée, nouvel horaire à venir.'],
  ])('says first %s', (_, event, line) => {
    expect(readEvent(event).lines[0]).toBe(nbsp(line));
  });

  it('of a cancelled séance has the reason and the page, and no running order', () => {
    expect(readEvent({ status: 'cancelled', cancellationReason: { fr: 'Copie perdue.' } }).lines).toEqual([
      'Séance annulée.',
      'Copie perdue.',
      '',
      'https://example.org/fr/festivals/nel/events/12-le-sang-et-la-boue',
    ]);
  });

  it('says « vers » for every time after a film of unknown length', () => {
    const { lines } = readEvent({
      endIsApproximate: true,
      items: [
        handMadeItem({ kind: 'film', film: 7, startsAt: '2026-11-28T09:30', minutes: 60, isApproximate: true }),
        handMadeItem({ startIsApproximate: true }),
      ],
    });
    expect(lines.slice(0, 3)).toEqual(
      [
        '9_h_30_· Le sang et la boue, d’A. Auteur, B. Autrice (2024, durée à confirmer)',
        'vers 11_h_09_· Débat',
        'vers 11_h_45_· Fin',
      ].map(nbsp),
    );
  });

  it('stays below 1,500 characters and keeps the address', () => {
    const { value } = readEvent({ items: [handMadeItem({ title: { fr: 'é 🎬'.repeat(2000) } })] });
    const said = value('description');
    expect(said.length).toBeLessThanOrEqual(1500);
    expect(said.length).toBeGreaterThan(1400);
    expect(said.isWellFormed()).toBe(true);
    expect(said).toMatch(/…\n\nhttps:\/\/example\.org\/fr\/festivals\/nel\/events\/12-le-sang-et-la-boue$/);
  });
});

describe('a selection', () => {
  const released = handMade({
    events: [
      { uid: 'c', startInstant: '2026-11-28T12:00:00.000Z', rooms: [{ room: 4, use: 'main' }] },
      {
        uid: 'b',
        rooms: [
          { room: 3, use: 'main' },
          { room: 4, use: 'overflow' },
        ],
      },
      { uid: 'a' },
      { uid: 'd', startsAt: null, startInstant: null, rooms: [] },
    ],
  });
  const uids = (text: string | null) =>
    text && Array.from(text.matchAll(/\r\nUID:(.+)\r\n/g), (match) => match[1]).join('');

  it.each([
    ['the programme, by start, then uid', { of: 'programme' }, 'abc'],
    ['a room, retransmissions included', { of: 'room', key: 4 }, 'bc'],
    ['a room where nothing is', { of: 'room', key: 6 }, ''],
    ['one séance', { of: 'event', key: 13 }, 'b'],
    ['a séance without a time', { of: 'event', key: 15 }, null],
    ['an unknown séance', { of: 'event', key: 99 }, null],
    ['an unknown room', { of: 'room', key: 12 }, null],
  ] as const)('%s', (_, selection, expected) => {
    expect(uids(calendarOf(released, selection, options()))).toBe(expected);
  });

  it('writes the same séance with the same bytes in every calendar', () => {
    const whole = calendarOf(released, { of: 'programme' }, options()) ?? '';
    for (const number of [12, 13, 14]) {
      const one = calendarOf(released, { of: 'event', key: number }, options()) ?? '';
      expect(whole).toContain(one.slice(one.indexOf('BEGIN:VEVENT'), one.indexOf('END:VCALENDAR')));
    }
  });
});

describe('one release', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('is the same bytes whenever and however often it is read', () => {
    const first = calendarOf(handMade({}), { of: 'programme' }, options());
    vi.useFakeTimers({ now: new Date('2031-07-01T00:00:00Z') });
    expect(calendarOf(handMade({}), { of: 'programme' }, options())).toBe(first);
    // Another address of the same length, so that nothing cached for the first one is used.
    const elsewhere = calendarOf(handMade({}), { of: 'programme' }, { ...options(), url: 'https://another.org' });
    expect(elsewhere).toBe(first?.replaceAll(URL_OF_TESTS, 'https://another.org'));
    // Nor where the festival was deleted and came back under another address.
    const released = handMade({});
    const festival = { ...released.document.festival, slug: 'len' };
    const renamed = { ...released, slug: 'len', document: { ...released.document, festival } };
    expect(calendarOf(renamed, { of: 'programme' }, options())).toBe(first?.replaceAll('s/nel', 's/len'));
  });

  it('leaves out a séance that cannot be an entry, says so in the log, and keeps the others', () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { events } = read({
      events: [{}, { startsAt: '1926-11-28T09:30', startInstant: '1926-11-28T09:30:00.000Z' }],
    });
    expect(events.map(({ value }) => value('uid'))).toEqual(['u0']);
    expect(log.mock.calls).toEqual([['The séance 13 (1926-11-28T09:30:00.000Z) fits no calendar entry.']]);
    log.mockRestore();
  });
});

it.each([
  [null, 'orange'],
  ['', 'orange'],
  ['red', 'orange'],
  ['#ffb224', 'orange'],
  ['#2457D6', 'royalblue'],
  ['#000000', 'black'],
  ['#0b6072', 'teal'],
  ['#5b35ad', 'rebeccapurple'],
])('%s is nearest to the colour %s', (accent, name) => {
  expect(cssColorName(accent)).toBe(name);
});

describe('a large calendar, at its first request', () => {
  const asked = { locale: 'fr', cancelled: 'status' } as const;
  const publisher = { buildId: 'b', url: 'https://example.org' };
  const shared = globalThis as typeof globalThis & { lanterneFeeds?: unknown; lanterneVevents?: unknown };
  afterEach(() => {
    shared.lanterneFeeds = undefined;
    shared.lanterneVevents = undefined;
  });

  const released = handMade({ events: Array.from({ length: 500 }, (_, i) => ({ uid: `u${i}`, number: 100 + i })) });
  const feed = feedOf(released, { of: 'programme' });
  if (!feed) throw new Error('no programme');
  const ask = (etag: string) => bytesOf(etag, released, feed, asked, 'identity', publisher);

  it('lets other requests through between its slices, and has the same bytes', async () => {
    let turns = 0;
    let isWritten = false;
    const count = () => {
      turns += 1;
      if (!isWritten) setImmediate(count);
    };
    setImmediate(count);
    const bytes = await ask('"1"');
    isWritten = true;
    expect(turns).toBeGreaterThan(10);
    expect(Buffer.from(bytes).toString('utf8')).toBe(
      calendarOf(released, { of: 'programme' }, { ...asked, url: publisher.url }),
    );
  });

  it('is written once for all requests meanwhile and after', async () => {
    const [one, other] = await Promise.all([ask('"2"'), ask('"2"')]);
    expect(other === one).toBe(true);
    expect((await ask('"2"')) === one).toBe(true);
    expect((await ask('"3"')) === one).toBe(false);
  });

  it('is tried again at the next request if it could not be written', async () => {
    const broken = { ...released, document: { ...released.document, events: [] } };
    const ofNothing = { ...feed, events: [null as never] };
    const refused = () => bytesOf('"4"', broken, ofNothing, asked, 'identity', publisher);
    await expect(refused()).rejects.toThrow(TypeError);
    expect((await ask('"4"')).length).toBeGreaterThan(100_000);
  });
});
