'use client';

import { clsx } from 'clsx';
import { PanelRight, PanelRightClose, Sparkles, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import { eventKinds } from '#lib/events/grid-event.ts';
import { runningOrderOf } from '#lib/events/running-order.ts';
import { SEPARATOR, typeset } from '#lib/i18n/typeset.ts';
import { type DraftEvent, isScheduled } from '#lib/model/draft.ts';
import { matchesWords } from '#lib/search/words.ts';
import { formatDuration, sayTime } from '#lib/time/format.ts';
import type { SaidWarnings } from '#lib/warnings/said-warnings.ts';
import { AddSheet } from './add-sheet.tsx';
import { wishesOn } from './card.tsx';
import { EventSheet, FindSheet } from './event-sheet.tsx';
import { showSheet } from './give-up.ts';
import { useBoard, useGrid, useTint } from './grid-context.ts';
import { sheetKey, useStore } from './grid-state.ts';
import { ProposeSheet } from './propose-sheet.tsx';
import { ShiftSheet } from './shift-sheet.tsx';
import { useSettled, WarningList } from './warning-list.tsx';
import { noWarnings } from './warnings.ts';

/**
 * The panel beside the grid: unscheduled séances, warnings, or the sheet of a séance. A drawer on
 * narrow screens.
 */
export function Side({ first }: { first: SaidWarnings }) {
  const settled = useSettled(first);
  const { look, held } = useGrid();
  const t = useTranslations('grid.panel');
  const common = useTranslations('common');
  const { sheet, tab, isPanelOpen } = useStore(look, (value) => value);
  const isOver = useStore(held, (state) => state.held?.via === 'pointer' && state.held.at === null);
  const isDrawn = useSecondDrawing();
  const drawer = useDrawer(isPanelOpen);
  return (
    <>
      <Rail count={settled.said.count.all} />
      <aside
        ref={drawer.panel}
        className={clsx('grid-side', isPanelOpen && 'is-open', isOver && 'is-over')}
        aria-label={t('label')}
        onKeyDown={({ key }) => key === 'Escape' && isPanelOpen && drawer.close()}
      >
        <button
          type="button"
          className="btn grid-icon grid-drawer-close"
          aria-label={common('close')}
          onClick={drawer.close}
        >
          <X aria-hidden size={20} />
        </button>
        {isOver && <p className="grid-drop">{t('drop')}</p>}
        {sheet === null ? (
          <>
            <Tabs tab={tab} count={settled.said.count.all} />
            {isDrawn && (tab === 'unscheduled' ? <Waiting /> : <WarningList {...settled} />)}
          </>
        ) : sheet.of === 'event' ? (
          <EventSheet key={sheet.openedAs ?? sheet.id} id={sheet.id} />
        ) : sheet.of === 'find' ? (
          <FindSheet key={sheet.openedAs ?? sheet.id} id={sheet.id} />
        ) : sheet.of === 'propose' ? (
          <ProposeSheet />
        ) : sheet.of === 'shift' ? (
          <ShiftSheet key={sheetKey(sheet)} {...sheet} />
        ) : (
          <AddSheet key={sheetKey(sheet)} at={sheet.at} />
        )}
      </aside>
    </>
  );
}

/**
 * Where the panel is a drawer, the focus goes into it from the button that opened it, and back to
 * that button when it closes.
 */
function useDrawer(isOpen: boolean) {
  const { look } = useGrid();
  const panel = useRef<HTMLElement>(null);
  const opener = useRef<HTMLElement>(null);
  useEffect(() => {
    const from = document.activeElement;
    if (!isOpen || !(from instanceof HTMLElement) || !from.closest('.grid-drawer-open, .grid-rail')) return;
    opener.current = from;
    panel.current?.querySelector<HTMLElement>('[aria-selected="true"], .grid-sheet button')?.focus();
  }, [isOpen]);
  const close = () => {
    look.set({ isPanelOpen: false });
    opener.current?.focus();
  };
  return { panel, close };
}

/**
 * False in the first drawing: the cards can be used before a list of two hundred lines is drawn
 * beside them.
 */
function useSecondDrawing(): boolean {
  const [isSecond, setSecond] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSecond(true));
    return () => clearTimeout(timer);
  }, []);
  return isSecond;
}

