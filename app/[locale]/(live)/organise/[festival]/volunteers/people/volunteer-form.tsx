'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { RecordNight, WaysField } from '#app/_components/records/record-fields.tsx';
import { RecordForm, Section } from '#app/_components/records/record-form.tsx';
import { RecordRows } from '#app/_components/records/rows.tsx';
import { TagsField } from '#app/_components/records/tags-field.tsx';
import { type RecordFormState, useRecordForm } from '#app/_components/records/use-record-form.ts';
import type { RecordPlace } from '#app/_server/record-action.ts';
import { Check, type Option, SelectField, TextArea, TextField } from '#app/_ui/field.tsx';
import { useOpened } from '#app/_ui/use-opened.ts';
import type { Clocks } from '#lib/time/format.ts';
import {
  ages,
  consents,
  contactKinds,
  diets,
  MAX_AVAILABILITIES,
  shirtSizes,
  taskWishes,
} from '#lib/volunteers/choices.ts';
import { isMinor } from '#lib/volunteers/minors.ts';
import type { VolunteerFormValues } from '#lib/volunteers/schema.ts';
import { isSharedContact } from '#lib/volunteers/shared-contact.ts';
import { typedHoursOfDay } from '#lib/volunteers/typed-hours.ts';
import { saveVolunteer } from './actions.ts';

/** The options of the form; `guarded` are the tasks that need a briefing. */
type VolunteerChoices = {
  tasks: Option[];
  guarded: Option[];
  events: Option[];
  others: Option[];
  days: Option[];
  tags: readonly string[];
};

type Props = {
  place: RecordPlace;
  values: VolunteerFormValues;
  choices: VolunteerChoices;
  clock: Clocks;
  /** The defaults of the festival for empty fields, as they would be typed. */
  rules: Record<'minutesADay' | 'restMinutes', string>;
  /** Whether the reader may see diets and allergies. */
  withHealth: boolean;
};

/** The form of a volunteer. Private fields say so. */
export function VolunteerForm({ place, values, choices, clock, rules, withHealth }: Props) {
  const t = useTranslations('volunteerForms.person');
  const record = useRecordForm({
    name: 'volunteer',
    save: saveVolunteer,
    place,
    schema: async (clock) => (await import('#lib/volunteers/schema.ts')).volunteerSchema(clock),
    by: clock,
    values,
  });
  const nameOf = (path: string, named: (path: string) => string): string => {
    const [, index, field] = /^availabilities\.(\d+)\.(\w+)$/.exec(path) ?? [];
    return field === undefined ? named(path) : `${t('slot', { number: Number(index) + 1 })}, ${named(field)}`;
  };
  return (
    <RecordForm record={record} words={t} nameOf={nameOf} addLabel={t('add')}>
      <Reached record={record} />
      {choices.guarded.length > 0 && (
        <Section id="cleared" title={t('label.clearedTaskIds')} hint={t('clearedHint')}>
          <Boxes record={record} name="clearedTaskIds" prefix="task" choices={choices.guarded} />
        </Section>
      )}
      <Hours record={record} choices={choices} clock={clock} rules={rules} />
      <Section id="wishes" title={t('wishes')} hint={t('wishesHint')}>
        <TaskWishes record={record} tasks={choices.tasks} />
        <Folded title={t('label.withIds')} record={record} name="withIds" prefix="volunteer" choices={choices.others} />
        <Folded title={t('label.seeIds')} record={record} name="seeIds" prefix="event" choices={choices.events} />
        <TextArea {...record.field('wishes')} label={t('label.wishes')} />
      </Section>
      {withHealth && (
        <Section id="meals" title={t('meals')} hint={t('mealsHint')}>
          <SelectField
            {...record.field('diet')}
            label={t('label.diet')}
            className="max-w-[18rem]"
            options={diets.map((value) => ({ value, label: t(`diet.${value}`) }))}
          />
          <TextArea {...record.field('allergies')} label={t('label.allergies')} />
        </Section>
      )}
      <Minor record={record} />
      <Section id="more" title={t('more')}>
        <SelectField
          {...record.field('shirt')}
          label={t('label.shirt')}
          className="max-w-[12rem]"
          options={[{ value: '', label: t('noShirt') }, ...shirtSizes.map((value) => ({ value, label: value }))]}
        />
        <TextField
          {...record.field('languages')}
          label={t('label.languages')}
          hint={t('languagesHint')}
          autoComplete="off"
        />
        <TextArea {...record.field('note')} label={t('label.note')} hint={t('noteHint')} />
        <TagsField {...record.field('tags')} names={choices.tags} hint={t('tagsHint')} />
      </Section>
    </RecordForm>
  );
}

