import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { deleteFilm } from '#lib/deletion/records.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { done } from '#lib/history/testing.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import { addPicture, editPicture, putPictureFirst, removePicture } from '#lib/pictures/mutations.ts';
import { endPictures, withdrawPicture } from '#lib/pictures/published.ts';
import { pictureNamed, picturesOf } from '#lib/pictures/queries.ts';
import { pictureFormValues, pictureSchema } from '#lib/pictures/schema.ts';
import { nameOfHash } from '#lib/pictures/sizes.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import { indexDocument } from './document-index.ts';
import { republishRelease } from './mutations.ts';
import { unpackDocument } from './packed.ts';
import { pictureOfEvent } from './pictures-on.ts';
import { renewPublicKey } from './public-key.ts';
import { publishRelease } from './publish-testing.ts';
import { releaseDocuments, releasedBySlug, teamDocumentOf } from './released.ts';
import { publishSchema } from './schema.ts';

const NOW = '2026-05-01T10:00:00.000Z';
const BATCH = '5f0c2f0e-0000-4000-8000-00000000000a';
const hashOf = (letter: string) => letter.repeat(64);

function begin() {
  const db = openTestDb();
  const made = makeFestival(db, { events: 12, rooms: 2, days: 2, seed: 5 });
  const actor = { userId: made.userId, name: 'Camille', email: 'camille@example.org', isAdministrator: false };
  const [festival, publishing] = [
    authorizeFestival(actor, made.slug, 'schedule', db),
    authorizeFestival(actor, made.slug, 'publish', db),
  ];
  // A film that is shown.
  const film = db
    .select({ id: t.films.id, number: t.films.number })
    .from(t.films)
    .innerJoin(t.eventItems, eq(t.eventItems.filmId, t.films.id))
    .limit(1)
    .get();
  if (!film) throw new Error('no film');
  const add = (letter: string, use: 'still' | 'poster' = 'still', batch = BATCH) =>
    addPicture(
      festival,
      {
        subject: { kind: 'film', id: film.id },
        use,
        kept: {
          hash: hashOf(letter),
          format: 'jpeg',
          width: 1000,
          height: 600,
          bytes: 10,
          colour: '#112233',
          credit: '',
        },
        fileName: `secret-title-${letter}.jpg`,
      },
      { clientKey: null, batch },
      NOW,
    );
  const edit = (id: number, values: object) => {
    const picture = picturesOf(festival.id, db).find((one) => one.id === id);
    if (!picture) throw new Error('no picture');
    return done(editPicture(festival, id, pictureSchema.parse({ ...pictureFormValues(picture), ...values }), NOW));
  };
  const publish = (expected: number, now = NOW) => publishRelease(publishing, publishSchema.parse({ expected }), now);
  const shown = () => releasedBySlug(made.slug, db)?.document.pictures ?? [];
  return { ...made, db, festival, publishing, film, add, edit, publish, shown };
}

const given = { givenBy: 'Le distributeur', purposes: ['site'] };

it('is published only with a permission, only for its uses, and without the name of its file', () => {
  const { slug, db, add, edit, publish, shown, film, festival } = begin();
  const { id } = done(add('a'));
  expect(publish(0)).toMatchObject({ ok: true });
  expect(shown()).toEqual([]);
  expect(pictureNamed(festival.id, nameOfHash(hashOf('a')), db)).toMatchObject({ isPublished: false });
  edit(id, { ...given, alt: { fr: 'Une rue' }, focalX: '20' });
  expect(publish(1)).toMatchObject({ ok: true });
  expect(shown()).toEqual([
    {
      of: `film:${film.number}`,
      use: 'still',
      hash: hashOf('a'),
      format: 'jpeg',
      width: 1000,
      height: 600,
      colour: '#112233',
      alt: { fr: 'Une rue' },
      credit: '',
      focal: [20, 50],
      purposes: ['site'],
      until: null,
    },
  ]);
  expect(pictureNamed(festival.id, nameOfHash(hashOf('a')), db)).toMatchObject({ isPublished: true, isGone: false });
  const { public: document, team } = releaseDocuments(festival.id, undefined, db) ?? {};
  expect(JSON.stringify([document, team])).not.toContain('secret-title');
  expect(releasedBySlug(slug, db)?.document.pictures).toHaveLength(1);
});

