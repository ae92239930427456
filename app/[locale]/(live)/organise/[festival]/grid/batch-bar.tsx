'use client';

import { ArrowLeftRight, ListMinus, Lock, LockOpen, X } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useId, useRef, useState } from 'react';
import { canPromise } from '#lib/events/access-of-parts.ts';
import type { GridAct } from '#lib/events/acts-schema.ts';
import { accesses, eventKinds, visibilities } from '#lib/events/grid-event.ts';
import { mainRoomChange } from '#lib/events/placing.ts';
import { runningOrderOf } from '#lib/events/running-order.ts';
import { distinctTags, MAX_TAG, typedTags } from '#lib/i18n/tags.ts';
import { readMinutesBy } from '#lib/i18n/typed-numbers.ts';
import { typesetterIn } from '#lib/i18n/typeset.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import { formatDuration } from '#lib/time/format.ts';
import { useActs } from './acts.ts';
import { focusCard } from './focus-card.ts';
import { saidOfAct, saidOnly, useBoard, useGrid, useSync } from './grid-context.ts';
import { useStore } from './grid-state.ts';
import type { Saving } from './sync/save-queue.ts';
import { isAway } from './view.ts';

/**
 * Acts on the chosen séances, in a row of their own: each act is one batch, with one « Défaire ».
 */
export function BatchBar() {
  const { look, view, scene, locale, isMine } = useGrid();
  const acts = useActs();
  const t = useTranslations('grid.batch');
  const tip = useTranslations('grid.tip');
  const board = useBoard();
  const selected = useStore(look, (value) => value.selected);
  const shown = useStore(view, (value) => value);
  const events = [...selected].flatMap((id) => board.events.get(id) ?? []).filter(isMine);
  if (events.length === 0) return null;
  const here = events.filter((event) => !isAway(event, board, shown, scene));
  const away = events.length - here.length;
  const minutes = events.reduce((sum, event) => sum + runningOrderOf(event, board).totalMinutes, 0);
  const close = () => {
    acts.choose([]);
    focusCard(look.get().focused);
  };
  return (
    <section
      className="grid-batch"
      aria-label={t('label')}
      onKeyDown={(event) => {
        // In a field it is the field’s: what is typed stays, and an open list closes alone.
        if (event.key === 'Escape' && event.target instanceof HTMLButtonElement) close();
      }}
    >
      <p>
        <b>{tip('several', { count: events.length })}</b>{' '}
        <span className="num">{formatDuration(minutes, locale, 'hours')}</span>
      </p>
      <p role="status" className="contents">
        {away > 0 && t('away', { count: away })}
      </p>
      {away > 0 && (
        <button
          type="button"
          onClick={() => {
            acts.choose(here.map(({ id }) => id));
            focusCard(look.get().focused);
          }}
        >
          {t('leaveAway', { count: away })}
        </button>
      )}
      <Later />
      <Choices />
      <Tags />
      <Buttons />
      <button type="button" className="grid-batch-close" aria-label={t('clear')} onClick={close}>
        <X aria-hidden size={20} />
      </button>
    </section>
  );
}

/** The chosen séances in the form that acts need; `free` are those that may be moved. */
function useChosen() {
  const { look, said, sync, isMine } = useGrid();
  const t = useTranslations('grid.batch');
  const shift = useTranslations('grid.shift');
  const board = useBoard();
  const selected = useStore(look, (value) => value.selected);
  const all = [...selected].flatMap((id) => board.events.get(id) ?? []).filter(isMine);
  const seen = ({ id, version }: (typeof all)[number]) => ({ id, version });
  const { free, placed, locked, waiting } = movable(all);
  const stays = locked > 0 ? shift('locked', { count: locked }) : '';
  return {
    all,
    seen,
    events: all.map(seen),
    free,
    placed: placed.map(seen),
    /** Says which of them no act moves, and which have no hour that could be later. */
    stays,
    noHour: waiting > 0 ? t('noHour', { count: waiting }) : '',
    /** `without`: says which séances the act leaves unchanged, and why. */
    act: (act: GridAct, count: number, without = '') => {
      if (count === 0) {
        if (without) said.set(saidOnly(without));
        return;
      }
      sync.act(act);
      said.set(saidOfAct(sync, [t('done', { count }), without].filter(Boolean).join(' ')));
    },
  };
}

