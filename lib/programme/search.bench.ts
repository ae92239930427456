import { bench, describe } from 'vitest';
import { searchProgramme } from './search.ts';
import { textIndexOf } from './search-question.ts';
import { manyPublished } from './search-testing.ts';

const now = '2026-06-01T10:00:00.000Z';

/**
 * A small festival, the largest we promise, and the largest that was tried. The index is made once
 * per release, and is not counted.
 */
describe.each([300, 1500, 14_000])('%d séances', async (count) => {
  const document = manyPublished(count);
  await textIndexOf(document);
  const title = Object.values(document.events[count / 2]?.title ?? {})[0] ?? '';
  bench('a title', async () => {
    await searchProgramme(document, title, { now });
  });
  bench('a title with a typo', async () => {
    await searchProgramme(document, `${title.slice(0, -3)}${title.slice(-2)}x`, { now });
  });
  bench('a filter', async () => {
    await searchProgramme(document, 'projection', { now });
  });
  bench('filters, a day and an hour', async () => {
    await searchProgramme(document, 'projection gratuite samedi vers 19h', { now });
  });
});
