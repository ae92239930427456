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
  /** How to find existing records that a new row may duplicate; without it nobody is asked. */
  asks?: Pick<ListNoun<C, R, I, S>, 'finder' | 'keyOf' | 'nameOf'> & { by: C };
  /** The address of its form, below the desk. */
  pathOf: (root: R, scene: S) => string;
  /** The name of a row that has none of its own: a séance is named by its films. */
  called?: (root: R, locale: Locale, scene: S) => string;
  /** The columns that make up that name. */
  calledBy?: readonly C[];
  /** Which rows are shown and may be changed; all if undefined. */
  isShown?: (root: R) => boolean;
  /** Whether its cells depend on other records, so that rows are read anew when those change. */
  isEntangled?: boolean;
  /** The column of a picture that refers to such a row; undefined where rows have no pictures. */
  pictured?: 'filmId' | 'personId' | 'roomId';
};
