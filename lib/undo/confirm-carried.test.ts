import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { formValuesOf } from '#lib/events/form-values.ts';
import { cancelEvent, editEvent } from '#lib/events/mutations.ts';
import { type EventRoot, readEvent } from '#lib/events/root.ts';
import { eventInput } from '#lib/events/schema.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { appearanceFormValues, appearanceSchema } from '#lib/festivals/appearance-schema.ts';
import { authorizeCreation } from '#lib/festivals/creation.ts';
import { festivalFormValues, festivalSchema } from '#lib/festivals/schema.ts';
import { editAppearance, editFestival } from '#lib/festivals/settings.ts';
import { carriedKinds, carriedOver, editionBefore, permissionOf } from '#lib/history/carried.ts';
import { indexDraft } from '#lib/model/draft.ts';
import { editOffer } from '#lib/offers/mutations.ts';
import { offerFormValues, offerSchema } from '#lib/offers/schema.ts';
import { orderPages } from '#lib/pages/mutations.ts';
import { type Festival, may } from '#lib/policy.ts';
import { editionKey } from '#lib/templates/choices.ts';
import { createFestivalFromTemplate } from '#lib/templates/mutations.ts';
import { newFestivalSchema } from '#lib/templates/schema.ts';
import { offerOf, templateSourceOf } from '#lib/templates/source.ts';
import { createVenue } from '#lib/venues/mutations.ts';
import { venueSchema } from '#lib/venues/schema.ts';
import { confirmCarried } from './confirm-carried.ts';
import { historyOf } from './history-lines.ts';
import { historySentence } from './history-sentence.ts';
import { undoBatch } from './undo.ts';

const NOW = '2026-09-01T09:00:00.000Z';
const LATER = '2026-09-02T09:00:00.000Z';

const KEYS = { name: 'Clefs', hash: 'c'.repeat(64), format: 'pdf', bytes: 9 } as const;
/** What volunteers were shown and allowed. */
const GIVEN = { sharesReferents: true, mayTakeShifts: true };

/**
 * An edition of June 2026 with prices, pages, partners, a task, a checklist and a team, and the one
 * made of it.
 */
function next(
  ticked: object = { partners: 'on', team: 'on' },
  role: 'owner' | 'organiser' = 'owner',
  said: object = {},
) {
  const db = openTestDb();
  const made = makeFestival(db, { events: 8, rooms: 2, days: 2, seed: 5 });
  const { festivalId } = made;
  db.update(t.memberships).set({ role }).where(eq(t.memberships.userId, made.userId)).run();
  db.delete(t.offers).where(eq(t.offers.festivalId, festivalId)).run();
  db.update(t.festivals)
    .set({ organiser: 'Les Amis', ...said })
    .where(eq(t.festivals.id, festivalId))
    .run();
  const before = loadDraft(festivalId, db);
  const [one, two] = before.rooms;
  const day = before.days[0]?.date ?? '';
  if (!one || !two) throw new Error('no rooms');
  for (const eventId of [null, before.events[0]?.id ?? 0])
    db.insert(t.offers)
      .values({
        festivalId,
        eventId,
        kind: 'paid',
        label: { fr: 'Plein' },
        price: { fr: '6 €' },
        address: 'https://b.example',
      })
      .run();
  for (const slug of ['presse', 'infos'])
    db.insert(t.pages)
      .values({ festivalId, slug, title: { fr: slug } })
      .run();
  db.insert(t.partners).values({ festivalId, number: 900, name: 'Ville' }).run();
  db.insert(t.tasks)
    .values({ festivalId, name: { fr: 'Accueil' }, briefingFile: KEYS, wanted: 3 })
    .run();
  db.insert(t.volunteerSettings)
    .values({ festivalId, dayNumber: '06 00 00 00 00', restMinutes: 500, joining: 'on', ...GIVEN })
    .run();
  const list = { festivalId, roomId: two.id, date: day, moment: 'opening' as const };
  const checklistId = db.insert(t.checklists).values(list).returning().get().id;
  const ticks = { position: 0, tickedAt: NOW, tickedBy: 'Ana' };
  db.insert(t.checklistItems)
    .values({ festivalId, checklistId, text: { fr: 'Ouvrir' }, ...ticks })
    .run();
  const remit = { themeIds: [before.themes[0]?.id ?? 0], roomIds: [two.id, one.id] };
  const other = makeAccount(db, 'Noor', { festivalId, role: 'programmer' });
  db.update(t.memberships).set({ remit }).where(eq(t.memberships.userId, other.userId)).run();

  const actor = { userId: made.userId, name: 'Camille', email: 'c@example.org', isAdministrator: false };
  const input = newFestivalSchema.parse({
    template: editionKey(made.slug),
    name: { fr: 'Suivante' },
    startsOn: '2027-06-05',
    endsOn: '2027-06-06',
    timeZone: 'Europe/Paris',
    opensAt: '9h',
    closesAt: '23h',
    // Only the second room is carried over.
    rooms: [{ name: 'Grande salle', seats: '', from: String(two.number) }],
    ...ticked,
  });
  const created = createFestivalFromTemplate(authorizeCreation(actor, db), input, 'fr', NOW);
  if (!created.ok) throw new Error(created.reason);
  const festival = authorizeFestival(actor, created.slug, 'settings', db);
  const counts = () => Object.fromEntries([...carriedOver(db, festival)].map(([kind, ids]) => [kind, ids.size]));
  return { db, made, actor, before, after: loadDraft(created.id, db), festival, other, counts, id: created.id };
}

