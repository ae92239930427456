'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { TextField } from '#app/_ui/field.tsx';
import type { GridAct } from '#lib/events/acts-schema.ts';
import { preparedOf } from '#lib/events/prepared.ts';
import { pushed } from '#lib/events/push-rest.ts';
import { gather } from '#lib/grouped.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import { formatDuration, typeset } from '#lib/time/format.ts';
import { useActs } from './acts.ts';
import { useBoard, useGrid } from './grid-context.ts';
import { endPreview, preview } from './preview.ts';

const LONGEST_MINUTES = 600;

/** « Insérer … min avant, et pousser la suite »: told in words and drawn before it is done, and one act to take back. */
export function InsertForm({ event }: { event: DraftEvent }) {
  const grid = useGrid();
  const { locale, look, held, sync, titleOf, isMine } = grid;
  const t = useTranslations('grid.insert');
  const acts = useActs();
  const board = useBoard();
  const [typed, type] = useState('');
  const minutes = Number.parseInt(typed, 10) || 0;
  const resultOf = (by: number) =>
    by > 0 && by <= LONGEST_MINUTES ? pushed(preparedOf(board), event.id, by, isMine) : null;
  const result = resultOf(minutes);
  const moved = result?.ok ? result.moved : [];
  const last = moved.at(-1);
  useEffect(() => () => endPreview({ held }), [held]);

  const say = () => {
    if (!result) return '';
    if (!result.ok) {
      const stays = board.events.get(result.eventId);
      return t(result.reason, { title: stays ? titleOf(stays) : '' });
    }
    const time = formatDuration(last?.minutes ?? 0, locale);
    const tail = last && moved.length > 1 ? t('last', { title: titleOf(last.event), time }) : '';
    return t('moves', { count: moved.length, last: tail });
  };
  const push = () => {
    if (moved.length === 0) return;
    const byMinutes = new Map<number, { id: number; version: number }[]>();
    for (const { event: one, minutes: by } of moved) gather(byMinutes, by, { id: one.id, version: one.version });
    endPreview(grid);
    sync.act(...[...byMinutes].map(([by, events]): GridAct => ({ act: 'shift', events, minutes: by })));
    look.set({ sheet: null, isPanelOpen: false });
    acts.focus(event.id);
  };
  return (
    <form
      className="grid-form"
      onSubmit={(posted) => {
        posted.preventDefault();
        push();
      }}
    >
      <TextField
        name="insert"
        label={t('minutes')}
        inputMode="numeric"
        placeholder="15"
        value={typed}
        maxLength={4}
        autoComplete="off"
        onChange={(changed) => {
          type(changed.target.value);
          const then = resultOf(Number.parseInt(changed.target.value, 10) || 0);
          if (then?.ok)
            preview(
              grid,
              then.moved.map(({ event: one }) => one),
              null,
            );
          else endPreview(grid);
        }}
      />
      <p role="status" className="grid-quiet">
        {typeset(say(), locale)}
      </p>
      {moved.length > 0 && (
        <button type="submit" className="btn">
          {t('do')}
        </button>
      )}
    </form>
  );
}