/**
 * Which séances an act may move and which of those have an hour, and how many are locked or wait
 * for one.
 */
export function movable<E extends Pick<DraftEvent, 'isLocked' | 'startsAt'>>(all: readonly E[]) {
  const free = all.filter((event) => !event.isLocked);
  const placed = free.filter(({ startsAt }) => startsAt !== null);
  return { free, placed, locked: all.length - free.length, waiting: free.length - placed.length };
}

function Later() {
  const t = useTranslations('grid.batch');
  const { placed, stays, noHour, act } = useChosen();
  const [typed, type] = useState('15');
  const minutes = readMinutesBy(typed);
  const go = (by: number) => {
    const without = [stays, noHour].filter(Boolean).join(' ');
    if (by) act({ act: 'shift', events: placed, minutes: by }, placed.length, without);
  };
  return (
    <form
      className="grid-batch-later"
      onSubmit={(event) => {
        event.preventDefault();
        go(minutes);
      }}
    >
      <button type="button" aria-label={t('earlier')} onClick={() => go(-minutes)}>
        −
      </button>
      <input
        className="input num"
        inputMode="numeric"
        aria-label={t('minutes')}
        value={typed}
        onChange={(event) => type(event.target.value)}
      />
      <button type="submit" aria-label={t('later')}>
        +
      </button>
      <span aria-hidden="true">{t('unit')}</span>
    </form>
  );
}

/** Adds a tag to all of them, or removes it. */
function Tags() {
  const t = useTranslations('grid.batch');
  const listId = useId();
  const board = useBoard();
  const { events, act } = useChosen();
  const [tag, setTag] = useState<TypedTag>({ typed: '', sent: null });
  const { typed } = tag;
  const field = useRef<HTMLInputElement>(null);
  const saving = useSync((state) => state.saving.state);
  const now = answered(tag, saving);
  if (now.sent !== tag.sent) setTag(now);
  const edit = (to: { tag: string } | { untag: string }) => {
    // Without a tag, the button moves the focus to the field.
    if (typedTags(typed).length === 0) return field.current?.focus();
    act({ act: 'edit', events, ...to }, events.length);
    setTag({ typed, sent: typed });
  };
  return (
    <form
      className="grid-batch-later grid-batch-tag"
      onSubmit={(event) => {
        event.preventDefault();
        edit({ tag: typed });
      }}
    >
      <button type="button" aria-label={t('removeTag')} title={t('removeTag')} onClick={() => edit({ untag: typed })}>
        −
      </button>
      <input
        ref={field}
        className="input"
        list={listId}
        maxLength={MAX_TAG}
        aria-label={t('tag')}
        placeholder={t('tag')}
        value={typed}
        onChange={(event) => setTag({ ...tag, typed: event.target.value })}
      />
      <datalist id={listId}>
        {distinctTags([...board.events.values()].flatMap(({ tags }) => tags)).map((tag) => (
          <option key={tag} value={tag} />
        ))}
      </datalist>
      <button type="submit" aria-label={t('addTag')} title={t('addTag')}>
        +
      </button>
    </form>
  );
}

