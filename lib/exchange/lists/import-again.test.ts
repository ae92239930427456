import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { startOfList } from '#lib/exchange/files/list-start.ts';
import { packedCsv } from '#lib/exchange/files/read-file-testing.ts';
import { tableOf } from '#lib/exchange/files/table.ts';
import { proposeEventColumns } from '#lib/exchange/programmes/event-cells.ts';
import { eventsOf } from '#lib/exchange/programmes/event-list.ts';
import type { Incoming } from '#lib/exchange/programmes/incoming.ts';
import { noProgrammeAnswers, type ProgrammeAnswers } from '#lib/exchange/programmes/planned.ts';
import type { ProgrammeFormat } from '#lib/exchange/programmes/programme-file.ts';
import { importProgramme, programmePlanOf } from '#lib/exchange/programmes/programme-import.ts';
import { readProgramme } from '#lib/exchange/programmes/read-programme.ts';
import { done, NOW, workingFestival } from '#lib/history/testing.ts';
import { type Locale, locales } from '#lib/i18n/locale.ts';
import { programmeCsvPieces } from '#lib/open-data/programme-rows.ts';
import { exampleDocument, exampleEvent, examplePerson, examplePresence } from '#lib/programme/testing.ts';
import { addMinutes } from '#lib/time/wall-clock.ts';
import { undoBatch } from '#lib/undo/undo.ts';

const LATER = '2026-05-01T10:05:00.000Z';
const FILMS = ['Terre rare', 'La vallée', 'Valley'] as const;
const PEOPLE = ['Ana Noir', 'ANA NOIR', 'A. Noir', 'Bea Blanc', 'Dan Roux'] as const;
const ROOMS = ['Salle 1', 'Salle 2', 'Cour'] as const;

/**
 * A séance of a file. There are few titles, hours and rooms, so that they coincide; few ids too, in
 * files with bad ids.
 */
type Row = { title: string; day: number; hour: number; minutes: number; room: string; people: string[]; id: number };

const row: fc.Arbitrary<Row> = fc.record({
  title: fc.constantFrom(...FILMS, 'Débat', 'Le débat', 'Ouverture'),
  day: fc.integer({ min: 6, max: 7 }),
  hour: fc.integer({ min: 9, max: 22 }),
  minutes: fc.constantFrom(30, 60, 90),
  room: fc.constantFrom(...ROOMS),
  people: fc.uniqueArray(fc.constantFrom(...PEOPLE), { maxLength: 2 }),
  id: fc.integer({ min: 1, max: 9 }),
});
const isSameSlot = (a: Row, b: Row) => a.title === b.title && a.day === b.day && a.hour === b.hour && a.room === b.room;
const rows = fc.uniqueArray(row, { minLength: 1, maxLength: 6, comparator: isSameSlot });

const isSamePlace = (a: Row, b: Row) => a.day === b.day && a.hour === b.hour && a.room === b.room;
const places = fc.uniqueArray(row, { minLength: 1, maxLength: 6, comparator: isSamePlace });

const two = (value: number) => String(value).padStart(2, '0');
const start = ({ day, hour }: Row) => `2026-06-${two(day)}T${two(hour)}:00`;
/** Whether people have their own ids, share one, or have none. */
type Ids = 'own' | 'shared' | 'none';
const idOf = (own: number, ids: Ids) => (ids === 'none' ? '' : ids === 'shared' ? '0' : String(own));

const xml = (all: readonly Row[], ids: Ids): string =>
  `<schedule><conference><title>Essai</title><acronym>essai</acronym><time_zone_name>Europe/Paris</time_zone_name></conference>
<day date="2026-06-06">${ROOMS.map(
    (room) =>
      `<room name="${room}"${ids === 'shared' ? ' guid="g"' : ''}>${all
        .map((of, at) => ({ of, at }))
        .filter(({ of }) => of.room === room)
        .map(
          ({ of, at }) =>
            `<event id="${ids === 'shared' ? of.id : ids === 'own' ? at + 1 : ''}"><title>${of.title}</title><date>${start(of)}:00+02:00</date><duration>${of.minutes}</duration>
<persons>${of.people.map((name) => `<person id="${idOf(PEOPLE.indexOf(name as (typeof PEOPLE)[number]) + 1, ids)}">${name}</person>`).join('')}</persons></event>`,
        )
        .join('')}</room>`,
  ).join('')}</day></schedule>`;

