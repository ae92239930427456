import { expect, it } from 'vitest';
import { insertRow } from '#db/rows.ts';
import { events, offers } from '#db/schema/index.ts';
import type { RootKind } from '#lib/history/root-kind.ts';
import { workingFestival } from '#lib/history/testing.ts';
import { allOffers, offerKind } from './mutations.ts';

it('a price of a séance is not among those edited alone, however they are read', () => {
  const { db, festival } = workingFestival('schedule');
  const eventId = db.select().from(events).get()?.id ?? 0;
  const id = insertRow(db, offers, { festivalId: festival.id, eventId, kind: 'free' });
  expect(allOffers.read(db, festival.id, id)?.eventId).toBe(eventId);
  expect(offerKind.read(db, festival.id, id)).toBeNull();
  const { many }: RootKind<typeof offers.$inferSelect> = offerKind;
  expect(many).toBeUndefined();
});
