import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import type { Db } from '#db/client.ts';
import * as t from '#db/schema/index.ts';
import { makeFestival } from '#db/testing.ts';
import { editDay } from '#lib/days/mutations.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { done, NOW, workingFestival } from '#lib/history/testing.ts';
import { fieldErrors } from '#lib/i18n/field-messages.ts';
import type { Festival } from '#lib/policy.ts';
import { historyOf } from '#lib/undo/history-lines.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import { authorizeFestival } from './access.ts';
import { slugsEverOf } from './queries.ts';
import { festivalFormValues, festivalSchema } from './schema.ts';
import { editFestival } from './settings.ts';

const LATER = '2026-05-01T10:05:00.000Z';

/** Two days, 6 and 7 June 2026, with everything that has a date. */
function begin(events = 8) {
  const made = workingFestival('settings', { events });
  const { db, festival } = made;
  const own = { festivalId: festival.id };
  const [first, second] = db.select().from(t.festivalDays).all();
  const [room] = db.select().from(t.rooms).all();
  if (!first || !second || !room) throw new Error('a festival without days or rooms');
  db.insert(t.offers)
    .values([{ ...own, dayId: second.id, label: { fr: 'Pass' } }])
    .run();
  db.insert(t.roomCrews)
    .values([
      { ...own, roomId: room.id, date: first.date, names: 'Ada' },
      { ...own, roomId: room.id, date: second.date, names: 'Grace' },
    ])
    .run();
  db.insert(t.blocks)
    .values({ ...own, startsAt: '2026-06-07T12:00', minutes: 60 })
    .run();
  const read = () =>
    db
      .select()
      .from(t.festivals)
      .all()
      .find(({ id }) => id === festival.id) as Festival;
  const form = (values: object) => festivalSchema.parse({ ...festivalFormValues(read(), 'fr'), ...values });
  return { ...made, first, second, read, form };
}

const timeless = (db: Db, id: number) =>
  JSON.parse(
    JSON.stringify(loadDraft(id, db), (key, value) => (key === 'version' || key === 'nextNumber' ? 0 : value)),
  );

