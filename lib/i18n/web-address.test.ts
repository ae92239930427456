import { expect, it } from 'vitest';
import { isWebAddress, mailto } from './web-address.ts';

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

it('writes to one address and says nothing else', () => {
  expect(mailto('bonjour@example.org')).toBe('mailto:bonjour@example.org');
  expect(mailto('a@b.c?bcc=d@e.f&body=x')).toBe('mailto:a@b.c%3Fbcc%3Dd@e.f%26body%3Dx');
});