describe('a new edition', () => {
  it('keeps prices without their addresses, tasks, and the checklists of rooms that come along', () => {
    const { after, db, id } = next();
    expect(after.offers.map(({ price, address, eventId }) => [price.fr, address, eventId !== null])).toEqual([
      ['6 €', '', false],
      ['6 €', '', true],
    ]);
    expect(db.select().from(t.tasks).where(eq(t.tasks.festivalId, id)).all()).toMatchObject([
      { name: { fr: 'Accueil' }, briefingFile: KEYS, wanted: 3, version: 1 },
    ]);
    // The emergency contact and whether people may volunteer have to be set again.
    expect(db.select().from(t.volunteerSettings).where(eq(t.volunteerSettings.festivalId, id)).all()).toMatchObject([
      { dayNumber: '', restMinutes: 500, joining: 'off', sharesReferents: false, mayTakeShifts: false },
    ]);
    expect(db.select().from(t.checklists).where(eq(t.checklists.festivalId, id)).all()).toMatchObject([
      { roomId: after.rooms[0]?.id, date: '2027-06-05', moment: 'opening' },
    ]);
    expect(db.select().from(t.checklistItems).where(eq(t.checklistItems.festivalId, id)).all()).toMatchObject([
      { text: { fr: 'Ouvrir' }, tickedAt: null, tickedBy: '' },
    ]);
    expect(db.select().from(t.tasks).all()).toHaveLength(2);
  });

  it('keeps partners and the team if they are ticked, programmers with their own themes and rooms', () => {
    const { db, after, other, id } = next();
    const team = db.select().from(t.memberships).where(eq(t.memberships.festivalId, id)).all();
    const theme = after.themes.find(({ position }) => position === 0)?.id;
    expect(team.find(({ userId }) => userId === other.userId)).toMatchObject({
      role: 'programmer',
      remit: { themeIds: [theme], roomIds: [after.rooms[0]?.id] },
    });
    expect([team.length, after.partners.length]).toEqual([2, 1]);
    const without = next({});
    const alone = without.db.select().from(t.memberships).where(eq(t.memberships.festivalId, without.id)).all();
    expect([alone.length, without.after.partners.length, without.after.pages.length]).toEqual([1, 0, 2]);
  });

  it('takes no team along for somebody who may not say who is in it', () => {
    const { db, id, made, actor } = next({ team: 'on' }, 'organiser');
    expect(db.select().from(t.memberships).where(eq(t.memberships.festivalId, id)).all()).toHaveLength(1);
    const source = templateSourceOf(actor, editionKey(made.slug), db);
    expect(source && offerOf(source, '2026-09-01', 'fr')).toMatchObject({ teamCount: 0, partnerCount: 1 });
  });

  it('is proposed the last name with its year and count raised', () => {
    const { db, made, actor } = next();
    const called = (name: { fr: string; en: string }) => {
      db.update(t.festivals).set({ name }).where(eq(t.festivals.id, made.festivalId)).run();
      const source = templateSourceOf(actor, editionKey(made.slug), db);
      return source && offerOf(source, '2026-09-01', 'fr').name;
    };
    expect(called({ fr: 'Lumières 2026', en: 'Lights 2026, 22nd edition' })).toEqual({
      fr: 'Lumières 2027',
      en: 'Lights 2027, 23rd edition',
    });
    expect(called({ fr: '12e édition des 24 heures', en: '10th edition of 2001' })).toEqual({
      fr: '13e édition des 24 heures',
      en: '11th edition of 2001',
    });
    expect(called({ fr: 'Festival 2026/2027, 1re édition', en: '2025-2026, 1st edition' })).toEqual({
      fr: 'Festival 2027/2028, 2e édition',
      en: '2026-2027, 2nd edition',
    });
    expect(called({ fr: '1ère édition, saison 2026-27', en: '' })).toMatchObject({ fr: '2e édition, saison 2027-28' });
  });
});

