import type { ItemKind } from '#db/enums.ts';
import type { DocumentEvent, DocumentItem } from '#lib/model/documents.ts';

export type { ItemKind };

/** What people come for; the rest stands around it. */
const MAIN: readonly ItemKind[] = ['film', 'talk', 'show'];

/** « Film 9 h 35 – 11 h 09, puis débat » in facts. */
export type Parts = Readonly<{
  /**
   * The first film, talk or show; null when a séance has none or is one thing from start to end.
   */
  main: DocumentItem | null;
  /** Films of the séance, those without a name included. */
  films: number;
  /** The séance is one part: its time is the séance's own. */
  isAlone: boolean;
  /** How many lengths nobody knows. */
  unknown: number;
  /** What follows the last main part, in order, breaks left out. */
  after: DocumentItem[];
}>;

/** Null when the parts say no more than the time of the séance does. */
export function publicPartsOf(event: DocumentEvent): Parts | null {
  const items = event.items.filter(({ kind }) => kind !== 'break');
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
