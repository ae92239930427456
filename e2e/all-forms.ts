import type { Browser, BrowserContext, Page } from '@playwright/test';
import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { createInvitation } from '#lib/accounts/members.ts';
import { offerReset } from '#lib/accounts/resets.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { keepFile } from '#lib/exchange/festival-file/kept-files.ts';
import { importLists } from '#lib/exchange/lists/bound-list.ts';
import { listNames } from '#lib/exchange/lists/list-noun.ts';
import { keepList } from '#lib/exchange/lists/lists.ts';
import { proposeEventColumns } from '#lib/exchange/programmes/event-cells.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { renewLink } from '#lib/volunteers/links.ts';
import { answerAll, isAt, lostAnswers, type Manner, postingForms, readPage, strayErrors } from './answers.ts';
import { at, beginDay, type Day, SLUG } from './day.ts';
import { addressesOf, pathsUnder, segmentsOf } from './desk-pages.ts';
import { organiser } from './fixtures.ts';
import { planVolunteers } from './volunteers.ts';

const HOUR = '10:00';
/** A small page that every server has, in which other pages are read. */
const SMALL = '/robots.txt';

/**
 * An address of a page. Forms with the same fields at several addresses of one page count as one.
 */
type Address = { page: string; address: string };
export type Filled = { day: Day; signedIn: Address[]; signedOut: Address[] };

const BEFORE = 'Answered by a small document of its own; the form stands as it was answered in the page before it.';
const KEPT =
  'With scripts what is tapped waits in the page, and is sent again until the server has it: nothing is refused.';
/** Forms that are answered by another page, with the reason. By their page and their fields. */
const answeredElsewhere: Readonly<Record<string, string>> = {
  'team: kind text': BEFORE,
  'team: place roomId whose': BEFORE,
  'team: count': BEFORE,
  'team: isTicked': BEFORE,
  'team: sms whatsapp': BEFORE,
};
/** Forms that are not refused when nothing can be written, with the reason. */
const notRefused: Readonly<Record<string, string>> = {
  ...answeredElsewhere,
  'volunteers/paste: text': 'A list is read and shown before it is written: its first step writes nothing.',
};
/** The same for pages with scripts. */
const notRefusedLive: Readonly<Record<string, string>> = {
  ...notRefused,
  'today: readers text.en text.fr': KEPT,
  'today/emergency: place roomId whose': KEPT,
  'today/[event]: count': KEPT,
  'today/[event]: text.en text.fr': KEPT,
  'today/[event]/cancel: act.reason.en act.reason.fr sentence.en sentence.fr': KEPT,
  'today/person/[person]: sentence.en sentence.fr': KEPT,
};

export async function beginForms(browser: Browser): Promise<Filled> {
  const day = await beginDay(HOUR);
  planVolunteers(day.dataFolder, SLUG);
  const organiser = await browser.newContext({ baseURL: day.server.url, storageState: day.signedIn });
  const file = await organiser.request.get(`/api/festivals/${SLUG}/festival-file`);
  const bytes = new Uint8Array(await file.body());
  await organiser.close();
  return { day, ...day.look((db) => fill(db, day.dataFolder, bytes)) };
}

/**
 * Pages with a form that only scripts draw, named by hand. EVERY_WAY=1 opens every page, so also
 * those missing here.
 */
const drawnByScripts = ['grid'];

const rows = (...lines: string[][]) => lines.map((cells, i) => ({ line: i + 1, cells }));
const LISTS: Record<string, string[][]> = {
  films: [
    ['Titre original', 'Durée', 'Note du jury'],
    ['Un film refusé', 'deux heures et quelque', '7'],
    ['Le sang et la boue', '94', '8'],
  ],
  people: [
    ['Nom', 'Organisation', 'E-mail'],
    ['Zoé Laurent', 'Une autre association', 'zoe@example.org'],
    ['Zoe Laurent', '', ''],
  ],
  rooms: [
    ['Salle', 'Lieu', 'Places'],
    ['Auditorium', 'Un autre lieu', 'beaucoup'],
  ],
  volunteers: [
    ['Nom', 'Contact', 'Note'],
    ['Ana', '06 99 88 77 67', 'du soir'],
  ],
  events: [
    ['Titre', 'Jour', 'Heure', 'Salle', 'Film'],
    ['Séance refusée', '28/11/2030', '18:00', 'Salle des refus', 'Le sang et la boue'],
    ['Qui paie le nuage ?', '28/11/2030', 'plus tard', 'Auditorium', ''],
  ],
};

