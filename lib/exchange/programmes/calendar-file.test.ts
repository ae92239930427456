import { describe, expect, it } from 'vitest';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { readInThread } from '#lib/jobs/pool.ts';
import { giveJobsTime } from '#lib/jobs/unhurried-testing.ts';
import { readCalendar } from './calendar-file.ts';
import { type Incoming, type IncomingContext, type Unread, unpackIncoming } from './incoming.ts';
import { type ProgrammeSource, programmeJob, readProgrammeFile } from './programme-file.ts';
import { readProgramme } from './read-programme.ts';

const PARIS: IncomingContext = { timeZone: 'Europe/Paris', dayStartsAt: '05:00', locale: 'fr' };
const bytes = (text: string) => new TextEncoder().encode(text);

const calendarOf = (lines: string, head = '') => `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${head}${lines}END:VCALENDAR\r\n`;
const entry = (...lines: string[]) => `BEGIN:VEVENT\r\n${lines.join('\r\n')}\r\nEND:VEVENT\r\n`;
const calendar = (text: string, context = PARIS) => readCalendar(bytes(text), context);
const one = (...lines: string[]) => calendar(calendarOf(entry('UID:1@x', 'SUMMARY:T', ...lines)));

function read(answer: Incoming | Unread): Incoming {
  if ('code' in answer) throw new Error(`not read: ${answer.code}`);
  return answer;
}
const first = (answer: Incoming | Unread) => read(answer).events[0];
const said = (answer: Incoming | Unread) =>
  read(answer).remarks.map(({ line, code, about }) => `${line} ${code} ${about}`);

it('reads all of a séance', () => {
  const answer = calendar(
    calendarOf(
      entry(
        'UID:460@kinoplus.example',
        'DTSTART:20261128T193000Z',
        'DTEND:20261128T210000Z',
        'STATUS:CONFIRMED',
        'METHOD:PUBLISH',
        'SUMMARY:Cuivre\\, cendres',
        'LOCATION:Grande salle',
        'DESCRIPTION:<p>Un film.</p><p>Un d',
        ' ébat.</p>',
        'CATEGORIES:Table ronde,Mines',
        'CATEGORIES:Afrique',
        'ATTENDEE;CN="Diop, Awa";CUTYPE=INDIVIDUAL:mailto:awa@example.org',
        'ATTENDEE;CN=luc@example.org:mailto:luc@example.org',
        'ATTENDEE;CN=Petite salle;CUTYPE=ROOM:invalid:x',
        'ORGANIZER;CN=Kino Plus:mailto:kino@example.org',
        'URL:https://kinoplus.example/460',
        'ATTACH;ENCODING=BASE64;VALUE=BINARY:AAAA',
        'BEGIN:VALARM',
        'ACTION:DISPLAY',
        'DESCRIPTION:Bientôt',
        'END:VALARM',
      ),
      'PRODID:-//Kino//FR\r\nX-WR-CALNAME:Kino Plus\r\n',
    ),
  );
  expect(answer).toEqual({
    source: 'calendar kinoplus-example',
    title: 'Kino Plus',
    rooms: [{ key: 'grande salle', foreignId: '', line: 5, name: 'Grande salle' }],
    people: [{ key: 'name diop, awa', foreignId: '', line: 17, name: 'Diop, Awa' }],
    events: [
      {
        line: 5,
        foreignId: '460@kinoplus.example',
        status: 'planned',
        kind: 'panel',
        themes: ['Mines', 'Afrique'],
        title: { fr: 'Cuivre, cendres' },
        synopsis: { fr: 'Un film.\n\nUn débat.' },
        startsAt: '2026-11-28T20:30',
        minutes: 90,
        rooms: ['grande salle'],
        people: [{ key: 'name diop, awa' }],
        links: [{ address: 'https://kinoplus.example/460', label: '' }],
      },
    ],
    refused: [],
    remarks: [],
  });
});

it('adds nothing that a séance does not say', () => {
  expect(first(one())).toEqual({ line: 3, foreignId: '1@x', title: { fr: 'T' }, startsAt: null });
});

const NOWHERE = [
  'BEGIN:VTIMEZONE',
  'TZID:Nowhere',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0300',
  'TZOFFSETTO:+0300',
  'END:STANDARD',
  'END:VTIMEZONE',
  '',
].join('\r\n');
const HERE = NOWHERE.replace('TZID:Nowhere', 'TZID:Custom\r\nX-LIC-LOCATION:America/New_York');

it('reads a text that is there both plain and as HTML, with its signs', () => {
  const html = '<p>Un <b>film</b>\\, un débat.</p><p>Voir <a href="https://a.example">ici</a></p>';
  const twice = (type: string, text = html) =>
    first(one('DESCRIPTION:Un film. Voir https://a.example', `X-ALT-DESC;FMTTYPE=${type}:${text}`))?.synopsis;
  expect(twice('text/html')).toEqual({ fr: 'Un **film**, un débat.\n\nVoir [ici](https://a.example)' });
  expect(twice('text/html', '<HTML><BODY></BODY></HTML>')).toEqual({ fr: 'Un film. Voir https://a.example' });
  expect(twice('text/rtf')).toEqual({ fr: 'Un film. Voir https://a.example' });
});

