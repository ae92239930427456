import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { NOW } from '#lib/history/testing.ts';
import { besidesOf } from './besides-shifts.ts';
import { authorizeVolunteer, renewLink } from './links.ts';
import { doPostedAct, postedActSchema } from './posted-act.ts';
import { volunteersFestival } from './working-testing.ts';

it('lets each volunteer choose among the ways of their contacts, and a tick starts stopped mails again', () => {
  const { db, festival, put } = volunteersFestival();
  const [ada, bob] = [put.volunteer('Ada'), put.volunteer('Bob')];
  db.update(t.volunteers)
    .set({ contactKind: 'email', contact: 'a@example.org' })
    .where(eq(t.volunteers.id, ada.id))
    .run();
  const opened = authorizeVolunteer(renewLink(festival, ada.id, NOW).token, NOW, db);
  if (!opened.ok) throw new Error(opened.reason);
  const { who } = opened;
  const ways = () =>
    [ada, bob].map(({ id }) => db.select().from(t.volunteers).where(eq(t.volunteers.id, id)).get()?.ways);
  const post = (boxes: object) =>
    doPostedAct(who, postedActSchema.parse({ act: 'ways', ...boxes, clientKey: randomUUID() }), 'fr', { now: NOW });
  expect(besidesOf(who).ways).toEqual({ of: ['mail'], chosen: [] });
  // Without a telephone number, SMS is not possible, whatever is posted.
  expect(post({ mail: 'on', sms: 'on' })).toEqual({ ok: true, said: 'ways' });
  expect(ways()).toEqual([['mail'], []]);
  db.insert(t.stops)
    .values({ festivalId: who.id, recipient: 'volunteer', recipientId: ada.id, way: 'mail', at: NOW })
    .run();
  expect(besidesOf(who).ways.chosen).toEqual([]);
  post({ mail: 'on' });
  expect([db.select().from(t.stops).all(), besidesOf(who).ways.chosen]).toEqual([[], ['mail']]);
  post({});
  expect(ways()).toEqual([[], []]);
});

const ONE = randomUUID();

it('asks to be contacted again only if a volunteer ticks it on their page, where they can untick it', () => {
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

it('lists people for an exchange in dictionary order, without the reader', () => {
  const { db, festival, put } = volunteersFestival();
  const [own] = ['Moi', 'Zoé', 'Bénévole 10', 'élise', 'Ada', 'Bénévole 2'].map((name) => put.volunteer(name));
  const opened = authorizeVolunteer(renewLink(festival, own?.id ?? 0, NOW).token, NOW, db);
  if (!opened.ok) throw new Error(opened.reason);
  const names = besidesOf(opened.who).people.map(({ name }) => name);
  expect(names).toEqual(['Ada', 'Bénévole 2', 'Bénévole 10', 'élise', 'Zoé']);
});
