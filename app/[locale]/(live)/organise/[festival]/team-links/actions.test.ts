import { expect, it } from 'vitest';
import { askAs, askIn } from '#app/_server/request-testing.ts';
import { serveDb } from '#db/testing.ts';
import { workingFestival } from '#lib/history/testing.ts';
import { makeLink } from './actions.ts';

it('makes a link to the room sheets in the language of the festival, whoever makes it', async () => {
  const { db, festival, actor } = workingFestival('team-links');
  serveDb(db);
  await askAs(actor);
  askIn('en');
  const form = new FormData();
  form.set('label', 'régie');
  expect((await makeLink(festival.slug, { ok: null }, form)).address).toContain('/fr/team/');
});