describe('carried records', () => {
  const ALL = { offer: 2, page: 2, partner: 1, venue: 1, task: 1, checklist: 1, festival: 1 };

  it('are marked until they are saved, changed or not', () => {
    const { counts, after, festival, db, actor } = next();
    expect(counts()).toEqual(ALL);
    expect(carriedOver(db, { id: festival.id, previousId: null }).size).toBe(0);
    // Another order confirms nothing of the content of the pages.
    orderPages(festival, after.pages.map(({ id }) => id).reverse(), LATER);
    expect(counts()).toEqual(ALL);
    // Nor does a walk to a venue, because it is set in the form of another venue.
    const walks = [{ venueId: String(after.venues[0]?.id), minutes: '9' }];
    const near = createVenue(festival, venueSchema.parse({ name: { fr: 'Près' }, walks }), null, LATER);
    expect([near.ok, counts()]).toEqual([true, ALL]);
    const { lines } = historyOf(authorizeFestival(actor, festival.slug, 'read', db), { entities: ['venue'] }, 1);
    expect(lines.map((line) => historySentence(line, indexDraft(loadDraft(festival.id, db)), 'en'))).toEqual([
      'Venue was added: Près',
    ]);
    undoBatch(festival, (near.ok && near.batch) || '', LATER);
    expect(counts()).toEqual(ALL);
    const [offer] = after.offers;
    if (!offer) throw new Error('no price');
    const scheduling = authorizeFestival(actor, festival.slug, 'schedule', db);
    const saved = editOffer(scheduling, offer.id, offerSchema.parse(offerFormValues(offer, 'fr')), LATER);
    expect([saved.ok, counts()]).toEqual([true, { ...ALL, offer: 1 }]);
    // Saving it once more leaves nothing to confirm.
    expect(editOffer(scheduling, offer.id, offerSchema.parse(offerFormValues(offer, 'fr')), LATER)).toMatchObject({
      batch: null,
    });
  });

  it('are confirmed all of one kind in one act, and marked again when that is undone', () => {
    const { counts, festival, db } = next();
    for (const kind of ['page', 'venue', 'festival', 'offer'] as const) {
      const { [kind]: count, ...others } = ALL;
      const done = confirmCarried(festival, kind, LATER);
      expect([done.count, counts()]).toEqual([count, others]);
      expect(confirmCarried(festival, kind, LATER).count).toBe(0);
      expect(undoBatch(festival, done.batch, LATER)).toMatchObject({ ok: true, left: [] });
    }
    // Nobody who has one of these forms open is told of a change.
    expect(counts()).toEqual(ALL);
    const versions = [t.pages, t.venues, t.offers].flatMap((table) =>
      db.select({ version: table.version }).from(table).where(eq(table.festivalId, festival.id)).all(),
    );
    expect(versions.filter(({ version }) => version !== 1)).toEqual([]);
    db.delete(t.partners)
      .where(and(eq(t.partners.festivalId, festival.id)))
      .run();
    expect(counts().partner).toBeUndefined();
  });

  it('name the earlier edition only to its own members', () => {
    const { db, festival, made } = next();
    const stranger = makeAccount(db, 'Lou', { festivalId: festival.id, role: 'organiser' });
    expect(editionBefore(db, festival, made.userId)).toMatchObject({ startsOn: '2026-06-06' });
    expect(editionBefore(db, festival, stranger.userId)).toBeUndefined();
  });

  it.each(['task', 'checklist'] as const)('of volunteers (%s) are confirmed by coordinators', (kind) => {
    const { db, festival, counts, actor } = next();
    db.update(t.memberships).set({ role: 'coordinator' }).run();
    expect(carriedKinds.filter((kind) => may('coordinator', permissionOf(kind)))).toEqual(['task', 'checklist']);
    const coordinating = authorizeFestival(actor, festival.slug, permissionOf(kind), db);
    const { batch } = confirmCarried(coordinating, kind, LATER);
    expect(counts()[kind]).toBeUndefined();
    expect(undoBatch(coordinating, batch, LATER)).toMatchObject({ ok: true });
    expect(counts()).toEqual(ALL);
  });

  it('are marked again however often the confirming was undone and redone', () => {
    const { counts, festival } = next();
    let { batch } = confirmCarried(festival, 'page', LATER);
    for (const page of [2, undefined, 2, undefined, 2]) {
      const turned = undoBatch(festival, batch, LATER);
      if (!turned.ok) throw new Error(turned.reason);
      batch = turned.batch;
      expect(counts().page).toBe(page);
    }
  });

  it('include no contacts of the festival if it had none', () => {
    expect(next({}, 'owner', { organiser: '' }).counts().festival).toBeUndefined();
    expect(next({}, 'owner', { organiser: '', legalText: { fr: 'Ceci.' } }).counts().festival).toBe(1);
  });

  it('include contacts of the festival until the form of its contacts is saved, changed or not', () => {
    const { counts, festival, db } = next();
    const read = () => db.select().from(t.festivals).where(eq(t.festivals.id, festival.id)).all()[0] as Festival;
    const looks = appearanceSchema.parse(appearanceFormValues(read()));
    expect(editAppearance(festival, looks, LATER)).toMatchObject({ ok: true, batch: null });
    expect(editAppearance(festival, { ...looks, accent: '#123456' }, LATER)).toMatchObject({ ok: true });
    expect(counts()).toEqual(ALL);
    for (const organiser of [read().organiser, 'Association']) {
      const form = festivalSchema.parse({ ...festivalFormValues(read(), 'fr'), organiser });
      const saved = editFestival(festival, form, LATER);
      if (!saved.ok || !saved.batch) throw new Error('not saved');
      expect(counts().festival).toBeUndefined();
      expect(undoBatch(festival, saved.batch, LATER)).toMatchObject({ ok: true, left: [] });
      expect(counts()).toEqual(ALL);
    }
  });

  it('include the prices of a séance until its form is saved, changed or not', () => {
    const { counts, festival, db, actor, after } = next();
    const scheduling = authorizeFestival(actor, festival.slug, 'schedule', db);
    const id = after.offers.find(({ eventId }) => eventId !== null)?.eventId ?? 0;
    const read = () => readEvent(db, festival.id, id) as EventRoot;
    const seen = { version: read().version, clientKey: null };
    expect(cancelEvent(scheduling, id, { ...seen, reason: {} }, LATER)).toMatchObject({ ok: true });
    expect(counts()).toEqual(ALL);
    for (const changed of [{}, { teamNotes: 'Vu' }]) {
      const form = eventInput(loadDraft(festival.id, db).festival).parse({
        ...formValuesOf(read(), festival.dayStartsAt),
        ...changed,
      });
      const saved = editEvent(scheduling, id, form, LATER);
      if (!saved.ok || !saved.batch) throw new Error('not saved');
      expect(counts().offer).toBe(1);
      expect(undoBatch(scheduling, saved.batch, LATER)).toMatchObject({ ok: true, left: [] });
      expect(counts()).toEqual(ALL);
    }
  });

  it('do not include what a price of a séance became with it', () => {
    const { counts, db, festival } = next();
    const ofEvent = and(eq(t.offers.festivalId, festival.id), eq(t.offers.version, 1));
    const event = db
      .select()
      .from(t.offers)
      .where(ofEvent)
      .all()
      .find(({ eventId }) => eventId !== null);
    db.update(t.offers)
      .set({ version: 2 })
      .where(eq(t.offers.id, event?.id ?? 0))
      .run();
    expect(counts()).toEqual({ ...ALL, offer: 1 });
  });
});
