import { expect, it, vi } from 'vitest';
import type { ActRefused } from '#lib/events/act-answers.ts';
import type { CellsDone, TableRow } from '#lib/exchange/lists/table-rows.ts';
import type { CellsPost } from '#lib/exchange/lists/table-schema.ts';
import { cellStore } from './cell-store.ts';

const row = (id: number, title: string, version = 1): TableRow => ({
  id,
  number: id,
  version,
  path: `films/${id}`,
  cells: { title, year: '' },
});
const nothing: CellsDone = { ok: true, batch: null, rows: [], refused: [], made: {}, count: 0 };

/** A store with its posts; answers are given in the order of `answers`. */
function begin() {
  const posts: CellsPost[] = [];
  const answers: (Partial<CellsDone> | ActRefused | null)[] = [];
  let there: TableRow[] | null = [];
  let status = 200;
  const fetch = async (_: string, init?: RequestInit) => {
    if (!init?.method) return Response.json(there);
    posts.push(JSON.parse(String(init.body)));
    const answer = answers.shift();
    if (!answer) throw new Error('away');
    return Response.json({ ...nothing, ...answer }, { status });
  };
  const rows = [row(1, 'Lithium'), row(2, 'Cobalt')];
  const store = cellStore({ address: '/x', locale: 'fr', columns: ['title', 'year'], rows, fetch });
  const typed = (key: string, column: string) => store.getState().typed.get(key)?.[column];
  const settled = () => vi.waitFor(() => expect(store.getState().isSaving).toBe(false));
  return {
    store,
    posts,
    answers,
    typed,
    settled,
    stands: (rows: TableRow[] | null) => (there = rows),
    answersWith: (code: number) => (status = code),
  };
}

it('shows edits at once, and sends one gesture after the other with the present version', async () => {
  const { store, posts, answers, typed, settled } = begin();
  answers.push(
    { rows: [{ ...row(1, 'Lithium', 2), cells: { title: 'Lithium', year: '1999' } }], count: 1, batch: 'b' },
    {},
  );
  store.write([{ key: '1', column: 'year', text: '1999' }]);
  store.write([{ key: '1', column: 'title', text: 'Li' }]);
  expect(typed('1', 'title')).toEqual({ text: 'Li' });
  await settled();
  await vi.waitFor(() => expect(posts).toHaveLength(2));
  expect(posts.map(({ rows }) => rows)).toEqual([
    [{ id: 1, version: 1, cells: { year: '1999' } }],
    [{ id: 1, version: 2, cells: { title: 'Li' } }],
  ]);
  await settled();
  expect(store.getState().rows.get('1')?.cells.year).toBe('1999');
  store.write([{ key: '1', column: 'year', text: '1999' }]);
  expect(posts).toHaveLength(2);
});

it('names who changed a cell for eight seconds after its last change', async () => {
  const { store, stands } = begin();
  const marks = () => [...store.getState().fresh].map(([cell, { who }]) => `${cell} ${who}`);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    stands([row(1, 'Béryllium', 2)]);
    await store.changed([1], 'Léa');
    await vi.advanceTimersByTimeAsync(5000);
    stands([row(1, 'Bore', 3)]);
    await store.changed([1], 'Zoé');
    await vi.advanceTimersByTimeAsync(5000);
    expect(marks()).toEqual(['1 title Zoé']);
    await vi.advanceTimersByTimeAsync(5000);
    expect(marks()).toEqual([]);
  } finally {
    vi.useRealTimers();
  }
});

it('reads all rows again, and marks no changes by others', async () => {
  const { store, stands } = begin();
  stands([row(2, 'Cobalt bleu', 2), row(3, 'Nickel')]);
  const { keys } = store.getState();
  await store.changed(null, null);
  const { rows, keys: after, fresh, added } = store.getState();
  expect(after, 'nothing is sorted anew').toBe(keys);
  expect([rows.get('1'), rows.get('2')?.cells.title, rows.get('3')?.cells.title]).toEqual([
    undefined,
    'Cobalt bleu',
    'Nickel',
  ]);
  expect([fresh.size, added[0]]).toEqual([0, '3']);
});

it('keeps a refused text with its sentence until it is discarded', async () => {
  const { store, answers, typed, settled } = begin();
  answers.push({ rows: [row(1, 'Lithium')], refused: [{ id: 1, column: 'year', said: 'Un nombre.' }] });
  store.write([{ key: '1', column: 'year', text: 'tôt' }]);
  await settled();
  expect(typed('1', 'year')).toEqual({ text: 'tôt', said: 'Un nombre.' });
  store.drop('1', 'year');
  expect(typed('1', 'year')).toBeUndefined();
});

