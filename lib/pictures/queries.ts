import { and, asc, eq, gte, lt, type SQL } from 'drizzle-orm';
import { type Db, getDb } from '#db/client.ts';
import type { Bilingual } from '#db/columns.ts';
import { readRow, rowByNumber } from '#db/rows.ts';
import {
  films,
  pages,
  partners,
  people,
  pictures,
  publishedPictures,
  rooms,
  series,
  themes,
  venues,
} from '#db/schema/index.ts';
import { filmTitle } from '#lib/films/title.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import type { PictureSubject } from '#lib/model/documents.ts';
import type { DraftPicture } from '#lib/model/draft.ts';
import type { Matchable } from './matching.ts';
import { ofSubject } from './mutations.ts';
import { type Subject, type SubjectKind, subjectKey } from './subject.ts';

const inOrder = [asc(pictures.use), asc(pictures.position), asc(pictures.id)] as const;

/** Every picture of a festival, or those that satisfy `of`, grouped by what they show. */
export const picturesOf = (festivalId: number, db: Db = getDb(), of?: SQL): DraftPicture[] =>
  db
    .select()
    .from(pictures)
    .where(and(eq(pictures.festivalId, festivalId), of))
    .orderBy(...inOrder)
    .all();

/** The pictures of one subject, by use and position. */
export const picturesOfSubject = (festivalId: number, subject: Subject, db: Db = getDb()): DraftPicture[] =>
  db
    .select()
    .from(pictures)
    .where(ofSubject(festivalId, subject))
    .orderBy(...inOrder)
    .all();

/** The picture with this id; null when this festival has none. */
export const pictureById = (festivalId: number, id: number, db: Db = getDb()): DraftPicture | null =>
  readRow(db, pictures, festivalId, id);

/**
 * The subject that a browser names as `film:12` or `theme:jeune-public` in this festival; null
 * where there is none.
 */
export function subjectNamed(festivalId: number, of: string, db: Db = getDb()): Subject | null {
  if (of === 'festival') return { kind: 'festival' };
  const [, kind, name = ''] = /^(film|person|venue|room|series|theme|page|partner):([\w-]{1,200})$/.exec(of) ?? [];
  const tables = { film: films, person: people, venue: venues, room: rooms, series, partner: partners } as const;
  if (kind === 'theme' || kind === 'page') {
    const named = kind === 'theme' ? themes : pages;
    const own = and(eq(named.festivalId, festivalId), eq(named.slug, name));
    const row = db.select({ id: named.id }).from(named).where(own).get();
    return row ? { kind, id: row.id } : null;
  }
  if (kind === undefined || !(kind in tables)) return null;
  const table = tables[kind as keyof typeof tables];
  const row = rowByNumber(db, table, festivalId, Number(name));
  return row ? { kind: kind as keyof typeof tables, id: row.id } : null;
}

/** The picture that an address names by the beginning of its hash. */
export type NamedPicture = Readonly<{
  hash: string;
  format: DraftPicture['format'];
  /** A release named it: everybody may read it, unless it is gone. */
  isPublished: boolean;
  /** It was withdrawn from everywhere, or its time is over. */
  isGone: boolean;
  /** It was withdrawn: it is no longer in the desk either. */
  isWithdrawn: boolean;
}>;

/** The picture of a festival whose hash begins with `name`; null where there is none. */
export function pictureNamed(festivalId: number, name: string, db: Db = getDb()): NamedPicture | null {
  const named = (table: typeof pictures | typeof publishedPictures) =>
    // `g` follows the last digit a hash can contain.
    and(eq(table.festivalId, festivalId), gte(table.hash, name), lt(table.hash, `${name}g`));
  const published = db.select().from(publishedPictures).where(named(publishedPictures)).get();
  const row = db.select().from(pictures).where(named(pictures)).get();
  const hash = row?.hash ?? published?.hash;
  const format = row?.format ?? published?.format;
  if (hash === undefined || format === undefined) return null;
  const isWithdrawn = published !== undefined && published.withdrawnAt !== null;
  const isGone = isWithdrawn || (published !== undefined && published.endedAt !== null);
  return { hash, format, isPublished: published !== undefined, isGone, isWithdrawn };
}

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
