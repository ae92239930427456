import { readMapping } from './film-columns.ts';
import type { FilmList } from './film-import.ts';
import type { KeptList } from './lists.ts';

/** A kept list as the plan takes it. `source` is the program it comes from; without one its identifiers are its own. */
export function filmListOf({ table, mapping, answers }: KeptList, source: string | null): FilmList {
  return {
    table,
    mapping: readMapping(mapping, table.header.length),
    source: source ?? 'list',
    answers: {
      same: new Map(Object.entries(answers.same ?? {}).map(([line, said]) => [Number(line), said])),
      mended: new Map(Object.entries(answers.mended ?? {}).map(([line, cells]) => [Number(line), cells])),
    },
  };
}
