import { hash, verify } from '@node-rs/argon2';
import { LanterneError } from '#lib/errors.ts';

/**
 * Argon2id with 19 MiB, two passes and one lane: OWASP, Password Storage Cheat Sheet. The library's
 * algorithm is Argon2id.
 */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Each takes a processor for some 20 ms, and of two there is one that readers do not wait for. */
const inTurn = fewAtOnce(1, 20);

/** NFKC (NIST SP 800-63B, 5.1.1.2): « é » typed on a Mac and on Windows is one password. */
const normal = (password: string) => password.toWellFormed().normalize('NFKC');

/** The PHC string to keep. Runs off the main thread, about 20 ms. */
export function hashPassword(password: string): Promise<string> {
  return inTurn(() => hash(normal(password), COST));
}

let nobody: Promise<string> | undefined;

/**
 * Whether this is the password of `kept`. Without an account (`kept` undefined) it takes the time
 * of a real check and answers false, so that nobody learns by the clock who has an account.
 */
export async function isPassword(kept: string | undefined, password: string): Promise<boolean> {
  nobody ??= hash(normal('nobody has this password'), COST);
  const known = kept ?? (await nobody);
  const matches = await inTurn(() => verify(known, normal(password)).catch(() => false));
  return matches && kept !== undefined;
}

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
