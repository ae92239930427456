import { expect, it } from 'vitest';
import { clip } from './description.ts';

it('cuts after a word, with no sign before the mark of the cut', () => {
  expect(clip('Your shifts are on your page. Tell us.', 32)).toBe('Your shifts are on your page…');
  expect(clip('Une salle, un film, un débat', 21)).toBe('Une salle, un film…');
  expect(clip('Une salle', 9)).toBe('Une salle');
});

it('cuts a text with a long run of dots', () => {
  const dots = '.'.repeat(100_000);
  expect(clip(dots, 90_000)).toBe('…');
  expect(clip(`Une${dots}salle et un film`, 100_010)).toBe(`Une${dots}salle…`);
});
