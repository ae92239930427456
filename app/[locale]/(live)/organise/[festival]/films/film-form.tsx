'use client';

import { clsx } from 'clsx';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { BilingualFields } from '#app/_components/records/bilingual.tsx';
import { Fold, RecordForm, Section } from '#app/_components/records/record-form.tsx';
import { RecordRows } from '#app/_components/records/rows.tsx';
import { TagsField } from '#app/_components/records/tags-field.tsx';
import { type RecordFormProps, type RecordFormState, useRecordForm } from '#app/_components/records/use-record-form.ts';
import { Check, SelectField, TextArea, TextField } from '#app/_ui/field.tsx';
import { NamesField } from '#app/_ui/names-field.tsx';
import { useLive } from '#app/_ui/use-live.ts';
import { UNKNOWN_MINUTES } from '#lib/events/running-order.ts';
import {
  announceables,
  filmFormats,
  MAX_CONTENT_NOTES,
  MAX_SHORT_SYNOPSIS,
  MAX_VERSIONS,
  rightsKinds,
  rightsStates,
} from '#lib/films/choices.ts';
import type { FilmFormValues } from '#lib/films/schema.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { formatDuration } from '#lib/time/format.ts';
import { saveFilm } from './actions.ts';

/** The film's form, section by section. */
export function FilmForm({
  place,
  values,
  countries,
  languages,
  isReadOnly,
  withRightsNote,
  tags,
}: RecordFormProps<FilmFormValues> & {
  /** Names in the reader's language. */
  countries: readonly string[];
  languages: readonly string[];
  /** Whether the reader may see what is private. */
  withRightsNote: boolean;
  /** The tags in use. */
  tags: readonly string[];
}) {
  const t = useTranslations('films');
  const records = useTranslations('records');
  const record = useRecordForm({
    name: 'film',
    save: saveFilm,
    place,
    schema: async () => (await import('#lib/films/schema.ts')).filmSchema,
    values,
  });
  const nameOf = (path: string, named: (path: string) => string): string => {
    const [, list, index, field = 'spoken'] = /^(versions|contentNotes)\.(\d+)(?:\.(\w+))?$/.exec(path) ?? [];
    if (!list) return named(path);
    const label = named(`${list}.${field}`);
    return records('rowField', { row: t(list === 'versions' ? 'copy' : 'note'), number: Number(index) + 1, label });
  };
  return (
    <RecordForm
      record={record}
      words={t}
      nameOf={nameOf}
      isReadOnly={isReadOnly}
      contents={(['titles', 'facts', 'copies', 'rights', 'synopsis'] as const).map((id) => ({
        id,
        title: t(`section.${id}`),
      }))}
      addLabel={t('add')}
    >
      <WorkSection record={record} countries={countries} />
      <Copies record={record} languages={languages} />
      <Rights record={record} withNote={withRightsNote} tags={tags} />
      <Content record={record} />
    </RecordForm>
  );
}

/** The copies that are projected: languages, format, length of each. */
function Copies({ record, languages }: { record: RecordFormState; languages: readonly string[] }) {
  const t = useTranslations('films');
  const terms = useTranslations('terms');
  const records = useTranslations('records');
  const announce = (count: number) => records('suggestions', { count });
  const formats = [
    { value: '', label: t('anyFormat') },
    ...filmFormats.map((value) => ({ value, label: terms(`format.${value}`) })),
  ];
  return (
    <Section id="copies" title={t('section.copies')} hint={`${t('sectionHint.copies')} ${t('hint.languages')}`}>
      <RecordRows
        record={record}
        name="versions"
        rowLabel={(number) => `${t('copy')} ${number}`}
        addLabel={t('addCopy')}
        blank={{ spoken: '', subtitles: '', sdh: false, ad: false, format: '', minutes: '', isOnlyCopy: false, id: '' }}
        max={MAX_VERSIONS}
      >
        {(path, row) => (
          <div className="grid gap-2">
            <input type="hidden" {...row.hidden(`${path}.id`)} />
            <div className="fields md:grid-cols-3">
              <NamesField
                {...row.field(`${path}.spoken`)}
                label={t('label.versions_spoken')}
                names={languages}
                announce={announce}
              />
              <NamesField
                {...row.field(`${path}.subtitles`)}
                label={t('label.versions_subtitles')}
                names={languages}
                announce={announce}
              />
              <SelectField {...row.field(`${path}.format`)} label={t('label.versions_format')} options={formats} />
            </div>
            <CopyDetails record={record} path={path}>
              <TextField
                {...row.field(`${path}.minutes`)}
                label={t('label.versions_minutes')}
                hint={t('hint.copyMinutes')}
                className="max-w-[14rem]"
              />
              <Check {...row.box(`${path}.sdh`)} label={t('label.versions_sdh')} />
              <Check {...row.box(`${path}.ad`)} label={t('label.versions_ad')} />
              <Check
                {...row.box(`${path}.isOnlyCopy`)}
                label={t('label.versions_isOnlyCopy')}
                hint={t('hint.onlyCopy')}
              />
            </CopyDetails>
          </div>
        )}
      </RecordRows>
    </Section>
  );
}

/** Rarely used fields of a copy: shown as a sentence, which opens to change them. */
function CopyDetails({ record, path, children }: { record: RecordFormState; path: string; children: ReactNode }) {
  const t = useTranslations('films');
  const copy = useWatch({ control: record.form.control, name: path }) as Record<string, unknown> | undefined;
  const film = useWatch({ control: record.form.control, name: 'minutes' }) as string;
  const locale = useLocale();
  const typed = String(copy?.minutes || film || '');
  const minutes = /^\d+$/.test(typed) ? formatDuration(Number(typed), locale, 'minutes') : typed;
  const own = copy?.minutes ? 'copyMinutes' : 'filmMinutes';
  const set = [
    minutes && t(own, { minutes }),
    ...(['sdh', 'ad', 'isOnlyCopy'] as const).map((name) => (copy?.[name] ? t(`label.versions_${name}`) : null)),
  ];
  return (
    <Fold title={t('copyDetails')} set={joinFacts(set)} isOpen={record.isWrong(`${path}.minutes`)}>
      {children}
    </Fold>
  );
}

/** Whether the film may be screened, and what kind of permission that is. */
function Rights({ record, withNote, tags }: { record: RecordFormState; withNote: boolean; tags: readonly string[] }) {
  const t = useTranslations('films');
  const terms = useTranslations('terms');
  return (
    <Section id="rights" title={t('section.rights')} hint={t('sectionHint.rights')}>
      <div className={clsx('fields', withNote ? 'md:grid-cols-3' : 'md:grid-cols-2')}>
        <SelectField
          {...record.field('rightsState')}
          label={t('label.rightsState')}
          options={rightsStates.map((value) => ({ value, label: terms(`rightsState.${value}`) }))}
        />
        <SelectField
          {...record.field('rightsKind')}
          label={t('label.rightsKind')}
          options={[
            { value: '', label: t('anyKind') },
            ...rightsKinds.map((value) => ({ value, label: terms(`rightsKind.${value}`) })),
          ]}
        />
        {withNote && <TagsField {...record.field('tags')} names={tags} />}
      </div>
      {withNote && (
        <TextArea {...record.field('rightsNote')} label={t('label.rightsNote')} hint={t('hint.rightsNote')} rows={1} />
      )}
    </Section>
  );
}

const FURTHER = ['production', 'website', 'trailer'] as const;

/** The work itself: titles, credits, year, countries, length. */
function WorkSection({ record, countries }: { record: RecordFormState; countries: readonly string[] }) {
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
function Content({ record }: { record: RecordFormState }) {
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
