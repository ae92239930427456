'use client';

import { ArrowDown, ArrowUp, SlidersHorizontal } from 'lucide-react';
import { useTranslations } from 'next-intl';
import type { ComponentProps } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { Fold } from '#app/_components/records/record-form.tsx';
import { RowLine } from '#app/_components/records/row-line.tsx';
import { Duration, TimeOf } from '#app/_components/time.tsx';
import { Check, SelectField, TextField } from '#app/_ui/field.tsx';
import { fieldId } from '#app/_ui/field-id.ts';
import { keepFocusIn } from '#app/_ui/focus.ts';
import { saidIn } from '#lib/events/access-of-parts.ts';
import { type ItemKind, itemKinds } from '#lib/events/choices.ts';
import type { FormChoices } from '#lib/events/form-choices.ts';
import type { EventFormValues } from '#lib/events/form-values.ts';
import { type RunningOrderItem, SHORTEST_ELASTIC_MINUTES } from '#lib/events/running-order.ts';
import { copyShown } from '#lib/films/copy-shown.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { deniedIn, promisedIn } from '#lib/model/said-access.ts';
import { formatDuration } from '#lib/time/format.ts';
import { PartAccess } from './access.tsx';
import { useControl, useEventForm, waits } from './form-context.ts';
import { LongSelect, Quiet, RemoveRow } from './rows.tsx';

type Acts = { up: (() => void) | undefined; down: (() => void) | undefined; remove: () => void };

const isKind = (kind: string | undefined): kind is ItemKind => itemKinds.some((known) => known === kind);
/** Parts have the colours of the types of séance. */
export const lookOf = (kind: string | undefined) =>
  kind === 'film' ? 'screening' : kind === 'introduction' || kind === 'break' || !isKind(kind) ? 'other' : kind;

/** One part: when it is, what it is, how long, and the buttons. */
export function ItemRow({
  place,
  isSpare,
  timed,
  act,
}: {
  place: number;
  isSpare: boolean;
  timed: RunningOrderItem | undefined;
  act: (what: string) => Acts;
}) {
  const t = useTranslations('events.form');
  const terms = useTranslations('terms');
  const { choices, locale, initial, isLive, isReadOnly } = useEventForm();
  const { control } = useControl({ isSpare });
  const { register } = useFormContext<EventFormValues>();
  const name = `items.${place}` as const;
  const item = useWatch<EventFormValues, typeof name>({ name }) ?? initial.items[place];
  const number = place + 1;
  const film = choices.films.find(({ id }) => String(id) === item?.film);
  const version = copyShown(film, Number(item?.version));
  const what =
    film?.name ||
    (item && (item.title[locale] || item.title.fr || item.title.en)) ||
    (isKind(item?.kind) ? terms(`itemKind.${item.kind}`) : t('item', { number }));
  const acts = act(what);
  const stated = version?.minutes ?? film?.minutes ?? null;
  const length = timed && <Duration minutes={timed.minutes} locale={locale} isApproximate={timed.isApproximate} />;

  return (
    <li className={`item-row ${lookOf(item?.kind)}`} data-row="" data-scriptless={isSpare ? '' : undefined}>
      {isSpare ? (
        <input type="hidden" name={`${name}.key`} value={`n${place}`} />
      ) : (
        <input type="hidden" {...register(`${name}.key`)} defaultValue={item?.key} />
      )}
      <RowLine>
        <span className="num">{timed?.startsAt && <TimeOf at={timed.startsAt} locale={locale} style="column" />}</span>{' '}
        <b>{what}</b> {length}
      </RowLine>
      <span className="item-when num">
        {isSpare ? (
          <span className="text-soft">{t('spare')}</span>
        ) : timed?.startsAt ? (
          <TimeOf at={timed.startsAt} locale={locale} style="column" />
        ) : (
          timed && <Duration minutes={timed.offset} locale={locale} className="text-soft" />
        )}
      </span>
      <SelectField
        {...control(`${name}.kind`)}
        className="bare"
        label={<Quiet>{t('itemKind', { number })}</Quiet>}
        options={[
          ...(isSpare || item?.kind === '' ? [{ value: '', label: t('none') }] : []),
          ...itemKinds.map((kind) => ({ value: kind, label: terms(`itemKind.${kind}`) })),
        ]}
      />
      <ItemSubject place={place} kind={item?.kind ?? ''} isSpare={isSpare} />
      {isReadOnly ? (
        <span className="num">{length}</span>
      ) : (
        <TextField
          {...control(`${name}.minutes`)}
          className="bare"
          label={<Quiet>{t('itemMinutes', { number })}</Quiet>}
          inputMode="numeric"
          autoComplete="off"
          maxLength={10}
          placeholder={item?.elastic ? t('elasticShort') : `${stated ?? timed?.minutes ?? ''} ${t('minutesUnit')}`}
        />
      )}
      <span className="item-acts" {...waits(isLive)}>
        {(['up', 'down'] as const).map((way) => {
          const Arrow = way === 'up' ? ArrowUp : ArrowDown;
          return (
            <button
              key={way}
              type="button"
              className="btn quiet icon"
              onClick={({ currentTarget }) => {
                acts[way]?.();
                keepFocusIn(currentTarget);
              }}
              disabled={!acts[way]}
              aria-label={t(way, { what })}
            >
              <Arrow aria-hidden size={18} />
            </button>
          );
        })}
        <RemoveRow what={what} onRemove={acts.remove} />
      </span>
      <ItemDetails isSpare={isSpare} place={place} film={film} what={what} />
      {!isLive && <ItemPlaced place={place} isSpare={isSpare} what={what} />}
    </li>
  );
}

