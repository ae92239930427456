import { expect, it } from 'vitest';
import { cssColorName } from './ical.ts';

it.each([
  [null, 'orange'],
  ['', 'orange'],
  ['red', 'orange'],
  ['#ffb224', 'orange'],
  ['#2457D6', 'royalblue'],
  ['#000000', 'black'],
  ['#0b6072', 'teal'],
  ['#5b35ad', 'rebeccapurple'],
])('%s is nearest to %s', (accent, name) => {
  expect(cssColorName(accent)).toBe(name);
});
