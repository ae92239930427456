import { describe, expect, it } from 'vitest';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import { type Incoming, type IncomingContext, type Unread, unpackIncoming } from './incoming.ts';
import { readProgrammeFile } from './programme-file.ts';
import { readScheduleJson } from './schedule-json-file.ts';
import { readScheduleXml } from './schedule-xml-file.ts';

const PARIS: IncomingContext = { timeZone: 'Europe/Paris', dayStartsAt: '05:00', locale: 'fr' };
const bytes = (text: string) => new TextEncoder().encode(text);

const xml = (text: string, context = PARIS) => readScheduleXml(bytes(text), context);
const json = (value: unknown, context = PARIS) => readScheduleJson(bytes(JSON.stringify(value)), context);

function read(answer: Incoming | Unread): Incoming {
  if ('code' in answer) throw new Error(`not read: ${answer.code} ${answer.about}`);
  return answer;
}
const said = (answer: Incoming | Unread) =>
  read(answer).remarks.map(({ line, code, about }) => `${line} ${code} ${about}`);
const first = (answer: Incoming | Unread) => read(answer).events[0];

/** A schedule with these séances in its one room. */
const inRoom = (events: string, conference = '', day = 'index="1" date="2026-11-28"') =>
  `<schedule><conference><title>Essai</title>${conference}</conference><day ${day}><room name="Salle 1">${events}</room></day></schedule>`;
const event = (inside: string, attributes = 'id="1"') => `<event ${attributes}><title>T</title>${inside}</event>`;

it('reads all of a séance', () => {
  const answer = xml(`<?xml version='1.0' encoding='utf-8'?>
<!-- <!DOCTYPE of a comment> -->
<schedule>
  <conference><acronym>lum_26</acronym><title>Lumi&#232;res</title><venue>Le Foyer</venue></conference>
  <day index='1' date='2026-11-28' start='2026-11-28T09:00:00+01:00' end='2026-11-29T04:00:00+01:00'>
    <room name='Salle 1' guid='5f0c'>
      <event id='7' guid='aaaa-7'>
        <date>2026-11-28T20:30:00+01:00</date>
        <start>20:30</start>
        <duration>01:30</duration>
        <room>Salle 1</room>
        <title>Cuivre &amp; cendres</title>
        <subtitle>Une enquête</subtitle>
        <track>Mines</track>
        <type>Keynote</type>
        <language>fr</language>
        <abstract>&lt;p&gt;Un &lt;b&gt;film&lt;/b&gt; &amp;amp; un débat.&lt;/p&gt;&lt;ul&gt;&lt;li&gt;un&lt;/li&gt;&lt;li&gt;deux&lt;/li&gt;&lt;/ul&gt;</abstract>
        <description><![CDATA[Un film & un débat. Voir <a href="https://a.example/">ici</a>.]]></description>
        <persons><person id='3'>Awa Diop</person><person id='4'>Luc Roy</person></persons>
        <links><link href='https://a.example/1'>Dossier</link><link href='www.b.example/x'>B</link><link href='javascript:alert(1)'>C</link></links>
        <attachments><attachment href='https://a.example/d.pdf'>Diapositives</attachment></attachments>
      </event>
    </room>
    <room name='Salle vide'/>
  </day>
</schedule>`);
  expect(answer).toEqual({
    source: 'schedule lum-26',
    title: 'Lumières',
    rooms: [
      { key: 'salle 1', foreignId: '5f0c', line: 6, name: 'Salle 1', venue: 'Le Foyer' },
      { key: 'salle vide', foreignId: '', line: 24, name: 'Salle vide', venue: 'Le Foyer' },
    ],
    people: [
      { key: '3', foreignId: '3', line: 19, name: 'Awa Diop' },
      { key: '4', foreignId: '4', line: 19, name: 'Luc Roy' },
    ],
    events: [
      {
        line: 7,
        foreignId: 'aaaa-7',
        title: { fr: 'Cuivre & cendres' },
        subtitle: { fr: 'Une enquête' },
        synopsis: {
          fr: 'Un **film** & un débat.\n\n- un\n- deux\n\nUn film & un débat. Voir [ici](https://a.example/).',
        },
        kind: 'talk',
        label: { fr: 'Keynote' },
        startsAt: '2026-11-28T20:30',
        minutes: 90,
        rooms: ['salle 1'],
        people: [{ key: '3' }, { key: '4' }],
        themes: ['Mines'],
        language: 'fr',
        links: [
          { address: 'https://a.example/1', label: 'Dossier' },
          { address: 'https://www.b.example/x', label: 'B' },
          { address: 'https://a.example/d.pdf', label: 'Diapositives' },
        ],
      },
    ],
    refused: [],
    remarks: [
      { line: 20, code: 'linkCompleted', about: 'https://www.b.example/x' },
      { line: 20, code: 'link', about: 'javascript:alert(1)' },
    ],
  });
});

