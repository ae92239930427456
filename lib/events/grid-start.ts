import type { Authorized } from '../authorized.ts';
import type { Festival } from '../festivals/access.ts';
import type { Permission } from '../festivals/policy.ts';
import { turnsOfPerson } from '../history/turns.ts';
import type { Draft } from '../programme/draft.ts';
import { loadDraft } from '../programme/queries.ts';
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
    const draft = loadDraft(festival.id, tx);
    const { undo, redo } = turnsOfPerson(tx, festival.id, festival.actor.userId);
    return {
      draft,
      events: draft.events.map(gridEventOf),
      lastChange: lastChange(tx, festival.id),
      turns: { undo: undo.length, redo: redo.length },
    };
  });
}
