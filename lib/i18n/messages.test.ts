import { describe, expect, it } from 'vitest';
import { errorCodes } from '#lib/errors.ts';
import { messages } from './messages.ts';

// What stands behind « one » or « other » is a branch: « one {Room} ».
const ARGUMENT = /(?<!\b(?:one|other) |=\d+ )\{(\w+)[,}]/g;

/** `a.b` → the ICU arguments of that sentence, sorted. */
function sentences(tree: object, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'object') for (const [k, v] of sentences(value, `${prefix}${key}.`)) found.set(k, v);
    else found.set(prefix + key, [...new Set(Array.from(String(value).matchAll(ARGUMENT), (m) => m[1]))].sort().join());
  }
  return found;
}

/** `a.b` → that sentence. */
function texts(tree: object, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'object') for (const [k, v] of texts(value, `${prefix}${key}.`)) found.set(k, v);
    else found.set(prefix + key, String(value));
  }
  return found;
}

describe('messages', () => {
  it('say the same things, with the same arguments, in French and in English', () => {
    expect(Object.fromEntries(sentences(messages.en))).toEqual(Object.fromEntries(sentences(messages.fr)));
  });

  it('have a sentence for every error code', () => {
    expect(Object.keys(messages.fr.errors).sort()).toEqual([...errorCodes].sort());
  });

  it.each(['fr', 'en'] as const)('name a control by words that contain those it shows: %s', (locale) => {
    const all = texts(messages[locale]);
    const plain = (text: string) =>
      text
        .replace(/…|\.\.\./g, '')
        .trim()
        .toLowerCase();
    const wrong = [...all].flatMap(([place, name]) => {
      const shown = all.get(place.replace(/Named$/, ''));
      const isNamed = place.endsWith('Named') && shown !== undefined && !/[{]/.test(shown);
      return isNamed && !plain(name).includes(plain(shown)) ? [`${place}: “${name}” without “${shown}”`] : [];
    });
    expect(wrong).toEqual([]);
  });
});
