'use client';

import { CalendarSearch, Copy, ExternalLink, ListMinus, Lock, LockOpen, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useState } from 'react';
import { TextField } from '#app/_ui/field.tsx';
import { Link } from '#app/_ui/link.tsx';
import type { GridAct } from '#lib/events/acts-schema.ts';
import { pushed } from '#lib/events/free-starts.ts';
import { preparedOf } from '#lib/events/prepared.ts';
import { seeksSlot } from '#lib/events/slots.ts';
import { gather } from '#lib/grouped.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { type DraftEvent, isScheduled } from '#lib/model/draft.ts';
import { formatDuration } from '#lib/time/format.ts';
import { useActs } from './acts.ts';
import { mayLeaveSheet, useGiveUp } from './give-up.ts';
import { useBoard, useGrid, useWarnings } from './grid-context.ts';
import { useStore } from './grid-state.ts';
import { endPreview, preview } from './hold.ts';
import { PlaceForm } from './place-form.tsx';
import { useTouch } from './touch.ts';

const LONGEST_MINUTES = 600;

/**
 * « Insérer … min avant, et pousser la suite »: what would move is said and drawn before it is
 * done, and it is one act to undo.
 */
function InsertForm({ event }: { event: DraftEvent }) {
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
  const giveUpFirst = useGiveUp({ insert: typed }, { insert: '' }, () => {
    type('');
    endPreview(grid);
  });

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

type FrameProps = {
  title: string;
  /** What gets the focus afterwards: a card, or the element of a selector. */
  focus: number | string | null;
  children: ReactNode;
};

/**
 * The frame of a sheet in the panel: Escape and the close button lead back to where it was opened.
 * A form in it hears Escape first (`useGiveUp`), and the button asks before it drops what is typed.
 */
export function SheetFrame({ title, focus, children }: FrameProps) {
  const { look } = useGrid();
  const common = useTranslations('common');
  const t = useTranslations('grid.sheet');
  const acts = useActs();
  const close = () => {
    if (!mayLeaveSheet(t('drop'))) return;
    const isInPanel = typeof focus === 'string' && focus.startsWith('.grid-side');
    look.set({ sheet: null, isPanelOpen: isInPanel });
    if (typeof focus !== 'string') acts.focus(focus);
    else requestAnimationFrame(() => document.querySelector<HTMLElement>(focus)?.focus());
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
      {isMine && event.status === 'planned' && isScheduled(event) && !event.isLocked && <InsertForm event={event} />}
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
