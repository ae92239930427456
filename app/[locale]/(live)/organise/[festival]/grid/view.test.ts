import { afterEach, expect, it, vi } from 'vitest';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { gridBoardOf } from '#lib/events/grid-place.ts';
import { gridSceneOf } from '#lib/events/grid-scene.ts';
import { translator } from '#lib/i18n/translator.ts';
import { indexDraft } from '#lib/model/draft.ts';
import { draftOf, eventOf, filmOf, itemOf } from '#lib/model/draft-testing.ts';
import { createStore, type Look } from './grid-state.ts';
import {
  ALL_DAYS,
  datesOf,
  firstView,
  fitsWhole,
  fittedView,
  type Hue,
  isAway,
  isWide,
  leaveAddress,
  openedBy,
  rememberedView,
  rememberView,
  roomsOf,
  tintOf,
  type View,
} from './view.ts';

function sceneWith(rooms: number, days: number) {
  const db = openTestDb();
  const { festivalId } = makeFestival(db, { events: 4, rooms, days, seed: 2, slug: 'f' });
  return gridSceneOf({ draft: loadDraft(festivalId, db), lastChange: 0 });
}

it('shows all days side by side up to eight columns, else the rooms of one day', () => {
  const small = sceneWith(4, 2);
  expect(firstView(small, undefined).day).toBe(ALL_DAYS);
  expect(datesOf(firstView(small, undefined), small)).toEqual(small.dates);
  const large = sceneWith(5, 2);
  expect(firstView(large, undefined).day).toBe(large.dates[0]);
  expect(datesOf(firstView(large, large.dates[1]), large)).toEqual([large.dates[1]]);
  expect([fitsWhole(1, 3), fitsWhole(2, 4), fitsWhole(3, 3)]).toEqual([false, true, false]);
});

it('draws rooms in the order somebody chose, without those they hid', () => {
  const scene = sceneWith(4, 1);
  const [a, b, c, d] = scene.rooms.map(({ id }) => id) as [number, number, number, number];
  const view = { ...firstView(scene, undefined), order: [d, a, b, c], hidden: [b] };
  expect(roomsOf(view, scene).map(({ id }) => id)).toEqual([d, a, c]);
});

it('knows which séances stand on a day or in a room that is not drawn', () => {
  const db = openTestDb();
  const { festivalId } = makeFestival(db, { events: 12, rooms: 5, days: 2, seed: 2, slug: 'f' });
  const draft = loadDraft(festivalId, db);
  const scene = gridSceneOf({ draft, lastChange: 0 });
  const board = gridBoardOf(scene);
  const view = firstView(scene, undefined);
  const first = draft.events.find(({ startsAt, rooms }) => startsAt?.startsWith(scene.dates[0] ?? '-') && rooms[0]);
  if (!first) throw new Error('no séance');
  const later = { ...first, startsAt: `${scene.dates[1]}T14:00` };
  const away = (shown: View) => [first, later].map((event) => isAway(event, board, shown, scene));
  expect(away(view)).toEqual([false, true]);
  expect(away({ ...view, layout: 'days' })).toEqual([false, false]);
  expect(away({ ...view, hidden: first.rooms.map(({ roomId }) => roomId) })).toEqual([true, true]);
  expect(isAway({ ...later, startsAt: null }, board, view, scene)).toBe(false);
});

/** A browser with storage. */
function browserWith(kept: Record<string, unknown> | string = {}): void {
  const items = new Map([['lanterne-grid-f', typeof kept === 'string' ? kept : JSON.stringify(kept)]]);
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => items.set(key, value),
  });
}
afterEach(() => vi.unstubAllGlobals());

it('remembers how somebody looked at this festival', () => {
  const scene = sceneWith(5, 2);
  browserWith();
  const [a = 0, ...others] = scene.rooms.map(({ id }) => id);
  const view: View = {
    step: 5,
    day: scene.dates[1] ?? '',
    hidden: [a],
    order: [...others, a],
    isNarrow: true,
    isFolded: true,
    layout: 'rooms',
    zoom: 2,
    hue: 'theme',
  };
  rememberView('f', view);
  expect(rememberedView(scene, undefined)).toEqual(view);
});

it('shows the day in the address rather than the remembered one, if the festival has that day', () => {
  const scene = sceneWith(5, 2);
  const [first, second] = scene.dates;
  browserWith({ day: second, step: 30 });
  expect(rememberedView(scene, first)).toMatchObject({ day: first, step: 30 });
  expect(rememberedView(scene, '1999-01-01').day).toBe(second);
  const small = sceneWith(2, 2);
  browserWith({ day: ALL_DAYS });
  expect(rememberedView(small, small.dates[1]).day).toBe(small.dates[1]);
});

it('drops remembered values that no longer fit the festival', () => {
  const scene = sceneWith(5, 2);
  const first = firstView(scene, undefined);
  const all = scene.rooms.map(({ id }) => id);
  browserWith({ day: '1999-01-01', step: 7, hidden: [...all, 99_999], order: ['x', all[1], 99_999], isNarrow: 'yes' });
  expect(rememberedView(scene, undefined)).toEqual({ ...first, order: [all[1]] });
  // Ten columns are too many for all days side by side.
  browserWith({ day: ALL_DAYS });
  expect(rememberedView(scene, undefined).day).toBe(first.day);
  for (const broken of ['{', 'null', '[]']) {
    browserWith(broken);
    expect(rememberedView(scene, undefined)).toEqual(first);
  }
});

