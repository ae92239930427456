import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { mutations } from './list.ts';

const root = resolve(import.meta.dirname, '../../..');

it('each mutation names a text that occurs once in its file, and existing tests', () => {
  const wrong = Object.values(mutations)
    .flat()
    .filter(
      ({ file, find, replace, tests }) =>
        readFileSync(join(root, file), 'utf8').split(find).length !== 2 ||
        find === replace ||
        !tests.every((test) => existsSync(join(root, test))),
    )
    .map(({ file, find }) => `${file}: ${find}`);
  expect(wrong).toEqual([]);
});
