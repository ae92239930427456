import { expect, it } from 'vitest';
import { leftOf } from './kept-imports.ts';

it('an unticked line or field is left out, and included again once it is ticked', () => {
  const first = leftOf(undefined, { 2: 'off', 3: 'on' }, { 3: { year: 'on', minutes: 'off' } });
  expect(first).toEqual({ 2: 'line', 3: ['minutes'] });
  expect(leftOf(first, {}, {})).toEqual(first);
  expect(leftOf(first, { 2: 'on' }, {})).toEqual({ 3: ['minutes'] });
  expect(leftOf(first, {}, { 3: { year: 'off' } })).toEqual({ 2: 'line', 3: ['minutes', 'year'] });
  expect(leftOf(first, {}, { 3: { minutes: 'on' } })).toEqual({ 2: 'line' });
  // A line is left out as a whole, whatever is ticked in it.
  expect(leftOf(first, { 3: 'off' }, { 3: { year: 'on', minutes: 'on' } })).toEqual({ 2: 'line', 3: 'line' });
});
