import { addresses } from './attacks/addresses.ts';
import type { Target } from './attacks/attack.ts';
import { faults } from './attacks/faults.ts';
import { locks } from './attacks/locks.ts';
import { startTarget } from './attacks/target.ts';
import { expect, test } from './fixtures.ts';

// `npm run attacks` runs all attacks in full and measures; that takes minutes.
let target: Target;
test.beforeAll(async () => {
  target = await startTarget(0.2);
});
test.afterAll(async () => {
  await target.server.stop('SIGKILL');
});

for (const { name, run } of [...addresses, ...locks, ...faults.filter(({ of }) => of === undefined)])
  test(name, async () => {
    expect(await run(target)).toBeNull();
  });