it('keeps the view, as far as it fits, when rooms or days have changed', () => {
  const scene = sceneWith(5, 2);
  const [a = 0, b = 0] = scene.rooms.map(({ id }) => id);
  const view: View = {
    ...firstView(scene, scene.dates[1]),
    hidden: [a],
    order: [b, a],
    step: 5,
    zoom: 2,
    hue: 'theme',
  };
  expect(fittedView(scene, view)).toEqual(view);
  const less = { ...scene, dates: scene.dates.slice(0, 1), rooms: scene.rooms.filter(({ id }) => id !== a) };
  expect(fittedView(less, view)).toEqual({ ...view, day: scene.dates[0], hidden: [], order: [b] });
});

it('opens the day and sheet of an address, and ignores what does not exist', () => {
  const scene = sceneWith(2, 2);
  const [, day = ''] = scene.dates;
  const on = { id: 11, number: 3, startsAt: `${day}T10:00` };
  const opened = (search: string) => openedBy(scene, [on, { id: 12, number: 4, startsAt: null }], search);
  expect(opened('event=3')).toEqual({ day, sheet: { of: 'event', id: 11 } });
  expect(opened(`event=4&day=${day}`)).toEqual({ day, sheet: { of: 'event', id: 12 } });
  expect(opened(`day=${day}&sheet=shift&minutes=-20`)).toEqual({ day, sheet: { of: 'shift', day, minutes: -20 } });
  expect(opened('sheet=propose')).toEqual({ day: undefined, sheet: { of: 'propose' } });
  expect(opened('event=9&sheet=x&minutes=z')).toEqual({ day: undefined, sheet: null });
});

it('removes the query once another day is shown or the sheet is closed, only once', () => {
  const begin = (search: string, sheet: Look['sheet']) => {
    vi.stubGlobal('location', { href: `https://x.example/grid${search}` });
    vi.stubGlobal('history', {
      replaceState: (_: unknown, __: string, href: string) => vi.stubGlobal('location', { href }),
    });
    const view = createStore(firstView(sceneWith(5, 2), undefined));
    const look = createStore<Pick<Look, 'sheet'>>({ sheet });
    return {
      view,
      look,
      stop: leaveAddress(view, look),
      address: () => location.href.slice('https://x.example'.length),
    };
  };
  const shift = begin('?day=2026-06-06&sheet=shift', { of: 'shift' });
  shift.view.set({ zoom: 2 });
  expect(shift.address()).toBe('/grid?day=2026-06-06&sheet=shift');
  shift.look.set({ sheet: null });
  expect(shift.address()).toBe('/grid');
  const day = begin('?day=2026-06-06', null);
  day.look.set({ sheet: { of: 'propose' } });
  expect(day.address()).toBe('/grid?day=2026-06-06');
  day.view.set({ day: '2026-06-07' });
  expect(day.address()).toBe('/grid');
  const stopped = begin('?sheet=shift', { of: 'shift' });
  stopped.stop();
  stopped.look.set({ sheet: null });
  expect(stopped.address()).toBe('/grid?sheet=shift');
});

const FREE = { count: 0, isBlocked: false };

it('colours a séance by its type, its theme, the least settled rights of its films, or what is missing', () => {
  const films = [
    filmOf(1, { rightsState: 'granted', rightsKind: 'public-projection' }),
    filmOf(2, { rightsState: 'asked' }),
    filmOf(3, { rightsState: 'refused' }),
    filmOf(5, { rightsState: 'unknown' }),
    // A consultation on site is no permission to screen it.
    filmOf(4, { rightsState: 'granted', rightsKind: 'on-site-consultation' }),
  ];
  const shows = (...ids: number[]) =>
    eventOf(1, { kind: 'talk', items: ids.map((id) => itemOf(id, { filmId: id, kind: 'film' })) });
  const index = indexDraft({ ...draftOf([]), films });
  const key = (hue: Hue, event: ReturnType<typeof shows>, lack = FREE) => tintOf(hue, event, index, lack).key;
  expect(key('kind', shows())).toBe('talk');
  expect(key('theme', shows())).toBe('none');
  expect(
    [shows(), shows(1), shows(1, 2), shows(1, 2, 3), shows(4), shows(5)].map((event) => key('rights', event)),
  ).toEqual(['none', 'settled', 'asked', 'refused', 'asked', 'open']);
  expect(translator('fr', 'grid')('tint.rights.open')).toBe('Droits inconnus ou à demander');
  expect(
    [FREE, { count: 2, isBlocked: false }, { count: 2, isBlocked: true }].map((lack) => key('complete', shows(), lack)),
  ).toEqual(['complete', 'lacking', 'blocked']);
});

it('colours a séance by its first tag, the most frequent tag first, in any spelling', () => {
  const tagged = [['Été', 'b'], ['b'], ['ete'], []].map((tags, i) => eventOf(i + 1, { tags }));
  const board = indexDraft(draftOf(tagged));
  expect(tagged.map((event) => tintOf('tag', event, board, FREE))).toEqual([
    { key: 'ete', look: 'screening' },
    { key: 'b', look: 'talk' },
    { key: 'ete', look: 'screening' },
    { key: 'none', look: 'other' },
  ]);
});

it('depends on the screen, even while the page is printed', () => {
  const at = (media: 'screen' | 'print', width: number) => {
    vi.stubGlobal('matchMedia', (query: string) => ({ matches: query === 'print' ? media === query : width >= 768 }));
    return isWide();
  };
  expect([at('screen', 390), at('print', 1000), at('screen', 390)]).toEqual([false, false, false]);
  expect([at('screen', 1400), at('print', 700), at('screen', 1400)]).toEqual([true, true, true]);
  expect(at('screen', 390)).toBe(false);
  vi.unstubAllGlobals();
});