it('is not published with a title that may not be announced', () => {
  const { db, add, edit, publish, shown, film } = begin();
  edit(done(add('a')).id, given);
  db.update(t.films).set({ announceable: 'no' }).where(eq(t.films.id, film.id)).run();
  publish(0);
  expect(shown()).toEqual([]);
});

it('is added with others as one act, one poster replacing another, and only once', () => {
  const { db, festival, add } = begin();
  const [a, b] = [done(add('a')), done(add('b'))];
  expect(done(add('a'))).toEqual({ ok: true, id: a.id, batch: null });
  const [c, d] = [done(add('c', 'poster')), done(add('d', 'poster'))];
  expect([a, b, c, d].map(({ batch }) => batch)).toEqual([BATCH, BATCH, BATCH, BATCH]);
  expect(picturesOf(festival.id, db).map(({ use, hash }) => [use, hash[0]])).toEqual([
    ['poster', 'd'],
    ['still', 'a'],
    ['still', 'b'],
  ]);
  const first = putPictureFirst(festival, b.id, NOW);
  expect(picturesOf(festival.id, db).map(({ hash }) => hash[0])).toEqual(['d', 'b', 'a']);
  expect(undoBatch(festival, first ?? '', NOW)).toMatchObject({ ok: true, left: [] });
  expect(undoBatch(festival, BATCH, NOW)).toMatchObject({ ok: true });
  expect(picturesOf(festival.id, db)).toEqual([]);
});

it('is added to no act about something else', () => {
  const { db, add, edit } = begin();
  const { id } = done(add('a'));
  const { batch } = edit(id, given);
  db.update(t.changes)
    .set({ entity: 'film' })
    .where(eq(t.changes.batch, batch ?? ''))
    .run();
  expect(done(add('b', 'still', batch ?? '')).batch).not.toBe(batch);
});

it('is deleted with its film, and restored with it', () => {
  const { db, festival, film, add } = begin();
  add('a');
  const uses = db.select().from(t.eventItems).where(eq(t.eventItems.filmId, film.id)).all();
  const deleted = deleteFilm(festival, { id: film.id, uses: new Set(uses.map(({ eventId }) => eventId)).size }, NOW);
  if (!deleted.ok) throw new Error('used');
  expect(picturesOf(festival.id, db)).toEqual([]);
  expect(undoBatch(festival, deleted.batch, NOW)).toMatchObject({ ok: true, left: [] });
  expect(picturesOf(festival.id, db).map(({ hash, filmId }) => [hash[0], filmId])).toEqual([['a', film.id]]);
});

it('that is withdrawn is removed from all releases for good', () => {
  const { slug, db, festival, publishing, add, edit, publish, shown } = begin();
  const { id } = done(add('a'));
  edit(id, given);
  edit(done(add('b')).id, given);
  publish(0);
  const before = releasedBySlug(slug, db);
  const batch = withdrawPicture(publishing, id, NOW, (tx) => renewPublicKey(tx, festival.id));
  const after = releasedBySlug(slug, db);
  expect(shown().map(({ hash }) => hash[0])).toEqual(['b']);
  expect([after?.publicKey === before?.publicKey, after?.sha256 === before?.sha256]).toEqual([false, false]);
  expect(releasedBySlug(slug, db)?.document).toBe(after?.document);
  expect(pictureNamed(festival.id, nameOfHash(hashOf('a')), db)).toMatchObject({ isGone: true });
  // Undone in the draft, it still does not come back in what was published.
  undoBatch(festival, batch, NOW);
  expect(pictureNamed(festival.id, nameOfHash(hashOf('a')), db)).toMatchObject({ isGone: true });
  expect(shown().map(({ hash }) => hash[0])).toEqual(['b']);
});