/** Where the panel is a drawer, its tabs stand at the edge and open it. */
function Rail({ count }: { count: number }) {
  const { look, view } = useGrid();
  const t = useTranslations('grid.panel');
  const sheet = useTranslations('grid.sheet');
  const waiting = useWaitingCount();
  const button = (tab: 'unscheduled' | 'warnings', number: number) => (
    <button type="button" onClick={() => showSheet(look, null, sheet('drop'), { tab })}>
      {t(tab)}
      <span className="num">
        {SEPARATOR}
        {number}
      </span>
    </button>
  );
  return (
    <div className="grid-rail">
      <button
        type="button"
        className="grid-unfold"
        aria-label={t('unfold')}
        onClick={() => view.set({ isFolded: false })}
      >
        <PanelRight aria-hidden size={20} />
      </button>
      {button('unscheduled', waiting)}
      {button('warnings', count)}
    </div>
  );
}

export const useWaitingCount = () => useBoard().draft.events.filter(isWaiting).length;

function Tabs({ tab, count }: { tab: 'unscheduled' | 'warnings'; count: number }) {
  const { look, view } = useGrid();
  const t = useTranslations('grid.panel');
  const waiting = useWaitingCount();
  const button = (name: 'unscheduled' | 'warnings', number: number) => (
    <button type="button" role="tab" aria-selected={tab === name} onClick={() => look.set({ tab: name })}>
      {t(name)}
      <span className="num">
        {SEPARATOR}
        {number}
      </span>
    </button>
  );
  return (
    <div className="grid-tabs">
      <div role="tablist" aria-label={t('label')}>
        {button('unscheduled', waiting)}
        {button('warnings', count)}
      </div>
      <button type="button" className="grid-fold" aria-label={t('fold')} onClick={() => view.set({ isFolded: true })}>
        <PanelRightClose aria-hidden size={20} />
      </button>
    </div>
  );
}

const isWaiting = (event: DraftEvent) => !isScheduled(event) && event.status === 'planned';

/** How many are listed; the search finds the others. */
const MAX_SHOWN = 60;
type Sort = 'scarce' | 'longest' | 'title';