it('leaves out what the file does not say about a séance', () => {
  expect(first(xml(inRoom('<event/>')))).toEqual({
    line: 1,
    foreignId: '',
    title: {},
    startsAt: null,
    rooms: ['salle 1'],
  });
});

describe('when a séance begins', () => {
  const start = (inside: string, conference = '', day?: string, context = PARIS) =>
    first(xml(inRoom(event(inside), conference, day), context))?.startsAt;

  it.each([
    ['the hour of its day', '<start>10:30</start>', '', undefined, '2026-11-28T10:30'],
    ['in the night after by the festival’s day', '<start>00:30</start>', '', undefined, '2026-11-29T00:30'],
    [
      'in the night after by the file’s own day',
      '<start>08:30</start>',
      '<day_change>09:00:00</day_change>',
      undefined,
      '2026-11-29T08:30',
    ],
    [
      'in the morning of a day that changes at six',
      '<start>08:30</start>',
      '<day_change>06:00</day_change>',
      undefined,
      '2026-11-28T08:30',
    ],
    [
      'before its day opens, after its night',
      '<start>10:00</start>',
      '',
      'date="2026-11-28" start="2026-11-28T11:00:00+01:00" end="2026-11-29T04:00:00+01:00"',
      '2026-11-28T10:00',
    ],
    [
      'in the night its day ends in',
      '<start>03:30</start>',
      '',
      'date="2026-11-28" start="2026-11-28T11:00:00+01:00" end="2026-11-29T04:00:00+01:00"',
      '2026-11-29T03:30',
    ],
    ['past midnight counted on', '<start>25:30</start>', '', undefined, '2026-11-29T01:30'],
    [
      'an instant elsewhere',
      '<date>2026-11-28T20:30:00-05:00</date><start>20:30</start>',
      '',
      undefined,
      '2026-11-29T02:30',
    ],
    ['an instant in Greenwich', '<date>2026-11-28T20:30:00Z</date>', '', undefined, '2026-11-28T21:30'],
    [
      'a date without an offset, in the zone of the file',
      '<date>2026-11-28T20:30</date>',
      '<time_zone_name>America/New_York</time_zone_name>',
      undefined,
      '2026-11-29T02:30',
    ],
    [
      'an hour in the zone of the file',
      '<start>20:30</start>',
      '<time_zone_name>America/New_York</time_zone_name>',
      undefined,
      '2026-11-29T02:30',
    ],
    [
      'an hour on a day that names its offset',
      '<start>20:30</start>',
      '',
      'date="2026-11-28" start="2026-11-28T09:00:00-05:00"',
      '2026-11-29T02:30',
    ],
    [
      'a zone nobody knows: as it stands',
      '<start>20:30</start>',
      '<time_zone_name>Middle/Earth</time_zone_name>',
      undefined,
      '2026-11-28T20:30',
    ],
    ['the day after the first', '<start>20:30</start>', '<start>2026-11-26</start>', 'index="2"', '2026-11-27T20:30'],
    ['no day at all', '<start>20:30</start>', '', 'index="x"', null],
    ['an hour nobody can read', '<start>soon</start>', '', undefined, null],
  ])('%s', (_, inside, conference, day, wanted) => {
    expect(start(inside, conference, day)).toBe(wanted);
  });

  it('remarks on starts that could not be read', () => {
    expect(said(xml(inRoom(event('<start>soon</start>'))))).toEqual(['1 hour 2026-11-28 soon']);
    expect(said(xml(inRoom(event('<start>9:30</start>'), '', 'index="1"')))).toEqual(['1 noDate 9:30']);
    expect(said(xml(inRoom(event('<date>someday</date>'))))).toEqual(['1 date 2026-11-28 someday']);
  });

  it('in a zone of odd minutes', () => {
    const context = { ...PARIS, timeZone: 'Asia/Kathmandu' };
    expect(start('<date>2026-11-28T20:30:00+01:00</date>', '', undefined, context)).toBe('2026-11-29T01:15');
  });
});

