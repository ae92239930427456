import { prerender } from 'react-dom/static';
import { expect, it } from 'vitest';
import { markupOf } from '#app/documents/document.tsx';
import { roles } from '#db/enums.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { FromTemplate, ListPage } from './list-page.tsx';

it('an empty list offers a new festival only to people who may make one', async () => {
  const db = openTestDb();
  const { festivalId, slug } = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 1 });
  const led: string[] = [];
  for (const role of roles) {
    const festival = authorizeFestival(makeAccount(db, role, { festivalId, role }), slug, 'read', db);
    const drawn = await markupOf(<FromTemplate festival={festival} locale="fr" label="Partir d’un modèle" />);
    if (drawn.includes('/fr/organise/new')) led.push(role);
  }
  expect(led).toEqual(['owner', 'organiser']);
});

it.each([false, true])('offers once to add an entry where there is none; as a table: %s', async (isAsked) => {
  const db = openTestDb();
  const { festivalId, slug } = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 1 });
  const festival = authorizeFestival(makeAccount(db, 'owner', { festivalId, role: 'owner' }), slug, 'read', db);
  const { prelude } = await prerender(
    <ListPage
      at={{ locale: 'fr', paths: deskPaths('fr', slug), query: {}, festival }}
      title="Personnes"
      count="0"
      add={{ href: '/new', label: 'Ajouter une personne' }}
      empty={{ title: 'Personne', text: 'Ajoutez-en.' }}
      asTable={{ isAsked, way: null, view: 'Tableau' }}
    >
      Liste
    </ListPage>,
  );
  const drawn = await new Response(prelude).text();
  expect(drawn.split('Ajouter une personne')).toHaveLength(2);
});
