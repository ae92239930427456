'use client';

import { ArrowLeftRight, CalendarSearch, Copy, ExternalLink, ListMinus, Lock, LockOpen, X } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Act } from '../../../../../../lib/events/acts-schema.ts';
import { spotOf } from '../../../../../../lib/events/grid-place.ts';
import { mainRoomOf } from '../../../../../../lib/events/placing.ts';
import { runningOrderOf } from '../../../../../../lib/events/running-order.ts';
import { deskPaths } from '../../../../../../lib/i18n/paths.ts';
import { inLocale } from '../../../../../../lib/i18n/text.ts';
import { type DraftEvent, isScheduled } from '../../../../../../lib/programme/draft.ts';
import { parseTimeEntry } from '../../../../../../lib/time/entry.ts';
import { onFestivalDay } from '../../../../../../lib/time/festival-day.ts';
import { formatDate, formatTime, typeset } from '../../../../../../lib/time/format.ts';
import { SelectField, TextField } from '../../../../../_ui/field.tsx';
import { useActs } from './acts.ts';
import { focusCard } from './focus-card.ts';
import { useBoard, useGrid, useWarnings } from './grid-context.ts';
import { InsertForm } from './insert-form.tsx';
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

/** A typed time moves the card: the small form of one séance. */
export function EventSheet({ id }: { id: number }) {
  const grid = useGrid();
  const { locale, titleOf, canEdit } = grid;
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
  return (
    <SheetFrame title={typeset(titleOf(event), locale)} focus={id}>
      {!canEdit && <p className="grid-quiet">{t('readOnly')}</p>}
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
      {canEdit && <PlaceForm key={event.version} event={event} />}
      {canEdit && isScheduled(event) && !event.isLocked && <InsertForm event={event} />}
      <div className="grid-buttons">
        {event.number > 0 && (
          <Link href={paths.item('events', event.number) as Route} prefetch={false} className="btn">
            <ExternalLink aria-hidden size={18} />
            {t('openForm')}
          </Link>
        )}
        {canEdit && (
          <>
            {!event.isLocked && event.status === 'planned' && event.admission !== 'drop-in' && (
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

function PlaceForm({ event }: { event: DraftEvent }) {
  const grid = useGrid();
  const { locale, scene, sync, board } = grid;
  const t = useTranslations('grid.sheet');
  const { dayStartsAt } = scene.festival;
  const spot = spotOf(event, board());
  const order = runningOrderOf(event, board());
  const [errors, setErrors] = useState<{ start?: string; end?: string }>({});
  const before = {
    name: inLocale(event.title, locale),
    day: spot?.date ?? '',
    start: event.startsAt ? formatTime(event.startsAt, locale, 'column') : '',
    end: event.startsAt && order.publicEnd ? formatTime(order.publicEnd, locale, 'column') : '',
    room: String(mainRoomOf(event) ?? ''),
  };

  const submit = (posted: FormEvent<HTMLFormElement>) => {
    posted.preventDefault();
    const data = new FormData(posted.currentTarget);
    const text = (name: string) => String(data.get(name) ?? '').trim();
    const [start, end] = [text('start'), text('end')];
    const [startHour, endHour] = [start ? parseTimeEntry(start) : null, end ? parseTimeEntry(end) : null];
    const wrong = {
      ...(start && !startHour ? { start: t('badTime') } : {}),
      ...(end && !endHour ? { end: t('badTime') } : {}),
    };
    setErrors(wrong);
    if (Object.keys(wrong).length > 0) return;
    const seen = { id: event.id, version: event.version };
    const list: Act[] = [];
    if (text('name') !== before.name)
      list.push({ act: 'rename', ...seen, title: { ...event.title, [locale]: text('name') } });
    const day = text('day');
    const startsAt = day && startHour ? onFestivalDay(day, startHour, dayStartsAt) : null;
    const roomId = text('room') ? Number(text('room')) : null;
    if (!event.isLocked && (startsAt !== event.startsAt || roomId !== mainRoomOf(event)))
      list.push({ act: 'move', events: [{ ...seen, startsAt, roomId }] });
    if (!event.isLocked && startsAt && day && endHour && end !== before.end)
      list.push({ act: 'resize', ...seen, end: onFestivalDay(day, endHour, dayStartsAt) });
    // One after the other: each is done on what the one before it left.
    for (const one of list) sync.act(one);
    grid.look.set({ sheet: null, focused: event.id, isPanelOpen: false });
    focusCard(event.id);
  };

  return (
    <form className="grid-form" onSubmit={submit} noValidate>
      <TextField name="name" label={t('name')} hint={t('nameHint')} defaultValue={before.name} maxLength={200} />
      <SelectField
        name="day"
        label={t('day')}
        defaultValue={before.day}
        disabled={event.isLocked}
        options={[
          { value: '', label: '–' },
          ...scene.dates.map((date) => ({ value: date, label: formatDate(date, locale) })),
        ]}
      />
      <div className="grid-two">
        <TextField
          name="start"
          label={t('start')}
          placeholder={t('timeHint')}
          defaultValue={before.start}
          error={errors.start}
          disabled={event.isLocked}
          autoFocus
          autoComplete="off"
          maxLength={20}
        />
        <TextField
          name="end"
          label={t('end')}
          placeholder={t('timeHint')}
          defaultValue={before.end}
          error={errors.end}
          disabled={event.isLocked}
          autoComplete="off"
          maxLength={20}
        />
      </div>
      <p className="hint">{t('endHint')}</p>
      <SelectField
        name="room"
        label={t('room')}
        defaultValue={before.room}
        disabled={event.isLocked}
        options={[
          { value: '', label: t('noRoom') },
          ...scene.rooms.map(({ id, name }) => ({ value: String(id), label: typeset(inLocale(name, locale), locale) })),
        ]}
      />
      <button type="submit" className="btn lamp">
        {t('save')}
      </button>
    </form>
  );
}

/** What can be done with several séances at once. */
export function SeveralSheet() {
  const { look, locale, titleOf, sync } = useGrid();
  const board = useBoard();
  const t = useTranslations('grid.sheet');
  const acts = useActs();
  const selected = useStore(look, (value) => value.selected);
  const [minutes, setMinutes] = useState('15');
  const events = [...selected].flatMap((id) => board.events.get(id) ?? []);
  const free = events.filter((event) => !event.isLocked && event.startsAt !== null);
  const seen = free.map(({ id, version }) => ({ id, version }));
  const clear = () => look.set({ selected: new Set(), sheet: null, isPanelOpen: false });
  const by = Number.parseInt(minutes, 10);
  return (
    <SheetFrame title={t('several', { count: events.length })} focus={events[0]?.id ?? null}>
      <ul className="grid-chosen">
        {events.slice(0, 12).map((event) => (
          <li key={event.id}>
            <span className="day-title">{typeset(titleOf(event), locale)}</span>
            {event.startsAt && <span className="num text-soft"> {formatTime(event.startsAt, locale)}</span>}
          </li>
        ))}
      </ul>
      <form
        className="grid-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (by && seen.length > 0) sync.act({ act: 'shift', events: seen, minutes: by });
        }}
      >
        <TextField
          name="minutes"
          label={t('shiftBy')}
          inputMode="numeric"
          value={minutes}
          onChange={(event) => setMinutes(event.target.value)}
        />
        <button type="submit" className="btn lamp" aria-disabled={!by}>
          {t('shift')}
        </button>
      </form>
      <div className="grid-buttons">
        {seen.length === 2 && (
          <button type="button" className="btn" onClick={() => sync.act({ act: 'swap', events: seen })}>
            <ArrowLeftRight aria-hidden size={18} />
            {t('swap')}
          </button>
        )}
        {free[0] && (
          <button type="button" className="btn" onClick={() => acts.takeOff(free[0]?.id ?? 0)}>
            <ListMinus aria-hidden size={18} />
            {t('takeOff')}
          </button>
        )}
        <button type="button" className="btn quiet" onClick={clear}>
          {t('clear')}
        </button>
      </div>
    </SheetFrame>
  );
}
