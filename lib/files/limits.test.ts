import { expect, it } from 'vitest';
import { jsonExcess, MAX_OF_FILE } from './limits.ts';

it.each([
  ['nothing', '', null],
  ['64 levels', `${'['.repeat(64)}${']'.repeat(64)}`, null],
  ['65 levels', `${'[{"a":'.repeat(33)}0`, 'tooDeep'],
  ['levels beside each other', '[],'.repeat(1000), null],
  ['levels in a text', JSON.stringify({ text: `"\\${'['.repeat(1000)}` }), null],
  ['a text that ends', `{"a":"\\\\","b":${'['.repeat(65)}`, 'tooDeep'],
  ['as many values as may be', `[${',0'.repeat(MAX_OF_FILE.values - 1)}`, null],
  ['one more', `[${',0'.repeat(MAX_OF_FILE.values)}`, 'tooManyValues'],
  ['empty lists', '[]'.repeat(MAX_OF_FILE.values + 1), 'tooManyValues'],
])('%s', (_, json, excess) => {
  expect(jsonExcess(json)).toBe(excess);
});
