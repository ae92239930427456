'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { KeptForm } from '#app/_components/kept-form.tsx';
import { InHeader, UndoOfForm } from '#app/_components/message-bar.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import type { FormValue } from '#app/_server/form-data.ts';
import type { RecordPlace } from '#app/_server/record-action.ts';
import { Check, CheckGroup, ErrorSummary, type Option, SelectField, TextArea } from '#app/_ui/field.tsx';
import { makeLists } from './actions.ts';

/** A checklist for several rooms and days at once. */
export function ListForm({
  place,
  rooms,
  days,
  clientKey,
}: {
  place: RecordPlace;
  rooms: readonly Option[];
  days: readonly Option[];
  clientKey: string;
}) {
  const t = useTranslations('volunteerForms.checklists');
  const [state, action, isPending] = useFormAction(makeLists, place);
  const refused = state.ok === false ? state : null;
  const labels = { roomIds: t('rooms'), days: t('days'), text: t('lines') };
  const errors = useMemo(() => (refused ? errorsOf(refused.fields) : {}), [refused]);
  return (
    <div className="grid gap-3">
      <KeptForm name="checklist" action={action} state={state} className="card grid gap-4 p-[clamp(1rem,2vw,1.5rem)]">
        {refused && <ErrorSummary message={refused.message} fields={errors} labels={labels} link={refused.link} />}
        <input type="hidden" name="clientKey" value={clientKey} />
        <SelectField
          name="moment"
          label={t('moment')}
          className="max-w-[16rem]"
          defaultValue={String(refused?.values.moment ?? 'opening')}
          options={(['opening', 'closing'] as const).map((value) => ({ value, label: t(value) }))}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <CheckGroup name="roomIds" legend={t('rooms')} error={errors.roomIds}>
            {rooms.map(({ value, label }) => (
              <Check
                key={value}
                name={`roomIds.room-${value}`}
                defaultChecked={refused ? isRoomTicked(refused.values.roomIds, value) : rooms.length === 1}
                label={label}
              />
            ))}
          </CheckGroup>
          <CheckGroup name="days" legend={t('days')} error={errors.days}>
            {days.map(({ value, label }) => (
              <Check
                key={value}
                name="days[]"
                value={value}
                defaultChecked={!refused || isListed(refused.values.days, value)}
                label={label}
              />
            ))}
          </CheckGroup>
        </div>
        <TextArea
          name="text"
          label={t('lines')}
          hint={t('linesHint')}
          placeholder={t('example')}
          rows={6}
          defaultValue={refused ? String(refused.values.text ?? '') : ''}
          error={errors.text}
        />
        <button type="submit" className="btn lamp justify-self-start" aria-disabled={isPending}>
          {t('make')}
        </button>
      </KeptForm>
      <InHeader>
        <UndoOfForm slug={place.slug} state={state} isPassing />
      </InHeader>
    </div>
  );
}

/** The errors by control: the entries are typed in one control. */
const errorsOf = (fields: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(fields).map(([name, said]) => [/^lines\b/.test(name) ? 'text' : (name.split('.')[0] ?? name), said]),
  );

const isListed = (list: FormValue | undefined, value: string) => Array.isArray(list) && list.includes(value);
const isRoomTicked = (rooms: FormValue | undefined, value: string) =>
  typeof rooms === 'object' && !Array.isArray(rooms) && rooms[`room-${value}`] === 'on';
