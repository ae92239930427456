import type { Root } from '#lib/history/root-kind.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { ColumnsOf } from './column-words.ts';
import type { ListNoun } from './list-noun.ts';

/**
 * What a table that is edited in place needs of a kind of list: its columns, and how a row is read
 * and written.
 */
export type TableNoun<C extends string, R extends Root, I, S> = Pick<
  ListNoun<C, R, I, S>,
  | 'permission'
  | 'seenBy'
  | 'kind'
  | 'columns'
  | 'privateFacts'
  | 'most'
  | 'rootsOf'
  | 'sceneOf'
  | 'numberOf'
  | 'read'
  | 'clashes'
  | 'insert'
  | 'update'
> & {
  name: ColumnsOf;
  /** What tells that a new row may be one that stands; where nothing is said, nobody is asked. */
  asks?: Pick<ListNoun<C, R, I, S>, 'finder' | 'keyOf' | 'nameOf'> & { by: C };
  /** Where its form is, below the desk. */
  pathOf: (root: R, scene: S) => string;
  /** What a row goes by where its name is not written in it: a séance by its films. */
  called?: (root: R, locale: Locale, scene: S) => string;
  /** The columns that say so. */
  calledBy?: readonly C[];
  /** Rows that are read and written; all where nothing is said. */
  isShown?: (root: R) => boolean;
  /** Its cells say also what other records are: they are read anew when those change. */
  isEntangled?: boolean;
  /** What of a picture says that it is of such a row; undefined where rows have none. */
  pictured?: 'filmId' | 'personId' | 'roomId';
};
