import { expect, it } from 'vitest';
import { joinFacts } from './join-facts.ts';

it('puts a dot between facts, and none where one is empty', () => {
  expect(joinFacts(['Auditorium', '', null, 1962, false, undefined, 'complet'])).toBe('Auditorium · 1962 · complet');
  expect(joinFacts([''])).toBe('');
});
