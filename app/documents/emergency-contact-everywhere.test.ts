import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { answerJoin } from '#app/_server/join-post.ts';
import { joinDocument } from '#app/documents/join/join-document.tsx';
import { ownDocument } from '#app/documents/team/own/own-document.tsx';
import { ownView } from '#app/documents/team/own/own-view.ts';
import { emergencyContacts } from '#db/schema/index.ts';
import { endServedDb, serveDb } from '#db/testing.ts';
import { festivalContentOf } from '#lib/exchange/festival-file/festival-rows.ts';
import { importLists } from '#lib/exchange/lists/bound-list.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { NOW } from '#lib/history/testing.ts';
import { translator } from '#lib/i18n/translator.ts';
import { volunteerFile } from '#lib/keeping/person-file.ts';
import { deskSearch } from '#lib/search/desk-search.ts';
import { volunteersBoard } from '#lib/volunteers/board.ts';
import { readEmergencyContact } from '#lib/volunteers/emergency-contact.ts';
import { renewLink } from '#lib/volunteers/links.ts';
import { planOf } from '#lib/volunteers/plan.ts';
import { volunteersFestival } from '#lib/volunteers/working-testing.ts';

const SITE = 'https://lanterne.example.org';
const [NAME, CONTACT] = ['Zqodile', '06 39 98 00 77'];
const BEFORE = '2026-05-02T10:00:00.000Z';

