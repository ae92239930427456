import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Documents } from '#lib/model/documents.ts';
import type { Draft, DraftEvent } from '#lib/model/draft.ts';
import { draftOf, eventOf, filmOf, itemOf, presenceOf, roomOf } from '#lib/model/draft-testing.ts';
import { byUid } from '#lib/model/keyed.ts';
import { diff } from './diff.ts';
import { differenceSentence } from './difference-sentences.ts';
import { freeze } from './release.ts';

const NUMBERS = [10, 11, 12, 13];

/** One thing an organiser may do between two publications. */
type Act =
  | { kind: 'edit'; number: number; own: Partial<DraftEvent> }
  | { kind: 'delete' | 'bring-back'; number: number }
  | { kind: 'rename-room' | 'rename-film' | 'hide-film'; id: number; flag: boolean };

const starts = [null, '2026-11-28T14:00', '2026-11-29T00:30', '2026-11-29T10:00'];
const own: fc.Arbitrary<Partial<DraftEvent>> = fc.oneof(
  fc.record({ startsAt: fc.constantFrom(...starts) }),
  fc.record({ status: fc.constantFrom('planned', 'cancelled') }),
  fc.record({ visibility: fc.constantFrom('public', 'team') }),
  fc.record({ title: fc.constantFrom({}, { fr: 'Un' }, { en: 'Two' }) }),
  fc.record({
    rooms: fc.constantFrom([], [{ roomId: 1, use: 'main' as const }], [{ roomId: 2, use: 'main' as const }]),
  }),
  fc.record({ teamNotes: fc.constantFrom('', 'note') }),
  fc.record({ timeIsSuggested: fc.boolean(), timeIsToConfirm: fc.boolean() }),
  fc.record({ capacity: fc.constantFrom(null, 40), publicEndFixed: fc.constantFrom(null, '2026-11-28T16:00') }),
  fc
    .record({ filmId: fc.constantFrom(1, 2) })
    .map(({ filmId }) => ({ items: [itemOf(1, { kind: 'film', filmId, minutes: null })] })),
  fc
    .record({ confirmation: fc.constantFrom('invited', 'confirmed', 'tentative', 'declined') })
    .map((presence) => ({ people: [presenceOf(1, presence)] })),
);
const number = fc.constantFrom(...NUMBERS);
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('edit'), number, own }) },
  fc.record({ kind: fc.constantFrom('delete', 'bring-back'), number }),
  fc.record({
    kind: fc.constantFrom('rename-room', 'rename-film', 'hide-film'),
    id: fc.constantFrom(1, 2),
    flag: fc.boolean(),
  }),
);
type Step = {
  acts: Act[];
  only: number[] | null;
  again: number | null;
  suggestedTimes: 'confirm' | 'to-confirm' | 'leave-out' | undefined;
};

/** What is done, and how it is published: everything, a part, or an older release again. */
const step: fc.Arbitrary<Step> = fc.record({
  acts: fc.array(act, { maxLength: 4 }),
  only: fc.option(fc.subarray(NUMBERS), { freq: 2, nil: null }),
  again: fc.option(fc.nat(), { freq: 6, nil: null }),
  suggestedTimes: fc.constantFrom('confirm', 'to-confirm', 'leave-out', undefined),
});

const start = draftOf(
  NUMBERS.map((n) => eventOf(n)),
  { rooms: [roomOf(1), roomOf(2)], films: [filmOf(1), filmOf(2)] },
);
const people = draftOf([eventOf(1, { people: [presenceOf(1)] })]).people;