it('shows text typed while an earlier one is being saved, and counts it as unsaved', async () => {
  const { store, answers, typed, settled } = begin();
  const ofYear = (version: number, year: string): TableRow => ({
    ...row(1, 'Lithium', version),
    cells: { title: 'Lithium', year },
  });
  expect(store.hasUnsaved()).toBe(false);
  answers.push({ rows: [ofYear(2, '1999')], count: 1, batch: 'b' }, null, {
    rows: [ofYear(3, '2000')],
    count: 1,
    batch: 'c',
  });
  store.write([{ key: '1', column: 'year', text: '1999' }]);
  store.write([{ key: '1', column: 'year', text: '2000' }]);
  expect(store.hasUnsaved()).toBe(true);
  await vi.waitFor(() => expect(store.getState().isStuck).toBe(true));
  expect(store.getState().rows.get('1')?.cells.year).toBe('1999');
  expect(typed('1', 'year')).toEqual({ text: '2000' });
  expect(store.hasUnsaved()).toBe(true);
  store.retry();
  await settled();
  expect(typed('1', 'year')).toBeUndefined();
  expect(store.hasUnsaved()).toBe(false);
  expect(['b', 'c', 'd'].map(store.isMine)).toEqual([true, true, false]);
});

it('asks a busy server again, and keeps what another refuses whole', async () => {
  const { store, answers, typed, settled, answersWith } = begin();
  const refusal: ActRefused = { ok: false, reason: 'notAllowed', message: { key: 'notAllowed', values: {} } };
  answersWith(503);
  answers.push(refusal);
  store.write([{ key: '1', column: 'year', text: '1999' }]);
  await settled();
  expect(store.getState().isStuck).toBe(true);
  expect(typed('1', 'year')).toEqual({ text: '1999' });
  answersWith(403);
  answers.push(refusal);
  store.retry();
  await settled();
  expect(store.getState()).toMatchObject({ isStuck: false, news: { is: 'refused' } });
  expect(typed('1', 'year')).toEqual({ text: '1999', said: '' });
});

it('sends again, with the same key, what got no answer', async () => {
  const { store, posts, answers, typed, settled } = begin();
  answers.push(null);
  store.write([{ key: '1', column: 'year', text: '1999' }]);
  await settled();
  expect(store.getState().isStuck).toBe(true);
  expect(typed('1', 'year')).toEqual({ text: '1999' });
  answers.push({ rows: [{ ...row(1, 'Lithium', 2), cells: { title: 'Lithium', year: '1999' } }] });
  store.retry();
  await settled();
  expect(posts[1]).toEqual(posts[0]);
  expect(typed('1', 'year')).toBeUndefined();
});

it('makes a row from everything written in it, keeps its key, and offers another', async () => {
  const { store, posts, answers, typed, settled } = begin();
  const [key = ''] = store.below(1);
  answers.push({ refused: [{ id: -1, column: 'title', said: 'À remplir.' }] });
  store.write([{ key, column: 'year', text: '2020' }]);
  expect(store.getState().added).toHaveLength(2);
  await settled();
  expect(typed(key, 'year')).toEqual({ text: '2020' });
  expect(typed(key, 'title')).toEqual({ text: '', said: 'À remplir.' });
  const made = { ...row(9, 'Cobalt'), cells: { title: 'Cobalt', year: '2020' } };
  answers.push({ rows: [made], made: { '-1': 9 }, count: 1, batch: 'b' });
  store.write([{ key, column: 'title', text: 'Cobalt' }]);
  await settled();
  expect(posts[1]?.rows).toEqual([{ id: -1, version: 0, cells: { title: 'Cobalt', year: '2020' } }]);
  expect(store.getState().rows.get(key)).toEqual({ ...made, key });
  expect(typed(key, 'year')).toBeUndefined();
  expect(store.getState().added).toHaveLength(2);
});

