import { expect, it } from 'vitest';
import { smsOf } from './sms.ts';

const count = (text: string) => smsOf(text).count;

it('counts 160 characters of the SMS alphabet in one, 153 in each of several', () => {
  expect(count('')).toBe(0);
  expect([160, 161, 306, 307].map((n) => count('é'.repeat(n)))).toEqual([1, 2, 2, 3]);
  expect(count('Àèéùà ÇÉÄÖÜ\n!?'.slice(1))).toBe(1);
  // Of the extension, each counts twice, and is not cut in two.
  expect([80, 81, 152, 153].map((n) => count('€'.repeat(n)))).toEqual([1, 2, 2, 3]);
});

it('counts 70 characters in one, 67 in each of several, where one is outside the alphabet', () => {
  expect([70, 71, 134, 135].map((n) => count('’'.repeat(n)))).toEqual([1, 2, 2, 3]);
  // An emoji is two of them, and is not cut in two.
  expect([35, 36, 66, 67].map((n) => count('🎬'.repeat(n)))).toEqual([1, 2, 2, 3]);
});

it('names what makes a text longer, each once, and nothing where it makes none', () => {
  expect(smsOf('é'.repeat(100))).toEqual({ count: 1, because: [] });
  for (const one of [...'êôîâçœŒÀÊ’…«\u00a0'])
    expect(smsOf(`${'e'.repeat(90)}${one}${one}`)).toEqual({ count: 2, because: [one] });
  expect(smsOf('C’est prêt').because).toEqual([]);
});
