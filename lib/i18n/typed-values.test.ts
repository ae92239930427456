import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { countries } from './countries.ts';
import { fieldErrors } from './field-messages.ts';
import { readMinutesBy } from './typed-numbers.ts';
import {
  choiceOrNothing,
  choices,
  codes,
  decimal,
  duration,
  emailAddress,
  lines,
  ticked,
  webAddress,
  wholeNumber,
} from './typed-values.ts';

function read(schema: z.ZodType, typed: unknown): unknown {
  const result = schema.safeParse(typed);
  return result.success ? result.data : fieldErrors(result.error);
}

const wrong = (error: string) => ({ '': error });

describe('what people type', () => {
  it.each([
    ['', null],
    [undefined, null],
    [' 94 ', 94],
    ['1 200', 1200],
    [7, 7],
    ['94,5', wrong('number')],
    ['abc', wrong('number')],
    ['-1', wrong('atLeast:0')],
    ['5000', wrong('atMost:2000')],
  ])('a number: %j', (typed, kept) => expect(read(wholeNumber(0, 2000), typed)).toEqual(kept));

  it.each([
    ['', null],
    ['94', 94],
    ['94 min', 94],
    ['94 mn.', 94],
    ['94 minutes', 94],
    ['94’', 94],
    ['1 heure 34', 94],
    ['2 heures', 120],
    ['1 hr 34 mins', 94],
    ['1h34', 94],
    ['1 h 34', 94],
    ['1 h', 60],
    ['1:34', 94],
    ['2h', 120],
    ['min', wrong('duration')],
    ['1h2h', wrong('duration')],
    ['0', wrong('atLeast:1')],
    ['25h', wrong('atMost:1440')],
  ])('a duration: %j', (typed, kept) => expect(read(duration(1, 1440), typed)).toEqual(kept));

  it.each([
    ['15', 15],
    ['1h30', 90],
    ['-15', -15],
    ['+15', 15],
    [' −1 h ', -60],
    ['1.5', 0],
    ['', 0],
  ])('a shift of hours: %j', (typed, minutes) => expect(readMinutesBy(typed)).toBe(minutes));

  it.each([
    ['48,8566', 48.8566],
    ['-2.35', -2.35],
    ['', null],
    ['91', wrong('wrong')],
    ['1e1', wrong('wrong')],
    ['NaN', wrong('wrong')],
  ])('a coordinate: %j', (typed, kept) => expect(read(decimal(-90, 90), typed)).toEqual(kept));

  it.each([
    ['', ''],
    ['exemple.org', 'https://exemple.org'],
    ['http://exemple.org/a?b', 'http://exemple.org/a?b'],
    ['javascript:alert(1)', wrong('url')],
    ['mailto:a@b.c', wrong('url')],
    ['https:/exemple.org', wrong('url')],
    ['https://user:pass@exemple.org', wrong('url')],
    ['https://a b.org', wrong('url')],
    ['localhost', wrong('url')],
    ['2026', wrong('url')],
    ['14:30', wrong('url')],
    ['28/11/2026', wrong('url')],
    ['192.0.2.1/a', 'https://192.0.2.1/a'],
  ])('a web address: %j', (typed, kept) => expect(read(webAddress, typed)).toEqual(kept));

  it('an e-mail address', () => {
    expect(read(emailAddress, ' a@exemple.org ')).toBe('a@exemple.org');
    expect(read(emailAddress, 'a@')).toEqual(wrong('email'));
  });

  it('names one per line', () => {
    expect(read(lines(3, 5), ' A \r\n\r\nB\tC\n')).toEqual(['A', 'B C']);
    expect(read(lines(3, 5), 'a\nb\nc\nd')).toEqual(wrong('tooMany:3'));
    expect(read(lines(3, 5), 'abcdef')).toEqual({ '0': 'tooLong:5' });
    expect(read(lines(3, 5), undefined)).toEqual([]);
  });

  it('choices', () => {
    expect(read(choiceOrNothing(['a', 'b']), '')).toBeNull();
    expect(read(choiceOrNothing(['a', 'b']), 'b')).toBe('b');
    expect(read(choiceOrNothing(['a', 'b']), 'c')).toEqual(wrong('choice'));
    expect(read(choices(['a', 'b', 'c']), ['c', 'a', 'c'])).toEqual(['a', 'c']);
    expect(read(choices(['a', '35mm']), { '35mm': 'on', a: '' })).toEqual(['35mm']);
    expect(read(choices(['a']), undefined)).toEqual([]);
    expect(read(choices(['a']), ['x'])).toEqual({ '0': 'choice' });
    expect([read(ticked, 'on'), read(ticked, undefined), read(ticked, '')]).toEqual([true, false, false]);
  });

  it('codes by name', () => {
    expect(read(codes(countries, 2, 'country'), 'France, allemagne')).toEqual(['FR', 'DE']);
    expect(read(codes(countries, 2, 'country'), 'France, Syldavie')).toEqual(wrong('country'));
    expect(read(codes(countries, 1, 'country'), 'France, Mali')).toEqual(wrong('tooMany:1'));
  });
});
