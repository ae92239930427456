import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Locale } from './locale.ts';
import { messages } from './messages.ts';

const MAX_WORDS = 60;
const page = readFileSync(resolve(import.meta.dirname, '../../docs/words.md'), 'utf8');
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .slice(1)
  .map((line) => line.split('|').map((cell) => cell.trim()));

/** The column of the table with the words that are never written in a language. */
const NEVER: Record<Locale, number> = { fr: 4, en: 5 };
const neverIn = (locale: Locale) =>
  rows.flatMap((cells) => [...(cells[NEVER[locale]] ?? '').matchAll(/`([^`]+)`/g)].map(([, words]) => words ?? ''));

/** Every sentence with its place. */
function* textsOf(tree: object, place = ''): Generator<[place: string, text: string]> {
  for (const [key, value] of Object.entries(tree)) {
    const here = place ? `${place}.${key}` : key;
    if (typeof value === 'object') yield* textsOf(value, here);
    else yield [here, String(value)];
  }
}

/** Every sentence without the names of its arguments. */
const sentencesOf = (tree: object) =>
  [...textsOf(tree)].map(([place, text]) => [place, text.replace(/\{\w+(?:, (?:plural|select),|\})/g, ' ')] as const);

const isWord = (words: string) => new RegExp(`(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])`, 'iu');

describe('docs/words.md', () => {
  it('is short enough to be read', () => {
    expect(rows.length).toBeLessThanOrEqual(MAX_WORDS);
    expect(rows.length).toBeGreaterThan(40);
  });

  it.each(['fr', 'en'] as const)('names no word that a sentence uses all the same: %s', (locale) => {
    const never = neverIn(locale).map((words) => [words, isWord(words)] as const);
    expect(never.length).toBeGreaterThan(8);
    const found = sentencesOf(messages[locale]).flatMap(([place, words]) =>
      never.filter(([, pattern]) => pattern.test(words)).map(([word]) => `${place}: “${word}”`),
    );
    expect(found).toEqual([]);
  });
});

it('no sentence has « de » before a name, which would need elision: « le lien de Anna »', () => {
  const written = [...textsOf(messages.fr)].flatMap(([place, text]) =>
    /\bde \{(?:name|names|who|by|to|person|host|festival|room)\}/.test(text) ? [place] : [],
  );
  expect(written).toEqual([]);
});

it('no sentence but « C’est enregistré. » says that something was saved, except in the grid', () => {
  const found = [...textsOf(messages.fr)].filter(([, text]) => /(?:^|\{)Enregistré(?! (?:par|le) \{)/.test(text));
  expect(found.map(([place]) => place)).toEqual(['acts.state.saved']);
});
