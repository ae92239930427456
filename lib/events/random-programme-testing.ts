import { edges, wishedParts } from '#db/enums.ts';
import { randomFrom } from '#db/testing.ts';
import type { Draft, DraftEvent } from '#lib/model/draft.ts';
import {
  draftOf,
  eventOf,
  filmOf,
  itemOf,
  personOf,
  presenceOf,
  roomOf,
  venueOf,
  versionOf,
} from '#lib/model/draft-testing.ts';
import { addMinutes } from '#lib/time/wall-clock.ts';

/**
 * The days before and after both clock changes, and an ordinary one: half of all programmes have a
 * night with a change.
 */
const DAYS = ['2026-11-28', '2026-10-24', '2026-10-25', '2027-03-27', '2027-03-28'];

/**
 * A small crowded programme for tests, the same for the same seed: every rule finds something in a
 * few hundred of them. Three rooms in two venues and a park, two films, three people, nights,
 * drop-ins, cancelled and unscheduled séances, blocks.
 */
export function randomProgramme(seed: number): Draft {
  const random = randomFrom(seed);
  const whole = (below: number) => Math.floor(random() * below);
  const pick = <T>(values: readonly T[]) => values[whole(values.length)] as T;
  const maybe = (share: number) => random() < share;
  const day = pick(DAYS);
  const time = (from: number, until: number) => {
    const minutes = from * 60 + 5 * whole((until - from) * 12);
    return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
  };

  const isOneRoom = maybe(0.15);
  const rooms = [
    roomOf(1, {
      venueId: 1,
      opensAt: maybe(0.4) ? '09:30' : null,
      closesAt: pick([null, '23:00', '01:00']),
      abilities: ['dcp'],
    }),
    roomOf(2, { venueId: 1, seats: pick([80, 250]), doorsMinutes: pick([null, 0, 20]) }),
    roomOf(3, { venueId: 2, abilities: pick([[], ['file', 'video-call']]), closesAt: pick([null, '02:00']) }),
    roomOf(4, { venueId: 2, kind: 'outdoor' }),
  ];
  const films = [1, 2].map((id) =>
    filmOf(id, {
      minutes: pick([20, 90, null]),
      rightsState: pick(['granted', 'unknown', 'refused']),
      contentIsSevere: maybe(0.3),
      versions: [versionOf(id * 10, id, { isOnlyCopy: maybe(0.5) })],
    }),
  );
  const people = [1, 2, 3].map((id) =>
    personOf(id, {
      arrivesAt: maybe(0.3) ? `${day}T${time(8, 20)}` : null,
      departsAt: maybe(0.3) ? `${day}T${time(12, 23)}` : null,
    }),
  );

  const events = Array.from({ length: 5 + whole(8) }, (_, i): DraftEvent => {
    const id = i + 1;
    const items = Array.from({ length: 1 + whole(3) }, (_n, k) => {
      const kind = pick(['film', 'debate', 'talk', 'break', 'other'] as const);
      return itemOf(id * 100 + k, {
        kind,
        minutes: kind === 'film' ? null : pick([10, 30, 60]),
        elastic: kind === 'debate' && k === 1,
        access: maybe(0.1) ? ['loop'] : [],
        filmId: kind === 'film' ? pick([1, 2]) : null,
      });
    });
    const startsAt = `${day}T${maybe(0.2) ? time(0, 4) : isOneRoom ? time(10, 15) : time(9, 23)}`;
    const presence = () =>
      presenceOf(pick([1, 2, 3]), {
        itemId: maybe(0.3) ? (items[0]?.id ?? null) : null,
        role: pick(['speaker', 'moderator']),
        presence: pick(['in-person', 'in-person', 'video', 'recorded']),
        confirmation: pick(['confirmed', 'considered', 'declined']),
      });
    const main = isOneRoom ? 1 : pick([1, 2, 3, 4]);
    return eventOf(id, {
      startsAt: maybe(0.05) ? null : startsAt,
      kind: pick(['screening', 'panel', 'other']),
      visibility: maybe(0.1) ? 'team' : 'public',
      admission: maybe(0.05) ? 'drop-in' : 'start',
      status: maybe(0.05) ? 'cancelled' : 'planned',
      isLocked: maybe(0.1),
      rooms: maybe(0.05)
        ? []
        : [
            { roomId: main, use: 'main' },
            ...(maybe(0.15) ? [{ roomId: 1 + (main % 3), use: 'overflow' as const }] : []),
          ],
      items,
      people: Array.from({ length: whole(3) }, presence),
      themeIds: [1, 2].filter(() => maybe(0.4)),
      continuesEventId: id > 1 && maybe(0.15) ? id - 1 : null,
      publicEndFixed: maybe(0.2) ? addMinutes(startsAt, pick([30, 120]), 'Europe/Paris') : null,
    });
  });
  // Of a generator of their own: programmes that were found by a seed stay as they were.
  const wish = randomFrom(seed + 10_000);
  const some = <T>(share: number, values: readonly T[]) =>
    wish() < share ? values[Math.floor(wish() * values.length)] : undefined;
  const numbers = events.map(({ number }) => number);
  const wishing = events.map((event) => ({
    ...event,
    wishes: {
      day: some(0.1, DAYS),
      part: some(0.1, wishedParts),
      edge: some(0.1, edges),
      school: some(0.1, [true] as const),
      after: some(0.15, numbers),
      before: some(0.15, numbers),
      apart: some(0.15, numbers),
    },
  }));
  return draftOf(wishing, {
    rooms,
    films,
    people,
    venues: [venueOf(1, { latitude: 48.85, longitude: 2.35 }), venueOf(2, { latitude: 48.86, longitude: 2.36 })],
    walks: maybe(0.3) ? [{ fromVenueId: 1, toVenueId: 2, minutes: pick([0, 40]) }] : [],
    themes: [1, 2].map((id) => ({
      id,
      festivalId: 1,
      slug: `t${id}`,
      introduction: {},
      colour: null,
      name: { fr: `Thème ${id}` },
      position: id,
      version: 1,
    })),
    blocks: maybe(0.4)
      ? [
          {
            id: 1,
            festivalId: 1,
            kind: pick(['break', 'set-up']),
            title: {},
            startsAt: `${day}T${time(9, 22)}`,
            minutes: 60,
            version: 1,
            roomIds: pick([[], [1], [2, 3]]),
          },
        ]
      : [],
  });
}
