import { expect, it } from 'vitest';
import { wishesTyped } from './typed-wishes.ts';

it('says nothing of a séance that is no more, and nothing where nothing is known of wishes', () => {
  const wishes = { part: 'evening', after: 12, before: 3 } as const;
  expect(wishesTyped(wishes, 'fr')).toBe('le soir\naprès « n° 12 »\navant « n° 3 »');
  expect(wishesTyped(wishes, 'fr', (number) => number === 3)).toBe('le soir\navant « n° 3 »');
  expect(wishesTyped(undefined, 'fr')).toBe('');
});
