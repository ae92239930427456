import { describe, expect, it } from 'vitest';
import type { Draft } from '#lib/model/draft.ts';
import { eventOf, filmOf, itemOf, personOf, presenceOf, roomOf, venueOf, versionOf } from '#lib/model/draft-testing.ts';
import type { Incoming, IncomingEvent } from './incoming.ts';
import { incomingEvent, incomingOf, noKeys, plannedDraftOf } from './incoming-testing.ts';
import { noProgrammeAnswers, type PlannedEvent, type ProgrammeAnswers } from './planned.ts';
import { type ProgrammeKeys, planProgramme } from './programme-plan.ts';

const keysFor = (events: [string, number][]): ProgrammeKeys => ({ ...noKeys, event: new Map(events) });
const answersOf = (own: Partial<ProgrammeAnswers>): ProgrammeAnswers => ({ ...noProgrammeAnswers, ...own });
const room1 = { key: 'a', foreignId: '', line: 1, name: 'salle 1' };

function only(draft: Draft, incoming: Partial<Incoming>, keys = noKeys, answers = noProgrammeAnswers): PlannedEvent {
  const plan = planProgramme(draft, incomingOf(incoming), keys, answers);
  expect(plan.events).toHaveLength(1);
  return plan.events[0] as PlannedEvent;
}

const changesOf = (row: PlannedEvent) =>
  row.is === 'changed' ? row.fields.map(({ field, before, after }) => [field, before, after]) : row.is;

it('counts tens of thousands of people in one séance quickly, and refuses it', () => {
  const people = Array.from({ length: 40_000 }, (_, at) => ({
    key: `${at}`,
    foreignId: `${at}`,
    line: 1,
    name: `Personne ${at}`,
  }));
  const events = [incomingEvent('Plénière', { people: people.map(({ key }) => ({ key })) })];
  expect(only(plannedDraftOf(), { people, events })).toMatchObject({
    is: 'refused',
    code: 'tooManyPeople',
    about: '40000',
  });
});

it('makes no more themes than a festival may have, and says that some were left out', () => {
  const events = Array.from({ length: 103 }, (_, at) =>
    incomingEvent(`Atelier ${at}`, { foreignId: `e${at}`, themes: [`Fil ${at}`] }),
  );
  const plan = planProgramme(plannedDraftOf(), incomingOf({ events }), noKeys);
  expect([plan.themes.length, plan.counts.new]).toEqual([100, 103]);
  expect(plan.notes).toEqual([{ code: 'themes', count: 3, about: 'Fil 100' }]);
});

it('adds a day without an hour to the wishes of a séance without a time, and not to one with a time', () => {
  const wishes = { part: 'morning', after: 2 } as const;
  const told = (startsAt: string | null) => {
    const draft = plannedDraftOf({ events: [eventOf(1, { title: { fr: 'Courts' }, startsAt, wishes })] });
    const events = [incomingEvent('Courts', { foreignId: 'e', startsAt: undefined, wishedDay: '2026-06-06' })];
    return changesOf(only(draft, { events }, keysFor([['e', 1]])));
  };
  expect(told(null)).toEqual([['wishes', wishes, { ...wishes, day: '2026-06-06' }]]);
  expect(told('2026-06-05T18:00')).toBe('unchanged');
});

