import { describe, expect, it } from 'vitest';
import { translator } from '#lib/i18n/translator.ts';
import type { Incoming, IncomingContext, Unread } from './incoming.ts';
import { kindOfFile, type ProgrammeFormat } from './programme-file.ts';
import { readProgramme } from './read-programme.ts';

const PARIS: IncomingContext = { timeZone: 'Europe/Paris', dayStartsAt: '05:00', locale: 'fr' };
const ENGLISH: IncomingContext = { ...PARIS, locale: 'en' };

/** As a file is brought in: known by what stands in it. */
function answerOf(file: unknown, context = PARIS): Incoming | Unread {
  const bytes = new TextEncoder().encode(typeof file === 'string' ? file : JSON.stringify(file));
  return readProgramme({ format: kindOfFile(bytes) as ProgrammeFormat, bytes, context });
}
function read(file: unknown, context = PARIS): Incoming {
  const answer = answerOf(file, context);
  if ('code' in answer) throw new Error(`not read: ${answer.code} ${answer.about}`);
  return answer;
}
const said = ({ remarks }: Incoming) => remarks.map(({ code, about }) => `${code} ${about}`);

describe('« schedule2 » of the hub', () => {
  const file = {
    schedule: {
      base_url: 'https://hub.example/2026/',
      conference: {
        acronym: 'lum26',
        title: 'Lumières',
        time_zone_name: 'Europe/Paris',
        defaults: { language: 'en' },
        tracks: [{ guid: 't1', slug: 'mines', name: 'Mines & Metal' }],
        rooms: [{ name: 'Salle 1', guid: 'r1', capacity: 300, parent: { name: 'Foyer' } }],
        days: [{ index: 1, date: '2026-11-28', start: '2026-11-28T09:00:00+01:00', end: '2026-11-29T04:00:00+01:00' }],
      },
      events: [
        {
          guid: 'e1',
          code: 'ABC',
          type: 'LECTURE',
          start: '2026-11-28T10:30:00+01:00',
          end: '2026-11-28T11:15:00+01:00',
          room: { name: 'Salle 1', guid: 'r1' },
          title: 'Copper',
          subtitle: null,
          language: 'en',
          track: { slug: 'mines' },
          url: 'https://hub.example/2026/copper',
          abstract: 'Who digs it.',
          description: null,
          logo: null,
          participants: [{ guid: 'p1', name: 'Awa Diop', role: 'SPEAKER' }],
          links: [{ url: 'https://a.example/', title: 'Report' }],
          attachments: [{ type: 'SLIDES', url: 'https://a.example/s.pdf' }],
          answers: [{ question: 'Lunch?', answer: 'yes' }],
        },
      ],
      persons: [
        { guid: 'p1', name: 'Awa Diop', biography: '<p>A reporter.</p>', avatar: { url: 'https://a.example/a.png' } },
        { guid: 'p2', name: 'Luc Roy', biography: 'Nobody asked.' },
      ],
    },
  };

  it('is read whole: moments, people, tracks by name', () => {
    const incoming = read(file);
    expect(incoming.events).toEqual([
      {
        line: 0,
        foreignId: 'e1',
        title: { en: 'Copper' },
        subtitle: {},
        synopsis: { en: 'Who digs it.' },
        kind: 'talk',
        label: {},
        startsAt: '2026-11-28T10:30',
        minutes: 45,
        rooms: ['salle 1'],
        people: [{ key: 'p1', role: 'speaker' }],
        themes: ['Mines & Metal'],
        language: 'en',
        links: [
          { address: 'https://hub.example/2026/copper', label: '' },
          { address: 'https://a.example/', label: 'Report' },
          { address: 'https://a.example/s.pdf', label: '' },
        ],
      },
    ]);
    expect(incoming.people).toEqual([
      { key: 'p1', foreignId: 'p1', line: 0, name: 'Awa Diop', bio: { en: 'A reporter.' } },
    ]);
    expect(incoming.rooms[0]).toMatchObject({ name: 'Salle 1', foreignId: 'r1', seats: 300 });
  });

  it('names once for all what has no place here', () => {
    expect(said(read(file))).toEqual(['personIdle Luc Roy', 'fieldLeft answers (1)', 'fieldLeft persons.avatar (1)']);
  });
});

