import type { Tx } from '#db/client.ts';
import { readRow } from '#db/rows.ts';
import { rooms } from '#db/schema/index.ts';
import {
  type ActRefused,
  type ActSentence,
  answerOf,
  MAX_OVERTAKEN,
  originOf,
  type TurnAnswer,
  type TurnDone,
} from '#lib/events/act-answers.ts';
import { overtakenBy, Refusal, titleBefore, titleOf } from '#lib/events/act-scene.ts';
import { refusable } from '#lib/events/acts.ts';
import type { CheckedTurn } from '#lib/events/acts-schema.ts';
import { mainRoomOf } from '#lib/events/placing.ts';
import { readEvent } from '#lib/events/root.ts';
import { batchOfTry } from '#lib/history/roots.ts';
import { type OwnBatch, ownBatches, turnsOf } from '#lib/history/undoable.ts';
import { messages } from '#lib/i18n/messages.ts';
import type { Authorized } from '#lib/policy.ts';
import { type LeftRoot, restoreBatch, restoring } from './undo.ts';

/** Undo, or redo of what was undone. */
type Turn = 'undo' | 'redo';

const refused = (reason: ActRefused['reason'], more: Partial<ActRefused> = {}): ActRefused => ({
  ok: false,
  reason,
  message: { key: `refused.${reason}`, values: {} },
  ...more,
});

/**
 * Undoes this person's last act on the séances of the festival, or redoes what they undid last, in
 * a batch of its own. An act that somebody has changed since is refused with who and what; `partly`
 * undoes the part that nobody changed, `skip` goes on to the act before. The same key again answers
 * what the first post did.
 */
export function turnAct(
  festival: Authorized<'schedule'>,
  turn: Turn,
  { clientKey, skip, partly }: CheckedTurn,
  now: string,
): TurnAnswer {
  const answer = refusable(() =>
    restoring(festival, (tx, undo): TurnAnswer => {
      const earlier = batchOfTry(tx, festival.id, clientKey);
      if (earlier) return turned(tx, festival, turn, earlier, ownBatches(tx, festival.id, festival.actor.userId));
      const batches = ownBatches(tx, festival.id, festival.actor.userId);
      const act = turnsOf(batches)[turn].find(({ batch }) => !skip.includes(batch));
      if (!act) return refused(turn === 'undo' ? 'nothingToUndo' : 'nothingToRedo');
      const done = restoreBatch(tx, festival, act.batch, { undo, now, clientKey });
      if (!done) return refused('blocked', { turned: act.batch });
      // Thrown, so that what was restored already is rolled back.
      if (done.left.length > 0 && !(partly && done.restored > 0))
        throw new Refusal(overtaken(tx, festival, act.batch, done.left, done.restored));
      return turned(tx, festival, turn, done.batch, [
        ...batches,
        { batch: done.batch, undoes: act.batch, verb: 'undone' },
      ]);
    }),
  );
  return !answer.ok && answer.reason === 'blocked' ? refused('blocked') : answer;
}

function overtaken(
  tx: Tx,
  festival: Authorized<'schedule'>,
  batch: string,
  left: readonly LeftRoot[],
  rest: number,
): ActRefused {
  const events = left.filter(({ entity }) => entity === 'event');
  const told = events.slice(0, MAX_OVERTAKEN).map(({ id }) => overtakenBy(tx, festival, id, { batch }));
  const [first] = told;
  // The act was about a film or a room, which has no place to show.
  if (!first) return refused('blocked', { turned: batch });
  const event = readEvent(tx, festival.id, first.id);
  const { by, isOwn, at, verb } = first;
  const values = { ...(event && { title: titleOf(tx, event) }), by, isOwn, at, verb, count: left.length };
  return refused('overtaken', {
    id: first.id,
    overtaken: told,
    count: left.length,
    rest,
    turned: batch,
    message: { key: 'refused.overtaken', values },
  });
}

function turned(
  tx: Tx,
  festival: Authorized<'schedule'>,
  turn: Turn,
  batch: string,
  batches: readonly OwnBatch[],
): TurnDone {
  const answer = answerOf(tx, festival.id, batch);
  const { undo, redo } = turnsOf(batches);
  const origin = originOf(tx, festival.id, batch);
  const said = turn === 'undo' ? 'undone' : 'redone';
  const verb = Object.hasOwn(messages.fr.acts[said], origin.verb) ? origin.verb : 'edited';
  const back = turn === 'undo' ? 'back' : 'again';
  const { place, values } = whereNow(tx, festival, answer);
  return {
    ...answer,
    message: { key: `${said}.${verb}`, what: `${back}.${place}`, values },
    turned: origin.batch,
    undo: undo.length,
    redo: redo.length,
  };
}

/**
 * The second half of the message: where the séance is now, or how many there are. Deleted ones are
 * counted only where no other is left.
 */
function whereNow(
  tx: Tx,
  festival: Authorized<'schedule'>,
  { events, whole, removed }: TurnDone | ReturnType<typeof answerOf>,
): { place: string; values: ActSentence['values'] } {
  const standing = [...events, ...whole];
  const count = standing.length || removed.length;
  if (count !== 1) return { place: standing.length === 0 ? 'severalGone' : 'several', values: { count } };
  const [event] = standing;
  const root = event && readEvent(tx, festival.id, event.id);
  if (!event || !root) {
    const gone = removed[0] && titleBefore(tx, festival.id, removed[0].id);
    return { place: 'gone', values: { ...(gone && { title: gone }), count } };
  }
  const title = titleOf(tx, root);
  if (event.startsAt === null) return { place: 'unscheduled', values: { title, count } };
  const roomId = mainRoomOf(event);
  const room = roomId === null ? null : readRow(tx, rooms, festival.id, roomId);
  const { startsAt } = event;
  return { place: room ? 'placed' : 'timed', values: { title, startsAt, room: room?.name ?? null, count } };
}
