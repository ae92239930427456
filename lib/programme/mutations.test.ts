import { and, eq, isNotNull } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import { republishRelease } from './mutations.ts';
import { toldOf, unpackTold } from './news.ts';
import { publishRelease } from './publish-testing.ts';
import { releaseDocuments, releasedByKey, releasedBySlug } from './released.ts';
import { publishSchema, republishSchema } from './schema.ts';

const MAY_1 = '2026-05-01T10:00:00.000Z';
const MAY_2 = '2026-05-02T10:00:00.000Z';

function festivalToPublish(seed = 3) {
  const db = openTestDb();
  const made = makeFestival(db, { events: 20, rooms: 2, days: 2, seed });
  const actor = { userId: made.userId, name: 'Camille', email: 'camille@example.org', isAdministrator: false };
  const festival = authorizeFestival(actor, made.slug, 'publish', db);
  const publish = (input: Partial<Parameters<typeof publishSchema.parse>[0]>, now = MAY_1) =>
    publishRelease(festival, publishSchema.parse({ expected: 0, ...input }), now);
  const first = made.eventIds[0] ?? 0;
  return { db, festival, publish, first, ...made };
}

const titles = (fr: string) => ({ title: { fr } });

describe('publishRelease', () => {
  it('publishes the draft under the next number and renews the public key', () => {
    const { db, publish, slug } = festivalToPublish();
    const before = db.select({ key: t.festivals.publicKey }).from(t.festivals).get()?.key ?? '';
    expect(releasedBySlug(slug, db)).toBeNull();
    expect(publish({ note: { fr: 'Bienvenue\n\n- un\n- deux' } })).toMatchObject({
      ok: true,
      number: 1,
    });

    const released = releasedBySlug(slug, db);
    expect(released?.document).toMatchObject({
      number: 1,
      publishedAt: MAY_1,
      note: { fr: 'Bienvenue\n\n- un\n- deux' },
    });
    expect(released?.publicKey).toMatch(/^[0-9a-f]{16}$/);
    expect(releasedByKey(before, db)).toBeNull();
    expect(db.select().from(t.releases).get()).toMatchObject({ byName: 'Camille', at: MAY_1, republishes: null });
    expect(db.select().from(t.changes).where(eq(t.changes.entity, 'release')).all()).toHaveLength(1);
  });

  it('stores the changes of each release beside it', () => {
    const { db, festival, publish, first } = festivalToPublish();
    publish({});
    db.update(t.events).set(titles('Autre')).where(eq(t.events.id, first)).run();
    publish({ expected: 1 }, MAY_2);
    const [one, two] = [1, 2].map((number) => releaseDocuments(festival.id, number, db)?.public ?? null);
    const kept = db.select({ told: t.releases.told }).from(t.releases).orderBy(t.releases.number).all();
    expect(kept.map(({ told }) => unpackTold(told))).toEqual([
      one && toldOf(null, one),
      two && toldOf(one ?? null, two),
    ]);
    expect(unpackTold(kept[1]?.told ?? null)).toMatchObject({
      changed: 1,
      differences: [{ changes: [{ kind: 'title' }] }],
    });
  });

  it('publishes once when the button is clicked twice', () => {
    const { db, publish } = festivalToPublish();
    expect(publish({ clientKey: 'a' })).toMatchObject({ ok: true, number: 1 });
    expect(publish({ clientKey: 'a' })).toMatchObject({ ok: true, number: 1 });
    expect(db.select().from(t.releases).all()).toHaveLength(1);
  });

  it('tells a second tab what the first one published', () => {
    const { db, publish, first } = festivalToPublish();
    publish({ clientKey: 'a' });
    db.update(t.events).set(titles('Autre')).where(eq(t.events.id, first)).run();
    expect(publish({ clientKey: 'b' })).toEqual({ ok: false, reason: 'overtaken', number: 1 });
    expect(db.select().from(t.releases).all()).toHaveLength(1);
  });

  it('treats the same key in two festivals as different', () => {
    const one = festivalToPublish();
    makeFestival(one.db, { events: 2, rooms: 1, days: 1, seed: 9 });
    const administrator = { ...one.festival.actor, isAdministrator: true };
    const other = authorizeFestival(administrator, 'festival-9', 'publish', one.db);
    one.publish({ clientKey: 'a' });
    const input = publishSchema.parse({ clientKey: 'a', expected: 0 });
    expect(publishRelease(other, input, MAY_1)).toMatchObject({ ok: true, number: 1 });
    const published = one.db.select({ of: t.releases.festivalId }).from(t.releases).all();
    expect(published).toEqual([{ of: one.festival.id }, { of: other.id }]);
    // Each has a first release of its own.
    const slugs = [one.festival, other].map(({ id }) => releaseDocuments(id, 1, one.db)?.public.festival.slug);
    expect(slugs).toEqual([one.slug, 'festival-9']);
  });

  it('says that nothing is to be published', () => {
    const { db, publish } = festivalToPublish();
    publish({});
    expect(publish({ expected: 1 }, MAY_2)).toEqual({ ok: false, reason: 'nothing', number: 1 });
    expect(db.select().from(t.releases).all()).toHaveLength(1);
    expect(publish({ expected: 1, note: { en: 'Hello' } }, MAY_2)).toMatchObject({ ok: true, number: 2 });
  });

  it('publishes what only the team sees', () => {
    const { db, publish, festivalId, first } = festivalToPublish();
    publish({});
    db.update(t.events).set({ teamNotes: 'Clé chez la gardienne' }).where(eq(t.events.id, first)).run();
    expect(publish({ expected: 1 }, MAY_2)).toMatchObject({ ok: true, number: 2 });
    const [one, two] = [releaseDocuments(festivalId, 1, db), releaseDocuments(festivalId, 2, db)];
    expect(two?.public.events).toEqual(one?.public.events);
    expect(JSON.stringify(two?.team)).toContain('Clé chez la gardienne');
    expect(JSON.stringify(two?.public)).not.toContain('gardienne');
  });

  it('publishes only the chosen séances', () => {
    const { db, publish, festivalId } = festivalToPublish();
    publish({});
    db.update(t.events).set(titles('Nouveau')).run();
    const chosen = loadDraft(festivalId, db).events.find((event) => event.visibility === 'public');
    publish({ expected: 1, only: [chosen?.number ?? 0] }, MAY_2);
    const changed = releaseDocuments(festivalId, 2, db)?.public.events.filter((event) => event.sequence === 2);
    expect(changed?.map(({ number, title }) => [number, title])).toEqual([[chosen?.number, { fr: 'Nouveau' }]]);
  });
});

