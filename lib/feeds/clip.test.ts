import { expect, it } from 'vitest';
import { clip } from './clip.ts';

it('cuts at a word, and leaves no sign before what says that it was cut', () => {
  expect(clip('Your shifts are on your page. Tell us.', 32)).toBe('Your shifts are on your page…');
  expect(clip('Une salle, un film, un débat', 21)).toBe('Une salle, un film…');
  expect(clip('Une salle', 9)).toBe('Une salle');
});