function after(draft: Draft, act: Act): Draft {
  const has = (n: number) => draft.events.some((event) => event.number === n);
  switch (act.kind) {
    case 'edit':
      return { ...draft, events: draft.events.map((e) => (e.number === act.number ? { ...e, ...act.own } : e)) };
    case 'delete':
      return { ...draft, events: draft.events.filter((event) => event.number !== act.number) };
    case 'bring-back':
      return has(act.number) ? draft : { ...draft, events: [...draft.events, eventOf(act.number)] };
    case 'rename-room': {
      const name = { fr: act.flag ? 'Renommée' : 'Salle' };
      return { ...draft, rooms: draft.rooms.map((room) => (room.id === act.id ? { ...room, name } : room)) };
    }
    case 'rename-film': {
      const originalTitle = act.flag ? 'Renommé' : 'Film';
      return { ...draft, films: draft.films.map((film) => (film.id === act.id ? { ...film, originalTitle } : film)) };
    }
    case 'hide-film': {
      const announceable = act.flag ? 'no' : 'yes';
      return { ...draft, films: draft.films.map((film) => (film.id === act.id ? { ...film, announceable } : film)) };
    }
  }
}

const at = (n: number) => ({ number: n, at: new Date(Date.UTC(2026, 8, 1) + n * 86_400_000).toISOString() });

function live(steps: readonly Step[]): { releases: Documents[]; chosen: (number[] | null)[] } {
  const releases: Documents[] = [];
  const chosen: (number[] | null)[] = [];
  let draft: Draft = { ...start, people };
  for (const { acts, only, again, suggestedTimes } of steps) {
    draft = acts.reduce(after, draft);
    const previous = releases.at(-1) ?? null;
    const numbering = at(releases.length + 1);
    const older = again === null ? undefined : releases[again % Math.max(1, releases.length)];
    const isAgain = older !== undefined && previous !== null;
    releases.push(
      isAgain
        ? freeze(draft, previous, { ...numbering, older })
        : freeze(draft, previous, { ...numbering, suggestedTimes, only: only ? new Set(only) : undefined }),
    );
    chosen.push(isAgain ? null : only);
  }
  return { releases, chosen };
}

it('keeps calendars consistent through any life of a programme', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 2, maxLength: 8 }), (steps) => {
      const { releases, chosen } = live(steps);
      releases.forEach((release, i) => {
        const previous = releases[i - 1];
        const now = byUid(release.public.events);
        expect(now.size).toBe(release.public.events.length);
        for (const old of previous?.public.events ?? []) {
          const event = now.get(old.uid);
          // Nothing public disappears, changes its number, or gets a lower sequence.
          expect(event).toMatchObject({ uid: old.uid, number: old.number, createdAt: old.createdAt });
          expect(event?.sequence).toBeGreaterThanOrEqual(old.sequence);
          if (old.startsAt !== null) expect(event?.startsAt).not.toBeNull();
          if (event?.sequence === old.sequence) expect(event).toEqual(old);
          else expect(event?.sequence).toBe(i + 1);
          if (chosen[i] && !chosen[i]?.includes(old.number)) expect(JSON.stringify(event)).toBe(JSON.stringify(old));
        }
        // There is a sentence for each séance with a new sequence, and for no other.
        const told = diff(previous?.public ?? null, release.public);
        const renewed = release.public.events.filter((event) => event.sequence === i + 1);
        expect(told.map((d) => d.number)).toEqual(renewed.map((event) => event.number));
        for (const difference of told) {
          expect(differenceSentence(difference, 'fr')).toMatch(/^.{3,}\.$/);
          expect(differenceSentence(difference, 'en')).toMatch(/^.{3,}\.$/);
        }
        // Every reference points to something in the document.
        const numbers = (rows: { number: number }[]) => new Set(rows.map((row) => row.number));
        const [rooms, films] = [numbers(release.public.rooms), numbers(release.public.films)];
        for (const event of release.public.events) {
          expect(event.rooms.every(({ room }) => rooms.has(room))).toBe(true);
          expect(event.items.every(({ film }) => film === null || films.has(film))).toBe(true);
        }
      });
    }),
    { numRuns: 120, seed: 28 },
  );
});

it('freezing the same draft twice changes no séance', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), (acts) => {
      const draft = acts.reduce(after, { ...start, people });
      const one = freeze(draft, null, at(1));
      const two = freeze(draft, one, at(2));
      expect([two.public.events, two.team.events]).toEqual([one.public.events, one.team.events]);
    }),
    { numRuns: 100, seed: 29 },
  );
});
