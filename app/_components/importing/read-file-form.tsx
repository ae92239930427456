'use client';

import { useMemo } from 'react';
import { RefusedSummary } from '#app/_components/form-answer.tsx';
import { type FormAction, useFormAction } from '#app/_components/use-form-action.ts';
import { typedValues } from '#app/_server/form-data.ts';
import { TextArea, TextField } from '#app/_ui/field.tsx';
import { useLive } from '#app/_ui/use-live.ts';
import { MAX_OF_FILE } from '#lib/files/limits.ts';

type Labels = Readonly<{
  file: string;
  fileHint: string;
  /**
   * Of a file that is larger than an action takes: the server could not say it. Left out where such
   * a file is sent in another way.
   */
  tooLarge?: string;
  /** Where what a file holds may be pasted instead. */
  paste?: { label: string; hint: string; rows: number; isFirst?: boolean };
  read: string;
  /** Said while it is read. */
  reading?: string;
}>;

type ReadFileFormProps = {
  action: FormAction;
  /** What the browser offers first; the server looks at what is inside. */
  accept: string;
  labels: Labels;
};

/** A file to choose, or what it holds to paste. What was pasted stays when it is refused. */
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
          // Lines of cells are long, and stay lines; the words above wrap.
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

/** The same action, which is not asked for a file that would not reach it. */
export const refusingLarge =
  (action: FormAction, message: string): FormAction =>
  async (state, form) => {
    const file = form.get('file');
    if (!(file instanceof File) || file.size <= MAX_OF_FILE.bytes) return action(state, form);
    return { ok: false, message, fields: {}, values: typedValues(form) };
  };
