import { Worker } from 'node:worker_threads';
import { utils, write } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { filmNoun } from '#lib/exchange/lists/film-noun.ts';
import { planList } from '#lib/exchange/lists/list-plan.ts';
import { readCalendar } from '#lib/exchange/programmes/calendar-file.ts';
import { proposeEventColumns } from '#lib/exchange/programmes/event-cells.ts';
import { eventsOf } from '#lib/exchange/programmes/event-list.ts';
import { readScheduleJson } from '#lib/exchange/programmes/schedule-json-file.ts';
import { readScheduleXml } from '#lib/exchange/programmes/schedule-xml-file.ts';
import { draftOf } from '#lib/model/draft-testing.ts';
import { breachOf, mutated } from './fuzz-testing.ts';
import type { FuzzTask } from './fuzz-worker-testing.ts';
import { lightText } from './light-text.ts';
import { readList } from './read-file-testing.ts';
import { tableOf } from './table.ts';
import { workerStart } from './worker-start-testing.ts';

/**
 * How many mutations of each sample: three hundred missed an unchecked wall clock, a thousand found
 * it. Set `FUZZ=100000` to search longer.
 */
const COUNT = Number(process.env.FUZZ ?? 1000);
const CONTEXT = { timeZone: 'Europe/Paris', dayStartsAt: '05:00', locale: 'fr' } as const;
const bytes = (text: string) => new TextEncoder().encode(text);

const LIST = bytes(
  'Titre;Réalisation;Année;Pays;Durée;Version;Synopsis\n"Cuivre; cendres";Awa Diop;2024;France, RDC;1h34;VOSTFR;"Un ""film""\nen deux lignes"\nNuit;;19xx;;94’;anglais st. français;\n',
);
const SEANCES = bytes(
  'Jour,Début,Fin,Salle,Titre,Type,Personnes,Lien\n28/11/2026,20h30,22h,Salle 1,Cuivre,Projection,"Awa Diop, Luc Roy",https://a.example\nsamedi 28,,,,,,,\n,0h30,90,Cour,Nuit,Ciné-concert,,\n',
);
const XML = bytes(
  `<?xml version="1.0" encoding="utf-8"?><schedule><conference><title>É</title><acronym>lum</acronym><start>2026-11-28</start><day_change>05:00</day_change><time_zone_name>Europe/Paris</time_zone_name></conference><day index="1" date="2026-11-28" start="2026-11-28T09:00:00+01:00" end="2026-11-29T04:00:00+01:00"><room name="Salle 1" guid="a"><event id="1" guid="b"><date>2026-11-28T20:30:00+01:00</date><start>20:30</start><duration>01:30</duration><room>Salle 1</room><title>Cuivre &amp; cendres</title><track>Mines</track><type>talk</type><language>fr</language><abstract>&lt;p&gt;Un &lt;a href="https://a.example"&gt;film&lt;/a&gt;&lt;/p&gt;</abstract><description><![CDATA[Un <b>débat</b>]]></description><persons><person id="3">Awa Diop</person></persons><links><link href="https://a.example">Dossier</link></links></event><event id="1"><start>0:30</start><duration>9:99</duration></event></room></day></schedule>`,
);
const JSON_FILE = bytes(
  JSON.stringify({
    schedule: {
      conference: {
        acronym: 'lum',
        title: 'É',
        time_zone_name: 'Europe/Paris',
        rooms: [{ name: 'Salle 1', capacity: 9 }],
        days: [
          {
            index: 1,
            date: '2026-11-28',
            day_start: '2026-11-28T05:00:00+01:00',
            day_end: '2026-11-29T05:00:00+01:00',
            rooms: {
              'Salle 1': [
                {
                  id: 7,
                  guid: 'a',
                  date: '2026-11-28T20:30:00+01:00',
                  start: '20:30',
                  duration: '01:30',
                  title: 'Cuivre',
                  track: null,
                  type: 'talk',
                  language: 'fr',
                  abstract: '<p>Un</p>',
                  persons: [{ id: 3, public_name: 'Awa' }],
                  links: [{ url: 'https://a.example', title: 'D' }],
                },
                { id: 7, start: '25:30', duration: '0:90', persons: ['Luc'] },
              ],
            },
          },
        ],
      },
    },
  }),
);
const CALENDAR = bytes(
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Kino//FR',
    'X-WR-CALNAME:Kino',
    'BEGIN:VTIMEZONE',
    'TZID:Ici',
    'BEGIN:DAYLIGHT',
    'DTSTART:19700329T020000',
    'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
    'TZOFFSETFROM:+0100',
    'TZOFFSETTO:+0200',
    'END:DAYLIGHT',
    'BEGIN:STANDARD',
    'DTSTART:19701025T030000',
    'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
    'TZOFFSETFROM:+0200',
    'TZOFFSETTO:+0100',
    'END:STANDARD',
    'END:VTIMEZONE',
    'BEGIN:VEVENT',
    'UID:1@kino.example',
    'DTSTART;TZID=Ici:20261128T203000',
    'DURATION:PT1H30M',
    'SUMMARY:Cuivre\\, cendres',
    'LOCATION:Grande salle',
    'DESCRIPTION:Un film\\n et un d',
    ' ébat',
    'CATEGORIES:Débat,Mines',
    'ATTENDEE;CN="Diop, Awa":invalid:x',
    'URL:https://kino.example',
    'BEGIN:VALARM',
    'TRIGGER:-PT30M',
    'END:VALARM',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'UID:2@kino.example',
    'DTSTART;VALUE=DATE:20261129',
    'SUMMARY:Nuit',
    'STATUS:CANCELLED',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n'),
);
// Not compressed, so that the content of its parts is mutated too.
const BOOK = (() => {
  const book = utils.book_new();
  utils.book_append_sheet(
    book,
    utils.aoa_to_sheet([
      ['Titre', 'Durée'],
      ['Cuivre', 94],
    ]),
    'S',
  );
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx', compression: false }));
})();

