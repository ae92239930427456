import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Tx } from '#db/client.ts';
import { festivals } from '#db/schema/index.ts';

/** 64 random bits: nobody can guess the address of a cached page, and two states of a programme never share one. */
export const newPublicKey = () => randomBytes(8).toString('hex');

/** Whatever changes what the public sees calls this in its transaction: pages of the old key are of the past. */
export function renewPublicKey(tx: Tx, festivalId: number): void {
  tx.update(festivals).set({ publicKey: newPublicKey() }).where(eq(festivals.id, festivalId)).run();
}