/** Their name, and how to reach them. */
function Reached({ record }: { record: RecordFormState }) {
  const t = useTranslations('volunteerForms.person');
  return (
    <Section id="who" title={t('who')} hint={t('whoHint')}>
      <TextField {...record.field('name')} label={t('label.name')} autoComplete="off" aria-required />
      <div className="flex flex-wrap gap-4">
        <TextField
          {...record.field('contact')}
          label={t('label.contact')}
          autoComplete="off"
          className="min-w-0 flex-[1_1_16rem]"
        />
        <SelectField
          {...record.field('contactKind')}
          label={t('label.contactKind')}
          className="w-56"
          options={[
            { value: '', label: t('contactAuto') },
            ...contactKinds.map((value) => ({ value, label: t(`contact.${value}`) })),
          ]}
        />
      </div>
      <TextField
        {...record.field('otherContact')}
        label={t('label.otherContact')}
        hint={t('otherContactHint')}
        autoComplete="off"
      />
      <WaysField record={record} />
    </Section>
  );
}

/** When they are available, and for how many hours. */
function Hours({
  record,
  choices: { days },
  clock,
  rules,
}: Pick<Props, 'choices' | 'clock' | 'rules'> & { record: RecordFormState }) {
  const t = useTranslations('volunteerForms.person');
  return (
    <Section id="hours" title={t('label.availabilities')} hint={t('hoursHint')}>
      <RecordRows
        record={record}
        name="availabilities"
        rowLabel={(number) => t('slot', { number })}
        addLabel={t('addSlot')}
        blank={{ day: days[0]?.value ?? '', from: '', until: '' }}
        max={MAX_AVAILABILITIES}
      >
        {(path, controls) => (
          <div className="flex flex-wrap gap-3">
            <SelectField
              {...controls.field(`${path}.day`)}
              label={t('label.day')}
              className="thin-label min-w-0 flex-[1_1_11rem]"
              options={[{ value: '', label: t('noDay') }, ...days]}
            />
            {(['from', 'until'] as const).map((end) => (
              <TextField
                key={end}
                {...controls.field(`${path}.${end}`)}
                label={t(`label.${end}`)}
                placeholder={end === 'from' ? '9h' : '18h30'}
                autoComplete="off"
                className="thin-label w-28"
              />
            ))}
            <RecordNight
              record={record}
              names={['day', 'from', 'until'].map((name) => `${path}.${name}`)}
              wallsOf={(day, from, until) => typedHoursOfDay(day, from, until, clock.dayStartsAt)}
              dayStartsAt={clock.dayStartsAt}
            />
          </div>
        )}
      </RecordRows>
      <div className="flex flex-wrap gap-4">
        {(['minutesADay', 'restMinutes'] as const).map((limit) => (
          <TextField
            key={limit}
            {...record.field(limit)}
            label={t(`label.${limit}`)}
            placeholder={rules[limit]}
            autoComplete="off"
            className="w-48"
          />
        ))}
      </div>
      <p className="hint">{t('limitsHint')}</p>
    </Section>
  );
}