describe('editFestival', () => {
  it('saves what the form contains, once', () => {
    const { festival, read, form } = begin();
    const input = form({
      organiser: ' Association ',
      doorsMinutes: '15',
      legalHost: 'OVH\r\nRoubaix',
      legalPhone: ' 05 59 00 00 00 ',
      legalRegistration: ' W641000000 ',
    });
    done(editFestival(festival, input, NOW));
    expect(read()).toMatchObject({
      organiser: 'Association',
      doorsMinutes: 15,
      legalHost: 'OVH\nRoubaix',
      legalPhone: '05 59 00 00 00',
      legalRegistration: 'W641000000',
      version: 2,
    });
    expect(editFestival(festival, form({}), NOW)).toEqual({ ok: true, id: festival.id, batch: null });
    expect(editFestival(festival, { ...input, version: 1 }, NOW)).toMatchObject({
      ok: false,
      reason: 'changed',
      by: 'Camille',
      at: NOW,
    });
  });

  it('remembers the slugs it had, except those that another festival has since', () => {
    const { festival, db, read, form } = begin();
    const first = festival.slug;
    done(editFestival(festival, form({ organiser: 'Association' }), NOW));
    expect(slugsEverOf(read(), db)).toEqual([first]);
    for (const slug of ['deuxieme', 'troisieme', first, 'present']) done(editFestival(festival, form({ slug }), NOW));
    expect(slugsEverOf(read(), db).toSorted()).toEqual([first, 'deuxieme', 'present', 'troisieme'].toSorted());
    const another = makeFestival(db, { events: 1, rooms: 1, days: 1, seed: 2 });
    db.update(t.festivals).set({ slug: 'deuxieme' }).where(eq(t.festivals.id, another.festivalId)).run();
    expect(slugsEverOf(read(), db).toSorted()).toEqual([first, 'present', 'troisieme'].toSorted());
  });

  it('keeps the organiser’s words for the legal pages, and asks for a statement only of those who must make one', () => {
    const { festival, read, form } = begin();
    const words = { fr: 'Rampe côté cour,\r\nsonnette. ', en: '' };
    const statement = { auditor: ' Ada ', auditedOn: '4/5/2026', rate: '61', faults: 'Une carte.\r\nUn menu.' };
    const declared = { accessibilityDuty: 'yes', accessibilityState: 'partial', accessibilityStatement: statement };
    done(editFestival(festival, form({ ...declared, accessibilityText: words }), NOW));
    expect(read()).toMatchObject({
      accessibilityDuty: true,
      accessibilityState: 'partial',
      accessibilityStatement: { auditor: 'Ada', auditedOn: '2026-05-04', rate: 61, faults: 'Une carte.\nUn menu.' },
      accessibilityText: { fr: 'Rampe côté cour,\nsonnette.' },
      legalText: {},
    });
    const problemsOf = (values: object) =>
      (festivalSchema.safeParse({ ...festivalFormValues(read(), 'fr'), ...values }).error?.issues ?? []).map(
        ({ path, message }) => [path.join('.'), message],
      );
    const without = { accessibilityStatement: {} };
    expect(problemsOf(without)).toEqual([
      ['accessibilityStatement.auditor', 'required'],
      ['accessibilityStatement.auditedOn', 'required'],
      ['accessibilityStatement.rate', 'required'],
    ]);
    expect(problemsOf({ ...without, accessibilityDuty: 'no' })).toEqual([]);
    expect(problemsOf({ ...without, accessibilityState: 'not-audited' })).toEqual([]);
    expect(problemsOf({ accessibilityState: 'full' })).toEqual([['accessibilityStatement.rate', 'atLeast:100']]);
    expect(problemsOf({ accessibilityState: 'none' })).toEqual([['accessibilityStatement.rate', 'atMost:49']]);
    expect(problemsOf({ accessibilityState: 'perfect' })).toHaveLength(1);
  });

  it('never resets the public key and the numbers', () => {
    const { db, festival, read, form } = begin();
    const { batch } = done(editFestival(festival, form({ organiser: 'A' }), NOW));
    db.update(t.festivals).set({ publicKey: 'renewed', nextNumber: 5000 }).run();
    done(undoBatch(festival, batch ?? '', LATER));
    expect(read()).toMatchObject({ organiser: '', publicKey: 'renewed', nextNumber: 5000 });
  });

  it('changes at once how long the privacy page says private data is kept, also when undone', () => {
    const { db, festival, read, form } = begin();
    db.update(t.festivals).set({ publicKey: 'first' }).run();
    const { batch } = done(editFestival(festival, form({ privateDays: String(read().privateDays + 1) }), NOW));
    expect(read().publicKey).not.toBe('first');
    db.update(t.festivals).set({ publicKey: 'second' }).run();
    done(undoBatch(festival, batch ?? '', LATER));
    expect(read().publicKey).not.toBe('second');
  });

  it('changes its address until it is published, to a free one', () => {
    const { db, festival, read, form } = begin();
    makeFestival(db, { events: 0, rooms: 1, days: 1, seed: 3, slug: 'taken' });
    expect(editFestival(festival, form({ slug: 'taken' }), NOW)).toMatchObject({ fields: { slug: 'taken' } });
    const { batch } = done(editFestival(festival, form({ slug: 'lumiere', organiser: 'A' }), NOW));
    expect(read().slug).toBe('lumiere');
    const bytes = Buffer.from('x');
    db.insert(t.releases)
      .values({
        festivalId: festival.id,
        number: 1,
        at: NOW,
        publicDocument: bytes,
        publicSha256: 'a',
        teamDocument: bytes,
        teamSha256: 'b',
      })
      .run();
    expect(editFestival(festival, form({ slug: 'other' }), NOW)).toMatchObject({ fields: { slug: 'permanent' } });
    done(undoBatch(festival, batch ?? '', LATER));
    expect(read()).toMatchObject({ slug: 'lumiere', organiser: '' });
  });
});

