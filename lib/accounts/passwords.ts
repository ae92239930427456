import { hash, verify } from '@node-rs/argon2';
import { LanterneError } from '#lib/errors.ts';

/**
 * Argon2id with 19 MiB, two passes and one lane (OWASP, Password Storage Cheat Sheet). Argon2id is
 * the library's default algorithm.
 */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/**
 * Only one hash at a time: each takes a processor for some 20 ms, and a machine with two needs the
 * other for readers of pages.
 */
const inTurn = fewAtOnce(1, 20);

/**
 * NFKC (NIST SP 800-63B, 5.1.1.2), so that « é » typed on a Mac and on Windows is the same
 * password.
 */
const normal = (password: string) => password.toWellFormed().normalize('NFKC');

/** The PHC string to store. Runs off the main thread, for about 20 ms. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normal(password), COST));
}

let nobody: Promise<string> | undefined;

/**
 * Whether this is the password of `kept`. Without an account (`kept` undefined) it takes the time
 * of a real check and answers false, so that the time does not reveal who has an account.
 */
export async function isPassword(kept: string | undefined, password: string): Promise<boolean> {
  nobody ??= hash(normal('nobody has this password'), COST);
  const known = kept ?? (await nobody);
  const matches = await inTurn(() => verify(known, normal(password)).catch(() => false));
  return matches && kept !== undefined;
}

/**
 * Runs few of these at a time and lets few others wait, in their order. Each takes a processor for
 * a while, and somebody who sends hundreds must not keep readers of pages waiting. Throws
 * `serverBusy` when too many are waiting already.
 */
export function fewAtOnce(atOnce: number, waiting: number): <T>(work: () => Promise<T>) => Promise<T> {
  const queue: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= atOnce) {
      if (queue.length >= waiting) throw new LanterneError('serverBusy', {}, 503);
      // Each that ends starts the next one in the queue.
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