it.each([
  ['0:45', 45, []],
  ['00:45', 45, []],
  ['00:45:00', 45, []],
  ['1:30:00', 90, []],
  ['PT1H15M', 75, []],
  ['45', 45, []],
  ['0:90', 90, ['durationOdd']],
  ['9:99', null, ['duration']],
  ['00:00', null, ['duration']],
  ['long', null, ['duration']],
  ['', null, []],
])('takes %j for %j minutes', (duration, minutes, codes) => {
  const answer = xml(inRoom(event(`<duration>${duration}</duration>`)));
  expect([first(answer)?.minutes, read(answer).remarks.map(({ code }) => code)]).toEqual([minutes, codes]);
});

it('keeps séances under one id, overlapping ones, and those outside of rooms and days', () => {
  const answer = xml(
    `<schedule><conference><title>É</title></conference>
${event('<date>2026-11-28T10:00:00+01:00</date><room>Cour</room>', 'id="1"')}
<room name="Salle 1">${event('<date>2026-11-28T10:00:00+01:00</date>', 'id="1"')}</room>
<day date="2026-11-28">${event('<start>10:00</start>', 'id="1" guid="g"')}<room name="Saturday">
${event('<start>10:00</start><room>Salle 1</room>', 'id="2" guid="g"')}${event('<start>10:00</start>', 'id="2"')}</room></day></schedule>`,
  );
  expect(read(answer).events.map(({ foreignId, rooms, startsAt }) => `${foreignId}, ${rooms}, ${startsAt}`)).toEqual([
    ', cour, 2026-11-28T10:00',
    ', salle 1, 2026-11-28T10:00',
    ', , 2026-11-28T10:00',
    ', salle 1, 2026-11-28T10:00',
    '2 t, , 2026-11-28T10:00',
  ]);
  expect(read(answer).rooms.map(({ name }) => name)).toEqual(['Salle 1', 'Cour']);
  expect(said(answer)).toEqual([
    '2 eventIds 1',
    '3 eventIds 1',
    '4 eventIds g',
    '5 eventIds g',
    '5 roomIsDay Saturday',
    '5 eventIds 2',
  ]);
});

it('reads addresses as a browser would, and remarks on what it changed', () => {
  const hrefs = [
    'http://http://a.example/x',
    'https://b.example/a b',
    'c.example/y',
    'http://',
    'The talk',
    'mailto:a@b.example',
  ];
  const answer = xml(inRoom(event(`<links>${hrefs.map((href) => `<link href="${href}"/>`).join('')}</links>`)));
  expect(first(answer)?.links?.map(({ address }) => address)).toEqual([
    'http://a.example/x',
    'https://b.example/a%20b',
    'https://c.example/y',
  ]);
  expect(said(answer).map((line) => line.split(' ')[1])).toEqual([
    'linkCompleted',
    'linkCompleted',
    'linkCompleted',
    'link',
    'link',
    'link',
  ]);
});