describe('when a séance begins', () => {
  it.each([
    ['in Greenwich', 'DTSTART:20261128T193000Z', '2026-11-28T20:30'],
    ['in a zone', 'DTSTART;TZID=America/New_York:20261128T143000', '2026-11-28T20:30'],
    ['in the zone of Windows', 'DTSTART;TZID="Eastern Standard Time":20261128T143000', '2026-11-28T20:30'],
    [
      'in a zone behind a path',
      'DTSTART;TZID=/mozilla.org/20070129_1/America/New_York:20261128T143000',
      '2026-11-28T20:30',
    ],
    ['in a zone whose place the file gives', 'DTSTART;TZID=Custom:20261128T143000', '2026-11-28T20:30'],
    ['in a zone that the file defines', 'DTSTART;TZID=Nowhere:20261128T223000', '2026-11-28T20:30'],
    ['on the clocks where it is', 'DTSTART:20261128T203000', '2026-11-28T20:30'],
    ['in a zone nobody knows: as it stands', 'DTSTART;TZID=Middle Earth:20261128T203000', '2026-11-28T20:30'],
    ['on a day', 'DTSTART;VALUE=DATE:20261128', null],
    ['on no day', 'DTSTART:20261331T203000Z', null],
    ['tomorrow', 'DTSTART:tomorrow', null],
  ])('%s', (_, line, wanted) => {
    expect(first(calendar(calendarOf(NOWHERE + HERE + entry('UID:1', line))))?.startsAt).toBe(wanted);
  });

  it('names starts that could not be read', () => {
    expect(said(one('DTSTART;VALUE=DATE:20261128'))).toEqual(['6 allDay 2026-11-28']);
    expect(said(one('DTSTART;TZID=Middle Earth:20261128T203000'))).toEqual(['6 unknownZone Middle Earth']);
  });
});

it.each([
  ['DTEND:20261128T113000Z', 90],
  ['DTEND;TZID=America/New_York:20261128T063000', 90],
  ['DURATION:PT1H30M', 90],
  ['DURATION:P1DT1H', 1500],
  ['DURATION:P99999999W', undefined],
  ['DTEND:20261128T090000Z', undefined],
  ['DTEND:29991128T090000Z', undefined],
  ['X-NOTHING:1', undefined],
])('takes %s for %s minutes', (line, minutes) => {
  expect(first(one('DTSTART:20261128T100000Z', line))?.minutes).toBe(minutes);
});

it.each([
  ['TENTATIVE', 'planned', true],
  ['CONFIRMED', 'planned', undefined],
  ['CANCELLED', 'cancelled', undefined],
])('reads a time that is %s as one', (word, status, timeIsToConfirm) =>
  expect(first(one(`STATUS:${word}`))).toMatchObject({
    status,
    ...(timeIsToConfirm !== undefined && { timeIsToConfirm }),
  }),
);

it('knows which of the two hours is meant if the file says so', () => {
  const event = first(one('DTSTART:20261025T003000Z', 'DTEND:20261025T013000Z'));
  expect([event?.startsAt, event?.minutes]).toEqual(['2026-10-25T02:30', 60]);
});

it('keeps séances that are cancelled, private, repeated or moved', () => {
  const answer = calendar(
    calendarOf(
      entry('UID:1', 'SUMMARY:A', 'STATUS:CANCELLED') +
        entry('UID:1', 'SUMMARY;LANGUAGE=en-GB:B', 'CLASS:PRIVATE') +
        entry('UID:2', 'SUMMARY:C', 'RRULE:FREQ=WEEKLY;COUNT=99999999999') +
        entry('UID:2', 'SUMMARY:D', 'RECURRENCE-ID:20261128T100000Z', 'DTSTART:20261128T110000Z') +
        entry('UID:3', 'SUMMARY:E', 'RDATE:20261129T100000Z'),
    ),
  );
  expect(
    read(answer).events.map(({ foreignId, status, visibility, title }) => ({ foreignId, status, visibility, title })),
  ).toEqual([
    { foreignId: '1 a', status: 'cancelled', visibility: undefined, title: { fr: 'A' } },
    { foreignId: '1 b', status: undefined, visibility: 'team', title: { en: 'B' } },
    { foreignId: '2 2026-11-28T10:00:00Z', status: undefined, visibility: undefined, title: { fr: 'D' } },
  ]);
  expect(read(answer).refused).toEqual([
    { line: 13, title: 'C', code: 'repeats', about: 'C' },
    { line: 24, title: 'E', code: 'repeats', about: 'E' },
  ]);
  expect(said(answer)).toEqual(['3 eventIds 1', '8 eventIds 1']);
});

