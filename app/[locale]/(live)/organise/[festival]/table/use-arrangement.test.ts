import { expect, it } from 'vitest';
import { sortedBy, withColumn, withFilter } from './use-arrangement.ts';

const all = ['title', 'year', 'rights'].map((key) => ({ key }));
const said = { query: '', sort: 'year', isDown: true, filters: { year: '1999' }, columns: ['title', 'year'] };

it('shows a column at its place in the list, and hides one with its filter and order', () => {
  expect(withColumn({ ...said, columns: ['rights'] }, all, 'title', true)).toEqual({ columns: ['title', 'rights'] });
  expect(withColumn(said, all, 'year', false)).toEqual({ columns: ['title'], filters: {}, sort: '', isDown: false });
  expect(withColumn(said, all, 'title', false)).toEqual({ columns: ['year'], filters: said.filters });
  expect(withColumn({ ...said, columns: ['title'] }, all, 'title', false), 'the last one stays').toBe(null);
});

it('shows a column that is filtered, and keeps it when the filter is removed', () => {
  expect(withFilter(said, all, 'rights', '-')).toEqual({
    filters: { year: '1999', rights: '-' },
    columns: ['title', 'year', 'rights'],
  });
  expect(withFilter(said, all, 'year', '')).toEqual({ filters: {}, columns: ['title', 'year'] });
});

it('sorts by a column, then in reverse, then in the original order', () => {
  expect(sortedBy(said, 'title')).toEqual({ sort: 'title', isDown: false });
  expect(sortedBy({ ...said, isDown: false }, 'year')).toEqual({ sort: 'year', isDown: true });
  expect(sortedBy(said, 'year')).toEqual({ sort: '', isDown: false });
});
