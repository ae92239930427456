import { expect, it } from 'vitest';
import type { DocumentPicture } from '#lib/model/documents.ts';
import { logoOf, ownPicture } from './pictures-on.ts';
import { exampleDocument, examplePicture as picture } from './testing.ts';

const logosOf = (...pictures: DocumentPicture[]) => {
  const document = exampleDocument({ pictures });
  return [logoOf(document, 'light')?.hash, logoOf(document, 'dark')?.hash];
};
const light = picture('light');
const dark = picture('dark', { use: 'logo-dark' });

it('has a logo for each background, or the one there is for both', () => {
  expect(logosOf(dark, light)).toEqual(['light', 'dark']);
  expect(logosOf(light)).toEqual(['light', 'light']);
  expect(logosOf(dark)).toEqual(['dark', 'dark']);
});

it('uses no partner’s logo, and none that is only for the press', () => {
  const [strange, kept] = [picture('film', { of: 'film:4' }), picture('press', { purposes: ['press'] })];
  expect(logosOf(strange, kept)).toEqual([undefined, undefined]);
  expect(logosOf(strange, kept, light)).toEqual(['light', 'light']);
});

it('takes the first of the uses asked for, in their order', () => {
  const document = exampleDocument({
    pictures: [picture('poster', { use: 'poster' }), picture('head', { use: 'head' })],
  });
  expect(ownPicture(document, 'head', 'poster')?.hash).toBe('head');
  expect(ownPicture(document, 'logo', 'poster')?.hash).toBe('poster');
  expect(ownPicture(document, 'logo')).toBeNull();
});
