import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { write } from '#db/client.ts';
import type { PicturePurpose } from '#db/enums.ts';
import { festivals, hosts, publishedPictures, releases, withdrawnNames } from '#db/schema/index.ts';
import { openTestDb } from '#db/testing.ts';
import { listedFestivals } from '#lib/festivals/queries.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import { exampleDocument, exampleEvent, examplePicture } from '#lib/programme/testing.ts';
import { MAX_URLS, sitemapPieces, writeSitemapIndex } from './sitemap.ts';

const writeSitemap = (document: PublicDocument, url: string, changedAt = document.publishedAt) =>
  [...sitemapPieces({ document, changedAt }, url)].join('');

const URL = 'https://site.example';
const urlsOf = (xml: string) =>
  Array.from(xml.matchAll(/<loc>(.*?)<\/loc><lastmod>(.*?)<\/lastmod>/g), ([, loc, at]) => [loc, at]);

describe('the sitemap of a festival', () => {
  const pages = [{ slug: 'presse', title: { fr: 'Presse' }, text: {}, isInNavigation: true, showsPartners: false }];
  const document = exampleDocument({ pages });
  const [earlier, later] = ['2026-05-01T10:00:00.000Z', '2026-05-22T10:00:00.000Z'];
  const events = document.events.map((event) => ({ ...event, changedAt: event.number === 15 ? later : earlier }));
  const xml = writeSitemap({ ...document, events }, URL);

  it('contains every page in both languages, each with the other and the default one beside it', () => {
    const paths = urlsOf(xml).map(([loc]) => loc?.replace(URL, ''));
    expect(new Set(paths).size).toBe(paths.length);
    // Three single pages, one of its own, four lists, two days, nine séances, four films, two
    // people, a theme, three rooms, two venues.
    expect(paths).toHaveLength(2 * (3 + 1 + 4 + 2 + 9 + 4 + 2 + 1 + 3 + 2));
    for (const path of [
      '/fr/festivals/ecrans-ouverts',
      '/en/festivals/ecrans-ouverts/events/10-rare-earth',
      '/fr/festivals/ecrans-ouverts/themes/extraction',
      '/en/festivals/ecrans-ouverts/pages/presse',
    ])
      expect(paths).toContain(path);
    expect(xml).toContain(
      '<xhtml:link rel="alternate" hreflang="en" href="https://site.example/en/festivals/ecrans-ouverts/events/10-rare-earth"/>' +
        '<xhtml:link rel="alternate" hreflang="x-default" href="https://site.example/fr/festivals/ecrans-ouverts/events/10-terre-rare"/>',
    );
  });

  it('says when a page last changed: a séance with its change, the others with the release, all after something was withdrawn', () => {
    const of = (pattern: RegExp) => new Set(urlsOf(xml).flatMap(([loc, at]) => (pattern.test(loc ?? '') ? [at] : [])));
    const withdrawn = urlsOf(writeSitemap(document, URL, '2026-06-01T10:00:00.000Z'));
    expect(new Set(withdrawn.map(([, at]) => at))).toEqual(new Set(['2026-06-01T10:00:00.000Z']));
    expect([of(/\/events\/15-/), of(/\/events\/10-/), of(/\/(days|films|people|venues|rooms|themes)\//)]).toEqual(
      [later, earlier, document.publishedAt].map((at) => new Set([at])),
    );
  });

  it('contains what is offered to the press', () => {
    const pressIn = (purposes: PicturePurpose[]) => {
      const pictures = [examplePicture('a', { purposes })];
      return urlsOf(writeSitemap({ ...document, pictures }, URL)).filter(([loc]) => loc?.endsWith('/press')).length;
    };
    expect([pressIn(['site']), pressIn(['site', 'press'])]).toEqual([0, 2]);
  });

  it('has a maximum size', () => {
    const many = Array.from({ length: 30_000 }, (_, i) => exampleEvent({ number: i + 1, title: { fr: 'x' } }));
    expect(urlsOf(writeSitemap({ ...document, events: many }, URL))).toHaveLength(MAX_URLS);
  });
});

it('lists published pages by address, and no demonstration', () => {
  const db = openTestDb();
  const publish = (slug: string, isDemonstration: boolean, ats: string[]) => {
    const row = {
      uid: slug,
      slug,
      startsOn: '2026-06-06',
      endsOn: '2026-06-07',
      publicKey: slug,
      isDemonstration,
      createdAt: 'd',
    };
    const { id } = write(db, (tx) => tx.insert(festivals).values(row).returning().get());
    const bytes = { publicDocument: Buffer.from(''), publicSha256: '', teamDocument: Buffer.from(''), teamSha256: '' };
    for (const [i, at] of ats.entries())
      write(db, (tx) =>
        tx
          .insert(releases)
          .values({ festivalId: id, number: i + 1, at, ...bytes })
          .run(),
      );
  };
  publish('b', false, ['2026-05-01T10:00:00.000Z', '2026-05-02T10:00:00.000Z']);
  publish('demo', true, ['2026-05-01T10:00:00.000Z']);
  publish('draft', false, []);
  publish('a', false, ['2026-05-03T10:00:00.000Z']);
  const at = '2026-05-04T10:00:00.000Z';
  const gone = { festivalId: 1, uid: 'zoe', number: 1, formerNames: ['Zoé'], at };
  db.insert(withdrawnNames).values(gone).run();
  const ended = '2026-05-05T10:00:00.000Z';
  const named = db.select({ id: festivals.id }).from(festivals).where(eq(festivals.slug, 'a')).get();
  db.insert(publishedPictures)
    .values({ festivalId: named?.id ?? 0, hash: 'h', format: 'jpeg', endedAt: ended })
    .run();
  const [hostAt, host] = ['2026-05-06T10:00:00.000Z', 'own.example'];
  const told = { host, askedAt: at, allowedAt: at, answeredAt: hostAt };
  db.insert(hosts)
    .values({ festivalId: named?.id ?? 0, ...told })
    .run();
  expect(urlsOf(writeSitemapIndex(listedFestivals(db), URL))).toEqual([
    [`${URL}/sitemap-a.xml`, hostAt],
    [`${URL}/sitemap-b.xml`, at],
  ]);
});
