import { useTranslations } from 'next-intl';
import { type ChangeEvent, type FormEvent, useState } from 'react';
import { NightWords } from '#app/_components/night-words.tsx';
import { SelectField, TextField } from '#app/_ui/field.tsx';
import type { GridAct } from '#lib/events/acts-schema.ts';
import type { Board } from '#lib/events/grid-place.ts';
import { mainRoomChange, mainRoomOf } from '#lib/events/placing.ts';
import { runningOrderOf } from '#lib/events/running-order.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { typeset, typesetIn } from '#lib/i18n/typeset.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import { parseTimeEntry, typedTime } from '#lib/time/entry.ts';
import { festivalDayOf, firstAfter, onFestivalDay } from '#lib/time/festival-day.ts';
import { formatDate } from '#lib/time/format.ts';
import type { WallClock } from '#lib/time/wall-clock.ts';
import { focusCard } from './focus-card.ts';
import { useGiveUp } from './give-up.ts';
import { useBoard, useGrid, useSync } from './grid-context.ts';

/**
 * A form that moves the card by typed hours. Changes that others make meanwhile are shown and
 * announced; typed text stays until it is saved, based on their version.
 */
export function PlaceForm({ event }: { event: DraftEvent }) {
  const grid = useGrid();
  const { locale, scene, sync } = grid;
  const board = useBoard();
  const t = useTranslations('grid.sheet');
  const common = useTranslations('common');
  const [errors, setErrors] = useState<PlaceErrors>({});
  const [typed, setTyped] = useState<Partial<PlaceFields>>({});
  const changed = useChangedBy(event);
  const before = fieldsOf(event, board, locale);
  // For a locked séance only the title can be typed.
  const held = event.isLocked ? { name: typed.name ?? before.name } : typed;
  const now = { ...before, ...held };
  const field = (name: keyof PlaceFields) => ({
    name,
    label: t(name),
    value: now[name],
    error: errors[name] && t(errors[name]),
    onChange: (change: ChangeEvent<HTMLInputElement | HTMLSelectElement>) =>
      setTyped({ ...typed, [name]: change.target.value }),
  });

  const [giveUpFirst, mustStay] = useGiveUp(held, before, (still) => {
    setTyped(still);
    setErrors({});
  });

  const submit = (posted: FormEvent<HTMLFormElement>) => {
    posted.preventDefault();
    const clean = Object.fromEntries(Object.entries(now).map(([name, value]) => [name, value.trim()])) as PlaceFields;
    const wrong = placeErrors(clean, before);
    setErrors(wrong);
    const [first] = Object.keys(wrong);
    if (first) {
      posted.currentTarget.querySelector<HTMLElement>(`[name="${first}"]`)?.focus();
      return;
    }
    for (const act of placeActs(event, clean, before, { locale, dayStartsAt: scene.festival.dayStartsAt }))
      sync.act(act);
    if (mustStay()) return setTyped({});
    grid.look.set({ sheet: null, focused: event.id, isPanelOpen: false });
    focusCard(event.id);
  };

  const days = scene.dates.map((date) => ({ value: date, label: formatDate(date, locale) }));
  const rooms = scene.rooms.map(({ id, name }) => ({
    value: String(id),
    label: typesetIn(name, locale),
  }));
  const time = { placeholder: t('timeHint'), disabled: event.isLocked, autoComplete: 'off', maxLength: 20 };
  return (
    <form className="grid-form" onSubmit={submit} onKeyDown={giveUpFirst} noValidate>
      <p role="status" className="grid-changed">
        {changed && typeset(changed.by ? t('changedBy', { by: changed.by }) : t('changed'), locale)}
      </p>
      <TextField {...field('name')} hint={t('nameHint')} maxLength={200} />
      <SelectField {...field('day')} disabled={event.isLocked} options={[{ value: '', label: '–' }, ...days]} />
      <div className="grid-two">
        <TextField {...field('start')} {...time} autoFocus />
        <TextField {...field('end')} {...time} />
      </div>
      <p className="hint">{t('endHint')}</p>
      <NightWords walls={wallsOf(now, scene.festival.dayStartsAt)} dayStartsAt={scene.festival.dayStartsAt} />
      <SelectField
        {...field('room')}
        disabled={event.isLocked}
        options={[{ value: '', label: t('noRoom') }, ...rooms]}
      />
      <button type="submit" className="btn lamp">
        {common('save')}
      </button>
    </form>
  );
}