describe('new dates', () => {
  it('add a day without changing the others', () => {
    const { db, festival, form } = begin();
    const before = loadDraft(festival.id, db);
    const { batch } = done(editFestival(festival, form({ startsOn: '2026-06-05' }), NOW));
    const after = loadDraft(festival.id, db);
    expect(after.days.map(({ date, title }) => `${date} ${title.fr ?? ''}`)).toEqual([
      '2026-06-05 ',
      '2026-06-06 Jour 1',
      '2026-06-07 Jour 2',
    ]);
    expect(after.events).toEqual(before.events);
    done(undoBatch(festival, batch ?? '', LATER));
    expect(loadDraft(festival.id, db).days.map(({ date }) => date)).toEqual(['2026-06-06', '2026-06-07']);
  });

  it('ask what becomes of séances outside of them, and write nothing until somebody answered', () => {
    const { db, festival, form } = begin();
    const before = timeless(db, festival.id);
    const outside = loadDraft(festival.id, db).events.filter(({ startsAt }) =>
      startsAt?.startsWith('2026-06-07'),
    ).length;
    expect(outside).toBeGreaterThan(0);
    const shorter = { endsOn: '2026-06-06' };
    const open = { ok: false, reason: 'outside', count: outside, beside: 2, shift: null };
    expect(editFestival(festival, form(shorter), NOW)).toEqual(open);
    expect(editFestival(festival, form({ ...shorter, outside: 'shift' }), NOW)).toEqual(open);
    expect(timeless(db, festival.id)).toEqual(before);

    const { batch } = done(editFestival(festival, form({ ...shorter, outside: 'unschedule' }), NOW));
    const after = loadDraft(festival.id, db);
    expect(after.days.map(({ date }) => date)).toEqual(['2026-06-06']);
    expect(after.offers).toEqual([]);
    expect(after.events.filter(({ startsAt }) => startsAt === null)).toHaveLength(
      outside + before.events.filter(({ startsAt }: { startsAt: string | null }) => startsAt === null).length,
    );
    expect(done(undoBatch(festival, batch ?? '', LATER))).toMatchObject({ left: [] });
    expect(timeless(db, festival.id)).toEqual(before);
  });

  it('ask what becomes of shifts, breaks, crews and checklists of their days, which then stay, not of others', () => {
    const { db, festival, form } = begin(0);
    const own = { festivalId: festival.id };
    const task = db
      .insert(t.tasks)
      .values({ ...own, name: { fr: 'Accueil' } })
      .returning()
      .get();
    const shift = { ...own, taskId: task.id, createdAt: NOW };
    const at = (date: string) => ({ rule: 'fixed' as const, startsAt: `${date}T10:00`, endsAt: `${date}T12:00` });
    db.insert(t.shifts)
      .values([
        { ...shift, ...at('2026-06-07') },
        { ...shift, ...at('2026-06-07'), status: 'cancelled' },
        { ...shift, ...at('2026-06-05') },
        { ...shift, ...at('2026-06-06') },
      ])
      .run();
    const [room, other] = db.select().from(t.rooms).all();
    db.insert(t.roomCrews)
      .values({ ...own, roomId: other?.id ?? 0, date: '2026-06-07' })
      .run();
    // The crew of the other room has a note alone.
    db.update(t.roomCrews)
      .set({ names: '', note: 'Deux micros' })
      .where(eq(t.roomCrews.roomId, room?.id ?? 0))
      .run();
    db.insert(t.checklists)
      .values(
        ['2026-06-07', '2026-06-05'].map((date) => ({
          ...own,
          roomId: room?.id ?? 0,
          date,
          moment: 'opening' as const,
        })),
      )
      .run();
    const kept = () => [t.shifts, t.blocks, t.roomCrews, t.checklists].map((table) => db.select().from(table).all());
    const before = kept();
    const shorter = { endsOn: '2026-06-06' };
    const open = { ok: false, reason: 'outside', count: 0, beside: 4, shift: null };
    expect(editFestival(festival, form(shorter), NOW)).toEqual(open);
    done(editFestival(festival, form({ ...shorter, outside: 'unschedule' }), NOW));
    expect(loadDraft(festival.id, db).days.map(({ date }) => date)).toEqual(['2026-06-06']);
    expect(kept()).toEqual(before);
  });

  it('can move everything with them: days with titles and prices, séances, breaks, room crews, guests, openings, wished days', () => {
    const { db, festival, form } = begin();
    // Also for séances that have no time yet.
    const wishes = { day: '2026-06-07', part: 'evening' } as const;
    db.update(t.events).set({ wishes }).run();
    const waiting = db.select().from(t.events).get()?.id ?? 0;
    const ondemand = { startsAt: null, publicEndFixed: null, wishes: {}, availableUntil: '2026-06-08T12:00' };
    db.update(t.events).set(ondemand).where(eq(t.events.id, waiting)).run();
    db.update(t.people).set({ arrivesAt: '2026-06-06T11:20', departsAt: '2026-06-07T18:00' }).run();
    db.insert(t.offers)
      .values({ festivalId: festival.id, eventId: waiting, label: { fr: 'Inscription' } })
      .run();
    db.update(t.offers).set({ opensAt: '2026-06-05T10:00' }).run();
    const before = timeless(db, festival.id);
    const dates = { startsOn: '2026-06-07', endsOn: '2026-06-08' };
    expect(editFestival(festival, form(dates), NOW)).toMatchObject({ reason: 'outside', shift: 1 });
    const { batch } = done(editFestival(festival, form({ ...dates, outside: 'shift' }), NOW));
    const after = timeless(db, festival.id);
    const day = (text: string) => text.replace(/2026-06-0(\d)/g, (_, digit) => `2026-06-0${Number(digit) + 1}`);
    expect(after).toEqual(JSON.parse(day(JSON.stringify(before))));
    expect(done(undoBatch(festival, batch ?? '', LATER))).toMatchObject({ left: [] });
    expect(timeless(db, festival.id)).toEqual(before);
  });

  it('move what people offered who are no volunteers yet, also back and forth', () => {
    const { db, festival, form } = begin(0);
    const availabilities = [{ startsAt: '2026-06-06T09:00', endsAt: '2026-06-06T13:00' }];
    const said = { festivalId: festival.id, name: 'Ada', reachedAs: 'ada', locale: 'fr' as const, at: NOW };
    db.insert(t.applications)
      .values([
        { ...said, key: 'one', answers: { name: 'Ada', availabilities } },
        { ...said, key: 'erased', answers: {}, name: '' },
      ])
      .run();
    const offered = () =>
      db
        .select()
        .from(t.applications)
        .all()
        .flatMap((one) => JSON.stringify(one.answers).match(/-06-../g) ?? []);
    const dates = { startsOn: '2026-06-07', endsOn: '2026-06-08' };
    const { batch } = done(editFestival(festival, form({ ...dates, outside: 'shift' }), NOW));
    expect(offered()).toEqual(['-06-07', '-06-07']);
    const undone = done(undoBatch(festival, batch ?? '', LATER));
    expect(offered()).toEqual(['-06-06', '-06-06']);
    done(undoBatch(festival, undone.batch, LATER));
    expect(offered()).toEqual(['-06-07', '-06-07']);
    // An act that moves no day moves nothing.
    done(undoBatch(festival, done(editFestival(festival, form({ endsOn: '2026-06-09' }), LATER)).batch ?? '', LATER));
    expect(offered()).toEqual(['-06-07', '-06-07']);
  });

  it.each(['festival', 'day'])('are not taken back in part if somebody changed the %s since', (changed) => {
    const { db, festival, actor, made, form } = begin(3);
    const reader = authorizeFestival(actor, made.slug, 'read', db);
    const dates = { startsOn: '2026-06-13', endsOn: '2026-06-14', outside: 'shift' };
    const { batch } = done(editFestival(festival, form(dates), NOW));
    const isOffered = () => historyOf(reader, {}, 9).lines.find((line) => line.batch === batch)?.canUndo;
    expect(isOffered()).toBe(true);
    const [day] = db.select().from(t.festivalDays).all();
    const title = { fr: 'Le grand jour', en: '' };
    if (changed === 'festival') done(editFestival(festival, form({ organiser: 'Ciné-club' }), NOW));
    else done(editDay(festival, day?.id ?? 0, { ...(day as NonNullable<typeof day>), title, clientKey: '' }, NOW));
    const before = timeless(db, festival.id);
    expect(isOffered()).toBe(false);
    expect(undoBatch(festival, batch ?? '', LATER)).toEqual({ ok: false, reason: 'changed' });
    expect(timeless(db, festival.id)).toEqual(before);
  });

  it('unschedule a séance whose hour the clocks skip on its new day, with the day as a wish', () => {
    const { db, festival, form } = begin();
    const [night] = db.select().from(t.events).all();
    const at = { startsAt: '2026-06-07T02:30', publicEndFixed: null, timeIsSuggested: true };
    db.update(t.events)
      .set({ ...at, wishes: { day: '2026-06-07' } })
      .where(eq(t.events.id, night?.id ?? 0))
      .run();
    const before = timeless(db, festival.id);
    const dates = { startsOn: '2027-03-27', endsOn: '2027-03-28', outside: 'shift' };
    const { batch } = done(editFestival(festival, form(dates), NOW));
    expect(
      db
        .select()
        .from(t.events)
        .where(eq(t.events.id, night?.id ?? 0))
        .get(),
    ).toMatchObject({
      startsAt: null,
      timeIsSuggested: false,
      wishes: { day: '2027-03-28' },
    });
    expect(done(undoBatch(festival, batch ?? '', LATER))).toMatchObject({ left: [] });
    expect(timeless(db, festival.id)).toEqual(before);
  });

  it('move the days with them if nothing has a time yet', () => {
    const { db, festival, form } = begin(0);
    done(editFestival(festival, form({ startsOn: '2026-09-05', endsOn: '2026-09-06' }), NOW));
    expect(loadDraft(festival.id, db).days.map(({ date, title }) => `${date} ${title.fr}`)).toEqual([
      '2026-09-05 Jour 1',
      '2026-09-06 Jour 2',
    ]);
    expect(loadDraft(festival.id, db).offers).toHaveLength(1);
  });
});