function Waiting() {
  const { locale, titleOf, canEdit, look } = useGrid();
  const t = useTranslations('grid.panel');
  const propose = useTranslations('grid.propose');
  const terms = useTranslations('terms');
  const board = useBoard();
  const [typed, type] = useState('');
  const [kind, chooseKind] = useState('');
  const [sort, chooseSort] = useState<Sort>('scarce');
  const query = useDeferredValue(typed);
  const all = board.draft.events.filter(isWaiting).map((event) => ({ event, order: runningOrderOf(event, board) }));
  const matches = ({ event }: (typeof all)[number]) => {
    if (kind && event.kind !== kind) return false;
    const names = event.people.map(({ personId }) => board.people.get(personId)?.name ?? '');
    return matchesWords([titleOf(event), ...names].join(' '), query);
  };
  // The hardest to place come first: séances with people who are here only for a while, then those
  // with people, then long ones.
  const scarcity = ({ event, order }: (typeof all)[number]) =>
    event.people.filter(({ personId }) => isShort(board.people.get(personId))).length * 1e6 +
    event.people.length * 1e4 +
    order.totalMinutes;
  const found = all.filter(matches).sort((a, b) => {
    if (sort === 'title') return titleOf(a.event).localeCompare(titleOf(b.event), locale);
    if (sort === 'longest') return b.order.totalMinutes - a.order.totalMinutes;
    return scarcity(b) - scarcity(a);
  });
  const total = found.reduce((sum, { order }) => sum + order.totalMinutes, 0);
  const kinds = eventKinds.filter((one) => all.some(({ event }) => event.kind === one));
  if (all.length === 0) return <p className="grid-quiet">{t(board.draft.events.length === 0 ? 'noEvents' : 'none')}</p>;
  return (
    <div className="grid-waiting" role="tabpanel" aria-label={t('unscheduled')}>
      <div className="grid-find">
        <input
          className="input"
          type="search"
          value={typed}
          aria-label={t('search')}
          placeholder={t('search')}
          onChange={(event) => type(event.target.value)}
        />
        <select
          className="input"
          value={kind}
          aria-label={t('kind')}
          onChange={(event) => chooseKind(event.target.value)}
        >
          <option value="">{t('allKinds')}</option>
          {kinds.map((one) => (
            <option key={one} value={one}>
              {terms(`kind.${one}`)}
            </option>
          ))}
        </select>
        <select
          className="input"
          value={sort}
          aria-label={t('sort')}
          onChange={(event) => chooseSort(event.target.value as Sort)}
        >
          <option value="scarce">{t('scarce')}</option>
          <option value="longest">{t('longest')}</option>
          <option value="title">{t('byTitle')}</option>
        </select>
      </div>
      {canEdit && (
        <button
          type="button"
          className="btn grid-propose"
          onClick={() => look.set({ sheet: { of: 'propose' }, isPanelOpen: true })}
        >
          <Sparkles aria-hidden size={18} />
          {propose('title')}
        </button>
      )}
      <p className="grid-quiet" role="status">
        {found.length === 0
          ? t('noneFound')
          : t('total', { count: found.length, time: formatDuration(total, locale, 'hours') })}
      </p>
      <ul>
        {found.slice(0, MAX_SHOWN).map(({ event, order }) => (
          <WaitingCard key={event.id} event={event} minutes={order.totalMinutes} isApproximate={order.isApproximate} />
        ))}
      </ul>
      {found.length > MAX_SHOWN && (
        <p className="grid-quiet">{t('shown', { shown: MAX_SHOWN, count: found.length })}</p>
      )}
    </div>
  );
}

const isShort = (person: { arrivesAt: string | null; departsAt: string | null } | undefined) =>
  Boolean(person?.arrivesAt || person?.departsAt);

function WaitingCard({
  event,
  minutes,
  isApproximate,
}: {
  event: DraftEvent;
  minutes: number;
  isApproximate: boolean;
}) {
  const grid = useGrid();
  const { locale, titleOf, board, taken, scene, canEdit, isMine } = grid;
  const t = useTranslations('grid.panel');
  const terms = useTranslations('terms');
  const card = useTranslations('grid.card');
  const wishes = wishesOn(event, board(), grid);
  const isHeld = useStore(taken, ({ ids }) => ids.has(event.id));
  const { look } = useTint(event, board(), noWarnings);
  const names = event.people.flatMap(({ personId }) => board().people.get(personId) ?? []);
  const about = isApproximate ? (locale === 'fr' ? 'environ ' : 'about ') : '';
  const why = event.startsAt ? `${sayTime(event.startsAt, scene.festival.dayStartsAt, locale)}, ${t('noRoom')}` : null;
  return (
    <li>
      <button
        type="button"
        data-id={event.id}
        aria-describedby="grid-how"
        className={clsx('event-card grid-wait', look, isHeld && 'is-held')}
      >
        <span className="day-title">
          <i aria-hidden className={clsx('tag day-shape', look)} />
          {typeset(titleOf(event), locale)}
        </span>
        <span className="text-soft">
          {terms(`kind.${event.kind}`)}
          {SEPARATOR}
          {about}
          {formatDuration(minutes, locale, 'hours')}
          {why && `${SEPARATOR}${why}`}
        </span>
        {wishes && <span className="text-soft">{typeset(card('wishes', { wishes }), locale)}</span>}
        {canEdit && !isMine(event) && <span className="text-soft">{card('notYours')}</span>}
        {names.filter(isShort).map(({ id, name }) => (
          <span key={id} className="text-warn">
            {t('fewSlots', { name })}
          </span>
        ))}
      </button>
    </li>
  );
}