/**
 * Who else changed the séance since its form was opened: a name, which is empty for a command-line
 * tool; null while nobody did.
 */
function useChangedBy({ id, version }: DraftEvent): { by: string } | null {
  const [opened] = useState(version);
  const news = useSync((state) => state.news);
  const [changed, setChanged] = useState<{ by: string } | null>(null);
  const [heard, setHeard] = useState(news);
  if (news !== heard) {
    setHeard(news);
    if (news?.whole.some((one) => one.id === id && one.version > opened)) setChanged({ by: news.by });
  }
  return changed;
}

/**
 * The values of the small form of a séance: a festival day, hours as people type them, the id of
 * the main room.
 */
export type PlaceFields = { name: string; day: string; start: string; end: string; room: string };

/** The error of a field: a key of the `grid.sheet` messages. */
type PlaceErrors = Partial<Record<keyof PlaceFields, 'badTime' | 'dayMissing' | 'startMissing'>>;

/** The values the form of a séance begins with. */
export function fieldsOf(event: DraftEvent, board: Board, locale: Locale): PlaceFields {
  const order = runningOrderOf(event, board);
  return {
    name: inLocale(event.title, locale),
    // Also of a séance without a room, which stands in no column.
    day: event.startsAt ? festivalDayOf(event.startsAt, board.draft.festival.dayStartsAt) : '',
    start: typedTime(event.startsAt, locale),
    end: event.startsAt && order.publicEnd ? typedTime(order.publicEnd, locale) : '',
    room: String(mainRoomOf(event) ?? ''),
  };
}

/** Errors to correct first. Day and start must be given together, and a typed end must be valid. */
export function placeErrors({ day, start, end }: PlaceFields, before: PlaceFields): PlaceErrors {
  const isEndTyped = end !== '' && end !== before.end;
  const isStartWanted = day !== '' || isEndTyped;
  return {
    ...(day === '' && (start !== '' || isEndTyped) && { day: 'dayMissing' as const }),
    ...(start === '' && isStartWanted && { start: 'startMissing' as const }),
    ...(start !== '' && !parseTimeEntry(start) && { start: 'badTime' as const }),
    ...(end !== '' && !parseTimeEntry(end) && { end: 'badTime' as const }),
  };
}

/** The typed start and end as wall clocks; null for an invalid hour, and without a day. */
function wallsOf({ day, start, end }: PlaceFields, dayStartsAt: string): [WallClock | null, WallClock | null] {
  const [from, to] = [parseTimeEntry(start), parseTimeEntry(end)];
  const startsAt = day && from ? onFestivalDay(day, from, dayStartsAt) : null;
  // As in the full form: the next time it is that hour after the start, even if the festival day
  // ends in between.
  return [startsAt, startsAt && to ? firstAfter(startsAt, to) : null];
}

/**
 * The acts that the form's changes need, in order: each is applied to the result of the one before.
 */
export function placeActs(
  event: DraftEvent,
  now: PlaceFields,
  before: PlaceFields,
  { locale, dayStartsAt }: { locale: Locale; dayStartsAt: string },
): GridAct[] {
  const seen = { id: event.id, version: event.version };
  const list: GridAct[] = [];
  if (now.name !== before.name) list.push({ act: 'rename', ...seen, title: { ...event.title, [locale]: now.name } });
  if (event.isLocked) return list;
  const [startsAt, end] = wallsOf(now, dayStartsAt);
  const roomId = now.room ? Number(now.room) : null;
  if (startsAt !== event.startsAt || roomId !== mainRoomOf(event))
    list.push({ act: 'move', events: [{ ...seen, startsAt, ...mainRoomChange(event, roomId) }] });
  // An emptied end is no longer fixed.
  if (startsAt && now.end !== before.end && (end || event.publicEndFixed)) list.push({ act: 'resize', ...seen, end });
  return list;
}
