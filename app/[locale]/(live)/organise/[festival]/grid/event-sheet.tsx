'use client';

import { clsx } from 'clsx';
import { CalendarSearch, Copy, ExternalLink, ListMinus, Lock, LockOpen, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { TimeOf } from '#app/_components/time.tsx';
import { TextField } from '#app/_ui/field.tsx';
import { Link } from '#app/_ui/link.tsx';
import type { GridAct } from '#lib/events/acts-schema.ts';
import { pushed } from '#lib/events/free-starts.ts';
import { moveAct, spotOf } from '#lib/events/grid-place.ts';
import { indexAhead, preparedOf } from '#lib/events/prepared.ts';
import { type Slot, type SlotWords, saySlot, seeksSlot, slotsFor } from '#lib/events/slots.ts';
import { gather } from '#lib/grouped.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { readMinutesBy } from '#lib/i18n/typed-numbers.ts';
import { SEPARATOR, typeset } from '#lib/i18n/typeset.ts';
import { type DraftEvent, isScheduled } from '#lib/model/draft.ts';
import { now } from '#lib/time/clock.ts';
import { formatDate, formatDuration } from '#lib/time/format.ts';
import { roomNameIn } from '#lib/venues/told-apart.ts';
import { useActs } from './acts.ts';
import { focusShown } from './focus-card.ts';
import { showSheet, useGiveUp } from './give-up.ts';
import { inBoth, saidOfAct, useBoard, useGrid, useWarnings, useWhere } from './grid-context.ts';
import { useStore } from './grid-state.ts';
import { endPreview, preview, showDay } from './hold.ts';
import { PlaceForm } from './place-form.tsx';
import { quotedIn, useTouch } from './touch.ts';

const LONGEST_MINUTES = 600;

/**
 * Whether the form that pushes others is shown: what is typed in it stays where the séance loses
 * its hour meanwhile, by the form beside it or by somebody else.
 */
export const showsInsert = (event: DraftEvent, typed: string): boolean =>
  typed !== '' ||
  (event.status === 'planned' && event.admission !== 'drop-in' && isScheduled(event) && !event.isLocked);

/**
 * « Insérer … min avant, et pousser la suite »: what would move is said and drawn before it is
 * done, and it is one act to undo.
 */
function InsertForm({ event, typed, type }: { event: DraftEvent; typed: string; type: (minutes: string) => void }) {
  const grid = useGrid();
  const { locale, look, held, sync, titleOf, isMine } = grid;
  const t = useTranslations('grid.insert');
  const acts = useActs();
  const board = useBoard();
  const minutes = readMinutesBy(typed);
  const resultOf = (by: number) =>
    by > 0 && by <= LONGEST_MINUTES ? pushed(preparedOf(board), event.id, by, isMine) : null;
  const result = resultOf(minutes);
  const moved = result?.ok ? result.moved : [];
  const last = moved.at(-1);
  const isIdle = moved.length === 0;
  useEffect(() => {
    if (isIdle) endPreview({ held });
  }, [isIdle, held]);
  useEffect(() => () => endPreview({ held }), [held]);
  const [giveUpFirst, mustStay] = useGiveUp({ insert: typed }, { insert: '' }, () => {
    type('');
    endPreview(grid);
  });

  const say = () => {
    if (!result) return '';
    if (result.ok && isIdle) return t('nothing');
    if (!result.ok) {
      const stays = board.events.get(result.eventId);
      return t(result.reason, { title: stays ? titleOf(stays) : '' });
    }
    const time = formatDuration(last?.minutes ?? 0, locale);
    const tail = last && moved.length > 1 ? t('last', { title: titleOf(last.event), time }) : '';
    return t('moves', { count: moved.length, last: tail });
  };
  const push = (form: HTMLFormElement) => {
    if (isIdle) return;
    const byMinutes = new Map<number, { id: number; version: number }[]>();
    for (const { event: one, minutes: by } of moved) gather(byMinutes, by, { id: one.id, version: one.version });
    endPreview(grid);
    sync.act(...[...byMinutes].map(([by, events]): GridAct => ({ act: 'shift', events, minutes: by })));
    if (mustStay()) {
      type('');
      form.querySelector('input')?.focus();
      return;
    }
    look.set({ sheet: null, isPanelOpen: false });
    acts.focus(event.id);
  };
  return (
    <form
      className="grid-form"
      onSubmit={(posted) => {
        posted.preventDefault();
        push(posted.currentTarget);
      }}
      onKeyDown={giveUpFirst}
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
          const then = resultOf(readMinutesBy(changed.target.value));
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
      {!isIdle && (
        <button type="submit" className="btn">
          {t('do')}
        </button>
      )}
    </form>
  );
}

type FrameProps = {
  title: string;
  /** What gets the focus afterwards: a card, or the element of a selector. */
  focus: number | string | null;
  children: ReactNode;
};

/**
 * The frame of a sheet in the panel: Escape and the close button lead back to where it was opened.
 * A form in it hears Escape first (`useGiveUp`), and closing asks before it drops what is typed.
 */
export function SheetFrame({ title, focus, children }: FrameProps) {
  const { look } = useGrid();
  const common = useTranslations('common');
  const t = useTranslations('grid.sheet');
  const acts = useActs();
  const close = () => {
    const isInPanel = typeof focus === 'string' && focus.startsWith('.grid-side');
    if (!showSheet(look, null, t('drop'), { isPanelOpen: isInPanel })) return;
    if (typeof focus !== 'string') acts.focus(focus);
    else requestAnimationFrame(() => focusShown(document.querySelectorAll<HTMLElement>(focus)));
  };
  return (
    <section
      className="grid-sheet"
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        close();
      }}
    >
      <header>
        <h2>{title}</h2>
        <button type="button" className="btn grid-icon quiet" aria-label={common('close')} onClick={close}>
          <X aria-hidden size={20} />
        </button>
      </header>
      {children}
    </section>
  );
}