it('identifies people by their ids and their names', () => {
  const answer = xml(
    inRoom(
      event(
        '<persons><person id="1"/><person id="2">Awa Diop</person><person>Luc Roy</person><person id="9"/></persons>',
      ) +
        event(
          '<persons><person id="1">Inès Lam</person><person id="7">AWA DIOP</person><person id="2">A. D.</person></persons>',
          'id="2"',
        ),
    ),
  );
  expect(read(answer).people.map(({ key, name }) => `${key} ${name}`)).toEqual([
    '2 Awa Diop',
    'name luc roy Luc Roy',
    '1 Inès Lam',
    '7 AWA DIOP',
  ]);
  expect(read(answer).events.map(({ people }) => people?.map(({ key }) => key))).toEqual([
    ['1', '2', 'name luc roy'],
    ['1', '7', '2'],
  ]);
  expect(said(answer)).toEqual([
    '1 personAlike AWA DIOP (Awa Diop)',
    '1 personRenamed A. D. (Awa Diop)',
    '1 personNameless 9',
  ]);
});

it('ignores an id shared by several people or rooms, and says so first', () => {
  const people = (...names: string[]) =>
    `<persons>${names.map((name) => `<person id="0">${name}</person>`).join('')}</persons>`;
  const answer = xml(
    `<schedule><day date="2026-11-28"><room name="Salle 1" guid="r">${event(people('Ana Noir', 'Bea Blanc'))}</room>
<room name="Salle 2" guid="r">${event(people('Ana Noir', 'Dan Roux'), 'id="2"')}</room></day></schedule>`,
  );
  expect(read(answer).people.map(({ name, foreignId }) => [name, foreignId])).toEqual([
    ['Ana Noir', ''],
    ['Bea Blanc', ''],
    ['Dan Roux', ''],
  ]);
  expect(read(answer).events.map((of) => of.people?.length)).toEqual([2, 2]);
  expect(read(answer).rooms.map(({ name, foreignId }) => [name, foreignId])).toEqual([
    ['Salle 1', ''],
    ['Salle 2', ''],
  ]);
  expect(said(answer).slice(0, 2)).toEqual([
    '0 personIds 0 (Ana Noir, Bea Blanc, Dan Roux)',
    '0 roomIds r (Salle 1, Salle 2)',
  ]);
});

it('keeps texts in the language of the séance, of the file or of the festival', () => {
  const title = (inside: string, conference = '') => first(xml(inRoom(event(inside), conference)))?.title;
  expect(title('<language>de_DE</language>')).toEqual({ en: 'T' });
  expect(title('<language>Français</language>')).toEqual({ fr: 'T' });
  expect(title('<language/>', '<language>en</language>')).toEqual({ en: 'T' });
  expect(title('')).toEqual({ fr: 'T' });
});

it('reads HTML, and leaves text that is none', () => {
  const synopsis = (abstract: string) =>
    first(xml(inRoom(event(`<language>fr</language><abstract>${abstract}</abstract>`))))?.synopsis;
  expect(synopsis('<p>Un <em>deux</em></p><p>trois</p>')).toEqual({ fr: 'Un *deux*\n\ntrois' });
  expect(synopsis('a &lt; b, List&lt;T&gt;, &lt;video&gt;\nc')).toEqual({ fr: 'a < b, List<T>, <video>\nc' });
  expect(synopsis('&lt;script&gt;alert(1)&lt;/script&gt;&lt;p&gt;Bon')).toEqual({ fr: 'Bon' });
  expect(synopsis('')).toEqual({});
});