it('makes a row that may be a duplicate only after its name was typed again', async () => {
  const { store, posts, answers, typed, settled } = begin();
  const [key = ''] = store.getState().added;
  const name = { key, column: 'title', text: 'Lithium' };
  const told = { refused: [{ id: -1, column: 'title', said: 'Déjà là.', like: 1 }] };
  answers.push(told, told, told, {});
  store.write([name]);
  await settled();
  expect(typed(key, 'title')).toEqual({ text: 'Lithium', said: 'Déjà là.', like: 1 });
  // Writing another cell of the row, or another name, does not answer the question.
  store.write([{ key, column: 'year', text: '2020' }]);
  await settled();
  const other = { ...name, text: 'Lithium II' };
  store.write([other], other);
  await settled();
  store.write([other], other);
  await settled();
  expect(posts.map(({ rows: [row] }) => row?.another)).toEqual([undefined, undefined, undefined, 1]);
});

it('does not take pasting the same block again for an answer', async () => {
  const { store, posts, answers, settled } = begin();
  const [key = ''] = store.getState().added;
  const block = ['title', 'year'].map((column) => ({ key, column, text: '2001' }));
  const told = { refused: [{ id: -1, column: 'title', said: 'Déjà là.', like: 1 }] };
  answers.push(told, told, told);
  store.write(block);
  await settled();
  store.write(block);
  await settled();
  // Nor does writing the same text together with another cell.
  store.write(block, block[1]);
  await settled();
  expect(posts.map(({ rows: [row] }) => row?.another)).toEqual([undefined, undefined, undefined]);
});

it('discards a whole new row with the name that was asked about, unless some of it is being saved', async () => {
  const { store, answers, typed, settled } = begin();
  const [key = ''] = store.getState().added;
  const told = { refused: [{ id: -1, column: 'title', said: 'Déjà là.', like: 1 }] };
  answers.push(told, null, told);
  store.write(['title', 'year'].map((column) => ({ key, column, text: '2001' })));
  await settled();
  store.write([{ key, column: 'year', text: '2002' }]);
  await settled();
  store.drop(key, 'title');
  expect([typed(key, 'title')?.text, typed(key, 'year')?.text]).toEqual(['2001', '2002']);
  store.retry();
  await settled();
  store.drop(key, 'title');
  expect([typed(key, 'title'), typed(key, 'year'), store.hasUnsaved()]).toEqual([undefined, undefined, false]);
});

it('takes over changes by others, and keeps what is typed here', async () => {
  const { store, answers, typed, settled, stands } = begin();
  answers.push({ rows: [row(1, 'Lithium')], refused: [{ id: 1, column: 'year', said: 'x' }] });
  store.write([{ key: '1', column: 'year', text: 'tôt' }]);
  await settled();
  stands([row(1, 'Natrium', 2)]);
  await store.changed([1, 2], 'Léa');
  const { rows, fresh, news } = store.getState();
  expect(rows.get('1')?.cells.title).toBe('Natrium');
  expect(rows.has('2')).toBe(false);
  expect([...fresh]).toEqual([['1 title', { who: 'Léa' }]]);
  expect(news).toEqual({ is: 'theirs', who: 'Léa', count: 1 });
  expect(typed('1', 'year')?.text).toBe('tôt');
});

it('posts the version that was seen when a cell was opened, not one that came since', async () => {
  const { store, posts, answers, settled, stands } = begin();
  const ofYear = (version: number, year: string): TableRow => ({
    ...row(1, 'Lithium', version),
    cells: { title: 'Lithium', year },
  });
  store.open({ key: '1', column: 'year' });
  stands([ofYear(2, '1990')]);
  await store.changed([1], 'Léa');
  answers.push({ rows: [ofYear(2, '1990')], refused: [{ id: 1, column: 'year', said: 'Léa' }] });
  store.write([{ key: '1', column: 'year', text: '1991' }]);
  await settled();
  // After reading the refusal, writing it again is meant. The next one waits, and gets the new
  // version.
  answers.push({ rows: [ofYear(3, '1991')], count: 1, batch: 'b' }, {});
  store.write([{ key: '1', column: 'year', text: '1991' }]);
  store.write([{ key: '1', column: 'year', text: '1992' }]);
  await settled();
  await vi.waitFor(() => expect(posts).toHaveLength(3));
  expect(posts.map(({ rows }) => rows[0]?.version)).toEqual([1, 2, 3]);
  await settled();
  answers.push(
    { rows: [{ ...ofYear(5, '2000'), cells: { title: 'Cobalt', year: '2000' } }], count: 1, batch: 'c' },
    {},
  );
  store.write([{ key: '1', column: 'title', text: 'Cobalt' }]);
  store.write([{ key: '1', column: 'year', text: '1993' }]);
  await vi.waitFor(() => expect(posts).toHaveLength(5));
  // Somebody else changed the year in between, so the version that was seen is posted.
  expect(posts[4]?.rows[0]?.version).toBe(posts[3]?.rows[0]?.version);
  await settled();
});

