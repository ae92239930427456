import { expect, it } from 'vitest';
import { type Table, tableOf } from '#lib/exchange/files/table.ts';
import { proposeEventColumns } from './event-columns.ts';

const tableFrom = (...rows: string[][]): Table => {
  const made = tableOf(
    rows.map((cells, at) => ({ line: at + 1, cells })),
    true,
  );
  if ('code' in made) throw new Error(made.code);
  return made;
};

it('knows a heading that leaves open whether it is one or several', () => {
  const heading = ['Date(s)', 'Heure', 'Salle(s)', 'Film(s)', 'Intervenant(s)', 'Thème(s)'];
  const row = ['7 mai 2027', '20h', 'Salle 1', 'Close', 'Awa Diop', 'Nuit'];
  const columns = ['day', 'start', 'room', 'films', 'people', 'themes'];
  expect(proposeEventColumns(tableFrom(heading, row))).toEqual(columns);
  const guests = ['Jour', 'Film(s)', 'Invité(e)(s)'];
  expect(proposeEventColumns(tableFrom(guests, ['7 mai', 'Close', 'Awa Diop']))).toEqual(['day', 'films', 'people']);
});
