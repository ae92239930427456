'use client';

import { RefusedSummary } from '#app/_components/answered-form.tsx';
import { KeptForm } from '#app/_components/kept-form.tsx';
import { type FormAction, useFormAction } from '#app/_components/use-form-action.ts';
import type { FormState } from '#app/_server/form-action.ts';
import type { FormValue } from '#app/_server/form-data.ts';
import { fieldId } from '#app/_ui/field-id.ts';
import { FormStatus } from '#app/_ui/form-status.tsx';

type CrewField = {
  id: number;
  version: number;
  room: string;
  names: string;
  note: string;
  namesLabel: string;
  noteLabel: string;
};

/** What was typed in a row that was refused. */
function typedIn(state: FormState, row: number, name: 'names' | 'note'): string | undefined {
  if (state.ok !== false) return undefined;
  const rows = state.values.rooms;
  const typed: FormValue | undefined = Array.isArray(rows) ? rows[row] : undefined;
  const value = typeof typed === 'object' && !Array.isArray(typed) ? typed[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** Who holds each room on one day: a line per room, saved together. */
export function CrewForm({
  date,
  rooms,
  action: save,
  labels,
}: {
  date: string;
  rooms: CrewField[];
  action: FormAction;
  labels: { names: string; note: string; save: string };
}) {
  const [state, action, isPending] = useFormAction(save);
  const errorOf = (name: string) => (state.ok === false ? state.fields[name] : undefined);
  const input = (row: number, name: 'names' | 'note', room: CrewField) => {
    const path = `rooms.${row}.${name}`;
    const error = errorOf(path);
    const id = fieldId(`${date}.${path}`);
    return (
      <div className="field">
        <span aria-hidden="true" className="hint">
          {labels[name]}
        </span>
        <input
          type="text"
          id={id}
          name={path}
          aria-label={name === 'names' ? room.namesLabel : room.noteLabel}
          defaultValue={typedIn(state, row, name) ?? room[name]}
          maxLength={name === 'names' ? 200 : 2000}
          autoComplete="off"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error` : undefined}
          className="input"
        />
        {error && (
          <span className="error" id={`${id}-error`}>
            {error}
          </span>
        )}
      </div>
    );
  };
  const called = rooms.flatMap((room, row) => [
    [`rooms.${row}.names`, room.namesLabel],
    [`rooms.${row}.note`, room.noteLabel],
  ]);
  return (
    <KeptForm name={`crew-${date}`} action={action} state={state} noValidate className="grid gap-4">
      <RefusedSummary state={state} labels={Object.fromEntries(called)} within={`${date}.`} />
      <input type="hidden" name="date" value={date} />
      <ul className="divide-y divide-line border-line border-y">
        {rooms.map((room, row) => (
          <li
            key={room.id}
            className="grid gap-x-4 gap-y-2 py-3 md:grid-cols-[minmax(8rem,0.7fr)_minmax(0,1.3fr)_minmax(0,1.3fr)] md:items-center"
          >
            <p className="font-semibold">{room.room}</p>
            <input type="hidden" name={`rooms.${row}.id`} value={room.id} />
            <input type="hidden" name={`rooms.${row}.version`} value={room.version} data-keep="no" />
            {input(row, 'names', room)}
            {input(row, 'note', room)}
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center gap-3">
        <button type="submit" className="btn" aria-disabled={isPending}>
          {labels.save}
        </button>
        <FormStatus>{state.ok === true && state.message}</FormStatus>
      </div>
    </KeptForm>
  );
}
