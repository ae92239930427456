import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Role, roles } from '#db/enums.ts';
import * as t from '#db/schema/index.ts';
import { sha256Of } from '#db/sha256.ts';
import { hashPassword } from '#lib/accounts/sign-in.ts';
import { givePassword, makeAccount } from '#lib/accounts/testing.ts';
import { originalFile } from '#lib/pictures/picture-files.ts';
import { type Actor, may, type Permission } from '#lib/policy.ts';
import { keepFiles, queriesOf } from './desk-given.ts';
import { deskAddresses, shapeOf, streamOf, walk } from './desk-walk.ts';
import { cancelOne, dataFolderWith, fillFestival, makeAdministrator, publish, SLUG, type Words } from './filled.ts';
import { expect, test } from './fixtures.ts';
import { alsoMarked, markPrivate, readsPrivate, shownToNobody, wordOf } from './private-words.ts';
import { serve, serveAt } from './server.ts';

// Random letters that occur in no code, hash or word of the interface.
const KEPT = 'zqkept';
const SHOWN = 'zqshown';
const words: Words = { shown: (place) => `${SHOWN} ${place}`, kept: (place) => `${KEPT} ${place}` };

/** Every address of this festival that its pages, feeds and headers name, with its answer. */
async function crawl(url: string, starts: string[]): Promise<Map<string, string>> {
  const seen = new Map<string, string>();
  const queue = [...starts];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    if (seen.has(path)) continue;
    const answer = await fetch(url + path, { redirect: 'manual' });
    const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
    const body = await answer.text();
    seen.set(path, `${path}\n${answer.status}\n${headers}\n\n${body}`);
    const links = [...body.matchAll(/(?:href|src|action)="([^"]+)"/g), ...headers.matchAll(/location: (\S+)/g)];
    for (const [, link = ''] of links) {
      const target = link.replaceAll('&amp;', '&').replace(/^webcal:/, 'http:');
      if (!URL.canParse(target, url + path)) continue;
      const { host, pathname, search, searchParams } = new URL(target, url + path);
      // Combined filters show nothing that each alone does not.
      if (searchParams.size > 2) continue;
      if (host === new URL(url).host && (pathname.includes(SLUG) || pathname.startsWith('/_next/')))
        queue.push(pathname + search);
    }
  }
  return seen;
}

test('nothing private leaves the desk, in any page, feed, header or file name', async () => {
  const dataFolder = dataFolderWith((db) => {
    const actor = makeAdministrator(db);
    fillFestival(db, words);
    publish(db, actor);
    cancelOne(db, words);
    publish(db, actor, SLUG, '2026-02-02T10:00:00.000Z');
    // A change to the draft that nobody has published.
    db.$client.prepare('update films set production = ?, version = version + 1 where year = 2024').run(`${KEPT} draft`);
  });
  const lanterne = await serve({ dataFolder });
  try {
    const pages = await crawl(lanterne.url, [
      '/fr',
      '/en',
      ...['fr', 'en'].map((locale) => `/${locale}/festivals/${SLUG}`),
      `/feeds/${SLUG}/programme.ics`,
      `/feeds/${SLUG}/programme.ics?lang=en`,
      '/robots.txt',
    ]);
    const all = [...pages.values()].join('\n');

    expect(
      [...pages.values()].filter((page) => page.toLowerCase().includes(KEPT)).map((page) => page.slice(0, 100)),
    ).toEqual([]);
    // The crawl was complete: it found what is public, in both languages, in pages and in
    // calendars.
    for (const place of [
      'event.title.fr',
      'event.title.en',
      'film.shortSynopsis.fr',
      'film.synopsis.fr',
      'film.synopsis.en',
      'venue.access.en',
      'confirmed.bio.fr',
      'tentative.name',
      'hidden.neutralTitle.fr',
      'reason.en',
      'offer.price.fr',
      'festival.legalPhone',
      'festival.legalRegistration',
      'festival.legalHost',
      'festival.legalText.fr',
      'festival.privacyText.en',
      'festival.accessibilityText.fr',
      'festival.accessibilityStatement.auditor',
      'festival.accessibilityStatement.faults',
      'series.introduction.fr',
      'day.introduction.fr',
      'undated.title.en',
      'break.title.fr',
    ]) {
      expect(all, place).toContain(`${SHOWN} ${place}`);
    }
    const kinds = [
      '/days/',
      '/events/',
      '/films/',
      '/people/',
      '/venues/',
      'programme.ics',
      '/rooms/',
      '/themes/',
      '/series/',
      '/changes',
      'changes.atom',
      'programme.csv',
      'programme.md',
      'openagenda.csv',
      'programme.json',
      '/live',
    ];
    for (const kind of kinds)
      expect(
        [...pages.keys()].some((path) => path.includes(kind)),
        kind,
      ).toBe(true);
    expect([...pages.values()].filter((page) => /^[^\n]*\n5\d\d\n/.test(page))).toEqual([]);
  } finally {
    await lanterne.stop('SIGKILL');
  }
});

