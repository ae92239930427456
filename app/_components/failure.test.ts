import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const app = join(import.meta.dirname, '..');

it('comes with a page of the desk twice at most: each file that shows it brings it anew', () => {
  const shows = readdirSync(app, { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('error.tsx') && readFileSync(join(app, path), 'utf8').includes('failure.tsx'),
  );
  expect(shows.sort()).toEqual(['[locale]/(live)/organise/[festival]/error.tsx', 'global-error.tsx']);
});
