import { eq, getTableColumns, getTableName } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { users } from '#db/schema/index.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import type { Part } from '#lib/exchange/festival-file/festival-part.ts';
import { parts } from '#lib/exchange/festival-file/festival-parts.ts';
import type { Permission } from '#lib/policy.ts';

/*
 * Words that show where a private text comes out. What is private is defined in one place: a
 * festival file without private data leaves it out (lib/exchange/festival-file/festival-parts.ts).
 */

/**
 * The permission that reads each private column. A private column without a line here fails the
 * test.
 */
export const readsPrivate: Readonly<Record<string, Permission>> = {
  'films.rightsNote': 'private-facts',
  'people.contact': 'private-facts',
  'films.tags': 'private-facts',
  'people.tags': 'private-facts',
  'events.tags': 'private-facts',
  'rooms.note': 'read',
  'pictures.fileName': 'read',
  'crews.note': 'day',
  'liveFacts.text': 'day',
  'problems.text': 'day',
  'problems.settledBy': 'day',
  'volunteers.contact': 'volunteers',
  'volunteers.otherContact': 'volunteers',
  'volunteers.allergies': 'health',
  'volunteers.wishes': 'volunteers',
  'volunteers.note': 'volunteers',
  'volunteers.tags': 'volunteers',
  'volunteers.guardian': 'volunteers',
  'volunteers.guardianContact': 'volunteers',
  'exchanges.message': 'volunteers',
  // In every festival file, and yet not for everybody on the desk.
  'volunteers.name': 'volunteers',
  'shifts.note': 'volunteers',
  'users.email': 'members',
};

/** Not private in a file, but marked with the private columns. */
export const alsoMarked: readonly string[] = ['volunteers.name', 'shifts.note', 'users.email'];

/** Stored, and shown on no page. */
export const shownToNobody: readonly string[] = ['problems.settledBy'];

/** Columns beside a private text that only sort or date it, and accept no word. */
const wordless = ['contactKind', 'ways', 'diet', 'wish', 'kind', 'value', 'at', 'until', 'endedAt', 'settledAt'];

/** The word in a column such as `people.contact`. */
export const wordOf = (key: string): string => `zqp${key.replace('.', '').toLowerCase()}`;

/** The name of a column in the database. */
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The ids of rows that are private as a whole. */
const privateRows = (db: Db, { table, isPrivate }: Part): number[] =>
  db
    .select()
    .from(table)
    .all()
    .filter(isPrivate)
    .map(({ id }) => Number(id));

/** Puts a word of its own into every private column; returns which columns are marked. */
export function markPrivate(db: Db, festivalId: number): string[] {
  const marked = Object.entries(parts).flatMap(([name, part]) => {
    const ids = privateRows(db, part);
    const columns = getTableColumns(part.table);
    return part.columns.flatMap(({ column, target }) => {
      const type = columns[column]?.columnType;
      const key = `${name}.${column}`;
      const isToMark =
        ids.length > 0 ||
        typeof part.blank[column] === 'string' ||
        Array.isArray(part.blank[column]) ||
        alsoMarked.includes(key);
      if (!isToMark || target || wordless.includes(column) || !type?.startsWith('SQLiteText')) return [];
      const word = wordOf(key);
      const value = type === 'SQLiteText' ? word : JSON.stringify(column === 'tags' ? [word] : { fr: word, en: word });
      const where = ids.length > 0 ? `where id in (${ids.join()})` : '';
      db.$client.prepare(`update ${getTableName(part.table)} set ${snake(column)} = ? ${where}`).run(value);
      return [key];
    });
  });
  const { userId } = makeAccount(db, 'Membre', { festivalId, role: 'team' });
  db.update(users)
    .set({ email: `${wordOf('users.email')}@example.org` })
    .where(eq(users.id, userId))
    .run();
  return [...marked, 'users.email'];
}
