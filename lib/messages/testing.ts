import { eq } from 'drizzle-orm';
import { type Db, write } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { openTestFestival } from '#db/testing.ts';
import { type NewDelivery, type NewMessage, queueMessage } from './queue.ts';

/** Noon in Paris, the zone of the festivals tests are made with. */
export const AT = '2026-06-07T10:00:00.000Z';

export const after = (milliseconds: number, from = AT) => new Date(Date.parse(from) + milliseconds).toISOString();

/**
 * A database with a festival, and with so many deliveries by mail that wait since `AT`, of one
 * message.
 */
export function queued(count: number, message: Partial<NewMessage> = {}, delivery: Partial<NewDelivery> = {}) {
  const { db, made } = openTestFestival({ events: 2, rooms: 1, days: 2, seed: 1 });
  const { festivalId } = made;
  const queue = (cause: string, ids: readonly number[], more: Partial<NewMessage> = {}, at = AT) =>
    write(db, (tx) =>
      queueMessage(
        tx,
        { festivalId, author: null },
        { kind: 'written', cause, subject: { fr: 'Objet' }, text: { fr: 'Texte' }, ...message, ...more },
        ids.map((id) => ({ to: { kind: 'volunteer', id }, way: 'mail', ...delivery })),
        at,
      ),
    );
  const messageId = queue(
    'first',
    Array.from({ length: count }, (_, i) => i + 1),
  );
  return { db, festivalId, messageId, queue };
}

/** Every delivery there is, by id. */
export const deliveriesIn = (db: Db) => db.select().from(t.deliveries).orderBy(t.deliveries.id).all();

export const messageIn = (db: Db, id: number) =>
  db.select().from(t.sentMessages).where(eq(t.sentMessages.id, id)).get() as typeof t.sentMessages.$inferSelect;
