import { describe, expect, it } from 'vitest';
import { bilingualLine, cleanLine, cleanText, fewBlanks, line, requiredBilingualLine } from './clean-text.ts';
import { fieldErrors } from './field-messages.ts';

describe('cleanText', () => {
  it.each([
    ['  a \n', 'a'],
    ['a\r\nb\rc', 'a\nb\nc'],
    ['a\u2028b\u2029c\u0085d', 'a\nb\nc\nd'],
    ['a\u0000b\u0007c\u001bd\u007fe\u0090f', 'abcdef'],
    ['a\tb', 'a\tb'],
    ['x\ud800y', 'x\ufffdy'],
    ['\udc00', '\ufffd'],
    ['👩‍👩‍👧‍👦 \u202bשלום\u202c \u200f', '👩‍👩‍👧‍👦 \u202bשלום\u202c \u200f'],
    ['\ufffe\uffffz', 'z'],
    ['<script>"]]>', '<script>"]]>'],
  ])('keeps %j as %j', (typed, kept) => expect(cleanText(typed)).toBe(kept));
});

describe('cleanLine', () => {
  it('makes one line of several', () => expect(cleanLine('a \r\n BEGIN:VEVENT\n\n\tb')).toBe('a BEGIN:VEVENT b'));
  it('reads a form of blanks quickly', () => {
    const blanks = ' '.repeat(1_000_000);
    expect(cleanLine(`a${blanks}b`)).toBe(`a${blanks}b`);
    expect(cleanLine(`a${blanks}\n${blanks}b`)).toBe('a b');
  });
});

describe('fewBlanks', () => {
  it.each([
    [`a${' '.repeat(20_000)}b`, 'a b'],
    [`a${' \u00a0\t'.repeat(20)}\n\n${' '.repeat(40)}b`, 'a\n\nb'],
    [`a\n${'\r\n'.repeat(4_000)}b`, `a\n${'\r\n'.repeat(15)}\rb`],
    [`a${' '.repeat(32)}b  c\n\n\nd `, `a${' '.repeat(32)}b  c\n\n\nd `],
  ])('keeps %j as %j', (typed, kept) => expect(fewBlanks(typed)).toBe(kept));
});

describe('the schemas', () => {
  it('read a missing field as empty and refuse what is too long, after cleaning', () => {
    expect(line().parse(undefined)).toBe('');
    expect(line(3).parse(' \u0000abc ')).toBe('abc');
    const long = line(3).safeParse('abcd');
    expect(long.error && fieldErrors(long.error)).toEqual({ '': 'tooLong:3' });
  });

  it('leave out an empty language', () => {
    expect(bilingualLine().parse({ fr: ' A ', en: ' ' })).toEqual({ fr: 'A' });
    expect(bilingualLine().parse(undefined)).toEqual({});
  });

  it('require one language', () => {
    expect(requiredBilingualLine().parse({ en: 'A' })).toEqual({ en: 'A' });
    const empty = requiredBilingualLine().safeParse({ fr: '', en: '' });
    expect(empty.error && fieldErrors(empty.error)).toEqual({ fr: 'required' });
  });
});
