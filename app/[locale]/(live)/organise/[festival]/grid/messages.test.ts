import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { messages } from '../../../../../../lib/i18n/messages.ts';

const here = fileURLToPath(new URL('.', import.meta.url));
const sources = readdirSync(here)
  .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
  .map((name) => readFileSync(join(here, name), 'utf8'));

/** Said by the code of a warning, the reason of a slot, or the kind of a block. */
const CHOSEN = ['touch.', 'find.', 'propose.why.', 'block.'];

function* keys(of: object, before = ''): Generator<string> {
  for (const [key, value] of Object.entries(of)) {
    if (typeof value === 'string') yield before + key;
    else yield* keys(value as object, `${before}${key}.`);
  }
}

/** Whether a file says it whole, or by its last word under the name it stands in. */
const isSaid = (key: string) => {
  const cut = key.lastIndexOf('.');
  const group = cut < 0 ? 'grid' : `grid.${key.slice(0, cut)}`;
  return sources.some(
    (text) => text.includes(`'${key}'`) || (text.includes(group) && text.includes(`'${key.slice(cut + 1)}'`)),
  );
};

it('keeps no sentence that nothing says', () => {
  const left = [...keys(messages.fr.grid)].filter((key) => !CHOSEN.some((start) => key.startsWith(start)));
  expect(left.filter((key) => !isSaid(key))).toEqual([]);
});
