import { describe, expect, it } from 'vitest';
import { makeFestival, openTestDb } from '../../db/testing.ts';
import { loadDraft } from './queries.ts';
import { freeze } from './release.ts';

const FIRST = { number: 1, at: '2026-05-01T10:00:00.000Z' };
const SECOND = { number: 2, at: '2026-05-02T10:00:00.000Z' };

function draftOf(events = 60) {
  const db = openTestDb();
  const { festivalId } = makeFestival(db, { events, rooms: 3, days: 3, seed: 5 });
  return loadDraft(festivalId, db);
}

describe('freeze', () => {
  it('changes nothing of any séance when the draft has not changed', () => {
    const draft = draftOf();
    const one = freeze(draft, null, FIRST);
    const two = freeze(draft, one, SECOND);
    expect(two.public.events).toEqual(one.public.events);
    expect(two.team.events).toEqual(one.team.events);
    expect(two.public.number).toBe(2);
  });

  it('keeps team séances and people who have not confirmed out of the public document', () => {
    const draft = draftOf();
    const { public: shown, team } = freeze(draft, null, FIRST);
    expect(shown.events).toHaveLength(draft.events.filter((event) => event.visibility === 'public').length);
    expect(team.events).toHaveLength(draft.events.length);
    const seen = new Set(shown.events.flatMap((event) => event.people.map(({ person }) => person)));
    expect(shown.people.map(({ number }) => number).sort()).toEqual([...seen].sort());
  });
});
