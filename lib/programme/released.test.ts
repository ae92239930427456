import { describe, expect, it } from 'vitest';
import type { PublicDocument } from './documents.ts';
import { pack, unpack } from './released.ts';

const document = (organiser: string) => ({ festival: { organiser } }) as PublicDocument;
const organiserOf = (text: string) => unpack<PublicDocument>(pack(document(text)).bytes).festival.organiser;

describe('unpack', () => {
  it('answers what was packed', () => {
    for (const text of ['', 'Été « 2026 »', 'a\\r\\n\\u0000', 'deux\nlignes\tet plus', '👩‍👩‍👧‍👦', '\u202Eabc'])
      expect(organiserOf(text)).toBe(text);
  });

  it('cleans what no form would have let in', () => {
    expect(['a\r\nb\rc', 'a\u0000b\u0007c', 'a\uD800b', 'a\u0085b\u009fc'].map(organiserOf)).toEqual([
      'a\nb\nc',
      'abc',
      'a\uFFFDb',
      'a\nbc',
    ]);
  });
});