/** Makes what the pages of a festival need to show forms; returns their addresses. */
function fill(db: Db, dataFolder: string, file: Uint8Array): Omit<Filled, 'day'> {
  const now = at('09:00');
  const one = <T>(row: T | undefined) => row as T;
  const festivalId = one(db.select().from(t.festivals).where(eq(t.festivals.slug, SLUG)).get()).id;
  const user = one(db.select().from(t.users).where(eq(t.users.email, organiser.email)).get());
  const actor = { userId: user.id, name: user.name, email: user.email, isAdministrator: true };
  const own = { festivalId };
  const name = { fr: 'Ce qui peut être refusé', en: 'What may be refused' };
  db.insert(t.blocks)
    .values({ ...own, kind: 'break', title: name, startsAt: '2030-11-28T13:00', minutes: 30 })
    .run();
  db.insert(t.offers)
    .values({ ...own, label: name, price: name })
    .run();
  db.insert(t.series)
    .values({ ...own, number: 9000, title: name })
    .run();
  const settings = authorizeFestival(actor, SLUG, 'settings', db);
  const lists = listNames.map((noun) => {
    const read = { name: `${noun}.csv`, rows: rows(...(LISTS[noun] ?? [])) };
    return { noun, list: importLists[noun].keep(settings, read, now) };
  });
  const events = { name: 'events.csv', rows: rows(...(LISTS.events ?? [])) };
  const eventList = keepList(settings, 'event', events, proposeEventColumns, now);
  const members = authorizeFestival(actor, SLUG, 'members', db);
  const guest = makeAccount(db, 'Membre', { festivalId, role: 'team' });
  const reset = offerReset(members, guest.userId, now);
  const invited = createInvitation(members, { role: 'team', remit: null, label: '' }, now);
  if (!reset.ok || !invited.ok) throw new Error('No links could be made.');

  const segments = segmentsOf(db, festivalId);
  const first = Object.fromEntries(Object.entries(segments).map(([key, all]) => [key, all.slice(0, 1)]));
  const isMade = [
    'film',
    'person',
    'venue',
    'room',
    'series',
    'theme',
    'block',
    'offer',
    'page',
    'partner',
    'volunteer',
    'shift',
    'task',
  ];
  const made = Object.fromEntries(isMade.map((key) => [key, [...(first[key] ?? []), 'new']]));
  const desk = pathsUnder('[locale]/(live)/organise/[festival]', 'page.tsx').flatMap((path) =>
    (path === 'lists/[noun]/[list]'
      ? [...lists, { noun: 'events', list: eventList }].map(({ noun, list }) => `/lists/${noun}/${list}`)
      : addressesOf(path, { ...first, ...made, noun: [...listNames, 'events'], file: [Number(eventList)] })
    ).map((end) => ({ page: path, address: `/fr/organise/${SLUG}${end}` })),
  );
  const volunteer = Number(segments.volunteer?.[0]);
  const team = renewLink(authorizeFestival(actor, SLUG, 'volunteers', db), volunteer, now);
  const templates = ['numerique-en-lumiere', 'six-jours-quatre-salles', `edition:${SLUG}`, 'empty'];
  return {
    signedIn: [
      ...desk,
      ...templates.map((template) => ({ page: `new ${template}`, address: `/fr/organise/new?template=${template}` })),
      { page: 'new', address: '/fr/organise/new' },
      { page: 'new file', address: '/fr/organise/new/file' },
      { page: 'new file', address: `/fr/organise/new/file/${keepFile(dataFolder, actor, file)}` },
      { page: 'account', address: '/fr/account' },
      { page: 'installation', address: '/fr/installation' },
    ],
    signedOut: [
      { page: 'sign-in', address: '/fr/sign-in' },
      { page: 'invitation', address: `/fr/invitation/${invited.token}` },
      { page: 'reset', address: `/fr/reset/${reset.token}` },
      { page: 'team', address: `/fr/team/${team.token}` },
    ],
  };
}

