import { LanterneError } from '#lib/errors.ts';

/**
 * Runs few of these at once and lets few wait, in their order: each takes a processor for a while,
 * and whoever asks for hundreds must not keep readers of pages waiting. Throws `serverBusy` to
 * whoever comes when too many wait already.
 */
export function fewAtOnce(atOnce: number, waiting: number): <T>(work: () => Promise<T>) => Promise<T> {
  const queue: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= atOnce) {
      if (queue.length >= waiting) throw new LanterneError('serverBusy', {}, 503);
      // Whoever ends hands their place on.
      await new Promise<void>((begin) => queue.push(begin));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = queue.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
