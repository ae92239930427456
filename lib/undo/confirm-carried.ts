import { randomUUID } from 'node:crypto';
import { write } from '#db/client.ts';
import { offers, partners } from '#db/schema/index.ts';
import type { Authorized, Festival } from '#lib/authorized.ts';
import { festivalKind } from '#lib/festivals/root.ts';
import { type CarriedKind, carriedOver } from '#lib/history/carried.ts';
import { recordChanges } from '#lib/history/record.ts';
import { gatherChanges, type Root, type RootKind, rowKind } from '#lib/history/roots.ts';
import { pageKind } from '#lib/pages/mutations.ts';
import { personKind } from '#lib/people/mutations.ts';
import { venueKind } from '#lib/venues/roots.ts';
import { taskKind } from '#lib/volunteers/roots.ts';

const kinds: Record<CarriedKind, RootKind<Root>> = {
  offer: rowKind('offer', offers),
  page: pageKind,
  partner: rowKind('partner', partners),
  venue: venueKind,
  person: personKind,
  task: taskKind,
  festival: festivalKind,
};

/** Confirms what was taken over of one kind, all of it in one act; `batch` is what « Défaire » takes back. */
export function confirmCarried(
  festival: Authorized<Festival, 'settings' | 'volunteers'>,
  kind: CarriedKind,
  now: string,
): { count: number; batch: string } {
  const batch = randomUUID();
  return write(festival.db, (tx) => {
    const { gathered, record } = gatherChanges(festival, batch, null, now);
    for (const id of carriedOver(tx, festival, { kind }).get(kind) ?? []) {
      const root = kinds[kind].read(tx, festival.id, id);
      if (root) record(kind, 'confirmed', root, root);
    }
    recordChanges(festival.db, gathered);
    return { count: gathered.length, batch };
  });
}
