import { filmNoun } from './film-noun.ts';
import { personNoun } from './person-noun.ts';
import { roomNoun } from './room-noun.ts';
import { type BoundTable, boundTable } from './table-cells.ts';

/** What is edited in a table, by the word of its address. */
export const tableNames = ['films', 'people', 'rooms'] as const;
export type TableName = (typeof tableNames)[number];

export const tables: Readonly<Record<TableName, BoundTable>> = {
  films: boundTable({ ...filmNoun, pathOf: ({ number }) => `films/${number}` }),
  people: boundTable({ ...personNoun, pathOf: ({ number }) => `people/${number}` }),
  rooms: boundTable({
    ...roomNoun,
    pathOf: ({ number, venueId }, { venues }) => `venues/${venues.get(venueId)?.number}/rooms/${number}`,
  }),
};
