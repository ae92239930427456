import { z } from 'zod';
import * as e from '../../db/enums.ts';
import * as v from '../exchange/festival-values.ts';
import { isTimeZone } from '../time/wall-clock.ts';
import type { Plan } from './plan.ts';
import type { ProgrammeTemplate } from './programme.ts';
import { DAYS_MAX, ROOMS_MAX } from './schema.ts';

/** Séances of a template at most. */
export const EVENTS_MAX = 2000;
const AROUND_MAX = 5000;

const at = v.whole(0, AROUND_MAX);
const film = z.strictObject({
  originalTitle: v.requiredLine(),
  title: v.bilingual,
  directors: v.listOf(v.line()),
  writers: v.listOf(v.line()),
  production: v.text(),
  year: v.minutes(1888, 2200),
  countries: v.listOf(v.code),
  minutes: v.minutes(1, 1440),
  synopsis: v.bilingual,
  contentNotes: v.listOf(v.bilingual),
  contentIsSevere: z.boolean(),
  website: v.webAddress,
  versions: v.listOf(
    z.strictObject({
      spoken: v.listOf(v.code),
      subtitles: v.listOf(v.code),
      sdh: z.boolean(),
      ad: z.boolean(),
      format: z.enum(e.filmFormats).nullable(),
      minutes: v.minutes(1, 1440),
      isOnlyCopy: z.boolean(),
    }),
    100,
  ),
});
const item = z
  .strictObject({
    kind: z.enum(e.itemKinds),
    title: v.bilingual,
    minutes: v.minutes(0, 1440),
    elastic: z.boolean(),
    film: at.nullable(),
    version: at.nullable(),
    access: v.listOf(z.enum(e.accesses)),
  })
  .refine((one) => one.film === null || one.kind === 'film', 'film')
  .refine((one) => one.version === null || one.film !== null, 'version');
const event = z
  .strictObject({
    kind: z.enum(e.eventKinds),
    label: v.bilingual,
    title: v.bilingual,
    subtitle: v.bilingual,
    synopsis: v.bilingual,
    startsAt: v.wallClock.nullable(),
    publicEndFixed: v.wallClock.nullable(),
    visibility: z.enum(e.visibilities),
    admission: z.enum(e.admissions),
    capacity: v.minutes(0, 100_000),
    doorsMinutes: v.minutes(0, 240),
    clearMinutes: v.minutes(0, 240),
    rooms: v.listOf(z.strictObject({ room: at, use: z.enum(e.roomUses) }), 100),
    items: v.listOf(item, 100),
    people: v.listOf(
      z.strictObject({
        person: at,
        item: at.nullable(),
        role: z.enum(e.personRoles),
        presence: z.enum(e.presences),
      }),
      200,
    ),
    themes: v.listOf(at, 100),
    series: z.strictObject({ series: at, position: v.position.nullable() }).nullable(),
    continues: at.nullable(),
    teamNotes: v.text(),
  })
  .refine((one) => !v.isTooLong(one.startsAt, one.publicEndFixed), { path: ['publicEndFixed'], message: 'date' });
const plan = z.strictObject({
  themes: v.listOf(
    z.strictObject({
      slug: z
        .string()
        .max(200)
        .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
      name: v.bilingual,
    }),
  ),
  films: v.listOf(film, AROUND_MAX),
  people: v.listOf(
    z.strictObject({ name: v.requiredLine(), organisation: v.line(), title: v.bilingual, bio: v.bilingual }),
    AROUND_MAX,
  ),
  series: v.listOf(z.strictObject({ title: v.bilingual, introduction: v.bilingual })),
  events: v.listOf(event, EVENTS_MAX),
  blocks: v.listOf(
    z.strictObject({
      kind: z.enum(e.blockKinds),
      title: v.bilingual,
      startsAt: v.wallClock,
      minutes: v.whole(1, 1440),
      rooms: v.listOf(at, 100),
    }),
    AROUND_MAX,
  ),
  offers: v.listOf(
    z.strictObject({
      kind: z.enum(e.offerKinds),
      label: v.bilingual,
      price: v.bilingual,
      day: at.nullable(),
      series: at.nullable(),
      event: at.nullable(),
    }),
    AROUND_MAX,
  ),
  missingMinutes: z.literal(0),
});
const venue = z.strictObject({
  name: v.bilingual,
  address: v.text(),
  latitude: z.number().min(-90).max(90).nullable(),
  longitude: z.number().min(-180).max(180).nullable(),
  access: v.bilingual,
});
const room = z.strictObject({
  venue: at,
  name: v.bilingual,
  kind: z.enum(e.roomKinds),
  seats: v.minutes(0, 100_000),
  wheelchairPlaces: v.minutes(0, 10_000),
  doorsMinutes: v.minutes(0, 240),
  clearMinutes: v.minutes(0, 240),
  abilities: v.listOf(z.enum(e.roomAbilities)),
  opensAt: v.hour.nullable(),
  closesAt: v.hour.nullable(),
});

