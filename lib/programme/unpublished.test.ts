import { expect, it } from 'vitest';
import { editEvent, unscheduleEvent } from '#lib/events/mutations.ts';
import { readEvent } from '#lib/events/root.ts';
import { eventInput } from '#lib/events/schema.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { workingFestival } from '#lib/history/testing.ts';
import { publishRelease } from './publish-testing.ts';
import { releaseStateOf } from './unpublished.ts';

const AT = '2026-05-02T10:00:00.000Z';
const NOW = '2026-05-03T10:00:00.000Z';

it('names the séances that differ from what is public, and follows every change', () => {
  const { db, made, festival, actor } = workingFestival('schedule');
  expect(releaseStateOf(festival, NOW, db)).toMatchObject({ release: null, unpublished: [], count: 0 });

  const publisher = authorizeFestival(actor, made.slug, 'publish', db);
  const publication = { clientKey: '', expected: 0, only: null, suggestedTimes: 'confirm', note: {} } as const;
  publishRelease(publisher, publication, AT);
  expect(releaseStateOf(festival, NOW, db)).toMatchObject({
    release: { number: 1, at: AT },
    unpublished: [],
    count: 0,
  });

  const [first, second] = made.eventIds.map((id) => readEvent(db, festival.id, id)).filter((e) => e?.startsAt);
  if (!first || !second) throw new Error('Two scheduled séances are needed.');
  unscheduleEvent(festival, first.id, { version: 1, clientKey: null }, NOW);
  const numbers = () => releaseStateOf(festival, NOW, db).unpublished.map((difference) => difference.number);
  expect(numbers()).toEqual([first.number]);

  // Only the team sees this one.
  const clock = { timeZone: festival.timeZone, dayStartsAt: festival.dayStartsAt };
  const team = eventInput(clock).parse({ version: String(second.version), teamNotes: 'Prévoir un second micro' });
  editEvent(festival, second.id, team, NOW);
  expect(numbers().sort()).toEqual([first.number, second.number].sort());
});
