import { describe, expect, it } from 'vitest';
import { loadDraft } from '#lib/draft/queries.ts';
import { done, NOW, workingFestival } from '#lib/history/testing.ts';
import { type Draft, indexDraft } from '#lib/model/draft.ts';
import { eventOf, filmOf, itemOf, personOf } from '#lib/model/draft-testing.ts';
import { type Incoming, packIncoming } from './incoming.ts';
import { incomingEvent, incomingOf, noKeys, plannedDraftOf } from './incoming-testing.ts';
import { keepProgramme, sayOfProgramme } from './kept-programme.ts';
import { noProgrammeAnswers, type ProgrammeAnswers } from './planned.ts';
import { applyProgramme, programmePageOf, programmeReportOf } from './programme-desk.ts';
import { planProgramme } from './programme-plan.ts';
import { speaker } from './programme-view.ts';

const planOf = (draft: Draft, incoming: Partial<Incoming>, left: Record<string, 'line' | string[]>) => {
  const answers: ProgrammeAnswers = { ...noProgrammeAnswers, left: new Map(Object.entries(left)) };
  return planProgramme(draft, incomingOf(incoming), noKeys, answers);
};

const room = (key: string, name: string, venue = '') => ({ key, foreignId: '', line: 1, name, venue });
const person = (key: string, name: string) => ({ key, foreignId: '', line: 1, name });

describe('a new séance that is unticked', () => {
  const events = [
    incomingEvent('Gardée', { rooms: ['a'], people: [{ key: 'p' }], themes: ['Mines'] }),
    incomingEvent('Écartée', { rooms: ['a', 'b'], people: [{ key: 'p' }, { key: 'q' }], themes: ['Mines', 'Ciel'] }),
  ];
  const rooms = [room('a', 'Foyer'), room('b', 'Studio', 'Annexe')];
  const people = [person('p', 'Noor Kanza'), person('q', 'Awa Diop'), person('r', 'Luc Roy')];

  it('is not made, nor its rooms, venues, people and themes unless others need them', () => {
    const all = planOf(plannedDraftOf(), { events, rooms, people }, {});
    expect(all.counts).toMatchObject({ new: 2, left: 0, rooms: 2, people: 3, themes: 2 });
    expect(all.venues).toHaveLength(1);
    const plan = planOf(plannedDraftOf(), { events, rooms, people }, { e1: 'line' });
    expect(plan.events.map(({ is, title }) => [is, title])).toEqual([
      ['new', 'Gardée'],
      ['left', 'Écartée'],
    ]);
    // A person named in no séance is imported as before.
    expect(plan.people.map(({ title }) => title)).toEqual(['Noor Kanza', 'Luc Roy']);
    expect([plan.rooms.map(({ title }) => title), plan.venues]).toEqual([['Foyer'], []]);
    expect(plan.themes.map(({ name }) => name)).toEqual([{ fr: 'Mines' }]);
    expect(plan.counts).toMatchObject({ new: 1, left: 1, rooms: 1, people: 2, themes: 1, doing: 5 });
    expect(plan.after.events.map(({ title }) => title)).toEqual([{ fr: 'Gardée' }]);
    expect(plan.fingerprint).not.toBe(all.fingerprint);
  });

  it('causes no question about a person whom only it names', () => {
    const draft = plannedDraftOf({ people: [personOf(1, { name: 'A. Diop' })] });
    expect(planOf(draft, { events, rooms, people }, {}).counts.open).toBe(1);
    expect(planOf(draft, { events, rooms, people }, { e1: 'line' }).counts.open).toBe(0);
    // A field that was unticked before the séance became a new one is not left out.
    expect(planOf(draft, { events, rooms, people }, { e1: ['people'] }).counts.open).toBe(1);
  });

  it('does not change the dates of the festival', () => {
    const stray = [incomingEvent('Égarée', { startsAt: '2027-01-05T10:00' })];
    expect(planOf(plannedDraftOf(), { events: stray }, {}).outside).toMatchObject({ count: 1 });
    expect(planOf(plannedDraftOf(), { events: stray }, { e0: 'line' })).toMatchObject({
      outside: null,
      counts: { doing: 0 },
    });
  });
});

