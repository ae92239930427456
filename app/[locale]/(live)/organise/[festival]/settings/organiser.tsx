'use client';

import { useTranslations } from 'next-intl';
import { BilingualFields } from '#app/_components/records/bilingual.tsx';
import { Section } from '#app/_components/records/section.tsx';
import type { RecordFormState } from '#app/_components/records/use-record-form.ts';
import { TextArea, TextField } from '#app/_ui/field.tsx';
import { PRIVATE_DAYS } from '#lib/festivals/schema.ts';
import { AccessibilityStatement } from './accessibility-statement.tsx';

/** Who organises, what the law asks of a website, whom to write to before coming. */
export function Organiser({ record, healthDays }: { record: RecordFormState; healthDays: number }) {
  const t = useTranslations('places.settings');
  return (
    <>
      <Section id="organiser" title={t('section.organiser')}>
        <TextField {...record.field('organiser')} label={t('label.organiser')} />
        <div className="pair">
          <TextField {...record.field('website')} label={t('label.website')} inputMode="url" placeholder="https://" />
          <TextField {...record.field('contactEmail')} label={t('label.contactEmail')} type="email" />
        </div>
      </Section>
      <Section id="legal" title={t('section.legal')} hint={t('sectionHint.legal')}>
        <div className="pair">
          <TextField {...record.field('legalPublisher')} label={t('label.legalPublisher')} />
          <TextField
            {...record.field('legalDirector')}
            label={t('label.legalDirector')}
            hint={t('hint.legalDirector')}
          />
        </div>
        <div className="pair">
          <TextField {...record.field('legalPhone')} label={t('label.legalPhone')} type="tel" />
          <TextField
            {...record.field('legalRegistration')}
            label={t('label.legalRegistration')}
            hint={t('hint.legalRegistration')}
          />
        </div>
        <div className="pair">
          <TextArea {...record.field('legalAddress')} label={t('label.legalAddress')} rows={3} />
          <TextArea {...record.field('legalHost')} label={t('label.legalHost')} hint={t('hint.legalHost')} rows={3} />
        </div>
        <BilingualFields record={record} name="legalText" label={t('legalText')} hint={t('hint.legalText')} isLong />
      </Section>
      <Section id="privacy" title={t('section.privacy')} hint={t('sectionHint.privacy')}>
        <BilingualFields
          record={record}
          name="privacyText"
          label={t('privacyText')}
          hint={t('hint.privacyText')}
          isLong
        />
        <TextField
          {...record.field('privateDays')}
          label={t('label.privateDays')}
          hint={t('hint.privateDays', { ...PRIVATE_DAYS, health: healthDays })}
          inputMode="numeric"
          className="max-w-[26rem]"
          required
        />
      </Section>
      <Section id="accessibility" title={t('section.access')} hint={t('sectionHint.access')}>
        <TextArea
          {...record.field('accessibilityContact')}
          label={t('label.accessibilityContact')}
          hint={t('hint.accessibilityContact')}
          rows={2}
        />
        <BilingualFields
          record={record}
          name="accessibilityText"
          label={t('accessibilityText')}
          hint={t('hint.accessibilityText')}
          isLong
        />
        <AccessibilityStatement record={record} />
      </Section>
    </>
  );
}
