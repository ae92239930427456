import type { Browser, Page } from '@playwright/test';
import { and, eq } from 'drizzle-orm';
import { type Db, databaseFile, openDatabase } from '#db/client.ts';
import { changes } from '#db/schema/index.ts';
import { makeFestival } from '#db/testing.ts';
import { type EventRoot, readEvent } from '#lib/events/root.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import type { Actor } from '#lib/policy.ts';
import { publishRelease } from '#lib/programme/publish-testing.ts';
import { dataFolderWith } from './filled.ts';
import {
  test as base,
  expect,
  firstAccount,
  ofThisFile,
  organiser,
  routeFromNow,
  type SignedIn,
  untilTakenOver,
} from './fixtures.ts';
import { newSlug } from './own-festival.ts';
import { type Started, serve } from './server.ts';

/** The slug that these festivals' slugs begin with. */
const LIKE = 'soiree';
export const PUBLISHED = '2026-05-01T10:00:00.000Z';

/** A server for these tests only, with an account; tests may break it. */
type Broken = {
  /** The server that is running now. */
  lanterne: Started;
  signedIn: SignedIn;
};

/** A festival published once, on a server that tests may break. */
export type Evening = {
  lanterne: () => Started;
  dataFolder: string;
  signedIn: SignedIn;
  actor: Actor;
  festivalId: number;
  slug: string;
  events: EventRoot[];
  /** Restarts the server on the same folder and port. */
  restart: () => Promise<void>;
  /** Reads or writes the database directly, from another process than the server. */
  look: <T>(work: (db: Db) => T) => T;
};

async function serveBroken(folder?: string): Promise<Broken> {
  const lanterne = await serve({ dataFolder: dataFolderWith(() => {}, folder) });
  return { lanterne, signedIn: await firstAccount(lanterne) };
}

/**
 * Shared by all tests except those that break more than their server; each test leaves it running.
 */
const shared = ofThisFile(serveBroken, ({ lanterne }) => lanterne.stop('SIGKILL'));

type Wanted = { events?: number };

export const test = base.extend<{
  begin: (wanted?: Wanted) => Promise<Evening>;
  /** With a server of its own, in this folder. */
  beginIn: (folder: string) => Promise<Evening>;
}>({
  begin: async ({ browserName: _ }, use) => use(async (wanted) => begin(await shared(), wanted)),
  beginIn: async ({ browserName: _ }, use) => {
    const begun: Broken[] = [];
    await use(async (folder) => {
      const broken = await serveBroken(folder);
      begun.push(broken);
      return begin(broken);
    });
    for (const { lanterne } of begun) await lanterne.stop('SIGKILL');
  },
});

function begin(broken: Broken, { events = 3 }: Wanted = {}): Evening {
  const { dataFolder, port } = broken.lanterne;
  const look: Evening['look'] = (work) => {
    const db = openDatabase(databaseFile(dataFolder));
    try {
      return work(db);
    } finally {
      db.$client.close();
    }
  };
  const made = look((db) => {
    const size = { events, rooms: 1, days: 2, seed: 5, slug: newSlug(), like: LIKE };
    const { festivalId, slug, userId, eventIds } = makeFestival(db, size);
    const actor = { userId, name: organiser.name, email: '', isAdministrator: false };
    const publication = { clientKey: '', expected: 0, only: null, suggestedTimes: 'confirm', note: {} } as const;
    publishRelease(authorizeFestival(actor, slug, 'publish', db), publication, PUBLISHED);
    return { festivalId, slug, actor, events: eventIds.flatMap((id) => readEvent(db, festivalId, id) ?? []) };
  });
  return {
    lanterne: () => broken.lanterne,
    dataFolder,
    signedIn: broken.signedIn,
    look,
    ...made,
    restart: async () => {
      broken.lanterne = await serve({ dataFolder, port });
    },
  };
}

/** What SQLite finds wrong with the database: only `ok`. */
export const soundness = (db: Db) => [
  db.$client.pragma('integrity_check', { simple: true }),
  db.$client.pragma('foreign_key_check'),
];
export const SOUND = ['ok', []];

/** The French title in each save of a séance's form, in order. */
export const titlesWritten = ({ look, festivalId }: Evening) =>
  look((db) =>
    db
      .select({ after: changes.after })
      .from(changes)
      .where(and(eq(changes.festivalId, festivalId), eq(changes.entity, 'event'), eq(changes.verb, 'edited')))
      .orderBy(changes.id)
      .all()
      .map(({ after }) => (after as EventRoot).title.fr ?? ''),
  );

/** The séance's French title in the draft. */
export const draftTitle = ({ look, festivalId, events }: Evening, which: number) =>
  look((db) => readEvent(db, festivalId, events[which]?.id ?? 0)?.title.fr);

export const formAddress = ({ lanterne, slug, events }: Evening, which: number, locale = 'fr') =>
  `${lanterne().url}/${locale}/organise/${slug}/events/${events[which]?.number}`;

/** The public addresses. */
export const publicAddresses = ({ lanterne, slug }: Evening) => [
  `${lanterne().url}/fr/festivals/${slug}`,
  `${lanterne().url}/feeds/${slug}/programme.ics`,
];

export const locales = ['fr', 'en'] as const;
export type Locale = (typeof locales)[number];

/**
 * A page of the desk in a separate, signed-in browser, once its script runs: before that a form
 * posts natively, and without a server the browser would show its own error page.
 */
export async function openDesk(browser: Browser, { signedIn }: Evening, address: string): Promise<Page> {
  const page = await (await browser.newContext({ storageState: signedIn })).newPage();
  await page.goto(address);
  await untilTakenOver(page);
  return page;
}

export const title = (page: Page) => page.getByRole('textbox', { name: /^(Titre en français|Title in French)$/ });
export const alert = (page: Page) => page.locator('main [role=alert]').first();
const sayingSaved = (page: Page) => page.getByRole('status').filter({ hasText: /^(C’est enregistré|Saved)/ });

export const save = (page: Page) => page.getByRole('button', { name: /^(Enregistrer|Save)$/ }).click();
export const expectSaved = (page: Page) => expect(sayingSaved(page)).toBeVisible();
export const expectWaiting = async (page: Page) => {
  await expect(sayingSaved(page)).toHaveCount(0);
  await expect(alert(page)).toHaveCount(0);
};

const kept = { fr: 'Ce que vous avez saisi est toujours là', en: 'What you typed is still there' };

/**
 * Above the form stands what happened, what was kept and what to do; the typed text is still in the
 * form.
 */
export async function expectKept(page: Page, happened: Record<Locale, string>, locale: Locale, typed: string) {
  await expect(alert(page)).toContainText(happened[locale]);
  await expect(alert(page)).toContainText(kept[locale]);
  await expect(alert(page)).toContainText(/réessayez|try again/);
  await expect(title(page)).toHaveValue(typed);
}

/** The next post of this page reaches the server, but its answer is lost. */
export async function loseAnswer(page: Page): Promise<void> {
  let isLost = false;
  await routeFromNow(page, '**/organise/**', async (route) => {
    if (isLost || route.request().method() !== 'POST') return route.fallback();
    isLost = true;
    await route.fetch();
    await route.abort();
  });
}
