import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import { databaseFile, openDatabase } from '#db/client.ts';
import { randomFrom } from '#db/testing.ts';
import { cancelEvent } from '#lib/events/mutations.ts';
import { type EventRoot, readEvent } from '#lib/events/root.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { releaseHistory } from '#lib/programme/released.ts';
import { refuseWrites, smallDisk } from './disk.ts';
import {
  alert,
  draftTitle,
  type Evening,
  expectKept,
  expectSaved,
  expectWaiting,
  formAddress,
  locales,
  loseAnswer,
  openDesk,
  PUBLISHED,
  publicAddresses,
  SOUND,
  save,
  soundness,
  test,
  title,
  titlesWritten,
} from './evening.ts';
import { expect } from './fixtures.ts';
import { prepareKill } from './kill.ts';
import { postedForm, postForm } from './posted-form.ts';
import { type Started, serve } from './server.ts';

// publish.spec.ts tests a double click on « Publier » and publishing from two tabs.

const unanswered = { fr: 'Le serveur n’a pas répondu', en: 'The server did not answer' };
const busy = { fr: 'Un autre programme occupe la base de données', en: 'Another program is holding the database' };
const full = { fr: 'Le disque du serveur est plein', en: 'The server’s disk is full' };
const readOnly = { fr: 'Le dossier des données ne peut pas être écrit', en: 'The data folder cannot be written' };

/** Each kill needs a start of the server; KILLS=20 tests longer. */
const KILLS = Number(process.env.KILLS ?? 3);
/** So many of them also interrupt a publication. */
const PUBLICATIONS = 3;

/** A change to publish. */
const cancel = ({ look, actor, slug }: Evening, { id }: EventRoot) =>
  look((db) => {
    const act = { version: 1, clientKey: null, reason: { fr: 'La copie est bloquée.' } };
    const festival = authorizeFestival(actor, slug, 'schedule', db);
    expect(cancelEvent(festival, id, act, PUBLISHED)).toMatchObject({ ok: true });
  });

/** The button that publishes. */
const submit = (page: Page) => page.getByRole('button', { name: /^Publier (la version|seulement)/ });

const publishAddress = ({ lanterne, slug }: Evening) => `${lanterne().url}/fr/organise/${slug}/publish`;

/** The page on which a change to this séance can be published, with a word to the public. */
async function readyToPublish(browser: Browser, evening: Evening, event: EventRoot): Promise<Page> {
  cancel(evening, event);
  const page = await openDesk(browser, evening, publishAddress(evening));
  await page.getByLabel('En français').fill('Un mot au public');
  return page;
}

/** These versions are there, each once. */
function expectPublishedOnce({ look, festivalId }: Evening, number: number): void {
  const numbers = look((db) => releaseHistory(festivalId, db).map((release) => release.number));
  expect(numbers).toEqual(Array.from({ length: number }, (_, index) => number - index));
  expect(look(soundness)).toEqual(SOUND);
}

/** The séances whose change the public hears of. */
const shownOf = ({ events }: Evening) =>
  events.filter((event) => event.visibility === 'public' && event.startsAt !== null);

