import { eq, getTableColumns, getTableName } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { users } from '#db/schema/index.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import type { Part } from '#lib/exchange/festival-file/festival-part.ts';
import { parts } from '#lib/exchange/festival-file/festival-parts.ts';
import type { Permission } from '#lib/policy.ts';

/*
 * Words by which a private text is known wherever it comes out. What is private is said in one
 * place: a festival file without private things leaves it out
 * (lib/exchange/festival-file/festival-parts.ts).
 */

/** Which permission reads what. A private column that has no line here fails the test. */
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
  // In every festival file, and yet not for everybody at the desk.
  'volunteers.name': 'volunteers',
  'shifts.note': 'volunteers',
  'users.email': 'members',
};

/** Not private in a file: marked beside what is. */
export const alsoMarked: readonly string[] = ['volunteers.name', 'shifts.note', 'users.email'];

/** Kept, and shown on no page to anybody. */
export const shownToNobody: readonly string[] = ['problems.settledBy'];

/** Beside a private text, what only sorts or dates it: no word would be taken there. */
const wordless = ['contactKind', 'ways', 'diet', 'wish', 'kind', 'value', 'at', 'until', 'endedAt', 'settledAt'];

/** The word that stands in a column, `people.contact`. */
export const wordOf = (key: string): string => `zqp${key.replace('.', '').toLowerCase()}`;

/** A column as the database calls it. */
const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The ids of rows that are private as a whole. */
const privateRows = (db: Db, { table, isPrivate }: Part): number[] =>
  db
    .select()
    .from(table)
    .all()
    .filter(isPrivate)
    .map(({ id }) => Number(id));

/** Puts a word of its own into every private column, and answers which are marked. */
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