/**
 * How long a thread may take for one input before it is ended and another reads the next one, in
 * milliseconds.
 */
const PATIENCE = 5000;

/** Reads all inputs in threads; answers what is wrong, and how many threads had to be ended. */
async function inThreads(kind: FuzzTask['kind'], sample: Uint8Array): Promise<{ breaches: string[]; ended: number }> {
  const breaches: string[] = [];
  let ended = 0;
  for (let from = 0; from < COUNT; ) {
    const reached = new SharedArrayBuffer(4);
    const counter = new Int32Array(reached);
    Atomics.store(counter, 0, from);
    const isDone = await new Promise<boolean>((resolve) => {
      const task: FuzzTask = { kind, sample, from, to: COUNT, reached };
      const worker = new Worker(workerStart('fuzz-worker-testing.ts'), { eval: true, workerData: task });
      let last = -1;
      const stop = (done: boolean) => {
        clearInterval(timer);
        void worker.terminate().then(() => resolve(done));
      };
      // At the first check the thread may still be starting.
      const timer = setInterval(() => {
        const now = Atomics.load(counter, 0);
        if (now === last && now > from) stop(false);
        last = now;
      }, PATIENCE);
      worker.on('message', (breach: string | null) => (breach === null ? stop(true) : breaches.push(breach)));
      worker.once('error', (error) => {
        breaches.push(`${kind} ${Atomics.load(counter, 0)}: ${error}`);
        stop(true);
      });
    });
    if (isDone) break;
    ended += 1;
    from = Atomics.load(counter, 0) + 1;
  }
  return { breaches, ended };
}

/** The form of films takes nine tenths of the time: it reads the rows of only one list in ten. */
const hasItsRowsRead = (seed: number) => seed % 10 === 0;

/** Every mutation of a sample for which a reader answers something it must not. */
async function breachesOf(
  sample: Uint8Array,
  read: (input: Uint8Array, seed: number) => string | null | Promise<string | null>,
) {
  const breaches: string[] = [];
  for (let seed = 0; seed < COUNT; seed += 1)
    try {
      const breach = await read(mutated(sample, seed), seed);
      if (breach) breaches.push(`${seed}: ${breach}`);
    } catch (error) {
      breaches.push(`${seed}: ${error instanceof Error ? error.stack : error}`);
    }
  return breaches;
}

