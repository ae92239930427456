import { beginForms, type Found, walk, whileNothingIsWritten } from './all-forms.ts';
import { expect, ofThisFile, test } from './fixtures.ts';

/*
 * No refused form loses an answer, and each says beside its fields what is wrong with them. The
 * forms are found by themselves: every page of the product that somebody signed in can open, and
 * those behind a link, with every form that posts and asks something. Each control gets another
 * answer, the database refuses to write, and what comes back must hold what was answered, with and
 * without scripts.
 */

const filled = ofThisFile(beginForms, ({ day }) => day.server.stop('SIGKILL'));

for (const [title, isLive] of [
  ['with scripts', true],
  ['without scripts, and says beside each field what is wrong with it', false],
] as const)
  test(`a refused form loses no answer ${title}`, async ({ browser }) => {
    test.setTimeout(600_000);
    const all = await filled(browser);
    const found: Found[] = [];
    await whileNothingIsWritten(all.day, async () => {
      found.push(await walk(browser, all, isLive));
    });
    const [{ lost, stray, unrefused } = { lost: ['nothing'], stray: [], unrefused: [] }] = found;
    expect.soft(lost).toEqual([]);
    expect.soft(stray).toEqual([]);
    expect(unrefused).toEqual([]);
  });
