'use client';

import { useTranslations } from 'next-intl';
import { RecordForm, Section } from '#app/_components/records/record-form.tsx';
import { useRecordForm } from '#app/_components/records/use-record-form.ts';
import type { RecordPlace } from '#app/_server/record-action.ts';
import { Check, SelectField, TextField } from '#app/_ui/field.tsx';
import { joinings } from '#lib/volunteers/choices.ts';
import { saveWays } from './actions.ts';

/** The festival's settings for volunteers. */
export function WaysForm({ place, values }: { place: RecordPlace; values: object }) {
  const t = useTranslations('volunteerForms.settings');
  const record = useRecordForm({
    name: 'volunteer-settings',
    save: saveWays,
    place,
    schema: async () => (await import('#lib/volunteers/schema.ts')).settingsSchema,
    values,
  });
  return (
    <RecordForm record={record} words={t}>
      <Section id="day" title={t('day')}>
        <TextField
          {...record.field('dayNumber')}
          label={t('label.dayNumber')}
          hint={t('dayNumberHint')}
          autoComplete="off"
          className="max-w-[24rem]"
        />
        <TextField
          {...record.field('safetyContact')}
          label={t('label.safetyContact')}
          hint={t('safetyContactHint')}
          autoComplete="off"
          className="max-w-[24rem]"
        />
        <Check {...record.box('sharesReferents')} label={t('label.sharesReferents')} hint={t('sharesReferentsHint')} />
      </Section>
      <Section id="themselves" title={t('themselves')}>
        <Check {...record.box('mayTakeShifts')} label={t('label.mayTakeShifts')} hint={t('mayTakeShiftsHint')} />
        <Check
          {...record.box('exchangesNeedApproval')}
          label={t('label.exchangesNeedApproval')}
          hint={t('exchangesNeedApprovalHint')}
        />
      </Section>
      <Section id="join" title={t('join')} hint={t('joinHint')}>
        <div className="pair of-three max-w-[50rem]">
          <SelectField
            {...record.field('joining')}
            label={t('label.joining')}
            options={joinings.map((value) => ({ value, label: t(`joining.${value}`) }))}
          />
          <TextField
            {...record.field('joinUntil')}
            type="date"
            label={t('label.joinUntil')}
            hint={t('joinUntilHint')}
          />
          <SelectField
            {...record.field('joinMinAge')}
            label={t('label.joinMinAge')}
            hint={t('minAgeHint')}
            options={(['15', '16', '18'] as const).map((value) => ({ value, label: t(`minAge.${value}`) }))}
          />
        </div>
      </Section>
      <Section id="minors" title={t('minors')} hint={t('minorsHint')}>
        <div className="pair of-three max-w-[50rem]">
          {(['minorsUntil', 'under16Until', 'minorMinutesADay'] as const).map((name) => (
            <TextField key={name} {...record.field(name)} label={t(`label.${name}`)} autoComplete="off" />
          ))}
        </div>
      </Section>
      <Section id="limits" title={t('limits')} hint={t('limitsHint')}>
        <div className="pair of-three max-w-[50rem]">
          {(['minutesADay', 'restMinutes'] as const).map((name) => (
            <TextField
              key={name}
              {...record.field(name)}
              label={t(`label.${name}`)}
              hint={t('minutesHint')}
              autoComplete="off"
            />
          ))}
        </div>
      </Section>
    </RecordForm>
  );
}