describe('rooms of a file', () => {
  const places = (rooms: Incoming['rooms'], draft = plannedDraftOf(), answers = noProgrammeAnswers) =>
    planProgramme(draft, incomingOf({ rooms }), noKeys, answers).rooms;

  it('are those with their name, whatever the case, and new ones if none is similar', () => {
    const rows = places([room1, { ...room1, key: 'b', name: 'Foyer' }, { ...room1, key: 'c', name: 'Salle 3' }]);
    expect(rows.map((row) => [row.is, row.is === 'asked' ? 0 : row.room.id])).toEqual([
      ['same', 1],
      ['new', -1],
      ['new', -2],
    ]);
  });

  it('are asked about if they are only similar, and then are what was answered', () => {
    const draft = plannedDraftOf({ rooms: [roomOf(1, { name: { fr: 'La Grande Salle' } })] });
    const rooms = [{ ...room1, name: 'Grande salle' }];
    expect(places(rooms, draft)).toMatchObject([{ is: 'asked', candidates: [{ id: 1 }] }]);
    expect(places(rooms, draft, answersOf({ said: new Map([['r0', '1']]) }))).toMatchObject([
      { is: 'same', room: { id: 1 } },
    ]);
    expect(places(rooms, draft, answersOf({ said: new Map([['r0', 'new:1']]) }))).toMatchObject([
      { is: 'new', room: { venueId: 1 } },
    ]);
    expect(places(rooms, draft, answersOf({ all: { rooms: 'same' } }))).toMatchObject([{ is: 'same' }]);
  });

  it('are in the venue the file names, made once; if the festival has no venue, one is made', () => {
    const two = ['b', 'c'].map((key) => ({ ...room1, key, name: `Studio ${key}`, venue: 'Les Docks' }));
    const plan = planProgramme(plannedDraftOf(), incomingOf({ rooms: two }), noKeys);
    expect(plan.venues.map(({ name }) => name)).toEqual([{ fr: 'Les Docks' }]);
    expect(plan.rooms.map((row) => row.is === 'new' && row.room.venueId)).toEqual([
      plan.venues[0]?.id,
      plan.venues[0]?.id,
    ]);
    const bare = planProgramme(
      plannedDraftOf({ venues: [], rooms: [] }),
      incomingOf({ title: 'FOSDEM', rooms: [room1] }),
      noKeys,
    );
    expect(bare.venues.map(({ name }) => name)).toEqual([{ fr: 'FOSDEM' }]);
  });

  it('are in the venue that the file names, also in one line, or that somebody chooses', () => {
    const rex = venueOf(1, { name: { fr: 'Cinéma Le Rex' } });
    const lune = venueOf(2, { name: { fr: 'La Lune' } });
    const draft = plannedDraftOf({ venues: [rex, lune], rooms: [roomOf(1, { venueId: 1, name: { fr: 'Salle 1' } })] });
    const named = (name: string) => ({ ...room1, key: name, name });
    const plan = (answers = noProgrammeAnswers, ...names: string[]) =>
      planProgramme(draft, incomingOf({ rooms: names.map(named) }), noKeys, answers);
    const inLine = plan(
      noProgrammeAnswers,
      'La Lune – Salle 1',
      'Salle 2, Cinéma Le Rex',
      'Agora, Bourse, 3 rue Haute',
    );
    expect(inLine.rooms.map((row) => row.is === 'new' && [row.room.name.fr, row.room.venueId])).toEqual([
      ['Salle 1', 2],
      ['Salle 2', 1],
      ['Agora', inLine.venues[0]?.id],
    ]);
    expect(inLine.venues).toMatchObject([{ name: { fr: 'Bourse' }, address: '3 rue Haute' }]);
    // The venue of a room that is alone in its line is unknown.
    expect(plan(noProgrammeAnswers, 'Janson').rooms).toMatchObject([{ is: 'asked', candidates: [] }]);
    const venueIds = (answers: Partial<ProgrammeAnswers>) =>
      plan({ ...noProgrammeAnswers, ...answers }, 'Janson', 'Foyer').after.rooms.slice(1);
    expect(venueIds({ place: 2 }).map(({ venueId }) => venueId)).toEqual([2, 2]);
    expect(new Set(venueIds({ place: 'own' }).map(({ venueId }) => venueId)).size).toBe(2);
    expect(venueIds({ said: new Map([['r0', 'new:own']]), place: 2 }).map(({ venueId }) => venueId)).toEqual([-1, 2]);
  });

  it('are found by the whole line that our own calendars write, whatever their names contain', () => {
    const draft = plannedDraftOf({
      venues: [venueOf(1, { name: { fr: 'Rex, le grand – bleu' }, address: '3, rue Haute\n1000 Ville' })],
      rooms: [roomOf(1, { venueId: 1, name: { fr: 'Salle A, B – C' } })],
    });
    const whole = 'Rex, le grand – bleu – Salle A, B – C, 3, rue Haute, 1000 Ville';
    expect(places([{ ...room1, name: 'le grand', venue: 'Rex', whole }], draft)).toMatchObject([
      { is: 'same', room: { id: 1 } },
    ]);
  });
});

describe('people of a file', () => {
  const named = (name: string, own = {}) => ({ key: name, foreignId: '', line: 1, name, ...own });
  const draft = plannedDraftOf({ people: [personOf(1, { name: 'Awa Diop' }), personOf(2, { name: 'Zoé Laurent' })] });

  it('are those with their name, asked about by an initial, and one new person for one name', () => {
    const people = [
      named('Diop, Awa'),
      named('Z. Laurent'),
      named('Noor Kanza'),
      named('noor kanza', { key: 'again' }),
    ];
    const plan = planProgramme(draft, incomingOf({ people }), noKeys);
    expect(plan.people.map(({ is }) => is)).toEqual(['same', 'asked', 'new', 'new']);
    expect(plan.counts).toMatchObject({ people: 1, open: 1 });
  });

  it('are other people under another id, and renamed only by our own number', () => {
    const people = [named('Awa Diop', { foreignId: '7' }), named('Awa N. Diop', { number: 301 })];
    const plan = planProgramme(draft, incomingOf({ people }), { ...noKeys, person: new Map([['6', 1]]) });
    expect(plan.people).toMatchObject([
      { is: 'new' },
      { is: 'changed', before: 'Awa Diop', person: { name: 'Awa N. Diop' } },
    ]);
  });
});

