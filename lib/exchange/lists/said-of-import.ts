import { type Db, getDb } from '#db/client.ts';
import type { ImportEntity } from '#db/enums.ts';
import { importDone } from '#lib/exchange/files/kept-imports.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import type { ListName } from './list-noun.ts';

/** What a record of each list is called where an import is recorded. */
export const entityOf = {
  films: 'film',
  people: 'person',
  rooms: 'room',
  volunteers: 'volunteer',
} as const satisfies Record<ListName, ImportEntity>;
const names = Object.keys(entityOf) as ListName[];

/**
 * How many records of a list this batch imported and left out, as a sentence; null where it was no
 * such import.
 */
export function saidOfImport(festivalId: number, batch: string, locale: Locale, db: Db = getDb()): string | null {
  const done = importDone(festivalId, batch, db);
  const name = names.find((one) => entityOf[one] === done?.entity);
  if (!done || !name) return null;
  const own = translator(locale, 'lists');
  const plan = translator(locale, 'exchange');
  const { new: fresh = 0, changed = 0, unchanged = 0, left = 0 } = done.counts;
  const counts = [
    fresh > 0 && own(`${name}.new`, { count: fresh }),
    changed > 0 && own(`${name}.changed`, { count: changed }),
    unchanged > 0 && own(`${name}.unchanged`, { count: unchanged }),
    left > 0 && plan('plan.leftOut', { count: left }),
  ].filter(Boolean);
  return typeset(translator(locale, 'desk')('done.imported', { counts: counts.join(', ') }), locale);
}