/** While `work` runs, the database refuses all writes except to sessions. */
export async function whileNothingIsWritten<T>(day: Day, work: () => Promise<T>): Promise<T> {
  const names = day.look((db) => {
    const tables = db.$client
      .prepare("select name from sqlite_schema where type = 'table' and name not like 'sqlite%' and name <> 'sessions'")
      .pluck()
      .all() as string[];
    return tables
      .filter((name) => !/fts|search|migrations/.test(name))
      .flatMap((table) =>
        ['insert', 'update', 'delete'].map((act) => {
          const name = `refused_${table}_${act}`;
          const sql = `create trigger ${name} before ${act} on ${table} begin select raise(abort, 'refused by a test'); end`;
          db.$client.exec(sql);
          return name;
        }),
      );
  });
  try {
    return await work();
  } finally {
    day.look((db) => {
      for (const name of names) db.$client.exec(`drop trigger ${name}`);
    });
  }
}

/** Elements that show that a form was refused, without those of a form before it. */
const REFUSED = '[role=alert]:not([data-before]):not(:empty), [aria-invalid=true]:not([data-before])';

/** Posts a form and waits for the answer on the page. Returns whether it was refused. */
async function postAndHear(page: Page, index: number): Promise<boolean> {
  await page.evaluate((at) => {
    for (const old of document.querySelectorAll('[role=alert], [aria-invalid=true]'))
      old.setAttribute('data-before', '');
    const form = document.forms[at];
    const all = [...document.querySelectorAll<HTMLButtonElement>('button[type=submit]:not(:disabled)')];
    const own = all.filter((button) => button.form === form);
    // The button that saves; others only preview.
    form?.requestSubmit(own.find((button) => button.matches('.lamp, .bad')) ?? own[0]);
  }, index);
  return page
    .locator(REFUSED)
    .first()
    .waitFor({ state: 'attached', timeout: 30_000 })
    .then(
      () => true,
      () => false,
    );
}

/** The same for a form that was read (`readPage`), posted as a browser without scripts does. */
const postAndRead = (page: Page, index: number): Promise<boolean> =>
  page.evaluate(
    async ([at, refused]) => {
      if (!window.read) throw new Error('Nothing was read.');
      const { document: from, address } = window.read;
      const form = from.forms[at];
      if (!form) throw new Error('The form is gone.');
      const all = [...from.querySelectorAll<HTMLButtonElement>('button[type=submit]:not(:disabled)')];
      const own = all.filter((button) => button.form === form);
      const by = own.find((button) => button.matches('.lamp, .bad')) ?? own[0];
      // With these errors a browser would not post the form.
      const isStopped = (control: Element) => !(form.noValidate || by?.formNoValidate) && control.matches(':invalid');
      const stopping = [...form.elements].filter(isStopped).map((control) => control.getAttribute('name'));
      if (stopping.length > 0) throw new Error(`${address} is not posted, for ${stopping.join()}`);
      const data = new FormData(form, by);
      const texts = [...data].map(([name, value]) => [name, String(value).replace(/\r?\n/g, '\r\n')]);
      const to = new URL(by?.getAttribute('formaction') ?? form.getAttribute('action') ?? '', address);
      const answer = await fetch(to, {
        method: 'POST',
        headers: { accept: 'text/html' },
        body: form.enctype === 'multipart/form-data' ? data : new URLSearchParams(texts),
      });
      const html = await answer.text();
      window.read = { document: new DOMParser().parseFromString(html, 'text/html'), address: answer.url };
      return window.read.document.querySelector(refused) !== null;
    },
    [index, REFUSED] as const,
  );

