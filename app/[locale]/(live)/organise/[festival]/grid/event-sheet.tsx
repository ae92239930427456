'use client';

import { CalendarSearch, Copy, ExternalLink, ListMinus, Lock, LockOpen, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Link } from '#app/_ui/link.tsx';
import { seeksSlot } from '#lib/events/slots.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { isScheduled } from '#lib/model/draft.ts';
import { typeset } from '#lib/time/format.ts';
import { useActs } from './acts.ts';
import { useBoard, useGrid, useWarnings } from './grid-context.ts';
import { InsertForm } from './insert-form.tsx';
import { PlaceForm } from './place-form.tsx';
import { useStore } from './store.ts';
import { useTouch } from './touch.ts';

type FrameProps = {
  title: string;
  /** Where the focus goes afterwards: a card, or what a selector names. */
  focus: number | string | null;
  children: ReactNode;
};

/** The frame of what stands in the panel for a while: Escape and the cross go back to where it was opened. */
export function SheetFrame({ title, focus, children }: FrameProps) {
  const { look } = useGrid();
  const t = useTranslations('grid.panel');
  const acts = useActs();
  const close = () => {
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
        <button type="button" className="btn grid-icon quiet" aria-label={t('close')} onClick={close}>
          <X aria-hidden size={20} />
        </button>
      </header>
      {children}
    </section>
  );
}

/** One séance: its place to be typed, what it touches, what can be done with it. */
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
