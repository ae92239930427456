import { describe, expect, it } from 'vitest';
import { loadDraft } from '#lib/draft/queries.ts';
import { filmsByName } from '#lib/exchange/files/likeness.ts';
import { readList } from '#lib/exchange/files/read-file-testing.ts';
import { type Table, tableOf } from '#lib/exchange/files/table.ts';
import { columnLabel } from '#lib/exchange/lists/column-words.ts';
import { readMapping } from '#lib/exchange/lists/list-columns.ts';
import { listFile, listFormats, type Rows } from '#lib/exchange/lists/list-file.ts';
import { hostileFestival } from '#lib/exchange/lists/lists-testing.ts';
import { type Draft, type DraftFilm, indexDraft } from '#lib/model/draft.ts';
import { draftOf, eventOf, filmOf, personOf, roomOf, venueOf } from '#lib/model/draft-testing.ts';
import { type EventColumn, eventColumns, eventRows, proposeEventColumns } from './event-cells.ts';
import { eventsOf } from './event-list.ts';

/** From Friday 27 to Sunday 29 November 2026, with a film, a person and a room. */
const draft: Draft = (() => {
  const made = draftOf([]);
  return {
    ...made,
    festival: {
      ...made.festival,
      startsOn: '2026-11-27',
      endsOn: '2026-11-29',
      timeZone: 'Europe/Paris',
      dayStartsAt: '05:00',
    },
    days: [],
    films: [
      filmOf(1, { originalTitle: 'Le sang et la boue', year: 2024 } satisfies Partial<DraftFilm>),
      filmOf(2, { originalTitle: 'Nuit, et jour', year: 2020 }),
    ],
    people: [personOf(1, { name: 'Awa Diop' })],
    rooms: [roomOf(1, { name: { fr: 'Salle 1' } })],
  };
})();

function tableFrom(rows: readonly (readonly string[])[]): Table {
  const made = tableOf(
    rows.map((cells, at) => ({ line: at + 1, cells: [...cells] })),
    true,
  );
  if ('code' in made) throw new Error(made.code);
  return made;
}
const read = (header: string[], ...rows: string[][]) => {
  const table = tableFrom([header, ...rows]);
  return eventsOf(table, proposeEventColumns(table), {}, draft);
};
const first = (header: string[], row: string[]) => {
  const { incoming, refused } = read(header, row);
  return refused[0]?.problems.map(({ column, error }) => `${column} ${error}`) ?? incoming.events[0];
};

describe('the columns of a list of séances', () => {
  it.each([
    ['Titre', 'titleFr'],
    ['Séance', 'titleFr'],
    ['Date', 'day'],
    ['Heure de début', 'start'],
    ['Horaire', 'start'],
    ['Heure début', 'start'],
    ['Horaire de début', 'start'],
    ['Heure fin', 'end'],
    ['Date de projection', 'day'],
    ['Salle de projection', 'room'],
    ['Nom de la salle', 'room'],
    ['Fin', 'end'],
    ['Durée (min)', 'minutes'],
    ['Salle', 'room'],
    ['Langue', 'spoken'],
    ['Langues parlées', 'spoken'],
    ['Traduction', 'translatedInto'],
    ['Langues de traduction', 'translatedInto'],
    ['Translated into', 'translatedInto'],
    ['Lieu', 'venue'],
    ['Intervenant·es', 'people'],
    ['Films', 'films'],
    ['Speakers', 'people'],
    ['Lanterne', 'number'],
    ['Thématique', 'themes'],
  ])('are recognised by name: %s', (heading, column) =>
    expect(proposeEventColumns(tableFrom([[heading], ['x']]))[0]).toBe(column),
  );

  it.each<[string, string, EventColumn | null]>([
    ['Places', '120', 'capacity'],
    ['Places', '80 places', 'capacity'],
    ['Places', 'Halle Pajol', 'venue'],
    ['Public', 'équipe', 'visibility'],
    ['Public', 'dès 8 ans', null],
    ['Accès', 'gratuit', null],
    ['Site', 'https://a.example', 'links'],
    ['Site', 'Halle Pajol', null],
    ['Billetterie', 'billets.example/12', 'links'],
    ['Séances', 'Ouverture', 'titleFr'],
    ['Séances', 'ven. 27 à 18h', 'day'],
    ['Séances', 'ven. 27 à 18h, sam. 28 à 14h', null],
  ])('are recognised by name if their cells fit: %s above %s', (heading, cell, column) =>
    expect(
      proposeEventColumns(
        tableFrom([
          ['Film', heading],
          ['Nuit', cell],
        ]),
      ),
    ).toEqual(['films', column]),
  );

  it('are recognised by their content', () =>
    expect(
      proposeEventColumns(
        tableFrom([
          ['A', 'B', 'C', 'D'],
          ['28/11/2026', '20h30', 'Nuit', 'Projection'],
        ]),
      ),
    ).toEqual(['day', 'start', 'titleFr', 'kind']));
});

