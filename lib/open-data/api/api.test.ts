import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { PublicDocument } from '#lib/model/documents.ts';
import type { LiveFacts } from '#lib/model/live-facts.ts';
import { exampleDocument } from '#lib/programme/testing.ts';
import { jsonPieces, liveResource, resourceOf } from './resources.ts';
import * as schema from './schema.ts';

const URL = 'https://x.example';
const document = exampleDocument({
  series: [{ number: 30, title: { fr: 'Cycle' }, introduction: {}, offers: [] }],
  pages: [
    { slug: 'presse', title: { fr: 'Presse' }, text: { fr: '**Venir**' }, isInNavigation: true, showsPartners: true },
  ],
  partners: [{ number: 31, name: 'Ville du Quai', address: '', rank: { fr: 'Soutiens' }, isAtFoot: false }],
  pictures: [
    {
      of: 'partner:31',
      use: 'partner',
      hash: 'a'.repeat(64),
      format: 'png',
      width: 600,
      height: 200,
      colour: '#112233',
      alt: {},
      credit: '',
      focal: [50, 50],
      purposes: ['site'],
      until: null,
    },
  ],
});

function read(path: string, of: PublicDocument = document): unknown {
  const resource = resourceOf(of, path === '' ? [] : path.split('/'));
  return resource && JSON.parse([...jsonPieces(of, resource, URL)].join(''));
}

const answers = {
  '': schema.Start,
  'programme.json': schema.ProgrammeResource,
  days: schema.DayList,
  'days/2026-06-06': schema.DayResource,
  events: schema.EventList,
  'events/10': schema.EventResource,
  films: schema.FilmList,
  'films/4': schema.FilmResource,
  people: schema.PersonList,
  'people/8': schema.PersonResource,
  venues: schema.VenueList,
  'venues/1': schema.VenueResource,
} as const;

describe.each(Object.entries(answers))('/%s', (path, contract) => {
  it('has exactly the fields of the contract', () => {
    const said = read(path);
    // `parse` removes what the contract does not name, and nothing was removed.
    expect(contract.parse(said)).toEqual(said);
  });

  it('contains no word that only the release knows', () => {
    const spied = JSON.parse(JSON.stringify(document), (_, value: unknown) =>
      value !== null && typeof value === 'object' && !Array.isArray(value) ? { ...value, secret: 'zqkept' } : value,
    ) as PublicDocument;
    expect(JSON.stringify(read(path, spied))).not.toContain('zqkept');
  });
});

it('has the text, address and logo of pages and partners', () => {
  expect(read('programme.json')).toMatchObject({
    ownPages: [{ slug: 'presse', text: { fr: '**Venir**', plain: { fr: 'Venir' } } }],
    partners: [
      {
        number: 31,
        rank: { fr: 'Soutiens' },
        logo: expect.stringMatching(/^https:\/\/x\.example\/pictures\/.*\.webp$/),
      },
    ],
  });
});

describe('the contract of the API', () => {
  it('is served as JSON Schema, with a name for each thing', () => {
    const { $defs, anyOf } = schema.apiJsonSchema(URL) as unknown as { $defs: Record<string, object>; anyOf: object[] };
    expect(anyOf).toHaveLength(schema.resources.length);
    expect($defs.Event).toMatchObject({ type: 'object', properties: { pages: { $ref: '#/$defs/Pages' } } });
    expect(JSON.stringify($defs)).not.toContain('additionalProperties');
  });

  it('refuses missing and other types of fields', () => {
    const whole = read('programme.json') as z.infer<typeof schema.ProgrammeResource>;
    expect(schema.ProgrammeResource.safeParse({ ...whole, version: 2 }).success).toBe(false);
    const [event] = whole.events;
    expect(schema.Event.safeParse({ ...event, startsAt: '2026-06-06 09:00' }).success).toBe(false);
    expect(schema.Event.safeParse({ ...event, uid: undefined }).success).toBe(false);
  });

  it('has not changed unnoticed', async () => {
    const text = `${JSON.stringify(schema.apiJsonSchema(URL), null, 1)}\n`;
    await expect(text).toMatchFileSnapshot('../golden/schema.json.txt');
  });
});

describe('the resources of the API', () => {
  it.each([
    'programme',
    'days/2026-06-08',
    'events/99',
    'events/0',
    'events/10-terre-rare',
    'events/10/x',
    'films/constructor',
    'rooms/2',
    '__proto__',
    'live/x',
  ])('do not include %s', (path) => {
    expect(read(path)).toBeNull();
  });

  it('contain every séance of a day, of a film, of a person and of a venue, cancelled ones too', () => {
    const numbers = (path: string) =>
      (read(path) as { events: { number: number }[] }).events.map(({ number }) => number);
    expect(numbers('days/2026-06-06')).toEqual([19, 10, 11, 12, 13, 14]);
    expect(numbers('films/4')).toEqual([10, 15]);
    expect(numbers('people/8')).toEqual([10, 11]);
    expect(numbers('venues/20')).toEqual([15]);
    expect(numbers('events')).toHaveLength(9);
  });

  it('contain no instant of an end that is not shown', () => {
    const events = document.events.map((event) => ({ ...event, endsAt: null }));
    const { event } = read('events/10', { ...document, events }) as z.infer<typeof schema.EventResource>;
    expect([event.endsAt, event.endInstant]).toEqual([null, null]);
    expect(event.startInstant).not.toBeNull();
  });

  it('name pages in both languages and the calendar, all absolute', () => {
    const { event } = read('events/10') as z.infer<typeof schema.EventResource>;
    expect(event.pages).toEqual({
      fr: `${URL}/fr/festivals/ecrans-ouverts/events/10-terre-rare`,
      en: `${URL}/en/festivals/ecrans-ouverts/events/10-rare-earth`,
    });
    expect(event.calendar).toBe(`${URL}/feeds/ecrans-ouverts/events/10-terre-rare.ics`);
    const states = (read('events') as z.infer<typeof schema.EventList>).events;
    expect(states.filter(({ status }) => status !== 'planned').map(({ number, status }) => [number, status])).toEqual([
      [13, 'cancelled'],
      [16, 'postponed'],
    ]);
  });
});

describe('live facts in the API', () => {
  const notice = { text: { fr: 'Le foyer ferme à 20 h.' }, at: '2026-06-06T08:00:00.000Z' };
  const live: LiveFacts = {
    notices: [notice],
    events: new Map([
      [99, { delay: 5, places: null, notices: [{ text: { fr: 'Pour l’équipe' }, at: notice.at }] }],
      [13, { delay: 10, places: null, notices: [notice] }],
      [12, { delay: null, places: 'full', notices: [] }],
      [10, { delay: 20, cut: 15, places: 'last-places', notices: [notice] }],
    ]),
  };

  it('are of séances that take place for the public, and of no other', () => {
    const said = liveResource(document, live);
    expect(schema.LiveResource.parse(said)).toEqual(said);
    expect(said).toEqual({
      version: 1,
      release: 3,
      notices: [notice],
      events: [
        {
          number: 10,
          uid: '00000000-0000-4000-8000-000000000210',
          delay: 20,
          endDelay: 5,
          places: 'last-places',
          notices: [notice],
        },
        {
          number: 12,
          uid: '00000000-0000-4000-8000-000000000212',
          delay: null,
          endDelay: null,
          places: 'full',
          notices: [],
        },
      ],
    });
  });
});