it('keeps the newer of two readings of a row', async () => {
  const { store, stands } = begin();
  stands([row(1, 'Natrium', 3), row(2, 'Cobalt')]);
  await store.load();
  stands([row(1, 'Lithium', 2), row(2, 'Nickel', 2)]);
  await store.load();
  expect([...store.getState().rows.values()].map(({ cells }) => cells.title)).toEqual(['Natrium', 'Nickel', undefined]);
  await store.changed([1], 'Léa');
  expect(store.getState().rows.get('1')?.cells.title).toBe('Natrium');
});

it('reports text written in a deleted row once, and forgets it', async () => {
  const { store, answers, typed, settled, stands, posts } = begin();
  const lost = () => store.getState().lost;
  // One cell was refused, another waits, and a third is being edited.
  answers.push({ rows: [row(1, 'Lithium')], refused: [{ id: 1, column: 'year', said: 'Un nombre.' }] }, null);
  store.write([{ key: '1', column: 'year', text: 'tôt' }]);
  await settled();
  store.write([
    { key: '1', column: 'title', text: 'Li' },
    { key: '2', column: 'title', text: 'Co' },
  ]);
  await vi.waitFor(() => expect(store.getState().isStuck).toBe(true));
  store.open({ key: '1', column: 'year' });
  stands([row(2, 'Cobalt')]);
  await store.changed([1], 'Léa');
  expect([lost(), typed('1', 'year'), typed('1', 'title'), typed('2', 'title')?.text]).toEqual([
    'tôt\u00A0· Li',
    undefined,
    undefined,
    'Co',
  ]);
  store.write([{ key: '1', column: 'year', text: '1999' }]);
  expect(lost()).toBe('tôt\u00A0· Li\u00A0· 1999');
  store.lostRead();
  answers.push({ rows: [{ ...row(2, 'Co', 2) }], count: 1, batch: 'b' });
  store.retry();
  await settled();
  expect(posts.at(-1)?.rows.map(({ id }) => id)).toEqual([2]);
  expect([store.hasUnsaved(), lost()]).toEqual([false, '']);
  answers.push({ rows: [row(2, 'Co', 2)], refused: [{ id: 2, column: 'year', said: 'Un nombre.' }] });
  store.write([{ key: '2', column: 'year', text: 'tard' }]);
  await settled();
  store.open({ key: '2', column: 'title' });
  stands([]);
  await store.load();
  // A cell that was only opened loses nothing.
  store.write([{ key: '2', column: 'title', text: 'Co' }]);
  expect([store.getState().rows.has('2'), store.hasUnsaved(), lost()]).toEqual([false, false, 'tard']);
});

it('forgets a refusal for a row that was deleted meanwhile', async () => {
  const { store, answers, settled, stands, answersWith } = begin();
  const refusal: ActRefused = { ok: false, reason: 'notAllowed', message: { key: 'notAllowed', values: {} } };
  answersWith(403);
  answers.push(refusal);
  stands([row(2, 'Cobalt')]);
  const gone = store.changed([1], 'Léa');
  store.write([{ key: '1', column: 'year', text: '1999' }]);
  await gone;
  await settled();
  expect([store.hasUnsaved(), store.getState().lost]).toEqual([false, '1999']);
});

it('keeps a row made while all are being read, and does not bring back a deleted one', async () => {
  const held: ((rows: TableRow[]) => void)[] = [];
  const store = cellStore({
    address: '/x',
    locale: 'fr',
    columns: ['title'],
    rows: [row(1, 'Lithium'), row(2, 'Cobalt')],
    fetch: async (_, init) =>
      init?.method
        ? Response.json({ ...nothing, rows: [row(9, 'Nickel')], made: { '-1': 9 }, count: 1, batch: 'b' })
        : new Promise((done) => void held.push((rows) => done(Response.json(rows)))),
  });
  const loading = store.load();
  const [key = ''] = store.below(1);
  store.write([{ key, column: 'title', text: 'Nickel' }]);
  await vi.waitFor(() => expect(store.getState().isSaving).toBe(false));
  const hearing = store.changed([2, 5], 'Léa');
  held[1]?.([row(5, 'Fer')]);
  await hearing;
  held[0]?.([row(1, 'Lithium'), row(2, 'Cobalt'), row(3, 'Or')]);
  await loading;
  const { rows, added } = store.getState();
  expect([...rows.values()].map(({ id }) => id).filter((id) => id > 0)).toEqual([1, 3, 9, 5]);
  expect(added.map((one) => rows.get(one)?.id)).toEqual([9, 5, -2]);
  // A row that was deleted before all are read, and is in the answer, was brought back.
  const again = store.load();
  held[2]?.([row(2, 'Cobalt')]);
  await again;
  expect(store.getState().keys).toEqual(['2']);
});

