'use client';

import { clsx } from 'clsx';
import { Columns3, DoorOpen, MoveVertical, PanelRight, Redo2, Rows3, Undo2, ZoomIn, ZoomOut } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { MouseEvent } from 'react';
import { keepFocusIn } from '#app/_ui/focus.ts';
import { Popover } from '#app/_ui/popover.tsx';
import { blockingByDay } from '#lib/events/warning-groups.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { formatDate, spokenDate } from '#lib/time/format.ts';
import { roomNameIn } from '#lib/venues/told-apart.ts';
import { showSheet } from './give-up.ts';
import { lackOf, useBoard, useGrid, useSync, useTintName, useWarnings } from './grid-context.ts';
import { useStore } from './grid-state.ts';
import { SaveState } from './save-state.tsx';
import { ALL_DAYS, fitsWhole, type Hue, hues, layouts, roomsOf, steps, type Tint, tintOf, zooms } from './view.ts';
import { noWarnings } from './warnings.ts';

/** Days, zoom, columns, undo and redo. */
export function Toolbar() {
  const { canEdit, look, sync, view } = useGrid();
  const t = useTranslations('grid');
  const common = useTranslations('common');
  const turns = useSync((state) => state.turns);
  const layout = useStore(view, (value) => value.layout);
  return (
    <div className="grid-top">
      <div className="grid-bar">
        <Days />
        <span className="grid-bar-gap" />
        {canEdit && (
          <div className="grid-turns">
            <button
              type="button"
              className="btn"
              onClick={() => sync.undo()}
              aria-disabled={turns.undo === 0}
              aria-label={common('undo')}
            >
              <Undo2 aria-hidden size={18} />
              <span>{common('undo')}</span>
            </button>
            <button
              type="button"
              className="btn"
              onClick={() => sync.redo()}
              aria-disabled={turns.redo === 0}
              aria-label={common('redo')}
            >
              <Redo2 aria-hidden size={18} />
            </button>
          </div>
        )}
        {canEdit && (
          <button
            type="button"
            className="btn grid-shift"
            aria-label={t('shift.title')}
            onClick={() => showSheet(look, { of: 'shift' }, t('sheet.drop'))}
          >
            <MoveVertical aria-hidden size={18} />
            <span className="grid-wide">{t('shift.open')}</span>
          </button>
        )}
        <Layouts />
        {layout === 'columns' ? <Steps /> : <Zoom />}
        <ColumnChoice />
        <button
          type="button"
          className="btn grid-icon grid-drawer-open"
          aria-label={t('panel.open')}
          onClick={() => look.set({ isPanelOpen: true })}
        >
          <PanelRight aria-hidden size={20} />
        </button>
      </div>
      <Legend />
    </div>
  );
}

const LAYOUT_ICONS = { columns: Columns3, days: Rows3, rooms: DoorOpen };

/** A day in columns, or the whole festival in rows. */
function Layouts() {
  const { view } = useGrid();
  const t = useTranslations('grid.layout');
  const now = useStore(view, ({ layout }) => layout);
  return (
    <fieldset className="grid-zoom grid-layouts">
      <legend className="spoken">{t('label')}</legend>
      {layouts.map((layout) => {
        const Icon = LAYOUT_ICONS[layout];
        return (
          <button
            key={layout}
            type="button"
            aria-pressed={now === layout}
            aria-label={t(layout)}
            title={t(layout)}
            onClick={() => view.set({ layout })}
          >
            <Icon aria-hidden size={18} />
          </button>
        );
      })}
    </fieldset>
  );
}

/** The zoom of the whole festival. */
function Zoom() {
  const { view } = useGrid();
  const t = useTranslations('grid.layout');
  const now = useStore(view, ({ zoom }) => zoom);
  const to = (zoom: number) => {
    const next = zooms.find((one) => one === zoom);
    if (next !== undefined) view.set({ zoom: next });
  };
  return (
    <fieldset className="grid-zoom">
      <legend className="spoken">{t('zoom')}</legend>
      <button type="button" aria-label={t('farther')} aria-disabled={now === 0} onClick={() => to(now - 1)}>
        <ZoomOut aria-hidden size={18} />
      </button>
      <button
        type="button"
        aria-label={t('nearer')}
        aria-disabled={now === zooms.length - 1}
        onClick={() => to(now + 1)}
      >
        <ZoomIn aria-hidden size={18} />
      </button>
    </fieldset>
  );
}

function Days() {
  const { scene, view, locale, warnings } = useGrid();
  const t = useTranslations('grid');
  // In the view of the whole festival no day is the current one.
  const day = useStore(view, (value) => (value.layout === 'columns' ? value.day : null));
  const elsewhere = useStore(warnings.state, ({ blocking }) => blocking);
  const blocked = blockingByDay([...useWarnings().values()].flat(), useBoard());
  const { dates, rooms } = scene;
  if (dates.length < 2) return null;
  return (
    <fieldset className="grid-days">
      <legend className="spoken">{t('dayBar')}</legend>
      {fitsWhole(dates.length, rooms.length) && (
        <button
          type="button"
          aria-pressed={day === ALL_DAYS}
          onClick={() => view.set({ day: ALL_DAYS, layout: 'columns' })}
        >
          {t('wholeFestival')}
        </button>
      )}
      {dates.map((date) => {
        const count = (blocked.get(date) ?? 0) + (elsewhere[date] ?? 0);
        return (
          <button
            key={date}
            type="button"
            data-day={date}
            aria-pressed={day === date}
            onClick={() => view.set({ day: date, layout: 'columns' })}
          >
            <span aria-hidden="true">{formatDate(date, locale, 'short')}</span>
            <span className="spoken">{spokenDate(date, locale)}</span>
            {count > 0 && (
              <span className="grid-count">
                <span aria-hidden="true">{count}</span>
                <span className="spoken"> {t('blockedCount', { count })}</span>
              </span>
            )}
          </button>
        );
      })}
    </fieldset>
  );
}

