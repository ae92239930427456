import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { read, type Tx, write } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import { insertRow } from '#db/rows.ts';
import { changes, releases } from '#db/schema/index.ts';
import { eventKind } from '#lib/events/root.ts';
import { recordChange } from '#lib/history/record.ts';
import { patchRoot } from '#lib/history/roots.ts';
import { publishPictures } from '#lib/pictures/published.ts';
import { type Authorized, accountName } from '#lib/policy.ts';
import { endActsTold, followRelease, openFacts } from './fact-rows.ts';
import {
  type PreparedRelease,
  type Published,
  prepareChosen,
  prepareRepublication,
  type ReadyRelease,
  stillHolds,
} from './prepared-release.ts';
import { renewEarlierEditions, renewPublicKey } from './public-key.ts';
import type { Republication } from './schema.ts';

export type { Published };

/**
 * Publishes an older release again under the next number. Throws notFound when there is no release
 * of that number. `now` is an ISO instant.
 */
export const republishRelease = (festival: Authorized<'publish'>, input: Republication, now: string): Published =>
  publishAsMade(festival, (tx) => prepareRepublication(tx, festival, input, now), now);

/**
 * Publishes the release that `prepare` makes. It is prepared before the database is locked, and
 * once more under the lock when somebody changed the programme meanwhile. `now` is an ISO instant.
 */
export function publishAsMade(
  festival: Authorized<'publish'>,
  prepare: (tx: Tx) => PreparedRelease,
  now: string,
): Published {
  return (
    publishPrepared(festival, read(festival.db, prepare), now) ??
    write(festival.db, (tx, batch) => {
      const again = prepare(tx);
      return again.isReady ? writeRelease(tx, festival, again, { batch }, now) : again.answer;
    })
  );
}

/**
 * Publishes only these séances (numbers), as the draft or release `from` has them. Runs inside the
 * caller's transaction, which changes more than the release, so that all of it is saved or nothing.
 * Returns the number of the release; null when no séance would say anything different. `now` is an
 * ISO instant.
 */
export function publishChosen(
  tx: Tx,
  festival: Authorized<'publish'>,
  only: ReadonlySet<number>,
  {
    note,
    batch,
    from = null,
    undoes = null,
  }: { note: Bilingual; batch: string; from?: number | null; undoes?: string | null },
  now: string,
): number | null {
  const prepared = prepareChosen(tx, festival, only, { note, from }, now);
  if (!prepared.isReady) return null;
  writeRelease(tx, festival, prepared, { batch, undoes }, now);
  return prepared.number;
}

/**
 * Writes a release that was made before the database was locked: making it takes seconds for
 * thousands of séances, and others save meanwhile. The release, the new public key and the answer
 * about suggested times are saved together or not at all. Null when somebody has changed the
 * programme or published since, so that the release has to be made again. `now` is an ISO instant.
 */
export function publishPrepared(
  festival: Authorized<'publish'>,
  prepared: PreparedRelease,
  now: string,
): Published | null {
  if (!prepared.isReady) return prepared.answer;
  return write(festival.db, (tx, batch) =>
    stillHolds(tx, festival, prepared) ? writeRelease(tx, festival, prepared, { batch }, now) : null,
  );
}

function writeRelease(
  tx: Tx,
  festival: Authorized<'publish'>,
  release: ReadyRelease,
  { batch, undoes = null }: { batch: string; undoes?: string | null },
  now: string,
): Published {
  const { number, note, verb, republishes, followed } = release;
  const id = insertRow(tx, releases, {
    festivalId: festival.id,
    number,
    at: now,
    byUserId: festival.actor.userId,
    byName: accountName(festival.actor),
    note,
    republishes,
    publicDocument: release.shown.bytes,
    publicSha256: release.shown.sha256,
    teamDocument: release.team.bytes,
    teamSha256: release.team.sha256,
    told: release.told,
    heldBack: [...release.heldBack],
    clientKey: release.key,
  });
  publishPictures(tx, festival.id, release.pictures);
  renewPublicKey(tx, festival.id);
  renewEarlierEditions(tx, festival.id);
  recordChange(tx, {
    festivalId: festival.id,
    actor: festival.actor,
    at: now,
    verb,
    entity: 'release',
    entityId: id,
    before: null,
    after: { number, note, republishes },
    batch,
    undoes,
  });
  // Undoing an act has already put back what was said before it. So only what was said since then
  // has to follow the hours of this release.
  const since = undoes && tx.select({ at: changes.at }).from(changes).where(eq(changes.batch, undoes)).limit(1).get();
  const facts = openFacts(tx, festival, now, null, batch);
  followRelease(facts, release, since ? since.at : null);
  endActsTold(facts, release.toldOtherwise, since ? since.at : null);
  const settled = settleSuggestedTimes(tx, festival, release.settling, now);
  return { ok: true, number, settled, ...followed };
}

/**
 * Writes into the draft what was decided about times that a template proposed. A time published as
 * « à confirmer » is still undecided: it stays suggested, and the next publication asks again.
 * Returns the batch that « Défaire » takes back; null when nothing was written.
 */
function settleSuggestedTimes(
  tx: Tx,
  festival: Authorized<'publish'>,
  { choice, ids }: ReadyRelease['settling'],
  now: string,
): string | null {
  const set =
    choice === 'confirm' ? { timeIsSuggested: false, timeIsToConfirm: false } : ({ timeIsToConfirm: true } as const);
  const verb = choice === 'confirm' ? 'time-confirmed' : 'time-to-confirm';
  const batch = randomUUID();
  for (const id of ids) {
    const before = eventKind.read(tx, festival.id, id);
    if (!before) continue;
    patchRoot(tx, festival, eventKind, before, { verb, batch }, now, set);
  }
  return ids.length > 0 ? batch : null;
}