/** The sheet of a séance: fields for its place, its warnings, and acts. */
export function EventSheet({ id }: { id: number }) {
  const grid = useGrid();
  const { locale, titleOf } = grid;
  const board = useBoard();
  const t = useTranslations('grid.sheet');
  const card = useTranslations('grid.card');
  const touch = useTouch();
  const acts = useActs();
  const event = board.events.get(id);
  const warnings = useWarnings().get(id) ?? [];
  const lacking = useStore(grid.warnings.state, ({ counts }) => counts[id] ?? 0);
  const [inserted, insert] = useState('');
  if (!event)
    return (
      <SheetFrame title={t('title')} focus={null}>
        <p>{t('gone')}</p>
      </SheetFrame>
    );
  const paths = deskPaths(locale, grid.scene.festival.slug);
  const isMine = grid.isMine(event);
  return (
    <SheetFrame title={typeset(titleOf(event), locale)} focus={id}>
      {!isMine && <p className="grid-quiet">{t(grid.canEdit ? 'notYours' : 'readOnly')}</p>}
      {event.isLocked && <p className="grid-quiet">{t('locked')}</p>}
      {warnings.length > 0 && (
        <ul className="grid-touches">
          {warnings.slice(0, 6).map((warning) => (
            <li key={`${warning.code} ${warning.facts}`} className={warning.level}>
              {touch(warning, id, board)}
            </li>
          ))}
        </ul>
      )}
      {lacking > 0 && (
        <p>
          <span className="flag warn">{card('toSettle', { count: lacking })}</span>
        </p>
      )}
      {isMine && <PlaceForm event={event} />}
      {isMine && showsInsert(event, inserted) && <InsertForm event={event} typed={inserted} type={insert} />}
      <div className="grid-buttons">
        {event.number > 0 && (
          <Link href={paths.item('events', event.number)} className="btn">
            <ExternalLink aria-hidden size={18} />
            {t('openForm')}
          </Link>
        )}
        {isMine && (
          <>
            {seeksSlot(event) && (
              <button type="button" className="btn" onClick={() => acts.find(id)}>
                <CalendarSearch aria-hidden size={18} />
                {t('find')}
              </button>
            )}
            <button type="button" className="btn" onClick={() => acts.duplicate(id)}>
              <Copy aria-hidden size={18} />
              {t('duplicate')}
            </button>
            <button type="button" className="btn" onClick={() => acts.lock(id)}>
              {event.isLocked ? <LockOpen aria-hidden size={18} /> : <Lock aria-hidden size={18} />}
              {t(event.isLocked ? 'unlock' : 'lock')}
            </button>
            {event.startsAt && !event.isLocked && (
              <button type="button" className="btn" onClick={() => acts.takeOff(id)}>
                <ListMinus aria-hidden size={18} />
                {t('takeOff')}
              </button>
            )}
          </>
        )}
      </div>
    </SheetFrame>
  );
}

/**
 * « Trouver un horaire »: the best places for a séance, each shown on the grid while it is focused
 * or hovered.
 */
export function FindSheet({ id }: { id: number }) {
  const grid = useGrid();
  const t = useTranslations('grid.find');
  const { locale, titleOf, held } = grid;
  const board = useBoard();
  const slots = useMemo(() => slotsFor(preparedOf(indexAhead(board, now())), id), [board, id]);
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
    const at = spotOf(event, board);
    const title = titleOf(event);
    said.set(
      saidOfAct(
        sync,
        inBoth((hour) => words('say.dropped', { title, where: where(at, hour) })),
      ),
    );
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