const AGENDA = {
  total: 2,
  events: [
    {
      uid: 11,
      slug: 'cuivre',
      title: { fr: 'Cuivre', en: 'Copper' },
      timezone: 'Europe/Paris',
      status: 1,
      description: { fr: 'Un film sur le cuivre.', en: 'A film about copper.' },
      longDescription: { fr: '### Le film\n\nVoir **le dossier** [ici](https://a.example/d).', en: '' },
      keywords: { fr: ['Mines', 'Forêt'], en: ['Mining', 'Forest'] },
      image: 'https://img.example/c.jpg',
      registration: [
        { type: 'link', value: 'https://billets.example/c' },
        { type: 'email', value: 'ici@foyer.example' },
        { type: 'phone', value: '+33 1 00 00 00 00' },
      ],
      conditions: { fr: '5 €' },
      location: {
        uid: 3,
        name: 'Le Foyer',
        address: '1 rue des Lilas',
        city: 'Rennes',
        postalCode: '35000',
        latitude: 48.1,
        longitude: -1.68,
      },
      timings: [
        { begin: '2026-11-28T20:30:00+01:00', end: '2026-11-28T22:00:00+01:00' },
        { begin: '2026-11-29T15:00:00.000Z', end: '2026-11-29T16:30:00.000Z' },
      ],
    },
    {
      uid: 12,
      title: { fr: 'Annulé' },
      status: 6,
      location: { name: 'La Cour' },
      timings: [{ start: '2026-11-28T10:00:00+01:00', end: '2026-11-28T11:00:00+01:00' }],
    },
  ],
};

describe('OpenAgenda', () => {
  it('is read from its JSON: each slot is a séance, with texts by language and the place with its address', () => {
    const incoming = read(AGENDA);
    const [one, two, three] = incoming.events;
    expect(one).toMatchObject({
      foreignId: '11 2026-11-28T20:30:00+01:00',
      title: { fr: 'Cuivre', en: 'Copper' },
      synopsis: {
        fr: 'Un film sur le cuivre.\n\n### Le film\n\nVoir **le dossier** [ici](https://a.example/d).',
        en: 'A film about copper.',
      },
      startsAt: '2026-11-28T20:30',
      minutes: 90,
      rooms: ['le foyer'],
      themes: ['Mines', 'Forêt'],
      links: [
        { address: 'https://billets.example/c', label: 'Inscription' },
        { address: 'https://img.example/c.jpg', label: 'Image' },
      ],
    });
    expect(two).toMatchObject({ foreignId: '11 2026-11-29T15:00:00.000Z', startsAt: '2026-11-29T16:00', minutes: 90 });
    expect(three).toMatchObject({ foreignId: '12', status: 'cancelled', minutes: 60 });
    expect(incoming.rooms[0]).toEqual({
      key: 'le foyer',
      foreignId: '',
      line: 0,
      name: 'Le Foyer',
      venue: 'Le Foyer',
      address: '1 rue des Lilas, 35000 Rennes',
      latitude: 48.1,
      longitude: -1.68,
    });
    expect(said(incoming)).toEqual(['fieldLeft conditions (2)']);
  });

  it('uses the languages of its texts in an English festival', () => {
    const incoming = read(AGENDA, ENGLISH);
    expect(incoming.events[0]?.title).toEqual({ fr: 'Cuivre', en: 'Copper' });
    expect(incoming.events[0]?.themes).toEqual(['Mining', 'Forest']);
    expect(incoming.events[0]?.links?.[0]?.label).toBe('Registration');
  });

  it('says that a file is only a part of a longer list', () => {
    expect(said(read({ ...AGENDA, total: 40 }))).toContain('partOnly 2 / 40');
  });

  it.each([
    [
      'as a town publishes it',
      'uid;title_fr;title_en;longdescription_fr;keywords_fr;timings;location_name;location_coordinates;status;accessibility',
      '7;Nuit;Night;<p>Une nuit</p>;Mines,Forêt;"[{""begin"": ""2026-11-28T20:30:00+01:00"", ""end"": ""2026-11-28T21:00:00+01:00""}]";Le Foyer;48.1, -1.68;"{""id"": 1}";mi',
    ],
    [
      'with headings in French',
      'Identifiant,Titre - FR,Titre - EN,Description longue - FR,Mots clés - FR,Horaires,Nom du lieu,Latitude,Longitude,accessibility',
      '7,Nuit,Night,Une nuit,"Mines, Forêt",2026-11-28T20:30:00+01:00 - 2026-11-28T21:00:00+01:00,Le Foyer,48.1,-1.68,mi',
    ],
  ])('is read from its CSV, %s', (_, header, row) => {
    const incoming = read(`\ufeff${header}\n${row}\n`);
    expect(incoming.events).toMatchObject([
      {
        line: 2,
        foreignId: '7',
        title: { fr: 'Nuit', en: 'Night' },
        synopsis: { fr: 'Une nuit' },
        startsAt: '2026-11-28T20:30',
        minutes: 30,
        themes: ['Mines', 'Forêt'],
        rooms: ['le foyer'],
      },
    ]);
    expect(incoming.rooms[0]).toMatchObject({ venue: 'Le Foyer', latitude: 48.1, longitude: -1.68 });
    expect(said(incoming)).toEqual(['fieldLeft accessibility (1)']);
  });
});