describe('an existing séance', () => {
  const draft = plannedDraftOf({ events: [eventOf(10)] });
  const events = [
    incomingEvent('Autre titre', { number: 10, startsAt: '2026-11-28T18:00', rooms: ['b'], themes: ['Ciel'] }),
  ];
  const rooms = [room('b', 'Salle 2')];
  const row = (left: Record<string, 'line' | string[]>) => planOf(draft, { events, rooms }, left).events[0];
  const names = (fields: readonly { field: string }[]) => fields.map(({ field }) => field);

  it('keeps unticked fields, and takes the others', () => {
    const changed = row({ e0: ['startsAt', 'themes'] });
    if (changed?.is !== 'changed') throw new Error(changed?.is);
    expect([names(changed.fields), names(changed.left)]).toEqual([
      ['title', 'rooms'],
      ['startsAt', 'themes'],
    ]);
    expect(changed.event).toMatchObject({ startsAt: '2026-11-28T14:00', rooms: [{ roomId: 2 }], themeIds: [] });
    // A film that no séance shows is not created.
    expect(planOf(draft, { events, rooms }, { e0: ['themes'] }).themes).toEqual([]);
  });

  it('stays as it is if its line or all its fields are unticked, and does not count as missing', () => {
    for (const left of ['line' as const, ['title', 'startsAt', 'rooms', 'themes']]) {
      const plan = planOf(draft, { events, rooms }, { e0: left });
      expect(plan.events).toMatchObject([{ is: 'left', event: { id: 10 } }]);
      expect([plan.counts.doing, plan.counts.left, plan.missing]).toEqual([0, 1, []]);
      expect(plan.after.events).toEqual(draft.events);
    }
  });

  it('keeps its length also if its films would change it', () => {
    const film = (id: number, minutes: number) => filmOf(id, { originalTitle: `Film ${id}`, minutes });
    const items = [itemOf(1, { kind: 'film', filmId: 1, eventId: 10 })];
    const shown = plannedDraftOf({ films: [film(1, 60), film(2, 90)], events: [eventOf(10, { items })] });
    const said = [incomingEvent('Séance 10', { number: 10, films: ['Film 2'], teamNotes: 'À 35 mm' })];
    const [kept] = planOf(shown, { events: said }, { e0: ['minutes'] }).events;
    expect(kept).toMatchObject({ is: 'changed', fields: [{ field: 'teamNotes' }], event: { items } });
    expect(kept?.is === 'changed' && names(kept.left)).toEqual(['minutes', 'films']);
  });

  it('is counted in both parts, of what is done and of what is left', () => {
    const plan = planOf(draft, { events, rooms }, { e0: ['title'] });
    const shown = plan.events.map((one) => speaker(indexDraft(plan.after), 'fr').row(one));
    expect(shown[0]?.changes.map(({ field, isLeft }) => [field, isLeft])).toEqual([
      ['startsAt', false],
      ['rooms', false],
      ['themes', false],
      ['title', true],
    ]);
  });
});

it('a séance that the file no longer names is not cancelled if that is unticked', () => {
  const draft = plannedDraftOf({ events: [eventOf(10), eventOf(11), eventOf(12)] });
  const incoming = incomingOf({ events: [incomingEvent('Séance 10', { foreignId: 'a' })] });
  const keys = { ...noKeys, event: new Map([...'abc'].map((key, at) => [key, 10 + at])) };
  const left = new Map([['m12', 'line' as const]]);
  const plan = planProgramme(draft, incoming, keys, { ...noProgrammeAnswers, missing: 'cancel', left });
  expect(plan.counts).toMatchObject({ cancelled: 1, missing: 1, doing: 1 });
  expect(plan.after.events.map(({ status }) => status)).toEqual(['planned', 'cancelled', 'planned']);
  const whole = planProgramme(draft, incoming, keys, { ...noProgrammeAnswers, missing: 'cancel' });
  expect(whole.fingerprint).not.toBe(plan.fingerprint);
});

