import { type Db, getDb, write } from '#db/client.ts';
import { resumeWay, stopWay } from './queue.ts';
import type { Stopping } from './stop-links.ts';

/** Ends a way for its reader, or takes that back. */
export function stopOrResume({ festival, to, way }: Stopping, isAgain: boolean, now: string, db: Db = getDb()): void {
  write(db, (tx) => (isAgain ? resumeWay(tx, festival.id, to, way) : stopWay(tx, festival.id, to, way, now)));
}
