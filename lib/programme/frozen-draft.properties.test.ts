import fc from 'fast-check';
import { expect, it } from 'vitest';
import { films } from '#db/schema/index.ts';
import { deleteEvent } from '#lib/deletion/events.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import {
  cancelEvent,
  duplicateEvent,
  editEvent,
  moveEvent,
  restoreEvent,
  unscheduleEvent,
} from '#lib/events/mutations.ts';

import { type EventRoot, readEvents } from '#lib/events/root.ts';
import { eventInput } from '#lib/events/schema.ts';
import { sortWarnings } from '#lib/events/warning.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { setFilmsRights } from '#lib/films/mutations.ts';
import { workingFestival } from '#lib/history/testing.ts';
import { undoBatch } from '#lib/undo/undo.ts';
import { standingNow, standingWarnings } from '#lib/warnings/queries.ts';
import { frozenDraft } from './frozen-draft.ts';
import { publishRelease } from './mutations.ts';
import { publicationPlan } from './publication-plan.ts';
import { freeze } from './release.ts';
import { releaseDocuments } from './released.ts';
import { publishSchema } from './schema.ts';
import { besidePublic } from './unpublished.ts';

const AT = '2026-05-02T10:00:00.000Z';
const NOW = '2026-05-03T10:00:00.000Z';

const KINDS = ['edit', 'move', 'unschedule', 'cancel', 'restore', 'delete', 'duplicate', 'undo', 'film'] as const;
/** What somebody does to the séance `which`, often with another one or a number. */
const act = fc.record({
  kind: fc.oneof({ weight: 3, arbitrary: fc.constant('edit' as const) }, fc.constantFrom(...KINDS)),
  which: fc.nat(9),
  other: fc.nat(20),
});
type Act = { kind: (typeof KINDS)[number]; which: number; other: number };
/** Some acts between two looks; now and then all of it is published first. */
const step = fc.record({
  publishes: fc.oneof({ weight: 5, arbitrary: fc.constant(false) }, fc.constant(true)),
  acts: fc.array(act, { minLength: 1, maxLength: 3 }),
});

function opened() {
  const { db, made, festival, actor } = workingFestival('schedule', { events: 10, rooms: 3 });
  const publisher = authorizeFestival(actor, made.slug, 'publish', db);
  let [expected, batch] = [0, ''];
  const publish = (now = NOW) => {
    const { number } = publishRelease(publisher, publishSchema.parse({ expected }), now);
    expected = number;
  };
  publish(AT);
  const all = () => [
    ...readEvents(
      db,
      festival.id,
      loadDraft(festival.id, db).events.map(({ id }) => id),
    ).values(),
  ];
  const numbers = db.select({ number: films.number }).from(films).all();

  /** As its form would post it, with another title, and what else `other` says. */
  const edited = ({ id, version, kind, startsAt, rooms, items }: EventRoot, other: number) => {
    const events = all();
    return eventInput(festival).parse({
      ...{
        version: String(version),
        kind,
        title: { fr: `Titre ${other}` },
        visibility: other % 5 === 0 ? 'team' : 'public',
      },
      ...{ day: startsAt?.slice(0, 10) ?? '', time: startsAt?.slice(11) ?? '' },
      rooms: rooms.map(({ roomId, use }) => ({ room: String(roomId), use })),
      items: items.map(({ id, kind, filmId }) => ({
        key: `i${id}`,
        kind,
        film: filmId === null ? '' : String(filmId),
      })),
      // Many continue the first, so that one is changed which others name.
      continues: other % 2 === 0 && events[0]?.id !== id ? String(events[0]?.id) : '',
      offers: other % 4 === 0 ? [{ key: 'n1', kind: 'paid', price: { fr: `${other} €` } }] : [],
    });
  };
  const done: Record<Act['kind'], (event: EventRoot, other: number) => unknown> = {
    edit: (event, other) => editEvent(festival, event.id, edited(event, other), NOW),
    move: ({ id, version, rooms }, other) =>
      moveEvent(
        festival,
        id,
        { ...{ version, clientKey: null, startsAt: `2026-06-06T${10 + (other % 12)}:10` }, ...rooms.slice(0, 1)[0] },
        NOW,
      ),
    unschedule: ({ id, version }) => unscheduleEvent(festival, id, { version, clientKey: null }, NOW),
    cancel: ({ id, version }) => cancelEvent(festival, id, { version, clientKey: null, reason: { fr: 'Panne' } }, NOW),
    restore: ({ id, version }) => restoreEvent(festival, id, { version, clientKey: null }, NOW),
    delete: ({ id, version }) => deleteEvent(festival, id, { version, clientKey: null }, NOW),
    duplicate: ({ id }) => duplicateEvent(festival, id, { clientKey: null }, NOW),
    undo: () => undoBatch(festival, batch, NOW),
    film: (_, other) =>
      setFilmsRights(
        festival,
        { films: [numbers[other % numbers.length]?.number ?? 0], state: 'granted', kind: null },
        NOW,
      ),
  };
  const doAct = ({ kind, which, other }: Act) => {
    const events = all();
    const event = events[which % events.length];
    const answer = event && done[kind](event, other);
    batch = (answer as { batch?: string | null } | undefined)?.batch ?? batch;
  };
  return { db, festival, publish, doAct, all, edited };
}

it('says of a draft that was kept what reading and freezing all of it anew would say', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 5 }), (steps) => {
      const { db, festival, publish, doAct } = opened();
      for (const { publishes, acts } of steps) {
        if (publishes) publish();
        frozenDraft(festival, NOW, db);
        acts.forEach(doAct);
        const kept = frozenDraft(festival, NOW, db);
        const { draft, previous, next, at } = kept;
        const whole = loadDraft(festival.id, db);
        expect(draft).toEqual(whole);
        const anew = { ...kept, next: freeze(whole, previous, { number: next.public.number, at }), draft: whole };
        expect(next).toEqual(anew.next);
        expect(previous).toEqual(releaseDocuments(festival.id, undefined, db));
        expect(besidePublic(kept)).toEqual(besidePublic(anew));
        const [now, read] = [standingNow(festival.id, db), standingWarnings(festival.id, db)];
        expect(now.index.events).toEqual(read.index.events);
        expect(sortWarnings(now.open, now.index)).toEqual(read.open);
      }
      db.$client.close();
    }),
    { numRuns: 20 },
  );
});

it('draws only the séance that changed', () => {
  const { db, festival, all, edited } = opened();
  const first = all().find(({ startsAt, visibility }) => startsAt && visibility === 'public');
  if (!first) throw new Error('A public séance is needed.');
  const documents = () => publicationPlan(festival, null, NOW, db).next;
  const before = documents();
  editEvent(festival, first.id, edited(first, 1), NOW);
  const after = documents();
  for (const audience of ['public', 'team'] as const) {
    const drawnBefore = new Set<unknown>(before[audience].events);
    expect(after[audience].events.filter((event) => !drawnBefore.has(event)).map(({ number }) => number)).toEqual([
      first.number,
    ]);
  }
});