describe('suggested times', () => {
  function withSuggestion() {
    const made = festivalToPublish();
    const one = loadDraft(made.festivalId, made.db).events.find((e) => e.startsAt && e.visibility === 'public');
    const where = and(eq(t.events.festivalId, made.festivalId), eq(t.events.id, one?.id ?? 0));
    made.db.update(t.events).set({ timeIsSuggested: true }).where(where).run();
    const shown = () => releasedBySlug(made.slug, made.db)?.document.events.find((e) => e.number === one?.number);
    const draft = () => made.db.select().from(t.events).where(where).get();
    return { ...made, startsAt: one?.startsAt, shown, draft };
  }

  it('are confirmed in the draft when they are published as they are', () => {
    const { publish, shown, draft, startsAt } = withSuggestion();
    publish({ suggestedTimes: 'confirm' });
    expect(shown()).toMatchObject({ startsAt, timeIsToConfirm: false });
    expect(draft()).toMatchObject({ timeIsSuggested: false, timeIsToConfirm: false, version: 2 });
  });

  it('are published « à confirmer » and stay suggested', () => {
    const { publish, shown, draft, startsAt } = withSuggestion();
    publish({ suggestedTimes: 'to-confirm' });
    expect(shown()).toMatchObject({ startsAt, timeIsToConfirm: true });
    expect(draft()).toMatchObject({ timeIsSuggested: true, timeIsToConfirm: true, version: 2 });
    publish({ expected: 1, suggestedTimes: 'confirm' }, MAY_2);
    expect(shown()).toMatchObject({ startsAt, timeIsToConfirm: false, sequence: 2 });
    expect(draft()).toMatchObject({ timeIsSuggested: false, timeIsToConfirm: false, version: 3 });
  });

  it.each(['confirm', 'to-confirm'] as const)('are as before when « %s » is undone, prices included', (choice) => {
    const { db, festival, publish, draft, festivalId, slug } = withSuggestion();
    const others = db.select({ id: t.events.id }).from(t.events).where(isNotNull(t.events.startsAt)).all().slice(0, 3);
    for (const { id } of others) {
      db.update(t.events).set({ timeIsSuggested: true }).where(eq(t.events.id, id)).run();
      db.insert(t.offers)
        .values({ festivalId, eventId: id, kind: 'free', label: { fr: 'Plein tarif' } })
        .run();
    }
    // The whole draft without versions and the public key, which are meant to change.
    const unversioned = () =>
      JSON.parse(
        JSON.stringify(loadDraft(festivalId, db), (key, value) =>
          key === 'version' || key === 'publicKey' ? 0 : value,
        ),
      );
    const before = unversioned();
    const published = publish({ suggestedTimes: choice });
    const batch = (published.ok && published.settled) || '';
    expect(unversioned()).not.toEqual(before);

    const actor = { ...festival.actor };
    const undone = undoBatch(authorizeFestival(actor, slug, 'schedule', db), batch, MAY_2);
    expect(undone).toMatchObject({ ok: true, left: [] });
    expect(unversioned()).toEqual(before);
    expect(draft()).toMatchObject({ timeIsSuggested: true, timeIsToConfirm: false });
    // What is public remains so until the next publication.
    expect(releasedBySlug(slug, db)?.document.number).toBe(1);
    // And redone once more.
    const redone = undone.ok ? undoBatch(authorizeFestival(actor, slug, 'schedule', db), undone.batch, MAY_2) : undone;
    expect(redone).toMatchObject({ ok: true, left: [] });
    expect(draft()).toMatchObject({ timeIsSuggested: choice !== 'confirm', timeIsToConfirm: choice !== 'confirm' });
  });

  it('are decided only once, and only for the chosen séances', () => {
    const { db, publish, draft, festivalId } = withSuggestion();
    const other = loadDraft(festivalId, db).events.find((e) => e.startsAt && !e.timeIsSuggested);
    publish({ only: [other?.number ?? 0], suggestedTimes: 'confirm' });
    expect(draft()).toMatchObject({ timeIsSuggested: true, timeIsToConfirm: false, version: 1 });
    publish({ expected: 1, suggestedTimes: 'to-confirm' });
    const again = publish({ expected: 2, suggestedTimes: 'to-confirm', note: { fr: 'Bonjour' } }, MAY_2);
    expect(again).toMatchObject({ ok: true, number: 3, settled: null });
    expect(draft()?.version).toBe(2);
  });

  it('are left out of what the public sees, and stay in the draft', () => {
    const { publish, shown, draft, startsAt } = withSuggestion();
    publish({ suggestedTimes: 'leave-out' });
    expect(shown()).toMatchObject({ startsAt: null, rooms: [], status: 'planned' });
    expect(draft()).toMatchObject({ startsAt, timeIsSuggested: true, version: 1 });
  });

  it('stay « à confirmer » where they are public already, when others are left out', () => {
    const { db, publish, shown, startsAt, slug, festivalId } = withSuggestion();
    const other = loadDraft(festivalId, db).events.findLast((e) => e.startsAt && e.visibility === 'public');
    const isOther = eq(t.events.id, other?.id ?? 0);
    db.update(t.events).set({ startsAt: null }).where(isOther).run();
    publish({ suggestedTimes: 'to-confirm' });
    db.update(t.events)
      .set({ startsAt, timeIsSuggested: true, title: { fr: 'Autre' } })
      .where(isOther)
      .run();
    publish({ expected: 1, suggestedTimes: 'leave-out' }, MAY_2);
    expect(shown()).toMatchObject({ startsAt, timeIsToConfirm: true, status: 'planned', isPostponed: false });
    const left = releasedBySlug(slug, db)?.document.events.find(({ number }) => number === other?.number);
    expect(left).toMatchObject({ startsAt: null, status: 'planned' });
  });
});

describe('republishRelease', () => {
  it('publishes an older release under a new number', () => {
    const { db, festival, publish, festivalId, first } = festivalToPublish();
    publish({});
    db.update(t.events).set(titles('Autre')).where(eq(t.events.id, first)).run();
    publish({ expected: 1 }, MAY_2);
    const input = republishSchema.parse({ expected: 2, number: 1 });
    expect(republishRelease(festival, input, '2026-05-03T10:00:00.000Z')).toMatchObject({ ok: true, number: 3 });
    const [one, three] = [releaseDocuments(festivalId, 1, db), releaseDocuments(festivalId, 3, db)];
    const told = (events = one?.public.events) => events?.map(({ uid, title }) => [uid, title]);
    expect(told(three?.public.events)).toEqual(told());
    expect(three?.public.events.filter((event) => event.sequence === 3)).toHaveLength(1);
    expect(db.select().from(t.releases).where(eq(t.releases.number, 3)).get()?.republishes).toBe(1);
    expect(republishRelease(festival, { ...input, expected: 3, number: 3 }, MAY_2)).toMatchObject({
      reason: 'nothing',
    });
  });
});
