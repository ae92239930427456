import type { PublicDocument } from '#lib/model/documents.ts';
import { exampleDocument } from '#lib/programme/testing.ts';

const series = [{ number: 30, title: { fr: 'Réparer' }, introduction: { fr: 'En deux temps.' }, offers: [] }];

/** Two releases of the example festival: with a séance of a series, then with one that moved. */
export function twoReleases(): Partial<PublicDocument>[] {
  const { events } = exampleDocument();
  const withSeries = events.map((event) =>
    event.number === 11 ? { ...event, series: { series: 30, position: 1 } } : event,
  );
  const previousStart = { day: '2026-06-06', startsAt: '2026-06-06T15:00', startInstant: '2026-06-06T13:00:00.000Z' };
  const moved = withSeries.map((event) =>
    event.number === 15 ? { ...event, sequence: 4, changedAt: '2026-05-21T08:00:00.000Z', previousStart } : event,
  );
  const before = withSeries.map((event) =>
    event.number === 15
      ? { ...event, day: '2026-06-06', startsAt: '2026-06-06T15:00', endsAt: '2026-06-06T16:34' }
      : event,
  );
  return [
    { number: 3, events: before, series },
    { number: 4, events: moved, series, publishedAt: '2026-05-21T08:00:00.000Z', note: { fr: 'Une séance a bougé.' } },
  ];
}
