import { seenDraft } from '#lib/draft/queries.ts';
import { turnsOfPerson } from '#lib/history/turns.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { type Authorized, may, type Permission } from '#lib/policy.ts';
import { untilWritten } from '#lib/until-written.ts';
import { lastChange } from './act-history.ts';
import { gridSceneOf } from './grid-scene.ts';
import { pack } from './packed.ts';

/** What a grid starts with. */
export type GridStart = {
  /**
   * A `GridScene`, packed to one string: React would walk through each of its ten thousand values
   * otherwise.
   */
  packed: string;
  hasRooms: boolean;
  /** How many acts of this person can be undone and redone. */
  turns: { undo: number; redo: number };
};

/**
 * The draft, with the id of its last change read in the same transaction, so that a stream
 * continues exactly from there. Made once for all who open the grid, until something is written.
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
