'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useMemo, useRef } from 'react';
import { type FieldPath, get, useFormContext } from 'react-hook-form';
import { ConflictChoice } from '#app/_components/conflict-choice.tsx';
import type { EventFormValues } from '#lib/events/form-values.ts';
import { fieldsOfFacet } from '#lib/events/posted-values.ts';
import type { Conflict } from '#lib/history/conflict.ts';

/** The label of each field, by its name in the form and by the field of the séance. */
export function useEventLabels(): Record<string, string> {
  const t = useTranslations('events.form');
  const records = useTranslations('records');
  const bilingual = (label: string, name: string) => ({
    [`${name}.fr`]: `${label}, ${records('in.fr')}`,
    [`${name}.en`]: `${label}, ${records('in.en')}`,
  });
  const own = {
    kind: t('kind'),
    ...bilingual(t('label'), 'label'),
    ...bilingual(t('titleField'), 'title'),
    ...bilingual(t('subtitle'), 'subtitle'),
    ...bilingual(t('synopsis'), 'synopsis'),
    spoken: t('spoken'),
    translatedInto: t('translatedInto'),
    startsAt: t('time'),
    publicEndFixed: t('end'),
    rooms: t('rooms'),
    items: t('sections.items'),
    people: t('sections.people'),
    themeIds: t('themes'),
    capacity: t('capacity'),
    admission: t('admission'),
    visibility: t('visibility'),
    doorsMinutes: t('doors'),
    clearMinutes: t('clear'),
    seriesId: t('series'),
    seriesPosition: t('seriesPosition'),
    continuesEventId: t('continues'),
    offers: t('sections.offers'),
    links: t('sections.links'),
    teamNotes: t('teamNotes'),
    wishes: t('sections.wishes'),
    tags: records('tags'),
  };
  return {
    ...own,
    day: t('day'),
    time: own.startsAt,
    end: own.publicEndFixed,
    themes: own.themeIds,
    doors: own.doorsMinutes,
    clear: own.clearMinutes,
    series: own.seriesId,
    continues: own.continuesEventId,
  };
}

/** The fields two people changed, with the other's form. */
export type EventConflict = Conflict & { theirs: EventFormValues };

/** The choice between two people's versions of a séance, put into the form at once. */
export function EventChoice({ conflict }: { conflict: EventConflict }) {
  const { getValues, setValue } = useFormContext<EventFormValues>();
  const mine = useRef<EventFormValues>(null);
  mine.current ??= structuredClone(getValues());

  const put = useMemo(
    () => (name: string, side: 'mine' | 'theirs') => {
      const from = side === 'mine' ? mine.current : conflict.theirs;
      for (const field of (fieldsOfFacet[name] ?? [name]) as FieldPath<EventFormValues>[])
        setValue(field, structuredClone(get(from, field)), { shouldDirty: true, shouldValidate: true });
    },
    [conflict.theirs, setValue],
  );
  // For fields only the other person changed, their value is preselected: it is put into the form
  // too.
  useEffect(() => {
    mine.current = structuredClone(getValues());
    for (const { name, isMineUntouched } of conflict.fields) if (isMineUntouched) put(name, 'theirs');
  }, [conflict, getValues, put]);

  return <ConflictChoice key={conflict.version} conflict={conflict} onChoose={put} labels={useEventLabels()} />;
}
