import { eq } from 'drizzle-orm';
import { describe, expect, it, vi } from 'vitest';
import type { Db } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { festivals, hosts, releases } from '#db/schema/index.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { publicAddress } from '#lib/addresses/public-address.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { documentFacetsOf } from '#lib/programme/facets.ts';
import { keeping } from '#lib/programme/filters.ts';
import { publicUrl } from '#lib/programme/own-host.ts';
import { packDocument } from '#lib/programme/packed.ts';
import { renewEarlierEditions } from '#lib/programme/public-key.ts';
import { freeze } from '#lib/programme/release.ts';
import { releasedBySlug } from '#lib/programme/released.ts';
import { publishExample } from '../../e2e/example.ts';
import { tellLive } from '../../e2e/live-facts.ts';
import { drawnByKey, drawnBySlug, drawnOfKey, nextEditionOf, OVER } from './queries.ts';

const NOON = '2026-06-06T12:00:00.000Z';

function festival() {
  const db = openTestDb();
  publishExample(db, 'ecrans-ouverts', 'aaaaaaaaaaaaaaaa');
  return db;
}

describe('what pages are drawn from', () => {
  it('is the release alone if there are no live facts', () => {
    const db = festival();
    expect(drawnByKey('aaaaaaaaaaaaaaaa', NOON, db)).toEqual(releasedBySlug('ecrans-ouverts', db));
  });

  it('is the release with the present live facts, with its own key, and the same object for all its pages', () => {
    const db = festival();
    tellLive(db, 'ecrans-ouverts', 'bbbbbbbbbbbbbbbb', [
      { event: 11, kind: 'delay', value: '15', until: '2026-06-06T13:00:00.000Z' },
      { event: 10, kind: 'availability', value: 'places' },
    ]);
    expect(drawnByKey('aaaaaaaaaaaaaaaa', NOON, db)).toBeNull();
    const drawn = drawnByKey('bbbbbbbbbbbbbbbb', NOON, db)?.document;
    expect([...(drawn?.live?.events ?? [])]).toEqual([
      [11, { delay: 15, places: null, notices: [] }],
      [10, { delay: null, places: 'places', notices: [] }],
    ]);
    expect(drawnBySlug('ecrans-ouverts', NOON, db)?.document).toBe(drawn);
    const later = drawnBySlug('ecrans-ouverts', '2026-06-06T14:00:00.000Z', db)?.document;
    expect([...(later?.live?.events.keys() ?? [])]).toEqual([10]);
  });

  it('says that the festival is over at an address of an ended festival, and for a search once its last night has passed', () => {
    const db = festival();
    const [during, after] = [NOON, '2026-06-08T03:00:00.000Z'];
    expect(drawnOfKey('aaaaaaaaaaaaaaaa', after, db)?.document.isOver).toBeUndefined();
    const over = drawnOfKey(`aaaaaaaaaaaaaaaa${OVER}`, after, db)?.document;
    expect(over?.isOver).toBe(true);
    expect(drawnOfKey(`aaaaaaaaaaaaaaaa${OVER}`, after, db)?.document).toBe(over);
    expect(drawnBySlug('ecrans-ouverts', after, db)?.document).toBe(over);
    expect(drawnBySlug('ecrans-ouverts', during, db)?.document.isOver).toBeUndefined();
  });

  it('contains the sign-up page while it is open, as the same object for every page', () => {
    const db = festival();
    const festivalId = releasedBySlug('ecrans-ouverts', db)?.festivalId ?? 0;
    const drawn = () => drawnBySlug('ecrans-ouverts', NOON, db)?.document;
    expect(drawn()?.isJoinable).toBeUndefined();
    db.insert(t.volunteerSettings).values({ festivalId, joining: 'on' }).run();
    expect(drawn()?.isJoinable).toBe(true);
    expect(drawn()).toBe(drawn());
    db.update(t.volunteerSettings).set({ joining: 'off' }).run();
    expect(drawn()?.isJoinable).toBeUndefined();
  });

  it('contains nothing of another festival', () => {
    const db = festival();
    publishExample(db, 'elsewhere', 'cccccccccccccccc');
    tellLive(db, 'elsewhere', 'dddddddddddddddd', [{ event: 10, kind: 'availability', value: 'full' }]);
    expect(drawnBySlug('ecrans-ouverts', NOON, db)?.document.live).toBeUndefined();
  });

  it('lets visitors filter by places while places are announced', () => {
    const db = festival();
    const tail = () => {
      const found = publicAddress('fr', 'ecrans-ouverts', [], new URLSearchParams('places=free'), db, NOON);
      return found.kind === 'page' ? found.tail : found;
    };
    expect(tail()).toBe('');
    tellLive(db, 'ecrans-ouverts', 'bbbbbbbbbbbbbbbb', [
      { event: 10, kind: 'availability', value: 'places' },
      { event: 11, kind: 'availability', value: 'full' },
      { event: 12, kind: 'availability', value: 'last-places' },
    ]);
    expect(tail()).toBe('/list/places-free');
    const document = drawnBySlug('ecrans-ouverts', NOON, db)?.document;
    if (!document) throw new Error('Nothing is drawn.');
    expect(documentFacetsOf(document).values.places).toEqual(['free']);
    expect(document.events.filter(keeping(document, ['places-free']) ?? (() => true)).map((e) => e.number)).toEqual([
      10, 12,
    ]);
  });

  it('leaves the release that calendars read unchanged', () => {
    const db = festival();
    const before = releasedBySlug('ecrans-ouverts', db);
    tellLive(db, 'ecrans-ouverts', 'bbbbbbbbbbbbbbbb', [{ event: 10, kind: 'delay', value: '45' }]);
    const after = releasedBySlug('ecrans-ouverts', db);
    expect(after?.document).toEqual(before?.document);
    expect(after?.sha256).toBe(before?.sha256);
  });
});

