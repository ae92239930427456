import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const app = join(import.meta.dirname, '../..');
const sources = readdirSync(app, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.tsx'))
  .map((path) => ({ path, text: readFileSync(join(app, path), 'utf8') }));
const forms = sources.filter(({ text }) => /<RecordForm\s/.test(text)).map(({ path }) => path.split('/').at(-1));

/** This form only makes new themes, which nobody else can save. */
const OF_NEW_ONES = '/themes/page.tsx';

it('is told by each page with a form of a record which record that is', () => {
  const pages = sources.filter(({ path, text }) => {
    const isDrawing = forms.some((form) => text.includes(`/${form}'`));
    return path.endsWith('/page.tsx') && !path.endsWith(OF_NEW_ONES) && isDrawing;
  });
  expect(pages.length).toBeGreaterThan(10);
  const untold = pages.filter(({ text }) => !/\brecordPage\(|<RecordRootIs\s/.test(text));
  expect(untold.map(({ path }) => path)).toEqual([]);
});
