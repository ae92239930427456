'use client';

import { useTranslations } from 'next-intl';
import { useWatch } from 'react-hook-form';
import { Fold, Section } from '#app/_components/records/record-form.tsx';
import { TagsField } from '#app/_components/records/tags-field.tsx';
import { Check, SelectField, TextField } from '#app/_ui/field.tsx';
import { NamesField } from '#app/_ui/names-field.tsx';
import { admissions, visibilities } from '#lib/events/choices.ts';
import type { EventFormValues } from '#lib/events/form-values.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { AccessFields } from './access.tsx';
import { useControl, useEventForm } from './form-context.ts';
import { LongSelect } from './long-select.tsx';

/** Further texts for the public. */
export function ForThePublic() {
  const t = useTranslations('events.form');
  const terms = useTranslations('terms');
  const records = useTranslations('records');
  const { choices } = useEventForm();
  const { control } = useControl();
  const announce = (count: number) => records('suggestions', { count });
  return (
    <Section id="public" title={t('sections.public')}>
      <div className="fields public-facts">
        <SelectField
          {...control('visibility')}
          label={t('visibility')}
          options={visibilities.map((value) => ({ value, label: terms(`visibility.${value}`) }))}
        />
        <SelectField
          {...control('admission')}
          label={t('admission')}
          options={admissions.map((value) => ({ value, label: terms(`admission.${value}`) }))}
        />
        <TextField {...control('capacity')} label={t('capacity')} placeholder={t('capacityHint')} inputMode="numeric" />
        <NamesField {...control('spoken')} label={t('spoken')} names={choices.languages} announce={announce} />
        <NamesField
          {...control('translatedInto')}
          label={t('translatedInto')}
          names={choices.languages}
          announce={announce}
        />
      </div>
      <p className="hint">
        {t('spokenHint')} {t('translatedIntoHint')}
      </p>
      {/* Folded, they stand side by side. */}
      <div className="flex flex-wrap gap-x-8 *:min-w-0 *:open:basis-full">
        <AccessFields />
        <Threads />
      </div>
    </Section>
  );
}

/** What it belongs to: its themes, series, the séance it continues, and its tags. */
function Threads() {
  const t = useTranslations('events.form');
  const { choices, initial } = useEventForm();
  const { control, box, group: groupOf, isWrong } = useControl();
  const group = groupOf('themes');
  const [themes = initial.themes, series = initial.series, continues = initial.continues, tags = initial.tags] =
    useWatch<EventFormValues, ['themes', 'series', 'continues', 'tags']>({
      name: ['themes', 'series', 'continues', 'tags'],
    });
  const list = (none: string, rows: readonly { id: number; name: string }[]) => [
    { value: '', label: none },
    ...rows.map(({ id, name }) => ({ value: String(id), label: name })),
  ];
  const named = (rows: readonly { id: number; name: string }[], id: string) =>
    rows.find((row) => String(row.id) === id)?.name;
  const set = [
    ...choices.themes.filter(({ id }) => themes[`t${id}`]).map(({ name }) => name),
    named(choices.series, series),
    named(choices.events, continues),
    tags,
  ];
  return (
    <Fold
      title={t('threads')}
      set={joinFacts(set) || t('none')}
      isOpen={isWrong('themes', 'series', 'seriesPosition', 'continues', 'tags')}
    >
      {choices.themes.length > 0 && (
        <fieldset id={group.id} tabIndex={-1}>
          <legend className="label">{t('themes')}</legend>
          {group.error && <p className="error">{group.error}</p>}
          <div className="grid gap-x-4 sm:grid-cols-2 xl:grid-cols-3">
            {choices.themes.map(({ id, name }) => (
              <Check key={id} {...box(`themes.t${id}`)} label={name} />
            ))}
          </div>
        </fieldset>
      )}
      {choices.tags && <TagsField {...control('tags')} names={choices.tags} />}
      <div className="fields md:grid-cols-3">
        {choices.series.length > 0 && (
          <>
            <SelectField {...control('series')} label={t('series')} options={list(t('noSeries'), choices.series)} />
            <TextField {...control('seriesPosition')} label={t('seriesPosition')} inputMode="numeric" />
          </>
        )}
        {choices.events.length > 0 && (
          <LongSelect
            {...control('continues')}
            label={t('continues')}
            options={list(t('noContinues'), choices.events)}
          />
        )}
      </div>
    </Fold>
  );
}
