import type { PictureUse } from '#db/enums.ts';

export type { PictureUse };

/** What a picture can be of, besides the festival itself, and the column that refers to it. */
export const SUBJECTS = {
  film: 'filmId',
  person: 'personId',
  venue: 'venueId',
  room: 'roomId',
  theme: 'themeId',
  series: 'seriesId',
  page: 'pageId',
  partner: 'partnerId',
} as const;
export type SubjectKind = keyof typeof SUBJECTS;
type SubjectColumn = (typeof SUBJECTS)[SubjectKind];

/** The subject of a picture: a thing by its id, or the festival itself. */
export type Subject = Readonly<{ kind: SubjectKind; id: number } | { kind: 'festival' }>;

/** The possible uses of the pictures of each kind of subject; the first is the default. */
export const USES: Readonly<Record<Subject['kind'], readonly [PictureUse, ...PictureUse[]]>> = {
  film: ['still', 'poster'],
  person: ['portrait'],
  venue: ['view'],
  room: ['view'],
  theme: ['motif'],
  series: ['motif'],
  page: ['view'],
  partner: ['partner'],
  festival: ['logo', 'logo-dark', 'poster', 'head'],
};

/**
 * How many pictures of each use a subject may have. Where it is one, the newer replaces the older.
 */
export const MAX_OF_USE: Readonly<Record<PictureUse, number>> = {
  still: 12,
  poster: 1,
  portrait: 4,
  view: 12,
  motif: 1,
  logo: 1,
  'logo-dark': 1,
  head: 1,
  partner: 1,
};

type Columns = Readonly<Record<SubjectColumn, number | null>>;

/** The subject of a row. */
export function subjectOf(row: Columns): Subject {
  for (const [kind, column] of Object.entries(SUBJECTS) as [SubjectKind, SubjectColumn][]) {
    const id = row[column];
    if (id !== null) return { kind, id };
  }
  return { kind: 'festival' };
}

/** The columns that refer to this subject, for a new picture. */
export const pictureOf = (subject: Subject) => ({
  id: 0,
  ...(subject.kind !== 'festival' && { [SUBJECTS[subject.kind]]: subject.id }),
});

/** A key for a subject, for maps by subject. */
export const subjectKey = (subject: Subject) =>
  subject.kind === 'festival' ? 'festival' : `${subject.kind}:${subject.id}`;
