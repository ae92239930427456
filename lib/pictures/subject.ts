import type { PictureUse } from '#db/enums.ts';

export type { PictureUse };

/** What a picture can be of, beside the festival itself: the column that names it. */
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

/** What a picture is of: a thing by its id, or the festival itself. */
export type Subject = Readonly<{ kind: SubjectKind; id: number } | { kind: 'festival' }>;

/** What pictures of each may be of it; the first where nobody says. */
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
 * Of each use a subject may have so many; where it is one, the newer takes the place of the older.
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

/** What a row is of. */
export function subjectOf(row: Columns): Subject {
  for (const [kind, column] of Object.entries(SUBJECTS) as [SubjectKind, SubjectColumn][]) {
    const id = row[column];
    if (id !== null) return { kind, id };
  }
  return { kind: 'festival' };
}

/** A picture of it that is not there yet. */
export const pictureOf = (subject: Subject) => ({
  id: 0,
  ...(subject.kind !== 'festival' && { [SUBJECTS[subject.kind]]: subject.id }),
});

/** Names a subject, for lists by what pictures are of. */
export const subjectKey = (subject: Subject) =>
  subject.kind === 'festival' ? 'festival' : `${subject.kind}:${subject.id}`;
