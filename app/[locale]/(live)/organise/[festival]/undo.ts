'use server';

import { refresh } from 'next/cache';
import { getLocale, getTranslations } from 'next-intl/server';
import { z } from 'zod';
import { type FormState, submit } from '#app/_server/form-action.ts';
import { gateAction } from '#app/_server/gate.ts';
import { seenIndex } from '#lib/draft/queries.ts';
import { now } from '#lib/time/clock.ts';
import { namesOfLeft } from '#lib/undo/history-sentence.ts';
import { undoBatch } from '#lib/undo/undo.ts';

const undoInput = z.object({ batch: z.uuid(), turn: z.enum(['undo', 'redo', 'put-back']).default('undo') });

const SAID = { undo: 'undone', redo: 'redone', 'put-back': 'putBack' } as const;

/** `turn` is what the button does next: after an undo it is « Refaire ». */
export type UndoState = FormState & { turn?: 'undo' | 'redo' };

/**
 * Undoes a batch of this festival's changes, if nobody changed the same things since and the reader
 * may change them, which is checked for each root.
 */
export async function undo(slug: string, _: UndoState, form: FormData): Promise<UndoState> {
  const t = await getTranslations('desk.undo');
  const isUndo = form.get('turn') !== 'redo';
  const state = await submit(form, undoInput, async ({ batch, turn }) => {
    // Either permission will do here: programmers cannot coordinate, and coordinators cannot
    // schedule.
    const festival = await gateAction(slug, 'schedule').catch(() => gateAction(slug, 'volunteers'));
    const undone = undoBatch(festival, batch, now());
    if (!undone.ok) return { ok: false, message: t(undone.reason), conflict: undone.reason };
    refresh();
    const said = SAID[turn];
    const { left, batch: next } = undone;
    if (left.length === 0) return { ok: true, message: t(said), undo: next };
    const names = namesOfLeft(left, seenIndex(festival), await getLocale());
    return { ok: true, message: t('partly', { said, count: left.length, names }), undo: next };
  });
  return { ...state, turn: isUndo ? 'redo' : 'undo' };
}