it('reads a schedule.json like a schedule.xml with the same content', () => {
  const answer = json({
    schedule: {
      conference: {
        acronym: 'lum_26',
        title: 'Lumières',
        time_zone_name: 'Europe/Paris',
        rooms: [{ name: 'Salle 1', guid: 'r1', capacity: 120 }],
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
                  guid: 'aaaa-7',
                  date: '2026-11-28T20:30:00+01:00',
                  start: '20:30',
                  duration: '9:99',
                  end: '2026-11-28T22:00:00+01:00',
                  room: 'Salle 1',
                  title: 'Cuivre',
                  subtitle: null,
                  track: { name: 'Mines' },
                  type: 'Table ronde',
                  language: 'fr',
                  abstract: null,
                  description: '<p>Une enquête</p>',
                  do_not_record: true,
                  persons: [{ id: 3, public_name: 'Awa Diop' }, { code: 'LR', name: 'Luc Roy' }, 'Inès Lam'],
                  links: [{ url: '/dossier', title: 'Dossier' }, 'https://a.example'],
                },
              ],
            },
          },
        ],
      },
      base_url: 'https://lum.example/2026/',
    },
  });
  expect(answer).toEqual({
    source: 'schedule lum-26',
    title: 'Lumières',
    rooms: [{ key: 'salle 1', foreignId: 'r1', line: 0, name: 'Salle 1', seats: 120 }],
    people: [
      { key: '3', foreignId: '3', line: 0, name: 'Awa Diop' },
      { key: 'LR', foreignId: 'LR', line: 0, name: 'Luc Roy' },
      { key: 'name ines lam', foreignId: '', line: 0, name: 'Inès Lam' },
    ],
    events: [
      {
        line: 0,
        foreignId: 'aaaa-7',
        title: { fr: 'Cuivre' },
        subtitle: {},
        synopsis: { fr: 'Une enquête' },
        kind: 'panel',
        label: {},
        startsAt: '2026-11-28T20:30',
        minutes: 90,
        rooms: ['salle 1'],
        people: [{ key: '3' }, { key: 'LR' }, { key: 'name ines lam' }],
        themes: ['Mines'],
        language: 'fr',
        links: [
          { address: 'https://lum.example/dossier', label: 'Dossier' },
          { address: 'https://a.example', label: '' },
        ],
      },
    ],
    refused: [],
    remarks: [
      { line: 0, code: 'duration', about: '9:99' },
      { line: 0, code: 'linkCompleted', about: 'https://lum.example/dossier' },
      { line: 0, code: 'fieldLeft', about: 'do_not_record (1)' },
    ],
  });
});

it.each<[string, Incoming | Unread, Unread]>([
  ['a document type', xml('<!DOCTYPE a [<!ENTITY x "y">]>\n<schedule/>'), { code: 'declarations', line: 1 }],
  ['an entity inside', xml('<schedule>\n<!ENTITY x "y"></schedule>'), { code: 'declarations', line: 2 }],
  [
    'a document type between instructions that speak of comments',
    xml('<?a <!-- ?>\n<!DOCTYPE a [<!ENTITY x "y">]><?b --> ?><schedule/>'),
    { code: 'declarations', line: 2 },
  ],
  ['an end that is missing', xml('<schedule>\n<day></schedule>'), { code: 'brokenXml', line: 2 }],
  ['nothing', xml(''), { code: 'brokenXml', line: 1 }],
  ['levels without end', xml(`${'<a>'.repeat(500)}${'</a>'.repeat(500)}`), { code: 'tooDeep' }],
  ['another XML', xml('<films><film/></films>'), { code: 'noSchedule', about: 'films' }],
  ['no séance', xml('<schedule><conference/></schedule>'), { code: 'noEvents' }],
  ['too many', xml(`<schedule>${'<event/>'.repeat(MAX_OF_FILE.events + 1)}</schedule>`), { code: 'tooManyEvents' }],
  ['too large a file', readScheduleXml(new Uint8Array(MAX_OF_FILE.bytes + 1), PARIS), { code: 'tooLarge' }],
  ['a broken JSON', readScheduleJson(bytes('{"schedule":\n{]'), PARIS), { code: 'brokenJson', line: 2 }],
  ['a JSON without end of levels', readScheduleJson(bytes('['.repeat(100_000)), PARIS), { code: 'tooDeep' }],
  ['another JSON', json({ films: [] }), { code: 'noSchedule', about: '' }],
])('does not read %s, and says so', (_, answer, wanted) => {
  expect(answer).toEqual(wanted);
});

it('reads a file in a thread as it would here', async () => {
  const file = bytes(
    inRoom(Array.from({ length: 600 }, (_, at) => event('<start>10:00</start>', `id="${at}"`)).join('\n')),
  );
  const packed = await readProgrammeFile({ format: 'schedule-xml', bytes: file }, PARIS);
  const read = JSON.parse(JSON.stringify(readScheduleXml(file, PARIS)));
  expect(unpackIncoming(packed as Uint8Array)).toEqual(read);
  expect(await readProgrammeFile({ format: 'schedule-json', bytes: bytes('{') }, PARIS)).toEqual({
    code: 'brokenJson',
    line: 1,
  });
});
