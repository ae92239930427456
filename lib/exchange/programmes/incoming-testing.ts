import { randomFrom } from '#db/testing.ts';
import type { Draft } from '#lib/model/draft.ts';
import { draftOf, roomOf, venueOf } from '#lib/model/draft-testing.ts';
import { twoDigits } from '#lib/time/calendar.ts';
import type { Incoming, IncomingEvent } from './incoming.ts';
import type { ProgrammeKeys } from './programme-plan.ts';

/** What a file might say, for tests: nothing but what the case is about. */
export const incomingOf = (own: Partial<Incoming> = {}): Incoming => ({
  source: 'schedule essai',
  title: 'Essai',
  rooms: [],
  people: [],
  events: [],
  refused: [],
  remarks: [],
  ...own,
});

export const incomingEvent = (title: string, own: Partial<IncomingEvent> = {}): IncomingEvent => ({
  line: 1,
  foreignId: '',
  title: { fr: title },
  ...own,
});

/**
 * A file of so many séances on three days from 6 June 2026: rooms, two people for three séances,
 * twenty themes. The same for the same seed.
 */
export function largeIncoming(count: number, seed = 1): Incoming {
  const random = randomFrom(seed);
  const pick = (of: number) => Math.floor(random() * of);
  const rooms = Math.max(4, Math.ceil(count / 40));
  const people = Math.max(3, Math.ceil((count * 2) / 3));
  return incomingOf({
    rooms: Array.from({ length: rooms }, (_, at) => ({
      key: `r${at}`,
      foreignId: '',
      line: at + 1,
      name: `Salle ${at + 1}`,
    })),
    people: Array.from({ length: people }, (_, at) => ({
      key: `p${at}`,
      foreignId: `person-${at}`,
      line: at + 1,
      name: `${FIRST[at % FIRST.length]} ${LAST[pick(LAST.length)]} ${at}`,
    })),
    events: Array.from({ length: count }, (_, at) => {
      const start = 9 * 60 + ((at * 20) % 780);
      return {
        line: at * 12 + 3,
        foreignId: `event-${at}`,
        kind: at % 3 === 0 ? 'talk' : 'screening',
        minutes: 20 + pick(4) * 10,
        title: { fr: `${WORDS[pick(WORDS.length)]} ${WORDS[pick(WORDS.length)]} ${at}` },
        subtitle: { fr: `Partie ${at % 5}` },
        synopsis: { fr: `${WORDS.join(' ')}. `.repeat(4) },
        startsAt: `2026-06-0${6 + (at % 3)}T${twoDigits(Math.floor(start / 60))}:${twoDigits(start % 60)}`,
        rooms: [`r${pick(rooms)}`],
        people: [{ key: `p${pick(people)}` }, { key: `p${pick(people)}` }],
        themes: [`Fil ${at % 20}`],
        language: at % 2 === 0 ? 'en' : 'fr',
        links: [{ address: `https://example.org/${at}`, label: 'Diapositives' }],
      } satisfies IncomingEvent;
    }),
  });
}

const FIRST = ['Awa', 'Zoé', 'Luc', 'Inès', 'Karim', 'Noor', 'Paul', 'Mina'];
const LAST = ['Diop', 'Laurent', 'Martin', 'Roy', 'Benali', 'Petit', 'Kanza', 'Moreau', 'Faure', 'Ndiaye'];
const WORDS = ['Lumière', 'cuivre', 'nuit', 'vallée', 'machine', 'mémoire', 'forêt', 'réseau', 'silence', 'mine'];

export const noKeys: ProgrammeKeys = { room: new Map(), person: new Map(), event: new Map() };

/** A draft of a venue with two rooms, for what a file brings. */
export const plannedDraftOf = ({ events = [], ...own }: Partial<Draft> = {}): Draft =>
  draftOf(events, { venues: [venueOf(1)], rooms: [roomOf(1), roomOf(2)], films: [], people: [], ...own });