it('says that rows could not be read, and reads all again on request', async () => {
  const { store, stands } = begin();
  const isUnread = () => store.getState().isUnread;
  stands(null);
  await store.load(['title', 'note']);
  expect(isUnread()).toBe(true);
  stands([row(1, 'Natrium', 2)]);
  store.retry();
  await vi.waitFor(() => expect(isUnread()).toBe(false));
  expect([...store.getState().rows.values()].map(({ cells }) => cells.title)).toEqual(['Natrium', undefined]);
  stands(null);
  await store.changed([1], 'Léa');
  expect(isUnread(), 'nor what another changed').toBe(true);
  stands([row(1, 'Natrium', 2)]);
  await store.changed([1], 'Léa');
  expect(isUnread(), 'one row is not all').toBe(true);
  await store.changed(null, null);
  expect(isUnread(), 'all of them, by another way').toBe(false);
});

it('still says so if the reading of all rows began before that failure', async () => {
  const held: ((answer: Response) => void)[] = [];
  const fetch = () => new Promise<Response>((resolve) => void held.push(resolve));
  const store = cellStore({ address: '/x', locale: 'fr', columns: ['title'], rows: [row(1, 'Lithium')], fetch });
  for (const all of [() => store.changed(null, null), () => store.load()]) {
    held.length = 0;
    const [reading, one] = [all(), store.changed([1], 'Léa')];
    held[1]?.(new Response(null, { status: 503 }));
    await one;
    held[0]?.(Response.json([row(1, 'Lithium')]));
    await reading;
    expect(store.getState().isUnread).toBe(true);
  }
});

it('discards a refused text, but none that waits to be saved', async () => {
  const { store, answers, typed, settled } = begin();
  const refused = [{ id: 2, column: 'year', said: 'Un nombre.' }];
  answers.push({ rows: [row(2, 'Cobalt')], refused }, null);
  for (const key of ['2', '1']) {
    store.write([{ key, column: 'year', text: '1999' }]);
    await settled();
  }
  for (const key of ['2', '1']) store.drop(key, 'year');
  expect(['2', '1'].map((key) => typed(key, 'year'))).toEqual([undefined, { text: '1999' }]);
});

it('shows the columns that were asked for last, whichever are read first', async () => {
  const held: ((rows: TableRow[]) => void)[] = [];
  const fetch = () =>
    new Promise<Response>((resolve) => void held.push((rows: TableRow[]) => resolve(Response.json(rows))));
  const store = cellStore({ address: '/x', locale: 'fr', columns: ['title'], rows: [], fetch });
  const [earlier, later] = [store.load(['year']), store.load(['title'])];
  held[1]?.([row(1, 'Cobalt')]);
  held[0]?.([]);
  await Promise.all([earlier, later]);
  expect(store.getState().rows.get('1')?.cells.title).toBe('Cobalt');
});

it('reads a changed row again if other columns were chosen meanwhile', async () => {
  const held: ((cells: TableRow['cells']) => void)[] = [];
  const fetch = () =>
    new Promise<Response>(
      (resolve) => void held.push((cells) => resolve(Response.json([{ ...row(1, '', 2), cells }]))),
    );
  const store = cellStore({ address: '/x', locale: 'fr', columns: ['title'], rows: [row(1, 'Cobalt')], fetch });
  const hearing = store.changed([1], 'Léa');
  const loading = store.load(['title', 'year']);
  held[1]?.({ title: 'Nickel', year: '1999' });
  await loading;
  held[0]?.({ title: 'Nickel' });
  await vi.waitFor(() => expect(held).toHaveLength(3));
  held[2]?.({ title: 'Nickel', year: '1999' });
  await hearing;
  expect(store.getState().rows.get('1')?.cells).toEqual({ title: 'Nickel', year: '1999' });
});

