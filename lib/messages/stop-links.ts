import { timingSafeEqual } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { type Db, getDb, write } from '#db/client.ts';
import { type DeliveryWay, deliveryWays, type RecipientKind, recipientKinds } from '#db/enums.ts';
import { festivals } from '#db/schema/index.ts';
import type { Festival } from '#lib/policy.ts';
import { sealed } from '#lib/volunteers/links.ts';
import { type Recipient, resumeWay, stopWay } from './queue.ts';

/**
 * `12-volunteer-77-mail-` and a seal: everybody who reads a mail can unsubscribe, without a table
 * of secrets.
 */
const TOKEN = /^([1-9]\d{0,8})-([a-z]{4,9})-([1-9]\d{0,8})-([a-z]{4,5})-([A-Za-z0-9_-]{22})$/;

export type Stopping = Readonly<{ festival: Festival; to: Recipient; way: DeliveryWay }>;

const seal = (festival: Festival, { kind, id }: Recipient, way: DeliveryWay) =>
  sealed(`stop ${festival.uid} ${festival.id} ${kind} ${id} ${way}`);

/**
 * The end of the address with which a reader unsubscribes from a way. It is valid as long as the
 * secret of this installation.
 */
export const stopToken = (festival: Festival, to: Recipient, way: DeliveryWay): string =>
  [festival.id, to.kind, to.id, way, seal(festival, to, way)].join('-');

/** What the address unsubscribes from; null for an invalid one. */
export function stoppingOf(token: string, db: Db = getDb()): Stopping | null {
  const [, festivalId, kind, id, way, given = ''] = TOKEN.exec(token) ?? [];
  if (!recipientKinds.includes(kind as RecipientKind) || !deliveryWays.includes(way as DeliveryWay)) return null;
  const festival = db
    .select()
    .from(festivals)
    .where(eq(festivals.id, Number(festivalId)))
    .get();
  if (!festival) return null;
  const stopping = { festival, to: { kind: kind as RecipientKind, id: Number(id) }, way: way as DeliveryWay };
  const right = seal(festival, stopping.to, stopping.way);
  return timingSafeEqual(Buffer.from(right), Buffer.from(given)) ? stopping : null;
}

/** The path of that address, below that of the installation. */
export const stopPath = (token: string, locale: string) => `/api/stop/${token}?lang=${locale}`;

/** Unsubscribes a reader from a way, or subscribes them again. */
export function stopOrResume({ festival, to, way }: Stopping, isAgain: boolean, now: string, db: Db = getDb()): void {
  write(db, (tx) => (isAgain ? resumeWay(tx, festival.id, to, way) : stopWay(tx, festival.id, to, way, now)));
}