export type Found = {
  tried: Set<string>;
  lost: string[];
  stray: string[];
  unrefused: string[];
  /**
   * The addresses whose pages have a form that no page before had. Only these are opened with
   * scripts, as opening a page takes ten times as long as reading it.
   */
  withForms: Filled;
};

/**
 * The ways to fill in a form, one after the other; without scripts both, the second in the page
 * that was answered to the first.
 */
function mannersOf(key: string, isLive: boolean): Manner[] {
  if (isLive) return key in notRefusedLive ? [] : ['right'];
  return (['right', 'wrong'] as const).filter(
    (manner) => !(key in (manner === 'wrong' ? answeredElsewhere : notRefused)),
  );
}

/**
 * Fills in and posts each form of these addresses, one after the other, and adds those with a form
 * to `withForms`.
 */
async function goThrough(
  context: BrowserContext,
  addresses: readonly Address[],
  isLive: boolean,
  { withForms, ...found }: Omit<Found, 'withForms'> & { withForms: Address[] },
): Promise<void> {
  const page = await context.newPage();
  if (!isLive) await page.goto(SMALL);
  const open = async (address: string) => {
    if (!isLive) return readPage(page, address);
    await page.goto(address);
    await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
  };
  for (const { page: name, address } of addresses) {
    await open(address);
    let isFresh = true;
    let isOpened = Boolean(process.env.EVERY_WAY) || drawnByScripts.includes(name);
    for (const { index, asks } of await postingForms(page)) {
      const key = `${name}: ${asks}`;
      if (found.tried.has(key)) continue;
      found.tried.add(key);
      isOpened = true;
      for (const manner of mannersOf(key, isLive)) {
        // If the page after the last form has this form too, it is used again.
        const isThere = !isFresh && (await isAt(page, address));
        const forms = isThere ? await postingForms(page) : [];
        const again = forms.find((form) => form.asks === asks)?.index;
        if (!isFresh && again === undefined) await open(address);
        isFresh = false;
        const answered = await answerAll(page, again ?? index, manner);
        const isRefused = await (isLive ? postAndHear : postAndRead)(page, again ?? index);
        // Passwords are not sent back.
        const kept = isLive ? answered : answered.filter((answer) => !/password/i.test(answer.name));
        const missing = await lostAnswers(page, kept);
        const where = `${address} ${manner}`;
        if (!isRefused) found.unrefused.push(`${key} ${manner}`);
        else if (missing.length > 0) found.lost.push(`${where} ${missing.join('; ')}`);
        for (const stray of await strayErrors(page)) found.stray.push(`${where} ${stray}`);
      }
    }
    if (isOpened) withForms.push({ page: name, address });
  }
  await page.close();
}

/**
 * The addresses for one of several workers: those of one kind of page stay together, as forms with
 * the same fields are tested once.
 */
function shared(addresses: readonly Address[], among: number): Address[][] {
  const shares: Address[][] = Array.from({ length: among }, () => []);
  const pages = [...new Set(addresses.map(({ page }) => page))];
  for (const address of addresses) shares[pages.indexOf(address.page) % among]?.push(address);
  return shares;
}

/** Tests all forms, several pages at the same time. */
export async function walk(browser: Browser, { day, signedIn, signedOut }: Filled, isLive: boolean): Promise<Found> {
  const withForms: Filled = { day, signedIn: [], signedOut: [] };
  const found: Found = { tried: new Set(), lost: [], stray: [], unrefused: [], withForms };
  const options = { baseURL: day.server.url, locale: 'fr-FR' };
  const organiser = await browser.newContext({ ...options, storageState: day.signedIn });
  const stranger = await browser.newContext(options);
  await Promise.all([
    ...shared(signedIn, 3).map((some) =>
      goThrough(organiser, some, isLive, { ...found, withForms: withForms.signedIn }),
    ),
    goThrough(stranger, signedOut, isLive, { ...found, withForms: withForms.signedOut }),
  ]);
  await organiser.close();
  await stranger.close();
  return found;
}
