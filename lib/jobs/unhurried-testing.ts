import { onTestFinished, vi } from 'vitest';

/** Until the end of this test, jobs take as long as they need, also on a busy machine. */
export function giveJobsTime(): void {
  const limit = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(new AbortController().signal);
  onTestFinished(() => limit.mockRestore());
}
