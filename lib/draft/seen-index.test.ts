import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { write } from '#db/client.ts';
import { events } from '#db/schema/index.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { seenIndex, wholeIndex } from './queries.ts';

it('is read once for all who may read the same, and again after any program has written', () => {
  const db = openTestDb();
  const { festivalId, slug } = makeFestival(db, { events: 3, rooms: 1, days: 1, seed: 7 });
  const as = (role: 'owner' | 'organiser' | 'team') =>
    authorizeFestival(makeAccount(db, role, { festivalId, role }), slug, 'read', db);
  const [owner, organiser, team] = [as('owner'), as('organiser'), as('team')];
  write(db, (tx) =>
    tx
      .update(events)
      .set({ tags: ['zqtag'] })
      .run(),
  );

  const first = seenIndex(owner);
  expect(seenIndex(organiser)).toBe(first);
  expect(first.draft.events.map(({ tags }) => tags)).toEqual(first.draft.events.map(() => ['zqtag']));
  expect(
    seenIndex(team).draft.events.flatMap(({ tags }) => tags),
    'who does not read tags',
  ).toEqual([]);
  expect(seenIndex(owner)).toBe(first);
  expect(wholeIndex(festivalId, db)).toBe(first);

  const [event] = first.draft.events;
  // The row was written without an entry in the history.
  write(db, (tx) =>
    tx
      .update(events)
      .set({ tags: ['zqother'] })
      .where(eq(events.id, event?.id ?? 0))
      .run(),
  );
  expect(seenIndex(owner).events.get(event?.id ?? 0)?.tags).toEqual(['zqother']);
});

it('is read anew inside a transaction, which may be rolled back', () => {
  const db = openTestDb();
  const { festivalId } = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 7 });
  const before = wholeIndex(festivalId, db);
  const tagsOf = ({ draft }: typeof before) => draft.events.flatMap(({ tags }) => tags);
  const seen: string[][] = [];
  const undone = () =>
    write(db, (tx) => {
      tx.update(events)
        .set({ tags: ['zqtag'] })
        .run();
      seen.push(tagsOf(wholeIndex(festivalId, tx)), tagsOf(wholeIndex(festivalId, db)));
      throw new Error('undone');
    });
  expect(undone).toThrow('undone');
  expect(seen).toEqual([['zqtag'], ['zqtag']]);
  expect(tagsOf(wholeIndex(festivalId, db))).toEqual(tagsOf(before));
});