it('get a biography if they are new, and are named if they keep another one', () => {
  const person = (name: string) => ({ key: name, foreignId: '', line: 1, name, bio: { fr: `Bio de ${name}` } });
  const draft = plannedDraftOf({ people: [{ ...personOf(1), name: 'Awa Diop', bio: { fr: 'La nôtre' } }] });
  const plan = planProgramme(draft, incomingOf({ people: [person('Awa Diop'), person('Luc Roy')] }), noKeys);
  expect(plan.after.people.map(({ name, bio }) => [name, bio.fr])).toEqual([
    ['Awa Diop', 'La nôtre'],
    ['Luc Roy', 'Bio de Luc Roy'],
  ]);
  expect(plan.notes).toEqual([{ code: 'bios', count: 1, about: 'Awa Diop' }]);
  const again = planProgramme(plan.after, incomingOf({ people: [person('Luc Roy')] }), noKeys);
  expect([again.notes, again.counts.doing]).toEqual([[], 0]);
});

it('makes a venue with its address, and uses only the venue for the rooms in it', () => {
  const place = { venue: 'La Cour', address: '1 rue des Lilas', latitude: 48.1, longitude: -1.68 };
  const rooms = [{ key: 'c', foreignId: '', line: 1, name: 'La Cour', ...place }];
  const plan = planProgramme(plannedDraftOf(), incomingOf({ rooms }), noKeys);
  expect(plan.venues).toMatchObject([{ address: '1 rue des Lilas', latitude: 48.1, longitude: -1.68 }]);
  const named = plannedDraftOf({ venues: [{ ...venueOf(1), name: { fr: 'La Cour' } }], rooms: [roomOf(1)] });
  expect(planProgramme(named, incomingOf({ rooms }), noKeys).rooms).toMatchObject([{ is: 'same', room: { id: 1 } }]);
  const two = { ...named, rooms: [roomOf(1), roomOf(2)] };
  expect(planProgramme(two, incomingOf({ rooms }), noKeys).rooms[0]?.is).toBe('asked');
});

