'use client';

import { CopyPlus } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { useWatch } from 'react-hook-form';
import { UndoOfForm } from '#app/_components/message-bar.tsx';
import { RecordNight } from '#app/_components/records/record-fields.tsx';
import { RecordForm, Section } from '#app/_components/records/record-form.tsx';
import { type RecordFormState, useRecordForm } from '#app/_components/records/use-record-form.ts';
import { useFormAction } from '#app/_components/use-form-action.ts';
import type { FormValue } from '#app/_server/form-data.ts';
import type { RecordPlace } from '#app/_server/record-action.ts';
import { Check, CheckGroup, type Option, SelectField, TextArea, TextField } from '#app/_ui/field.tsx';
import type { Choices } from '#app/[locale]/(live)/organise/[festival]/volunteers/choices.ts';
import { typedTime } from '#lib/time/entry.ts';
import type { Clocks } from '#lib/time/format.ts';
import { guestMoments, shiftAnchors, shiftFieldsOf, shiftRules } from '#lib/volunteers/choices.ts';
import type { ShiftFormValues } from '#lib/volunteers/schema.ts';
import { typedHoursOfDay } from '#lib/volunteers/typed-hours.ts';
import { repeat, saveShift } from './actions.ts';

/**
 * The form of a shift: for what, how many people, and the rule for its hours with the fields of
 * that rule (the style sheet hides those of others).
 */
export function ShiftForm({
  place,
  values,
  choices,
  clock,
}: {
  place: RecordPlace;
  values: ShiftFormValues;
  choices: Choices;
  clock: Clocks;
}) {
  const t = useTranslations('volunteerForms.shift');
  const record = useRecordForm({
    name: 'shift',
    save: saveShift,
    place,
    schema: async (clock) => (await import('#lib/volunteers/schema.ts')).shiftFormSchema(clock),
    by: clock,
    values,
    fieldsOf: shiftFieldsOf,
  });
  return (
    <RecordForm record={record} words={t} nameOf={nameOfShiftField} addLabel={t('add')}>
      <Section id="what" title={t('what')}>
        <div className="flex flex-wrap gap-4">
          <SelectField
            {...record.field('taskId')}
            label={t('label.taskId')}
            className="min-w-0 flex-[1_1_14rem]"
            options={choices.tasks}
          />
          <TextField
            {...record.field('people')}
            label={t('label.people')}
            inputMode="numeric"
            autoComplete="off"
            className="w-32"
          />
        </div>
        <TextArea {...record.field('note')} label={t('label.note')} hint={t('noteHint')} />
      </Section>
      <div className="rules contents">
        <When record={record} choices={choices} clock={clock} />
      </div>
      <Section id="where" title={t('where')} hint={t('whereHint')}>
        <div className="flex flex-wrap gap-4">
          <SelectField
            {...record.field('roomId')}
            label={t('label.roomId')}
            className="min-w-0 flex-[1_1_14rem]"
            options={[{ value: '', label: t('noRoom') }, ...choices.rooms]}
          />
          <TextField
            {...record.field('place')}
            label={t('label.place')}
            placeholder={t('placeExample')}
            className="min-w-0 flex-[1_1_14rem]"
          />
        </div>
      </Section>
    </RecordForm>
  );
}

const nameOfShiftField = (path: string, named: (path: string) => string) => named(shiftFieldsOf(path)[0] ?? path);

/** The rules, each with its fields. */
function When({ record, choices, clock }: { record: RecordFormState; choices: Choices; clock: Clocks }) {
  const t = useTranslations('volunteerForms.shift');
  const locale = useLocale();
  const none = { value: '', label: t('none') };
  return (
    <Section id="when" title={t('when')} hint={t('whenHint')}>
      <div className="rule-choice" role="radiogroup" aria-label={t('label.rule')}>
        {shiftRules.map((one) => (
          <label key={one}>
            <input type="radio" {...record.radio('rule', one)} />
            <span>
              <b>{t(`rule.${one}`)}</b>
              <span className="hint block">{t(`ruleHint.${one}`)}</span>
            </span>
          </label>
        ))}
      </div>
      <div data-rules="event">
        <SelectField {...record.field('eventId')} label={t('label.eventId')} options={[none, ...choices.events]} />
      </div>
      <div data-rules="guest" className="flex flex-wrap gap-4">
        <SelectField
          {...record.field('personId')}
          label={t('label.personId')}
          className="min-w-0 flex-[1_1_14rem]"
          options={[none, ...choices.people]}
        />
        <SelectField
          {...record.field('moment')}
          label={t('label.moment')}
          className="w-44"
          options={guestMoments.map((value) => ({ value, label: t(`moment.${value}`) }))}
        />
      </div>
      <div data-rules="fixed room-day" className="flex flex-wrap gap-4">
        <SelectField
          {...record.field('day')}
          label={t('label.day')}
          className="min-w-0 flex-[1_1_12rem]"
          options={[none, ...choices.days]}
        />
        <div data-rules="fixed" className="flex flex-wrap gap-4">
          {(['from', 'until'] as const).map((end) => (
            <TextField
              key={end}
              {...record.field(end)}
              label={t(`label.${end}`)}
              placeholder={typedTime(end === 'from' ? '09:30' : '12:00', locale)}
              autoComplete="off"
              className="w-32"
            />
          ))}
        </div>
        <div data-rules="fixed" className="w-full">
          <RecordNight
            record={record}
            names={['day', 'from', 'until']}
            wallsOf={(day, from, until) => typedHoursOfDay(day, from, until, clock.dayStartsAt)}
            dayStartsAt={clock.dayStartsAt}
          />
        </div>
        {record.place.number === null && choices.days.length > 1 && <AlsoOn record={record} days={choices.days} />}
      </div>
      <div data-rules="event room-day guest" className="grid gap-4">
        <Offset record={record} end="from" />
        <Offset record={record} end="to" />
      </div>
    </Section>
  );
}

