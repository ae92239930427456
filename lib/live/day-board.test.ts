import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { done } from '#lib/history/testing.ts';
import { NO_FACTS } from '#lib/model/live-facts.ts';
import { publishRelease } from '#lib/programme/publish-testing.ts';
import { teamDocumentOf } from '#lib/programme/released.ts';
import { publishSchema } from '#lib/programme/schema.ts';
import { previewActOf } from './day-act-preview.ts';
import { type BoardEvent, boardOf, shownHolders } from './day-board.ts';
import { doDayAct, undoTold } from './day-posts.ts';
import { dayActSchema, delaySchema, doActSchema, noticeSchema, placesSchema } from './day-posts-schema.ts';
import { dayChangeSentence } from './day-sentences.ts';
import { block, seance, teamOf } from './delay-testing.ts';
import { endExpired } from './expiry.ts';
import { holding, key, MORNING, publishedDay } from './live-testing.ts';
import { tellDelay, tellNotice, tellPlaces } from './mutations.ts';
import { dayBoardOf } from './queries.ts';

const delay = (event: number, minutes: number, choice = 'leave') =>
  delaySchema.parse({ clientKey: key(), event, minutes, choice });
const short = (event: BoardEvent | null | undefined) =>
  event &&
  `${event.title.fr} ${event.startsAt.slice(11)}–${event.endsAt?.slice(11)}${event.delay ? ` +${event.delay}` : ''}${event.unannounced ? ` (+${event.unannounced})` : ''}`;
/** One line per room: over | now | next | later. */
const lines = (board: ReturnType<typeof dayBoardOf>) =>
  board?.rooms.map(({ name, over, now, next, later }) =>
    [name.fr, ...[over, now, next ? [next] : [], later].map((all) => all.map(short).join(', '))].join(' | '),
  );
const at = (hour: string) => new Date(`2026-06-06T${hour}:00+02:00`).toISOString();