describe('with any bytes', { timeout: 120_000 + COUNT * 10 }, () => {
  // These run in their own threads while this one reads the others.
  const others = { calendar: inThreads('calendar', CALENDAR), workbook: inThreads('workbook', BOOK) };

  it('a list is read or refused, and so is each film in it', async () => {
    const breaches = await breachesOf(LIST, async (input, seed) => {
      // An input that became a zip is read in a thread, as below.
      if (input[0] === 0x50 && input[1] === 0x4b) return null;
      const rows = await readList(input);
      if ('code' in rows) return null;
      const table = tableOf(rows, true);
      if ('code' in table) return table.code;
      const mapping = filmNoun.propose(table);
      if (hasItsRowsRead(seed))
        planList(filmNoun, { locale: 'fr' }, [], { table, mapping, keys: new Map(), answers: {} });
      return null;
    });
    expect(breaches.slice(0, 5)).toEqual([]);
  });

  it('a list of séances is read or refused', async () => {
    const draft = draftOf([]);
    const breaches = await breachesOf(SEANCES, async (input) => {
      if (input[0] === 0x50 && input[1] === 0x4b) return null;
      const rows = await readList(input);
      const table = 'code' in rows ? rows : tableOf(rows, true);
      if ('code' in table) return null;
      const mapping = proposeEventColumns(table);
      return breachOf(eventsOf(table, mapping, {}, draft).incoming);
    });
    expect(breaches.slice(0, 5)).toEqual([]);
  });

  it('a schedule.xml is read or refused', async () => {
    expect((await breachesOf(XML, (input) => breachOf(readScheduleXml(input, CONTEXT)))).slice(0, 5)).toEqual([]);
  });

  it('a schedule.json is read or refused', async () => {
    expect((await breachesOf(JSON_FILE, (input) => breachOf(readScheduleJson(input, CONTEXT)))).slice(0, 5)).toEqual(
      [],
    );
  });

  it('a calendar is read or refused, or its thread ends', async () => {
    const { breaches, ended } = await others.calendar;
    expect(breaches.slice(0, 5)).toEqual([]);
    expect(ended).toBeLessThan(10);
  });

  it('a workbook is read or refused, or its thread ends', async () => {
    const { breaches, ended } = await others.workbook;
    expect(breaches.slice(0, 5)).toEqual([]);
    expect(ended).toBeLessThan(10);
  });
});

describe('with any content', () => {
  const text = fc.string({ unit: 'binary', maxLength: 200 });
  const tag = fc.constantFrom(
    '<p>',
    '</p>',
    '<br/>',
    '<li>',
    '<a href="x">',
    '</a>',
    '<script>',
    '&amp;',
    '&#1;',
    '<![CDATA[',
    '<!--',
    '<',
  );

  it('a text can be stored', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(text, tag), { maxLength: 30 }), (pieces) => {
        const plain = lightText(pieces.join(''));
        expect(plain.isWellFormed() && !/[^\P{Cc}\t\n]/u.test(plain)).toBe(true);
      }),
      { seed: 7, numRuns: 2000 },
    );
  });

  it('a schedule of any texts is read, and loses no séance', () => {
    const event = fc.record(
      {
        id: fc.oneof(text, fc.integer(), fc.constant(null)),
        guid: text,
        title: text,
        date: text,
        start: text,
        duration: text,
        room: fc.oneof(text, fc.constant({})),
        track: text,
        type: text,
        language: text,
        abstract: text,
        description: text,
        persons: fc.array(fc.oneof(text, fc.record({ id: fc.integer({ max: 3 }), name: text })), { maxLength: 4 }),
        links: fc.array(fc.record({ url: fc.oneof(text, fc.webUrl()), title: text }), { maxLength: 4 }),
      },
      { requiredKeys: ['title'] },
    );
    fc.assert(
      fc.property(fc.dictionary(text, fc.array(event, { maxLength: 4 }), { maxKeys: 4 }), text, (rooms, date) => {
        const file = { schedule: { conference: { title: 'x', days: [{ date, rooms }] } } };
        const answer = readScheduleJson(bytes(JSON.stringify(file)), CONTEXT);
        const count = Object.values(rooms).flat().length;
        expect([breachOf(answer), 'events' in answer ? answer.events.length : 0]).toEqual([null, count]);
      }),
      { seed: 7, numRuns: 1000 },
    );
  });

  it('a calendar of any lines is read or refused', () => {
    const line = fc.tuple(
      fc.constantFrom('SUMMARY', 'DTSTART', 'DTEND', 'DURATION', 'LOCATION', 'ATTENDEE;CN=a', 'X;A="', 'BEGIN', 'END'),
      text,
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 20 }), (lines) => {
        const body = lines.map(([name, value]) => `${name}:${value}`).join('\r\n');
        const file = `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n${body}\r\nEND:VEVENT\r\nEND:VCALENDAR`;
        expect(breachOf(readCalendar(bytes(file), CONTEXT))).toBeNull();
      }),
      { seed: 7, numRuns: 1000 },
    );
  });
});