it('reads lines folded inside a letter, cut without a fold, or in another encoding', () => {
  const start = Buffer.from(calendarOf('').replace('END:VCALENDAR\r\n', 'BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Caf'));
  const file = Buffer.concat([
    Buffer.from([0xef, 0xbb, 0xbf]),
    start,
    Buffer.from([0xc3]),
    Buffer.from('\r\n '),
    Buffer.from([0xa9]),
    Buffer.from('\nLOCATION:'),
    Buffer.from('Théâtre – 1', 'latin1').map((byte) => (byte === 0x13 ? 0x96 : byte)),
    Buffer.from('\r\nDESCRIPTION:Un\r\ndeux, trois\r\nEND:VEVENT\r\nEND:VCALENDAR'),
  ]);
  const answer = readCalendar(file, PARIS);
  expect([first(answer)?.title, read(answer).rooms[0]?.name, first(answer)?.synopsis]).toEqual([
    { fr: 'Café' },
    'Théâtre – 1',
    { fr: 'Un\ndeux, trois' },
  ]);
  expect(said(answer)).toEqual(['9 calendarLine deux, trois']);
  const utf16 = Buffer.from(`\ufeff${calendarOf(entry('UID:1', 'SUMMARY:Été'))}`, 'utf16le');
  expect(first(readCalendar(utf16, PARIS))?.title).toEqual({ fr: 'Été' });
});

it('reads what is there if the file breaks off', () => {
  const answer = calendar(calendarOf(entry('UID:1', 'SUMMARY:A') + entry('UID:2', 'SUMMARY:B')).slice(0, -28));
  expect(read(answer).events.map(({ foreignId }) => foreignId)).toEqual(['1']);
  expect(read(answer).refused).toEqual([{ line: 7, title: 'B', code: 'cutOff', about: 'B' }]);
});

it.each<[string, string, Unread]>([
  ['a web page', '<!DOCTYPE html>\n<html></html>', { code: 'noCalendar', line: 1 }],
  ['nothing', '', { code: 'noCalendar' }],
  ['zeros', calendarOf(entry('X:\0')), { code: 'noCalendar' }],
  // iCalendar's own name of a task (RFC 5545, section 3.6.2).
  ['a calendar of tasks', calendarOf('BEGIN:VTODO\r\nEND:VTODO\r\n'), { code: 'noEvents' }],
  ['levels without end', `BEGIN:VCALENDAR\r\n${'BEGIN:VEVENT\r\n'.repeat(500)}`, { code: 'tooDeep', line: 65 }],
  ['too many', calendarOf(entry('UID:1').repeat(MAX_OF_FILE.events + 1)), { code: 'tooManyEvents' }],
])('does not read %s, and says so', (_, text, wanted) => {
  expect(calendar(text)).toEqual(wanted);
});

it('reads no more people than a programme has', () => {
  const guests = Array.from({ length: MAX_OF_FILE.people + 1 }, (_, at) => `ATTENDEE;CN=p${at}:invalid:x`);
  const of = (lines: readonly string[]) =>
    readProgramme({
      format: 'calendar',
      bytes: bytes(calendarOf(entry('UID:1', 'SUMMARY:A', ...lines))),
      context: PARIS,
    });
  expect(of(guests)).toEqual({ code: 'tooManyPeople' });
  expect(read(of(guests.slice(1))).people).toHaveLength(40_000);
});

describe('in a thread', () => {
  it('reads lines of millions of characters', async () => {
    giveJobsTime();
    const file = bytes(calendarOf(entry('UID:1', `DESCRIPTION:${'x'.repeat(4_000_000)}`)));
    const answer = unpackIncoming((await readProgrammeFile({ format: 'calendar', bytes: file }, PARIS)) as Uint8Array);
    expect(first(answer)?.synopsis?.fr).toHaveLength(MAX_OF_FILE.characters - 'DESCRIPTION:'.length);
    expect(said(answer)[0]).toMatch(/^5 calendarLineCut DESCRIPTION:xxx/);
  });

  it('ends if it takes too long', async () => {
    const rules = NOWHERE.replace('TZOFFSETFROM', 'RRULE:FREQ=SECONDLY\r\nTZOFFSETFROM').replace(
      '19700101',
      '00010101',
    );
    const file = bytes(calendarOf(rules + entry('UID:1', 'DTSTART;TZID=Nowhere:20261128T223000')));
    const source = { format: 'calendar', bytes: file, context: PARIS } satisfies ProgrammeSource;
    expect(await readInThread({ ...programmeJob, milliseconds: 3000 }, source)).toBeNull();
  });

  it('does not begin a file that is too large', async () => {
    const large = new Uint8Array(MAX_OF_FILE.calendarBytes + 1);
    expect(await readProgrammeFile({ format: 'calendar', bytes: large }, PARIS)).toEqual({ code: 'calendarTooLarge' });
  });
});

it('names once for all what an entry says that has no place here', () => {
  const answer = calendar(calendarOf(entry('UID:1@x', 'CONTACT:Awa') + entry('UID:2@x', 'CONTACT:Luc', 'COMMENT:Ici')));
  expect(said(answer).filter((line) => line.includes('fieldLeft'))).toEqual([
    '0 fieldLeft CONTACT (2)',
    '0 fieldLeft COMMENT (1)',
  ]);
});
