import { describe, expect, it } from 'vitest';
import type { Documents } from '#lib/model/documents.ts';
import type { Draft, DraftEvent } from '#lib/model/draft.ts';
import { draftOf, eventOf, filmOf, itemOf, presenceOf, roomOf } from '#lib/model/draft-testing.ts';
import { followers } from './companions.ts';
import { generalChanges } from './difference.ts';
import { freeze } from './release.ts';

const FIRST = { number: 1, at: '2026-10-01T09:00:00.000Z' };
const NEXT = { number: 2, at: '2026-10-02T09:00:00.000Z' };

const start = draftOf([eventOf(10), eventOf(11, { startsAt: '2026-11-28T17:00' }), eventOf(12, { startsAt: null })], {
  rooms: [roomOf(1), roomOf(2)],
});
const previous = freeze(start, null, FIRST);
const edit = (draft: Draft, number: number, own: Partial<DraftEvent>): Draft => ({
  ...draft,
  events: draft.events.map((event) => (event.number === number ? { ...event, ...own } : event)),
});
const chosen = (draft: Draft, ...numbers: number[]) => freeze(draft, previous, { ...NEXT, only: new Set(numbers) });
const json = (documents: Documents, number: number) =>
  [documents.public, documents.team].map(({ events }) => JSON.stringify(events.find((e) => e.number === number)));

describe('publishing part of a draft', () => {
  it('takes the chosen séance and leaves the others byte for byte as they were', () => {
    const draft = edit(edit(start, 10, { startsAt: '2026-11-29T10:00' }), 11, { title: { fr: 'Autre' } });
    const next = chosen({ ...draft, festival: { ...draft.festival, name: { fr: 'Renommé' } } }, 10);
    expect(next.public.events.find(({ number }) => number === 10)).toMatchObject({
      startsAt: '2026-11-29T10:00',
      sequence: 2,
    });
    for (const number of [11, 12]) expect(json(next, number)).toEqual(json(previous, number));
    expect(next.public.festival).toEqual(previous.public.festival);
  });

  it('does not rename a room that other séances are in', () => {
    const renamed = { ...start, rooms: [roomOf(1, { name: { fr: 'Grande salle' } }), roomOf(2)] };
    const draft = edit(renamed, 10, { startsAt: '2026-11-29T10:00' });
    const only = new Set([10]);
    const next = chosen(draft, 10);
    expect(json(next, 11)).toEqual(json(previous, 11));
    expect(next.public.rooms).toEqual(previous.public.rooms);
    const whole = freeze(draft, previous, NEXT);
    expect(followers(previous, next, whole, only)).toEqual({
      came: [],
      held: [{ number: 10, title: { fr: 'Séance 10', en: 'Event 10' } }],
    });
    expect(chosen(draft, 10, 11).public.rooms).toEqual(whole.public.rooms);
  });

  it('takes the rooms, films and people a chosen séance needs, and says so', () => {
    const shows: Partial<DraftEvent> = {
      rooms: [{ roomId: 2, use: 'main' }],
      items: [itemOf(1, { kind: 'film', filmId: 1, filmVersionId: 10, minutes: null, eventId: 10 })],
      people: [presenceOf(1, { id: 1, eventId: 10 })],
    };
    const people = draftOf([eventOf(1, { people: [presenceOf(1)] })]).people;
    const draft = { ...edit(start, 10, shows), films: [filmOf(1), filmOf(2)], people };
    const next = chosen(draft, 10);
    expect(followers(previous, next, freeze(draft, previous, NEXT), new Set([10]))).toEqual({
      came: [
        { kind: 'room', name: { fr: 'Salle 2', en: 'Room 2' } },
        { kind: 'film', name: { fr: 'Film 1', en: 'Film 1' } },
        { kind: 'person', name: { fr: 'Personne 1', en: 'Personne 1' } },
      ],
      held: [],
    });
    expect(next.public.films.map(({ number }) => number)).toEqual([201]);
  });

  it('cancels a chosen séance that was deleted, and only a chosen one', () => {
    const none = { ...start, events: [] };
    expect(chosen(none, 10).public.events.map(({ number, status }) => [number, status])).toEqual([
      [10, 'cancelled'],
      [11, 'planned'],
      [12, 'planned'],
    ]);
  });

  it('publishes only the chosen séances the first time', () => {
    const next = freeze(start, null, { ...FIRST, only: new Set([11]) });
    expect(next.public.events.map(({ number }) => number)).toEqual([11]);
    expect(next.team.events.map(({ number }) => number)).toEqual([11]);
  });

  it('takes changes that belong to no séance on request, without touching the other séances', () => {
    const draft: Draft = {
      ...edit(start, 11, { title: { fr: 'Autre' } }),
      festival: { ...start.festival, introduction: { fr: 'Bonjour' } },
    };
    const next = freeze(draft, previous, { ...NEXT, only: new Set(), withGeneral: true });
    expect(next.public.festival.introduction).toEqual({ fr: 'Bonjour' });
    expect(next.public.events).toEqual(previous.public.events);
    expect(generalChanges(previous, next)).toEqual(['festival']);
    expect(generalChanges(previous, chosen(draft, 11))).toEqual([]);
  });
});
