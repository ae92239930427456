import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { NOW } from '#lib/history/testing.ts';
import { besidesOf } from './besides.ts';
import { authorizeVolunteer, renewLink } from './links.ts';
import { doPostedAct, postedActSchema } from './posted-act.ts';
import { volunteersFestival } from './working-testing.ts';

const ONE = randomUUID();

it('is unticked until a volunteer ticks it on their page, and theirs to untick', () => {
  const { db, festival, put } = volunteersFestival();
  const [ada, bob] = [put.volunteer('Ada'), put.volunteer('Bob')];
  const opened = authorizeVolunteer(renewLink(festival, ada.id, NOW).token, NOW, db);
  if (!opened.ok) throw new Error(opened.reason);
  const { who } = opened;
  const ticked = () =>
    [ada, bob].map(({ id }) => db.select().from(t.volunteers).where(eq(t.volunteers.id, id)).get()?.contactAgain);
  // As the form posts it: an unticked box is absent.
  const post = (box: { isTicked?: string }, clientKey: string) =>
    doPostedAct(who, postedActSchema.parse({ act: 'again', ...box, clientKey }), 'fr', { now: NOW });
  expect([ticked(), besidesOf(who).again.isTicked]).toEqual([[false, false], false]);
  expect(post({ isTicked: 'on' }, ONE)).toEqual({ ok: true, said: 'again' });
  expect([ticked(), besidesOf(who).again.isTicked]).toEqual([[true, false], true]);
  expect(post({}, randomUUID())).toEqual({ ok: true, said: 'notAgain' });
  expect(ticked()).toEqual([false, false]);
  // The same tap, sent again because of a bad network, does not tick it again.
  post({ isTicked: 'on' }, ONE);
  expect(ticked()).toEqual([false, false]);
});