const AT = '2026-05-01T10:00:00.000Z';

function edition(db: Db, slug: string, previousId: number | null) {
  const { festivalId } = makeFestival(db, { events: 2, rooms: 1, days: 1, seed: 1, slug });
  db.update(festivals).set({ previousId }).where(eq(festivals.id, festivalId)).run();
  return festivalId;
}

function publish(db: Db, festivalId: number) {
  const documents = freeze(loadDraft(festivalId, db), null, { number: 1, at: AT });
  const [shown, team] = [packDocument(documents.public), packDocument(documents.team)];
  const bytes = { publicDocument: shown.bytes, publicSha256: shown.sha256, teamDocument: team.bytes };
  db.insert(releases)
    .values({ festivalId, number: 1, at: AT, ...bytes, teamSha256: team.sha256 })
    .run();
  return documents.public.festival;
}

describe('the next edition', () => {
  it('is announced once it is public, the last of several that follow, with the facts of its release', () => {
    const db = openTestDb();
    const nextOf = (festivalId: number, host: string | null = null) => nextEditionOf({ festivalId, host }, db);
    const first = edition(db, 'first', null);
    const second = edition(db, 'second', first);
    edition(db, 'aside', null);
    expect(nextOf(first)).toBeNull();
    const { name, startsOn, endsOn } = publish(db, second);
    db.update(festivals)
      .set({ name: { fr: 'Brouillon' } })
      .where(eq(festivals.id, second))
      .run();
    expect(nextOf(first)).toEqual({ slug: 'second', name, startsOn, endsOn });
    const third = edition(db, 'third', second);
    expect(nextOf(first)?.slug).toBe('second');
    publish(db, third);
    expect([first, second, third].map((id) => nextOf(id)?.slug)).toEqual(['third', 'third', undefined]);
    // If it has another host name than the former edition, this is stated.
    expect(nextOf(first, 'lueurs.example.org')?.url).toBe(publicUrl(null));
    db.insert(hosts)
      .values({ host: 'suite.example.org', festivalId: third, askedAt: AT, allowedAt: AT, answeredAt: AT })
      .run();
    expect(nextOf(first)?.url).toBe(publicUrl('suite.example.org'));
    expect(nextOf(first, 'suite.example.org')?.url).toBeUndefined();
    // Plain files lead there too, where a server is known to answer.
    vi.stubEnv('LANTERNE_SITE', 'https://asso.example/2026');
    expect(nextOf(first)?.url).toBeUndefined();
    vi.stubEnv('LANTERNE_URL', 'https://lanterne.example.org');
    expect(nextOf(first)?.url).toBe('https://suite.example.org');
    vi.unstubAllEnvs();
    // Nobody can create a circle; this one would not hang either.
    db.update(festivals).set({ previousId: third }).where(eq(festivals.id, first)).run();
    expect(nextOf(first)?.slug).toBe('third');
  });

  it('changes the pages of the editions before it, and of no other festival', () => {
    const db = openTestDb();
    const first = edition(db, 'first', null);
    const second = edition(db, 'second', first);
    const third = edition(db, 'third', second);
    edition(db, 'aside', null);
    const keys = () => db.select({ slug: festivals.slug, key: festivals.publicKey }).from(festivals).all();
    const before = keys();
    db.transaction((tx) => renewEarlierEditions(tx, third));
    const changed = keys().filter(({ key }, i) => key !== before[i]?.key);
    expect(changed.map(({ slug }) => slug)).toEqual(['first', 'second']);
  });
});
