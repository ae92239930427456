import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { calendarLine, calendarText, escapeText, fold, MAX_OCTETS, textLine } from './content-line.ts';
import { anyText, hostileTexts } from './hostile-text-testing.ts';

const octets = (line: string) => Buffer.byteLength(line, 'utf8');

describe('calendarText', () => {
  it.each([
    ['a\r\nb\rc\nd', 'a\nb\nc\nd'],
    ['a\u2028b\u2029c\u0085d', 'a\nb\nc\nd'],
    ['a\tb', 'a b'],
    ['a\u0000b\u0007c\u001bd\u007fe\u009ff', 'abcdef'],
    ['\ufeffa', 'a'],
    ['a\ud800b\udc00', 'a\ufffdb\ufffd'],
    ['  a  ', 'a'],
    ['\u202bשלום\u202c', '\u202bשלום\u202c'],
  ])('%j becomes %j', (text, expected) => {
    expect(calendarText(text)).toBe(expected);
  });

  it('leaves text that is clean as it is', () => {
    fc.assert(fc.property(anyText, (text) => calendarText(calendarText(text)) === calendarText(text)));
  });
});

describe('calendarLine', () => {
  it('joins lines with one space', () => {
    expect(calendarLine('Le sang \r\n\r\n et la\rboue\n')).toBe('Le sang et la boue');
  });
});

describe('escapeText', () => {
  it('escapes what RFC 5545 asks for and nothing else', () => {
    expect(escapeText('a\\b;c,d\ne:f"g')).toBe('a\\\\b\\;c\\,d\\ne:f"g');
  });
});

describe('fold', () => {
  it.each([
    ['75 octets stay', 'X'.repeat(75), [75]],
    ['76 octets are two lines', 'X'.repeat(76), [75, 2]],
    ['a continuation holds 74 octets after its space', 'X'.repeat(150), [75, 75, 2]],
    ['é is two octets and is not cut', 'é'.repeat(38), [74, 3]],
    ['€ is three octets', '€'.repeat(26), [75, 4]],
    ['an emoji is four octets', '🎬'.repeat(19), [72, 5]],
    ['a family of emoji folds between its code points', '👨‍👩‍👧‍👦'.repeat(4), [75, 26]],
  ])('%s', (_, line, lengths) => {
    const written = fold(line);
    expect(written.endsWith('\r\n')).toBe(true);
    expect(written.slice(0, -2).split('\r\n').map(octets)).toEqual(lengths);
    expect(written.slice(0, -2).replaceAll('\r\n ', '')).toBe(line);
  });
});

describe('textLine', () => {
  const holds = (text: string) => {
    const clean = calendarText(text);
    const line = textLine('SUMMARY', clean);
    for (const part of line.split('\r\n')) {
      expect(octets(part)).toBeLessThanOrEqual(MAX_OCTETS);
      expect(part.isWellFormed()).toBe(true);
      expect(part).not.toMatch(/[\r\n]/);
    }
    if (clean === '') {
      expect(line).toBe('');
      return;
    }
    const calendar = ICAL.parse(`BEGIN:VEVENT\r\n${line}END:VEVENT\r\n`);
    expect(calendar[1]).toEqual([['summary', {}, 'text', clean]]);
  };

  it('is read back by ical.js, whatever the text', () => {
    fc.assert(fc.property(anyText, holds));
  });

  it.each(Object.entries(hostileTexts))('is read back by ical.js: %s', (_, text) => holds(text));

  it('says nothing for no text', () => {
    expect(textLine('LOCATION', '')).toBe('');
  });
});