describe('festivalSchema', () => {
  const valid = {
    name: { fr: 'A' },
    slug: 'a',
    startsOn: '2026-06-06',
    endsOn: '2026-06-07',
    timeZone: 'Europe/Paris',
    locale: 'fr',
    dayStartsAt: '5h',
    opensAt: '9h',
    closesAt: '18h',
    doorsMinutes: '10',
    clearMinutes: '10',
    privateDays: '90',
    betweenFilmsMinutes: '0',
  };

  it.each([
    [{}, {}],
    [{ endsOn: '2026-06-05' }, { endsOn: 'order' }],
    [{ endsOn: '2028-06-05' }, { endsOn: 'tooMany:366' }],
    [{ timeZone: 'Paris' }, { timeZone: 'choice' }],
    [{ slug: 'volunteers' }, { slug: 'reserved' }],
    [{ doorsMinutes: '' }, { doorsMinutes: 'required' }],
    [{ dayStartsAt: '13h' }, { dayStartsAt: 'time' }],
    [{ outside: 'x' }, { outside: 'choice' }],
    [{ website: 'javascript:0' }, { website: 'url' }],
  ])('%j is answered with %j', (values, errors) => {
    const result = festivalSchema.safeParse({ ...valid, ...values });
    expect(result.success ? {} : fieldErrors(result.error)).toEqual(errors);
  });
});
