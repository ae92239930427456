import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, it, vi } from 'vitest';
import temporaryFolder from './temporary-testing.ts';

it('the folder of temporary files is the former one, once that of a run is deleted', async () => {
  vi.stubEnv('KEEP_DATA', undefined);
  const before = tmpdir();
  for (const _ of [1, 2]) {
    const remove = temporaryFolder();
    const own = tmpdir();
    expect([own.startsWith(before), own === before, existsSync(own)]).toEqual([true, false, true]);
    await remove();
    expect([tmpdir(), existsSync(own)]).toEqual([before, false]);
  }
});
