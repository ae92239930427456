import ICAL from 'ical.js';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type Db, write } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { endServedDb, openTestDb, serveDb } from '#db/testing.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { breachesOfXml } from '#lib/feeds/schedule-rules-testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import type { DocumentPicture } from '#lib/model/documents.ts';
import { withdrawPicture } from '#lib/pictures/published.ts';
import { nameOfHash } from '#lib/pictures/sizes.ts';
import { renewPublicKey } from '#lib/programme/public-key.ts';
import { exampleDocument, examplePicture } from '#lib/programme/testing.ts';
import { publishExample } from '../../e2e/example.ts';
import { OUTLETS, SITE } from './outlets-testing.ts';

const hashOf = (letter: string) => letter.repeat(64);
const still = (letter: string, changes: Partial<DocumentPicture>) =>
  examplePicture(hashOf(letter), { use: 'still', width: 1200, height: 800, ...changes });

/** Each picture is named by the letter its hash is made of. */
const PICTURES: readonly DocumentPicture[] = [
  still('a', { of: 'film:4', alt: { fr: 'Une mine & « sa » vallée', en: 'A mine' }, credit: 'Awa <Diop>' }),
  still('b', { of: 'person:8', use: 'portrait', alt: { fr: 'Zoé Laurent' } }),
  still('c', { of: 'venue:1', use: 'view' }),
  still('d', { of: 'room:2', use: 'view' }),
  still('e', { use: 'head', of: 'festival' }),
  examplePicture(hashOf('f')),
  // One only for the press, then those only for paper.
  still('0', { of: 'film:4', purposes: ['press'] }),
  still('1', { of: 'film:7', purposes: ['print'], credit: 'Inès Roy' }),
  still('3', { use: 'poster', purposes: ['print'] }),
  examplePicture(hashOf('4'), { purposes: ['print'] }),
  // A still of a film that may not be named in séance 12.
  still('2', { of: 'film:5' }),
];

let db: Db;
beforeEach(() => {
  vi.stubEnv('LANTERNE_URL', SITE);
  db = openTestDb();
  serveDb(db);
  const pictures = [...PICTURES];
  publishExample(db, 'nel', 'picturespictures', { pictures });
  const events = exampleDocument().events.map((event) =>
    event.number === 10
      ? { ...event, sequence: 4, startsAt: '2026-06-06T09:40', startInstant: '2026-06-06T07:40:00.000Z' }
      : event,
  );
  publishExample(db, 'nel', 'picturespicturet', { pictures, events, number: 4 });
});
afterEach(() => {
  endServedDb();
  vi.unstubAllEnvs();
});

const textOf = async (outlet: string) => {
  const answer = await OUTLETS[outlet]?.();
  expect(answer?.status, outlet).toBe(200);
  // Unfolded, as a calendar program reads it.
  return (await answer?.text())?.replaceAll('\r\n ', '') ?? '';
};
const lettersIn = (text: string) =>
  ['a', 'b', 'c', 'd', 'e', 'f', '0', '1', '2', '3', '4']
    .filter((letter) => text.includes(nameOfHash(hashOf(letter))))
    .join('');
const linkedIn = (html: string) =>
  JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? '');
const addressOf = (letter: string, width: number) => `${SITE}/pictures/nel/${nameOfHash(hashOf(letter))}-${width}.webp`;

it('are shown by one rule: those for the site, and none beside a title that may not be named', async () => {
  const found: Record<string, string> = {};
  for (const outlet of Object.keys(OUTLETS)) found[outlet] = lettersIn(await textOf(outlet));
  expect(found).toMatchObject({
    screen: 'abf',
    embed: 'ab',
    // Printed pages show the pictures given for paper, and no others.
    pocket: '134',
    grid: '4',
    door: '4',
    'programme.ics': 'abf',
    'changes.atom': 'af',
    'schedule.xml': 'abf',
    'schedule.json': 'abf',
    // The film's own page shows its picture; the séance that keeps a film secret shows none.
    api: 'abcdef2',
  });
  // The logo and the first picture stand above every page of a programme.
  expect(found.press?.replace('f', '')).toBe('0');
  const { pocket, grid, door, press: _, ...onScreens } = found;
  expect(Object.values(onScreens).join('')).not.toMatch(/[0134]/);
  expect([pocket, grid, door].join('')).not.toMatch(/0/);
  expect(await textOf('pocket')).toContain('Inès Roy</p>');
});