/**
 * A film or a title. Without a script a row shows the field of its saved kind; a spare row shows
 * both.
 */
function ItemSubject({ place, kind, isSpare }: { place: number; kind: string; isSpare: boolean }) {
  const t = useTranslations('events.form');
  const { choices, initial, isLive } = useEventForm();
  const { control, forgetDenied } = useControl({ isSpare });
  const number = place + 1;
  const name = `items.${place}` as const;
  const title = (
    <TextField
      {...control(`${name}.title.fr`)}
      className="bare item-subject"
      lang="fr"
      label={<Quiet>{t('itemTitle', { number })}</Quiet>}
      placeholder={t('itemTitlePlaceholder')}
    />
  );
  // Without a script, what was typed is kept if another kind was chosen and the form was refused.
  const held = initial.items[place];
  const isBoth = isSpare || (!isLive && Boolean(kind === 'film' ? held?.title?.fr : held?.film));
  if (kind !== 'film' && !isBoth) return title;
  const Choice = isSpare ? SelectField : LongSelect;
  return (
    <div className="item-subject">
      <Choice
        {...control(`${name}.film`, () => forgetDenied(place))}
        className="bare"
        label={<Quiet>{t('itemFilm', { number })}</Quiet>}
        options={[
          { value: '', label: t('chooseFilm') },
          ...choices.films.map(({ id, name: title }) => ({ value: String(id), label: title })),
        ]}
      />
      {isBoth && <div data-scriptless="">{title}</div>}
    </div>
  );
}

/** Without a script: the place in the order, and the box to remove it. */
function ItemPlaced({ place, isSpare, what }: { place: number; isSpare: boolean; what: string }) {
  const t = useTranslations('events.form');
  const records = useTranslations('records');
  const item = useEventForm().initial.items[place];
  const name = `items.${place}` as const;
  const id = fieldId(`${name}.position`);
  const misplaced = useControl({ isSpare }).errorOf(`${name}.position`);
  return (
    <span className="item-placed" data-scriptless="">
      <label className="flex items-center gap-2">
        {t('position')}
        <input
          id={id}
          className="input w-20"
          name={`${name}.position`}
          inputMode="numeric"
          defaultValue={item?.position ?? (place + 1) * 10}
          aria-invalid={misplaced ? true : undefined}
          aria-describedby={misplaced ? `${id}-error` : undefined}
        />
      </label>
      {misplaced && (
        <span className="error" id={`${id}-error`}>
          {misplaced}
        </span>
      )}
      {!isSpare && (
        <Check
          name={`${name}.remove`}
          defaultChecked={item?.remove}
          label={records('remove')}
          aria-label={t('removeRow', { what })}
        />
      )}
    </span>
  );
}

/**
 * Rarely used fields of a part: the other title, access, and whether it takes the remaining time.
 */
function ItemDetails({
  place,
  isSpare,
  film,
  what,
}: {
  place: number;
  isSpare: boolean;
  film: FormChoices['films'][number] | undefined;
  what: string;
}) {
  const t = useTranslations('events.form');
  const records = useTranslations('records');
  const terms = useTranslations('terms');
  const { initial, locale } = useEventForm();
  const { control, box, isWrong, forgetDenied } = useControl({ isSpare });
  const name = `items.${place}` as const;
  const item = useWatch<EventFormValues, typeof name>({ name }) ?? initial.items[place];
  const { setValue, getValues } = useFormContext<EventFormValues>();
  const elastic: ComponentProps<'input'> = box(`${name}.elastic`);
  const said = saidIn(item?.access ?? {});
  const set = [
    film?.versions.find(({ id }) => String(id) === item?.version)?.name,
    item?.elastic && t('elasticShort'),
    ...promisedIn(said).map((access) => terms(`access.${access}`)),
    ...deniedIn(said).map((access) => terms(`accessLacking.${access}`)),
  ].filter(Boolean);
  return (
    <Fold
      className="item-details"
      title={
        <>
          <SlidersHorizontal aria-hidden size={18} />
          <span className="spoken">{t('itemDetailsOf', { what })}</span>
        </>
      }
      set={joinFacts(set)}
      isOpen={isWrong(
        `${name}.title${item?.kind === 'film' ? '' : '.en'}`,
        `${name}.version`,
        `${name}.access`,
        `${name}.elastic`,
      )}
    >
      {film && film.versions.length > 0 && (
        <SelectField
          {...control(`${name}.version`, () => forgetDenied(place))}
          label={t('itemVersion', { number: place + 1 })}
          options={[
            { value: '', label: t('anyVersion') },
            ...film.versions.map((version) => ({ value: String(version.id), label: version.name })),
          ]}
        />
      )}
      <Check
        {...elastic}
        label={t('elastic')}
        hint={t('elasticHint', { minutes: formatDuration(SHORTEST_ELASTIC_MINUTES, locale) })}
        onChange={(event) => {
          elastic.onChange?.(event);
          // At most one part takes the remaining time.
          if (event.target.checked)
            for (const i of getValues('items').keys())
              if (i !== place) setValue(`items.${i}.elastic`, false, { shouldDirty: true });
        }}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        {item?.kind === 'film' && (
          <TextField {...control(`${name}.title.fr`)} lang="fr" label={`${t('titleField')}, ${records('in.fr')}`} />
        )}
        <TextField {...control(`${name}.title.en`)} lang="en" label={`${t('titleField')}, ${records('in.en')}`} />
      </div>
      <PartAccess place={place} isSpare={isSpare} film={film} />
    </Fold>
  );
}
