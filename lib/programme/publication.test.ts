import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import * as t from '#db/schema/index.ts';
import { editEvent } from '#lib/events/mutations.ts';
import { readEvent } from '#lib/events/root.ts';
import { eventInput } from '#lib/events/schema.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { createFilm } from '#lib/films/mutations.ts';
import { filmSchema } from '#lib/films/schema.ts';
import { done, workingFestival } from '#lib/history/testing.ts';
import { createPerson } from '#lib/people/mutations.ts';
import { personSchema } from '#lib/people/schema.ts';
import { publicationPageOf, publicationPlan, republicationPlan, WHOLE_PUBLICATION } from './publication.ts';
import { publishRelease } from './publish-testing.ts';
import { publishSchema } from './schema.ts';

const AT = '2026-05-02T10:00:00.000Z';
const NOW = '2026-05-03T10:00:00.000Z';

function published() {
  const made = workingFestival('schedule', { events: 12 });
  const publisher = authorizeFestival(made.actor, made.made.slug, 'publish', made.db);
  const publish = (input: object) => publishRelease(publisher, publishSchema.parse({ expected: 0, ...input }), NOW);
  publishRelease(publisher, publishSchema.parse({ expected: 0 }), AT);
  const [first, second] = made.made.eventIds
    .map((id) => readEvent(made.db, made.festival.id, id))
    .filter((event) => event?.startsAt && event.visibility === 'public');
  if (!first || !second) throw new Error('Two public séances are needed.');
  const clock = { timeZone: made.festival.timeZone, dayStartsAt: made.festival.dayStartsAt };
  const rename = (event: { id: number }, fr: string) => {
    const input = eventInput(clock).parse({ version: '1', title: { fr }, kind: 'talk' });
    expect(editEvent(made.festival, event.id, input, NOW)).toMatchObject({ ok: true });
  };
  return { ...made, publish, first, second, rename };
}

it('lists what publishing would change, as a whole or only for these séances', () => {
  const { db, festival, first, second, rename } = published();
  expect(publicationPlan(festival, null, NOW, db)).toMatchObject({ current: 1, differences: [], isNothing: true });
  rename(first, 'Un');
  rename(second, 'Deux');
  const numbers = (only: ReadonlySet<number> | null) =>
    publicationPlan(festival, only, NOW, db).differences.map(({ number }) => number);
  expect(numbers(null).sort()).toEqual([first.number, second.number].sort());
  expect(numbers(new Set([first.number]))).toEqual([first.number]);
});

it('has nothing to publish of films and people of no séance', () => {
  const { db, festival } = published();
  done(
    createFilm(festival, filmSchema.parse({ originalTitle: 'Le Joli Mai', website: 'https://a.example' }), null, NOW),
  );
  done(
    createPerson(festival, personSchema.parse({ version: '0', name: 'Awa Diop', bio: { fr: 'Cinéaste.' } }), null, NOW),
  );
  const plan = publicationPlan(festival, null, NOW, db);
  expect(plan).toMatchObject({ differences: [], general: [], isNothing: true });
});

it('refuses to publish a draft that changed since the organiser was shown it', () => {
  const { db, festival, publish, first, second, rename } = published();
  rename(first, 'Un');
  const { seen } = publicationPlan(festival, null, NOW, db);
  rename(second, 'Deux');
  expect(publish({ expected: 1, seen: String(seen) })).toEqual({ ok: false, reason: 'changed', number: 1 });
  const again = publicationPlan(festival, null, NOW, db).seen;
  expect(publish({ expected: 1, seen: String(again) })).toMatchObject({ ok: true, number: 2 });
});

it('counts times that a template proposed', () => {
  const { db, festival, first, second, rename } = published();
  db.update(t.events).set({ timeIsSuggested: true }).where(eq(t.events.id, first.id)).run();
  rename(second, 'Deux');
  const { suggested } = publicationPlan(festival, null, NOW, db);
  expect(suggested).toEqual({ numbers: [first.number] });
});

it('says if it would be published after the last day, also for an older version', () => {
  const { db, festival, publish, first, rename } = published();
  rename(first, 'Un');
  expect(publish({ expected: 1 })).toMatchObject({ ok: true });
  const isOver = (now: string) => [
    publicationPageOf(publicationPlan(festival, null, now, db), WHOLE_PUBLICATION, now).isOver,
    republicationPlan(festival, 1, now, db)?.isOver,
  ];
  expect(isOver(NOW)).toEqual([false, false]);
  expect(isOver('2030-01-01T10:00:00.000Z')).toEqual([true, true]);
});
