import { expect, it, vi } from 'vitest';
import { isEnding, watchForTheEnd } from '#lib/cli/end.ts';
import { freePort, startServer } from '#lib/cli/server-process.ts';
import { startForLarge } from './second-server.ts';

vi.mock('#lib/festivals/large.ts', () => ({ hasAnyLargeDraft: () => true, isLargeDraft: () => true }));
vi.mock('#lib/cli/server-process.ts');

it('is not started once the server is ending, even while its port is being looked for', async () => {
  const exit = vi.spyOn(process, 'exit').mockImplementation(() => undefined as never);
  const before = process.listeners('SIGTERM');
  watchForTheEnd();
  const end = process.listeners('SIGTERM').find((one) => !before.includes(one));
  vi.mocked(freePort).mockImplementation(async () => {
    end?.('SIGTERM');
    return 1;
  });
  startForLarge();
  await vi.waitFor(() => expect(exit).toHaveBeenCalled());
  expect([isEnding(), vi.mocked(startServer).mock.calls]).toEqual([true, []]);
});