const json = (all: readonly Row[], ids: Ids): string =>
  JSON.stringify({
    schedule: {
      conference: {
        title: 'Essai',
        acronym: 'essai',
        time_zone_name: 'Europe/Paris',
        rooms: ROOMS.map((name) => ({ name, guid: ids === 'shared' ? 'g' : ids === 'own' ? `g ${name}` : undefined })),
        days: [
          {
            date: '2026-06-06',
            rooms: Object.fromEntries(
              ROOMS.map((room) => [
                room,
                all
                  .map((of, at) => ({ of, at }))
                  .filter(({ of }) => of.room === room)
                  .map(({ of, at }) => ({
                    id: ids === 'shared' ? of.id : ids === 'own' ? at + 1 : undefined,
                    title: of.title,
                    date: `${start(of)}:00+02:00`,
                    duration: `${Math.floor(of.minutes / 60)}:${two(of.minutes % 60)}`,
                    persons: of.people.map((name) => ({
                      id: idOf(PEOPLE.indexOf(name as (typeof PEOPLE)[number]) + 1, ids),
                      public_name: name,
                    })),
                  })),
              ]),
            ),
          },
        ],
      },
    },
  });

const calendar = (all: readonly Row[], ids: Ids): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Essai//FR',
    'X-WR-CALNAME:Essai',
    ...all.flatMap((of, at) => [
      'BEGIN:VEVENT',
      `UID:${ids === 'shared' ? of.id : ids === 'own' ? at + 1 : ''}`,
      `SUMMARY:${of.title}`,
      `DTSTART;TZID=Europe/Paris:202606${two(of.day)}T${two(of.hour)}0000`,
      `DURATION:PT${of.minutes}M`,
      `LOCATION:${of.room}`,
      ...of.people.map((name) => `ATTENDEE;CN=${name}:mailto:x@example.org`),
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ].join('\r\n');

const agenda = (all: readonly Row[], ids: Ids): string =>
  JSON.stringify({
    events: all.map((of, at) => ({
      uid: ids === 'shared' ? of.id : ids === 'own' ? at + 1 : undefined,
      title: { fr: of.title },
      location: { name: of.room },
      keywords: { fr: of.people },
      timings: [
        {
          begin: `${start(of)}:00+02:00`,
          end: new Date(Date.parse(`${start(of)}:00+02:00`) + of.minutes * 60_000).toISOString(),
        },
      ],
    })),
  });

/** As the programme of another festival has been published. */
function published(all: readonly Row[], ids: Ids, locale: Locale): string {
  const document = exampleDocument();
  const [room] = document.rooms;
  if (!room) throw new Error('no room');
  const events = all.map((of, at) => {
    const startsAt = start(of);
    const endsAt = addMinutes(startsAt, of.minutes, 'Europe/Paris');
    return exampleEvent({
      number: at + 1,
      uid: ids === 'none' ? '' : `u${ids === 'shared' ? of.id : at + 1}`,
      title: { fr: of.title },
      startsAt,
      endsAt,
      day: startsAt.slice(0, 10),
      kind: 'talk',
      rooms: [{ room: ROOMS.indexOf(of.room as (typeof ROOMS)[number]) + 1, use: 'main' }],
      people: of.people.map((name) => examplePresence({ person: PEOPLE.indexOf(name as (typeof PEOPLE)[number]) + 1 })),
    });
  });
  const pieces = programmeCsvPieces(
    {
      ...document,
      events,
      offers: [],
      rooms: ROOMS.map((name, at) => ({ ...room, number: at + 1, name: { fr: name } })),
      people: PEOPLE.map((name, at) => examplePerson({ number: at + 1, name })),
    },
    { locale, url: 'https://x.example' },
  );
  return [...pieces].join('');
}

const LISTS = {
  'film, start, cinema': {
    header: ['Film', 'Début', 'Cinéma'],
    cells: (of: Row) => [of.title, start(of).replace('T', ' '), of.room],
  },
  'title, day, hour, room, people': {
    header: ['Titre', 'Jour', 'Heure', 'Salle', 'Durée', 'Intervenants'],
    cells: (of: Row) => [
      of.title,
      `${two(of.day)}/06/2026`,
      `${of.hour}h`,
      of.room,
      String(of.minutes),
      of.people.join('\n'),
    ],
  },
  'film, start, end, guests': {
    header: ['Film', 'Début', 'Fin', 'Salle', 'Avec'],
    cells: (of: Row) => [
      of.title,
      start(of).replace('T', ' '),
      `${two((of.hour + 2) % 24)}h${two(of.minutes % 60)}`,
      of.room,
      of.people.join('\n'),
    ],
  },
  'film and title, with a number of another program': {
    header: ['Référence', 'Titre', 'Film', 'Jour', 'Heure', 'Salle'],
    cells: (of: Row, at: number) => [
      `r${at}`,
      `Séance ${of.id}`,
      of.title,
      `${two(of.day)}/06/2026`,
      `${of.hour}h`,
      of.room,
    ],
  },
} as const;

/** One festival for all runs, because each run takes back what it imported. */
function begin() {
  const { db, festival } = workingFestival('settings', { events: 0 });
  for (const [at, originalTitle] of FILMS.entries())
    db.insert(t.films)
      .values({ festivalId: festival.id, number: 900 + at, originalTitle, minutes: 90 })
      .run();
  const draft = () =>
    JSON.stringify(loadDraft(festival.id, db), (key, value) =>
      key === 'version' || key === 'nextNumber' ? undefined : value,
    );
  const read = (format: ProgrammeFormat, text: string): Incoming => {
    const { timeZone, dayStartsAt, locale } = festival;
    const sent = new TextEncoder().encode(text);
    const bytes = format === 'programme-table' ? packedCsv(sent) : sent;
    const incoming = readProgramme({ format, bytes, context: { timeZone, dayStartsAt, locale } });
    if ('code' in incoming) throw new Error(incoming.code);
    return incoming;
  };
  const list = (lines: readonly (readonly string[])[]): Incoming => {
    const table = tableOf(
      lines.map((cells, at) => ({ line: at + 1, cells: [...cells] })),
      true,
    );
    if ('code' in table) throw new Error(table.code);
    return eventsOf(table, proposeEventColumns(table), {}, loadDraft(festival.id, db)).incoming;
  };
  /**
   * The same séances in a grid, with a line per hour and a column per room, under a heading for
   * each day.
   */
  const grid = (all: readonly Row[]): Incoming => {
    const days = [...new Set(all.map(({ day }) => day))].sort((a, b) => a - b);
    const lines = days.flatMap((day) => {
      const those = all.filter((of) => of.day === day);
      const hours = [...new Set(those.map(({ hour }) => hour))].sort((a, b) => a - b);
      const at = (hour: number, room: string) => those.find((of) => of.hour === hour && of.room === room)?.title ?? '';
      return [
        [`${two(day)}/06/2026`],
        ['', ...ROOMS],
        ...hours.map((hour) => [`${hour}h`, ...ROOMS.map((room) => at(hour, room))]),
      ];
    });
    const { rows, hasHeader } = startOfList(
      lines.map((cells, at) => ({ line: at + 1, cells })),
      proposeEventColumns,
      'fr',
    );
    expect(hasHeader).toBe(true);
    return list(rows.map(({ cells }) => cells));
  };
  let key = 0;
  const planOf = (incoming: Incoming, answers: ProgrammeAnswers = noProgrammeAnswers) =>
    programmePlanOf(festival, { incoming, answers }).plan;
  /** Imports it; whatever might be something existing is treated as new. */
  const bring = (incoming: Incoming) => {
    key += 1;
    const answers: ProgrammeAnswers = { ...noProgrammeAnswers, all: { rooms: 'new', people: 'new', events: 'new' } };
    const { fingerprint } = planOf(incoming, answers);
    return done(importProgramme(festival, { incoming, answers }, fingerprint, `again-${key}`, NOW));
  };
  return { festival, db, draft, before: draft(), read, list, grid, planOf, bring };
}

type Made = ReturnType<typeof begin>;

/**
 * Import once, then again: nothing changes. Change one cell: one change. Undo: the draft is as
 * before.
 */
function holds(made: Made, readAgain: (all: readonly Row[]) => Incoming, all: readonly Row[], isNamed: boolean): void {
  const { batch, counts } = made.bring(readAgain(all));
  expect(counts?.new).toBe(all.length);
  try {
    for (const again of [all, all.toReversed()]) {
      if (again !== all && isNamed) continue;
      const { counts: second, events } = made.planOf(readAgain(again));
      expect({ ...second, asks: events.filter(({ is }) => is === 'asked') }).toMatchObject({
        new: 0,
        changed: 0,
        open: 0,
        refused: 0,
        rooms: 0,
        people: 0,
        missing: 0,
        doing: 0,
        unchanged: all.length,
      });
    }
    const [first, ...others] = all as [Row, ...Row[]];
    const moved = { ...first, hour: first.hour === 23 ? 8 : 23 };
    const { counts: third } = made.planOf(readAgain([moved, ...others]));
    // A séance without a name of its own that moved is asked about, because it may be the same one
    // or another.
    expect([third.new, third.changed + third.asked, third.unchanged]).toEqual([0, 1, all.length - 1]);
    if (isNamed) expect(third.changed).toBe(1);
  } finally {
    if (batch) undoBatch(made.festival, batch, LATER);
  }
  expect(made.draft()).toBe(made.before);
}

const RUNS = { numRuns: 6, seed: 7 };

describe('a file that is imported again changes nothing', () => {
  const writers = { 'schedule-xml': xml, 'schedule-json': json, calendar } as const;
  for (const format of ['schedule-xml', 'schedule-json', 'calendar'] as const)
    for (const ids of ['own', 'shared', 'none'] as const)
      it(`${format}, ids ${ids}`, () => {
        const made = begin();
        fc.assert(
          fc.property(rows, (all) =>
            holds(made, (some) => made.read(format, writers[format](some, ids)), all, ids === 'own'),
          ),
          RUNS,
        );
      });

  for (const ids of ['own', 'shared', 'none'] as const)
    it(`OpenAgenda, ids ${ids}`, () => {
      const made = begin();
      fc.assert(
        fc.property(rows, (all) =>
          holds(made, (some) => made.read('schedule-json', agenda(some, ids)), all, ids === 'own'),
        ),
        RUNS,
      );
    });

  for (const ids of ['own', 'shared', 'none'] as const)
    for (const locale of locales)
      it(`a published programme in ${locale}, ids ${ids}`, () => {
        const made = begin();
        fc.assert(
          fc.property(rows, (all) =>
            holds(made, (some) => made.read('programme-table', published(some, ids, locale)), all, ids === 'own'),
          ),
          RUNS,
        );
      });

  it('a grid of rooms and hours', () => {
    const made = begin();
    fc.assert(
      fc.property(places, (all) => holds(made, made.grid, all, false)),
      RUNS,
    );
  });

  for (const [name, { header, cells }] of Object.entries(LISTS))
    it(`a list of ${name}`, () => {
      const made = begin();
      fc.assert(
        fc.property(rows, (all) =>
          holds(made, (some) => made.list([header, ...some.map(cells)]), all, name.includes('number')),
        ),
        RUNS,
      );
    });
});