function Steps() {
  const { view } = useGrid();
  const t = useTranslations('grid');
  const now = useStore(view, ({ step }) => step);
  return (
    <fieldset className="grid-zoom">
      <legend className="spoken">{t('zoom')}</legend>
      {steps.map((step) => (
        <button
          key={step}
          type="button"
          aria-pressed={now === step}
          aria-label={t('zoomStep', { count: step })}
          onClick={() => view.set({ step })}
        >
          {step}
        </button>
      ))}
    </fieldset>
  );
}

/** Which rooms are columns, and in which order: drawn when it is opened. */
function ColumnChoice() {
  const { scene } = useGrid();
  const t = useTranslations('grid');
  if (scene.rooms.length < 2) return null;
  return (
    <Popover
      className="grid-menu"
      label={t('columns')}
      title={
        <>
          <Columns3 aria-hidden size={18} />
          <span className="grid-wide">{t('columns')}</span>
        </>
      }
    >
      {() => <Columns />}
    </Popover>
  );
}

function Columns() {
  const { scene, view, locale, board } = useGrid();
  const t = useTranslations('grid');
  const now = useStore(view, (value) => value);
  const shown = roomsOf(now, scene);
  const all = [...shown, ...scene.rooms.filter(({ id }) => now.hidden.includes(id))];
  const move = (id: number, by: number) => (event: MouseEvent<HTMLButtonElement>) => {
    const order = all.map((room) => room.id);
    const at = order.indexOf(id);
    order.splice(at, 1);
    order.splice(at + by, 0, id);
    view.set({ order });
    keepFocusIn(event.currentTarget);
  };
  return (
    <>
      <h2>{t('columnsTitle')}</h2>
      <ul>
        {all.map((room, i) => {
          const name = typeset(roomNameIn(board(), room.id, locale), locale);
          const isShown = !now.hidden.includes(room.id);
          return (
            <li key={room.id}>
              <label>
                <input
                  type="checkbox"
                  checked={isShown}
                  disabled={isShown && shown.length === 1}
                  onChange={() =>
                    view.set({
                      hidden: isShown ? [...now.hidden, room.id] : now.hidden.filter((id) => id !== room.id),
                    })
                  }
                />
                {name}
              </label>
              <button
                type="button"
                aria-label={t('columnUp', { room: name })}
                disabled={i === 0}
                onClick={move(room.id, -1)}
              >
                ↑
              </button>
              <button
                type="button"
                aria-label={t('columnDown', { room: name })}
                disabled={i === all.length - 1}
                onClick={move(room.id, 1)}
              >
                ↓
              </button>
            </li>
          );
        })}
      </ul>
      <label className="grid-narrow">
        <input type="checkbox" checked={now.isNarrow} onChange={() => view.set({ isNarrow: !now.isNarrow })} />
        {t('columnsNarrow')}
      </label>
    </>
  );
}

/**
 * What the colours stand for, chosen here, with the meaning of each that is drawn. The state of
 * saving stands on the same line, so that the cards below do not move when it appears.
 */
function Legend() {
  const grid = useGrid();
  const { view, warnings: known, columns, locale } = grid;
  const t = useTranslations('grid.tint');
  const now = useStore(view, (value) => value);
  const counts = useStore(known.state, (state) => state.counts);
  const nameOf = useTintName();
  const board = useBoard();
  const warnings = useWarnings();
  const found = new Map<string, { tint: Tint; ids: Set<number> }>();
  for (const { placed } of columns(board, now))
    for (const { event } of placed) {
      const lack = lackOf(counts[event.id] ?? 0, warnings.get(event.id) ?? noWarnings);
      const tint = tintOf(now.hue, event, board, lack);
      const entry = found.get(tint.key) ?? { tint, ids: new Set() };
      entry.ids.add(event.id);
      found.set(tint.key, entry);
    }
  const entries = [...found.values()].sort((a, b) => b.ids.size - a.ids.size);
  return (
    <div className="grid-legend">
      <p>
        <span aria-hidden="true">{t('label')}</span>
        <select
          aria-label={t('label')}
          className="input"
          value={now.hue}
          onChange={(event) => view.set({ hue: event.target.value as Hue })}
        >
          {hues.map((hue) => (
            <option key={hue} value={hue}>
              {t(`hue.${hue}`)}
            </option>
          ))}
        </select>
      </p>
      <ul aria-label={t('legend')}>
        {entries.map(({ tint, ids }) => (
          <li key={tint.key}>
            <i aria-hidden="true" className={clsx('tag', tint.look)} />
            {typeset(nameOf(grid, now.hue, tint.key), locale)} <span className="num">{ids.size}</span>
          </li>
        ))}
        <li className="grid-key">
          <i aria-hidden="true" className="grid-key-proposed" />
          {t('proposed')}
        </li>
        {now.layout === 'columns' && (
          <li className="grid-key">
            <i aria-hidden="true" className="grid-key-held" />
            {t('held')}
          </li>
        )}
      </ul>
      <SaveState />
    </div>
  );
}
