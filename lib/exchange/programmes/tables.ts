import { type TableName, tableNames } from '#db/enums.ts';
import { filmNoun } from '#lib/exchange/lists/film-noun.ts';
import { personNoun } from '#lib/exchange/lists/person-noun.ts';
import { roomNoun } from '#lib/exchange/lists/room-noun.ts';
import { type BoundTable, boundTable } from '#lib/exchange/lists/table-cells.ts';
import { eventTable } from './event-table.ts';
import { shiftTable } from './shift-table.ts';

export { type TableName, tableNames };

export const tables: Readonly<Record<TableName, BoundTable>> = {
  films: boundTable({
    ...filmNoun,
    asks: { ...filmNoun, by: 'originalTitle' },
    pathOf: ({ number }) => `films/${number}`,
    pictured: 'filmId',
  }),
  people: boundTable({
    ...personNoun,
    asks: { ...personNoun, by: 'name' },
    pathOf: ({ number }) => `people/${number}`,
    pictured: 'personId',
  }),
  rooms: boundTable({
    ...roomNoun,
    pictured: 'roomId',
    pathOf: ({ number, venueId }, { venues }) => `venues/${venues.get(venueId)?.number}/rooms/${number}`,
  }),
  events: boundTable(eventTable),
  shifts: boundTable(shiftTable),
};
