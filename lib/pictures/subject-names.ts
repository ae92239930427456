import { eq } from 'drizzle-orm';
import { type Db, getDb } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import { films, pages, partners, people, rooms, series, themes, venues } from '#db/schema/index.ts';
import { filmTitle } from '#lib/films/title.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import type { PictureSubject } from '#lib/model/documents.ts';
import type { Matchable } from './matching.ts';
import { type Subject, type SubjectKind, subjectKey } from './subject.ts';

type Named = Readonly<{ subject: Subject; of: PictureSubject; name: Bilingual; others: readonly string[] }>;

type SubjectTable =
  | typeof films
  | typeof people
  | typeof venues
  | typeof rooms
  | typeof themes
  | typeof series
  | typeof pages
  | typeof partners;

/** Everything that can have pictures besides the festival itself, by kind. */
function namedSubjects(festivalId: number, db: Db): Named[] {
  const named: Named[] = [];
  const of = <T extends SubjectTable>(
    kind: SubjectKind,
    table: T,
    tell: (row: T['$inferSelect']) => Partial<Named> & Pick<Named, 'name'>,
  ) => {
    for (const row of db
      .select()
      .from(table as typeof films)
      .where(eq(table.festivalId, festivalId))
      .all()) {
      const subject = { kind, id: row.id };
      const known = `${kind as Exclude<SubjectKind, 'theme' | 'page'>}:${row.number}` as const;
      named.push({ subject, of: known, others: [], ...tell(row as T['$inferSelect']) });
    }
  };
  of('film', films, (film) => ({ name: filmTitle(film), others: [film.originalTitle] }));
  of('person', people, ({ name }) => ({ name: { fr: name, en: name } }));
  of('venue', venues, ({ name }) => ({ name }));
  of('room', rooms, ({ name }) => ({ name }));
  of('theme', themes, ({ slug, name }) => ({ name, of: `theme:${slug}` }));
  of('series', series, ({ title }) => ({ name: title }));
  of('page', pages, ({ slug, title }) => ({ name: title, of: `page:${slug}` }));
  of('partner', partners, ({ name }) => ({ name: { fr: name, en: name } }));
  return named;
}

/**
 * The name of each thing that can have pictures, by `subjectKey`; the festival itself is not
 * included.
 */
export const subjectNames = (festivalId: number, locale: Locale): Map<string, string> =>
  new Map(namedSubjects(festivalId, getDb()).map(({ subject, name }) => [subjectKey(subject), inLocale(name, locale)]));

/**
 * What files can be matched with: everything that has a name, with its names in every language, and
 * the one for a reader of `locale`.
 */
export const matchables = (festivalId: number, locale: Locale, db: Db): (Matchable & Readonly<{ label: string }>)[] =>
  namedSubjects(festivalId, db).map(({ of, name, others }) => ({
    of,
    label: inLocale(name, locale),
    names: [...new Set([...Object.values(name), ...others])].filter((one) => one !== ''),
  }));
