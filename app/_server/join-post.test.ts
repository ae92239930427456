import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { guardianDocument } from '#app/documents/join/guardian-document.tsx';
import { joinAt } from '#app/documents/join/join-at.ts';
import { joinDocument } from '#app/documents/join/join-document.tsx';
import { ownDocument } from '#app/documents/team/own/own-document.tsx';
import { ownView } from '#app/documents/team/own/own-view.ts';
import { getDb, write } from '#db/client.ts';
import * as tables from '#db/schema/index.ts';
import { endServedDb, makeFestival, serveDb } from '#db/testing.ts';
import { forgetCounts } from '#lib/counted-testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { patchRoot } from '#lib/history/roots.ts';
import { done, NOW } from '#lib/history/testing.ts';
import { MAX_NAME, MAX_NOTE } from '#lib/i18n/clean-text.ts';
import { joinPaths } from '#lib/i18n/paths.ts';
import { eraseLongDeleted, eraseNow, toErase, UNDO_DAYS } from '#lib/keeping/erase.ts';
import { heldMessages } from '#lib/messages/held.ts';
import { noteByHand } from '#lib/messages/written.ts';
import type { Authorized } from '#lib/policy.ts';
import { publishRelease } from '#lib/programme/publish-testing.ts';
import { releasedBySlug } from '#lib/programme/released.ts';
import { publishSchema } from '#lib/programme/schema.ts';
import { countWork } from '#lib/selections/throttle.ts';
import { addDays } from '#lib/time/calendar.ts';
import { daysFrom } from '#lib/time/clock.ts';
import { toInstant } from '#lib/time/wall-clock.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import {
  acceptApplications,
  applicationsOf,
  eraseDecidedApplications,
  MAX_TO_CHECK,
  moveApplications,
  openApplication,
  ownTokenOf,
  unreadApplications,
} from '#lib/volunteers/joining/applications.ts';
import { FIELD_LENGTHS } from '#lib/volunteers/joining/form.ts';
import { BROWSER_COOKIE, markOfOpening, TRAP } from '#lib/volunteers/joining/guard.ts';
import { ERASE_ALLERGIES } from '#lib/volunteers/joining/join-page.ts';
import { guardianToken, renewLink, shownLinks } from '#lib/volunteers/links.ts';
import { saveSettings } from '#lib/volunteers/mutations.ts';
import { deleteVolunteer } from '#lib/volunteers/people-mutations.ts';
import { volunteerKind } from '#lib/volunteers/roots.ts';
import { settingsSchema } from '#lib/volunteers/schema.ts';
import { volunteersFestival } from '#lib/volunteers/working-testing.ts';
import { answerJoin } from './join-post.ts';

const { applications, changes, deliveries, volunteerAvailabilities, volunteers } = tables;
const SITE = 'https://lanterne.example.org';
const STARTED = Date.parse(NOW);

