'use client';

import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { TimeOf } from '#app/_components/time.tsx';
import { moveAct, spotOf } from '#lib/events/grid-place.ts';
import { preparedOf } from '#lib/events/prepared.ts';
import { type Slot, type SlotWords, saySlot, slotsFor } from '#lib/events/slots.ts';
import { SEPARATOR, typeset } from '#lib/i18n/typeset.ts';
import { formatDate } from '#lib/time/format.ts';
import { roomNameIn } from '#lib/venues/told-apart.ts';
import { useActs } from './acts.ts';
import { SheetFrame } from './event-sheet.tsx';
import { saidOfAct, useBoard, useGrid, useWhere } from './grid-context.ts';
import { endPreview, preview, showDay } from './hold.ts';
import { quotedIn, useTouch } from './touch.ts';

/**
 * « Trouver un horaire »: the best places for a séance, each shown on the grid while it is focused
 * or hovered.
 */
export function FindSheet({ id }: { id: number }) {
  const grid = useGrid();
  const t = useTranslations('grid.find');
  const { locale, titleOf, held } = grid;
  const board = useBoard();
  const slots = useMemo(() => slotsFor(preparedOf(board), id), [board, id]);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.querySelector('button')?.focus();
    return () => endPreview({ held });
  }, [held]);
  const event = board.events.get(id);
  const title = event ? typeset(titleOf(event), locale) : '';
  return (
    <SheetFrame title={t('title', { title })} focus={id}>
      <p role="status">
        {t('intro', { count: slots.length })} {slots[0] && slots[0].blocking > 0 && t('blocked')}
      </p>
      {slots.length > 0 && (
        <p className="hint" id="grid-find-how">
          {t('how')}
        </p>
      )}
      <ol ref={list} className="grid-slots" onKeyDown={goOn}>
        {slots.map((slot) => (
          <li key={`${slot.room.id} ${slot.startsAt}`}>
            <SlotButton slot={slot} />
          </li>
        ))}
      </ol>
    </SheetFrame>
  );
}

/** Arrow keys move from slot to slot. */
function goOn(event: KeyboardEvent<HTMLOListElement>): void {
  const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  buttons[buttons.indexOf(event.target as HTMLButtonElement) + by]?.focus();
  event.preventDefault();
}

function SlotButton({ slot }: { slot: Slot }) {
  const grid = useGrid();
  const { locale, titleOf, look, said, sync } = grid;
  const words = useTranslations('grid');
  const touch = useTouch();
  const where = useWhere();
  const acts = useActs();
  const { event, room, reason } = slot;
  const show = () => {
    showDay(grid, event);
    preview(grid, [event], event.id);
  };
  const take = () => {
    const board = grid.board();
    const before = board.events.get(event.id);
    if (!before) return;
    endPreview(grid);
    sync.act(moveAct([before], [event]));
    said.set(saidOfAct(sync, words('say.dropped', { title: titleOf(event), where: where(spotOf(event, board)) })));
    look.set({ sheet: null, isPanelOpen: false });
    acts.show(event.id);
  };
  const sentence = saySlot(words as unknown as SlotWords, slot, {
    locale,
    touch: (warning) => touch(warning, event.id, grid.board()),
    titleOf: (eventId) => {
      const other = grid.board().events.get(eventId);
      return other ? quotedIn(locale, titleOf(other)) : '';
    },
  });
  const level = reason.touches[0]?.level;
  return (
    <button
      type="button"
      className="grid-slot"
      aria-describedby="grid-find-how"
      onClick={take}
      onFocus={show}
      onBlur={() => endPreview(grid)}
      onMouseEnter={show}
      onMouseLeave={() => endPreview(grid)}
    >
      <span className="grid-slot-when">
        {formatDate(slot.date, locale, 'column')}
        {SEPARATOR}
        <TimeOf at={slot.startsAt} locale={locale} />
      </span>
      <span>{typeset(roomNameIn(grid.board(), room.id, locale), locale)}</span>
      <span className={clsx('grid-slot-why', level)}>{sentence}</span>
    </button>
  );
}