describe('the time of a séance in a list', () => {
  const when = (cells: Partial<Record<'Jour' | 'Heure' | 'Fin' | 'Durée', string>>) => {
    const found = first(['Titre', ...Object.keys(cells)], ['Nuit', ...Object.values(cells)]);
    return Array.isArray(found) ? found : [found?.startsAt, found?.minutes];
  };
  it.each([
    [{ Jour: '28/11/2026', Heure: '20h30' }, '2026-11-28T20:30', undefined],
    [{ Jour: '28 nov.', Heure: '20:30' }, '2026-11-28T20:30', undefined],
    [{ Jour: 'samedi 28', Heure: '8:30 pm' }, '2026-11-28T20:30', undefined],
    [{ Jour: 'samedi', Heure: '20 h' }, '2026-11-28T20:00', undefined],
    [{ Jour: '2026-11-28', Heure: '20:30:00' }, '2026-11-28T20:30', undefined],
    [{ Jour: '46354', Heure: '0,854166666667' }, '2026-11-28T20:30', undefined],
    [{ Jour: '46354.854166666667' }, '2026-11-28T20:30', undefined],
    [{ Jour: 'samedi 28 à 20h30' }, '2026-11-28T20:30', undefined],
    [{ Heure: '2026-11-28 20:30' }, '2026-11-28T20:30', undefined],
    [{ Jour: 'samedi 28 novembre à 2030' }, '2026-11-28T20:30', undefined],
    [{ Jour: '28/11/26 2030' }, '2026-11-28T20:30', undefined],
    [{ Jour: 'sam. 28 · 20h30' }, '2026-11-28T20:30', undefined],
    [{ Heure: '2026-11-28T20:30:00+01:00', Fin: '2026-11-28T21:00:00.000Z' }, '2026-11-28T20:30', 90],
    [{ Jour: '28/11', Heure: '22h', Fin: '24h' }, '2026-11-28T22:00', 120],
    [{ Jour: '28/11', Heure: '22h–24h00' }, '2026-11-28T22:00', 120],
    [{ Jour: '28/11', Heure: '22h', Durée: '1,5 h' }, '2026-11-28T22:00', 90],
    // After midnight an hour belongs to the evening before, unless a cell contains a full date and
    // time.
    [{ Jour: 'samedi 28', Heure: '0h30' }, '2026-11-29T00:30', undefined],
    [{ Jour: '2026-11-29 00:30' }, '2026-11-29T00:30', undefined],
    [{ Jour: '28/11', Heure: '20h30', Fin: '22h04' }, '2026-11-28T20:30', 94],
    [{ Jour: '28/11', Heure: '23h', Fin: '0h34' }, '2026-11-28T23:00', 94],
    [{ Jour: '28/11', Heure: '20h30-22h' }, '2026-11-28T20:30', 90],
    [{ Jour: '28/11', Heure: '2-4pm' }, '2026-11-28T14:00', 120],
    [{ Jour: '28/11', Heure: '7:30–9 p.m.' }, '2026-11-28T19:30', 90],
    [{ Jour: '28/11', Heure: '11-1pm' }, '2026-11-28T11:00', 120],
    [{ Jour: '28/11', Heure: '10pm-2am' }, '2026-11-28T22:00', 240],
    [{ Jour: '28/11', Heure: '10-2am' }, '2026-11-28T22:00', 240],
    [{ Jour: '28/11', Heure: 'noon to 2pm' }, '2026-11-28T12:00', 120],
    [{ Jour: '28/11', Heure: '20h30-10pm' }, '2026-11-28T20:30', 90],
    [{ Jour: '28/11', Heure: 'de 20h30 à 22h04' }, '2026-11-28T20:30', 94],
    [{ Jour: '28/11', Heure: '20h30 – 22h', Durée: '80' }, '2026-11-28T20:30', 80],
    [{ Jour: '28/11', Heure: '20h30', Durée: '94' }, '2026-11-28T20:30', 94],
    [{ Jour: '28/11', Heure: '20h30', Durée: '94’' }, '2026-11-28T20:30', 94],
    [{ Jour: '28/11', Heure: '20h30', Durée: '1h34' }, '2026-11-28T20:30', 94],
    [{ Jour: '28/11', Heure: '20h30', Durée: '1:34:00' }, '2026-11-28T20:30', 94],
    [{ Jour: '28/11', Heure: '20h30', Durée: '00:94' }, '2026-11-28T20:30', 94],
  ])('%o', (cells, startsAt, minutes) => expect(when(cells)).toEqual([startsAt, minutes]));

  it.each([
    [{ Jour: 'lundi', Heure: '20h30' }, ['day date']],
    [{ Jour: '31/11/2026', Heure: '20h30' }, ['day date']],
    [{ Jour: 'samedi 28 novembre 2025' }, ['day date']],
    [{ Jour: '28/11', Heure: '25h' }, ['start time']],
    [{ Heure: '20h30' }, ['day date']],
    [{ Jour: '28/11', Heure: '20h', Fin: 'tard' }, ['end time']],
    [{ Jour: '28/11', Heure: '12h', Fin: '12h' }, ['end time']],
    [{ Jour: '28/11', Heure: '20h', Durée: 'longue' }, ['minutes duration']],
    [{ Jour: '28/11', Heure: '20h', Durée: '1.30 h' }, ['minutes duration']],
  ])('is refused with its cell: %o', (cells, problems) => expect(when(cells)).toEqual(problems));

  it('becomes a wish for a day without an hour, unless it wishes for another: both are said', () => {
    const table = tableFrom([
      ['Titre', 'Jour', 'Heure', 'Souhaits'],
      ['Un', 'samedi 28', '', ''],
      ['Deux', 'samedi 28', '', 'matin'],
      ['Trois', 'samedi 28', '', '2026-11-27'],
    ]);
    const { incoming } = eventsOf(table, proposeEventColumns(table), {}, draft);
    expect(incoming.events.map(({ startsAt, wishes, wishedDay }) => [startsAt, wishes, wishedDay])).toEqual([
      [undefined, undefined, '2026-11-28'],
      [undefined, { part: 'morning' }, '2026-11-28'],
      [undefined, { day: '2026-11-27' }, undefined],
    ]);
    expect(incoming.remarks).toEqual([
      { line: 2, code: 'dayWished', about: 'samedi 28' },
      { line: 3, code: 'dayWished', about: 'samedi 28' },
      { line: 4, code: 'dayLeft', about: 'samedi 28' },
    ]);
  });

  it('is in the night after its day, or at that date, as somebody says once for all; another program means the date', () => {
    const rows = (header: string[], ...cells: string[][]) => tableFrom([header, ...cells]);
    const told = (table: Table, nights?: 'after' | 'date') => {
      const found = eventsOf(table, proposeEventColumns(table), {}, draft, { nights });
      const codes = found.incoming.remarks.map(({ code }) => code);
      return [found.incoming.events[0]?.startsAt, found.nights, found.nightCount, ...new Set(codes)];
    };
    const typed = rows(
      ['Titre', 'Jour', 'Heure'],
      ['Nuit', '28/11', '0h30'],
      ['Aube', '28/11', '4h'],
      ['Jour', '28/11', '9h'],
    );
    expect(told(typed)).toEqual(['2026-11-29T00:30', 'after', 2, 'nightAfter']);
    expect(told(typed, 'date')).toEqual(['2026-11-28T00:30', 'date', 2, 'nightDate']);
    const exported = rows(['Référence', 'Titre', 'Jour', 'Heure'], ['a1', 'Nuit', '2026-11-28', '00:30']);
    expect(told(exported)).toEqual(['2026-11-28T00:30', 'date', 1, 'nightDate']);
    expect(told(exported, 'after')).toEqual(['2026-11-29T00:30', 'after', 1, 'nightAfter']);
  });

  it('is written once for the rows below, in a heading or in the cell above', () => {
    const { incoming } = read(
      ['Titre', 'Jour', 'Heure'],
      ['VENDREDI 27 NOVEMBRE', '', ''],
      ['Un', '', '10h'],
      ['Deux', 'samedi', '11h'],
      ['Trois', '', '12h'],
    );
    expect(incoming.events.map(({ startsAt, line }) => [line, startsAt])).toEqual([
      [3, '2026-11-27T10:00'],
      [4, '2026-11-28T11:00'],
      [5, '2026-11-28T12:00'],
    ]);
  });

  it('is a wish in rows without an hour below a heading, but not below a cell', () => {
    const { incoming } = read(
      ['Titre', 'Jour', 'Heure'],
      ['VENDREDI 27 NOVEMBRE', '', ''],
      ['Un', '', ''],
      ['Deux', '', '10h'],
      ['Trois', 'samedi', '11h'],
      ['Quatre', '', ''],
    );
    expect(incoming.events.map(({ startsAt, wishedDay }) => [startsAt, wishedDay])).toEqual([
      [undefined, '2026-11-27'],
      ['2026-11-27T10:00', undefined],
      ['2026-11-28T11:00', undefined],
      [undefined, undefined],
    ]);
    expect(incoming.remarks).toEqual([{ line: 3, code: 'dayWished', about: 'VENDREDI 27 NOVEMBRE' }]);
  });

  it('takes only the day from a heading, also if the heading has an hour', () => {
    const { incoming } = read(
      ['Titre', 'Jour', 'Heure'],
      ['samedi 28 novembre 14h', '', ''],
      ['Un', '', ''],
      ['Deux', '', '16h'],
    );
    expect(incoming.events.map(({ startsAt, wishedDay }) => [startsAt, wishedDay])).toEqual([
      [undefined, '2026-11-28'],
      ['2026-11-28T16:00', undefined],
    ]);
    expect(incoming.remarks).toEqual([{ line: 3, code: 'dayWished', about: '2026-11-28' }]);
  });

  it('of a row with our number also applies to the rows below it', () => {
    const of = { ...draft, events: [eventOf(7, { startsAt: '2026-11-28T14:00' })] };
    const table = tableFrom([
      ['Lanterne', 'Titre', 'Jour', 'Heure'],
      ['', 'Un', '27/11', '10h'],
      ['7', 'Séance 7', '28/11', '14h'],
      ['', 'Trois', '', '12h'],
    ]);
    const { incoming } = eventsOf(table, proposeEventColumns(table), {}, of);
    expect(incoming.events.at(-1)?.startsAt).toBe('2026-11-28T12:00');
  });
});