it('shows a new row once if it is reported before its answer, and not after it was deleted', async () => {
  const { store, posts, answers, typed, settled, stands } = begin();
  const [key = ''] = store.below(1);
  answers.push(null);
  store.write([{ key, column: 'title', text: 'Nickel' }]);
  await settled();
  stands([row(9, 'Nickel')]);
  await store.changed([9], null);
  expect(store.getState().rows.has('9')).toBe(true);
  expect(store.getState().fresh.size, 'nobody else wrote it').toBe(0);
  // What is written in it meanwhile moves to the new key.
  answers.push({ rows: [row(9, 'Nickel')], made: { '-1': 9 }, count: 1, batch: 'b' }, null);
  store.write([{ key: '9', column: 'year', text: '2020' }]);
  await vi.waitFor(() => expect(posts).toHaveLength(3));
  await settled();
  expect(posts[2]?.rows).toEqual([{ id: 9, version: 1, cells: { year: '2020' } }]);
  expect(typed(key, 'year')?.text).toBe('2020');
  expect([store.keyNow('9'), store.keyNow('1')]).toEqual([key, '1']);
  const shown = () => [...store.getState().rows.values()].filter(({ id }) => id === 9);
  expect(shown().map((one) => one.key)).toEqual([key]);
  expect(store.getState().added).not.toContain('9');
  stands([]);
  await store.changed([9], 'Léa');
  expect(shown()).toEqual([]);
  expect(store.getState().added).not.toContain(key);
  // A row that was brought back can be edited again.
  stands([row(9, 'Nickel', 3)]);
  await store.changed([9], 'Léa');
  expect([store.keyNow('9'), shown().map((one) => one.key)]).toEqual(['9', ['9']]);
  answers.push(null);
  store.write([{ key: '9', column: 'year', text: '2021' }]);
  expect([typed('9', 'year')?.text, store.getState().lost]).toEqual(['2021', '2020']);
});

it('undoes the last act once it is saved, and keeps it if there is no answer', async () => {
  const { store, answers, settled } = begin();
  const asked: string[] = [];
  const undo = async (batch: string) => {
    asked.push(batch);
    return { ok: true, undo: `not ${batch}` };
  };
  answers.push({ batch: 'first', count: 1 }, { batch: 'second', count: 1 });
  store.write([{ key: '1', column: 'year', text: '1999' }]);
  await settled();
  store.write([{ key: '2', column: 'year', text: '1999' }]);
  await expect(store.turn('undo', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  await Promise.all([store.turn('undo', undo), store.turn('undo', undo)]);
  expect(asked).toEqual(['second', 'first']);
  expect(await store.turn('undo', undo)).toBeNull();
  await store.turn('redo', undo);
  expect(asked.at(-1)).toBe('not first');
  // What « Défaire » in the bar undid is not undone again.
  store.turned('not not first', 'by the bar');
  expect(await store.turn('undo', undo)).toBeNull();
  await store.turn('redo', undo);
  expect(asked.at(-1)).toBe('by the bar');
  // After another act nothing can be redone.
  await store.turn('undo', undo);
  answers.push({ batch: 'third', count: 1 });
  store.write([{ key: '1', column: 'year', text: '2000' }]);
  await settled();
  expect(await store.turn('redo', undo)).toBeNull();
  answers.push(null);
  store.write([{ key: '1', column: 'year', text: '2001' }]);
  expect(await store.turn('undo', undo)).toBeNull();
});

it('keeps an act that cannot be undone now, behind the others', async () => {
  const { store, answers, settled } = begin();
  const asked: string[] = [];
  let refused = 'second';
  let isOut = true;
  const undo = async (batch: string) => {
    asked.push(batch);
    if (isOut) return { ok: false };
    return batch === refused ? { ok: false, conflict: 'changed' } : { ok: true, undo: `not ${batch}` };
  };
  answers.push({ batch: 'first', count: 1 }, { batch: 'second', count: 1 });
  for (const key of ['1', '2']) {
    store.write([{ key, column: 'year', text: '1999' }]);
    await settled();
  }
  // A refusal because of signing out is not about the act.
  await store.turn('undo', undo);
  isOut = false;
  for (let turn = 0; turn < 3; turn += 1) await store.turn('undo', undo);
  expect(asked).toEqual(['second', 'second', 'first', 'second']);
  // The other person undid their change.
  refused = '';
  expect(await store.turn('undo', undo)).toEqual({ ok: true, undo: 'not second' });
  expect(await store.turn('undo', undo)).toBeNull();
});