describe('séances of a file', () => {
  const full = incomingEvent('Ouverture', {
    foreignId: 'e1',
    kind: 'talk',
    startsAt: '2026-11-28T10:00',
    minutes: 50,
    rooms: ['a'],
    themes: ['Mines'],
    people: [{ key: 'p', role: 'moderator' }],
    subtitle: { fr: 'Bienvenue' },
    language: 'fr',
  });
  const file = { rooms: [room1], people: [{ key: 'p', foreignId: '9', line: 2, name: 'Noor Kanza' }], events: [full] };

  it('are new with all their facts: one part, a room, announced people, a new theme', () => {
    const plan = planProgramme(plannedDraftOf(), incomingOf(file), noKeys);
    expect(plan.events).toMatchObject([
      {
        is: 'new',
        event: {
          kind: 'talk',
          title: { fr: 'Ouverture' },
          startsAt: '2026-11-28T10:00',
          publicEndFixed: null,
          items: [{ kind: 'talk', minutes: 50 }],
          rooms: [{ roomId: 1, use: 'main' }],
          people: [{ role: 'moderator', confirmation: 'confirmed', personId: plan.after.people[0]?.id }],
          themeIds: [plan.themes[0]?.id],
          spoken: ['fr'],
        },
      },
    ]);
    expect(plan.themes).toMatchObject([{ name: { fr: 'Mines' }, slug: 'mines' }]);
    expect(plan.notes).toEqual([]);
    expect(plan.counts).toMatchObject({ new: 1, people: 1, themes: 1, doing: 3, open: 0 });
  });

  it('have the languages of the file; a single language removes no other, and an unknown word is named', () => {
    const draft = plannedDraftOf({
      events: [eventOf(10, { kind: 'talk', spoken: ['en', 'fr'], translatedInto: ['fr'] })],
    });
    const plan = (said: Partial<IncomingEvent>) =>
      planProgramme(
        draft,
        incomingOf({ events: [incomingEvent('Séance 10', { uid: eventOf(10).uid, ...said })] }),
        noKeys,
      );
    const changes = (said: Partial<IncomingEvent>) => changesOf(plan(said).events[0] as PlannedEvent);
    expect(changes({ language: 'fr' })).toBe('unchanged');
    expect(changes({ language: 'de' })).toEqual([['spoken', ['en', 'fr'], ['de']]]);
    expect(changes({ spoken: ['fr'], translatedInto: [] })).toEqual([
      ['spoken', ['en', 'fr'], ['fr']],
      ['translatedInto', ['fr'], []],
    ]);
    expect(changes({ language: 'klingonnais' })).toBe('unchanged');
    expect(plan({ language: 'klingonnais' }).notes).toEqual([
      { code: 'unknownLanguage', count: 1, about: 'klingonnais' },
    ]);
  });

  it('leave the language of a film to its copies, and say so if those have another one', () => {
    const films = [filmOf(1, { originalTitle: 'Lithium', versions: [versionOf(10, 1, { spoken: ['es'] })] })];
    const plan = (said: Partial<IncomingEvent>) =>
      planProgramme(
        plannedDraftOf({ films }),
        incomingOf({ events: [incomingEvent('Lithium', { films: ['Lithium'], ...said })] }),
        noKeys,
      );
    expect(plan({ language: 'es' }).notes).toEqual([]);
    expect(plan({ language: 'en' }).notes).toEqual([{ code: 'language', count: 1, about: 'en' }]);
    expect(plan({ spoken: ['en'] }).events).toMatchObject([{ is: 'new', event: { spoken: [] } }]);
    expect(
      planProgramme(
        plannedDraftOf(),
        incomingOf({ events: [incomingEvent('Nuit', { kind: 'screening', language: 'sv' })] }),
        noKeys,
      ),
    ).toMatchObject({ events: [{ event: { spoken: [] } }], notes: [{ code: 'language', about: 'sv' }] });
    // « Échanges traduits en français » is of no film.
    expect(plan({ translatedInto: ['fr'] }).events).toMatchObject([{ is: 'new', event: { translatedInto: ['fr'] } }]);
  });

  it('a screening shows the film of its title, if there is only one', () => {
    const draft = plannedDraftOf({ films: [filmOf(1, { originalTitle: 'Lithium' })] });
    expect(only(draft, { events: [incomingEvent('Lithium', { kind: 'screening' })] })).toMatchObject({
      event: { items: [{ kind: 'film', filmId: 1, minutes: null }] },
    });
  });

  it('show the films of the file; others who are still shown keep their part, and other parts stay', () => {
    const films = ['Lithium', 'Cobalt', 'Silice'].map((originalTitle, at) => filmOf(at + 1, { originalTitle }));
    const items = [
      itemOf(1, { kind: 'introduction', minutes: 5 }),
      itemOf(2, { kind: 'film', filmId: 1, access: ['loop'], position: 1 }),
      itemOf(3, { kind: 'debate', position: 2 }),
    ];
    const draft = plannedDraftOf({ films, events: [eventOf(10, { items })] });
    const row = only(draft, {
      events: [incomingEvent('Séance 10', { number: 10, films: ['Cobalt', 'Lithium', 'Argent'] })],
    });
    expect(changesOf(row)).toEqual([
      ['minutes', 125, 215],
      ['films', [1], [2, 1]],
    ]);
    expect(row.is === 'changed' && row.event.items.map(({ kind, filmId, access }) => [kind, filmId, access])).toEqual([
      ['introduction', null, []],
      ['film', 2, []],
      ['film', 1, ['loop']],
      ['debate', null, []],
    ]);
    const fresh = only(draft, {
      events: [incomingEvent('', { title: undefined, kind: 'screening', films: ['Silice'] })],
    });
    expect(fresh).toMatchObject({ is: 'new', title: 'Silice', event: { items: [{ kind: 'film', filmId: 3 }] } });
  });

  it.each<[string, string[], (number | string | null)[]]>([
    ['one more', ['Lithium', 'Cobalt'], ['introduction', 1, 2]],
    ['one more, in its order', ['Cobalt', 'Lithium'], ['introduction', 2, 1]],
    ['two more', ['Lithium', 'Cobalt', 'Silice'], ['introduction', 1, 2, 3]],
    ['another', ['Cobalt'], ['introduction', 2, null]],
  ])('replace by %s a film that was still to be chosen', (_, said, expected) => {
    const films = ['Lithium', 'Cobalt', 'Silice'].map((originalTitle, at) => filmOf(at + 1, { originalTitle }));
    const items = [
      itemOf(1, { kind: 'introduction' }),
      itemOf(2, { kind: 'film', filmId: 1, position: 1 }),
      itemOf(3, { kind: 'film', position: 2 }),
    ];
    const row = only(plannedDraftOf({ films, events: [eventOf(10, { items })] }), {
      events: [incomingEvent('Séance 10', { number: 10, films: said })],
    });
    expect(
      row.is === 'changed' && row.event.items.map(({ kind, filmId }) => (kind === 'film' ? filmId : kind)),
    ).toEqual(expected);
  });

  it.each<[string, Partial<Parameters<typeof eventOf>[1]>, Partial<Incoming['events'][number]>, unknown]>([
    [
      'a title',
      {},
      { title: { fr: 'Autre' } },
      [['title', { en: 'Event 10', fr: 'Séance 10' }, { en: 'Event 10', fr: 'Autre' }]],
    ],
    ['nothing', {}, { title: { fr: 'Séance 10' } }, 'unchanged'],
    [
      'a wish',
      { wishes: { part: 'late' } },
      { wishes: { part: 'morning', school: true } },
      [['wishes', { part: 'late' }, { part: 'morning', school: true }]],
    ],
    ['the wishes it has', { wishes: { part: 'late' } }, { wishes: { part: 'late' } }, 'unchanged'],
    [
      'an hour, its fixed end moving along',
      { publicEndFixed: '2026-11-28T15:00' },
      { startsAt: '2026-11-28T16:00' },
      [['startsAt', '2026-11-28T14:00', '2026-11-28T16:00']],
    ],
    ['a length, of its one part', { items: [itemOf(1)] }, { minutes: 75 }, [['minutes', 60, 75]]],
    ['the length it has', { items: [itemOf(1)] }, { minutes: 60 }, 'unchanged'],
    ['the length its fixed end says', { publicEndFixed: '2026-11-28T15:30' }, { minutes: 90 }, 'unchanged'],
    ['no hour', {}, { startsAt: null }, [['startsAt', '2026-11-28T14:00', null]]],
    ['a cancellation', {}, { status: 'cancelled' }, [['status', 'planned', 'cancelled']]],
    [
      'a link',
      {},
      {
        links: [
          { address: 'https://a.example/', label: ' A ' },
          { address: 'javascript:1', label: '' },
          { address: `https://a.example/${'x'.repeat(2000)}`, label: '' },
        ],
      },
      [['links', [], [{ address: 'https://a.example/', label: 'A' }]]],
    ],
    [
      'an empty subtitle',
      { subtitle: { fr: 'Sous-titre' } },
      { subtitle: {} },
      [['subtitle', { fr: 'Sous-titre' }, {}]],
    ],
    [
      'the main room of two',
      {
        rooms: [
          { roomId: 1, use: 'main' },
          { roomId: 2, use: 'overflow' },
        ],
      },
      { rooms: ['a'] },
      'unchanged',
    ],
  ])('change by %s and by nothing else', (_, own, said, expected) => {
    const draft = plannedDraftOf({ events: [eventOf(10, own)] });
    const title = 'title' in said ? {} : { title: undefined };
    const row = only(
      draft,
      { rooms: [room1], events: [incomingEvent('', { foreignId: 'k', ...title, ...said })] },
      keysFor([['k', 10]]),
    );
    expect(changesOf(row)).toEqual(expected);
  });

  it('keep the answers of people who are still named, and remove others', () => {
    const people = [
      presenceOf(1, { id: 5, role: 'guest', confirmation: 'tentative', presence: 'video' }),
      presenceOf(2, { id: 6, position: 1 }),
    ];
    const draft = plannedDraftOf({ people: [personOf(1), personOf(2)], events: [eventOf(10, { people })] });
    const row = only(
      draft,
      {
        people: [{ key: 'x', foreignId: '', line: 1, name: 'Personne 1' }],
        events: [incomingEvent('Séance 10', { foreignId: 'k', people: [{ key: 'x' }] })],
      },
      keysFor([['k', 10]]),
    );
    expect(row).toMatchObject({
      is: 'changed',
      event: { people: [{ id: 1000, role: 'guest', confirmation: 'tentative' }] },
    });
    expect(row.is === 'changed' && row.event.people).toHaveLength(1);
  });

  it('keep both parts of somebody who moderates and speaks when another is added', () => {
    const people = [
      presenceOf(1, { id: 5, role: 'moderator' }),
      presenceOf(1, { id: 6, role: 'speaker', position: 1 }),
    ];
    const draft = plannedDraftOf({ people: [personOf(1), personOf(2)], events: [eventOf(10, { people })] });
    const named = (key: string, name: string) => ({ key, foreignId: '', line: 1, name });
    const row = only(draft, {
      people: [named('x', 'Personne 1'), named('y', 'Personne 2')],
      events: [
        incomingEvent('Séance 10', {
          number: 10,
          people: [{ key: 'x', role: 'moderator' }, { key: 'x' }, { key: 'y', role: 'moderator' }, { key: 'y' }],
        }),
      ],
    });
    expect(row.is === 'changed' && row.event.people.map(({ personId, role }) => [personId, role])).toEqual([
      [1, 'moderator'],
      [1, 'speaker'],
      [2, 'moderator'],
    ]);
  });

  it('of a spreadsheet are found by its id only under their title, if it is of several only at their hour', () => {
    const draft = plannedDraftOf({ events: [eventOf(10), eventOf(11), eventOf(12, { title: { fr: 'Séance 11' } })] });
    const row = (id: number, title: string, hour: string, said?: string, source = 'list') =>
      only(
        draft,
        { source, events: [incomingEvent(title, { foreignId: '1', startsAt: `2026-11-28T${hour}` })] },
        keysFor([['1', id]]),
        said === undefined ? noProgrammeAnswers : answersOf({ said: new Map([['e0', said]]) }),
      );
    expect(row(10, 'Séance 10', '16:00')).toMatchObject({ is: 'changed', event: { id: 10 } });
    expect(row(12, 'Séance 11', '14:00')).toMatchObject({ is: 'unchanged', event: { id: 12 } });
    expect(row(12, 'Séance 11', '16:00')).toMatchObject({ is: 'asked', candidates: [{ id: 12 }, { id: 11 }] });
    expect(row(10, 'Atelier', '14:00')).toMatchObject({ is: 'asked', candidates: [{ id: 10 }] });
    expect(row(10, 'Atelier', '14:00', 'new').is).toBe('new');
    expect(row(10, 'Atelier', '14:00', '10')).toMatchObject({ is: 'changed', event: { id: 10 } });
    expect(row(10, 'Atelier', '14:00', undefined, 'schedule essai')).toMatchObject({
      is: 'changed',
      event: { id: 10 },
    });
  });

  it('are found by our number and uid first, by their id, then by title and hour; with another id only in the same room', () => {
    const draft = plannedDraftOf({ events: [eventOf(10), eventOf(11, { title: { fr: 'Séance 11' } })] });
    const at = { startsAt: '2026-11-28T14:00' };
    const is = (own: Partial<Incoming['events'][number]>, keys = noKeys) =>
      only(
        draft,
        { rooms: [room1, { ...room1, key: 'b', name: 'Salle 2' }], events: [incomingEvent('Séance 11', own)] },
        keys,
      ).is;
    expect(is({ number: 11 })).toBe('unchanged');
    expect(is({ number: 99 })).toBe('refused');
    expect(is({ uid: '00000000-0000-4000-8000-000000000011' })).toBe('unchanged');
    expect(is({ uid: 'of another festival' })).toBe('asked');
    expect(is({ foreignId: 'k' }, keysFor([['k', 11]]))).toBe('unchanged');
    expect(is(at)).toBe('unchanged');
    expect(is({ ...at, foreignId: 'k', rooms: ['a'] })).toBe('unchanged');
    expect(is({ ...at, foreignId: 'k', rooms: ['b'] })).toBe('asked');
    // The key of a deleted séance refers to nothing.
    expect(is({ foreignId: 'k' }, keysFor([['k', 12]]))).toBe('asked');
  });

  it('are asked about if they may be a séance at another hour, and the answer counts', () => {
    const draft = plannedDraftOf({ events: [eventOf(10)] });
    const events = [incomingEvent('Séance 10', { startsAt: '2026-11-28T18:00' })];
    expect(only(draft, { events })).toMatchObject({ is: 'asked', candidates: [{ id: 10 }] });
    expect(changesOf(only(draft, { events }, noKeys, answersOf({ said: new Map([['e0', '10']]) })))).toEqual([
      ['startsAt', '2026-11-28T14:00', '2026-11-28T18:00'],
    ]);
    expect(only(draft, { events }, noKeys, answersOf({ said: new Map([['e0', 'new']]) })).is).toBe('new');
    expect(only(draft, { events }, noKeys, answersOf({ all: { events: 'new' } })).is).toBe('new');
    expect(only(draft, { events }, noKeys, answersOf({ all: { events: 'same' } })).is).toBe('changed');
    // An id that belongs to no séance of this festival is ignored.
    expect(only(draft, { events }, noKeys, answersOf({ said: new Map([['e0', '4711']]) })).is).toBe('asked');
  });

  it('without a title are found by that of their film, and do not take it as their own', () => {
    const items = [itemOf(1, { kind: 'film', filmId: 1 })];
    const draft = plannedDraftOf({
      films: [filmOf(1, { originalTitle: 'Lithium' })],
      events: [eventOf(10, { title: {}, items })],
    });
    expect(only(draft, { events: [incomingEvent('Lithium', { startsAt: '2026-11-28T14:00' })] }).is).toBe('unchanged');
    expect(changesOf(only(draft, { events: [incomingEvent('Lithium, suite', { number: 10 })] }))).toEqual([
      ['title', {}, { fr: 'Lithium, suite' }],
    ]);
  });

  it('that are locked are not moved silently: other facts are changed, and one may allow the move', () => {
    const draft = plannedDraftOf({ events: [eventOf(10, { isLocked: true })] });
    const events = [incomingEvent('Autre', { foreignId: 'k', startsAt: '2026-11-28T18:00', rooms: ['b'] })];
    const rooms = [{ ...room1, key: 'b', name: 'Salle 2' }];
    const kept = only(draft, { rooms, events }, keysFor([['k', 10]]));
    expect(changesOf(kept)).toEqual([['title', { en: 'Event 10', fr: 'Séance 10' }, { en: 'Event 10', fr: 'Autre' }]]);
    expect(kept.is === 'changed' && kept.held.map(({ field }) => field)).toEqual(['startsAt', 'rooms']);
    const moved = only(draft, { rooms, events }, keysFor([['k', 10]]), answersOf({ locked: 'move' }));
    expect(moved).toMatchObject({
      is: 'changed',
      held: [],
      event: { startsAt: '2026-11-28T18:00', rooms: [{ roomId: 2 }] },
    });
  });

  it.each<[string, Partial<Incoming['events'][number]>]>([
    ['noSuchHour', { startsAt: '2026-02-31T10:00' }],
    ['skippedHour', { startsAt: '2026-03-29T02:30' }],
    ['tooLong', { minutes: 100_000 }],
    ['noTitle', { title: {} }],
  ])('are refused with the reason: %s', (code, said) => {
    expect(only(plannedDraftOf(), { events: [incomingEvent('Séance', said)] })).toMatchObject({ is: 'refused', code });
  });

  it('that are there twice are refused the second time, as is what the reader could not read', () => {
    const draft = plannedDraftOf({ events: [eventOf(10)] });
    const event = incomingEvent('Séance 10', { foreignId: 'k' });
    const refused = [{ line: 9, title: 'Illisible', code: 'hour', about: '25:00' }];
    const plan = planProgramme(
      draft,
      incomingOf({ events: [event, { ...event, line: 7 }], refused }),
      keysFor([['k', 10]]),
    );
    expect(plan.events.map((row) => [row.is, row.line])).toEqual([
      ['unchanged', 1],
      ['refused', 7],
      ['refused', 9],
    ]);
    expect(plan.counts).toMatchObject({ refused: 2, unchanged: 1, doing: 0 });
  });

  it('that the same source named before and no longer names stay, and are cancelled on request', () => {
    const draft = plannedDraftOf({ events: [eventOf(10), eventOf(11), eventOf(12)] });
    const incoming = incomingOf({ events: [incomingEvent('Séance 10', { foreignId: 'a' })] });
    const keys = keysFor([
      ['a', 10],
      ['b', 11],
    ]);
    const kept = planProgramme(draft, incoming, keys);
    expect([kept.missing.map(({ id }) => id), kept.missingAre, kept.counts.doing]).toEqual([[11], 'kept', 0]);
    const cancelled = planProgramme(draft, incoming, keys, answersOf({ missing: 'cancel' }));
    expect(cancelled.counts).toMatchObject({ missing: 0, cancelled: 1, doing: 1 });
    expect(cancelled.after.events.map(({ status }) => status)).toEqual(['planned', 'cancelled', 'planned']);
    expect(cancelled.fingerprint).not.toBe(kept.fingerprint);
  });
});

