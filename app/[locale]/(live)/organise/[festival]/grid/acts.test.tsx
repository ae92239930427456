import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, expect, it, vi } from 'vitest';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { gridBoardOf, spotOf } from '#lib/events/grid-place.ts';
import { gridSceneOf } from '#lib/events/grid-scene.ts';
import { typesetMessages } from '#lib/i18n/typeset-messages.ts';
import { useActs } from './acts.ts';
import { heedForm } from './give-up.ts';
import { type Grid, GridContext } from './grid-context.ts';
import { createStore, type Look, type Sheet } from './grid-state.ts';

const confirm = vi.fn(() => false);
beforeEach(() => {
  confirm.mockReset().mockReturnValue(false);
  vi.stubGlobal('window', { confirm });
  vi.stubGlobal('document', { querySelector: () => null });
  vi.stubGlobal('requestAnimationFrame', () => 0);
  const leave = heedForm({ isTyped: () => true });
  return () => {
    leave();
    vi.unstubAllGlobals();
  };
});

/** The acts of a grid in which something is typed in the open sheet. */
function begin(sheet: Sheet) {
  const db = openTestDb();
  const { festivalId } = makeFestival(db, { events: 6, rooms: 2, days: 1, seed: 5, slug: 'f' });
  const board = gridBoardOf(gridSceneOf({ draft: loadDraft(festivalId, db), lastChange: 0 }));
  const [event] = board.events.values();
  const spot = [...board.events.values()].map((one) => spotOf(one, board)).find((one) => one !== null);
  if (!event || !spot) throw new Error('no séance');
  const waiting = { ...event, startsAt: null };
  const look = createStore<Look>({
    selected: new Set(),
    focused: null,
    sheet,
    tab: 'warnings',
    isPanelOpen: false,
  });
  const grid = {
    look,
    locale: 'fr',
    board: () => ({ ...board, events: new Map(board.events).set(waiting.id, waiting) }),
    mayAdd: () => true,
    titleOf: () => 'Lithium',
    said: createStore({ text: '' }),
  } as unknown as Grid;
  let acts: ReturnType<typeof useActs> | undefined;
  const Part = () => {
    acts = useActs();
    return null;
  };
  renderToStaticMarkup(
    <NextIntlClientProvider locale="fr" timeZone="UTC" messages={{ grid: typesetMessages('fr').grid }}>
      <GridContext value={grid}>
        <Part />
      </GridContext>
    </NextIntlClientProvider>,
  );
  if (!acts) throw new Error('no acts');
  return { acts, look, waiting, spot };
}

it('asks before the key P, or a séance without an hour that is to be seen, drops what is typed', () => {
  const open = { of: 'shift' } as const;
  const { acts, look, waiting } = begin(open);
  const ways = [acts.focusPanel, () => acts.show(waiting.id)];
  for (const way of ways) way();
  expect([confirm.mock.calls.length, look.get().sheet, look.get().tab]).toEqual([2, open, 'warnings']);
  confirm.mockReturnValue(true);
  for (const way of ways) {
    look.set({ sheet: open, tab: 'warnings' });
    way();
    expect([look.get().sheet, look.get().tab]).toEqual([null, 'unscheduled']);
  }
});

it('asks nothing to add a séance at the place that is open, and shows its sheet again', () => {
  const { spot } = begin(null);
  const open = { of: 'add', at: spot } as const;
  const { acts, look } = begin(open);
  acts.add({ ...spot });
  expect([confirm.mock.calls.length, look.get().sheet === open, look.get().isPanelOpen]).toEqual([0, true, true]);
  acts.add({ ...spot, minutes: spot.minutes + 5 });
  expect([confirm.mock.calls.length, look.get().sheet]).toEqual([1, open]);
});