describe('the order of day and month', () => {
  const spring: Draft = { ...draft, festival: { ...draft.festival, startsOn: '2026-04-02', endsOn: '2026-04-05' } };
  const days = (
    rows: string[][],
    {
      header = ['Titre', 'Jour', 'Heure'],
      order = undefined as 'day-first' | 'month-first' | undefined,
      mended = {},
      of = spring,
    } = {},
  ) => {
    const table = tableFrom([header, ...rows]);
    const found = eventsOf(table, proposeEventColumns(table), mended, of, { dayOrder: order });
    return {
      days: found.incoming.events.map(({ startsAt }) => startsAt?.slice(0, 10)),
      refused: found.refused.map(({ line }) => line),
      doubt: found.doubt,
      said: found.incoming.remarks.map(({ code }) => code),
    };
  };
  const on = (...cells: string[]) => cells.map((cell, at) => [`S${at}`, cell, '20h']);
  const none = { refused: [], doubt: null, said: [] };
  const summer: Draft = { ...draft, festival: { ...draft.festival, startsOn: '2026-07-01', endsOn: '2026-07-05' } };

  it.each([
    ['that falls on days of the festival', on('03/04/2026', '04/04/2026'), ['2026-04-03', '2026-04-04']],
    ['that does so, the month first', on('04/03/2026', '04/05/2026'), ['2026-04-03', '2026-04-05']],
  ])('is the one %s', (_, rows, expected) => expect(days(rows)).toEqual({ ...none, days: expected }));

  it.each([
    ['', on('13/04/2026', '03/04/2026'), ['2026-04-13', '2026-04-03']],
    [', the month first', on('04/13/2026', '03/04/2026'), ['2026-04-13', '2026-03-04']],
  ])('is the one in which all cells are dates%s', (_, rows, expected) =>
    expect(days(rows, { of: summer })).toEqual({ ...none, days: expected }),
  );

  it('is the same in the whole list: a cell in the other order is refused', () =>
    expect(days(on('03/04/2026', '05/04/2026', '04/25/2026'))).toMatchObject({
      days: ['2026-04-03', '2026-04-05'],
      refused: [4],
    }));

  it('is asked for if nothing decides it, and kept as answered', () => {
    const rows = on('03/04/2026');
    expect(days(rows, { of: summer })).toEqual({
      days: ['2026-04-03'],
      refused: [],
      doubt: '03/04/2026',
      said: ['dayFirst'],
    });
    expect(days(rows, { of: summer, order: 'month-first' })).toEqual({
      days: ['2026-03-04'],
      refused: [],
      doubt: '03/04/2026',
      said: [],
    });
  });

  it('tends to month first with English headings, or AM and PM', () => {
    expect(days(on('03/04/2026'), { of: summer, header: ['Title', 'Day', 'Start'] })).toMatchObject({
      days: ['2026-03-04'],
      said: ['monthFirst'],
    });
    expect(days([['Un', '03/04/2026', '8:00 pm']], { of: summer })).toMatchObject({ days: ['2026-03-04'] });
  });

  it('does not apply to somebody who corrects a cell', () =>
    expect(days(on('04/03/2026', '04/04/2026', 'x'), { mended: { 4: { day: '05/04/2026' } } })).toMatchObject({
      days: ['2026-04-03', '2026-04-04', '2026-04-05'],
    }));
});