describe('days outside of the festival', () => {
  const on = (...days: string[]) =>
    incomingOf({ events: days.map((day, at) => incomingEvent(`Nuit ${at}`, { startsAt: `${day}T10:00` })) });

  it('are asked about: the dates of a festival change only by an answer, an evening counts as the day before', () => {
    const draft = plannedDraftOf({ events: [eventOf(10)] });
    const incoming = on('2026-11-30', '2026-12-01');
    const asked = planProgramme(draft, incoming, noKeys);
    expect(asked.outside).toMatchObject({
      count: 2,
      choice: null,
      grown: { startsOn: '2026-11-28', endsOn: '2026-12-01' },
      moved: null,
      first: [
        { title: 'Nuit 0', day: '2026-11-30', line: 1 },
        { title: 'Nuit 1', day: '2026-12-01' },
      ],
    });
    expect([asked.counts.open, asked.counts.dates]).toEqual([1, 0]);
    expect(asked.after.festival).toMatchObject({ startsOn: '2026-11-28', endsOn: '2026-11-29' });
    const grown = planProgramme(draft, incoming, noKeys, answersOf({ outside: 'grow' }));
    expect([grown.counts.open, grown.counts.dates]).toEqual([0, 1]);
    expect(grown.after.festival).toMatchObject({ startsOn: '2026-11-28', endsOn: '2026-12-01' });
    const kept = planProgramme(draft, incoming, noKeys, answersOf({ outside: 'keep' }));
    expect([kept.counts.open, kept.counts.dates]).toEqual([0, 0]);
    expect(new Set([asked, grown, kept].map(({ fingerprint }) => fingerprint)).size).toBe(3);
    const night = incomingOf({ events: [incomingEvent('Nuit', { startsAt: '2026-11-30T00:30' })] });
    expect(planProgramme(draft, night, noKeys).outside).toBeNull();
  });

  it('leave séances without a time that have none already, unless there are others or an answer', () => {
    const waiting = eventOf(10, { title: { fr: 'Nuit 0' }, startsAt: null });
    const draft = plannedDraftOf({ events: [waiting] });
    const keys = keysFor([['e0', 10]]);
    const again = (days: string[], own: Partial<ProgrammeAnswers> = {}) => {
      const events = on(...days).events.map((event, at) => ({ ...event, foreignId: `e${at}` }));
      return planProgramme(draft, incomingOf({ events }), keys, answersOf(own));
    };
    const same = again(['2026-12-01']);
    expect(same.outside).toMatchObject({ count: 1, choice: 'unschedule', areWaiting: true });
    expect([same.counts.open, same.events.map(({ is }) => is)]).toEqual([0, ['unchanged']]);
    expect(again(['2026-12-01'], { outside: 'keep' }).events).toMatchObject([
      { event: { startsAt: '2026-12-01T10:00' } },
    ]);
    expect(again(['2026-12-01', '2026-12-02']).outside).toMatchObject({ choice: null, areWaiting: false });
  });

  it('may be the only ones: then dates move to those of all séances with a time', () => {
    const plan = planProgramme(
      plannedDraftOf(),
      on('2026-12-01', '2026-12-02'),
      noKeys,
      answersOf({ outside: 'move' }),
    );
    expect(plan.outside).toMatchObject({
      grown: { startsOn: '2026-11-28', endsOn: '2026-12-02' },
      choice: 'move',
      moved: { startsOn: '2026-12-01', endsOn: '2026-12-02' },
    });
    expect(plan.after.festival).toMatchObject({ startsOn: '2026-12-01', endsOn: '2026-12-02' });
    // Nothing existing is outside the dates.
    const there = planProgramme(
      plannedDraftOf({ events: [eventOf(10)] }),
      on('2026-12-02'),
      noKeys,
      answersOf({ outside: 'move' }),
    );
    expect(there.after.festival).toMatchObject({ startsOn: '2026-11-28', endsOn: '2026-12-02' });
    const far = planProgramme(plannedDraftOf(), on('2014-02-01', '2014-02-02'), noKeys);
    expect(far.outside).toMatchObject({
      grown: null,
      moved: { startsOn: '2014-02-01', endsOn: '2014-02-02' },
      choice: null,
    });
  });

  it('are not asked about if the festival would last for years: the hours stay, or are left out on request', () => {
    const draft = plannedDraftOf({ events: [eventOf(10)] });
    const plan = planProgramme(draft, on('2014-02-01'), noKeys);
    expect(plan.outside).toMatchObject({ choice: 'keep', grown: null, moved: null });
    expect(plan.events).toMatchObject([{ event: { startsAt: '2014-02-01T10:00' } }]);
    const without = planProgramme(draft, on('2014-02-01'), noKeys, answersOf({ outside: 'unschedule' }));
    expect(without.events).toMatchObject([{ event: { startsAt: null } }]);
  });
});

