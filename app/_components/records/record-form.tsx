'use client';

import './records.css';
import './forms.css';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { ConflictChoice } from '#app/_components/conflict-choice.tsx';
import { KeptNotice } from '#app/_components/kept-form.tsx';
import type { FormState } from '#app/_server/form-action.ts';
import type { Alike } from '#app/_server/record-action.ts';
import { ErrorSummary } from '#app/_ui/field.tsx';
import { fieldId } from '#app/_ui/field-id.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { FormContents, type FormPart, HeardSave, SaveBar } from './form-frame.tsx';
import { LanguageSwitch, type Texts } from './language-switch.tsx';
import { useWriting } from './one-language.tsx';
import { goToField } from './reveal.ts';
import type { RecordFormState } from './use-record-form.ts';

/** The parts of a translator that are used: whether it has a key, and its sentence. */
type Sentences = { has: (key: never) => boolean; (key: never): string };

/**
 * The frame of a record's form: text that was restored, errors, another person's changes, the
 * fields, and the bar that saves. `words` names a field by its dotted path, with `label.title_fr`
 * for `title.fr`, so that the summary can name it; `label.title` suffices for both languages.
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
  /** The label of a field in a row: `words` has it once for all rows, and `named` returns it. */
  nameOf?: (path: string, named: (path: string) => string) => string;
  isReadOnly?: boolean;
  /** The label of the button that makes a new one; a form without it only saves. */
  addLabel?: string;
  /** Its sections, if there are many: whoever edits it finds them in a list. */
  contents?: readonly FormPart[];
  /** A form of one or two lines: its button stands below, and does not stay in sight. */
  isShort?: boolean;
  /** It stands below another form, whose button is the highlighted one. */
  isSecond?: boolean;
  children: ReactNode;
}) {
  const { place, summary, conflict, kept, isPending, isDirty, state } = record;
  const made = place.number === null ? addLabel : undefined;
  const common = useTranslations('common');
  const records = useTranslations('records');
  const said = (path: string): string | null => {
    const key = `label.${path.replaceAll('.', '_')}` as never;
    return words.has(key) ? words(key) : null;
  };
  const named = (path: string): string => {
    const own = said(path);
    if (own !== null) return own;
    // The field of several forms (`WaysField`) brings its own words.
    if (path === 'ways') return records('ways');
    const [, text, language] = /^(.+)\.(fr|en)$/.exec(path) ?? [];
    const ofBoth = text ? said(text) : null;
    return ofBoth === null ? path : `${ofBoth}, ${records(`in.${language as Locale}`)}`;
  };
  const labelOf = (path: string): string => (nameOf ? nameOf(path, named) : named(path));
  // The same object for the same refusal: the summary takes the focus once for each.
  const problems = useMemo(() => {
    if (!summary) return null;
    const labels = Object.fromEntries(Object.keys(summary.fields).map((name) => [name, labelOf(name)]));
    return <ErrorSummary message={summary.message} fields={summary.fields} labels={labels} link={summary.link} />;
  }, [summary]);
  // After the summary: what contains errors is opened, and the focus moves there.
  useFaultInSight(summary?.fields);
  const conflictLabels = Object.fromEntries((conflict?.fields ?? []).map(({ name }) => [name, labelOf(name)]));

  const heard = <HeardSave isDirty={isDirty} answer={state} version={record.version} />;

  return (
    <div className={contents ? 'form-frame' : 'grid min-w-0 gap-5'}>
      {contents && !isReadOnly && <FormContents parts={contents} />}
      <div className="form-body grid min-w-0 content-start">
        {kept.isFound && <KeptNotice onDrop={kept.drop} />}
        {isReadOnly && heard}
        <form {...record.formProps} className="grid min-w-0 gap-2">
          {problems}
          <input type="hidden" {...record.hidden('version')} />
          <input type="hidden" {...record.hidden('clientKey')} />
          <AlikeChoice state={state} />
          {conflict && (
            <ConflictChoice
              key={conflict.version}
              conflict={conflict}
              labels={conflictLabels}
              onChoose={record.choose}
            />
          )}
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
            label={made ?? common('save')}
            shape={isShort ? 'short' : 'row'}
            isSecond={isSecond}
            isNew={made !== undefined && !isShort}
          >
            {heard}
          </SaveBar>
        )}
      </div>
    </div>
  );
}

