'use client';

import { useTranslations } from 'next-intl';
import { useWatch } from 'react-hook-form';
import { BilingualFields } from '#app/_components/records/bilingual.tsx';
import { Fold, Section } from '#app/_components/records/record-form.tsx';
import { TagsField } from '#app/_components/records/tags-field.tsx';
import { Check, SelectField, TextArea, TextField } from '#app/_ui/field.tsx';
import { NamesField } from '#app/_ui/names-field.tsx';
import { admissions, eventKinds, MAX_LINKS, MAX_OFFERS, offerKinds, visibilities } from '#lib/events/choices.ts';
import { type EventFormValues, emptyLink, emptyOffer } from '#lib/events/form-values.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { AccessFields } from './access.tsx';
import { newKey, useControl, useEventForm, useTexts } from './form-context.ts';
import { LongSelect, Quiet, RemoveRow, type RowProps, RowsSection, TakeAway } from './rows.tsx';

/** The type, title and texts of the séance. */
export function What() {
  const t = useTranslations('events.form');
  const records = useTranslations('records');
  const terms = useTranslations('terms');
  const { control } = useControl();
  const text = { record: { field: control }, labels: { fr: records('in.fr'), en: records('in.en') } };
  return (
    <Section
      id="what"
      title={t('sections.what')}
      texts={useTexts('title', 'label', 'subtitle', 'synopsis')}
      beside={
        <SelectField
          {...control('kind')}
          className="bare kind-field"
          label={<Quiet>{t('kind')}</Quiet>}
          options={eventKinds.map((kind) => ({ value: kind, label: terms(`kind.${kind}`) }))}
        />
      }
    >
      <div className="fields md:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)]">
        <BilingualFields {...text} name="title" label={t('titleField')} hint={t('titleHint')} />
        <BilingualFields {...text} name="label" label={t('label')} placeholder={t('labelHint')} />
        <BilingualFields {...text} name="subtitle" label={t('subtitle')} />
      </div>
      <BilingualFields {...text} name="synopsis" label={t('synopsis')} isLong />
    </Section>
  );
}

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
      <p className="hint" id="languages-hint">
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

/** Prices and registrations of this séance only. */
export function Offers() {
  const t = useTranslations('events.form');
  return (
    <RowsSection
      name="offers"
      most={MAX_OFFERS}
      hint={(count) => count === 0 && t('noOffer')}
      add={t('addOffer')}
      empty={() => ({ ...emptyOffer(newKey()), kind: 'free' })}
      Row={OfferRow}
    />
  );
}

function OfferRow({ place, isSpare, onRemove }: RowProps) {
  const t = useTranslations('events.form');
  const records = useTranslations('records');
  const terms = useTranslations('terms');
  const { isLive } = useEventForm();
  const { control, box } = useControl({ isSpare });
  const name = `offers.${place}` as const;
  const number = place + 1;
  const bilingual = (field: 'label' | 'price') =>
    (['fr', 'en'] as const).map((language) => (
      <TextField
        key={`${field}.${language}`}
        {...control(`${name}.${field}.${language}`)}
        lang={language}
        label={
          <>
            {t(`offerShort.${field}`)} <span className="font-normal text-soft">{records(`in.${language}`)}</span>
          </>
        }
      />
    ));
  return (
    <li className="offer-row" data-scriptless={isSpare ? '' : undefined}>
      <input type="hidden" {...control(`${name}.key`)} {...(isSpare && { defaultValue: `n${place}` })} />
      <div className="flex items-center gap-2">
        <SelectField
          {...control(`${name}.kind`)}
          className="bare max-w-64 flex-1"
          label={<Quiet>{t('offerKind', { number })}</Quiet>}
          options={[
            ...(isSpare ? [{ value: '', label: t('none') }] : []),
            ...offerKinds.map((kind) => ({ value: kind, label: terms(`offerKind.${kind}`) })),
          ]}
        />
        <RemoveRow what={t('offerKind', { number })} onRemove={onRemove} />
        {!isLive && !isSpare && <TakeAway {...box(`${name}.remove`)} what={t('offerKind', { number })} />}
      </div>
      <div className="grid gap-x-4 gap-y-3 sm:grid-cols-2">
        {bilingual('label')}
        {bilingual('price')}
        <TextField {...control(`${name}.address`)} label={t('offerShort.address')} inputMode="url" autoComplete="off" />
        <TextField {...control(`${name}.opensAt`)} type="datetime-local" label={t('offerShort.opens')} />
      </div>
    </li>
  );
}

/** Links to further reading. */
export function Links() {
  const t = useTranslations('events.form');
  const { isReadOnly, initial } = useEventForm();
  if (isReadOnly && !initial.links.length) return null;
  return (
    <RowsSection
      name="links"
      most={MAX_LINKS}
      hint={(count) => count > 0 && t('linksHint')}
      add={t('addLink')}
      empty={emptyLink}
      Row={LinkRow}
    />
  );
}

function LinkRow({ place, isSpare, onRemove }: RowProps) {
  const t = useTranslations('events.form');
  const { isLive } = useEventForm();
  const { control, box } = useControl({ isSpare });
  const name = `links.${place}` as const;
  const number = place + 1;
  return (
    <li
      data-scriptless={isSpare ? '' : undefined}
      className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-x-3 gap-y-2 sm:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto]"
    >
      <TextField
        {...control(`${name}.address`)}
        label={<Quiet>{t('linkAddress', { number })}</Quiet>}
        placeholder="https://…"
        inputMode="url"
        autoComplete="off"
      />
      <div className="max-sm:col-span-2 max-sm:row-start-2">
        <TextField
          {...control(`${name}.label`)}
          label={<Quiet>{t('linkLabel', { number })}</Quiet>}
          placeholder={t('linkLabelPlaceholder')}
        />
      </div>
      <RemoveRow what={t('linkAddress', { number })} onRemove={onRemove} />
      {!isLive && !isSpare && <TakeAway {...box(`${name}.remove`)} what={t('linkAddress', { number })} />}
    </li>
  );
}

/** What only the team reads. */
export function TeamNotes() {
  const t = useTranslations('events.form');
  const { control } = useControl();
  const { isReadOnly, initial } = useEventForm();
  if (isReadOnly && !initial.teamNotes) return null;
  return (
    <Section id="team" title={t('sections.team')} hint={t('teamNotesHint')}>
      <TextArea
        {...(control('teamNotes') as object)}
        name="teamNotes"
        className="bare"
        label={<Quiet>{t('teamNotes')}</Quiet>}
        rows={1}
      />
    </Section>
  );
}