describe('the contents of a séance in a list', () => {
  it('are films of the festival, people with their roles, themes, a room in its venue', () => {
    const { incoming } = read(
      ['Titre', 'Films', 'Avec', 'Thèmes', 'Salle', 'Lieu', 'Type', 'Statut', 'Jauge'],
      [
        '',
        'sang et la boue / Nuit, et jour',
        'Diop Awa, Luc Roy (modération)',
        'Eau; Terre',
        'Salle 1',
        'Rex',
        'Ciné-débat',
        'annulé',
        '120 places',
      ],
    );
    expect(incoming.events[0]).toMatchObject({
      films: ['Le sang et la boue', 'Nuit, et jour'],
      people: [{ key: 'diop awa' }, { key: 'luc roy', role: 'moderator' }],
      themes: ['Eau', 'Terre'],
      kind: 'screening',
      status: 'cancelled',
      capacity: 120,
    });
    expect(incoming.rooms).toMatchObject([{ name: 'Salle 1', venue: 'Rex', line: 2 }]);
    expect(incoming.people.map(({ name }) => name)).toEqual(['Diop Awa', 'Luc Roy']);
  });

  it('have no room if the cell has only a dash', () => {
    const { incoming } = read(['Titre', 'Salle'], ['Un', '-']);
    expect([incoming.events[0]?.rooms, incoming.rooms]).toEqual([undefined, []]);
    expect(read(['Titre', 'Lieu', 'Salle'], ['Un', 'Rex', '-']).incoming.rooms).toMatchObject([{ name: 'Rex' }]);
  });

  it.each([
    ['-', undefined],
    ['N/A', undefined],
    ['inconnu', undefined],
    ['Awa Diop / ?', ['Awa Diop']],
    ['Awa Diop ; N/A', ['Awa Diop']],
    ['Awa Diop, réalisatrice', ['Awa Diop director']],
    ['Awa Diop, réalisatrice et Luc Roy, modérateur', ['Awa Diop director', 'Luc Roy moderator']],
    ['Diop, modératrice ; Luc Roy', ['Diop moderator', 'Luc Roy']],
    ['Awa Diop, Luc Roy', ['Awa Diop', 'Luc Roy']],
  ])('have the people of « %s »', (cell, expected) => {
    const { incoming } = read(['Titre', 'Avec'], ['Un', cell]);
    const nameOf = (key: string) => incoming.people.find((person) => person.key === key)?.name;
    const said = incoming.events[0]?.people?.map(({ key, role }) => [nameOf(key), role].filter(Boolean).join(' '));
    expect(said).toEqual(expected);
  });

  it.each([
    ['https://a.org, https://b.org.', ['https://a.org', 'https://b.org']],
    ['https://a.org,https://b.org', ['https://a.org', 'https://b.org']],
    ['https://a.org;https://b.org', ['https://a.org', 'https://b.org']],
    ['https://a.org Un, deux https://b.org Trois', ['https://a.org Un, deux', 'https://b.org Trois']],
    ['Places : https://a.org, film : https://b.org', ['https://a.org Places', 'https://b.org film']],
    ['Places : https://a.org.', ['https://a.org Places']],
    ['https://a.org/?u=https://b.org,c', ['https://a.org/?u=https://b.org,c']],
  ])('have the links of « %s »', (cell, expected) => {
    const { links } = read(['Titre', 'Liens'], ['Un', cell]).incoming.events[0] ?? {};
    expect(links?.map(({ address, label }) => [address, label].filter(Boolean).join(' '))).toEqual(expected);
  });

  it.each([
    ['VO', '', {}],
    ['VF', 'VO', { spoken: ['fr'] }],
    ['VF', 'non', { spoken: ['fr'], translatedInto: [] }],
    ['aucune', 'sans traduction', { spoken: ['zxx'], translatedInto: [] }],
    ['non', 'oui', { language: 'non' }],
  ])('have the languages of « %s », translated: « %s »', (...cells) => {
    const [spoken, into, expected] = cells;
    const {
      title: _,
      line: __,
      foreignId: ___,
      ...said
    } = read(['Titre', 'Langue', 'Traduction'], ['Un', spoken, into]).incoming.events[0] ?? {};
    expect(said).toEqual(expected);
  });

  it('are named by a film that is not here yet, which is said', () => {
    const { incoming } = read(['Film', 'Jour', 'Heure'], ['Jamais vu', 'samedi', '20h']);
    expect(incoming.events[0]).toMatchObject({ title: { fr: 'Jamais vu' }, kind: 'screening', films: [] });
    expect(incoming.remarks).toEqual([{ line: 2, code: 'unknownFilm', about: 'Jamais vu' }]);
  });

  it('are complete once the cell was corrected', () => {
    const table = tableFrom([
      ['Titre', 'Jauge'],
      ['Un', 'beaucoup'],
    ]);
    const of = (mended: Record<string, Record<string, string>>) =>
      eventsOf(table, proposeEventColumns(table), mended, draft);
    expect(of({}).incoming.refused).toEqual([{ line: 2, title: 'Un', code: 'listNumber', about: 'beaucoup' }]);
    expect(of({ 2: { capacity: '80' } }).incoming.events).toMatchObject([{ capacity: 80 }]);
  });

  it('have an unknown type as the label, and each such word is named once', () => {
    const table = tableFrom([
      ['Titre', 'Type'],
      ['Un', 'Bidule'],
      ['Deux', 'bidule'],
      ['Trois', 'Machin'],
    ]);
    const of = (mended: Record<string, Record<string, string>>) =>
      eventsOf(table, proposeEventColumns(table), mended, draft);
    const { incoming, refused, doubted } = of({});
    expect(incoming.events.map(({ kind, label }) => [kind, label?.fr])).toEqual([
      [undefined, 'Bidule'],
      [undefined, 'bidule'],
      [undefined, 'Machin'],
    ]);
    expect(incoming.remarks.map(({ code, about }) => [code, about])).toEqual([
      ['unknownKind', 'Bidule'],
      ['unknownKind', 'bidule'],
      ['unknownKind', 'Machin'],
    ]);
    expect(refused).toEqual([]);
    expect(doubted.map(({ line, problems }) => [line, problems[0]?.cell])).toEqual([
      [2, 'Bidule'],
      [4, 'Machin'],
    ]);
    // An answer for one line applies to every use of the word.
    const said = of({ 2: { kind: 'workshop' } });
    expect(said.incoming.events.map(({ kind, label }) => kind ?? label?.fr)).toEqual([
      'workshop',
      'workshop',
      'Machin',
    ]);
    expect(said.doubted.map(({ line }) => line)).toEqual([4]);
  });

  it('are refused with an unknown type if there is a label already', () =>
    expect(first(['Titre', 'Type', 'Appellation'], ['Un', 'Bidule', 'Ciné-goûter'])).toEqual(['kind choice']));

  it('are in a room called 2/3, and in two rooms that are listed', () => {
    const rooms = (cell: string, of: Draft = draft) => {
      const table = tableFrom([
        ['Titre', 'Salle'],
        ['Un', cell],
      ]);
      return eventsOf(table, proposeEventColumns(table), {}, of).incoming.rooms.map(({ name }) => name);
    };
    expect(rooms('Salle 2/3')).toEqual(['Salle 2/3']);
    expect(rooms('2/3', { ...draft, rooms: [roomOf(1, { name: { fr: '2/3' } })] })).toEqual(['2/3']);
    expect(rooms('Salle 1/Salle 2')).toEqual(['Salle 1', 'Salle 2']);
    expect(rooms('Salle 1, Salle 2/3')).toEqual(['Salle 1', 'Salle 2/3']);
  });

  it('are in the main language of the festival if no heading names another', () => {
    const english = { ...draft, festival: { ...draft.festival, locale: 'en' as const } };
    const columns = (...header: string[]) => proposeEventColumns(tableFrom([header, header.map(() => 'x')]), 'en');
    expect(columns('Title', 'Synopsis', 'Label')).toEqual(['titleEn', 'synopsisEn', 'labelEn']);
    expect(columns('Title', 'Title (EN)', 'Synopsis (FR)')).toEqual(['titleFr', 'titleEn', 'synopsisFr']);
    expect(columns('Lanterne', 'Titre')).toEqual(['number', 'titleFr']);
    const table = tableFrom([
      ['Film', 'Type'],
      ['Never seen', 'Thing'],
    ]);
    expect(eventsOf(table, proposeEventColumns(table, 'en'), {}, english).incoming.events).toMatchObject([
      { title: { en: 'Never seen' }, label: { en: 'Thing' } },
    ]);
  });
});

