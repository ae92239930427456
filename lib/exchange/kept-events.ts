import { loadDraft } from '../programme/queries.ts';
import { type ReadEvents, readEventList } from './event-list.ts';
import { keepProgramme } from './kept-programme.ts';
import type { Importing } from './list-noun.ts';
import { type KeptList, keptList } from './lists.ts';
import type { Importing as ProgrammeImporting } from './programme-import.ts';

/** A kept list of séances and what it says of the festival as it is now; null once its rows are gone. */
export function keptEvents(festival: Importing, id: number): (ReadEvents & { kept: KeptList }) | null {
  const kept = keptList(festival, 'event', id);
  return kept && { kept, ...readEventList(kept, loadDraft(festival.id, festival.db)) };
}

/** Keeps what the list says as any file of a programme is kept, and answers the id of its plan; null once its rows are gone. */
export async function keepAsProgramme(festival: ProgrammeImporting, id: number, now: string): Promise<number | null> {
  const events = keptEvents(festival, id);
  return events && keepProgramme(festival, events.kept.name, events.incoming, now);
}
