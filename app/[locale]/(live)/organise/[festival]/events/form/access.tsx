'use client';

import { useTranslations } from 'next-intl';
import { useId, useMemo } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { Fold } from '#app/_components/records/record-form.tsx';
import { Check, SelectField } from '#app/_ui/field.tsx';
import { accessSources, saidIn } from '#lib/events/access-of-parts.ts';
import { accesses, itemKinds } from '#lib/events/choices.ts';
import type { FormChoices } from '#lib/events/form-choices.ts';
import { type EventFormValues, isInherited } from '#lib/events/form-values.ts';
import { copyShown } from '#lib/films/copy-shown.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { accessOfPart } from '#lib/model/said-access.ts';
import { useControl, useEventForm, waits } from './form-context.ts';

/** The main room that is chosen at the moment. */
function useMainRoom() {
  const { choices, initial } = useEventForm();
  const rooms = useWatch<EventFormValues, 'rooms'>({ name: 'rooms' }) ?? initial.rooms;
  const main = rooms.find(({ use }) => use === 'main') ?? rooms[0];
  return choices.rooms.find(({ id }) => String(id) === main?.room);
}

/** The access of each part and of its copy, as they are typed. */
function useParts() {
  const { choices, initial } = useEventForm();
  const items = useWatch<EventFormValues, 'items'>({ name: 'items' }) ?? initial.items;
  const films = useMemo(() => new Map(choices.films.map((film) => [String(film.id), film])), [choices.films]);
  return items.map((item) => {
    const film = films.get(item.film);
    const copy = copyShown(film, Number(item.version));
    return { item, film, kind: item.kind, said: saidIn(item.access ?? {}), copy };
  });
}

/**
 * The access of the séance, and where each statement comes from. What is said here applies to every
 * part.
 */
export function AccessFields() {
  const t = useTranslations('events.form');
  const terms = useTranslations('terms');
  const id = useId();
  const { isLive, locale } = useEventForm();
  const { setValue } = useFormContext<EventFormValues>();
  const [room, parts] = [useMainRoom(), useParts()];
  const sources = accessSources(parts, room?.access ?? {});
  const partName = (place: number) => {
    const { item, film } = parts[place] ?? {};
    const kind = itemKinds.find((known) => known === item?.kind);
    return film?.name || item?.title[locale] || item?.title.fr || (kind ? terms(`itemKind.${kind}`) : place + 1);
  };
  const said = (['room', 'copy', 'part'] as const).flatMap((by) => {
    const of = sources.filter((source) => source.by === by);
    const what = of.map(({ access, has, parts: places }) => {
      const name = has || !isInherited(access) ? terms(`access.${access}`) : terms(`accessLacking.${access}`);
      return places ? `${name} (${places.map(partName).join(', ')})` : name;
    });
    return of.length > 0 ? [t(`accessFrom.${by}`, { room: room?.name ?? '', what: what.join(', ') })] : [];
  });
  const places = [...parts.keys()].filter((place) => parts[place]?.kind !== 'break');
  return (
    <Fold title={t('accessWhole')} set={joinFacts(said) || t('accessNotSaid')}>
      <p className="hint">{t('accessHint')}</p>
      {places.length > 0 && (
        <div className="fields grid-cols-2 md:grid-cols-4" {...waits(isLive)}>
          {accesses.map((access) => {
            const answers = new Set(places.map((place) => String(parts[place]?.item.access?.[access] || '')));
            const [answer = ''] = answers;
            const isOne = answers.size === 1;
            const yes = isInherited(access) ? 'yes' : 'true';
            return (
              <label key={access} htmlFor={`${id}-${access}`} className="field">
                <span className="label">{terms(`access.${access}`)}</span>
                <select
                  id={`${id}-${access}`}
                  className="input"
                  value={isOne ? answer : 'parts'}
                  onChange={({ target: { value } }) => {
                    for (const place of places)
                      setValue(`items.${place}.access.${access}`, isInherited(access) ? value : value !== '', {
                        shouldDirty: true,
                      });
                  }}
                >
                  <option value="">{t('accessAnswer.none')}</option>
                  <option value={yes}>{t('accessAnswer.yes')}</option>
                  {isInherited(access) && <option value="no">{t('accessAnswer.no')}</option>}
                  {!isOne && <option value="parts">{t('accessAnswer.parts')}</option>}
                </select>
              </label>
            );
          })}
        </div>
      )}
    </Fold>
  );
}

/** The access of one part; where it says nothing, what its room and copy say is named. */
export function PartAccess({
  place,
  isSpare,
  film,
}: {
  place: number;
  isSpare: boolean;
  film: FormChoices['films'][number] | undefined;
}) {
  const t = useTranslations('events.form');
  const terms = useTranslations('terms');
  const { control, box } = useControl({ isSpare });
  const { initial } = useEventForm();
  const room = useMainRoom();
  const version = useWatch<EventFormValues, `items.${number}.version`>({ name: `items.${place}.version` });
  const copy = copyShown(film, Number(version ?? initial.items[place]?.version));
  const inherited = (access: (typeof accesses)[number]) => accessOfPart(access, { said: [], copy }, room?.access ?? {});
  return (
    <fieldset>
      <legend className="label">{t('access')}</legend>
      <div className="fields grid-cols-2 md:grid-cols-4">
        {accesses.filter(isInherited).map((access) => {
          const from = inherited(access);
          const where = { room: room?.name ?? '' };
          const left = !from
            ? t('accessAnswer.none')
            : from.by === 'copy'
              ? t('accessLeft.yes.copy')
              : t(`accessLeft.${from.has ? 'yes' : 'no'}.room`, where);
          return (
            <SelectField
              key={access}
              {...control(`items.${place}.access.${access}`)}
              label={terms(`access.${access}`)}
              options={[
                { value: '', label: left },
                { value: 'yes', label: t('accessAnswer.yes') },
                { value: 'no', label: t('accessAnswer.no') },
              ]}
            />
          );
        })}
      </div>
      <div className="grid gap-x-4 sm:grid-cols-2 xl:grid-cols-4">
        {accesses.map((access) =>
          isInherited(access) ? null : (
            <Check key={access} {...box(`items.${place}.access.${access}`)} label={terms(`access.${access}`)} />
          ),
        )}
      </div>
    </fieldset>
  );
}