it('that is withdrawn or expired is in no earlier version, also for the team, and no publication takes it from there', () => {
  const { slug, db, festival, publishing, add, edit, publish, shown } = begin();
  const [a, b] = [done(add('a')), done(add('b'))];
  edit(a.id, given);
  edit(b.id, { ...given, until: '2026-05-03' });
  edit(done(add('c')).id, given);
  publish(0);
  db.update(t.festivals).set({ organiser: 'Another' }).where(eq(t.festivals.id, festival.id)).run();
  publish(1);
  const lettersIn = (number?: number) => {
    const { public: document, team } = releaseDocuments(festival.id, number, db) ?? {};
    return [document, team].map((one) => one?.pictures?.map(({ hash }) => hash[0]).join(''));
  };
  const inTeam = () =>
    teamDocumentOf(festival.id, db)
      ?.pictures?.map(({ hash }) => hash[0])
      .join('');
  expect([lettersIn(1), lettersIn(), inTeam()]).toEqual([['abc', 'abc'], ['abc', 'abc'], 'abc']);
  withdrawPicture(publishing, a.id, NOW, (tx) => renewPublicKey(tx, festival.id));
  endPictures(db, '2026-05-03T22:00:00.000Z', renewPublicKey);
  expect([lettersIn(1), lettersIn(), inTeam()]).toEqual([['c', 'c'], ['c', 'c'], 'c']);
  // Only one séance; everything else stays as it was public.
  const [event] = releasedBySlug(slug, db)?.document.events ?? [];
  db.update(t.events)
    .set({ title: { fr: 'Autre' } })
    .where(eq(t.events.number, event?.number ?? 0))
    .run();
  const later = '2026-05-04T10:00:00.000Z';
  const only = publishSchema.parse({ expected: 2, only: [event?.number ?? 0] });
  expect(publishRelease(publishing, only, later)).toMatchObject({ ok: true });
  expect(shown().map(({ hash }) => hash[0])).toEqual(['c']);
  expect(republishRelease(publishing, { number: 1, expected: 3, note: {}, clientKey: '' }, later)).toMatchObject({
    ok: true,
  });
  expect(shown().map(({ hash }) => hash[0])).toEqual(['c']);
  const frozen = db.select().from(t.releases).where(eq(t.releases.number, 4)).get();
  expect(frozen && unpackDocument<PublicDocument>(frozen.publicDocument).pictures).toHaveLength(1);
});

it('that is withdrawn cannot be restored: neither by adding it again nor by undo', () => {
  const { slug, db, festival, publishing, film, add, publish } = begin();
  const a = done(add('a'));
  done(add('b'));
  publish(0);
  const poster = done(add('a', 'poster'));
  const removed = removePicture(festival, poster.id, NOW);
  const uses = db.select().from(t.eventItems).where(eq(t.eventItems.filmId, film.id)).all();
  const withdrawn = withdrawPicture(publishing, a.id, NOW, (tx) => renewPublicKey(tx, festival.id));
  expect(add('a')).toEqual({ ok: false, reason: 'fields', fields: { file: 'withdrawn' } });
  for (const batch of [withdrawn, removed]) undoBatch(festival, batch, NOW);
  expect(picturesOf(festival.id, db).map(({ hash }) => hash[0])).toEqual(['b']);
  // Pictures deleted with their film are restored with it, the others are as before.
  const deleted = deleteFilm(festival, { id: film.id, uses: new Set(uses.map(({ eventId }) => eventId)).size }, NOW);
  if (!deleted.ok) throw new Error('used');
  expect(undoBatch(festival, deleted.batch, NOW)).toMatchObject({ ok: true, left: [] });
  expect(picturesOf(festival.id, db).map(({ hash }) => hash[0])).toEqual(['b']);
  expect(releasedBySlug(slug, db)?.document.pictures ?? []).toEqual([]);
});

it('that is withdrawn is removed from all it is a picture of, in one act with a line of history for each', () => {
  const { db, festival, publishing, add } = begin();
  const [still, poster] = [done(add('a')), done(add('a', 'poster'))];
  const batch = withdrawPicture(publishing, still.id, NOW, () => {});
  expect(picturesOf(festival.id, db)).toEqual([]);
  const told = db.select().from(t.changes).where(eq(t.changes.batch, batch)).all();
  expect(told.map(({ verb, entityId }) => [verb, entityId])).toEqual([
    ['withdrawn', still.id],
    ['withdrawn', poster.id],
  ]);
});

