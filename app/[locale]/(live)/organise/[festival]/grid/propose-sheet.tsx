'use client';

import { Check, Square } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useSearch } from '#app/[locale]/(live)/organise/[festival]/use-search.ts';
import { triedAt } from '#lib/events/candidates.ts';
import { MAX_EVENTS } from '#lib/events/choices.ts';
import { moveAct } from '#lib/events/grid-place.ts';
import { indexAhead, preparedOf } from '#lib/events/prepared.ts';
import { typeset, typesetIn } from '#lib/i18n/typeset.ts';
import type { DraftEvent, DraftIndex } from '#lib/model/draft.ts';
import { type ToldProposal, waitingIn } from '#lib/proposals/proposal.ts';
import { now } from '#lib/time/clock.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { formatDate, formatTime } from '#lib/time/format.ts';
import { useActs } from './acts.ts';
import { SheetFrame } from './event-sheet.tsx';
import { saidOfAct, useBoard, useGrid } from './grid-context.ts';
import { endPreview, preview, showDay } from './hold.ts';

/**
 * « Placer les autres »: a proposal for all unscheduled séances, drawn on the grid, to accept
 * whole, in part or not at all.
 */
export function ProposeSheet() {
  const { board } = useGrid();
  const [isWaiting] = useState(() => waitingIn(board()).length > 0);
  return isWaiting ? <Proposed /> : <NoneWaits />;
}

function NoneWaits() {
  const t = useTranslations('grid.propose');
  const words = useRef<HTMLParagraphElement>(null);
  useEffect(() => focusIn(words.current), []);
  return (
    <SheetFrame title={t('title')} focus=".grid-side .grid-propose">
      <p ref={words}>{t('noneWaits')}</p>
    </SheetFrame>
  );
}

/** Focuses the button that accepts the proposal, else the one that closes the sheet. */
function focusIn(inside: HTMLElement | null): void {
  const sheet = inside?.closest('section');
  const button =
    sheet?.querySelector<HTMLElement>('.grid-buttons button') ?? sheet?.querySelector<HTMLElement>('header button');
  button?.focus();
}

function Proposed() {
  const grid = useGrid();
  const { look, said, sync } = grid;
  const t = useTranslations('grid.propose');
  const acts = useActs();
  const search = useProposal();
  const { proposal } = search;
  const placed = usePlaced(proposal);
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const [lead, setLead] = useState<number | null>(null);
  const taken = useMemo(() => placed.filter(({ id }) => !left.has(id)).slice(0, MAX_EVENTS), [placed, left]);
  useEffect(() => preview(grid, taken, lead), [grid, taken, lead]);
  useEffect(() => () => endPreview(grid), [grid]);

  const take = () => {
    const board = grid.board();
    const before = taken.flatMap(({ id }) => board.events.get(id) ?? []);
    endPreview(grid);
    look.set({ sheet: null, isPanelOpen: false });
    if (before.length === 0) return;
    // One act, so that one « Défaire » takes all of it back.
    sync.act(moveAct(before, taken));
    said.set(saidOfAct(sync, t('taken', { count: before.length })));
    acts.focus(before[0]?.id ?? null);
  };
  const toggle = (id: number) => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    setLeft(next);
  };
  return (
    <SheetFrame title={t('title')} focus=".grid-side .grid-propose">
      <Standing search={search} placed={placed.length} />
      {placed.length > 0 && (
        <>
          <div className="grid-buttons">
            <button type="button" className="btn lamp" onClick={take}>
              <Check aria-hidden size={18} />
              {t('take', { count: taken.length })}
            </button>
            <button
              type="button"
              className="btn quiet"
              onClick={() => setLeft(left.size > 0 ? new Set() : new Set(placed.map(({ id }) => id)))}
            >
              {t(left.size > 0 ? 'all' : 'none')}
            </button>
          </div>
          {placed.length > MAX_EVENTS && <p className="hint">{t('limit', { count: MAX_EVENTS })}</p>}
          <h3>{t('places')}</h3>
          <ul className="grid-proposed">
            {placed.map((event) => (
              <Line
                key={event.id}
                event={event}
                isTaken={!left.has(event.id)}
                onToggle={() => toggle(event.id)}
                onLook={() => {
                  showDay(grid, event);
                  setLead(event.id);
                }}
              />
            ))}
          </ul>
        </>
      )}
      {proposal && proposal.unplaced.length > 0 && <Unplaced unplaced={proposal.unplaced} />}
    </SheetFrame>
  );
}