function Choices() {
  const { scene, locale } = useGrid();
  const t = useTranslations('grid.batch');
  const terms = useTranslations('terms');
  const { all, seen, events, free, stays, act } = useChosen();
  const named = typesetterIn(locale);
  const edit = (to: Omit<Extract<GridAct, { act: 'edit' }>, 'act' | 'events'>) =>
    act({ act: 'edit', events, ...to }, events.length);
  const idOf = (value: string) => (value === 'none' ? null : Number(value));
  return (
    <>
      <Choice
        name="room"
        options={scene.rooms.map(({ id, name }) => [String(id), named(name)])}
        onChoose={(value) => {
          const moved = free.map((event) => ({ ...seen(event), ...mainRoomChange(event, Number(value)) }));
          act({ act: 'move', events: moved }, free.length, stays);
        }}
      />
      <Choice
        name="kind"
        options={eventKinds.map((kind) => [kind, terms(`kind.${kind}`)])}
        onChoose={(value) => edit({ kind: eventKinds.find((kind) => kind === value) })}
      />
      <Choice
        name="theme"
        options={[...scene.themes.map(({ id, name }) => [String(id), named(name)] as const), ['none', t('noTheme')]]}
        onChoose={(value) => edit({ themeId: idOf(value) })}
      />
      <Choice
        name="offer"
        options={[
          ...scene.offers.map(({ id, label, price }) => {
            const words = [named(label), named(price)].filter(Boolean).join(', ');
            return [String(id), words] as const;
          }),
          ['none', t('noOffer')],
        ]}
        onChoose={(value) => edit({ offerId: idOf(value) })}
      />
      <Choice
        name="access"
        options={accesses.map((access) => [access, terms(`access.${access}`)])}
        onChoose={(value) => {
          const able = all.filter(({ items }) => canPromise(items)).map(seen);
          const count = all.length - able.length;
          const access = accesses.find((one) => one === value);
          act({ act: 'edit', events: able, access }, able.length, count > 0 ? t('noPart', { count }) : '');
        }}
      />
      <Choice
        name="visibility"
        options={visibilities.map((one) => [one, t(`visible.${one}`)])}
        onChoose={(value) => edit({ visibility: visibilities.find((one) => one === value) })}
      />
    </>
  );
}

type ChoiceProps = {
  name: 'room' | 'kind' | 'theme' | 'offer' | 'access' | 'visibility';
  options: readonly (readonly [value: string, label: string])[];
  onChoose: (value: string) => void;
};

/**
 * A select that acts when an option is chosen, and then shows its name again. A key opens it; Enter
 * then takes an option.
 */
function Choice({ name, options, onChoose }: ChoiceProps) {
  const t = useTranslations('grid.batch');
  return (
    <select
      className="input"
      aria-label={t(name)}
      value=""
      onKeyDown={(event) => {
        // On a Mac keys open a list anyway, and Safari has no `showPicker`.
        if (!changesClosedList(event) || !('showPicker' in event.currentTarget)) return;
        event.preventDefault();
        event.currentTarget.showPicker();
      }}
      onChange={(event) => onChoose(event.target.value)}
    >
      <option value="" disabled hidden>
        {t(name)}
      </option>
      {options.map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}

function Buttons() {
  const t = useTranslations('grid.batch');
  const sheet = useTranslations('grid.sheet');
  const acts = useActs();
  const { all, events, free, placed, act } = useChosen();
  const isLocked = all.every((event) => event.isLocked);
  const Icon = isLocked ? LockOpen : Lock;
  return (
    <>
      <button type="button" onClick={() => act({ act: isLocked ? 'unlock' : 'lock', events }, events.length)}>
        <Icon aria-hidden size={18} />
        {sheet(isLocked ? 'unlock' : 'lock')}
      </button>
      {placed.length === 2 && free.length === 2 && (
        <button type="button" onClick={() => act({ act: 'swap', events: placed }, 2)}>
          <ArrowLeftRight aria-hidden size={18} />
          {t('swap')}
        </button>
      )}
      {placed[0] && (
        <button type="button" onClick={() => acts.takeOff(placed[0]?.id ?? 0)}>
          <ListMinus aria-hidden size={18} />
          {t('takeOff')}
        </button>
      )}
    </>
  );
}

const STEPS = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageUp', 'PageDown'];

/**
 * Whether a key would change the choice of a closed select without showing the options: on Windows
 * and Linux arrows and first letters do.
 */
export const changesClosedList = ({
  key,
  altKey,
  ctrlKey,
  metaKey,
}: Pick<KeyboardEvent, 'key' | 'altKey' | 'ctrlKey' | 'metaKey'>): boolean =>
  !altKey && !ctrlKey && !metaKey && key !== ' ' && (STEPS.includes(key) || [...key].length === 1);

/** A tag field: what is typed, and what was sent; null once that was answered. */
type TypedTag = Readonly<{ typed: string; sent: string | null }>;

/**
 * The field after a change of the state of saving: a saved tag is removed from it; a refused one
 * stays, to be corrected.
 */
export function answered({ typed, sent }: TypedTag, saving: Saving['state']): TypedTag {
  if (sent === null || saving === 'saving' || saving === 'retrying') return { typed, sent };
  return { typed: saving === 'saved' && typed === sent ? '' : typed, sent: null };
}
