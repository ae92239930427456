'use client';

import { useLocale, useTranslations } from 'next-intl';
import { useWatch } from 'react-hook-form';
import { BilingualFields } from '#app/_components/records/bilingual.tsx';
import { Fold, Section } from '#app/_components/records/record-form.tsx';
import { RecordRows } from '#app/_components/records/rows.tsx';
import type { RecordFormState } from '#app/_components/records/use-record-form.ts';
import { Check, TextArea, TextField } from '#app/_ui/field.tsx';
import { NamesField } from '#app/_ui/names-field.tsx';
import { useLive } from '#app/_ui/use-live.ts';
import { UNKNOWN_MINUTES } from '#lib/events/running-order.ts';
import { announceables, MAX_CONTENT_NOTES, MAX_SHORT_SYNOPSIS } from '#lib/films/choices.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { formatDuration } from '#lib/time/format.ts';

const FURTHER = ['production', 'website', 'trailer'] as const;

/** The work itself: titles, credits, year, countries, length. */
export function WorkSection({ record, countries }: { record: RecordFormState; countries: readonly string[] }) {
  const t = useTranslations('films');
  const records = useTranslations('records');
  const further = useWatch({ control: record.form.control, name: [...FURTHER] }) as string[];
  return (
    <>
      <Section id="titles" title={t('section.titles')} hint={t('sectionHint.titles')}>
        <div className="fields md:grid-cols-3">
          <TextField {...record.field('originalTitle')} label={t('label.originalTitle')} required />
          <TextField {...record.field('title.fr')} label={t('label.title_fr')} lang="fr" />
          <TextField {...record.field('title.en')} label={t('label.title_en')} />
        </div>
        <Announcement record={record} />
      </Section>
      <Section id="facts" title={t('section.facts')}>
        <div className="fields items-start md:grid-cols-2">
          <TextArea {...record.field('directors')} label={t('label.directors')} hint={t('hint.onePerLine')} rows={1} />
          <TextArea {...record.field('writers')} label={t('label.writers')} hint={t('hint.onePerLine')} rows={1} />
        </div>
        <div className="fields md:grid-cols-[minmax(0,5fr)_minmax(0,6fr)_minmax(0,2fr)]">
          <NamesField
            {...record.field('countries')}
            label={t('label.countries')}
            hint={t('hint.countries')}
            names={countries}
            announce={(count) => records('suggestions', { count })}
          />
          <TextField
            {...record.field('minutes')}
            label={t('label.minutes')}
            hint={t('hint.minutes', { counted: formatDuration(UNKNOWN_MINUTES.film, useLocale()) })}
          />
          <TextField {...record.field('year')} label={t('label.year')} inputMode="numeric" />
        </div>
        <Fold
          title={t('further')}
          set={joinFacts(FURTHER.filter((_, at) => further[at]).map((name) => t(`label.${name}`)))}
          isOpen={record.isWrong(...FURTHER)}
        >
          <div className="fields md:grid-cols-2">
            <TextField {...record.field('production')} label={t('label.production')} />
            <TextField {...record.field('website')} label={t('label.website')} inputMode="url" placeholder="https://" />
          </div>
          <TextField
            {...record.field('trailer')}
            label={t('label.trailer')}
            hint={t('hint.trailer')}
            inputMode="url"
            placeholder="https://"
          />
        </Fold>
      </Section>
    </>
  );
}

/** « Titre annonçable »: yes, no, or from a date; and what is shown until then. */
function Announcement({ record }: { record: RecordFormState }) {
  const t = useTranslations('films');
  const isLive = useLive();
  const chosen = useWatch({ control: record.form.control, name: 'announceable' }) as string;
  // Without a script the choice is not known, so every field it may need is shown.
  const unheard = (isAsked: boolean) => (isAsked || isLive ? {} : { 'data-scriptless': '' });
  const asksDate = chosen === 'from';
  const asksTitle = chosen !== 'yes';
  const known = announceables.find((value) => value === chosen);
  return (
    <Fold
      title={t('section.announce')}
      set={known && t(`announceableOption.${known}`)}
      isOpen={record.isWrong('announceable', 'announceableFrom', 'neutralTitle')}
    >
      <p className="hint">{t('sectionHint.announce')}</p>
      <fieldset>
        <legend className="label">{t('label.announceable')}</legend>
        <div className="mt-1 flex flex-wrap gap-x-6">
          {announceables.map((value) => (
            <label key={value} className="flex min-h-11 cursor-pointer items-center gap-2">
              <input type="radio" {...record.radio('announceable', value)} className="size-5 accent-accent" />
              {t(`announceableOption.${value}`)}
            </label>
          ))}
        </div>
      </fieldset>
      {(asksDate || !isLive) && (
        <div {...unheard(asksDate)}>
          <TextField
            {...record.field('announceableFrom')}
            type="date"
            label={t('label.announceableFrom')}
            className="max-w-[14rem]"
          />
        </div>
      )}
      {(asksTitle || !isLive) && (
        <div {...unheard(asksTitle)}>
          <BilingualFields
            record={record}
            name="neutralTitle"
            label={t('label.neutralTitle')}
            hint={t('hint.neutralTitle')}
          />
        </div>
      )}
    </Fold>
  );
}

/** Texts for the public: the synopsis, and what one should know before going in. */
export function Content({ record }: { record: RecordFormState }) {
  const t = useTranslations('films');
  const [notes, isSevere] = useWatch({
    control: record.form.control,
    name: ['contentNotes', 'contentIsSevere'],
  }) as [{ fr?: string; en?: string }[] | undefined, unknown];
  const set = [
    ...(notes ?? []).map(({ fr, en }) => fr || en),
    isSevere === true || isSevere === 'on' ? t('severe') : '',
  ];
  return (
    <Section
      id="synopsis"
      title={t('section.synopsis')}
      texts={record.texts('shortSynopsis', 'synopsis', 'contentNotes')}
    >
      <BilingualFields
        record={record}
        name="shortSynopsis"
        label={t('label.shortSynopsis')}
        hint={t('hint.shortSynopsis', { max: MAX_SHORT_SYNOPSIS })}
      />
      <BilingualFields record={record} name="synopsis" label={t('label.synopsis')} isLong />
      <Fold
        title={t('section.content')}
        set={joinFacts(set)}
        isOpen={record.isWrong('contentNotes', 'contentIsSevere')}
      >
        <p className="hint">{t('sectionHint.content')}</p>
        <RecordRows
          record={record}
          name="contentNotes"
          rowLabel={(number) => `${t('note')} ${number}`}
          addLabel={t('addNote')}
          blank={{ fr: '', en: '' }}
          max={MAX_CONTENT_NOTES}
        >
          {(path, row) => (
            <div className="pair texts">
              <TextField {...row.field(`${path}.fr`)} label={t('label.contentNotes_fr')} lang="fr" className="in-fr" />
              <TextField {...row.field(`${path}.en`)} label={t('label.contentNotes_en')} lang="en" className="in-en" />
            </div>
          )}
        </RecordRows>
        <Check {...record.box('contentIsSevere')} label={t('label.contentIsSevere')} />
      </Fold>
    </Section>
  );
}