describe('dayBoardOf', () => {
  it('names the building of each room if the festival has several', () => {
    const { db, day, festival, room2 } = publishedDay();
    const venues = () => dayBoardOf(day, at('08:00'))?.rooms.map(({ venue }) => venue?.fr ?? null);
    expect(venues()).toEqual([null, null]);
    const across = db
      .insert(t.venues)
      .values({ festivalId: day.id, number: 900, name: { fr: 'Mairie' } })
      .returning()
      .get();
    db.update(t.rooms).set({ venueId: across.id }).where(eq(t.rooms.id, room2)).run();
    done(publishRelease(festival, publishSchema.parse({ expected: 1 }), MORNING));
    expect(venues()?.[1]).toBe('Mairie');
  });

  it('lists each room in order: past, running and next séances', () => {
    const { day } = publishedDay();
    expect(lines(dayBoardOf(day, at('08:00')))).toEqual([
      'Salle 1 |  |  | S1 09:00–10:30 | S2 10:50–12:20, S3 14:00–15:30',
      'Salle 2 |  |  | S4 09:00–10:30 | ',
    ]);
    expect(lines(dayBoardOf(day, at('11:00')))).toEqual([
      'Salle 1 | S1 09:00–10:30 | S2 10:50–12:20 | S3 14:00–15:30 | ',
      'Salle 2 | S4 09:00–10:30 |  |  | ',
    ]);
  });

  it('uses instants in the hour that comes twice', () => {
    const night = [
      seance(1, '2026-10-25T01:00', 60),
      seance(2, '2026-10-25T02:30', 60),
      seance(3, '2026-10-25T03:20', 30),
    ];
    const document = teamOf(night, { blocks: [block('set-up', '2026-10-25T01:10', 80)] });
    // At the bar from 1:00 to the first 2:30.
    const task = { fr: 'Bar' };
    const hours = { startsAt: '2026-10-25T01:00', endsAt: '2026-10-25T02:30', start: 29_881_380, end: 29_881_470 };
    const team = { holders: [], shiftsHeld: [{ shift: 1, task, room: null, place: '', people: 1, ...hours }] };
    const shown = (now: string) => {
      const instant = `2026-10-25T${now}:00.000Z`;
      const board = boardOf(document, NO_FACTS, '2026-10-24', instant, { ...team, entries: new Map() });
      const [room] = board.rooms;
      return [
        room?.now.map(({ number, current }) => `${number} ${current}`).join(),
        room?.next?.number,
        room?.blocks.length,
        board.places.length,
      ];
    };
    // The first 2:10 and the second.
    expect(shown('00:10')).toEqual(['', 2, 1, 1]);
    expect(shown('01:10')).toEqual(['2 1', 3, 0, 0]);
  });

  it('ends a late séance at the same hour in its head and in its conduite', () => {
    // Ends at the second 2:50, twenty minutes late at 3:10.
    const document = teamOf([seance(1, '2026-10-25T02:30', 80)]);
    const facts = { ...NO_FACTS, events: new Map([[1, { delay: 20, places: null, notices: [] }]]) };
    const [event] = boardOf(document, facts, '2026-10-24', '2026-10-25T01:00:00.000Z').rooms[0]?.now ?? [];
    expect(short(event)).toBe('S1 02:50–03:10 +20');
    expect(event?.cues.find(({ what }) => what === 'end')?.at).toBe('2026-10-25T03:10');
    const onTime = boardOf(document, NO_FACTS, '2026-10-24', '2026-10-25T01:00:00.000Z').rooms[0]?.now[0];
    expect([event?.isEndAgain, onTime?.isEndAgain]).toEqual([undefined, true]);
  });

  it('shows a set-up through the night on both days, until it is over', () => {
    const nights = ['2026-11-27T22:00', '2026-11-28T22:00'].map((hour) => block('set-up', hour, 600));
    const document = teamOf([seance(1, '20:00', 60), seance(2, '2026-11-29T10:00', 60)], { blocks: nights });
    const shown = (date: string, now: string) =>
      boardOf(document, NO_FACTS, date, `${now}:00.000Z`).rooms[0]?.blocks.map(({ startsAt }) => startsAt.slice(8));
    expect(shown('2026-11-28', '2026-11-28T06:00')).toEqual(['27T22:00', '28T22:00']);
    expect(shown('2026-11-28', '2026-11-28T08:00')).toEqual(['28T22:00']);
    expect(shown('2026-11-29', '2026-11-29T06:00')).toEqual(['28T22:00']);
  });

  it('shows what was announced, and what nobody has announced yet', () => {
    const { day } = publishedDay();
    done(tellDelay(day, delay(1001, 20), MORNING));
    expect(lines(dayBoardOf(day, at('10:40')))?.[0]).toBe(
      'Salle 1 |  | S1 09:20–10:50 +20 | S2 10:50–12:20 (+20) | S3 14:00–15:30',
    );
  });

  it('shows no other live fact of a cancelled séance', () => {
    const { db, day, festival, events } = publishedDay();
    db.update(t.events).set({ status: 'cancelled' }).where(eq(t.events.number, 1003)).run();
    done(publishRelease(festival, publishSchema.parse({ expected: 1 }), MORNING));
    const fact = { festivalId: day.id, eventId: events[2] ?? 0, kind: 'delay', value: '20', at: MORNING } as const;
    db.insert(t.liveFacts).values(fact).run();
    const [room] = dayBoardOf(day, at('11:00'))?.rooms ?? [];
    expect(room?.cancelled.map(short)).toEqual(['S3 14:00–15:30']);
  });

  it('highlights the present line of the conduite, also after a shortened debate', () => {
    const { day } = publishedDay();
    done(tellDelay(day, delay(1001, 20, 'shorten'), MORNING));
    const [running] = dayBoardOf(day, at('10:25'))?.rooms[0]?.now ?? [];
    expect(running?.cues.map(({ what, at: wall }) => `${what} ${wall.slice(11)}`)).toEqual([
      'doors 09:10',
      'item 09:20',
      'item 10:20',
      'end 10:35',
      'free 10:45',
    ]);
    expect([running?.current, running?.cut]).toEqual([2, 15]);
  });

  it('shows who holds the room, who has checked in, and how many came', () => {
    const { db, day, room1 } = publishedDay();
    db.insert(t.roomCrews)
      .values({ festivalId: day.id, roomId: room1, date: '2026-06-06', names: 'Ana', note: 'clés' })
      .run();
    const publisher = authorizeFestival(day.actor, day.slug, 'publish', db);
    done(publishRelease(publisher, publishSchema.parse({ expected: 1 }), MORNING));
    const room = dayBoardOf(day, MORNING)?.rooms[0]?.number ?? 0;
    const holder = {
      assignment: 1,
      shift: 1,
      place: '',
      contact: null,
      absentAt: null,
      volunteer: 1,
      name: 'Bob',
      room,
      task: { fr: 'Accueil' },
      called: 'Bob',
      isLead: true,
      startsAt: '2026-06-06T09:00',
      endsAt: '2026-06-06T12:00',
      start: Date.parse('2026-06-06T07:00Z') / 60_000,
      end: Date.parse('2026-06-06T10:00Z') / 60_000,
      checkedInAt: null,
    };
    const team = { holders: [holder], shiftsHeld: [], entries: new Map([[1001, 74]]) };
    const [first] = dayBoardOf(day, MORNING, { team })?.rooms ?? [];
    expect(first).toMatchObject({
      crew: { names: 'Ana', note: 'clés' },
      holders: [{ ...holder, isOn: true }],
      now: [{ number: 1001, entries: 74 }],
    });
  });

  it('uses instants in the hour that the clocks show twice', () => {
    const document = teamOf([seance(1, '2026-10-24T20:00', 60)]);
    const room = document.rooms[0]?.number ?? 0;
    const minute = (hour: string) => Date.parse(`2026-10-25T${hour}Z`) / 60_000;
    const one = (shift: number, startsAt: string, start: number, end: number) => ({
      assignment: shift,
      shift,
      volunteer: shift,
      name: 'Bob',
      called: 'Bob',
      contact: null,
      room,
      place: '',
      task: {},
      isLead: false,
      checkedInAt: null,
      absentAt: null,
      people: 2,
      startsAt,
      endsAt: startsAt,
      start,
      end,
    });
    // From 2:00 to 2:45 before the clocks go back, and from 2:15 to 3:00 after.
    const shifts = [
      one(1, '2026-10-25T02:00', minute('00:00'), minute('00:45')),
      one(2, '2026-10-25T02:15', minute('01:15'), minute('02:00')),
    ];
    const team = { holders: shifts, shiftsHeld: shifts, entries: new Map<number, number>() };
    const board = (now: string) => {
      const [first] = boardOf(document, NO_FACTS, '2026-10-24', `2026-10-25T${now}:00.000Z`, team).rooms;
      return [
        first?.holders.map(({ isOn, isToCome }) => (isOn ? 'on' : isToCome ? 'to come' : 'over')),
        first?.missing.map(({ shift }) => shift),
      ];
    };
    expect(board('00:30')).toEqual([
      ['on', 'to come'],
      [1, 2],
    ]);
    expect(board('00:50')).toEqual([['over', 'to come'], [2]]);
    expect(board('01:20')).toEqual([['over', 'on'], [2]]);
    expect(board('02:00')).toEqual([['over', 'over'], []]);
  });

  it('shows who is on shift, who came early and the whole next team', () => {
    const one = (start: number, checkedInAt: string | null = null) => ({
      start,
      checkedInAt,
      isOn: start < 14,
      isToCome: start > 14,
    });
    const on = one(13);
    const [first, second] = [one(15), one(15)];
    const [later, early] = [one(17), one(17, '2026-11-28T12:50:00.000Z')];
    const all = [on, first, second, later, early];
    expect(shownHolders(all)).toEqual([on, first, second, early]);
  });

  it('is for the current day, else the nearest one before and after', () => {
    const db = openTestDb();
    const made = makeFestival(db, { events: 12, rooms: 2, days: 3, seed: 3 });
    const actor = { userId: made.userId, name: 'Camille', email: '', isAdministrator: false };
    const day = authorizeFestival(actor, made.slug, 'day', db);
    expect(dayBoardOf(day, MORNING)).toBeNull();
    done(
      publishRelease(authorizeFestival(actor, made.slug, 'publish', db), publishSchema.parse({ expected: 0 }), MORNING),
    );
    const dates = [
      '2026-05-01T10:00:00.000Z',
      '2026-06-08T02:59:00.000Z',
      '2026-06-08T03:00:00.000Z',
      '2027-01-01T00:00:00.000Z',
    ];
    expect(dates.map((now) => dayBoardOf(day, now)?.date)).toEqual([
      '2026-06-06',
      '2026-06-07',
      '2026-06-08',
      '2026-06-08',
    ]);
    expect(dayBoardOf(day, MORNING, { date: '2026-06-07' })?.date).toBe('2026-06-07');
    expect(dayBoardOf(day, MORNING, { date: '2031-01-01' })?.date).toBe('2026-06-06');
  });

  it('says what a coordinator may not do', () => {
    const { db, day, actor } = publishedDay();
    expect(dayBoardOf(day, MORNING)?.mayPublish).toBe(true);
    db.update(t.memberships).set({ role: 'coordinator' }).where(eq(t.memberships.userId, actor.userId)).run();
    expect(dayBoardOf(authorizeFestival(actor, day.slug, 'day', db), MORNING)?.mayPublish).toBe(false);
  });
});

