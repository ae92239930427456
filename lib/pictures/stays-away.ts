import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { pictures, publishedPictures } from '#db/schema/index.ts';
import { MAX_OF_USE, SUBJECTS } from './subject.ts';

type Value = SQLWrapper | string | number;

/** Whether the picture with this hash was withdrawn from everywhere, which is for good. */
export const isWithdrawn = (festivalId: Value, hash: Value): SQL<number> =>
  sql`exists (select 1 from ${publishedPictures} where ${publishedPictures.festivalId} = ${festivalId}
    and ${publishedPictures.hash} = ${hash} and ${publishedPictures.withdrawnAt} is not null)`;

const ALONE = Object.entries(MAX_OF_USE).flatMap(([use, most]) => (most === 1 ? use : []));

/**
 * Whether a picture, given as the JSON of its row, must not come back: it was withdrawn from
 * everywhere, or another has taken its place where only one is allowed. `which` restricts the
 * others that count; by default all do.
 */
export function staysAway(festivalId: Value, picture: Value, which: SQL = sql`true`): SQL<number> {
  const isOfSame = Object.values(SUBJECTS).map((column) => sql`${pictures[column]} is ${picture} ->> ${column}`);
  return sql`(${isWithdrawn(festivalId, sql`${picture} ->> 'hash'`)} or exists (select 1 from ${pictures}
    where ${pictures.festivalId} = ${festivalId} and ${pictures.id} <> ${picture} ->> 'id'
      and ${pictures.use} = ${picture} ->> 'use' and ${pictures.use} in ${ALONE}
      and ${sql.join(isOfSame, sql` and `)} and ${which}))`;
}
