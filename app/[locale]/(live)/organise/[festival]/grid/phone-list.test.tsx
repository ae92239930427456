import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { gridBoardOf } from '#lib/events/grid-place.ts';
import { gridSceneOf } from '#lib/events/grid-scene.ts';
import { typesetMessages } from '#lib/i18n/typeset-messages.ts';
import { columnsReader, type Grid, GridContext } from './grid-context.ts';
import { createStore } from './grid-state.ts';
import { PhoneList } from './phone-list.tsx';
import { firstView } from './view.ts';

it('marks cancelled, team-only and unsettled séances like the cards of a wide screen', () => {
  const db = openTestDb();
  const { festivalId } = makeFestival(db, { events: 6, rooms: 1, days: 1, seed: 2, slug: 'f' });
  const draft = loadDraft(festivalId, db);
  const [cancelled, hidden, planned] = draft.events.filter(({ startsAt }) => startsAt);
  if (!cancelled || !hidden || !planned) throw new Error('Three séances have a time.');
  const plain = { status: 'planned', visibility: 'public', timeIsSuggested: false, timeIsToConfirm: false };
  Object.assign(cancelled, plain, { status: 'cancelled' });
  Object.assign(hidden, plain, { visibility: 'team', timeIsToConfirm: true });
  Object.assign(planned, plain);
  const scene = gridSceneOf({ draft, lastChange: 0 });
  const board = gridBoardOf(scene);
  const grid = {
    scene,
    locale: 'fr',
    canEdit: true,
    isMine: () => true,
    board: () => board,
    columns: columnsReader(scene),
    titleOf: () => 'Lithium',
    sync: { subscribe: () => () => {} },
    view: createStore(firstView(scene, undefined)),
    warnings: { state: createStore({ stamp: 0, counts: {}, blocking: {} }), of: () => new Map() },
  } as unknown as Grid;
  const { grid: words, warnings, terms } = typesetMessages('fr');
  const drawn = renderToStaticMarkup(
    <NextIntlClientProvider locale="fr" timeZone="UTC" messages={{ grid: words, warnings, terms }}>
      <GridContext value={grid}>
        <PhoneList />
      </GridContext>
    </NextIntlClientProvider>,
  );
  const flagsOf = (id: number) => {
    const [, look = '', card = ''] = new RegExp(`data-id="${id}" class="([^"]*)"(.*?)</button>`).exec(drawn) ?? [];
    return {
      isStruck: look.includes('cancelled'),
      flags: [...card.matchAll(/class="flag[^>]*>([^<]*)/g)].map(([, one]) => one),
    };
  };
  expect([cancelled, hidden, planned].map(({ id }) => flagsOf(id))).toEqual([
    { isStruck: true, flags: ['annulée'] },
    { isStruck: false, flags: ['équipe', 'horaire à confirmer'] },
    { isStruck: false, flags: [] },
  ]);
});
