'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, lazy, Suspense, useState } from 'react';
import { SelectField, TextField } from '#app/_ui/field.tsx';
import { type EventKind, eventKinds, usualEventKind } from '#lib/events/grid-event.ts';
import { type Spot, wallOf } from '#lib/events/grid-place.ts';
import { UNKNOWN_MINUTES } from '#lib/events/running-order.ts';
import { filmNamed, filmTitle } from '#lib/films/title.ts';
import { readMinutesBy } from '#lib/i18n/typed-numbers.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { formatDate, formatDuration, formatTime } from '#lib/time/format.ts';
import { roomNameIn } from '#lib/venues/told-apart.ts';
import { SheetFrame } from './event-sheet.tsx';
import type { Film, FilmBoxProps } from './film-box.tsx';
import { focusCard } from './focus-card.ts';
import { useGiveUp } from './give-up.ts';
import { inBoth, saidOfAct, useGrid, useWhere } from './grid-context.ts';

/**
 * Loaded when somebody adds a séance. If it cannot be loaded, a title that is typed in full still
 * finds its film.
 */
const FilmBox = lazy(() => import('./film-box.tsx').catch(() => ({ default: PlainTitle })));

/** What stands in the fields while nothing is typed. */
const before: Record<'title' | 'kind' | 'minutes', string> = { title: '', kind: usualEventKind, minutes: '60' };

/** Adds a séance where somebody clicked: a title, or a film, whose length is used. */
export function AddSheet({ at }: { at: Spot }) {
  const { scene, locale, sync, look, said, board } = useGrid();
  const t = useTranslations('grid.add');
  const common = useTranslations('common');
  const say = useTranslations('grid.say');
  const terms = useTranslations('terms');
  const where = useWhere();
  const [typed, type] = useState('');
  const [chosen, choose] = useState<Film | null>(null);
  const [kind, setKind] = useState<EventKind>(usualEventKind);
  const [minutes, setMinutes] = useState(before.minutes);
  // Another box for another try: one that is emptied while it has the focus would open its list.
  const [tries, setTries] = useState(0);
  const film = chosen ?? filmNamed(scene.films, typed, locale);
  const wall = wallOf(at);
  const place = t('place', {
    room: roomNameIn(board(), at.roomId, locale),
    day: formatDate(at.date, locale),
    time: formatTime(wall, locale),
  });

  const box: FilmBoxProps = {
    films: scene.films,
    locale,
    typed,
    chosen,
    onType: (text) => {
      type(text);
      choose(null);
    },
    onChoose: (one) => {
      type(filmTitle(one)[locale]);
      choose(one);
    },
  };

  // The « + » that was pressed, to which Escape leads back; null for a free place of the grid.
  const [button] = useState(() => (document.activeElement as HTMLElement | null)?.dataset.add ?? null);
  const [giveUpFirst] = useGiveUp({ title: typed, kind, minutes }, before, (still) => {
    const next = { ...before, ...still };
    if (next.title !== typed) {
      type(next.title);
      choose(null);
      setTries(tries + 1);
    }
    setKind(next.kind as EventKind);
    setMinutes(next.minutes);
  });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const title = typed.trim();
    if (!title) return;
    const length = readMinutesBy(minutes);
    const [made] = sync.act({
      act: 'add',
      kind,
      startsAt: wall,
      roomId: at.roomId,
      ...(film
        ? { filmId: film.id, title: {} }
        : { title: { [locale]: title }, minutes: length > 0 && length <= 1440 ? length : null }),
    });
    said.set(
      saidOfAct(
        sync,
        inBoth((hour) => say('added', { title, where: where(at, hour) })),
      ),
    );
    look.set({ sheet: null, isPanelOpen: false, focused: made ?? null });
    focusCard(made ?? null);
  };

  return (
    <SheetFrame title={t('title')} focus={button ? `[data-add="${button}"]` : look.get().focused}>
      <p className="grid-quiet">{typeset(place, locale)}</p>
      <form className="grid-form" onSubmit={submit} onKeyDown={giveUpFirst}>
        <Suspense fallback={<PlainTitle {...box} />}>
          <FilmBox key={tries} {...box} />
        </Suspense>
        <SelectField
          name="kind"
          label={t('kind')}
          value={kind}
          onChange={(event) => setKind(event.target.value as EventKind)}
          options={eventKinds.map((one) => ({ value: one, label: terms(`kind.${one}`) }))}
        />
        {film ? (
          <p className="hint" role="status">
            {film.minutes === null
              ? t('lengthUnknown', { counted: formatDuration(UNKNOWN_MINUTES.film, locale) })
              : t('length', { time: formatDuration(film.minutes, locale, 'hours') })}
          </p>
        ) : (
          <TextField
            name="minutes"
            label={t('minutes')}
            inputMode="numeric"
            value={minutes}
            onChange={(event) => setMinutes(event.target.value)}
          />
        )}
        <button type="submit" className="btn lamp">
          {common('add')}
        </button>
      </form>
    </SheetFrame>
  );
}

function PlainTitle({ typed, onType }: FilmBoxProps) {
  const t = useTranslations('grid.add');
  return (
    <TextField
      name="title"
      label={t('film')}
      hint={t('filmHint')}
      value={typed}
      onChange={(event) => onType(event.target.value)}
      autoFocus
      required
      maxLength={200}
      autoComplete="off"
    />
  );
}
