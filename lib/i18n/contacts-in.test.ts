import { expect, it } from 'vitest';
import { contactsIn, isWebAddress, mailto } from './contacts-in.ts';

const found = (text: string) => contactsIn(text).map(({ kind, typed, at, to }) => [kind, typed, at, to]);

it('finds numbers and addresses anywhere in a text', () => {
  expect(found('Salma, Acces@exemple.org ou 06 12 34 56 78 (SMS).')).toEqual([
    ['mail', 'Acces@exemple.org', 7, 'acces@exemple.org'],
    ['phone', '06 12 34 56 78', 28, '0612345678'],
  ]);
  for (const typed of ['+33 (0)6 12 34 56 78', '(+33) (0)6 12 34 56 78', '+33 06 12 34 56 78'])
    expect(contactsIn(typed).map(({ to }) => to)).toEqual(['+33612345678']);
  expect(found('+33 6 12 34 56 78')).toEqual([['phone', '+33 6 12 34 56 78', 0, '+33612345678']]);
});

it('reads no date, postcode or number inside an address as a telephone', () => {
  expect(found('75011 Paris, le 28/11/2026')).toEqual([]);
  expect(found('club0612345678@exemple.org').map(([kind]) => kind)).toEqual(['mail']);
});

it('reads one word of a million letters quickly', () => {
  const word = 'a'.repeat(1_000_000);
  expect(found(`${word} x@exemple.org`)).toEqual([['mail', 'x@exemple.org', 1_000_001, 'x@exemple.org']]);
});

it.each([
  ['https://example.org/a?b=1', true],
  ['HTTP://example.org', true],
  ['javascript:alert(1)', false],
  [' https://example.org', false],
  ['//example.org', false],
  ['example.org', false],
  ['https://', false],
  ['data:text/html,x', false],
  ['', false],
])('%j is a web address: %s', (text, answer) => {
  expect(isWebAddress(text)).toBe(answer);
});

it('links to one address, with nothing else in it', () => {
  expect(mailto('bonjour@example.org')).toBe('mailto:bonjour@example.org');
  expect(mailto('a@b.c?bcc=d@e.f&body=x')).toBe('mailto:a@b.c%3Fbcc%3Dd@e.f%26body%3Dx');
});
