import type { Db, Tx } from '#db/client.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { conflictsOf } from '#lib/events/conflicts.ts';
import { type Warning, warningKey } from '#lib/events/warning.ts';
import type { PartName } from './festival-part.ts';

/** The position of each row of a table in its list in the file, by id. */
export type Positions = ReadonlyMap<PartName, ReadonlyMap<number, number>>;

const LISTS: Readonly<Record<string, PartName>> = {
  eventIds: 'events',
  roomId: 'rooms',
  personId: 'people',
  filmId: 'films',
  themeId: 'themes',
  blockId: 'blocks',
  fromVenueId: 'venues',
  toVenueId: 'venues',
};

/**
 * The facts of an accepted warning contain ids of rows, which are different on another
 * installation. A file states the warning with positions instead of ids. Returns that text by the
 * key (code and facts) that the warning has here.
 */
export function warningsByFacts(festivalId: number, positions: Positions, tx: Db | Tx): Map<string, string> {
  return new Map(told(festivalId, positions, tx).map(({ warning, text }) => [warningKey(warning), text]));
}

/** The reverse: the facts that a warning of the file has here, by code and text. */
export function factsByWarning(festivalId: number, positions: Positions, tx: Db | Tx): Map<string, string> {
  return new Map(
    told(festivalId, positions, tx).map(({ warning, text }) => [`${warning.code} ${text}`, warning.facts]),
  );
}

function told(festivalId: number, positions: Positions, tx: Db | Tx): { warning: Warning; text: string }[] {
  const seen = new Map<string, number>();
  return conflictsOf(loadDraft(festivalId, tx)).map((warning) => {
    const { facts: _, code: __, ...about } = warning;
    const text = JSON.stringify(
      Object.entries(about)
        .filter(([, value]) => value !== undefined)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, value]) => [key, placed(positions, key, value)]),
    );
    // Warnings with the same text are told apart by their order.
    const key = `${warning.code} ${text}`;
    const before = seen.get(key) ?? 0;
    seen.set(key, before + 1);
    return { warning, text: before === 0 ? text : `${text} ${before + 1}` };
  });
}

function placed(positions: Positions, key: string, value: unknown): unknown {
  const list = LISTS[key];
  if (list === undefined) return value;
  const at = (id: unknown) => positions.get(list)?.get(Number(id)) ?? null;
  return Array.isArray(value) ? value.map(at) : at(value);
}