/** The proposed séances that are still unscheduled. */
function usePlaced(proposal: ToldProposal | null): DraftEvent[] {
  const board = useBoard();
  return useMemo(() => {
    const waits = new Set(waitingIn(board).map(({ id }) => id));
    return (proposal?.places ?? []).flatMap(({ eventId, startsAt, roomId }) => {
      const event = waits.has(eventId) ? board.events.get(eventId) : undefined;
      return event ? [triedAt(preparedOf(board), event, startsAt, roomId)] : [];
    });
  }, [board, proposal]);
}

/** The progress of the search, and the button to stop it. */
function Standing({ search, placed }: { search: Search; placed: number }) {
  const t = useTranslations('grid.propose');
  const { proposal, isSearching, hasFailed, seconds, limit, total, stop } = search;
  const [stopButton, status] = [useRef<HTMLButtonElement>(null), useRef<HTMLParagraphElement>(null)];
  useEffect(() => {
    if (isSearching) stopButton.current?.focus();
    // The button that stopped the search is gone, and with it the focus.
    else if (document.activeElement === document.body) focusIn(status.current);
  }, [isSearching]);
  return (
    <>
      <p className="hint">{t('nothing')}</p>
      {isSearching && <progress value={Math.min(seconds, limit)} max={limit} aria-label={t('title')} />}
      {isSearching && (
        <p className="grid-quiet">{proposal ? t('working', { placed, total, seconds, limit }) : t('starting')}</p>
      )}
      <p ref={status} role="status">
        {proposal && !isSearching && `${t('done', { placed, total })} `}
        {proposal && t('cost', { warnings: proposal.worth.warnings, hints: proposal.worth.hints })}
        {proposal && !isSearching && ` ${hasFailed ? t('failed') : t('rounds', { count: proposal.bettered })}`}
      </p>
      {isSearching && (
        <div className="grid-buttons">
          <button ref={stopButton} type="button" className="btn" onClick={stop}>
            <Square aria-hidden size={18} />
            {t('stop')}
          </button>
        </div>
      )}
    </>
  );
}

type LineProps = { event: DraftEvent; isTaken: boolean; onToggle: () => void; onLook: () => void };

function Line({ event, isTaken, onToggle, onLook }: LineProps) {
  const { locale, titleOf, scene, board } = useGrid();
  const t = useTranslations('grid.propose');
  const day = festivalDayOf(event.startsAt ?? '', scene.festival.dayStartsAt);
  const room = board().rooms.get(event.rooms[0]?.roomId ?? 0);
  return (
    <li onMouseEnter={onLook}>
      <label>
        <input type="checkbox" checked={isTaken} onChange={onToggle} onFocus={onLook} />
        <span>
          <span className="day-title">{typeset(titleOf(event), locale)}</span>
          <span className="text-soft num">
            {t('place', {
              day: formatDate(day, locale, 'short'),
              time: formatTime(event.startsAt ?? '', locale),
              room: typesetIn(room?.name, locale),
            })}
          </span>
        </span>
      </label>
    </li>
  );
}

function Unplaced({ unplaced }: { unplaced: ToldProposal['unplaced'] }) {
  const { locale, titleOf, board } = useGrid();
  const t = useTranslations('grid.propose');
  return (
    <>
      <h3>{t('left')}</h3>
      <ul className="grid-touches">
        {unplaced.map(({ eventId, ...reason }) => {
          const event = board().events.get(eventId);
          const ids = 'personIds' in reason ? reason.personIds : [];
          const people = ids.flatMap((id) => board().people.get(id)?.name ?? []).join(', ');
          return (
            <li key={eventId}>
              <span className="day-title">{event ? typeset(titleOf(event), locale) : ''}</span>
              <br />
              {typeset(t(`why.${reason.why}`, { people }), locale)}
            </li>
          );
        })}
      </ul>
    </>
  );
}

/** The limit of a search in seconds; the longer one applies above a number of séances. */
const SECONDS = { few: 9, many: 19 };
const MANY = 150;

/** What the worker is sent. */
export type ProposalAsk = Pick<DraftIndex, 'draft' | 'remit' | 'from'>;

/**
 * Asks a worker for a proposal for all unscheduled séances, as the grid is at the first drawing.
 * `limit` in seconds.
 */
function useProposal() {
  const { board } = useGrid();
  const [started] = useState(() => {
    const { draft, remit, from } = indexAhead(board(), now());
    const asked: ProposalAsk = { draft, remit, from };
    return { asked, total: waitingIn(asked).length };
  });
  const limit = started.total > MANY ? SECONDS.many : SECONDS.few;
  const { found: proposal, ...search } = useSearch<ProposalAsk, ToldProposal | null>(
    () => new Worker(new URL('./propose.worker.ts', import.meta.url), { type: 'module' }),
    { asked: started.asked, seconds: limit },
    null,
  );
  return { ...search, proposal, limit, total: started.total };
}

type Search = ReturnType<typeof useProposal>;
