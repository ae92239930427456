'use client';

import './records.css';
import './forms.css';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useMemo } from 'react';
import { ConflictChoice } from '#app/_components/conflict-choice.tsx';
import { KeptNotice } from '#app/_components/kept-form.tsx';
import { ErrorSummary } from '#app/_ui/field.tsx';
import { fieldId } from '#app/_ui/field-id.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { AlikeChoice } from './alike-choice.tsx';
import { FormContents, type FormPart } from './contents.tsx';
import { HeardSave } from './heard-save.tsx';
import { goToField } from './reveal.ts';
import { SaveBar } from './save-bar.tsx';
import type { RecordFormState } from './use-record-form.ts';

/** What a namespace of sentences can be asked: whether it has a key, and what it says. */
type Sentences = { has: (key: never) => boolean; (key: never): string };

/**
 * The frame of a record's form: what was found again, what is to be put right, what another wrote,
 * the fields, and the bar that saves. `words` name a field by its dotted path, `label.title_fr` for
 * `title.fr`, so that the summary says which one it means; `label.title` is enough for the texts of
 * both languages.
 */
export function RecordForm({
  record,
  words,
  nameOf,
  isReadOnly = false,
  addLabel,
  contents,
  isShort = false,
  isSecond = false,
  children,
}: {
  record: RecordFormState;
  words: Sentences;
  /**
   * The name of a field of a row, which stands in `words` once for all rows; `named` says what
   * stands there.
   */
  nameOf?: (path: string, named: (path: string) => string) => string;
  isReadOnly?: boolean;
  /** What the button says that makes one more. */
  addLabel?: string;
  /** Its sections, where there are many. */
  contents?: readonly FormPart[];
  /** A form of one or two lines: its button stands under it and does not follow. */
  isShort?: boolean;
  /** Below another form, whose button is the one that is lit. */
  isSecond?: boolean;
  children: ReactNode;
}) {
  const { place, summary, conflict, kept, isPending, isDirty, state } = record;
  const common = useTranslations('common');
  const records = useTranslations('records');
  const said = (path: string): string | null => {
    const key = `label.${path.replaceAll('.', '_')}` as never;
    return words.has(key) ? words(key) : null;
  };
  const named = (path: string): string => {
    const own = said(path);
    if (own !== null) return own;
    const [, text, language] = /^(.+)\.(fr|en)$/.exec(path) ?? [];
    const ofBoth = text ? said(text) : null;
    return ofBoth === null ? path : `${ofBoth}, ${records(`in.${language as Locale}`)}`;
  };
  const labelOf = (path: string): string => (nameOf ? nameOf(path, named) : named(path));
  // Of one refusal the same object: the summary takes the focus once for each.
  const problems = useMemo(() => {
    if (!summary) return null;
    const labels = Object.fromEntries(Object.keys(summary.fields).map((name) => [name, labelOf(name)]));
    return <ErrorSummary message={summary.message} fields={summary.fields} labels={labels} link={summary.link} />;
  }, [summary]);
  // After the summary: what is wrong is opened, and the keyboard goes on from there.
  useFaultInSight(summary?.fields);
  const conflictLabels = Object.fromEntries((conflict?.fields ?? []).map(({ name }) => [name, labelOf(name)]));

  const heard = <HeardSave isDirty={isDirty} answer={state} version={record.version} />;

  return (
    <div className={contents ? 'form-frame' : 'grid min-w-0 gap-5'}>
      {contents && <FormContents parts={contents} />}
      <div className="form-body grid min-w-0 content-start">
        {kept.isFound && <KeptNotice onDrop={kept.drop} />}
        {isReadOnly && heard}
        <form {...record.formProps} className="grid min-w-0 gap-2">
          {problems}
          <input type="hidden" {...record.hidden('version')} />
          <input type="hidden" {...record.hidden('clientKey')} />
          <AlikeChoice state={state} />
          {conflict && <ConflictChoice conflict={conflict} labels={conflictLabels} onChoose={record.choose} />}
          <fieldset disabled={isReadOnly} className="form-parts">
            {children}
          </fieldset>
        </form>
        {!isReadOnly && (
          <SaveBar
            form={record.id}
            control={record.form.control}
            labelOf={labelOf}
            slug={place.slug}
            state={state}
            isPending={isPending}
            isDirty={isDirty}
            label={(place.number === null && addLabel) || common('save')}
            shape={isShort ? 'short' : 'row'}
            isSecond={isSecond}
          >
            {heard}
          </SaveBar>
        )}
      </div>
    </div>
  );
}

/**
 * When a form is refused, the first field that is wrong is brought into sight and takes the focus.
 */
export function useFaultInSight(fields: Readonly<Record<string, string>> | undefined): void {
  useEffect(() => {
    const names = Object.keys(fields ?? {});
    // Once React is done: a language is shown at once, which it refuses while it is at work.
    if (names.length > 0) queueMicrotask(() => goToField(names.map(fieldId)));
  }, [fields]);
}