it('leaves public pages in the night after its last day, in the festival’s zone, and returns with a later last day', () => {
  const { slug, db, festival, add, edit, publish, shown } = begin();
  const { id } = done(add('a'));
  edit(id, { ...given, until: '2026-05-03' });
  publish(0);
  // Paris is two hours ahead.
  expect(endPictures(db, '2026-05-03T21:59:00.000Z', renewPublicKey)).toBe(0);
  expect(shown()).toHaveLength(1);
  expect(endPictures(db, '2026-05-03T22:00:00.000Z', renewPublicKey)).toBe(1);
  expect(shown()).toEqual([]);
  expect(releasedBySlug(slug, db)?.changedAt).toBe('2026-05-03T22:00:00.000Z');
  expect(pictureNamed(festival.id, nameOfHash(hashOf('a')), db)).toMatchObject({ isGone: true });
  expect(endPictures(db, '2026-05-04T10:00:00.000Z', renewPublicKey)).toBe(0);
  edit(id, { until: '2026-05-20' });
  publish(1, '2026-05-04T11:00:00.000Z');
  expect(shown()).toHaveLength(1);
  expect(removePicture(festival, id, NOW)).toEqual(expect.any(String));
});

it('whose last day is found out to be over leaves every version with the next publication, and its address too', () => {
  const { db, festival, publishing, add, edit, publish, shown } = begin();
  const { id } = done(add('a'));
  edit(id, given);
  edit(done(add('b')).id, given);
  publish(0);
  edit(id, { until: '2026-04-30' });
  expect(shown()).toHaveLength(2);
  publish(1);
  endPictures(db, NOW, renewPublicKey);
  expect(pictureNamed(festival.id, nameOfHash(hashOf('a')), db)).toMatchObject({ isGone: true });
  expect(releaseDocuments(festival.id, 1, db)?.public.pictures).toHaveLength(1);
  // An older release says that it may be shown for ever, but the desk knows better.
  edit(id, { until: '2026-05-03' });
  publish(2);
  expect(shown()).toHaveLength(2);
  expect(republishRelease(publishing, { number: 1, expected: 3, note: {}, clientKey: '' }, NOW)).toMatchObject({
    ok: true,
  });
  endPictures(db, '2026-05-03T22:00:00.000Z', renewPublicKey);
  expect(shown().map(({ hash }) => hash[0])).toEqual(['b']);
});

it('that is there twice stays as long as one of them may, once the other has expired', () => {
  const { db, add, edit, publish, shown } = begin();
  edit(done(add('a')).id, { ...given, until: '2026-04-30' });
  edit(done(add('a', 'poster')).id, { ...given, until: '2026-05-20' });
  publish(0);
  endPictures(db, '2026-05-03T22:00:00.000Z', renewPublicKey);
  expect(shown()).toHaveLength(1);
});

it('that is there twice expires on the earlier of its last days, in either order', () => {
  for (const [still, poster] of [
    ['2026-05-03', ''],
    ['', '2026-05-03'],
    ['2026-05-03', '2026-05-20'],
    ['2026-05-20', '2026-05-03'],
  ] as const) {
    const { db, add, edit, publish, shown } = begin();
    edit(done(add('a')).id, { ...given, until: still });
    edit(done(add('a', 'poster')).id, { ...given, until: poster });
    publish(0);
    expect(shown()).toHaveLength(2);
    endPictures(db, '2026-05-03T22:00:00.000Z', renewPublicKey);
    expect(shown()).toEqual([]);
  }
});

it('of a séance is a still of its film, and none if one of its films may not be named', () => {
  const { slug, db, add, edit, publish, film } = begin();
  edit(done(add('a')).id, given);
  edit(done(add('b', 'poster')).id, given);
  publish(0);
  const document = releasedBySlug(slug, db)?.document;
  const event = document?.events.find(({ items }) => items.some((item) => item.film === film.number));
  if (!document || !event) throw new Error('not shown');
  const index = indexDocument(document);
  expect(pictureOfEvent(index, event)?.hash[0]).toBe('a');
  const secret = { ...event, items: event.items.map((item) => ({ ...item, isHidden: true })) };
  expect(pictureOfEvent(index, secret)).toBeNull();
  const forPress = {
    ...document,
    pictures: document.pictures?.map((one) => ({ ...one, purposes: ['press' as const] })),
  };
  expect(pictureOfEvent(indexDocument(forPress), event)).toBeNull();
});