async function again(rows: Rows, of: Draft, format: (typeof listFormats)[number] = 'csv') {
  const file = await listFile('events', rows, format, 'fr');
  const found = await readList(typeof file === 'string' ? new TextEncoder().encode(file) : file);
  const table = Array.isArray(found) ? tableOf(found, true) : found;
  if ('code' in table) throw new Error(table.code);
  const mapping = readMapping(
    eventColumns,
    proposeEventColumns(table).map((column) => column ?? ''),
    table.header.length,
  );
  return eventsOf(table, mapping, {}, of);
}

describe('séances that are exported and imported again', () => {
  const hostile = [1, 2, 3].map((seed) => {
    const { db, festival } = hostileFestival(seed);
    return loadDraft(festival.id, db);
  });
  const rowsOf = (of: Draft, locale: 'fr' | 'en' = 'fr') => eventRows(indexDraft(of), filmsByName(of.films), locale);

  it.each(listFormats)('change nothing: %s', async (format) => {
    for (const [at, of] of hostile.entries()) {
      const { incoming, refused } = await again(rowsOf(of, at === 1 ? 'en' : 'fr'), of, format);
      expect(refused).toEqual([]);
      expect(incoming.remarks).toEqual([]);
      expect([...incoming.rooms, ...incoming.people]).toEqual([]);
      expect(incoming.events.map(({ line: _, foreignId: __, ...said }) => said)).toEqual(
        rowsOf(of)
          .slice(1)
          .map(([number]) => ({ number })),
      );
    }
  });

  it('are not those with their numbers in another festival, nor without one if their titles are others', () => {
    const of = { ...draft, events: [eventOf(7)] };
    const { slug } = draft.festival;
    const read = (heading: string, title: string) => {
      const table = tableFrom([
        [heading, 'Titre', 'Jour', 'Heure'],
        ['7', title, '28/11', '10h'],
      ]);
      const [event] = eventsOf(table, proposeEventColumns(table), {}, of).incoming.events;
      return [event?.number, event?.mayBe];
    };
    expect(read(`Lanterne ${slug}`, 'Autre')).toEqual([7, undefined]);
    expect(read('Lanterne', 'Séance 7')).toEqual([7, undefined]);
    expect(read('Lanterne', 'Autre')).toEqual([undefined, 7]);
    expect(read('Lanterne edition-2025', 'Séance 7')).toEqual([undefined, undefined]);
  });

  it('keep the name of a room whose venue alone was edited', () => {
    const rooms: Draft['events'][0]['rooms'] = [{ roomId: 1, use: 'main' }];
    const of = { ...draft, venues: [venueOf(1, { name: { fr: 'Rex' } })], events: [{ ...eventOf(1), rooms }] };
    const rows = rowsOf(of);
    const at = rows[0]?.indexOf(columnLabel('events', 'venue', 'fr')) ?? -1;
    const table = tableFrom(
      rows.map((row, i) => (i === 1 ? row.with(at, 'Halle') : row).map((cell) => String(cell ?? ''))),
    );
    const { incoming } = eventsOf(table, proposeEventColumns(table), {}, of);
    expect(incoming.rooms).toMatchObject([{ name: 'Salle 1', venue: 'Halle' }]);
    expect(incoming.events).toMatchObject([{ number: 1, rooms: [incoming.rooms[0]?.key] }]);
  });

  it.each<[EventColumn, string, object]>([
    ['titleFr', '=1+1', { title: { fr: '=1+1' } }],
    ['day', '2026-06-07', { startsAt: expect.stringMatching(/^2026-06-0[78]T/) }],
    ['start', '0h30', { startsAt: expect.stringMatching(/T00:30$/) }],
    ['minutes', '1h34', { minutes: 94 }],
    ['kind', 'atelier', { kind: 'workshop' }],
    ['people', '', { people: [] }],
    ['themes', 'Eau', { themes: ['Eau'] }],
    ['spoken', 'anglais et swahili', { spoken: ['en', 'sw'] }],
    ['translatedInto', '', { translatedInto: [] }],
    ['capacity', '', { capacity: null }],
    ['status', 'annulée', { status: 'cancelled' }],
    [
      'links',
      'https://example.org/b Enregistrement',
      { links: [{ address: 'https://example.org/b', label: 'Enregistrement' }] },
    ],
    [
      'wishes',
      'matin ; 2026-06-07\nheures de classe',
      { wishes: { day: '2026-06-07', part: 'morning', school: true } },
    ],
    ['tags', 'Jury ; presse\njury', { tags: ['Jury', 'presse'] }],
    ['teamNotes', '-', { teamNotes: '-' }],
  ])('change exactly what was edited: %s', async (column, value, said) => {
    for (const of of hostile) {
      const rows = rowsOf(of);
      const at = rows[0]?.indexOf(columnLabel('events', column, 'fr')) ?? -1;
      const line = rows.findIndex((row, i) => i > 0 && String(row[at] ?? '') !== value && row[5] !== null);
      const { incoming } = await again(
        rows.map((row, i) => (i === line ? row.with(at, value) : row)),
        of,
      );
      const edited = incoming.events.filter((event) => Object.keys(event).length > 3);
      expect(edited.map(({ line: _, foreignId: __, ...event }) => event)).toEqual([
        { number: rows[line]?.[0], ...said },
      ]);
    }
  });
});
