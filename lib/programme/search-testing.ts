import { eq } from 'drizzle-orm';
import { festivals } from '#db/schema/index.ts';
import { makeFestival, openTestDb } from '#db/testing.ts';
import { makeAccount } from '#lib/accounts/testing.ts';
import { loadDraft } from '#lib/draft/queries.ts';
import { authorizeCreation } from '#lib/festivals/creation.ts';
import { underLive } from '#lib/live/queries.ts';
import type { PublicDocument } from '#lib/model/documents.ts';
import type { Draft, DraftEvent } from '#lib/model/draft.ts';
import { seedDemonstration } from '#lib/templates/demonstration.ts';
import { createFestivalFromTemplate } from '#lib/templates/mutations.ts';
import { newFestivalSchema } from '#lib/templates/schema.ts';
import { sixDays } from '#lib/templates/template.ts';
import { freeze } from './release.ts';
import { releasedBySlug } from './released.ts';

const PUBLISHED_AT = '2027-09-01T10:00:00.000Z';

/**
 * Thursday 7 October 2027, 17:30 in Paris: two days are over, two films are running, the evening is
 * to come.
 */
export const THURSDAY_AFTERNOON = '2027-10-07T15:30:00.000Z';

const published = (draft: Draft) =>
  freeze(draft, null, { number: 1, at: PUBLISHED_AT, note: {}, suggestedTimes: 'confirm' }).public;

/**
 * « Six jours, quatre salles » from Tuesday 5 to Sunday 10 October 2027, published as an organiser
 * would after some work: everybody has confirmed, one discussion of short films is interpreted, one
 * evening séance of Saturday costs nothing, and one is full.
 */
export function sixDaysPublished(): PublicDocument {
  const db = openTestDb();
  const creator = authorizeCreation(makeAccount(db, 'Noor', { isAdministrator: true }), db);
  const input = newFestivalSchema.parse({
    template: sixDays.id,
    name: { fr: 'Les Rivages' },
    startsOn: '2027-10-05',
    endsOn: '2027-10-10',
    timeZone: 'Europe/Paris',
    opensAt: '9h30',
    closesAt: '0h30',
    films: 'on',
    people: 'on',
    rooms: sixDays.rooms.map(({ name, seats }, i) => ({ name: name.fr, seats: String(seats), from: String(i + 1) })),
  });
  const made = createFestivalFromTemplate(creator, input, 'fr', '2027-01-01T09:00:00.000Z');
  if (!made.ok) throw new Error(made.reason);
  const document = published(settled(loadDraft(made.id, db)));
  const full = document.events.find(({ startsAt }) => startsAt === '2027-10-07T21:00');
  if (!full) throw new Error('The example has a séance on Thursday at 21:00.');
  const facts = { delay: null, places: 'full', notices: [] } as const;
  return underLive(document, { events: new Map([[full.number, facts]]), notices: [] });
}

function settled(draft: Draft): Draft {
  const shorts = (event: DraftEvent, part: number) => event.title.fr?.endsWith(`programme ${part}`) === true;
  const free = draft.events.find((event) => shorts(event, 2));
  const offer = draft.offers.find(({ kind, eventId }) => kind === 'free' && eventId !== null);
  if (!free || !offer) throw new Error('The example has short films and a free séance.');
  return {
    ...draft,
    events: draft.events.map((event) => ({
      ...event,
      people: event.people.map((one) => ({ ...one, confirmation: 'confirmed' as const })),
      items: event.items.map((item) =>
        shorts(event, 1) && item.kind === 'debate' ? { ...item, access: ['lsf-interpreted' as const] } : item,
      ),
    })),
    offers: [...draft.offers, { ...offer, id: 100_000, eventId: free.id }],
  };
}

/** The demonstration as it is published on a new installation. */
export function demonstrationPublished(): PublicDocument {
  const db = openTestDb();
  const { slug } = seedDemonstration(db, PUBLISHED_AT);
  const released = releasedBySlug(slug, db);
  if (!released) throw new Error('The demonstration is published.');
  return released.document;
}

/** A programme of many séances, for the time a search takes. */
export function manyPublished(events: number): PublicDocument {
  const db = openTestDb();
  const { festivalId } = makeFestival(db, { events, rooms: 20, days: 10, seed: 1 });
  db.update(festivals).set({ locale: 'fr' }).where(eq(festivals.id, festivalId)).run();
  return published(loadDraft(festivalId, db));
}
