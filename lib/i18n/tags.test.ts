import { expect, it } from 'vitest';
import { fieldErrors } from './field-messages.ts';
import { distinctTags, MAX_TAG, MAX_TAGS, retagged, tagsInWords } from './tags.ts';
import { tagsField } from './typed-values.ts';

const errorOf = (text: string) => {
  const read = tagsField.safeParse(text);
  return read.success ? null : fieldErrors(read.error)[''];
};

it('are separated by commas, semicolons and line ends, each kept once whatever its case and accents', () => {
  expect(tagsField.parse(' Été ,  jury;été\nJURY ,, à  revoir ')).toEqual(['Été', 'jury', 'à revoir']);
  expect(tagsField.parse(undefined)).toEqual([]);
  expect(tagsField.parse(tagsInWords(['a', 'b c']))).toEqual(['a', 'b c']);
  expect([tagsInWords(null), tagsInWords(undefined)]).toEqual(['', '']);
  expect(distinctTags(['b', 'É', 'a', 'B', 'e'])).toEqual(['b', 'É', 'a']);
});

it('have the maximum length and number of their field', () => {
  const many = (count: number) => Array.from({ length: count }, (_, i) => `t${i}`).join(',');
  expect([errorOf('x'.repeat(MAX_TAG)), errorOf('x'.repeat(MAX_TAG + 1))]).toEqual([null, `tooLong:${MAX_TAG}`]);
  expect([errorOf(many(MAX_TAGS)), errorOf(many(MAX_TAGS + 1))]).toEqual([null, `tooMany:${MAX_TAGS}`]);
});

it('are added and removed by meaning, however they are written', () => {
  expect(retagged(['Été'], { tag: 'ete, jury' })).toEqual(['Été', 'jury']);
  expect(retagged(['Été', 'jury'], { untag: 'ETE' })).toEqual(['jury']);
  expect(retagged(['jury'], {})).toEqual(['jury']);
});