describe('the history of a day', () => {
  it('lists every tap with what can be undone, newest first', () => {
    const { db, day, festival } = publishedDay();
    const notice = noticeSchema.parse({
      clientKey: key(),
      event: null,
      text: { fr: 'Bus en panne.' },
      until: at('10:30'),
    });
    done(tellNotice(day, notice, at('10:00')));
    const late = done(tellDelay(day, delay(1001, 20, 'carry'), at('10:01')));
    done(tellPlaces(day, placesSchema.parse({ clientKey: key(), event: 1003, places: 'full' }), at('10:02')));
    const act = dayActSchema.parse({ act: 'cancel', event: 1003 });
    const preview = previewActOf(festival, act, at('10:03'), db);
    if (!preview.ok) throw new Error(preview.reason);
    const input = doActSchema.parse({ clientKey: key(), act, facts: preview.facts });
    done(doDayAct(festival, input, at('10:03')));
    done(undoTold(day, { batch: late.batch ?? '', clientKey: key() }, at('10:04')));
    endExpired(db, at('10:31'));
    const history = dayBoardOf(day, at('10:32'))?.history ?? [];
    expect(history.map(({ by, what, canUndo }) => [by, what, canUndo])).toEqual([
      ['', { kind: 'ended', event: null, events: [], fact: 'notice', text: { fr: 'Bus en panne.' } }, false],
      ['Camille', { kind: 'delay', event: 1001, events: [1001, 1002], minutes: 20, cut: 0, others: 1 }, true],
      ['Camille', { kind: 'act', done: [{ did: 'cancelled', events: [1003] }], release: 2 }, true],
      ['Camille', { kind: 'places', event: 1003, places: 'full' }, true],
      ['Camille', { kind: 'delay', event: 1001, events: [1001, 1002], minutes: 20, cut: 0, others: 1 }, false],
      ['Camille', { kind: 'notice', event: null, text: { fr: 'Bus en panne.' } }, true],
    ]);
    expect(history[1]?.undoes).toBe(late.batch);
    const document = teamDocumentOf(day.id, db);
    if (!document) throw new Error('not published');
    const said = history.map((one) => dayChangeSentence(one, document, 'fr').replace(/[\u00a0\u202f]/g, ' '));
    expect(said).toEqual([
      'Fin du message : Bus en panne.',
      'Défait : « S1 » (Salle 1) : 20 min de retard. Répercuté sur 1 autre séance.',
      '« S3 » (Salle 1) : annulée.',
      '« S3 » (Salle 1) : complet.',
      '« S1 » (Salle 1) : 20 min de retard. Répercuté sur 1 autre séance.',
      'Message au public : Bus en panne.',
    ]);
    expect(holding(day)).toEqual(['«Bus en panne.»'].slice(1));
  });
});