it('reads the entries of older files', () => {
  const incoming = read(`<?xml version="1.0"?>
<schedule><day date="2026-11-28">
  <entry id="4"><category>Talk</category><title>Copper</title><start>1030</start><duration>45</duration>
    <room>Salle 1</room><speakers><speaker id="2"><name>Awa Diop</name><bio>A reporter.</bio></speaker></speakers>
    <abstract>Who digs it.</abstract><level>hard</level></entry>
</day></schedule>`);
  expect(incoming.events).toMatchObject([
    {
      foreignId: '4',
      title: { fr: 'Copper' },
      kind: 'talk',
      startsAt: '2026-11-28T10:30',
      minutes: 45,
      rooms: ['salle 1'],
    },
  ]);
  expect(incoming.people).toMatchObject([{ name: 'Awa Diop', bio: { fr: 'A reporter.' } }]);
  expect(said(incoming)).toEqual(['fieldLeft level (1)']);
});

describe('the API of pretalx', () => {
  const talk = {
    code: 'AB1',
    title: 'Copper',
    submission_type: { en: 'Talk', fr: 'Conférence' },
    state: 'confirmed',
    abstract: 'Short',
    description: '',
    duration: 30,
    content_locale: 'en',
    do_not_record: true,
    track: { en: 'Mining', fr: 'Mines' },
    speakers: [{ code: 'S1', name: 'Awa Diop', biography: 'A reporter.' }],
  };
  const slot = {
    room: { en: 'Room 1', fr: 'Salle 1' },
    start: '2026-11-28T10:30:00+01:00',
    end: '2026-11-28T11:00:00+01:00',
  };

  it('is read from its talks with their slots', () => {
    const rejected = { ...talk, code: 'AB2', title: 'No', state: 'rejected' };
    const incoming = read({ count: 9, next: 'https://p.example/?page=2', results: [{ ...talk, slot }, rejected] });
    expect(incoming.events).toMatchObject([
      {
        foreignId: 'AB1',
        title: { en: 'Copper' },
        kind: 'talk',
        startsAt: '2026-11-28T10:30',
        minutes: 30,
        rooms: ['salle 1'],
        themes: ['Mines'],
        people: [{ key: 'S1' }],
      },
    ]);
    expect(said(incoming)).toEqual(['partOnly 2 / 9', 'notAccepted No (rejected)', 'fieldLeft do_not_record (1)']);
    const both = read({ results: [{ ...talk, slots: [slot, { ...slot, start: '2026-11-29T09:00:00Z', end: '' }] }] });
    expect(both.events.map(({ startsAt }) => startsAt)).toEqual(['2026-11-28T10:30', '2026-11-29T10:00']);
  });

  it('is refused without slots, naming the export to ask for', () => {
    expect(answerOf({ results: [{ ...talk, slots: [4, 5] }] })).toEqual({ code: 'isPretalx' });
    expect(
      answerOf({ version: '1', slots: [{ id: 1, submission: 'AB1', room: 3, start: '2026-11-28T10:30:00Z' }] }),
    ).toEqual({
      code: 'isPretalx',
    });
  });
});

it('keeps both languages of a schedule.json that has them', () => {
  const event = { id: 1, title: { en: 'Copper', fr: 'Cuivre', de: 'Kupfer' }, abstract: { en: 'Short', fr: 'Court' } };
  const incoming = read({
    schedule: { conference: { title: 'É', days: [{ date: '2026-11-28', rooms: { A: [event] } }] } },
  });
  expect(incoming.events[0]).toMatchObject({
    title: { en: 'Copper', fr: 'Cuivre' },
    synopsis: { en: 'Short', fr: 'Court' },
  });
  expect(said(incoming)).toEqual(['fieldLeft [de] (1)']);
});

