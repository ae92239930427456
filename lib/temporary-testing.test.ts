import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, it, vi } from 'vitest';
import temporaryFolder from './temporary-testing.ts';

it('the folder of temporary files is the one before, once that of a run is removed', () => {
  vi.stubEnv('KEEP_DATA', undefined);
  const before = tmpdir();
  for (const _ of [1, 2]) {
    const remove = temporaryFolder();
    const own = tmpdir();
    expect([own.startsWith(before), own === before, existsSync(own)]).toEqual([true, false, true]);
    remove();
    expect([tmpdir(), existsSync(own)]).toEqual([before, false]);
  }
});