beforeEach(() => vi.stubEnv('LANTERNE_URL', SITE));
afterEach(() => {
  endServedDb();
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

const root = resolve(import.meta.dirname, '../..');

/** A festival where Ada has entered an emergency contact in the form behind her own link. */
async function scene() {
  vi.setSystemTime(BEFORE);
  const made = volunteersFestival({ days: 2 });
  const { db, festival, put } = made;
  serveDb(db);
  const [ada, bob] = ['Ada', 'Bob'].map((name) =>
    put.volunteer(name, { contactKind: 'phone', contact: '+33639980001' }),
  );
  if (!ada || !bob) throw new Error('nobody');
  const [mine, his] = [ada, bob].map(({ id }) => renewLink(festival, id, NOW).token) as [string, string];
  put.assignment(put.shift(put.task().id).id, ada.id, { state: 'confirmed' });
  const fields = { locale: 'fr', mine, name: 'Ada', contact: '06 39 98 00 01', age: 'adult' };
  const post = (emergency: Record<string, string>) =>
    answerJoin(
      new Request(`${SITE}/api/join/${festival.slug}`, {
        method: 'POST',
        headers: { origin: SITE },
        body: new URLSearchParams({ ...fields, ...emergency }),
      }),
      festival.slug,
    );
  const posted = await post({ emergencyName: NAME, emergencyContact: CONTACT });
  expect(posted.headers.get('location')).toBe(`/fr/team/${mine}?said=corrected`);
  return { ...made, ada, bob, mine, his, post };
}

const formOf = (slug: string, mine: string, at: string) =>
  joinDocument({ locale: 'fr', slug, token: null, mine, at }) ?? '';
const pageOf = (token: string) => {
  const view = ownView('fr', token);
  if (!view) throw new Error('no page');
  return ownDocument(view, {});
};

it('an emergency contact is in one place of the desk during the festival, and in no list, sheet, file, search, history or page before or then', async () => {
  const { db, festival, ada, mine, his } = await scene();
  const during = `${festival.startsOn}T12:00:00.000Z`;
  const tables = db.$client.prepare(`select name from sqlite_master where type = 'table'`).pluck().all() as string[];
  const outletsAt = (now: string): Record<string, string> => {
    vi.setSystemTime(now);
    const plan = planOf(festival.id, db);
    return {
      // The lists of the desk and all printed sheets are drawn from this plan.
      plan: JSON.stringify([plan.volunteers, plan.planning, plan.assignments, [...plan.prepared.volunteers]]),
      board: JSON.stringify(volunteersBoard(festival, now).people),
      list: JSON.stringify(importLists.volunteers.rows(festival, 'fr')),
      'festival file': JSON.stringify(festivalContentOf(festival.id, true, db)),
      search: JSON.stringify(deskSearch(festival.id, NAME, db)),
      'their own page': pageOf(mine),
      'the page of another': pageOf(his),
      // A coordinator can open anybody's link, on any day.
      'the form behind their link': formOf(festival.slug, mine, now),
      'the form of another': formOf(festival.slug, his, now),
      // History, queue, applications and search are drawn from the other tables.
      'every other table': tables
        .filter((table) => table !== 'emergency_contacts')
        .map((table) => JSON.stringify(db.$client.prepare(`select * from "${table}"`).all()))
        .join('\n'),
    };
  };
  const has = (text: string) => text.includes(NAME) || text.includes(CONTACT) || text.includes('980077');
  for (const now of [BEFORE, during])
    expect(Object.entries(outletsAt(now)).flatMap(([outlet, text]) => (has(text) ? [outlet] : []))).toEqual([]);
  expect(db.select().from(emergencyContacts).all()).toHaveLength(1);

  // A coordinator can read it during the festival; before, they are told when.
  const health = authorizeFestival(festival.actor, festival.slug, 'health', db);
  expect(readEmergencyContact(health, ada.id, BEFORE)).toMatchObject({ state: 'closed', from: festival.startsOn });
  expect(readEmergencyContact(health, ada.id, during)).toEqual({ state: 'open', name: NAME, contact: CONTACT });
  for (const now of [BEFORE, during]) {
    const file = volunteerFile(health, ada.id, 'fr', now) ?? '';
    expect([has(file), file.includes('Un contact est noté.')]).toEqual([false, true]);
  }
});

it('whoever entered a contact is told that one is kept, and keeps, replaces or erases it', async () => {
  const { db, festival, mine, his, post } = await scene();
  const kept = () =>
    db
      .select()
      .from(emergencyContacts)
      .all()
      .map(({ name, contact }) => [name, contact]);
  const [form, other] = [mine, his].map((token) => formOf(festival.slug, token, BEFORE));
  for (const word of ['Un contact est noté.', 'name="emergencyErase"']) {
    expect(form).toContain(word);
    expect(other).not.toContain(word);
  }

  // Three posts that change nothing: a form from before the question existed, an empty one, and a
  // name without a number to call.
  await post({});
  await post({ emergencyName: '', emergencyContact: '' });
  const alone = await post({ emergencyName: 'Yvonne', emergencyContact: '' });
  expect(alone.status).toBe(422);
  expect(await alone.text()).toMatch(/id="emergencyContact-wrong"[^>]*>Notez aussi un numéro/);
  expect(kept()).toEqual([[NAME, CONTACT]]);

  await post({ emergencyName: '', emergencyContact: '06 39 98 00 78' });
  expect(kept()).toEqual([['', '06 39 98 00 78']]);
  await post({ emergencyName: '', emergencyContact: '', emergencyErase: 'on' });
  expect(kept()).toEqual([]);
  expect(formOf(festival.slug, mine, BEFORE)).not.toContain('emergencyErase');
});

it('the evening before is promised wherever the days are named', async () => {
  const { festival, mine } = await scene();
  for (const [locale, days, eve] of [
    ['fr', 'les jours du festival', 'et la veille si une équipe y travaille'],
    ['en', 'on the days of the festival only', 'and the day before if a team works then'],
  ] as const) {
    const form = joinDocument({ locale, slug: festival.slug, token: null, mine, at: BEFORE }) ?? '';
    const privacy = translator(locale, 'pages')('privacy.health', { health: 14 });
    for (const text of [form, privacy]) expect([text.includes(days), text.includes(eve)]).toEqual([true, true]);
  }
  expect(readFileSync(join(root, 'docs/rgpd.md'), 'utf8')).toContain('et la veille si une équipe y travaille');
});

it('one file reads its table; those that only empty it, or ask whether it is empty, are listed', () => {
  const reading = ['app', 'lib'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.tsx?$/.test(path) && !/test(ing)?\.tsx?$/.test(path))
      .map((path) => join(folder, path))
      .filter((path) => /emergency_?contacts\b/i.test(readFileSync(join(root, path), 'utf8'))),
  );
  expect(reading.sort()).toEqual([
    'lib/keeping/after-festival.ts',
    'lib/keeping/erase.ts',
    'lib/keeping/erasures-ahead.ts',
    'lib/volunteers/emergency-contact.ts',
  ]);
});
