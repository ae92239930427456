import { hash, verify } from '@node-rs/argon2';

/** Argon2id with 19 MiB, two passes and one lane: OWASP, Password Storage Cheat Sheet. The library's algorithm is Argon2id. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** NFKC (NIST SP 800-63B, 5.1.1.2): « é » typed on a Mac and on Windows is one password. */
const normal = (password: string) => password.toWellFormed().normalize('NFKC');

/** The PHC string to keep. Runs off the main thread, about 20 ms. */
export function hashPassword(password: string): Promise<string> {
  return hash(normal(password), COST);
}

let nobody: Promise<string> | undefined;

/**
 * Whether this is the password of `kept`. Without an account (`kept` undefined) it takes the time of a real check and answers false, so
 * that nobody learns by the clock who has an account.
 */
export async function isPassword(kept: string | undefined, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password');
  const matches = await verify(kept ?? (await nobody), normal(password)).catch(() => false);
  return matches && kept !== undefined;
}