it('are described to search engines with their author and absolute address', async () => {
  const film = linkedIn(await textOf('film'))['@graph'][0];
  const image = { '@type': 'ImageObject', contentUrl: addressOf('a', 960), caption: 'Une mine & « sa » vallée' };
  expect(film.image).toEqual([{ ...image, creditText: 'Awa <Diop>' }]);
  const event = linkedIn(await textOf('séance'))['@graph'][0];
  expect(event.image).toEqual([film.image[0], expect.stringMatching(/\/events\/10-terre-rare\/image\.png\?v=/)]);
  for (const [outlet, letter] of [
    ['person', 'b'],
    ['venue', 'c'],
    ['room', 'd'],
  ] as const)
    expect(linkedIn(await textOf(outlet))['@graph'][0].image[0].contentUrl).toBe(addressOf(letter, 960));
  expect(linkedIn(await textOf('home')).image[0].contentUrl).toBe(addressOf('e', 960));
});

it('are in calendars where their programs read them, of the séance and of the whole', async () => {
  const text = await ((await OUTLETS['programme.ics']?.())?.text() ?? '');
  const calendar = new ICAL.Component(ICAL.parse(text));
  expect(text.replaceAll('\r\n ', '')).toContain(
    `IMAGE;VALUE=URI;DISPLAY=BADGE;FMTTYPE=image/webp:${addressOf('a', 480)}\r\n`,
  );
  const imageOf = (component: InstanceType<typeof ICAL.Component>) => component.getFirstPropertyValue('image');
  expect(imageOf(calendar)).toBe(addressOf('f', 480));
  const events = calendar.getAllSubcomponents('vevent');
  const images = new Map(events.map((one) => [String(one.getFirstPropertyValue('summary')), imageOf(one)]));
  expect([images.get('Terre rare'), images.get('Trois films')]).toEqual([addressOf('a', 480), null]);
});

it('are in the other files whose formats have a place for them', async () => {
  const xml = await textOf('schedule.xml');
  expect(breachesOfXml(xml)).toEqual([]);
  expect(xml).toContain(`<logo>${addressOf('f', 480)}</logo>`);
  const atom = await textOf('changes.atom');
  const image = `<img src="${addressOf('a', 960)}" width="960" height="640" alt="Une mine &amp; « sa » vallée"/>`;
  expect(atom).toContain(`<p>${image}</p>`);
  expect(atom).toContain('Awa &lt;Diop&gt;');
  const programme = JSON.parse(await textOf('api'));
  expect(programme.films[0].pictures[0]).toEqual({
    use: 'still',
    alt: { fr: 'Une mine & « sa » vallée', en: 'A mine' },
    credit: 'Awa <Diop>',
    until: null,
    colour: '#ffffff',
    focal: [50, 50],
    sizes: [
      [240, 160],
      [480, 320],
      [960, 640],
    ].map(([width = 0, height]) => ({
      width,
      height,
      webp: addressOf('a', width),
      avif: addressOf('a', width).replace('.webp', '.avif'),
    })),
  });
  const pictureOf = (number: number) =>
    programme.events.find((event: { number: number }) => event.number === number).picture;
  expect([pictureOf(10)?.sizes.length, pictureOf(12)]).toEqual([3, null]);
});

it('that are withdrawn are in none of them at the next request', async () => {
  const festivalId = db.select().from(t.festivals).get()?.id ?? 0;
  const row = { use: 'still', hash: hashOf('a'), format: 'png', width: 1200, height: 800, bytes: 1 } as const;
  const id = write(db, (tx) => {
    for (const picture of PICTURES)
      tx.insert(t.publishedPictures).values({ festivalId, hash: picture.hash, format: picture.format }).run();
    return tx
      .insert(t.pictures)
      .values({ ...row, festivalId, colour: '#ffffff', createdAt: '2026-05-01T10:00:00.000Z' })
      .returning()
      .get().id;
  });
  const outlets = Object.keys(OUTLETS);
  const before = await Promise.all(outlets.map(async (outlet) => lettersIn(await textOf(outlet))));
  const actor = makeAccount(db, 'Camille', { isAdministrator: true });
  withdrawPicture(authorizeFestival(actor, 'nel', 'publish', db), id, '2026-05-21T10:00:00.000Z', (tx) =>
    renewPublicKey(tx, festivalId),
  );
  const after = await Promise.all(outlets.map(async (outlet) => lettersIn(await textOf(outlet))));
  expect(before.filter((letters) => letters.includes('a')).length).toBeGreaterThan(6);
  expect(after).toEqual(before.map((letters) => letters.replace('a', '')));
});