test('a server killed again and again during saves and publications loses no acknowledged save, and writes nothing twice', async ({
  begin,
  browser,
}) => {
  test.setTimeout(300_000);
  const random = randomFrom(20);
  const evening = await begin({ events: 2 });
  const { look, events, signedIn } = evening;
  // Another festival of the same server, which is published while this one is saved.
  const published = await begin({ events: 6 });
  const changes = shownOf(published).slice(0, PUBLICATIONS);
  expect(changes).toHaveLength(PUBLICATIONS);
  const forms = await Promise.all(events.map((_, at) => postedForm(browser, signedIn, formAddress(evening, at))));
  const acknowledged: string[] = [];

  for (let round = 1; round <= KILLS; round += 1) {
    const change = changes[round - 1];
    if (change) cancel(published, change);
    const toPublish = publishAddress(published);
    const publication = change && (await postedForm(browser, signedIn, toPublish, 'form:has([name="expected"])'));
    const publish = () => postForm(toPublish, signedIn, publication ?? [], { 'note.fr': 'Un mot au public' });
    const kill = prepareKill(evening.lanterne());
    const versions = look((db) => events.map((event) => readEvent(db, event.festivalId, event.id)?.version ?? 0));
    let isOver = false;
    // One tab for each séance, which saves again as soon as it is answered.
    const saveOn = async (at: number, hasAnswered: () => void) => {
      for (let turn = 0; ; turn += 1) {
        const name = `Titre ${round}-${at}-${turn}`;
        const version = String((versions[at] ?? 0) + turn);
        const changed = { 'title.fr': name, version, clientKey: randomUUID() };
        try {
          const page = await postForm(formAddress(evening, at), signedIn, forms[at] ?? [], changed);
          if (!/role="status"[\s\S]{0,600}C’est enregistré/.test(page))
            throw new Error(`${name} was not saved: ${page}`);
          acknowledged.push(name);
          hasAnswered();
        } catch (error) {
          if (isOver) return;
          throw error;
        }
      }
    };
    let tabs: Promise<unknown> = Promise.resolve();
    // A server that has just started is slow, so time is counted from its first answer.
    await new Promise<void>((hasAnswered, fail) => {
      tabs = Promise.all(events.map((_, at) => saveOn(at, hasAnswered)));
      tabs.catch(fail);
    });
    const answered = publication && publish().catch(() => 'nothing');
    await Promise.race([wait(random() * 300), tabs]);
    isOver = true;
    await kill();
    await Promise.all([tabs, answered]);
    expect(look(soundness)).toEqual(SOUND);
    await evening.restart();
    if (publication) {
      // The festival was published once before the test.
      expect(await publish()).toContain(`La version ${round + 1} est publiée.`);
      expectPublishedOnce(published, round + 1);
    }
  }

  const written = titlesWritten(evening);
  expect(acknowledged.filter((name) => !written.includes(name))).toEqual([]);
  expect(new Set(written).size).toBe(written.length);
  // Besides acknowledged saves there may be one more for each tab that a kill interrupted.
  expect(written.length - acknowledged.length).toBeLessThanOrEqual(KILLS * events.length);
  for (const at of events.keys())
    expect(draftTitle(evening, at)).toBe(written.findLast((name) => name.split('-')[1] === String(at)));
  test.info().annotations.push({ type: 'saves', description: `${acknowledged.length} of ${written.length}` });
});

test.describe('a server that ends while a form is open', () => {
  test('leaves the text in the form and says so, and the save is done once it is back', async ({ begin, browser }) => {
    const evening = await begin();
    const pages = await Promise.all(
      locales.map((locale, which) => openDesk(browser, evening, formAddress(evening, which, locale))),
    );
    for (const page of pages) await title(page).fill('Tapé avant');
    await prepareKill(evening.lanterne())();
    for (const [which, page] of pages.entries()) {
      await save(page);
      await expectKept(page, unanswered, locales[which] ?? 'fr', 'Tapé avant');
    }
    await evening.restart();
    for (const [which, page] of pages.entries()) {
      await save(page);
      await expectSaved(page);
      expect(draftTitle(evening, which)).toBe('Tapé avant');
      await page.context().close();
    }
  });

  test('has saved a repeated post once, and never reports text as saved that was typed afterwards', async ({
    begin,
    browser,
  }) => {
    const evening = await begin();
    const page = await openDesk(browser, evening, formAddress(evening, 0));
    await title(page).fill('Une fois');
    await loseAnswer(page);
    await save(page);
    await expectKept(page, unanswered, 'fr', 'Une fois');
    expect(titlesWritten(evening)).toEqual(['Une fois']);
    await save(page);
    await expectSaved(page);
    expect(titlesWritten(evening)).toEqual(['Une fois']);

    await title(page).fill('Deux fois');
    await loseAnswer(page);
    await save(page);
    await expectKept(page, unanswered, 'fr', 'Deux fois');
    await title(page).fill('Deux fois et un mot');
    await save(page);
    // Another save than the one whose answer was lost: the reader is told of that one, and the text
    // is kept.
    await expect(alert(page)).toContainText('Vous avez modifié cette fiche');
    await expect(title(page)).toHaveValue('Deux fois et un mot');
    await save(page);
    await expectSaved(page);
    expect(draftTitle(evening, 0)).toBe('Deux fois et un mot');
    await page.context().close();
  });
});

test('a publication whose answer was lost is made once when it is posted again', async ({ begin, browser }) => {
  const evening = await begin({ events: 6 });
  const [event] = shownOf(evening) as [EventRoot];
  const page = await readyToPublish(browser, evening, event);
  await loseAnswer(page);
  await submit(page).click();
  await expect(alert(page)).toContainText(unanswered.fr);
  await expect(page.getByLabel('En français')).toHaveValue('Un mot au public');
  await submit(page).click();
  await expect(page.getByText('La version 2 est publiée.')).toBeVisible();
  expectPublishedOnce(evening, 2);
  await page.context().close();
});

