import { expect, it } from 'vitest';
import { draftOf, eventOf } from '#lib/model/draft-testing.ts';
import { digestOf, stillHeld } from './held-back.ts';
import { freeze } from './release.ts';

const AT = { number: 1, at: '2026-10-01T09:00:00.000Z' };

it('holds a séance back as long as it says the same as when it was held back', () => {
  const frozen = (title: string) => freeze(draftOf([eventOf(10, { title: { fr: title } }), eventOf(11)]), null, AT);
  const then = frozen('Terre rare');
  const held = [10, 11].map((number) => ({ number, content: digestOf(number, then), since: 1 }));
  expect(stillHeld(held, frozen('Terre rare'))).toEqual(held);
  expect(stillHeld(held, frozen('Autre chose')).map(({ number }) => number)).toEqual([11]);
});
