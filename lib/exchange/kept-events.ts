import { loadDraft } from '../programme/queries.ts';
import { type ReadEvents, readEventList } from './event-list.ts';
import type { Incoming } from './incoming.ts';
import type { Importing } from './list-noun.ts';
import { type KeptList, keptList } from './lists.ts';

/** A kept list of séances and what it says of the festival as it is now; null once its rows are gone. */
export function keptEvents(festival: Importing, id: number): (ReadEvents & { kept: KeptList }) | null {
  const kept = keptList(festival, 'event', id);
  return kept && { kept, ...readEventList(kept, loadDraft(festival.id, festival.db)) };
}

/** What it says in the form that all files of a programme take, for its plan. */
export const incomingOfList = (festival: Importing, id: number): Incoming | null =>
  keptEvents(festival, id)?.incoming ?? null;