it('names the clashes it would cause, and not existing ones', () => {
  const draft = plannedDraftOf({ events: [eventOf(10), eventOf(11)] });
  const incoming = incomingOf({
    rooms: [{ ...room1, name: 'Salle 2' }],
    events: [0, 1].map((at) =>
      incomingEvent(`Nouvelle ${at}`, { startsAt: '2026-11-28T18:00', minutes: 60, rooms: ['a'] }),
    ),
  });
  expect(planProgramme(draft, incoming, noKeys).conflicts.counts).toEqual([['room-overlap', 1]]);
});

it('makes no more rooms and venues than a festival may have, says so, and takes no room from a séance for that', () => {
  const rooms = Array.from({ length: 500 }, (_, at) => ({ ...room1, key: `k${at}`, name: `Lieu inconnu ${at} bis` }));
  const draft = plannedDraftOf({
    events: [eventOf(10, { uid: 'uid-10', rooms: [{ roomId: 1, use: 'main' }] })],
  });
  const events = [incomingEvent('Séance 10', { uid: 'uid-10', rooms: ['k499'] })];
  const plan = planProgramme(draft, incomingOf({ rooms, events }), noKeys, answersOf({ all: { rooms: 'new' } }));
  expect([plan.after.rooms.length, plan.rooms.length]).toEqual([400, 398]);
  expect(plan.notes).toEqual([{ code: 'rooms', count: 102, about: 'Lieu inconnu 398 bis' }]);
  expect(changesOf(plan.events[0] as PlannedEvent)).toBe('unchanged');
  const venues = rooms.map((room) => ({ ...room, venue: `Place ${room.key}` }));
  const many = planProgramme(draft, incomingOf({ rooms: venues }), noKeys, answersOf({ all: { rooms: 'new' } }));
  expect([many.after.venues.length, many.rooms.length]).toEqual([200, 199]);
});