/** Their age, and for a minor the parent. */
function Minor({ record }: { record: RecordFormState }) {
  const t = useTranslations('volunteerForms.person');
  const say = useTranslations('volunteers');
  const [contact, otherContact, guardianContact] = record.form.watch(['contact', 'otherContact', 'guardianContact']);
  return (
    <Section id="minor" title={t('minor')} hint={t('minorHint')}>
      <SelectField
        {...record.field('age')}
        label={t('label.age')}
        className="max-w-[18rem]"
        options={[
          { value: '', label: t('unsaidAge') },
          ...ages.map((value) => ({ value, label: say(`age.${value}`) })),
        ]}
      />
      {isMinor(record.form.watch('age')) && (
        <div className="flex flex-wrap gap-4">
          {(['guardian', 'guardianContact'] as const).map((name) => (
            <TextField
              key={name}
              {...record.field(name)}
              label={t(`label.${name}`)}
              autoComplete="off"
              className="min-w-0 flex-[1_1_14rem]"
            />
          ))}
          <SelectField
            {...record.field('consent')}
            label={t('label.consent')}
            className="min-w-0 flex-[1_1_14rem]"
            options={[
              { value: '', label: t('noConsent') },
              ...consents.map((value) => ({ value, label: say(`consent.${value}`) })),
            ]}
          />
          <TextField {...record.field('consentOn')} type="date" label={t('label.consentOn')} className="w-44" />
          <p role="status" className="basis-full text-warn">
            {isSharedContact(String(guardianContact), {
              contact: String(contact),
              otherContact: String(otherContact),
            }) && say('sharedContact')}
          </p>
        </div>
      )}
    </Section>
  );
}

type BoxesProps = { record: RecordFormState; name: string; prefix: string; choices: readonly Option[] };

function Boxes({ children, ...boxes }: BoxesProps & { children?: ReactNode }) {
  const { record, name } = boxes;
  return (
    <div className="grid gap-x-6 sm:grid-cols-2" id={`field-${name}`} tabIndex={-1}>
      {record.error(name) && <p className="error">{record.error(name)}</p>}
      <EachBox {...boxes} />
      {children}
    </div>
  );
}

const EachBox = ({ record, name, prefix, choices }: BoxesProps) =>
  choices.map(({ value, label }) => <Check key={value} {...record.box(`${name}.${prefix}-${value}`)} label={label} />);

/** With more tasks than this they are folded. */
const TASKS_OPEN = 8;

/** For each task whether they would like it, rather not, or do not mind. */
function TaskWishes({ record, tasks }: { record: RecordFormState; tasks: readonly Option[] }) {
  const t = useTranslations('volunteerForms.person');
  const answers = (record.form.watch('taskWishes') as Record<string, string> | undefined) ?? {};
  const count = Object.values(answers).filter(Boolean).length;
  if (tasks.length === 0) return null;
  return (
    <details open={tasks.length <= TASKS_OPEN} id="field-taskWishes" tabIndex={-1}>
      <summary className="min-h-11 cursor-pointer py-2 font-semibold">
        {t('taskWishes')} <span className="font-normal text-soft">{t('wished', { count })}</span>
      </summary>
      {record.error('taskWishes') && <p className="error">{record.error('taskWishes')}</p>}
      <div className="task-wishes">
        {tasks.map(({ value, label }) => (
          <fieldset key={value}>
            <legend>{label}</legend>
            {[...taskWishes, ''].map((wish) => (
              <label key={wish}>
                <input type="radio" {...record.radio(`taskWishes.task-${value}`, wish)} />
                {t(`wish.${wish === '' ? 'unsaid' : (wish as (typeof taskWishes)[number])}`)}
              </label>
            ))}
          </fieldset>
        ))}
      </div>
    </details>
  );
}

/**
 * A long list of boxes, folded; the number of ticked ones is shown. Of 1,500 séances few are
 * ticked: before it is opened only those are drawn, so that they are posted; without a script all
 * are.
 */
function Folded({ title, ...boxes }: BoxesProps & { title: string }) {
  const t = useTranslations('volunteerForms.person');
  const { record, name, prefix, choices } = boxes;
  const { isOpened, fold } = useOpened();
  const values = (record.form.watch(name) as Record<string, boolean> | undefined) ?? {};
  const isTicked = ({ value }: Option) => Boolean(values[`${prefix}-${value}`]);
  const ticked = choices.filter(isTicked);
  if (choices.length === 0) return null;
  return (
    <details {...fold}>
      <summary className="min-h-11 cursor-pointer py-2 font-semibold">
        {title} <span className="font-normal text-soft">{t('ticked', { count: ticked.length })}</span>
      </summary>
      <div className="max-h-[22rem] overflow-y-auto rounded-card border border-line px-3">
        <Boxes {...boxes} choices={isOpened ? choices : ticked}>
          {!isOpened && (
            <noscript className="contents">
              <EachBox {...boxes} choices={choices.filter((choice) => !isTicked(choice))} />
            </noscript>
          )}
        </Boxes>
      </div>
    </details>
  );
}