/** The further days on which the same shift is made, in the same act. */
function AlsoOn({ record, days }: { record: RecordFormState; days: readonly Option[] }) {
  const t = useTranslations('volunteerForms.shift');
  const own = useWatch({ control: record.form.control, name: 'day' });
  return (
    <div className="w-full">
      <Days legend={t('label.alsoOn')} error={record.error('alsoOn')}>
        {days
          .filter(({ value }) => value !== own)
          .map(({ value, label }) => (
            <Check key={value} {...record.box(`alsoOn.${value}`)} label={label} />
          ))}
      </Days>
    </div>
  );
}

/**
 * « 10 min avant les portes »: minutes, before or after, and (except for a guest) the moment they
 * are counted from.
 */
function Offset({ record, end }: { record: RecordFormState; end: 'from' | 'to' }) {
  const t = useTranslations('volunteerForms.shift');
  return (
    <fieldset className="offset">
      <legend className="label">{t(`offset.${end}`)}</legend>
      <TextField
        {...record.field(`${end}Minutes`)}
        label={t('offset.minutes')}
        inputMode="numeric"
        placeholder="0"
        autoComplete="off"
        className="thin-label w-24"
      />
      <SelectField
        {...record.field(`${end}Side`)}
        label={t('offset.side')}
        className="thin-label w-32"
        options={(['before', 'after'] as const).map((value) => ({ value, label: t(`offset.${value}`) }))}
      />
      <div data-rules="event room-day">
        <SelectField
          {...record.field(`${end}Anchor`)}
          label={t('offset.anchor')}
          className="thin-label w-44"
          options={shiftAnchors.map((value) => ({ value, label: t(`anchor.${value}`) }))}
        />
      </div>
    </fieldset>
  );
}

/**
 * « Répéter ce créneau d'autres jours »: the days of the festival, each with the hours the shift
 * would have, or why it cannot be there.
 */
export function RepeatBox({
  place,
  days,
  clientKey,
}: {
  place: RecordPlace;
  days: readonly { value: string; label: string; said: string; isOpen: boolean }[];
  clientKey: string;
}) {
  const t = useTranslations('volunteerForms.repeat');
  const [state, action, isPending] = useFormAction(repeat, place);
  const refused = state.ok === false ? state : null;
  const ticked = (refused?.values.alsoOn ?? {}) as { [day: string]: FormValue };
  return (
    <section className="card vol-box" aria-labelledby="repeat">
      <h2 id="repeat">{t('title')}</h2>
      <p className="text-soft">{t('lead')}</p>
      <UndoOfForm slug={place.slug} state={state} />
      {/* Another key is another form: what was ticked has been made. */}
      <form key={clientKey} action={action} className="grid gap-2">
        <input type="hidden" name="clientKey" value={clientKey} />
        {refused && !refused.fields.alsoOn && (
          <p role="alert" className="error">
            {refused.message}
          </p>
        )}
        <Days legend={t('days')} error={refused?.fields.alsoOn}>
          {days.map(({ value, label, said, isOpen }) => (
            <Check
              key={value}
              name={`alsoOn.${value}`}
              disabled={!isOpen}
              defaultChecked={ticked[value] === 'on'}
              label={label}
              hint={said}
            />
          ))}
        </Days>
        <button type="submit" className="btn justify-self-start" aria-disabled={isPending}>
          <CopyPlus aria-hidden size={18} />
          {t('submit')}
        </button>
      </form>
    </section>
  );
}

/** Days to tick for a shift, side by side where there is room, with their common error. */
const Days = ({ children, ...group }: { legend: ReactNode; error: string | undefined; children: ReactNode }) => (
  <CheckGroup {...group} name="alsoOn" className="min-w-0">
    <div className="other-days">{children}</div>
  </CheckGroup>
);