/*
 * The desk, as each role: every page as the payload from which its document is drawn, every file,
 * everything the pages link to, and the stream of changes. Pages, files and private columns are
 * found automatically. As the role with the fewest permissions, and as the one with all, pages are
 * read as documents instead, which contain their payload and have a status. What is public (pages,
 * feeds, API) is read above; people with a secret link have no role (lib/volunteers/board.test.ts).
 */

/**
 * A part of a page that threw, in its payload or document, which may answer 200 nevertheless.
 * Missing pages and redirects have names of Next's own there.
 */
const hasThrown = /[\da-f]+:E\{\\?"digest\\?":\\?"(?!NEXT_)/;

/** The cookie of a session of this account. */
async function sessionOf(url: string, email: string, password: string): Promise<string> {
  const asked = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const cookie = asked.headers.getSetCookie().map((one) => one.split(';')[0]);
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ csrfToken, email, password, json: 'true' }),
    headers: { Cookie: cookie.join('; '), Origin: url },
  });
  const session = answer.headers.getSetCookie().find((one) => one.includes('session-token'));
  if (!session) throw new Error(`${email} could not sign in: ${answer.status} ${await answer.text()}`);
  return session.split(';')[0] ?? '';
}

const OPENED_AT = '2026-06-06T06:00:00.000Z';

/** The roles with the fewest permissions and with all, which read everything. */
const FEWEST_AND_ALL: readonly Role[] = ['team', 'owner'];
/**
 * What the others need not read again: published versions, which are drawn for nobody in
 * particular, and lists as workbooks, which have the rows of the same list as CSV.
 */
const isReadByThose = (address: string) => /^\/fr\/versions\/|\/lists\/[a-z]+\.xlsx/.test(address);

/**
 * The first two read everything. What contains nothing private for them is read by one of the
 * others, in turn: what a role may read, a role with all permissions may read too.
 */
const others = roles.filter((role) => !FEWEST_AND_ALL.includes(role));

/** The imported list is one of people: there is none of another kind. */
const isOfAnotherList = /\/lists\/(?:films|rooms|volunteers)\/\d+$/;

/** The content of the file that volunteers read with a briefing. */
const PLAN_OF_KEYS = '%PDF-1.4';
const KEYS = {
  name: 'Plan des clefs',
  hash: sha256Of(PLAN_OF_KEYS),
  format: 'pdf',
  bytes: PLAN_OF_KEYS.length,
} as const;