beforeEach(() => {
  vi.stubEnv('LANTERNE_URL', SITE);
  vi.useFakeTimers({ toFake: ['Date'], now: STARTED });
});
afterEach(() => {
  endServedDb();
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

function opened(settings: object = {}, size: { events?: number } = {}) {
  const made = volunteersFestival(size);
  serveDb(made.db);
  saveSettings(made.festival, settingsSchema.parse({ joining: 'on', ...settings }), NOW);
  const { slug } = made.festival;
  const page = (of: object = {}) =>
    joinDocument({ locale: 'fr', slug, token: null, at: new Date().toISOString(), ...of }) ?? '';
  /** The mark of a page that is opened now. */
  const mark = () => markOfOpening(made.festival.id, Date.now());
  const post = (fields: Record<string, string> | [string, string][], headers: Record<string, string> = {}) =>
    answerJoin(
      new Request(`${SITE}/api/join/${slug}`, {
        method: 'POST',
        headers: { origin: SITE, ...headers },
        body: new URLSearchParams(fields),
      }),
      slug,
    );
  /** Somebody who opens the page and posts it `after` milliseconds later. */
  const person = (number: number, own: Record<string, string> = {}, { after = 60_000, headers = {} } = {}) => {
    const fields = {
      ...ADULT,
      contact: `06 39 98 ${String(number).padStart(4, '0')}`,
      name: `Inès ${number}`,
      opened: mark(),
      ...own,
    };
    vi.setSystemTime(Date.now() + after);
    return post(fields, headers);
  };
  const piles = () => applicationsOf(made.festival).map(({ name, stands, doubt }) => [name, stands, doubt]);
  return { ...made, slug, page, mark, post, person, piles };
}

const ADULT = { locale: 'fr', age: 'adult', name: 'Inès', contact: '06 39 98 00 31' };
const tokenIn = (answer: Response) =>
  /\/join\/[^/]+\/([^?]+)\?said=thanks$/.exec(answer.headers.get('location') ?? '')?.[1] ?? '';

describe('an application', () => {
  it('is kept with what was said, behind a link of its own, and is one however often it is posted', async () => {
    const { festival, db, page, mark, post, put, piles } = opened();
    const task = put.task();
    const fields: [string, string][] = [
      ...Object.entries({ ...ADULT, opened: mark(), hours: 'pas dimanche', languages: 'français, aucune, patois' }),
      ...Object.entries({ [`task-${task.id}`]: 'for', allergies: 'noix', mayRead: 'on', way: 'sms' }),
      ['at', '2026-06-06.morning'],
      ['at', '2026-06-06.afternoon'],
      ['at', '2026-06-07.day'],
    ];
    vi.setSystemTime(STARTED + 60_000);
    const first = await post(fields);
    expect(first.status).toBe(303);
    expect(tokenIn(await post(fields))).toBe(tokenIn(first));
    expect(piles()).toEqual([['Inès', 'new', null]]);
    // Whoever goes back and types another person's name signs up that person, too.
    const brother = await post(
      [...fields, ['name', 'Tom']].filter(([name, typed]) => name !== 'name' || typed === 'Tom') as [string, string][],
    );
    expect(tokenIn(brother)).not.toBe(tokenIn(first));
    expect(piles()).toEqual([
      ['Inès', 'new', null],
      ['Tom', 'new', null],
    ]);
    const application = openApplication(tokenIn(first), festival.id, db);
    expect(application?.answers).toEqual({
      name: 'Inès',
      contactKind: 'phone',
      contact: '06 39 98 00 31',
      ways: ['sms'],
      age: 'adult',
      guardian: '',
      guardianContact: '',
      availabilities: [
        { startsAt: '2026-06-06T09:00', endsAt: '2026-06-06T18:00' },
        { startsAt: '2026-06-07T09:00', endsAt: '2026-06-07T23:00' },
      ],
      taskWishes: [{ taskId: task.id, wish: 'for' }],
      seeIds: [],
      languages: ['fr'],
      shirt: null,
      diet: null,
      allergies: 'noix',
      note: 'Horaires : pas dimanche\nLangues : patois',
    });
    expect(page()).toMatch(/name="opened" value="\d+\.\w+\.[\w-]+\.[\w-]+"/);
    expect(page({ token: tokenIn(first), said: 'thanks' })).toContain(
      `href="${SITE}/fr/join/${festival.slug}/${tokenIn(first)}"`,
    );
    expect(page({ token: tokenIn(first).replace(/.$/, '!') })).toBe('');
  });

  it('is asked again if none of the ticked ways fits the contact', async () => {
    const { person, piles } = opened();
    const ways = { contact: 'ines@example.org', way: 'sms' };
    const html = await (await person(1, ways)).text();
    expect(html).toContain('<fieldset aria-describedby="ways-hint ways-wrong">');
    expect([piles(), html.includes('id="ways-wrong"'), html.includes('href="#ways-wrong"')]).toEqual([[], true, true]);
    await person(1, { ...ways, way: 'mail' });
    expect(piles()).toHaveLength(1);
  });

  it('does not count as posted too fast if a field was corrected at once', async () => {
    const { person, piles } = opened();
    const html = await (await person(1, { name: '' })).text();
    const mark = /name="opened" value="([^"]+)"/.exec(html)?.[1] ?? '';
    await person(1, { opened: mark }, { after: 1000 });
    expect(piles()).toEqual([['Inès 1', 'new', null]]);
  });

  it('offers hours still to come, and to applicants correcting theirs those they gave before', async () => {
    const made = opened();
    const { festival, page, person } = made;
    const publisher = authorizeFestival(made.actor, made.slug, 'publish', made.db);
    done(publishRelease(publisher, publishSchema.parse({ expected: 0, note: {} }), NOW));
    const seances = (releasedBySlug(made.slug, made.db)?.document.events ?? [])
      .flatMap(({ number, startsAt }) => (startsAt ? [{ number, startsAt }] : []))
      .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
    const day = '2026-06-06';
    const [begun, ahead] = [seances[0], seances.at(-1)];
    if (!begun || !ahead) throw new Error('no séances');
    const known = { at: `${day}.morning`, see: String(begun.number) };
    const token = tokenIn(await person(1, known));
    const evening = toInstant(`${day}T18:30`, festival.timeZone);
    const boxes = (of: object) =>
      [...page({ at: evening, ...of }).matchAll(/name="(?:at|see)"[^>]* value="([^"]+)"/g)].map(
        ([, value = '']) => value,
      );
    const left = seances.filter(({ startsAt }) => startsAt > `${day}T18:30`).map(({ number }) => String(number));
    expect([begun.startsAt < `${day}T18:30`, left.includes(String(ahead.number))]).toEqual([true, true]);
    const toCome = [
      `${day}.evening`,
      ...['morning', 'afternoon', 'evening', 'day'].map((part) => `2026-06-07.${part}`),
      ...left,
    ];
    expect(boxes({}).sort()).toEqual(toCome.toSorted());
    expect(boxes({ token }).sort()).toEqual([...toCome, known.at, known.see].sort());
    vi.setSystemTime(Date.parse(evening));
    const late = page({ at: toInstant('2026-06-07T23:30', festival.timeZone) });
    expect([late.includes('id="when"'), late.includes('<table'), late.includes('Touchez ce qui vous va.')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('keeps the days that are left of a form opened before one was over, until the festival is over', async () => {
    const { mark, post, festival: made } = opened();
    const both = (number: number, at: string) => {
      const fields = {
        ...ADULT,
        name: `Inès ${number}`,
        contact: `06 39 98 ${String(number).padStart(4, '0')}`,
        opened: mark(),
      };
      vi.setSystemTime(Date.parse(at));
      const days = ['2026-06-06.evening', '2026-06-07.evening'].map((day): [string, string] => ['at', day]);
      return post([...Object.entries(fields), ...days]);
    };
    const said = () =>
      applicationsOf(made).map(({ answers }) => answers.availabilities.map(({ startsAt }) => startsAt.slice(0, 10)));
    vi.setSystemTime(Date.parse('2026-06-06T21:50:00.000Z'));
    await both(1, '2026-06-06T22:10:00.000Z');
    await both(2, '2026-06-07T10:00:00.000Z');
    expect(said()).toEqual([['2026-06-06', '2026-06-07'], ['2026-06-07']]);
  });

  it('needs a name with a letter, which is what tells who holds a contact', async () => {
    const { festival, put, person, post, piles } = opened();
    const lou = put.volunteer('Lou', { contactKind: 'phone', contact: '06 39 98 0009', age: 'under18' });
    renewLink(festival, lou.id, NOW);
    put.volunteer('.', { contactKind: 'phone', contact: '06 39 98 0001' });
    const parent = guardianToken({ ...festival }, lou.id) ?? '';
    for (const name of ['.', '-', '123']) {
      const answers = [await person(2, { name }), await post({ parent, agrees: 'yes', name, locale: 'fr' })];
      for (const answer of answers)
        expect([answer.status, await answer.text()]).toEqual([
          422,
          expect.stringContaining('Un nom s’écrit avec des lettres.'),
        ]);
    }
    expect(piles()).toEqual([]);
    await person(1);
    await person(3, { name: '李明' });
    expect(applicationsOf(festival).map(({ name, knownId }) => [name, knownId])).toEqual([
      ['Inès 1', null],
      ['李明', null],
    ]);
  });

  it('is shown again whole with what is missing', async () => {
    const { mark, post, piles } = opened();
    const answer = await post({ ...ADULT, contact: 'demandez à Léa', opened: mark(), remarks: 'Je cuisine <bien>' });
    const html = await answer.text();
    expect([answer.status, piles()]).toEqual([422, []]);
    expect(html).toContain('Je cuisine &lt;bien&gt;');
    expect(html).toContain('value="demandez à Léa"');
    expect(html).toMatch(/<title>Rien n’a été envoyé – /);
    expect(html).toContain('id="contact-wrong"');
    expect(html).toContain('href="#contact-wrong"');
    const young = await (await post({ ...ADULT, age: 'under16', opened: mark() })).text();
    expect(young).toContain('à partir de 16 ans');
    const unticked = await (await post({ ...ADULT, allergies: 'noix', opened: mark() })).text();
    expect(unticked).toMatch(/href="#mayRead-wrong">Allergies, besoins<\/a>/);
    expect(unticked).toContain('id="mayRead-wrong"');
    // The consent names the roles that may read it (`health` in the policy), and no others.
    expect(unticked).toContain('Les responsables et la coordination peuvent le lire');
    expect([unticked.includes('>noix</textarea>'), piles()]).toEqual([true, []]);
    const minor = await (await post({ ...ADULT, age: 'under18', opened: mark() })).text();
    expect(minor).toContain('id="guardianContact-wrong"');
    expect(minor).toMatch(/jamais avant 6.h ni après 22.h, 7.h(eures)? par jour au plus, avec des pauses/);
  });

  it('says until when those under 16 may help, where they may apply', () => {
    expect(opened({ joinMinAge: '15' }).page()).toMatch(/ni après 22.h \(20.h avant 16.ans\), 7/);
    expect(opened({ joinMinAge: '15', minorsUntil: '19:00' }).page()).toMatch(/ni après 19.h, 7/);
  });

  it('can be corrected by its link until it is decided, on a page that hides its address from other sites', async () => {
    const { festival, person, post } = opened();
    const token = tokenIn(await person(1));
    const { page } = joinPaths('fr', festival.slug);
    const seen = await Promise.all([
      joinAt(new Request(SITE + page())),
      joinAt(new Request(SITE + page(token))),
      post({ ...ADULT, contact: '?' }),
      post({ ...ADULT, contact: '?', link: token }),
    ]);
    const said = ['x-robots-tag', 'referrer-policy'];
    expect(seen.map(({ status, headers }) => [status, ...said.map((name) => headers.get(name))])).toEqual([
      [200, 'all', 'same-origin'],
      [200, 'noindex', 'no-referrer'],
      [422, 'all', 'same-origin'],
      [422, 'noindex', 'no-referrer'],
    ]);
    const corrected = await post({ ...ADULT, link: token, name: 'Inès Cardovan' });
    expect(corrected.headers.get('location')).toMatch(/\?said=saved$/);
    const [one] = applicationsOf(festival);
    expect(one?.name).toBe('Inès Cardovan');
    moveApplications(festival, { ids: [one?.id ?? 0], to: 'declined' }, NOW);
    await post({ ...ADULT, link: token, name: 'Autre' });
    expect(applicationsOf(festival)[0]?.name).toBe('Inès Cardovan');
  });

  it('must come from a page of ours, and is no longer than a form', async () => {
    const { post, mark, piles } = opened();
    expect((await post({ ...ADULT, opened: mark() }, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await post({ ...ADULT, opened: mark(), remarks: 'x'.repeat(60_000) })).status).toBe(413);
    expect(piles()).toEqual([]);
  });

  it('is only accepted while the festival seeks volunteers', async () => {
    const { db, festival, page, person, piles } = opened({ joinUntil: '2026-04-01' });
    expect(page()).toMatch(/étaient ouvertes jusqu’au mercredi 1er\savril\./);
    expect((await person(1)).status).toBe(409);
    expect(piles()).toEqual([]);
    const settings = (values: object) => saveSettings(festival, settingsSchema.parse({ version: 99, ...values }), NOW);
    db.$client.prepare("update volunteer_settings set join_until = null, joining = 'off', version = 99").run();
    expect(page()).toBe('');
    settings({ joining: 'full' });
    expect(page()).toContain('assez de bénévoles');
  });

  it('is accepted until the last night of the festival is over, unlike after a deadline', () => {
    const { festival, page } = opened();
    const { endsOn } = festival;
    const next = addDays(endsOn, 1);
    const answerAt = (hour: string) => page({ at: toInstant(`${next}T${hour}`, festival.timeZone) }) !== '';
    expect(['00:30', '04:59', '05:00'].map(answerAt)).toEqual([true, true, false]);
    const dated = opened({ joinUntil: endsOn });
    expect(dated.page({ at: toInstant(`${endsOn}T23:59`, festival.timeZone) })).toContain('<form');
    expect(dated.page({ at: toInstant(`${next}T00:30`, festival.timeZone) })).not.toContain('<form');
  });

  it('is not accepted once there are as many as the tasks seek', async () => {
    const { festival, page, person, put } = opened();
    put.task({ wanted: 1 });
    expect(page()).toContain('name="opened"');
    await person(1);
    acceptApplications(festival, { ids: applicationsOf(festival).map(({ id }) => id), clientKey: null }, NOW);
    expect(page()).toContain('assez de bénévoles');
    // Of another task nobody said how many: there they are never enough.
    put.task();
    expect(page()).toContain('name="opened"');
  });
});

it('is corrected behind its link while sign-up is off, and not saved once it was decided', async () => {
  const { db, festival, page, person, post } = opened();
  const token = tokenIn(await person(1));
  db.$client.prepare("update volunteer_settings set joining = 'off'").run();
  expect(page()).toBe('');
  expect(page({ token })).toContain('name="name"');
  expect(page({ token: token.replace(/.$/, '!') })).toBe('');
  const correct = async () =>
    (await post({ ...ADULT, link: token, name: 'Inès Cardovan' })).headers.get('location')?.split('?')[1];
  expect(await correct()).toBe('said=saved');
  moveApplications(festival, { ids: applicationsOf(festival).map(({ id }) => id), to: 'declined' }, NOW);
  expect(await correct()).toBe('said=decided');
  expect(page({ token, said: 'decided' })).toContain('ne sont pas enregistrées');
  expect((await post({ ...ADULT, link: '1-aaaaaaaaaaaaaaaaaaaaaa' })).status).toBe(404);
});

describe('accepting applications', () => {
  it('makes a volunteer with a link to which the first one leads, and « Défaire » restores the application', async () => {
    const { db, festival, person, piles } = opened();
    const token = tokenIn(await person(1, { mayRead: 'on', allergies: 'noix', shirt: 'M' }));
    const [{ id } = { id: 0 }] = applicationsOf(festival);
    const accepted = acceptApplications(festival, { ids: [id], clientKey: 'accepting-1' }, NOW);
    expect(acceptApplications(festival, { ids: [id], clientKey: 'accepting-1' }, NOW)).toMatchObject({ ok: true });
    const [ines] = db.select().from(volunteers).all();
    expect(ines).toMatchObject({
      name: 'Inès 1',
      contact: '06 39 98 0001',
      allergies: 'noix',
      shirt: 'M',
      age: 'adult',
    });
    expect(piles()).toEqual([['Inès 1', 'accepted', null]]);
    const own = () => ownTokenOf(openApplication(token, festival.id, db) as never, db);
    expect(own()).toMatch(/^[\w-]{22}$/);
    // After a new link was made because a phone was lost, the first link opens nothing.
    renewLink(festival, ines?.id ?? 0, NOW);
    expect(own()).toBeNull();
    undoBatch(festival, accepted.ok ? accepted.batch : '', NOW);
    expect(piles()).toEqual([['Inès 1', 'new', null]]);
    expect(db.select().from(volunteers).all()).toEqual([]);
    // The history holds nothing of people who are not accepted.
    expect(
      JSON.stringify(
        db
          .select()
          .from(changes)
          .all()
          .filter(({ entity }) => entity !== 'volunteer'),
      ),
    ).not.toContain('noix');
  });

  it('answers somebody known like a stranger, completes their data, and gives nobody their link', async () => {
    const { db, festival, put, person } = opened();
    const ada = put.volunteer('Ada', { contactKind: 'phone', contact: '+33 (0)6 39 98 00 07', diet: 'vegan' });
    const known = await person(7, { name: 'Ada' });
    const stranger = await person(8, { name: 'Ada' });
    const without = (answer: Response) => [answer.status, answer.headers.get('location')?.replace(/\/\d+-[^?]+/, '')];
    expect(without(known)).toEqual(without(stranger));
    await person(7, { name: 'Ada' });
    await person(7, { name: 'Ada', [TRAP]: 'x' });
    // Their own link is sent to the contact on file, at most once a day, and never to a stranger.
    const sent = db.select().from(deliveries).all();
    expect(sent.map(({ recipient, recipientId, way, state }) => [recipient, recipientId, way, state])).toEqual([
      ['volunteer', ada.id, 'phone', 'by-hand'],
    ]);
    const [first] = applicationsOf(festival);
    expect(first?.knownId).toBe(ada.id);
    acceptApplications(festival, { ids: [first?.id ?? 0], clientKey: null }, NOW);
    expect(db.select().from(volunteers).all()).toHaveLength(1);
    expect(db.select().from(volunteers).get()).toMatchObject({ diet: 'vegan', age: 'adult' });
    expect(ownTokenOf(openApplication(tokenIn(known), festival.id, db) as never, db)).toBeNull();
  });
});

it('is erased with the volunteer whose acceptance was undone, where somebody asks for that', async () => {
  const { db, festival, person, piles } = opened();
  await person(1, { mayRead: 'on', allergies: 'noix' });
  await person(2);
  const ids = applicationsOf(festival).map(({ id }) => id);
  const accepted = acceptApplications(festival, { ids, clientKey: null }, NOW);
  undoBatch(festival, accepted.ok ? accepted.batch : '', NOW);
  const owner = festival as unknown as Authorized<'settings'>;
  const [, first] = toErase(owner).sort((a, b) => b.id - a.id);
  moveApplications(festival, { ids, to: 'waiting' }, NOW);
  expect(eraseNow(owner, first ?? { entity: 'volunteer', id: 0 }, NOW)).toBe(true);
  expect(piles()).toEqual([['Inès 2', 'waiting', null]]);
  for (const table of ['applications', 'changes'])
    expect(JSON.stringify(db.$client.prepare(`select * from ${table}`).all())).not.toContain('noix');
  // What is erased by its age leaves an application that somebody still has to decide on.
  expect(eraseLongDeleted(daysFrom(NOW, UNDO_DAYS + 1), db)).toBe(1);
  expect(piles()).toEqual([['Inès 2', 'waiting', null]]);
});

it('is erased with the volunteer they are, where somebody asks for that, and nobody else’s is', async () => {
  const { db, festival, person, piles } = opened();
  await person(1);
  const [{ id } = { id: 0 }] = applicationsOf(festival);
  acceptApplications(festival, { ids: [id], clientKey: null }, NOW);
  const [volunteer] = db.select().from(volunteers).all();
  // Sent again by the same person, by somebody of their family, and by another.
  await person(1, { allergies: 'noix', mayRead: 'on' });
  await person(1, { name: 'Bo' });
  await person(2);
  expect(piles()).toHaveLength(4);
  // Their number is another one since.
  const known = volunteerKind.read(db, festival.id, volunteer?.id ?? 0);
  if (!known) throw new Error('nobody');
  write(db, (tx) =>
    patchRoot(tx, festival, volunteerKind, known, { verb: 'edited' }, NOW, { contact: '06 39 98 77 77' }),
  );
  deleteVolunteer(festival, { id: volunteer?.id ?? 0, uses: 0 }, NOW);
  expect(piles().map(([name]) => name)).toEqual(['Inès 1', 'Bo', 'Inès 2']);
  const owner = festival as unknown as Authorized<'settings'>;
  expect(eraseNow(owner, { entity: 'volunteer', id: volunteer?.id ?? 0 }, NOW)).toBe(true);
  expect(piles().map(([name]) => name)).toEqual(['Bo', 'Inès 2']);
});

it('does not join an application to somebody by a second contact that is the own contact of one or two others', async () => {
  const { festival, put, person } = opened();
  const [own, shared, single] = ['06 39 98 0001', '06 39 98 0002', '06 39 98 0003'];
  const ada = put.volunteer('Ada', { contactKind: 'phone', contact: own });
  const mailed = (name: string, otherContact: string) =>
    put.volunteer(name, { contactKind: 'email', contact: `${name}@example.org`, otherContact });
  mailed('bo', own);
  mailed('cy', shared);
  mailed('dan', shared);
  const eve = mailed('eve', single);
  for (const [number, name] of [
    [1, 'Ada Lovelace'],
    [1, 'Bo'],
    [2, 'Inès'],
    [3, 'ève'],
    [3, 'Fay'],
  ] as const)
    await person(number, { name });
  expect(applicationsOf(festival).map(({ knownId }) => knownId)).toEqual([ada.id, null, null, eve.id, null]);
});

it('accepts each member of a family with one number, and makes nobody older because another says so', async () => {
  const { db, festival, put, person } = opened({ joinMinAge: '15' });
  put.volunteer('Léa', { contactKind: 'phone', contact: '06 39 98 0003', age: 'under16' });
  const parents = { guardian: 'Noor', guardianContact: 'noor@example.org' };
  await person(1, { name: 'Zoé', age: 'under16', ...parents });
  await person(1, { name: 'Tom' });
  await person(1, { name: 'Tom' });
  await person(3, { name: 'Hugo' });
  await person(3, { name: 'Léa' });
  acceptApplications(festival, { ids: applicationsOf(festival).map(({ id }) => id), clientKey: null }, NOW);
  const there = db.select().from(volunteers).all();
  expect(there.map(({ name, age }) => [name, age])).toEqual([
    ['Léa', 'under16'],
    ['Zoé', 'under16'],
    ['Tom', 'adult'],
    ['Hugo', 'adult'],
  ]);
});

it('makes the link it sends to somebody known without one, and the team finds what to send by hand', async () => {
  const { db, festival, put, person } = opened();
  const ada = put.volunteer('Ada', { contactKind: 'phone', contact: '06 39 98 0007' });
  await person(7, { name: 'Ada' });
  const token = shownLinks(festival).get(ada.id);
  const held = () => heldMessages(festival, new Date().toISOString());
  expect(held().flatMap((one) => one.deliveries.map(({ text }) => text))).toEqual([
    expect.stringMatching(new RegExp(`Votre page est ici : ${SITE}/fr/team/${token}$`)),
  ]);
  // The link stays the same, so it is not asked for again once it is noted as sent.
  vi.setSystemTime(Date.now() + 86_400_000);
  await person(7, { name: 'Ada' });
  expect([held().length, shownLinks(festival).get(ada.id)]).toEqual([2, token]);
  for (const { id } of db.select().from(deliveries).all()) noteByHand(festival, id, 'sms', NOW);
  expect(held()).toEqual([]);
});

it('says that corrections came after the answer of the team, by the link and by the page posted again', async () => {
  const { festival, mark, post } = opened();
  const fields = { ...ADULT, opened: mark() };
  vi.setSystemTime(STARTED + 60_000);
  const first = await post(fields);
  const token = tokenIn(first);
  const where = (answer: Response) => answer.headers.get('location');
  acceptApplications(festival, { ids: applicationsOf(festival).map(({ id }) => id), clientKey: null }, NOW);
  const changed = { ...fields, name: 'Inès Cardovan' };
  const late = [await post(changed), await post({ ...changed, link: token })].map(where);
  const place = `${joinPaths('fr', festival.slug).page(token)}?said=decided`;
  expect(late).toEqual([place, place]);
  const read = await joinAt(new Request(SITE + place));
  const text = await read.text();
  expect([read.status, text.includes('ne sont pas enregistrées'), text.includes('/team/')]).toEqual([200, true, true]);
  // The sentence is of the answer to the post: kept as a bookmark, the link leads to their page.
  const from = async (site: string) =>
    (await joinAt(new Request(SITE + place, { headers: { 'sec-fetch-site': site } }))).status;
  expect([await from('same-origin'), await from('none'), await from('cross-site')]).toEqual([200, 307, 307]);
  // The same form sent twice has lost nothing.
  expect(where(await post(fields))).toBe(where(first));
  expect((await joinAt(new Request(SITE + (where(first) ?? '')))).headers.get('location')).toMatch(/\/team\//);
  // Nothing is said of corrections once the answers they would be compared with are erased.
  eraseDecidedApplications('2027-06-06T00:00:00.000Z');
  expect(where(await post(changed))).toBe(where(first));
});

it.each(['waiting', 'declined', 'new'] as const)(
  '« Refaire » accepts an application again that was moved (%s) after « Défaire »',
  async (to) => {
    const { db, festival, put, person, piles } = opened();
    put.volunteer('Ada', { contactKind: 'phone', contact: '06 39 98 0007', version: 1 });
    await person(1);
    await person(7, { name: 'Ada', shirt: 'M' });
    const ids = applicationsOf(festival).map(({ id }) => id);
    const turn = (one: string) => {
      const undone = undoBatch(festival, one, NOW);
      return undone.ok ? undone.batch : '';
    };
    const accepted = acceptApplications(festival, { ids, clientKey: null }, NOW);
    renewLink(festival, db.select().from(volunteers).all().at(-1)?.id ?? 0, NOW);
    const undone = turn(accepted.ok ? accepted.batch : '');
    vi.setSystemTime(Date.now() + 1000);
    moveApplications(festival, { ids, to }, new Date().toISOString());
    expect(piles().map(([, stands]) => stands)).toEqual([to, to]);
    turn(undone);
    // A no to somebody who was known already stays one.
    expect(piles().map(([, stands]) => stands)).toEqual(['accepted', to === 'declined' ? to : 'accepted']);
    expect(db.select().from(volunteers).all()).toHaveLength(2);
    acceptApplications(festival, { ids, clientKey: null }, NOW);
    expect(db.select().from(volunteers).all()).toHaveLength(2);
  },
);

it('« Défaire » restores an application that completed somebody, and « Refaire » accepts it again', async () => {
  const { db, festival, put, person, piles } = opened();
  const ada = put.volunteer('Ada', { contactKind: 'phone', contact: '06 39 98 0007', shirt: 'S', version: 1 });
  const same = put.volunteer('Same', { contactKind: 'phone', contact: '06 39 98 0008', age: 'adult', version: 1 });
  await person(7, { name: 'Ada', shirt: 'M' });
  await person(8, { name: 'Same' });
  await person(9, { name: 'Zoé' });
  const stands = () => piles().map(([, one]) => one);
  const shirt = () => volunteerKind.read(db, festival.id, ada.id)?.shirt;
  const ids = applicationsOf(festival).map(({ id }) => id);
  const accept = () => acceptApplications(festival, { ids: ids.slice(0, 2), clientKey: 'known-1' }, NOW);
  const accepted = accept();
  const batch = accepted.ok ? accepted.batch : '';
  // The same form posted again answers what it did the first time.
  expect([accepted, accept()]).toMatchObject([{ names: ['Ada', 'Same'] }, { batch, names: ['Ada', 'Same'] }]);
  expect([stands(), shirt(), unreadApplications(festival)]).toEqual([['accepted', 'accepted', 'new'], 'M', 1]);
  const turn = (one: string) => {
    const undone = undoBatch(festival, one, new Date().toISOString());
    return undone.ok ? undone.batch : '';
  };
  const undone = turn(batch);
  expect([stands(), shirt(), unreadApplications(festival)]).toEqual([['new', 'new', 'new'], 'S', 3]);
  const redone = turn(undone);
  expect([stands(), shirt()]).toEqual([['accepted', 'accepted', 'new'], 'M']);
  turn(redone);
  expect([stands(), shirt()]).toEqual([['new', 'new', 'new'], 'S']);
  // An application that waits again is not erased with the decided ones.
  eraseDecidedApplications('2027-06-06T00:00:00.000Z');
  expect(applicationsOf(festival)).toHaveLength(3);
  vi.setSystemTime(Date.now() + 1000);
  acceptApplications(festival, { ids, clientKey: null }, new Date().toISOString());
  expect([stands(), shirt()]).toEqual([['accepted', 'accepted', 'accepted'], 'M']);
  expect(volunteerKind.read(db, festival.id, same.id)).toMatchObject({ age: 'adult' });
});

it('tells somebody known only after a doubtful application was checked, and not while it is declined', async () => {
  const { db, festival, put, person } = opened();
  const told: number[] = [];
  const known = [7, 8, 9].map((i) => put.volunteer(`Ada ${i}`, { contactKind: 'phone', contact: `06 39 98 000${i}` }));
  for (const i of [7, 8, 9]) await person(i, { name: `Ada ${i}` }, { after: 100 });
  expect(db.select().from(deliveries).all()).toEqual([]);
  const [first, second, third] = applicationsOf(festival).map(({ id }) => id);
  const tell = (_: unknown, { id }: { id: number }) => told.push(id);
  moveApplications(festival, { ids: [first ?? 0], to: 'new' }, NOW, tell);
  moveApplications(festival, { ids: [second ?? 0], to: 'declined' }, NOW, tell);
  acceptApplications(festival, { ids: [first ?? 0, third ?? 0], clientKey: null }, NOW, undefined, tell);
  expect(told).toEqual([known[0]?.id, known[2]?.id]);
  moveApplications(festival, { ids: [second ?? 0], to: 'new' }, NOW, tell);
  expect(told).toEqual([0, 2, 1].map((i) => known[i]?.id));
});

it('writes to somebody known from the phone of the team if no mail can be sent', async () => {
  const { db, put, person } = opened();
  put.volunteer('Ada', { contactKind: 'phone', contact: '06 39 98 0007', ways: ['mail'] });
  const ways = () => db.select({ way: deliveries.way }).from(deliveries).all();
  await person(7, { name: 'Ada' });
  expect(ways()).toEqual([{ way: 'phone' }]);
  vi.stubEnv('LANTERNE_SMTP_URL', 'smtp://post.example.org');
  vi.stubEnv('LANTERNE_SMTP_FROM', 'festival@example.org');
  vi.setSystemTime(Date.now() + 86_400_000);
  await person(7, { name: 'Ada' });
  expect(ways()).toEqual([{ way: 'phone' }, { way: 'mail' }]);
});

describe('a volunteer', () => {
  it('correct their answers by their own link, and cannot become older by it', async () => {
    const { db, festival, put, page, post } = opened();
    const lou = put.volunteer('Lou', {
      contactKind: 'phone',
      contact: '06 39 98 00 09',
      age: 'under18',
      note: 'très fiable',
      diet: 'vegan',
      allergies: 'noix',
      guardianContact: 'noor@example.org',
    });
    db.insert(volunteerAvailabilities)
      .values({
        festivalId: festival.id,
        volunteerId: lou.id,
        startsAt: '2026-06-06T14:10',
        endsAt: '2026-06-06T15:20',
      })
      .run();
    const { token } = renewLink(festival, lou.id, NOW);
    const mine = joinDocument({ locale: 'fr', slug: festival.slug, token: null, mine: token, at: NOW }) ?? '';
    expect(mine).toContain('value="06 39 98 00 09"');
    expect(mine).not.toContain('très fiable');
    // The organisers can open this link, and may not read what is private in it.
    expect(mine).not.toContain('noix');
    expect(mine).not.toMatch(/name="diet"[^>]*checked/);
    expect(mine).toContain('Un régime est noté.');
    expect(mine).toContain('Vos allergies ou besoins sont notés.');
    expect(mine).toContain('allergies et personne à prévenir, les responsables et la coordination seulement');
    const untilAnswered = 'jusqu’à la réponse de l’équipe';
    expect(mine).toContain('Votre lien secret corrige vos réponses, jusqu’à la fin du festival.');
    expect([mine.includes(untilAnswered), page().includes(untilAnswered)]).toEqual([false, true]);
    const answer = await post({ ...ADULT, mine: token, name: 'Lou', contact: '06 39 98 00 10', remarks: 'vélo' });
    expect(answer.headers.get('location')).toBe(`/fr/team/${token}?said=corrected`);
    expect(volunteerKind.read(db, festival.id, lou.id)).toMatchObject({
      contact: '06 39 98 00 10',
      age: 'under18',
      guardianContact: 'noor@example.org',
      note: 'très fiable\nvélo',
      availabilities: [{ startsAt: '2026-06-06T14:10', endsAt: '2026-06-06T15:20' }],
    });
    const diet = async (fields: Record<string, string>) => {
      await post({ ...ADULT, mine: token, name: 'Lou', contact: '06 39 98 00 10', ...fields });
      return volunteerKind.read(db, festival.id, lou.id)?.diet;
    };
    expect([await diet({}), await diet({ diet: 'any' }), await diet({ diet: 'vegetarian' })]).toEqual([
      'vegan',
      'any',
      'vegetarian',
    ]);
    const allergies = async (fields: Record<string, string>) => {
      await post({ ...ADULT, mine: token, name: 'Lou', contact: '06 39 98 00 10', ...fields });
      return volunteerKind.read(db, festival.id, lou.id)?.allergies;
    };
    expect(await allergies({})).toBe('noix');
    const unticked = await post({ ...ADULT, mine: token, name: 'Lou', allergies: 'lait' });
    expect([unticked.status, (await unticked.text()).includes('id="mayRead-wrong"')]).toEqual([422, true]);
    expect(await allergies({ allergies: 'lait' })).toBe('noix');
    expect(await allergies({ allergies: 'lait', mayRead: 'on' })).toBe('lait');
    expect(await allergies({ [ERASE_ALLERGIES]: 'on' })).toBe('');
    expect((await post({ ...ADULT, mine: 'A'.repeat(22) })).status).toBe(404);
  });
});

it('can correct their answers if they are younger than the form allows, but not become so', async () => {
  const { festival, put, post } = opened({ joinMinAge: '16' });
  const [zoe, lou] = [
    put.volunteer('Zoé', { contactKind: 'phone', contact: '06 39 98 00 09', age: 'under16' }),
    put.volunteer('Lou', { contactKind: 'phone', contact: '06 39 98 00 08', age: 'adult' }),
  ].map(({ id }) => renewLink(festival, id, NOW).token);
  const form = joinDocument({ locale: 'fr', slug: festival.slug, token: null, mine: zoe ?? '', at: NOW }) ?? '';
  expect(form).toMatch(/<input(?=[^>]*value="under16")(?=[^>]*checked)/);
  const young = { ...ADULT, age: 'under16', guardianContact: 'noor@example.org' };
  const status = async (fields: Record<string, string>) => (await post({ ...young, ...fields })).status;
  expect([await status({ mine: zoe ?? '' }), await status({ mine: lou ?? '' }), await status({})]).toEqual([
    303, 422, 422,
  ]);
});

it('keeps the hours of the days a volunteer did not touch, also those the form cannot show', async () => {
  const { db, festival, put, post } = opened();
  const lou = put.volunteer('Lou', { contactKind: 'phone', contact: '06 39 98 00 09' });
  const hours = (startsAt: string, endsAt: string) => ({ startsAt, endsAt });
  const [odd, morning] = [hours('2026-06-06T14:10', '2026-06-06T15:20'), hours('2026-06-07T09:00', '2026-06-07T13:00')];
  for (const one of [odd, morning])
    db.insert(volunteerAvailabilities)
      .values({ festivalId: festival.id, volunteerId: lou.id, ...one })
      .run();
  const { token: mine } = renewLink(festival, lou.id, NOW);
  const tap = async (...at: string[]) => {
    await post([
      ...Object.entries({ ...ADULT, mine, name: 'Lou', contact: '06 39 98 0009' }),
      ...at.map((one): [string, string] => ['at', one]),
    ]);
    return volunteerKind.read(db, festival.id, lou.id)?.availabilities;
  };
  expect(await tap('2026-06-07.morning')).toEqual([odd, morning]);
  expect(await tap('2026-06-07.evening')).toEqual([odd, hours('2026-06-07T18:00', '2026-06-07T23:00')]);
  expect(await tap('2026-06-06.morning')).toEqual([hours('2026-06-06T09:00', '2026-06-06T13:00')]);
});

it('refuses a ninth séance with a sentence, and takes from nobody those the team noted', async () => {
  const { db, actor, festival, put, post, page, slug, mark } = opened({}, { events: 12 });
  const publisher = authorizeFestival(actor, slug, 'publish', db);
  done(publishRelease(publisher, publishSchema.parse({ expected: 0, note: {} }), NOW));
  const numbers = (releasedBySlug(slug, db)?.document.events ?? []).map(({ number }) => String(number));
  const see = (count: number) => numbers.slice(0, count).map((one): [string, string] => ['see', one]);
  expect(numbers.length).toBeGreaterThan(9);
  const apply = (count: number) => post([...Object.entries({ ...ADULT, opened: mark() }), ...see(count)]);
  const refused = await apply(9);
  expect(refused.status).toBe(422);
  const again = await refused.text();
  expect(again).toContain('id="see-wrong"');
  expect(again).toMatch(/Gardez 8\sséances au plus/);
  expect(again.match(/name="see"[^>]*checked/g)).toHaveLength(9);
  vi.setSystemTime(Date.now() + 60_000);
  expect((await apply(8)).status).toBe(303);
  const lou = put.volunteer('Lou', { contactKind: 'phone', contact: '06 39 98 00 09' });
  const ids = db
    .select({ id: tables.events.id, number: tables.events.number })
    .from(tables.events)
    .all()
    .filter(({ number }) => numbers.slice(0, 10).includes(String(number)));
  for (const { id } of ids)
    db.insert(tables.volunteerWishes).values({ festivalId: festival.id, volunteerId: lou.id, eventId: id }).run();
  const { token: mine } = renewLink(festival, lou.id, NOW);
  expect(page({ mine }).match(/name="see"[^>]*checked/g)).toHaveLength(10);
  const correct = (count: number) =>
    post([...Object.entries({ ...ADULT, mine, name: 'Lou', contact: '06 39 98 0009' }), ...see(count)]);
  const wished = () => volunteerKind.read(db, festival.id, lou.id)?.seeIds.length;
  expect([(await correct(10)).status, wished()]).toEqual([303, 10]);
  expect([(await correct(9)).status, wished()]).toEqual([303, 9]);
  expect([(await correct(10)).status, wished()]).toEqual([422, 9]);
});

it('shows stopped mails as not ticked, and starts them again with a tick', async () => {
  const { db, festival, put, post } = opened();
  const contact = 'lou@example.org';
  const lou = put.volunteer('Lou', { contactKind: 'email', contact, ways: ['mail'] });
  const { token: mine } = renewLink(festival, lou.id, NOW);
  const isTicked = () =>
    /<input(?=[^>]*value="mail")(?=[^>]*checked)/.test(
      joinDocument({ locale: 'fr', slug: festival.slug, token: null, mine, at: NOW }) ?? '',
    );
  expect(isTicked()).toBe(true);
  db.insert(tables.stops)
    .values({ festivalId: festival.id, recipient: 'volunteer', recipientId: lou.id, way: 'mail', at: NOW })
    .run();
  expect(isTicked()).toBe(false);
  await post({ ...ADULT, mine, name: 'Lou', contact, way: 'mail' });
  expect([isTicked(), db.select().from(tables.stops).all()]).toEqual([true, []]);
});

it('are corrected at the address of their own festival alone', async () => {
  const { db, festival, put, slug } = opened();
  const lou = put.volunteer('Lou', { contactKind: 'phone', contact: '06 39 98 00 09' });
  const { token: mine } = renewLink(festival, lou.id, NOW);
  const elsewhere = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 9 }).slug;
  const correct = (to: string) => {
    const body = new URLSearchParams({ ...ADULT, name: 'Loulou', mine });
    return answerJoin(new Request(`${SITE}/api/join/${to}`, { method: 'POST', headers: { origin: SITE }, body }), to);
  };
  const name = () => volunteerKind.read(db, festival.id, lou.id)?.name;
  expect([(await correct(elsewhere)).status, name()]).toEqual([404, 'Lou']);
  expect([(await correct(slug)).status, name()]).toEqual([303, 'Loulou']);
});

it('keep what the desk changed since their form was opened, except what they changed themselves', async () => {
  const { db, festival, put, page, post } = opened();
  const [door, bar, cinema] = [put.task(), put.task(), put.task()];
  const lou = put.volunteer('Lou', { contactKind: 'phone', contact: '06 39 98 0009', age: 'under18', shirt: 'S' });
  const asStored = () => volunteerKind.read(db, festival.id, lou.id) ?? expect.fail();
  const desk = (values: object) =>
    write(db, (tx) => patchRoot(tx, festival, volunteerKind, asStored(), { verb: 'edited' }, NOW, values));
  const hours = (date: string, from: string, until: string) => ({
    startsAt: `${date}T${from}`,
    endsAt: `${date}T${until}`,
  });
  desk({ taskWishes: [{ taskId: bar.id, wish: 'for' }], availabilities: [hours('2026-06-06', '13:00', '18:00')] });
  const { token: mine } = renewLink(festival, lou.id, NOW);
  /** What a form sends that nobody touched. */
  const untouched = (html: string) => {
    const shown = /name="shown" value="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    return [...new URLSearchParams(shown), ...Object.entries({ locale: 'fr', mine, shown })] as [string, string][];
  };
  const opening = untouched(page({ mine }));
  const isAdult = { contact: '06 39 98 0010', age: 'adult', guardianContact: '' };
  desk({
    ...isAdult,
    shirt: 'L',
    taskWishes: [
      { taskId: door.id, wish: 'for' },
      { taskId: bar.id, wish: 'against' },
    ],
    availabilities: [hours('2026-06-06', '13:00', '14:30'), hours('2026-06-07', '14:10', '15:20')],
  });
  const typed = opening.filter(([name]) => name !== 'shirt');
  const ticked: [string, string][] = [
    ['shirt', 'M'],
    [`task-${cinema.id}`, 'for'],
    ['at', '2026-06-07.evening'],
  ];
  const refused = await post([...typed, ...ticked, ['way', 'mail']]);
  expect(refused.status).toBe(422);
  // The form that is shown again has what the desk changed.
  const again = await refused.text();
  expect(again).toContain('value="06 39 98 0010"');
  expect(again).toMatch(/<option[^>]*selected[^>]*>M</);
  expect((await post([...typed, ...ticked])).status).toBe(303);
  const kept = asStored();
  expect(kept).toMatchObject({
    ...isAdult,
    name: 'Lou',
    shirt: 'M',
    availabilities: [hours('2026-06-06', '13:00', '14:30'), hours('2026-06-07', '18:00', '23:00')],
  });
  expect(kept.taskWishes).toHaveLength(3);
  expect(kept.taskWishes).toEqual(
    expect.arrayContaining([
      { taskId: door.id, wish: 'for' },
      { taskId: bar.id, wish: 'against' },
      { taskId: cinema.id, wish: 'for' },
    ]),
  );
});

it('adds what a volunteer says to the note once, and refuses what does not fit', async () => {
  const { db, festival, put, post, person } = opened();
  const lou = put.volunteer('Lou', { contactKind: 'phone', contact: '06 39 98 0009', note: 'très fiable' });
  const { token: mine } = renewLink(festival, lou.id, NOW);
  const note = () => volunteerKind.read(db, festival.id, lou.id)?.note;
  const say = (remarks: string) => post({ ...ADULT, mine, name: 'Lou', contact: '06 39 98 0009', remarks });
  const long = 'x'.repeat(1500);
  for (const remarks of ['vélo', 'vélo', 'fiable', '', long]) expect((await say(remarks)).status).toBe(303);
  const kept = `très fiable\nvélo\nfiable\n${long}`;
  expect(note()).toBe(kept);
  const refused = await say(`${'y'.repeat(500)}`);
  expect([refused.status, note()]).toEqual([422, kept]);
  expect(await refused.text()).toMatch(
    /id="remarks-wrong"[\s\S]*<textarea[^>]*name="remarks"[^>]*aria-invalid="true"[^>]*>y{500}</,
  );
  // Whoever accepts a second application of the same person reads that their remarks were cut, and
  // finds them in full beside.
  await person(9, { name: 'Lou', remarks: 'z'.repeat(600) });
  // Somebody else of the same name is another person, also where the act is posted twice.
  await person(8, { name: 'Lou' });
  const ids = applicationsOf(festival).map(({ id }) => id);
  for (const _ of ['first', 'again'])
    expect(acceptApplications(festival, { ids, clientKey: 'lou-1' }, NOW)).toMatchObject({
      names: ['Lou', 'Lou'],
      cut: ['Lou'],
    });
  expect(applicationsOf(festival)).toMatchObject([
    { stands: 'accepted', answers: { note: 'z'.repeat(600) } },
    { stands: 'accepted' },
  ]);
  expect(note()).toMatch(/^très fiable\n[\s\S]+\nz+…$/);
  expect(note()).toHaveLength(MAX_NOTE);
});

it('shows a form again if its texts do not fit in one note, and loses none of them', async () => {
  const { festival, person } = opened();
  const words = { remarks: 'r'.repeat(MAX_NOTE - 100), hours: 'h'.repeat(100) };
  const said = await person(1, words);
  const html = await said.text();
  expect([said.status, applicationsOf(festival)]).toEqual([422, []]);
  expect(html).toContain(`>${words.remarks}<`);
  expect(html).toContain(`>${words.hours}<`);
  expect(html).toContain('id="remarks-wrong"');
  const shorter = await person(2, { ...words, remarks: 'r' });
  expect([shorter.status, applicationsOf(festival)[0]?.answers.note]).toEqual([
    303,
    expect.stringMatching(/^r\n.*h{100}$/),
  ]);
});

it('shows again whole what is longer than its field, and says so beside each', async () => {
  const { festival, put, post, piles, mark } = opened();
  const lou = put.volunteer('Lou', { contactKind: 'phone', contact: '06 39 98 0009', age: 'under18' });
  const { token: mine } = renewLink(festival, lou.id, NOW);
  const most = Object.entries(FIELD_LENGTHS);
  const long = Object.fromEntries(most.map(([field, length]) => [field, `${field} ${'x'.repeat(length)}`]));
  const answer = await post({ ...ADULT, age: 'under18', ...long, mayRead: 'on', mine });
  const html = await answer.text();
  expect(answer.status).toBe(422);
  for (const [field, length] of most) {
    expect(html).toContain(long[field]);
    expect(html).toMatch(new RegExp(`id="${field}-wrong"[^<]*${length === MAX_NOTE ? '2.000' : length}`));
  }
  const all = (pattern: RegExp) => Array.from(html.matchAll(pattern), ([, field]) => field);
  const led = all(/href="#(\w+)-wrong"/g);
  expect(led).toHaveLength(most.length);
  expect(led, 'the links stand as what they lead to').toEqual(all(/id="(\w+)-wrong"/g));
  expect(volunteerKind.read(getDb(), festival.id, lou.id)).toMatchObject({ name: 'Lou', version: 1 });
  vi.setSystemTime(Date.now() + 60_000);
  await post({ ...ADULT, name: `Inès ${'x'.repeat(MAX_NAME)}`, opened: mark() });
  expect(piles()).toEqual([]);
  const parent = guardianToken({ ...festival }, lou.id) ?? '';
  const agreed = await post({ parent, agrees: 'yes', name: long.guardian ?? '', locale: 'fr' });
  expect([agreed.status, (await agreed.text()).includes(`value="${long.guardian}"`)]).toEqual([422, true]);
});

it('accepts only so many posts by a link from one network address in an hour', async () => {
  const { festival, put, post } = opened();
  const lou = put.volunteer('Lou', { contactKind: 'phone', contact: '06 39 98 0009' });
  const { token: mine } = renewLink(festival, lou.id, NOW);
  onTestFinished(forgetCounts);
  while ((await countWork('change', 'unknown')) === null);
  for (const name of ['mine', 'link', 'parent'])
    expect((await post({ ...ADULT, [name]: mine })).status, name).toBe(429);
  expect((await post(ADULT)).status, 'whoever offers to help').toBe(303);
});

describe('the two contacts of a volunteer', () => {
  const both = () => {
    const made = opened();
    const contacts = { contactKind: 'phone', contact: '06 39 98 00 09', otherContact: 'lou@example.org' } as const;
    const lou = made.put.volunteer('Lou', { ...contacts, ways: ['mail', 'sms'] });
    const { token: mine } = renewLink(made.festival, lou.id, NOW);
    const save = (otherContact: string, own: Record<string, string> = {}) => {
      const first = { ...ADULT, mine, name: 'Lou', contact: '06 39 98 00 09', ...own };
      return made.post([
        ...Object.entries({ ...first, otherContact }),
        ...['mail', 'sms'].map((way): [string, string] => ['way', way]),
      ]);
    };
    const kept = () => {
      const { contact, otherContact, ways } = volunteerKind.read(made.db, made.festival.id, lou.id) ?? {};
      return [contact, otherContact, ways];
    };
    return { ...made, mine, save, kept };
  };

  it('are shown behind their own link, and each keeps the ways that fit it', async () => {
    const { page, mine, save, kept } = both();
    expect(page({ mine })).toMatch(/name="otherContact"[^>]*value="lou@example.org"/);
    await save('lou@example.org');
    expect(kept()).toEqual(['06 39 98 00 09', 'lou@example.org', ['mail', 'sms']]);
    await save('cardovan@example.org');
    expect(kept()).toEqual(['06 39 98 00 09', 'cardovan@example.org', ['mail', 'sms']]);
    await save('');
    expect(kept()).toEqual(['06 39 98 00 09', '', ['sms']]);
    await save('lou@example.org', { contact: '' });
    expect(kept()).toEqual(['lou@example.org', '', ['mail']]);
  });

  it('are a number and an address, and an error stands beside the second', async () => {
    const { page, save, kept, mark, post } = both();
    const answer = await save('06 00 00 00 00');
    const html = await answer.text();
    expect([answer.status, kept()[1]]).toEqual([422, 'lou@example.org']);
    expect(html).toContain('id="otherContact-wrong"');
    expect(html).toContain('value="06 00 00 00 00"');
    const emergency = await (await save('lou@example.org', { emergencyName: 'Zoé' })).text();
    expect(emergency).toMatch(/href="#emergencyContact-wrong">En cas d’urgence/);
    // The public form asks for one contact, to which the ways apply.
    expect(page()).not.toContain('name="otherContact"');
    expect((await post({ ...ADULT, opened: mark(), otherContact: 'a@example.org', way: 'mail' })).status).toBe(422);
  });
});

describe('a parent', () => {
  it('reads the possible tasks if their child has no wishes, and else the wished-for ones', async () => {
    const { festival, person, put } = opened();
    const [seating] = [put.task({ name: { fr: 'Placement' } }), put.task({ name: { fr: 'Bar' }, adultsOnly: true })];
    put.task({ name: { fr: 'Affiches' } });
    const minor = { age: 'under18', guardian: 'Noor', guardianContact: 'noor@example.org' };
    await person(1, minor);
    await person(2, { ...minor, [`task-${seating.id}`]: 'for' });
    acceptApplications(festival, { ids: applicationsOf(festival).map(({ id }) => id), clientKey: null }, NOW);
    const tasks = [...shownLinks(festival).keys()].map((id) => {
      const token = guardianToken(festival, id) ?? '';
      const html = guardianDocument({ locale: 'fr', slug: festival.slug, token }) ?? '';
      return /aria-labelledby="(?:tasks|possible)"><h2[^>]*>([^<]*)<\/h2><ul[^>]*>(.*?)<\/ul>/.exec(html)?.slice(1);
    });
    expect(tasks).toEqual([
      ['Ce qui peut lui être proposé', '<li>Placement</li><li>Affiches</li>'],
      ['Ce que cela lui plairait de faire', '<li>Placement</li>'],
    ]);
  });

  it('reads the hours of their child, cut to what the rules allow', async () => {
    const { db, festival, person } = opened();
    await person(1, { age: 'under18', guardian: 'Noor', guardianContact: 'noor@example.org' });
    acceptApplications(festival, { ids: applicationsOf(festival).map(({ id }) => id), clientKey: null }, NOW);
    const [lou] = db.select().from(volunteers).all();
    const own = { festivalId: festival.id, volunteerId: lou?.id ?? 0 };
    db.insert(volunteerAvailabilities)
      .values([
        { ...own, startsAt: '2026-06-06T09:00', endsAt: '2026-06-06T23:00' },
        { ...own, startsAt: '2026-06-07T05:00', endsAt: '2026-06-08T05:00' },
        { ...own, startsAt: '2026-06-08T23:00', endsAt: '2026-06-09T01:00' },
        { ...own, startsAt: '2026-06-09T14:00', endsAt: '2026-06-09T18:00' },
      ])
      .run();
    const token = guardianToken(festival, lou?.id ?? 0) ?? '';
    const html = guardianDocument({ locale: 'fr', slug: festival.slug, token }) ?? '';
    const [, list = ''] = /aria-labelledby="hours"><h2[^>]*>[^<]*<\/h2><ul[^>]*>(.*?)<\/ul>/.exec(html) ?? [];
    expect([...list.replace(/\p{Zs}/gu, ' ').matchAll(/<li>(.*?)<\/li>/g)].map(([, line]) => line)).toEqual([
      'samedi 6 juin, 9 h – 22 h',
      'dimanche 7 juin, 6 h – 22 h',
      'mardi 9 juin, 14 h – 18 h',
    ]);
    expect(html.replace(/\p{Zs}/gu, ' ')).toContain('jamais avant 6 h ni après 22 h');
  });

  it('agrees or not by a link of their own, which their child can pass on until a parent refused', async () => {
    const { db, festival, post, person } = opened();
    await person(1, { age: 'under18', guardian: 'Noor', guardianContact: 'noor@example.org' });
    acceptApplications(festival, { ids: applicationsOf(festival).map(({ id }) => id), clientKey: null }, NOW);
    const [lou] = db.select().from(volunteers).all();
    expect(lou).toMatchObject({ age: 'under18', guardianContact: 'noor@example.org', consent: null });
    const token = guardianToken(festival, lou?.id ?? 0) ?? '';
    const page = () => guardianDocument({ locale: 'fr', slug: festival.slug, token }) ?? '';
    expect(page()).toContain('Je donne mon accord');
    const childReads = () => {
      const view = ownView('fr', shownLinks(festival).get(lou?.id ?? 0) ?? '');
      const html = view ? ownDocument(view, {}) : '';
      return [html.includes(token), html.includes('Un de vos parents a refusé')];
    };
    expect(childReads()).toEqual([true, false]);
    const answer = (fields: Record<string, string>, to = token) => post({ locale: 'fr', parent: to, ...fields });
    const unnamed = await answer({ name: '', agrees: 'yes' });
    expect([unnamed.status, unnamed.headers.get('referrer-policy')]).toEqual([422, 'no-referrer']);
    expect((await answer({ name: 'Noor', agrees: 'maybe' })).status).toBe(422);
    expect((await answer({ name: 'Noor', agrees: 'yes' }, token.replace(/.$/, '!'))).status).toBe(404);
    expect(db.select().from(volunteers).get()?.consent).toBeNull();
    expect((await answer({ name: 'Noor Cardovan', agrees: 'yes' })).status).toBe(303);
    expect(db.select().from(volunteers).get()).toMatchObject({
      consent: 'link',
      consentOn: NOW.slice(0, 10),
      guardian: 'Noor Cardovan',
    });
    expect(page()).toContain('Accord donné');
    expect(childReads()).toEqual([false, false]);
    // The history names the volunteer; room names come from the published version, and none is
    // published yet.
    expect(
      db
        .select()
        .from(changes)
        .all()
        .map(({ actorName }) => actorName),
    ).not.toContain('Noor Cardovan');
    const venues = db.select().from(tables.venues).all();
    expect(venues.filter(({ name }) => page().includes(name.fr ?? '-'))).toEqual([]);
    await answer({ name: 'Noor Cardovan', agrees: 'no' });
    expect(db.select().from(volunteers).get()?.consent).toBe('refused');
    expect(childReads()).toEqual([false, true]);
    // A new link of the volunteer also makes a new link for the parent.
    renewLink(festival, lou?.id ?? 0, NOW);
    expect(page()).toBe('');
  });
});

describe('robots', () => {
  it('posts that come too soon, without their mark, in the trap or for the sixth time in a minute are checked first', async () => {
    const { post, person, mark, piles } = opened();
    await person(1, {}, { after: 2_999 });
    await person(2, { opened: 'made-up' });
    await person(3, { [TRAP]: 'https://spam.example' });
    await person(4, { opened: mark().replace(/^\d+/, '999') });
    const given = (await person(5, {}, { after: 9_000 })).headers.get('set-cookie') ?? '';
    expect(given).toMatch(new RegExp(`^${BROWSER_COOKIE}=.*; Path=/api/join; .*; HttpOnly; SameSite=Lax; Secure$`));
    const cookie = given.split(';', 1).join();
    for (let i = 6; i < 11; i += 1) await person(i, {}, { after: 3_100, headers: { cookie } });
    expect(piles().map(([, stands, doubt]) => [stands, doubt])).toEqual([
      ['check', 'fast'],
      ['check', 'unsigned'],
      ['check', 'unsigned'],
      ['check', 'unsigned'],
      ...Array.from({ length: 5 }, () => ['new', null]),
      ['check', 'often'],
    ]);
    expect((await post({ ...ADULT, opened: '' })).status).toBe(303);
    // So is the sixth name from one page, whatever the browser says.
    const one = { opened: mark() };
    for (let i = 11; i < 17; i += 1) await person(i, one, { after: 3_100 });
    expect(
      piles()
        .slice(-6)
        .map(([, , doubt]) => doubt),
    ).toEqual([null, null, null, null, null, 'often']);
  });

  it('more posts than are checked add nothing to the list', async () => {
    const { db, post, person, piles } = opened();
    const spam = (i: number) =>
      post({ ...ADULT, contact: `06 39 ${String(i).padStart(6, '0')}`, opened: `${i}`, [TRAP]: 'x' });
    await spam(0);
    const [first] = db.select().from(applications).all();
    if (!first) throw new Error('not stored');
    const copy = (_: unknown, i: number) => ({ ...first, id: 1000 + i, key: `copy ${i}`, reachedAs: `${i}` });
    db.insert(applications)
      .values(Array.from({ length: MAX_TO_CHECK - 6 }, copy))
      .run();
    for (let i = 1; i < 15; i += 1) await spam(i);
    expect(piles().filter(([, stands]) => stands !== 'check')).toEqual([]);
    expect(piles()).toHaveLength(MAX_TO_CHECK);
    // A sentence alone, which costs nothing to draw; people are in the list all the same.
    const robot = await post({ ...ADULT, opened: '', [TRAP]: 'x' });
    expect([robot.status, (await robot.text()).includes('<form')]).toEqual([503, false]);
    expect((await person(1)).status).toBe(303);
    expect(piles().filter(([, stands]) => stands === 'new')).toHaveLength(1);
  });

  it('two hundred people behind one network address are all in the list', async () => {
    const { person, piles } = opened();
    const answers: Response[] = [];
    for (let i = 0; i < 200; i += 1) answers.push(await person(i, {}, { after: 3_100 }));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303]));
    expect(piles().filter(([, stands]) => stands === 'new')).toHaveLength(200);
  });
});
