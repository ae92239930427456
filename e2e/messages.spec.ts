import { randomBytes } from 'node:crypto';
import type { Browser, Page } from '@playwright/test';
import type { Db } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { type Mail, openMailServer } from '#lib/messages/mail-testing.ts';
import { openPushService } from '#lib/push/testing.ts';
import { dataFolderWith } from './filled.ts';
import { test as base, expect, ofThisFile, violationsOf, withDatabase, withoutScriptsYet } from './fixtures.ts';
import { type Friend, festivalOfFriends } from './friends.ts';
import { rowsIn } from './own-festival.ts';
import { BEFORE, type Started, serveBefore } from './server.ts';

/** Forty volunteers are reached: by mail and push in a few taps, and by phone with one tap each. */

const FORTY = 40;

type PushService = Awaited<ReturnType<typeof openPushService>>;
type Made = {
  url: string;
  db: Db;
  festivalId: number;
  /** The desk of the volunteers. */
  desk: string;
  coordinator: Friend;
};

/**
 * A festival with this many volunteers who chose `way`; every second one also push, where there is
 * a service.
 */
async function making(
  db: Db,
  { url }: Started,
  count: number,
  way: 'mail' | 'sms',
  service?: PushService,
): Promise<Made> {
  const { friends, made } = await festivalOfFriends(db, ['coordinator'], { events: 4, rooms: 1, days: 1, seed: 5 });
  const { festivalId } = made;
  for (let i = 0; i < count; i += 1) {
    const { id } = db
      .insert(t.volunteers)
      .values({
        festivalId,
        name: `Bénévole ${String(i).padStart(2, '0')}`,
        contactKind: way === 'mail' ? 'email' : 'sms',
        contact: way === 'mail' ? `b${i}@example.org` : `06 12 34 56 ${String(i).padStart(2, '0')}`,
        ways: service && i % 2 === 1 ? [] : [way],
        createdAt: BEFORE,
      })
      .returning()
      .get();
    if (service && i % 2 === 1)
      db.insert(t.pushSubscriptions)
        .values({
          festivalId,
          audience: 'volunteer',
          volunteerId: id,
          wishes: ['message'],
          ...service.browser(),
          key: randomBytes(16).toString('base64url'),
          locale: 'fr',
          createdAt: BEFORE,
        })
        .run();
  }
  return { url, db, festivalId, desk: `/fr/organise/${made.slug}/volunteers`, coordinator: friends[0] as Friend };
}

/** A server that sends. Its clock is set to noon, when mails may be sent. */
const sending = ofThisFile(
  async () => {
    const mails: Mail[] = [];
    const mail = await openMailServer((one) => mails.push(one));
    const service = await openPushService();
    const env = {
      LANTERNE_SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
      LANTERNE_SMTP_FROM: 'festival@example.org',
      LANTERNE_PUSH_TEST: service.origin,
    };
    const started = await serveBefore({ dataFolder: dataFolderWith(() => {}), env });
    return { started, mails, mail, service };
  },
  async ({ started, mail, service }) => {
    await started.stop('SIGKILL');
    await Promise.all([mail.close(), service.close()]);
  },
);

const test = base.extend<{ byMail: Made & { mails: Mail[]; pushed: PushService['pushed'] }; byHand: Made }>({
  byMail: async ({ browserName: _ }, use) => {
    const { started, mails, service } = await sending();
    mails.length = 0;
    service.pushed.length = 0;
    await withDatabase(started, async (db) =>
      use({ ...(await making(db, started, FORTY, 'mail', service)), mails, pushed: service.pushed }),
    );
  },
  byHand: async ({ early, earlyDb }, use) => use(await making(earlyDb, early, FORTY, 'sms')),
});