/** Of a template all that is kept beside its id: its file and its row hold this. Every position points to something. */
export const programmeSchema: z.ZodType<Omit<ProgrammeTemplate, 'id'>> = z
  .strictObject({
    name: v.bilingual,
    summary: v.bilingual,
    isInvented: z.boolean(),
    startsOn: v.date,
    days: z
      .array(z.strictObject({ title: v.bilingual }))
      .min(1)
      .max(DAYS_MAX),
    timeZone: v.line().refine(isTimeZone, 'zone'),
    opensAt: v.hour,
    closesAt: v.hour,
    dayStartsAt: v.hour,
    doorsMinutes: v.whole(0, 240),
    clearMinutes: v.whole(0, 240),
    betweenFilmsMinutes: v.whole(0, 120),
    venues: v.listOf(venue, 100),
    rooms: v.listOf(room, ROOMS_MAX),
    plan,
  })
  .superRefine(({ days, venues, rooms, plan: programme }, context) => {
    for (const { path, at: position, below } of [
      ...rooms.map((one, i) => ({ path: ['rooms', i, 'venue'], at: one.venue, below: Math.max(1, venues.length) })),
      ...referencesOf(programme, { days: days.length, rooms: rooms.length }),
    ])
      if (position !== null && position >= below) context.addIssue({ code: 'custom', path, message: 'reference' });
  });

type Reference = { path: (string | number)[]; at: number | null; below: number };

function referencesOf(plan: Plan, { days, rooms }: { days: number; rooms: number }): Reference[] {
  const { films, people, themes, series, events } = plan;
  const ofEvents = events.flatMap((one, i): Reference[] => {
    const path = (...rest: (string | number)[]) => ['plan', 'events', i, ...rest];
    return [
      // A séance comes after the one it continues.
      { path: path('continues'), at: one.continues, below: i },
      { path: path('series'), at: one.series?.series ?? null, below: series.length },
      ...one.rooms.map((room, n) => ({ path: path('rooms', n), at: room.room, below: rooms })),
      ...one.themes.map((theme, n) => ({ path: path('themes', n), at: theme, below: themes.length })),
      ...one.items.flatMap((item, n) => [
        { path: path('items', n, 'film'), at: item.film, below: films.length },
        {
          path: path('items', n, 'version'),
          at: item.version,
          below: item.film === null ? 0 : (films[item.film]?.versions.length ?? 0),
        },
      ]),
      ...one.people.flatMap((person, n) => [
        { path: path('people', n, 'person'), at: person.person, below: people.length },
        { path: path('people', n, 'item'), at: person.item, below: one.items.length },
      ]),
    ];
  });
  return [
    ...ofEvents,
    ...plan.blocks.flatMap((block, i) =>
      block.rooms.map((room, n) => ({ path: ['plan', 'blocks', i, 'rooms', n], at: room, below: rooms })),
    ),
    ...plan.offers.flatMap((offer, i) => [
      { path: ['plan', 'offers', i, 'day'], at: offer.day, below: days },
      { path: ['plan', 'offers', i, 'series'], at: offer.series, below: series.length },
      { path: ['plan', 'offers', i, 'event'], at: offer.event, below: events.length },
    ]),
  ];
}
