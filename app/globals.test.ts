import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const css = readFileSync(new URL('globals.css', import.meta.url), 'utf8');

/** The declarations of the block a selector opens, sorted. */
function tokens(selector: string): string[] {
  const at = css.indexOf(`${selector} {`);
  expect(at, selector).toBeGreaterThan(0);
  const block = css.slice(css.indexOf('{', at) + 1, css.indexOf('}', at));
  return block
    .split(';')
    .map((line) => line.replaceAll(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
    .sort();
}

it('has one dark room, whether the switch or the device chose it', () => {
  expect(tokens(':root[data-theme="dark"]')).toEqual(tokens(':root:not([data-theme="light"])'));
});
