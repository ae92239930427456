import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { festivals } from '#db/schema/index.ts';

/**
 * 64 random bits, so that nobody can guess the address of a cached page and no two states of a
 * programme share one.
 */
export const newPublicKey = () => randomBytes(8).toString('hex');

/**
 * Everything that changes what the public sees calls this in its transaction, so that pages cached
 * under the old key are no longer used.
 */
export function renewPublicKey(tx: Tx, festivalId: number): void {
  tx.update(festivals).set({ publicKey: newPublicKey() }).where(eq(festivals.id, festivalId)).run();
}

/** The pages of earlier editions announce the next one, so they change when its public facts do. */
export function renewEarlierEditions(tx: Tx, festivalId: number): void {
  const renewed = new Set([festivalId]);
  for (let id = previousOf(tx, festivalId); id !== null && !renewed.has(id); id = previousOf(tx, id)) {
    renewed.add(id);
    renewPublicKey(tx, id);
  }
}

const previousOf = (tx: Tx, id: number): number | null =>
  tx.select({ id: festivals.previousId }).from(festivals).where(eq(festivals.id, id)).get()?.id ?? null;