describe('rooms and people of a file', () => {
  const events = [incomingEvent('Séance', { rooms: ['a'], people: [{ key: 'p' }, { key: 'q' }] })];
  const rooms = [room('a', 'Foyer', 'Annexe')];
  const people = [person('p', 'Noor Kanza'), person('q', 'Noor Kanza'), person('r', 'Awa Diop')];

  it('are not made if they are unticked: the séance is imported without them', () => {
    const plan = planOf(plannedDraftOf(), { events, rooms, people }, { r0: 'line', p0: 'line' });
    expect(plan.rooms).toMatchObject([{ is: 'left' }]);
    // However often the file names them.
    expect(plan.people.map(({ is }) => is)).toEqual(['left', 'left', 'new']);
    expect(plan.events).toMatchObject([{ is: 'new', event: { rooms: [], people: [] } }]);
    expect(plan.counts).toMatchObject({ rooms: 0, people: 1, doing: 2 });
    expect([plan.venues, plan.after.rooms.length]).toEqual([[], 2]);
  });

  it('keep their seats and their names if that is unticked', () => {
    const seated = [{ ...room('a', 'Salle 1'), seats: 321 }];
    const renamed = [{ ...person('p', 'Noor K.'), number: 1 }];
    const draft = plannedDraftOf({ people: [personOf(1, { name: 'Noor Kanza', number: 1 })] });
    expect(planOf(draft, { rooms: seated, people: renamed }, {}).counts.doing).toBe(2);
    const plan = planOf(draft, { rooms: seated, people: renamed }, { r0: ['seats'], p0: ['name'] });
    expect(plan.counts.doing).toBe(0);
    expect(plan.rooms).toMatchObject([{ is: 'same', seats: null, left: { after: 321 } }]);
    expect(plan.people).toMatchObject([{ is: 'same', person: { name: 'Noor Kanza' }, left: 'Noor K.' }]);
  });
});

it('unticked lines stay unticked when the plan is drawn again, can be ticked again, and are not written', async () => {
  const { festival, db } = workingFestival('settings');
  const people = [person('p', 'Noor Kanza'), person('q', 'Awa Diop')];
  const of = (title: string, key: string) => incomingEvent(title, { foreignId: title, people: [{ key }] });
  const incoming = incomingOf({ people, events: [of('Un', 'p'), of('Deux', 'q'), of('Trois', 'q')] });
  const id = await keepProgramme(festival, 'essai.xml', packIncoming(incoming), NOW);
  const page = async (kind = '') => {
    const shown = await programmePageOf(festival, id, { kind, from: 0, locale: 'fr' });
    if (shown.is !== 'plan') throw new Error(shown.is);
    return shown.view;
  };
  const tick = (take: Record<string, string>) => sayOfProgramme(festival, id, {}, NOW, { take, takeFields: {} });
  const before = loadDraft(festival.id, db);
  tick({ e0: 'off', e1: 'off', e2: 'on', p1: 'off' });
  const first = await page('left');
  expect(first.rows.map(({ title, is }) => [title, is])).toEqual([
    ['Un', 'left'],
    ['Deux', 'left'],
  ]);
  expect(first.newPeople).toEqual([{ name: 'p1', title: 'Awa Diop', before: null, isLeft: true }]);
  expect(await programmeReportOf(festival, id, 'fr')).toContain('laissée de côté;Un;');
  tick({ e1: 'on' });
  const second = await page();
  expect(second.counts).toMatchObject({ new: 2, left: 1, people: 0 });
  const { batch } = done(await applyProgramme(festival, id, { fingerprint: second.fingerprint, clientKey: 'k' }, NOW));
  expect(batch).not.toBeNull();
  const after = loadDraft(festival.id, db);
  expect(after.people).toEqual(before.people);
  const there = new Set(before.events.map(({ id }) => id));
  const fresh = after.events.filter(({ id }) => !there.has(id));
  expect(fresh.map(({ title }) => title.fr).sort()).toEqual(['Deux', 'Trois']);
});
