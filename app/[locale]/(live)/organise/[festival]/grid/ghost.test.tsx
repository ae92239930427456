import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { gridBoardOf, spotOf, stretched } from '#lib/events/grid-place.ts';
import { gridSceneOf } from '#lib/events/grid-scene.ts';
import { runningOrderOf } from '#lib/events/running-order.ts';
import { typesetMessages } from '#lib/i18n/typeset-messages.ts';
import { formatTime } from '#lib/time/format.ts';
import { HeldCard } from './ghost.tsx';
import { type Grid, GridContext } from './grid-context.ts';
import { createStore, type Held } from './grid-state.ts';
import { firstView } from './view.ts';

it('shows the dragged edge and a refusal at once, while the hours may be a moment old', () => {
  const db = openTestDb();
  const { festivalId } = makeFestival(db, { events: 6, rooms: 2, days: 1, seed: 2, slug: 'f' });
  const scene = gridSceneOf({ draft: loadDraft(festivalId, db), lastChange: 0 });
  const board = gridBoardOf(scene);
  const before = board.draft.events.find((one) => spotOf(one, board) && one.rooms.length === 1);
  const end = before && (spotOf(before, board)?.minutes ?? 0) + runningOrderOf(before, board).totalMinutes;
  const event = before && stretched(before, (end ?? 0) + 35, board)?.event;
  if (!before || !event) throw new Error('no séance');
  const grid = {
    scene,
    locale: 'fr',
    board: () => board,
    titleOf: () => 'Lithium',
    view: createStore(firstView(scene, undefined)),
    warnings: { state: createStore({ stamp: 0, counts: {}, blocking: {} }) },
  } as unknown as Grid;
  const holding = (one: typeof event, stops: Held['stops']): Held => ({
    via: 'pointer',
    act: 'resize',
    lead: one.id,
    ids: [one.id],
    room: null,
    stops,
    events: [one],
    at: spotOf(one, board),
  });
  const [was, is] = [runningOrderOf(before, board), runningOrderOf(event, board)];
  const draw = (said: typeof was) =>
    renderToStaticMarkup(
      <NextIntlClientProvider locale="fr" timeZone="UTC" messages={{ grid: typesetMessages('fr').grid }}>
        <GridContext value={grid}>
          <HeldCard
            event={event}
            held={holding(event, 'cannotShorten')}
            order={is}
            minute={1}
            isLead={true}
            isLeft={false}
            said={{ event: before, held: holding(before, null), order: said }}
          />
        </GridContext>
      </NextIntlClientProvider>,
    );
  const drawn = draw(was);
  expect(is.totalMinutes).toBe(was.totalMinutes + 35);
  expect(drawn).toContain(`--long:${is.totalMinutes}"`);
  expect(drawn).toContain(`--end:${is.doorsMinutes + is.totalMinutes}"`);
  expect(drawn).toMatch(/class="day-card [^"]*is-clash/);
  expect(drawn).toContain('grid-tip-bad');
  expect(drawn).toContain(formatTime(was.publicEnd ?? '', 'fr'));
  expect(drawn).not.toContain(formatTime(is.publicEnd ?? '', 'fr'));
  // An end that nobody knows is not promised.
  expect(drawn).not.toContain('vers');
  expect(draw({ ...was, endIsApproximate: true })).toContain(`vers\u00a0${formatTime(was.publicEnd ?? '', 'fr')}`);
});
