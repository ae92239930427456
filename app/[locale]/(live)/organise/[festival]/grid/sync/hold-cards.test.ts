import { expect, it } from 'vitest';
import { newUuid } from '#app/_components/new-uuid.ts';
import { MAX_HELD } from '#lib/events/choices.ts';
import { presenceSchema } from '#lib/live/hub.ts';
import { holdCards } from './grid-sync.ts';

it('reports at most as many held cards as a post may have, and lets all of them go', () => {
  const posts: unknown[] = [];
  const fetch = async (_: string, init?: RequestInit) => {
    posts.push(JSON.parse(String(init?.body)));
    return new Response();
  };
  const cards = holdCards(fetch, 'f', newUuid());
  for (const count of [1, 60, 3000, 0]) cards.hold(Array.from({ length: count }, (_, i) => i + 1));
  cards.close();
  expect(posts.map((post) => presenceSchema.parse(post).holds.length)).toEqual([1, 60, MAX_HELD, 0]);
});
