'use client';

import { useTranslations } from 'next-intl';
import { BilingualFields } from '#app/_components/records/bilingual.tsx';
import { Section } from '#app/_components/records/record-form.tsx';
import type { RecordFormState } from '#app/_components/records/use-record-form.ts';
import { MarkdownArea } from '#app/_components/writing/markdown-area.tsx';
import { SelectField, TextArea, TextField } from '#app/_ui/field.tsx';
import { accessibilityStates, PRIVATE_DAYS } from '#lib/festivals/choices.ts';

/** The organiser, what the law requires of a website, and whom to write to before coming. */
export function Organiser({ record, healthDays }: { record: RecordFormState; healthDays: number }) {
  const t = useTranslations('places.settings');
  return (
    <>
      <Section id="organiser" title={t('section.organiser')}>
        <div className="fields md:grid-cols-3">
          <TextField {...record.field('organiser')} label={t('label.organiser')} />
          <TextField {...record.field('website')} label={t('label.website')} inputMode="url" placeholder="https://" />
          <TextField {...record.field('contactEmail')} label={t('label.contactEmail')} type="email" />
        </div>
      </Section>
      <Section id="legal" title={t('section.legal')} hint={t('sectionHint.legal')} texts={record.texts('legalText')}>
        <div className="fields md:grid-cols-2">
          <TextField {...record.field('legalPublisher')} label={t('label.legalPublisher')} />
          <TextField
            {...record.field('legalDirector')}
            label={t('label.legalDirector')}
            hint={t('hint.legalDirector')}
          />
        </div>
        <div className="fields md:grid-cols-2">
          <TextField {...record.field('legalPhone')} label={t('label.legalPhone')} type="tel" />
          <TextField
            {...record.field('legalRegistration')}
            label={t('label.legalRegistration')}
            hint={t('hint.legalRegistration')}
          />
        </div>
        <div className="fields md:grid-cols-2">
          <TextArea {...record.field('legalAddress')} label={t('label.legalAddress')} rows={3} />
          <TextArea {...record.field('legalHost')} label={t('label.legalHost')} hint={t('hint.legalHost')} rows={3} />
        </div>
        <BilingualFields record={record} name="legalText" label={t('legalText')} hint={t('hint.legalText')} isLong />
      </Section>
      <Section
        id="privacy"
        title={t('section.privacy')}
        hint={t('sectionHint.privacy')}
        texts={record.texts('privacyText')}
      >
        <BilingualFields
          record={record}
          name="privacyText"
          label={t('inYourWords')}
          hint={t('hint.privacyText')}
          isLong
        />
        <TextField
          {...record.field('privateDays')}
          label={t('label.privateDays')}
          hint={t('hint.privateDays', { ...PRIVATE_DAYS, health: healthDays })}
          inputMode="numeric"
          required
        />
      </Section>
      <Section
        id="accessibility"
        title={t('section.accessibility')}
        hint={t('sectionHint.accessibility')}
        texts={record.texts('accessibilityText')}
      >
        <TextArea
          {...record.field('accessibilityContact')}
          label={t('label.accessibilityContact')}
          hint={t('hint.accessibilityContact')}
          rows={2}
        />
        <BilingualFields
          record={record}
          name="accessibilityText"
          label={t('inYourWords')}
          hint={t('hint.accessibilityText')}
          isLong
        />
        <AccessibilityStatement record={record} />
      </Section>
    </>
  );
}

/**
 * Whether the law requires a statement, and the statement itself. Its fields exist for either
 * answer, so that the page works without a script and another answer loses no text; for « no » they
 * are folded.
 */
function AccessibilityStatement({ record }: { record: RecordFormState }) {
  const t = useTranslations('places.settings');
  const duty = record.form.watch('accessibilityDuty') ?? record.radio('accessibilityDuty', 'yes').defaultChecked;
  const field = (name: string) => ({
    ...record.field(`accessibilityStatement.${name}`),
    label: t(`label.accessibilityStatement_${name}` as 'label.accessibilityStatement_plan'),
  });
  const hint = (name: 'organisation' | 'scope' | 'plan' | 'tools') => t(`hint.accessibilityStatement_${name}`);
  return (
    <fieldset className="grid min-w-0">
      <legend className="font-semibold">{t('label.accessibilityDuty')}</legend>
      <p className="hint" id="accessibilityDuty-hint">
        {t('hint.accessibilityDuty')}
      </p>
      <div className="flex flex-wrap gap-x-6">
        {(['no', 'yes'] as const).map((answer) => (
          <label key={answer} className="flex min-h-[44px] items-center gap-3">
            <input
              type="radio"
              {...record.radio('accessibilityDuty', answer)}
              className="size-5 flex-none accent-accent"
            />
            {t(`accessibilityDuty.${answer}`)}
          </label>
        ))}
      </div>
      <details open={duty === 'yes'}>
        <summary className="link min-h-[44px] py-2">{t('accessibilityStatement')}</summary>
        <div className="grid gap-2">
          <SelectField
            {...record.field('accessibilityState')}
            label={t('label.accessibilityState')}
            hint={t('hint.accessibilityState')}
            options={accessibilityStates.map((value) => ({ value, label: t(`accessibilityState.${value}`) }))}
            className="max-w-[36rem]"
          />
          <div className="fields md:grid-cols-2">
            <TextField {...field('auditor')} />
            <TextField {...field('auditedOn')} type="date" />
          </div>
          <div className="fields md:grid-cols-2">
            <TextField {...field('rate')} inputMode="numeric" />
            <TextField {...field('preparedOn')} type="date" />
          </div>
          <TextField {...field('organisation')} hint={hint('organisation')} />
          <div className="fields md:grid-cols-2">
            <MarkdownArea {...field('scope')} hint={hint('scope')} rows={2} />
            <MarkdownArea {...field('plan')} hint={hint('plan')} rows={2} />
          </div>
          <div className="fields md:grid-cols-2">
            <MarkdownArea {...field('faults')} rows={4} />
            <MarkdownArea {...field('exemptions')} rows={4} />
          </div>
          <div className="fields md:grid-cols-2">
            <TextArea {...field('technologies')} rows={2} />
            <TextArea {...field('tools')} hint={hint('tools')} rows={2} />
          </div>
          <TextArea {...field('pages')} rows={3} />
        </div>
      </details>
    </fieldset>
  );
}
