import type { Authorized, Festival } from '#lib/authorized.ts';
import { seenDraft } from '#lib/draft/queries.ts';
import { turnsOfPerson } from '#lib/history/turns.ts';
import type { Draft } from '#lib/model/draft.ts';
import type { Permission } from '#lib/policy.ts';
import { lastChange } from './act-history.ts';
import { type GridEvent, gridEventOf } from './grid-event.ts';

/** What a grid begins with; `events`, `lastChange` and `turns` go into `gridSync` as they are. */
export type GridStart = {
  draft: Draft;
  events: GridEvent[];
  /** The newest change when the draft was read. */
  lastChange: number;
  /** How many acts of this person can be taken back and done again. */
  turns: { undo: number; redo: number };
};

/** The draft and the place in the history it stands for, read in one transaction, so that a stream goes on exactly from there. */
export function gridStart(festival: Authorized<Festival, Permission>): GridStart {
  return festival.db.transaction((tx) => {
    const draft = seenDraft(festival, tx);
    const { undo, redo } = turnsOfPerson(tx, festival.id, festival.actor.userId);
    return {
      draft,
      events: draft.events.map(gridEventOf),
      lastChange: lastChange(tx, festival.id),
      turns: { undo: undo.length, redo: redo.length },
    };
  });
}
