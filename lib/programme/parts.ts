import type { ItemKind } from '#db/enums.ts';
import type { DocumentEvent, DocumentFilm, DocumentItem, DocumentVersion } from '#lib/model/documents.ts';
import type { DocumentIndex } from './document-index.ts';

export type { ItemKind };

/** The kinds of items that people come for. */
const MAIN: readonly ItemKind[] = ['film', 'talk', 'show'];

/** The facts of a sentence such as « Film 9 h 35 – 11 h 09, puis débat ». */
export type Parts = Readonly<{
  /**
   * The first film, talk or show; null when a séance has none or is one thing from start to end.
   */
  main: DocumentItem | null;
  /** How many films the séance has, including those without a name. */
  films: number;
  /** Whether the séance is a single part, whose time is that of the séance. */
  isAlone: boolean;
  /** How many parts have an unknown length. */
  unknown: number;
  /** What follows the last main part, in order, without breaks. */
  after: DocumentItem[];
}>;

/** What a séance consists of, without its breaks. */
export const withoutBreaks = ({ items }: Pick<DocumentEvent, 'items'>): DocumentItem[] =>
  items.filter(({ kind }) => kind !== 'break');

/** The film of each part that shows one: twice if it is shown twice. */
export const filmsOfParts = ({ items }: Pick<DocumentEvent, 'items'>, index: DocumentIndex): DocumentFilm[] =>
  items.flatMap(({ film }) => (film === null ? [] : (index.films.get(film) ?? [])));

/** The copy of each part that shows one. */
export const versionsOf = ({ items }: Pick<DocumentEvent, 'items'>): DocumentVersion[] =>
  items.flatMap(({ version }) => version ?? []);

/** Null when the parts add nothing to the time of the séance. */
export function publicPartsOf(event: DocumentEvent): Parts | null {
  const items = withoutBreaks(event);
  const unknown = items.filter(({ isApproximate }) => isApproximate).length;
  if (items.length < 2 && unknown === 0) return null;
  const mains = items.filter(({ kind }) => MAIN.includes(kind));
  const last = mains.at(-1);
  return {
    main: mains[0] ?? null,
    isAlone: items.length === 1,
    films: items.filter(({ kind }) => kind === 'film').length,
    unknown,
    after: last ? items.slice(items.indexOf(last) + 1) : [],
  };
}
