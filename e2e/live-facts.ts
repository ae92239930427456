import { and, eq } from 'drizzle-orm';
import { type Db, write } from '#db/client.ts';
import type { LiveFactKind } from '#db/enums.ts';
import * as t from '#db/schema/index.ts';

type Told = {
  /** The number of the séance; without one it is about the whole festival. */
  event?: number;
  kind: LiveFactKind;
  value?: string;
  text?: { fr?: string; en?: string };
  at?: string;
  until?: string;
};

/**
 * Sets live facts in place of the organisers, and renews the public key as they do. Séances that
 * only exist in a published document get the row that facts refer to. Earlier facts remain.
 */
export function tellLive(db: Db, slug: string, publicKey: string, facts: readonly Told[]): void {
  write(db, (tx) => {
    const festival = tx.select().from(t.festivals).where(eq(t.festivals.slug, slug)).get();
    if (!festival) throw new Error(`No festival ${slug}`);
    const idOf = (number: number) => {
      const where = and(eq(t.events.festivalId, festival.id), eq(t.events.number, number));
      const known = tx.select().from(t.events).where(where).get();
      if (known) return known.id;
      const uid = `${slug}-${number}`;
      const { id: festivalId, createdAt } = festival;
      return tx.insert(t.events).values({ festivalId, number, uid, kind: 'screening', createdAt }).returning().get().id;
    };
    for (const { event, kind, value = '', text = {}, at = '2026-06-06T07:00:00.000Z', until = null } of facts) {
      const eventId = event === undefined ? null : idOf(event);
      tx.insert(t.liveFacts).values({ festivalId: festival.id, eventId, kind, value, text, at, until }).run();
    }
    tx.update(t.festivals).set({ publicKey }).where(eq(t.festivals.id, festival.id)).run();
  });
}