/** When a form is refused, brings the first field with an error into sight and focuses it. */
export function useFaultInSight(fields: Readonly<Record<string, string>> | undefined): void {
  useEffect(() => {
    const names = Object.keys(fields ?? {});
    // In a microtask: showing a language flushes React at once, which is not allowed while it
    // renders.
    if (names.length > 0) queueMicrotask(() => goToField(names.map(fieldId)));
  }, [fields]);
}

/**
 * A part of a form under its own heading. With `texts` it shows one language at a time, and a pair
 * of tabs for the other.
 */
export function Section({
  id,
  title,
  hint,
  texts,
  beside,
  group,
  children,
}: {
  id: string;
  title: ReactNode;
  hint?: ReactNode;
  texts?: Texts;
  /** What stands beside the heading. */
  beside?: ReactNode;
  /**
   * A list that stands here: what is wrong with it as a whole, and the id a link to that leads to.
   */
  group?: { id: string; error: string | undefined };
  children: ReactNode;
}) {
  const writing = useWriting()?.language;
  return (
    <section
      aria-labelledby={id}
      aria-describedby={group?.error && `${group.id}-error`}
      id={group?.id}
      tabIndex={group && -1}
      className="form-part"
      data-writes={texts && writing}
    >
      <div className="form-part-head">
        <h2 id={id}>{title}</h2>
        {hint && <p className="hint">{hint}</p>}
        {beside}
        {texts && <LanguageSwitch texts={texts} />}
      </div>
      {group?.error && (
        <p className="error" id={`${group.id}-error`}>
          {group.error}
        </p>
      )}
      {children}
    </section>
  );
}

/**
 * Fields that are seldom needed, behind a line that says what is set in them. `isOpen` counts when
 * it is drawn first: what is wrong inside is seen.
 */
export function Fold({
  title,
  set,
  isOpen = false,
  className = 'fold',
  children,
}: {
  title: ReactNode;
  set?: ReactNode;
  isOpen?: boolean;
  className?: string;
  children: ReactNode;
}) {
  const [first] = useState(isOpen);
  return (
    <details className={className} open={first}>
      <summary>
        {title}
        {set && <span className="fold-set">{set}</span>}
      </summary>
      <div className="fold-body">{children}</div>
    </details>
  );
}

/**
 * The existing record that the new one may be the same as; null where there is no such question.
 */
function alikeOf(state: FormState): Alike | null {
  const { conflict } = state.ok === false ? state : {};
  return typeof conflict === 'object' && conflict !== null && 'alike' in conflict ? (conflict.alike as Alike) : null;
}

/**
 * Opens the existing record of that name in another tab, or lets the reader say that this is
 * another one; that answer is kept when the next save is refused for another reason.
 */
function AlikeChoice({ state }: { state: FormState }) {
  const t = useTranslations('records');
  const alike = alikeOf(state);
  const said = state.ok === false ? state.values.another : undefined;
  if (!alike) return typeof said === 'string' && <input type="hidden" name="another" value={said} />;
  return (
    <div className="card grid gap-1 border-warn p-4">
      <p>
        <a href={alike.href} target="_blank" rel="noreferrer" className="link inline-block py-2">
          {t('alikeOpen', { name: alike.name })}
        </a>
      </p>
      <label className="flex min-h-11 cursor-pointer items-center gap-3">
        <input
          key={alike.id}
          type="checkbox"
          name="another"
          value={alike.id}
          className="size-5 flex-none accent-accent"
        />
        {t('alikeOther')}
      </label>
    </div>
  );
}
