import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import * as t from '#db/schema/index.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { authorizeFestival } from '#lib/festivals/access.ts';
import { done, NOW, workingFestival } from '#lib/history/testing.ts';
import type { ActAnswer } from './act-answers.ts';
import { doActs } from './acts.ts';
import { actsSchema, type GridAct } from './acts-schema.ts';

/** Two friends in one festival, each with their own proof. */
export function friends() {
  const made = workingFestival('schedule', { events: 6, rooms: 2 });
  const { db, festival } = made;
  // Nothing depends on which of them the seed left without a time.
  for (const [i, id] of made.made.eventIds.entries())
    db.update(t.events)
      .set({ startsAt: `2026-06-06T${String(9 + 2 * i).padStart(2, '0')}:00` })
      .where(eq(t.events.id, id))
      .run();
  const alix = makeAccount(db, 'Alix', { festivalId: festival.id, role: 'organiser' });
  return {
    ...made,
    ids: made.made.eventIds as [number, number, number, number, number, number],
    rooms: made.made.roomIds as [number, number],
    others: authorizeFestival(alix, made.made.slug, 'schedule', db),
  };
}
export type Friends = ReturnType<typeof friends>;

/** Does acts as a post of a grid does. */
export const act = (
  festival: Friends['festival'],
  acts: GridAct[],
  clientKey: string = randomUUID(),
  now = NOW,
): ActAnswer => doActs(festival, actsSchema.parse({ clientKey, acts }), now);
/** The one séance an act that was done speaks of. */
export const one = (answer: ActAnswer) => {
  const { events, whole } = done(answer);
  const [event] = [...events, ...whole];
  if (!event) throw new Error('no séance in the answer');
  return event;
};
