import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { loadDraft } from '#lib/draft/queries.ts';
import { gridBoardOf } from '#lib/events/grid-place.ts';
import { gridSceneOf } from '#lib/events/grid-scene.ts';
import { NOW, workingFestival } from '#lib/history/testing.ts';
import { typesetMessages } from '#lib/i18n/typeset-messages.ts';
import { saidWarnings } from '#lib/warnings/said-warnings.ts';
import { type Grid, GridContext } from './grid-context.ts';
import { WarningList } from './warning-list.tsx';

it('says in words that nothing is proposed, and what to do by hand', () => {
  const { db, festival } = workingFestival('read', { events: 24, rooms: 3, days: 1 });
  const scene = gridSceneOf({ draft: loadDraft(festival.id, db), lastChange: 0 });
  const board = gridBoardOf(scene);
  const said = saidWarnings(festival, 'fr', NOW);
  const [group] = said.groups.filter(({ isSeveral, eventIds }) => !isSeveral && eventIds.length > 0);
  if (!group) throw new Error('a warning');
  const { grid: words, desk } = typesetMessages('fr');
  const drawn = (fixes: typeof group.fixes, isMine: boolean, canEdit = true) =>
    renderToStaticMarkup(
      <NextIntlClientProvider locale="fr" timeZone="UTC" messages={{ grid: words, desk }}>
        <GridContext
          value={
            {
              scene,
              locale: 'fr',
              canEdit,
              canAccept: false,
              isMine: () => isMine,
              board: () => board,
              titleOf: () => 'Lithium',
              sync: { subscribe: () => () => {} },
            } as unknown as Grid
          }
        >
          <WarningList said={{ ...said, accepted: 0, groups: [{ ...group, fixes }] }} isFresh ask={() => {}} />
        </GridContext>
      </NextIntlClientProvider>,
    );
  const told = (html: string) => /Aucune proposition[^<]*|Que faire[^<]*/.exec(html)?.[0] ?? null;
  expect([
    told(drawn([], true)),
    told(drawn([], false)),
    told(drawn([{ label: 'Déplacer', act: null, href: '/x', changes: [] }], true)),
    told(drawn([], false, false)),
    told(drawn(null, true)),
  ]).toEqual([
    'Aucune proposition. Changez vous-même l’horaire, la salle ou le contenu de la séance.',
    'Aucune proposition. Demandez à quelqu’un qui peut changer cette séance.',
    null,
    null,
    'Que faire\u202F?',
  ]);
});