async function pageOf(browser: Browser, { url, coordinator }: Made): Promise<Page> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'fr-FR',
    viewport: { width: 390, height: 844 },
  });
  const [name = '', value = ''] = coordinator.cookie.split('=');
  await context.addCookies([{ name, value, url }]);
  const page = await context.newPage();
  // The browser of a test has no phone app to open.
  await page.addInitScript(() => {
    document.addEventListener('click', (event) => {
      if (event.target instanceof Element && event.target.closest('a[href^="sms:"]')) event.preventDefault();
    });
  });
  return page;
}

/** Counts the taps. */
function counting() {
  let taps = 0;
  return {
    tap: async (what: ReturnType<Page['getByRole']>) => {
      taps += 1;
      await what.click();
    },
    taps: () => taps,
  };
}

test('by mail and push, forty people are reached in at most four taps, and each can stop it in one', async ({
  browser,
  byMail: made,
}) => {
  const page = await pageOf(browser, made);
  await page.goto(made.desk);
  const { tap, taps } = counting();
  await tap(page.getByRole('link', { name: 'Messages', exact: true }));
  await tap(page.getByRole('link', { name: /^Tout le monde/ }));
  await expect(page.getByText('20 notifications. 20 e-mails.')).toBeVisible();
  await tap(page.getByRole('button', { name: 'Envoyer aux 40' }));
  await expect(page.getByRole('heading', { name: 'Ce qui part tout seul' })).toBeVisible();
  await expect.poll(() => made.mails.length + made.pushed.length, { timeout: 60_000 }).toBe(FORTY);
  expect(taps()).toBeLessThanOrEqual(4);
  expect(new Set(made.mails.flatMap(({ to }) => to)).size).toBe(FORTY / 2);
  expect(new Set(made.pushed.map(({ path }) => path)).size).toBe(FORTY / 2);
  expect(made.pushed.every(({ signed, message }) => signed.isTrue && message !== null)).toBe(true);
  await expect.poll(() => rowsIn(made, t.deliveries).filter(({ state }) => state === 'sent').length).toBe(FORTY);
  expect(made.mails[0]?.raw).toContain('/fr/team/');

  const stop = /<(http[^>]+)>/.exec(/List-Unsubscribe:\s*(<[^>]+>)/.exec(made.mails[0]?.raw ?? '')?.[1] ?? '')?.[1];
  await page.goto(stop ?? '');
  expect(await violationsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Ne plus en recevoir' }).click();
  await expect(page.getByRole('heading', { name: 'C’est fait' })).toBeVisible();
  expect(rowsIn(made, t.stops)).toMatchObject([{ recipient: 'volunteer', way: 'mail' }]);
});

test('without mail, each person takes one tap, with three more in all, and a mistaken tap can be undone', async ({
  browser,
  byHand: made,
}) => {
  const page = await pageOf(browser, made);
  await page.goto(made.desk);
  const { tap, taps } = counting();
  await tap(page.getByRole('link', { name: 'Messages', exact: true }));
  await tap(page.getByRole('link', { name: /^Tout le monde/ }));
  await tap(page.getByRole('button', { name: /^Commencer/ }));
  for (let i = 0; i < FORTY; i += 1) {
    const name = `Bénévole ${String(i).padStart(2, '0')}`;
    await expect(page.getByRole('heading', { name })).toBeVisible();
    await tap(page.getByRole('link', { name: 'SMS' }));
  }
  await expect(page.getByText('Plus personne à joindre.')).toBeVisible();
  expect(taps()).toBeLessThanOrEqual(FORTY + 3);
  const noted = () => rowsIn(made, t.deliveries).filter(({ hand }) => hand === 'sms').length;
  await expect.poll(noted).toBe(FORTY);
  await page.getByRole('button', { name: 'Défaire pour Bénévole 07' }).click();
  await expect.poll(noted).toBe(FORTY - 1);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Bénévole 07' })).toBeVisible();
  expect(await violationsOf(page)).toEqual([]);
  // The text edited for one person stays while they are skipped.
  await page.getByRole('button', { name: 'Défaire pour Bénévole 08' }).click();
  await page.getByLabel('Texte prêt').fill('Bonjour, à samedi.');
  await page.getByRole('button', { name: 'Passer' }).click();
  await expect(page.getByRole('heading', { name: 'Bénévole 08' })).toBeVisible();
  await page.getByRole('button', { name: 'Passer' }).click();
  await expect(page.getByRole('heading', { name: 'Bénévole 07' })).toBeVisible();
  await expect(page.getByLabel('Texte prêt')).toHaveValue('Bonjour, à samedi.');
});

test('a message is written for later, changed and withdrawn before it is sent', async ({ browser, byMail: made }) => {
  const page = await pageOf(browser, made);
  // The hour is chosen before the page's script arrives.
  const letScriptsCome = await withoutScriptsYet(page);
  await page.goto(`${made.desk}/messages?who=all`, { waitUntil: 'commit' });
  await page.getByLabel('Quand').fill('2026-05-24T09:30');
  letScriptsCome();
  await page.getByRole('button', { name: 'Prévoir l’envoi aux 40' }).click();
  await expect(page.getByText('l’heure d’envoi est passée')).toBeVisible();
  // What was typed survives a reload, and another choice of recipients.
  await expect(page.getByLabel('Quand')).toHaveValue('2026-05-24T09:30');
  await page.getByLabel('Objet de l’e-mail').fill('Samedi');
  await page.goto(`${made.desk}/messages?who=unanswered`);
  await page.goto(`${made.desk}/messages?who=all`);
  await expect(page.getByText('Texte retrouvé')).toBeVisible();
  await expect(page.getByLabel('Objet de l’e-mail')).toHaveValue('Samedi');
  await expect(page.getByLabel('Quand')).toHaveValue('2026-05-24T09:30');
  await page.getByLabel('Quand').fill('2026-05-26T23:30');
  await page.getByRole('button', { name: 'Prévoir l’envoi aux 40' }).click();
  await expect(page.getByRole('heading', { name: 'Changer le message ou l’heure' })).toBeVisible();
  // Nobody is woken: it is sent the morning after that night.
  await expect(page.getByLabel('Quand')).toHaveValue('2026-05-27T08:00');
  expect(await violationsOf(page)).toEqual([]);
  await page.getByLabel('Texte en français').fill('Rendez-vous samedi, [nom]');
  await page.reload();
  await expect(page.getByLabel('Texte en français')).toHaveValue('Rendez-vous samedi, [nom]');
  await page.getByRole('button', { name: 'Garder ces changements' }).click();
  await expect(page.getByText('C’est changé.')).toBeVisible();
  expect(rowsIn(made, t.sentMessages)).toMatchObject([
    { text: { fr: 'Rendez-vous samedi, [nom]' }, heldUntil: '2026-05-27T06:00:00.000Z' },
  ]);

  // A message that was saved or sent is no longer kept as unsaved text.
  await expect(page.getByText('Texte retrouvé')).toHaveCount(0);
  await page.reload();
  await expect(page.getByText('Texte retrouvé')).toHaveCount(0);
  await page.goto(`${made.desk}/messages?who=all`);
  await expect(page.getByLabel('Objet de l’e-mail')).toHaveValue('');
  const held = page.getByRole('region', { name: 'À envoyer' });
  await expect(held).toContainText('Part tout seul');
  await held.getByRole('button', { name: 'Ne pas envoyer' }).click();
  // The message keeps its place, so that no second press sends the next one, nor takes this back.
  await expect(page.getByText('Rien ne sera envoyé.')).toBeVisible();
  const undo = held.getByRole('button', { name: 'Défaire' });
  await expect(undo).toBeVisible();
  await expect(undo).not.toBeFocused();
  await undo.click();
  await held.getByRole('button', { name: 'Ne pas envoyer' }).click();
  await expect(held).toContainText('Ne partira pas.');
  expect(made.mails).toEqual([]);
});