describe('the name of a plan', () => {
  const nameOf = (draft: Draft, incoming: Partial<Incoming>, answers = noProgrammeAnswers) =>
    planProgramme(draft, incomingOf(incoming), noKeys, answers).fingerprint;

  it('says how far people are confirmed, also in an existing séance', () => {
    const incoming = {
      people: [{ key: 'p', foreignId: '', line: 1, name: 'Noor Kanza' }],
      events: [incomingEvent('Séance 10', { uid: 'uid-10', people: [{ key: 'p' }] })],
    };
    const draft = plannedDraftOf({ events: [eventOf(10, { uid: 'uid-10' })] });
    expect(only(draft, incoming).is).toBe('changed');
    expect(nameOf(draft, incoming)).not.toBe(nameOf(draft, incoming, answersOf({ confirmation: 'considered' })));
  });

  it('is different if somebody placed a séance meanwhile where the file wants one', () => {
    const incoming = {
      rooms: [{ ...room1, name: 'Salle 2' }],
      events: [incomingEvent('Nouvelle', { startsAt: '2026-11-28T18:00', minutes: 60, rooms: ['a'] })],
    };
    const there = (startsAt: string) =>
      plannedDraftOf({
        events: [eventOf(10, { startsAt, rooms: [{ roomId: 2, use: 'main' }], items: [itemOf(1, { minutes: 60 })] })],
      });
    expect(nameOf(there('2026-11-28T14:00'), incoming)).toBe(nameOf(there('2026-11-28T15:00'), incoming));
    expect(nameOf(there('2026-11-28T18:00'), incoming)).not.toBe(nameOf(there('2026-11-28T14:00'), incoming));
  });
});
