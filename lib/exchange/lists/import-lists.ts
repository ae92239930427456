import { type Db, getDb } from '#db/client.ts';
import { importDone } from '#lib/exchange/files/kept-imports.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { type BoundList, boundList } from './bound-list.ts';
import { filmNoun } from './film-noun.ts';
import type { ListName } from './list-noun.ts';
import { personNoun } from './person-noun.ts';
import { roomNoun } from './room-noun.ts';
import { volunteerNoun } from './volunteer-noun.ts';

/**
 * Every kind of list that is planned by itself; a list of séances is planned as a programme, with
 * all that belongs to it.
 */
export const importLists: Readonly<Record<ListName, BoundList>> = {
  films: boundList(filmNoun, 'film'),
  people: boundList(personNoun, 'person'),
  rooms: boundList(roomNoun, 'room'),
  volunteers: boundList(volunteerNoun, 'volunteer'),
};

/**
 * How many records of a list this batch imported and left out, as a sentence; null where it was no
 * such import.
 */
export function saidOfImport(festivalId: number, batch: string, locale: Locale, db: Db = getDb()): string | null {
  const done = importDone(festivalId, batch, db);
  const list = Object.values(importLists).find(({ entity }) => entity === done?.entity);
  if (!done || !list) return null;
  const own = translator(locale, 'lists');
  const plan = translator(locale, 'exchange');
  const { new: fresh = 0, changed = 0, unchanged = 0, left = 0 } = done.counts;
  const counts = [
    fresh > 0 && own(`${list.name}.new`, { count: fresh }),
    changed > 0 && own(`${list.name}.changed`, { count: changed }),
    unchanged > 0 && own(`${list.name}.unchanged`, { count: unchanged }),
    left > 0 && plan('plan.leftOut', { count: left }),
  ].filter(Boolean);
  return typeset(translator(locale, 'desk')('done.imported', { counts: counts.join(', ') }), locale);
}