describe('Indico', () => {
  const at = (time: string) => ({ date: '2026-11-28', time, tz: 'Europe/Paris' });
  const contribution = {
    _type: 'Contribution',
    id: '3',
    title: 'Copper',
    startDate: at('10:30:00'),
    duration: 20,
    room: 'Salle 1',
    location: 'Le Foyer',
    session: 'Mines',
    url: 'https://i.example/3',
    description: '<p>Short</p>',
    speakers: [{ first_name: 'Awa', last_name: 'Diop', affiliation: 'IRD' }],
  };

  it('is read from its contributions', () => {
    const incoming = read({
      _type: 'HTTPAPIResult',
      results: [{ _type: 'Conference', id: '9', title: 'É', contributions: [contribution] }],
    });
    expect(incoming.events).toMatchObject([
      {
        foreignId: '3',
        title: { fr: 'Copper' },
        synopsis: { fr: 'Short' },
        startsAt: '2026-11-28T10:30',
        minutes: 20,
        themes: ['Mines'],
        links: [{ address: 'https://i.example/3', label: '' }],
      },
    ]);
    expect(incoming.rooms[0]).toMatchObject({ name: 'Salle 1', venue: 'Le Foyer' });
    expect(said(incoming)).toEqual(['fieldLeft speakers.affiliation (1)']);
  });

  it('is read from its timetable, session by session', () => {
    const entry = {
      ...contribution,
      entryType: 'Contribution',
      endDate: at('11:00:00'),
      uniqueId: 'a9t3',
      speakers: [],
    };
    const file = {
      _type: 'HTTPAPIResult',
      results: {
        9: {
          20261128: {
            s1: { entryType: 'Session', title: 'Mines', startDate: at('10:00:00'), entries: { c3: entry } },
            b1: { entryType: 'Break', title: 'Coffee', startDate: at('11:00:00'), endDate: at('11:15:00') },
          },
        },
      },
    };
    expect(read(file).events).toMatchObject([
      { foreignId: 'a9t3', startsAt: '2026-11-28T10:30', minutes: 30, themes: ['Mines'] },
      { title: { fr: 'Coffee' }, kind: 'other', minutes: 15 },
    ]);
  });

  it('is refused without sessions, naming the export to ask for', () => {
    const answer = answerOf({ _type: 'HTTPAPIResult', results: [{ _type: 'Conference', id: '9', title: 'É' }] });
    expect(answer).toEqual({ code: 'isIndico' });
  });
});

describe('ConClár', () => {
  const program = [
    {
      id: '1',
      title: 'Copper',
      tags: ['track:Mines'],
      date: '2026-11-28',
      time: '10:30',
      mins: '45',
      loc: ['Salle 1', 'Le Foyer'],
      people: [{ id: '5', name: 'Awa Diop (M)' }, { id: '6' }],
      desc: 'Who digs it.',
    },
    { id: '2', title: 'Night', datetime: '2026-11-28T23:00:00+01:00', mins: 60, loc: ['Salle 1'], people: [] },
  ];
  const people = [
    { id: '5', name: ['Awa', 'Diop', '', ''], bio: 'A reporter.', prog: ['1'] },
    { id: '6', name: 'Luc Roy', links: { img: 'https://a.example/l.png' } },
  ];

  it.each([
    [
      'program.js',
      `// made today\nvar program = ${JSON.stringify(program)};\nvar people = ${JSON.stringify(people)};\n`,
    ],
    ['JSON', { program, people }],
  ])('is read from %s', (_, file) => {
    const incoming = read(file);
    expect(incoming.events).toMatchObject([
      {
        foreignId: '1',
        startsAt: '2026-11-28T10:30',
        minutes: 45,
        themes: ['Mines'],
        people: [{ key: '5', role: 'moderator' }, { key: '6' }],
      },
      { foreignId: '2', startsAt: '2026-11-28T23:00', minutes: 60 },
    ]);
    expect(incoming.people).toMatchObject([{ name: 'Awa Diop', bio: { fr: 'A reporter.' } }, { name: 'Luc Roy' }]);
    expect(incoming.rooms[0]).toMatchObject({ name: 'Salle 1', venue: 'Le Foyer' });
    expect(said(incoming)).toEqual(['fieldLeft people.links (1)']);
  });

  it('asks for the séances if there are only people', () => {
    expect(answerOf(`var people = ${JSON.stringify(people)};`)).toEqual({ code: 'isConClarPeople' });
  });
});

describe('a file that is no programme', () => {
  it.each([
    ['isPage', '<!doctype html><html><body>Programme</body></html>'],
    ['isFeed', '<rss version="2.0"><channel><title>News</title></channel></rss>'],
    ['otherProgram', { sessions: [], speakers: [], rooms: [] }],
    ['noSchedule', { hello: 'world' }],
    ['noEvents', { schedule: { version: '1' } }],
    ['noEvents', '<schedule><conference/></schedule>'],
  ])('is described as %s', (code, file) => {
    const answer = answerOf(file);
    expect(answer).toMatchObject({ code });
    for (const locale of ['fr', 'en'] as const)
      expect(translator(locale, 'exchange').has(`unread.${code}` as 'unread.notRead')).toBe(true);
  });
});
