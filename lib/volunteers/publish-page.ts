import type { Db } from '#db/client.ts';
import type { TeamDocument } from '#lib/model/documents.ts';
import type { Draft } from '#lib/model/draft.ts';
import { byId } from '#lib/model/keyed.ts';
import {
  type PublicationAsked,
  type PublicationPage,
  publicationPageOf,
  publicationPlan,
} from '#lib/programme/publication.ts';
import { reconfirmationsBy } from './board.ts';
import { assignmentsOf, volunteersOf } from './queries.ts';
import type { Reconfirmation } from './reconfirm.ts';
import type { Names } from './say-shift.ts';

/** More volunteers than this are only counted; their own pages show the rest. */
const MAX_SHOWN = 12;

/**
 * How many volunteers a publication would ask again, because shifts they accepted move; with the
 * first of them, and their rooms.
 */
export type AskedAgain = Readonly<{
  count: number;
  shown: readonly (Reconfirmation & { volunteer: string })[];
  names: Pick<Names, 'rooms'>;
}>;

/**
 * What the publish page shows, with the volunteers that the publication would ask again; null where
 * nobody was asked for anything yet.
 */
export type PublishPage = PublicationPage & Readonly<{ again: AskedAgain | null }>;

/** What the page shows at `now` (an instant). */
export function publishPageOf(
  festival: { id: number; timeZone: string },
  asked: PublicationAsked,
  now: string,
  db: Db,
): PublishPage {
  const plan = publicationPlan(festival, asked.only && new Set(asked.only), now, db);
  const again = askedAgainBy(festival.id, plan.next.team, plan.draft, db);
  return { ...publicationPageOf(festival, plan, asked, now, db), again };
}

function askedAgainBy(festivalId: number, next: TeamDocument, draft: Draft, db: Db): AskedAgain | null {
  const assignments = assignmentsOf(festivalId, db);
  if (assignments.length === 0) return null;
  const again = reconfirmationsBy({ id: festivalId, db }, next, draft, assignments);
  const volunteers = byId(volunteersOf(festivalId, db));
  const rooms = byId(draft.rooms);
  const shown = again
    .slice(0, MAX_SHOWN)
    .map((one) => ({ ...one, volunteer: volunteers.get(one.volunteerId)?.name ?? '?' }));
  const named = shown.flatMap(({ before, after }) => [before.roomId, after?.roomId ?? null]);
  return { count: again.length, shown, names: { rooms: new Map(named.flatMap((id) => entryOf(rooms, id))) } };
}

function entryOf<T>(rows: ReadonlyMap<number, T>, id: number | null): [number, T][] {
  const row = id === null ? undefined : rows.get(id);
  return row && id !== null ? [[id, row]] : [];
}