test('while another program locks the database for three seconds a save waits, and nobody else; after longer, the save says so', async ({
  begin,
  browser,
}) => {
  const evening = await begin();
  const cookie = evening.signedIn.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const pages = await Promise.all(
    locales.map((locale, which) => openDesk(browser, evening, formAddress(evening, which, locale))),
  );
  const [page] = pages as [Page, Page];
  const other = openDatabase(databaseFile(evening.dataFolder));
  await title(page).fill('Attendu');
  other.$client.exec('begin exclusive');
  const posted = page.waitForRequest((request) => request.method() === 'POST');
  await save(page);
  await posted;
  const others = [`${evening.lanterne().url}/api/health`, formAddress(evening, 1)];
  const askedAfter = async (milliseconds: number) => {
    await wait(milliseconds);
    const asked = [...publicAddresses(evening), ...others].map(async (address) => {
      expect([address, (await fetch(address, { headers: { cookie } })).status]).toEqual([address, 200]);
    });
    await Promise.all(asked);
  };
  // While the server waits to save, it answers nobody until its patience ends. All at the same
  // time, so that on a busy machine they fall into that time.
  await Promise.all([askedAfter(0), askedAfter(1000), wait(3000)]);
  await expectWaiting(page);
  other.$client.exec('rollback');
  await expectSaved(page);
  expect(draftTitle(evening, 0)).toBe('Attendu');

  other.$client.exec('begin exclusive');
  for (const form of pages) await title(form).fill('Trop long');
  for (const form of pages) await save(form);
  for (const [which, form] of pages.entries()) await expectKept(form, busy, locales[which] ?? 'fr', 'Trop long');
  other.$client.exec('rollback');
  other.$client.close();
  for (const [which, form] of pages.entries()) {
    await save(form);
    await expectSaved(form);
    expect(draftTitle(evening, which)).toBe('Trop long');
    await form.context().close();
  }
});

/** What a start prints that must fail. */
const refusal = (start: Promise<Started>) =>
  start.then(
    async (started) => `Lanterne started and ended with ${await started.stop()}.`,
    (error) => String(error),
  );

test('a full disk makes saves fail with a sentence, still serves the public, loses nothing and accepts saves afterwards', async ({
  beginIn,
  browser,
}) => {
  const disk = smallDisk(24);
  test.skip(disk === null, 'This system does not let the test mount a small disk.');
  if (!disk) return;
  try {
    const evening = await beginIn(disk.folder);
    const { look } = evening;
    const lanterne = evening.lanterne();
    const pages = await Promise.all(
      locales.map((locale, which) => openDesk(browser, evening, formAddress(evening, which, locale))),
    );
    // The log starts anew, so that the next save needs room.
    look((db) => db.$client.pragma('wal_checkpoint(truncate)'));
    disk.fill();
    for (const [which, page] of pages.entries()) {
      await title(page).fill('Pas de place');
      await save(page);
      await expectKept(page, full, locales[which] ?? 'fr', 'Pas de place');
    }
    for (const address of [...publicAddresses(evening), `${lanterne.url}/api/health`])
      expect([address, (await fetch(address)).status]).toEqual([address, 200]);
    disk.free();
    for (const page of pages) {
      await save(page);
      await expectSaved(page);
      await page.context().close();
    }
    await lanterne.stop();

    disk.fill();
    const noRoom = await refusal(serve({ dataFolder: disk.folder }));
    expect(noRoom).toContain('The server ended with 1:');
    expect(noRoom).toContain(`Le disque de ${disk.folder} est plein`);
    disk.free();
    expect(look(soundness)).toEqual(SOUND);
    expect(titlesWritten(evening)).toEqual(['Pas de place', 'Pas de place']);

    disk.makeReadOnly();
    const unwritable = await refusal(serve({ dataFolder: disk.folder }));
    expect(unwritable).toContain('The server ended with 1:');
    expect(unwritable).toContain(`Le dossier des données ${disk.folder} ne peut pas être écrit`);
  } finally {
    disk.remove();
  }
});

test('a disk that begins to refuse writes under a running server gives a sentence, and the text stays', async ({
  begin,
  browser,
}) => {
  const evening = await begin();
  const pages = await Promise.all(
    locales.map((locale, which) => openDesk(browser, evening, formAddress(evening, which, locale))),
  );
  const file = databaseFile(evening.dataFolder);
  const accept = refuseWrites([file, `${file}-wal`]);
  test.skip(accept === null, 'This file system does not let the test refuse writes to open files.');
  try {
    for (const [which, page] of pages.entries()) {
      await title(page).fill('Refusé');
      await save(page);
      await expectKept(page, readOnly, locales[which] ?? 'fr', 'Refusé');
    }
    for (const address of publicAddresses(evening))
      expect([address, (await fetch(address)).status]).toEqual([address, 200]);
  } finally {
    accept?.();
  }
  for (const [which, page] of pages.entries()) {
    await save(page);
    await expectSaved(page);
    expect(draftTitle(evening, which)).toBe('Refusé');
    await page.context().close();
  }
  expect(evening.look(soundness)).toEqual(SOUND);
});
