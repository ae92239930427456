import type { Authorized } from '#lib/authorized.ts';
import { seenDraft } from '#lib/draft/queries.ts';
import { turnsOfPerson } from '#lib/history/turns.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { may, type Permission } from '#lib/policy.ts';
import { untilWritten } from '#lib/until-written.ts';
import { lastChange } from './act-history.ts';
import { gridSceneOf } from './grid-scene.ts';
import { pack } from './packed.ts';

/** What a grid begins with. */
export type GridStart = {
  /** A `GridScene`, packed: React would look at each of its ten thousand values on the way. */
  packed: string;
  hasRooms: boolean;
  /** How many acts of this person can be taken back and done again. */
  turns: { undo: number; redo: number };
};

/**
 * The draft and the place in the history it stands for, read in one transaction, so that a stream
 * goes on exactly from there; once for all who open the grid until anything is written.
 */
export function gridStart(festival: Authorized<Permission>, locale: Locale): GridStart {
  const { id, db, role, actor } = festival;
  const kept = untilWritten(db, `grid ${id} ${locale} ${may(role, 'private-facts')}`, () =>
    db.transaction((tx) => {
      const draft = seenDraft(festival, tx);
      const scene = gridSceneOf({ draft, lastChange: lastChange(tx, id) }, locale);
      return { packed: pack(scene), hasRooms: scene.rooms.length > 0 };
    }),
  );
  const { undo, redo } = turnsOfPerson(db, id, actor.userId);
  return { ...kept, turns: { undo: undo.length, redo: redo.length } };
}
