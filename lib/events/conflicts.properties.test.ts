import { describe, expect, it } from 'vitest';
import { randomFrom } from '#db/testing.ts';
import { indexDraft } from '#lib/model/draft.ts';
import { byId } from '#lib/model/keyed.ts';
import { addMinutes, toEpochMinutes } from '#lib/time/wall-clock.ts';
import { conflictsOf } from './conflicts.ts';
import { type FixAct, patchOf } from './fix-acts.ts';
import { naiveConflicts } from './naive-conflicts-testing.ts';
import { prepare, withMoved } from './prepared.ts';
import { randomProgramme } from './random-programme-testing.ts';
import { type Warning, warningCodes, warningKey } from './warning.ts';
import { actsOf, MAX_FIX_ACTS } from './warning-fixes.ts';

const LAST = '2100-01-01T00:00';
/** In 300 every rule finds something; what holds for each warning of each is asked of fewer. */
const SEEDS = Array.from({ length: 300 }, (_, i) => i + 1);
const FEWER = SEEDS.slice(0, 100);

/** The line that the naive rules write for a warning; null for a code they do not know. */
function line(warning: Warning, inOrder: (ids: number[]) => number[]): string | null {
  const pair = inOrder(warning.eventIds).join(' ');
  switch (warning.code) {
    case 'room-overlap':
    case 'same-theme-parallel':
      return `${warning.code} ${pair} ${warning.minutes}`;
    case 'changeover-short':
      return `${warning.code} ${pair} ${warning.missingMinutes}`;
    case 'person-overlap':
      return `${warning.code} ${pair} ${warning.personId} ${warning.minutes}`;
    case 'travel-short':
      return `${warning.code} ${pair} ${warning.personId} ${warning.walkMinutes - warning.gapMinutes}`;
    case 'copy-overlap':
      return `${warning.code} ${pair} ${warning.filmId} ${warning.minutes}`;
    case 'person-absent':
      return `${warning.problem} ${pair} ${warning.personId}`;
    case 'wish-unmet':
      return `${warning.code} ${warning.eventIds.join(' ')} ${warning.wish}`;
    case 'clock-change':
      return `${warning.code} ${pair}`;
    default:
      return null;
  }
}

describe('random programmes', () => {
  const seen = new Set<string>();

  it('have the warnings found by comparing every pair', () => {
    for (const seed of SEEDS) {
      const draft = randomProgramme(seed);
      const { events } = indexDraft(draft);
      const key = (id: number) => toEpochMinutes(events.get(id)?.startsAt ?? LAST, 'Europe/Paris') + id / 1000;
      const inOrder = (ids: number[]) => [...ids].sort((a, b) => key(a) - key(b));
      const warnings = conflictsOf(draft);
      for (const { code } of warnings) seen.add(code);
      const lines = warnings.flatMap((warning) => line(warning, inOrder) ?? []);
      expect(new Set(lines), `seed ${seed}`).toEqual(naiveConflicts(draft));
      expect(new Set(warnings.map(warningKey)).size).toBe(warnings.length);
    }
    // Every rule found something in at least one programme.
    expect(warningCodes.filter((code) => !seen.has(code))).toEqual([]);
  });

  it('have, for one séance, the warnings of the whole programme that name it', () => {
    for (const seed of FEWER) {
      const draft = randomProgramme(seed);
      const [prepared, all] = [prepare(draft), conflictsOf(draft)];
      for (const { id } of draft.events)
        expect(conflictsOf(prepared, { of: id }), `seed ${seed} of ${id}`).toEqual(
          all.filter((warning) => warning.eventIds.includes(id)),
        );
    }
  });

  it('are the same whether a séance is moved in the draft or in the prepared one', () => {
    for (const seed of FEWER) {
      const draft = randomProgramme(seed);
      const random = randomFrom(seed + 1000);
      let prepared = prepare(draft);
      let events = draft.events;
      for (const event of draft.events.slice(0, 4)) {
        const by = 5 * Math.floor(random() * 40) - 100;
        const moved = {
          ...event,
          startsAt: event.startsAt && random() < 0.9 ? addMinutes(event.startsAt, by, 'Europe/Paris') : null,
          rooms: [{ roomId: 1 + Math.floor(random() * 4), use: 'main' as const }],
          status: random() < 0.1 ? ('cancelled' as const) : event.status,
        };
        events = events.map((one) => (one.id === moved.id ? moved : one));
        prepared = withMoved(prepared, moved);
        expect(conflictsOf(prepared, { of: moved.id })).toEqual(conflictsOf({ ...draft, events }, { of: moved.id }));
      }
      expect(conflictsOf(prepared), `seed ${seed}`).toEqual(conflictsOf({ ...draft, events }));
    }
  });
});

/** The subject of a warning, without its hours. */
const about = (w: Warning) => [w.code, [...w.eventIds].sort((a, b) => a - b), w.personId].join(' ');
/** The same of a wish and of a day without a break, whichever séances are in the way. */
const aboutAny = (w: Warning) =>
  w.code === 'wish-unmet' ? `${w.wish} ${w.eventIds[0]}` : w.code === 'no-meal-break' ? w.day : about(w);

/**
 * The blocking warnings, without their hours, so that a clash that existed before does not count as
 * new.
 */
const blocking = (warnings: readonly Warning[]) => warnings.filter(({ level }) => level === 'blocking').map(about);

it('every proposed act settles its warning and causes none that blocks', () => {
  const kinds = new Map<FixAct['kind'], number>();
  for (const seed of SEEDS.slice(0, 50)) {
    const draft = randomProgramme(seed);
    const index = indexDraft(draft);
    const warnings = conflictsOf(draft);
    const before = new Set(blocking(warnings));
    for (const warning of warnings) {
      const acts = actsOf(warning, index);
      expect(acts.length).toBeLessThanOrEqual(MAX_FIX_ACTS);
      for (const act of acts) {
        kinds.set(act.kind, (kinds.get(act.kind) ?? 0) + 1);
        const patch = byId(patchOf(act, index));
        const after = conflictsOf({ ...draft, events: draft.events.map((event) => patch.get(event.id) ?? event) });
        expect(
          blocking(after).filter((one) => !before.has(one)),
          `seed ${seed} ${JSON.stringify(act)}`,
        ).toEqual([]);
        // The same clash at other hours does not count as settled; and nobody may move a locked
        // séance.
        expect(after.map(about)).not.toContain(about(warning));
        expect(after.map(aboutAny)).not.toContain(aboutAny(warning));
        expect([...patch.keys()].filter((id) => index.events.get(id)?.isLocked)).toEqual([]);
      }
    }
  }
  expect([...kinds.keys()].sort()).toEqual([
    'change-room',
    'lengthen-item',
    'move-end',
    'move-event',
    'shorten-item',
    'swap-rooms',
  ]);
});
