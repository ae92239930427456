'use client';

import { useMemo } from 'react';
import { RefusedSummary } from '#app/_components/answered-form.tsx';
import { type FormAction, useFormAction } from '#app/_components/use-form-action.ts';
import { typedValues } from '#app/_server/form-data.ts';
import { TextArea, TextField } from '#app/_ui/field.tsx';
import { useLive } from '#app/_ui/use-live.ts';
import { MAX_OF_FILE } from '#lib/files/limits.ts';

type Labels = Readonly<{
  file: string;
  fileHint: string;
  /**
   * The error for a file larger than a server action accepts, which the server could not report.
   * Left out where large files are sent in another way.
   */
  tooLarge?: string;
  /** Given where the content may be pasted instead. */
  paste?: { label: string; hint: string; rows: number; isFirst?: boolean };
  read: string;
  /** Shown while it is read. */
  reading?: string;
}>;

type ReadFileFormProps = {
  action: FormAction;
  /** What the browser's file dialog offers; the server looks at the content. */
  accept: string;
  labels: Labels;
};

/** A form to choose a file or to paste its content. What was pasted stays after a refusal. */
export function ReadFileForm({ action: given, accept, labels }: ReadFileFormProps) {
  const { paste, reading, tooLarge } = labels;
  const read = useMemo(() => (tooLarge === undefined ? given : refusingLarge(given, tooLarge)), [given, tooLarge]);
  const isLive = useLive();
  const [state, action, isPending] = useFormAction(isLive ? read : given);
  const refused = state.ok === false ? state : null;
  const file = <TextField name="file" type="file" accept={accept} label={labels.file} hint={labels.fileHint} />;
  return (
    <form action={action} noValidate className="card grid max-w-[52rem] gap-5 p-[clamp(1.1rem,3vw,1.6rem)]">
      <RefusedSummary state={state} />
      {!paste?.isFirst && file}
      {paste && (
        <TextArea
          name="pasted"
          label={paste.label}
          hint={paste.hint}
          rows={paste.rows}
          spellCheck={false}
          // Pasted lines of cells keep their line breaks; the hints above wrap.
          className="[&_textarea]:whitespace-pre"
          defaultValue={String(refused?.values.pasted ?? '')}
        />
      )}
      {paste?.isFirst && file}
      <div className="flex flex-wrap items-center gap-4">
        <button type="submit" className="btn lamp" aria-disabled={isPending}>
          {labels.read}
        </button>
        {reading && <p role="status">{isPending ? reading : ''}</p>}
      </div>
    </form>
  );
}

/** The same action, which is not called for a file too large to reach it. */
export const refusingLarge =
  (action: FormAction, message: string): FormAction =>
  async (state, form) => {
    const file = form.get('file');
    if (!(file instanceof File) || file.size <= MAX_OF_FILE.bytes) return action(state, form);
    return { ok: false, message, fields: {}, values: typedValues(form) };
  };
