import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sheets } from '#app/[locale]/(live)/organise/[festival]/volunteers/print/sheets.ts';
import type { Db } from '#db/client.ts';
import { tableNames } from '#db/enums.ts';
import { listNames } from '#lib/exchange/lists/list-noun.ts';

/** The values for each segment in brackets, by its name. */
export type Segments = Readonly<Record<string, readonly (string | number)[]>>;

/** Two things of each kind in this festival, or all there are. */
export function segmentsOf(db: Db, festivalId: number): Segments {
  const first = (column: string, table: string) =>
    db.$client
      .prepare(`select ${column} from ${table} where festival_id = ? order by 1 limit 2`)
      .pluck()
      .all(festivalId) as (string | number)[];
  const numbers = (table: string) => first('number', table);
  return {
    event: numbers('events'),
    film: numbers('films'),
    person: numbers('people'),
    venue: numbers('venues'),
    room: numbers('rooms'),
    series: numbers('series'),
    number: numbers('releases'),
    theme: first('id', 'themes'),
    day: first('date', 'festival_days'),
    block: first('id', 'blocks'),
    offer: first('id', 'offers'),
    page: first('id', 'pages'),
    partner: numbers('partners'),
    picture: first('id', 'pictures'),
    volunteer: first('id', 'volunteers'),
    shift: first('id', 'shifts'),
    task: first('id', 'tasks'),
    sheet: sheets,
    noun: listNames,
    table: tableNames,
    // Nothing was imported.
    list: [1],
  };
}

const app = join(import.meta.dirname, '../app');
/** The folders below `folder` that contain this file, as paths: every page, or every route. */
export const pathsUnder = (folder: string, file: string) =>
  readdirSync(join(app, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => path === file || path.endsWith(`/${file}`))
    .map((path) => path.slice(0, -file.length - 1));

/** Each address of a path with brackets; throws for a segment without values. */
export function addressesOf(path: string, segments: Segments): string[] {
  return path.split('/').reduce<string[]>(
    (all, part) => {
      const name = /^\[(\w+)\]$/.exec(part)?.[1];
      const values = name === undefined ? [part] : segments[name];
      if (!values) throw new Error(`${path}: say in segmentsOf what stands for [${name}].`);
      return all.flatMap((before) => values.map((value) => (value === '' ? before : `${before}/${value}`)));
    },
    [''],
  );
}
