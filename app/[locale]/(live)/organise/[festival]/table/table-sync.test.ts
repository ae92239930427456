import { afterEach, expect, it, vi } from 'vitest';
import { MAX_ROWS_ASKED, type TableRow } from '#lib/exchange/lists/table-rows.ts';
import type { LiveMessage } from '#lib/live/messages.ts';
import { cellStore } from './cell-store.ts';
import { onceQuiet, othersHeard } from './table-sync.ts';

vi.useFakeTimers();
afterEach(() => vi.clearAllTimers());

const row = (id: number, title: string, version = 1): TableRow => ({
  id,
  number: id,
  version,
  path: `films/${id}`,
  cells: { title },
});
const reload = (kinds: string[] | null) =>
  ({ event: 'reload', id: 9, data: { lastChange: 9, kinds } }) as unknown as LiveMessage;

/** A table of two films, and what stands by now. */
function begin(there: TableRow[]) {
  const asked: string[] = [];
  const fetch = async (address: string) => {
    asked.push(address);
    return Response.json(there);
  };
  const rows = [row(1, 'Lithium'), row(2, 'Cobalt')];
  const store = cellStore({ address: '/x', locale: 'fr', columns: ['title'], rows, fetch });
  return { store, asked, ...othersHeard(store, { entity: 'film', isEntangled: false, userId: 1 }) };
}
const titles = ({ rows }: { rows: ReadonlyMap<string, TableRow> }) =>
  [...rows.values()].map(({ cells }) => cells.title).filter(Boolean);

it('reads all rows once where too much has changed, and leaves them where they are', async () => {
  const { store, asked, hear } = begin([row(2, 'Nickel', 2), row(3, 'Or'), row(1, 'Zinc', 2)]);
  const before = store.getState().keys;
  store.write([{ key: '1', column: 'title', text: 'Natrium' }]);
  for (let i = 0; i < 3; i += 1) hear(reload(['film']));
  hear(reload(['volunteer']));
  await vi.advanceTimersByTimeAsync(2000);
  expect(asked.filter((address) => address.includes('columns='))).toHaveLength(1);
  // The very same list: nothing is sorted or sought anew while somebody writes.
  expect(store.getState().keys).toBe(before);
  expect(titles(store.getState())).toEqual(['Zinc', 'Nickel', 'Or']);
  expect(store.getState().typed.get('1')?.title?.text).toBe('Natrium');
});

it('reads nothing where too much of other kinds has changed', async () => {
  const { asked, hear } = begin([]);
  hear(reload(['volunteer']));
  await vi.advanceTimersByTimeAsync(2000);
  expect(asked).toEqual([]);
});

it('leaves rows where they are where one act changed more of them than are asked for by name', async () => {
  const { store } = begin([row(1, 'Zinc', 2), row(2, 'Nickel', 2)]);
  const before = store.getState().keys;
  await store.changed(
    Array.from({ length: MAX_ROWS_ASKED + 1 }, (_, i) => i + 1),
    'Léa',
  );
  expect(store.getState().keys).toBe(before);
  expect(titles(store.getState())).toEqual(['Zinc', 'Nickel']);
  expect(store.getState().news).toEqual({ is: 'theirs', who: 'Léa', count: 2 });
});

it('acts once when no more is heard, and after a maximum time in any case', () => {
  const act = vi.fn();
  const { hear, end } = onceQuiet(act);
  const hearFor = (times: number) => {
    for (let i = 0; i < times; i += 1) {
      hear();
      vi.advanceTimersByTime(500);
    }
  };
  hearFor(3);
  expect(act).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1000);
  expect(act).toHaveBeenCalledTimes(1);
  // An open table is still updated while others keep writing.
  hearFor(19);
  expect(act).toHaveBeenCalledTimes(1);
  hearFor(3);
  expect(act).toHaveBeenCalledTimes(2);
  end();
  vi.advanceTimersByTime(20_000);
  expect(act).toHaveBeenCalledTimes(2);
});
