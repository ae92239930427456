'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useState } from 'react';
import { SelectField, TextField } from '#app/_ui/field.tsx';
import { MAX_EVENTS } from '#lib/events/choices.ts';
import { broughtBy } from '#lib/events/fix-acts.ts';
import { shifted } from '#lib/events/placing.ts';
import { preparedOf } from '#lib/events/prepared.ts';
import { byStart } from '#lib/grouped.ts';
import { readMinutesBy } from '#lib/i18n/typed-numbers.ts';
import { typeset, typesetIn } from '#lib/i18n/typeset.ts';
import type { Draft, DraftEvent } from '#lib/model/draft.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { formatDate, formatDuration, formatTime } from '#lib/time/format.ts';
import { useActs } from './acts.ts';
import { SheetFrame } from './event-sheet.tsx';
import { useGiveUp } from './give-up.ts';
import { saidOfAct, useBoard, useGrid } from './grid-context.ts';
import type { Sheet } from './grid-state.ts';
import { endPreview, preview } from './hold.ts';
import { datesOf } from './view.ts';

/** How many séances are listed beforehand; for the others a number is given. */
const MAX_NAMED = 8;
const LONGEST_SHIFT = 1440;

/**
 * Shifts a whole day, or one room, by some minutes; says beforehand what moves and which warnings
 * follow.
 */
export function ShiftSheet({ day: asked, minutes: first = 15 }: Omit<Extract<Sheet, { of: 'shift' }>, 'of'>) {
  const grid = useGrid();
  const { scene, locale, look, said, sync, isMine } = grid;
  const t = useTranslations('grid.shift');
  const sheet = useTranslations('grid.sheet');
  const board = useBoard();
  const acts = useActs();
  const [before] = useState(() => ({
    day: scene.dates.find((date) => date === asked) ?? datesOf(grid.view.get(), scene)[0] ?? '',
    room: '',
    minutes: String(first),
  }));
  const [typed, type] = useState<Partial<typeof before>>({});
  const [giveUpFirst] = useGiveUp(typed, before, type);
  const fields = { ...before, ...typed };
  const { day, room: roomId } = fields;
  const minutes = readMinutesBy(fields.minutes);
  const { moves, locked, theirs } = useMemo(() => {
    const found = onDay(board.draft, day, roomId === '' ? null : Number(roomId), isMine);
    return minutes !== 0 && Math.abs(minutes) <= LONGEST_SHIFT ? found : { ...found, moves: [] };
  }, [board, day, roomId, minutes, isMine]);
  const isTooMany = moves.length > MAX_EVENTS;
  const after = useMemo(
    () => moves.map((event) => ({ ...event, ...shifted(event, minutes, scene.festival.timeZone) })),
    [moves, minutes, scene],
  );
  const { brought, settled } = useMemo(() => broughtBy(preparedOf(board), after), [board, after]);
  useEffect(() => {
    if (after.length > 0) preview(grid, after, null);
    return () => endPreview(grid);
  }, [grid, after]);

  const shift = () => {
    if (moves.length === 0 || isTooMany) return;
    endPreview(grid);
    sync.act({ act: 'shift', events: moves.map(({ id, version }) => ({ id, version })), minutes });
    said.set(saidOfAct(sync, t('done', { count: moves.length, minutes: formatDuration(minutes, locale) })));
    look.set({ sheet: null, isPanelOpen: false });
    acts.focus(moves[0]?.id ?? null);
  };
  const blocking = brought.filter(({ level }) => level === 'blocking').length;
  return (
    <SheetFrame title={t('title')} focus=".grid-bar .grid-shift">
      <form
        className="grid-form"
        onSubmit={(event) => {
          event.preventDefault();
          shift();
        }}
        onKeyDown={giveUpFirst}
      >
        <SelectField
          name="day"
          label={sheet('day')}
          value={day}
          onChange={(event) => type({ ...typed, day: event.target.value })}
          options={scene.dates.map((date) => ({ value: date, label: formatDate(date, locale) }))}
          autoFocus
        />
        <SelectField
          name="room"
          label={sheet('room')}
          value={roomId}
          onChange={(event) => type({ ...typed, room: event.target.value })}
          options={[
            { value: '', label: t('allRooms') },
            ...scene.rooms.map(({ id, name }) => ({
              value: String(id),
              label: typesetIn(name, locale),
            })),
          ]}
        />
        <TextField
          name="minutes"
          label={t('minutes')}
          inputMode="text"
          value={fields.minutes}
          maxLength={5}
          autoComplete="off"
          onChange={(event) => type({ ...typed, minutes: event.target.value })}
        />
        <p role="status">
          {t('moves', { count: moves.length })} {locked > 0 && t('locked', { count: locked })}{' '}
          {theirs > 0 && t('theirs', { count: theirs })} {isTooMany && t('limit', { count: MAX_EVENTS })}
          {moves.length > 0 && (
            <>
              <br />
              <span className={blocking > 0 ? 'text-bad' : brought.length > 0 ? 'text-warn' : undefined}>
                {t('brought', { count: brought.length, blocking })}
              </span>{' '}
              {settled.length > 0 && t('settled', { count: settled.length })}
            </>
          )}
        </p>
        <button type="submit" className="btn lamp" aria-disabled={moves.length === 0 || isTooMany}>
          {t('do', { count: moves.length })}
        </button>
      </form>
      <Moves moves={moves} after={after} />
    </SheetFrame>
  );
}

/** What moves, from when to when; the first ones by name. */
function Moves({ moves, after }: { moves: readonly DraftEvent[]; after: readonly Pick<DraftEvent, 'startsAt'>[] }) {
  const { titleOf, locale } = useGrid();
  const t = useTranslations('grid.shift');
  return (
    <>
      <ul className="grid-chosen">
        {moves.slice(0, MAX_NAMED).map((event, i) => (
          <li key={event.id}>
            <span className="day-title">{typeset(titleOf(event), locale)}</span>{' '}
            <span className="num text-soft">
              {t('change', {
                from: formatTime(event.startsAt ?? '', locale),
                to: formatTime(after[i]?.startsAt ?? '', locale),
              })}
            </span>
          </li>
        ))}
      </ul>
      {moves.length > MAX_NAMED && <p className="grid-quiet">{t('more', { count: moves.length - MAX_NAMED })}</p>}
    </>
  );
}

/**
 * The séances of a day, also those without a room, or of one room, that this person can shift, and
 * how many stay because they are locked or not theirs.
 */
export function onDay(
  { festival, events }: Pick<Draft, 'festival' | 'events'>,
  day: string,
  roomId: number | null,
  isMine: (event: DraftEvent) => boolean,
) {
  const on = events.filter(
    (event) =>
      event.startsAt !== null &&
      event.status === 'planned' &&
      festivalDayOf(event.startsAt, festival.dayStartsAt) === day &&
      (roomId === null || event.rooms.some((room) => room.roomId === roomId)),
  );
  const mine = on.filter(isMine);
  const moves = mine.filter(({ isLocked }) => !isLocked).sort(byStart);
  return { moves, locked: mine.length - moves.length, theirs: on.length - mine.length };
}
