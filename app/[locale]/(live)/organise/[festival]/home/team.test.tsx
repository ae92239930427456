import { expect, it } from 'vitest';
import { markupOf } from '#app/documents/document.tsx';
import * as t from '#db/schema/index.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { NOW } from '#lib/history/testing.ts';
import { volunteersFestival } from '#lib/volunteers/working-testing.ts';
import { Team } from './team.tsx';

it('shows an application before there are shifts', async () => {
  const { db, festival } = volunteersFestival();
  const seen = authorizeFestival(festival.actor, festival.slug, 'read', db);
  const drawn = async () => {
    const team = await Team({ festival: seen, locale: 'fr', now: NOW });
    return team && markupOf(team);
  };
  expect(await drawn()).toBeNull();
  const own = { festivalId: festival.id, answers: {}, reachedAs: '', locale: 'fr', at: NOW } as const;
  db.insert(t.applications)
    .values([
      { ...own, key: 'a', name: 'Ada', state: 'new' },
      { ...own, key: 'b', name: 'Bob', state: 'check' },
      { ...own, key: 'c', name: 'Cy', state: 'waiting' },
    ])
    .run();
  expect(await drawn()).toMatch(/volunteers\/applications".*2 candidatures à lire/);
});