test('each role reads only the private data its permissions allow, on every page and in every file of the desk', async () => {
  test.setTimeout(600_000);
  const password = 'une lanterne par personne';
  const accounts = new Map<Role, Actor>();
  let addresses: string[] = [];
  let marked: string[] = [];
  const hash = await hashPassword(password);
  const dataFolder = dataFolderWith((db) => {
    const { festivalId } = fillFestival(db, words);
    const administrator = makeAdministrator(db);
    publish(db, administrator);
    cancelOne(db, words);
    publish(db, administrator, SLUG, '2026-02-02T10:00:00.000Z');
    for (const role of roles) {
      const account = makeAccount(db, role, { festivalId, role });
      givePassword(db, account, hash);
      accounts.set(role, account);
    }
    marked = markPrivate(db, festivalId);
    db.update(t.tasks).set({ briefingFile: KEYS }).run();
    // What a release tells the team is in the file too.
    publish(db, administrator, SLUG, '2026-02-03T10:00:00.000Z');
    const owner = accounts.get('owner') as Actor;
    const given = { ...keepFiles(db, owner, SLUG, OPENED_AT), queries: queriesOf(db, owner, SLUG, OPENED_AT) };
    addresses = deskAddresses(db, festivalId, SLUG, given);
  });
  expect([...marked].sort()).toEqual(Object.keys(readsPrivate).sort());
  const file = originalFile(dataFolder, KEYS.hash, KEYS.format);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, PLAN_OF_KEYS);

  const lanterne = await serveAt(OPENED_AT, { dataFolder });
  /** The shapes of what was read, and whether it contained something private. */
  const isPrivate = new Map<string, boolean>();
  try {
    for (const role of [...FEWEST_AND_ALL, ...others]) {
      const Cookie = await sessionOf(lanterne.url, accounts.get(role)?.email ?? '', password);
      const readsAll = FEWEST_AND_ALL.includes(role);
      const isLeftOut = (address: string) => {
        const at = [...isPrivate.keys()].indexOf(shapeOf(address));
        const isOfAnother = at >= 0 && at % others.length !== others.indexOf(role);
        return isReadByThose(address) || (isOfAnother && !isPrivate.get(shapeOf(address)));
      };
      const answers = [
        ...(await (readsAll
          ? walk(lanterne.url, addresses, Cookie, 'document')
          : walk(lanterne.url, addresses, Cookie, 'payload', isLeftOut))),
        { address: 'changes', status: 200, text: await streamOf(lanterne.url, SLUG, { Cookie }) },
      ];
      const broken = answers.filter(({ status, text }) => status >= 500 || hasThrown.test(text));
      expect.soft(broken.map(({ address, status }) => `${status} ${address}`)).toEqual([]);

      // Lowered once for all words: there are sixty of them, and megabytes of answers.
      const lowered = answers.map(({ address, text }) => ({ address, text: text.toLowerCase() }));
      const where = new Map(
        marked.map((key) => [
          key,
          lowered.filter(({ text }) => text.includes(wordOf(key))).map(({ address }) => address),
        ]),
      );
      const whereOf = (key: string) => where.get(key) ?? [];
      const withWords = new Set([...where.values()].flat().map(shapeOf));
      for (const shape of answers.map(({ address }) => shapeOf(address)))
        isPrivate.set(shape, isPrivate.get(shape) || withWords.has(shape));
      const isAllowed = (key: string) => may(role, readsPrivate[key] as Permission);
      const beyond = marked.filter((key) => !isAllowed(key) && whereOf(key).length > 0);
      expect
        .soft(
          beyond.map((key) => `${key} in ${whereOf(key)}`),
          `${role} reads what it may not`,
        )
        .toEqual([]);
      const unseen = marked.filter(
        (key) => isAllowed(key) && !shownToNobody.includes(key) && whereOf(key).length === 0,
      );
      expect.soft(unseen, `${role} finds nowhere what it may read`).toEqual([]);
      if (role === 'team') {
        // Diets are among a few words, so the name of the field in an answer shows that they were
        // read.
        for (const { address, text } of answers) expect.soft(text, address).not.toMatch(/\\*"diet\\*":|végane/);
      }
      if (role === 'owner') {
        // No address is skipped: each answers something to somebody.
        const unanswered = answers.filter(({ address, status }) => status !== 200 && !isOfAnotherList.test(address));
        expect.soft(unanswered.map(({ address, status }) => `${status} ${address}`)).toEqual([]);
        const whole = answers.find(({ address }) => address.endsWith('/festival-file'))?.text ?? '';
        expect.soft(whole.slice(0, 100)).toContain('"format": "lanterne-festival"');
        expect.soft(marked.filter((key) => !alsoMarked.includes(key) && whole.includes(wordOf(key)))).toEqual([]);
      }
    }
  } finally {
    await lanterne.stop('SIGKILL');
  }
});
