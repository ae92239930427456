import { expect, it } from 'vitest';
import { tableOf } from '#lib/exchange/files/table.ts';
import { locales } from '#lib/i18n/locale.ts';
import { draftOf } from '#lib/model/draft-testing.ts';
import { toInstant } from '#lib/time/wall-clock.ts';
import { proposeEventColumns } from './event-cells.ts';
import { eventsOf } from './event-list.ts';
import type { Incoming } from './incoming.ts';
import type { ProgrammeFormat } from './programme-file.ts';
import { remarkGroups } from './programme-import.ts';
import { readProgramme } from './read-programme.ts';

// On 25 October 2026 the clocks in Paris show 2:30 twice: at 0:30 and at 1:30 UTC.
const CONTEXT = { timeZone: 'Europe/Paris', dayStartsAt: '05:00', locale: 'fr' } as const;
const WALL = '2026-10-25T02:30';

/** A séance before the clocks go back and one in the second hour, each 45 minutes long. */
const SÉANCES = [
  { title: 'La première', starts: '2026-10-25T00:30:00Z', ends: '2026-10-25T01:15:00Z', local: `${WALL}:00+02:00` },
  { title: 'La seconde', starts: '2026-10-25T01:30:00Z', ends: '2026-10-25T02:15:00Z', local: `${WALL}:00+01:00` },
] as const;

const stamp = (iso: string) => iso.replace(/[-:]/g, '');
const xmlOf = (events: string) =>
  `<schedule><conference><title>Essai</title><acronym>essai</acronym></conference><day date="2026-10-24"><room name="Cour">${events}</room></day></schedule>`;
const calendarOf = (entries: readonly string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Essai//FR', ...entries, 'END:VCALENDAR'].join('\r\n');

const files: Record<string, [ProgrammeFormat, string]> = {
  'a calendar in Greenwich time': [
    'calendar',
    calendarOf(
      SÉANCES.flatMap(({ title, starts, ends }, at) => [
        'BEGIN:VEVENT',
        `UID:${at}`,
        `SUMMARY:${title}`,
        `DTSTART:${stamp(starts)}`,
        `DTEND:${stamp(ends)}`,
        'END:VEVENT',
      ]),
    ),
  ],
  'a calendar in another zone': [
    'calendar',
    calendarOf(
      SÉANCES.flatMap(({ title, starts }, at) => [
        ...['BEGIN:VEVENT', `UID:${at}`, `SUMMARY:${title}`, 'DURATION:PT45M', 'END:VEVENT'].toSpliced(
          3,
          0,
          `DTSTART;TZID=Africa/Abidjan:${stamp(starts).replace('Z', '')}`,
        ),
      ]),
    ),
  ],
  'a schedule.xml with offsets': [
    'schedule-xml',
    xmlOf(
      SÉANCES.map(
        ({ title, local }, at) =>
          `<event id="${at + 1}"><title>${title}</title><date>${local}</date><duration>00:45</duration></event>`,
      ).join(''),
    ),
  ],
  'a schedule.json with offsets': [
    'schedule-json',
    JSON.stringify({
      schedule: {
        conference: {
          title: 'Essai',
          acronym: 'essai',
          days: [
            {
              date: '2026-10-24',
              rooms: {
                Cour: SÉANCES.map(({ title, local }, at) => ({ id: at + 1, title, date: local, duration: '0:45' })),
              },
            },
          ],
        },
      },
    }),
  ],
  'an agenda of OpenAgenda': [
    'schedule-json',
    JSON.stringify({
      events: SÉANCES.map(({ title, starts, ends }, at) => ({
        uid: at + 1,
        title: { fr: title },
        timings: [{ begin: starts, end: ends }],
      })),
    }),
  ],
};

const says = ({ events, remarks }: Incoming) => ({
  events: events.map(({ title, startsAt, minutes }) => [title?.fr ?? title?.en, startsAt, minutes]),
  remarks: remarks.filter(({ code }) => code === 'hourTwice').map(({ about }) => about),
});
/**
 * The first keeps its instant; the other is reported, because no wall clock can express its time.
 */
const EXPECTED = {
  events: SÉANCES.map(({ title }) => [title, WALL, 45]),
  remarks: ['La seconde (2026-10-25 02:30)'],
};

it.each(Object.entries(files))(
  '%s says which séances are of the hour that comes a second time',
  (_, [format, text]) => {
    const answer = readProgramme({ format, bytes: new TextEncoder().encode(text), context: CONTEXT });
    if ('code' in answer) throw new Error(answer.code);
    expect(says(answer)).toEqual(EXPECTED);
  },
);

it('a list with instants says it too', () => {
  const lines = [['Titre', 'Début', 'Fin'], ...SÉANCES.map(({ title, local, ends }) => [title, local, ends])];
  const table = tableOf(
    lines.map((cells, at) => ({ line: at + 1, cells })),
    true,
  );
  if ('code' in table) throw new Error(table.code);
  const made = draftOf([]);
  const festival = { ...made.festival, timeZone: 'Europe/Paris', startsOn: '2026-10-24', endsOn: '2026-10-25' };
  const { incoming } = eventsOf(table, proposeEventColumns(table), {}, { ...made, festival });
  expect(says(incoming)).toEqual(EXPECTED);
});

it('is true: a wall clock means the first of its two instants', () => {
  expect(toInstant(WALL, 'Europe/Paris')).toBe('2026-10-25T00:30:00.000Z');
});

it('is one sentence for a whole file, before those about single lines, with the first séances', () => {
  const remarks = [
    { line: 9, code: 'noTitle', about: '' },
    ...['Nuit', 'Aube', 'Veille'].map((about, line) => ({ line, code: 'hourTwice', about })),
  ];
  const [fr, en] = locales.map((locale) => remarkGroups(remarks, locale, 2)[0]);
  expect(fr).toEqual({
    sentence:
      'Cette nuit-là, une heure vient deux fois et c’est la première qui compte : 3 séances que le fichier met à la seconde sont prises une heure plus tôt',
    isWeighty: true,
    examples: [
      { about: 'Nuit', line: 0 },
      { about: 'Aube', line: 1 },
    ],
    more: 1,
  });
  expect(en?.sentence).toBe(
    'That night one hour comes twice and the first one counts: 3 events that the file puts in the second are taken an hour earlier',
  );
});
