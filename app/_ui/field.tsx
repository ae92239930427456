'use client';

import { clsx } from 'clsx';
import { Eye, EyeOff } from 'lucide-react';
import { type ComponentProps, type ReactNode, useEffect, useRef, useState } from 'react';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import { fieldId } from './field-id.ts';
import { useLive } from './use-live.ts';

type Shared = { label: ReactNode; name: string; hint?: ReactNode; error?: string | undefined; className?: string };

/** The frame of a field: label and hint above the control, its error below. */
function FieldFrame({ label, name, hint, error, className, children }: Shared & { children: ReactNode }) {
  const id = fieldId(name);
  return (
    <div className={clsx('field', className)}>
      <label htmlFor={id}>{label}</label>
      {hint && (
        <div className="hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {children}
      {error && (
        <div className="error" id={`${id}-error`}>
          {error}
        </div>
      )}
    </div>
  );
}

/** Attributes that tie a control to its hint and its error. */
function described({ name, hint, error }: Pick<Shared, 'name' | 'hint' | 'error'>) {
  const id = fieldId(name);
  const by = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ');
  return { id, name, 'aria-describedby': by || undefined, 'aria-invalid': error ? (true as const) : undefined };
}

/**
 * A labelled native input. `name` is dotted, as readFormData reads it. Spread react-hook-form's
 * `register` after it.
 */
export function TextField({
  label,
  hint,
  error,
  className,
  ...input
}: Shared & Omit<ComponentProps<'input'>, 'name' | 'className'>) {
  const frame = { label, name: input.name, hint, error, className };
  return (
    <FieldFrame {...frame}>
      <input type="text" {...input} {...described(frame)} className="input" />
    </FieldFrame>
  );
}

/** The same with several lines; `tools` stand above the text, `below` under it. */
export function TextArea({
  label,
  hint,
  error,
  className,
  tools,
  below,
  ...input
}: Shared & Omit<ComponentProps<'textarea'>, 'name' | 'className'> & { tools?: ReactNode; below?: ReactNode }) {
  const frame = { label, name: input.name, hint, error, className };
  return (
    <FieldFrame {...frame}>
      {tools}
      <textarea
        {...input}
        {...described(frame)}
        className="input"
        onFocus={(event) => {
          // While somebody types it grows to fit the text, and stays so until the page is left: if
          // it shrank again, what is just being pressed would move.
          const text = event.currentTarget;
          text.dataset.roomy = '';
          // A field that grew may reach below the row that saves; but nothing scrolls while a
          // pointer is pressed.
          if (text.matches('.form-frame *:not(:active)')) text.scrollIntoView({ block: 'nearest' });
          input.onFocus?.(event);
        }}
      />
      {below}
    </FieldFrame>
  );
}

export type Option = { value: string; label: string };

export function SelectField({
  label,
  hint,
  error,
  className,
  options,
  ...input
}: Shared &
  Omit<ComponentProps<'select'>, 'name' | 'className'> & {
    /** Options may stand in groups with a label. */
    options: readonly (Option | { label: string; options: readonly Option[] })[];
  }) {
  const frame = { label, name: input.name, hint, error, className };
  return (
    <FieldFrame {...frame}>
      <select {...input} {...described(frame)} className="input">
        {options.map((one) =>
          'options' in one ? (
            <optgroup key={one.label} label={one.label}>
              <Options options={one.options} />
            </optgroup>
          ) : (
            <Options key={one.value} options={[one]} />
          ),
        )}
      </select>
    </FieldFrame>
  );
}

/** The options of a native select. */
export const Options = ({ options }: { options: readonly Option[] }) =>
  options.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));

/** Fields that are posted without being shown. */
export const HiddenFields = ({ fields }: { fields: Readonly<Record<string, string | number>> }) =>
  Object.entries(fields).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />);

/** Several boxes under one legend, with their common error. */
export function CheckGroup({
  name,
  legend,
  error,
  className,
  children,
}: {
  name: string;
  legend: ReactNode;
  error: string | undefined;
  className?: string;
  children: ReactNode;
}) {
  const id = fieldId(name);
  return (
    <fieldset id={id} tabIndex={-1} className={className} aria-describedby={error ? `${id}-error` : undefined}>
      <legend className="label">{legend}</legend>
      {children}
      {error && (
        <p className="error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </fieldset>
  );
}

/** A native checkbox with its label beside it; with an `id`, its error stands below both. */
export function Check({
  label,
  hint,
  error,
  ...input
}: { label: ReactNode; hint?: ReactNode; error?: string | undefined } & Omit<ComponentProps<'input'>, 'type'>) {
  const wrong = error && input.id ? { 'aria-describedby': `${input.id}-error`, 'aria-invalid': true as const } : {};
  return (
    <>
      <label className="flex min-h-[44px] items-start gap-3 py-2">
        <input type="checkbox" {...input} {...wrong} className="mt-1 size-5 flex-none accent-accent" />
        <span>
          {label}
          {hint && <span className="hint block">{hint}</span>}
        </span>
      </label>
      {error && (
        <div className="error" id={input.id && `${input.id}-error`}>
          {error}
        </div>
      )}
    </>
  );
}

/**
 * The summary above a form that was refused: the sentence, and a link to each field. It takes the
 * focus when a refusal arrives, that is when `fields` is another object, and not when the page is
 * redrawn while somebody corrects a field.
 */
export function ErrorSummary({
  message,
  fields,
  labels = {},
  link,
  takesFocus = true,
  within = '',
}: {
  message: string;
  /** What is wrong, by the names of fields, in their order. */
  fields: Record<string, string>;
  /**
   * The label of each field, where needed without scripts too; otherwise labels are read from the
   * page.
   */
  labels?: Record<string, string>;
  /** Where to go next, from a FormState. */
  link?: { href: string; label: string } | undefined;
  /** Whether the focus goes to the summary rather than to the field with the error. */
  takesFocus?: boolean;
  /** The prefix of the fields' ids, on a page with several forms of one kind. */
  within?: string;
}) {
  const summary = useRef<HTMLDivElement>(null);
  /** Labels by name, read from the page. */
  const [read, setRead] = useState<Record<string, string>>({});
  const entries = Object.entries(fields);
  useEffect(() => {
    setRead(Object.fromEntries(Object.keys(fields).map((name) => [name, labelOf(within + name)])));
    if (takesFocus) summary.current?.focus();
  }, [fields, takesFocus, within]);
  // « Votre nom · À remplir. » says more than the sentence alone.
  const called = (name: string, sentence: string) => joinFacts([labels[name] ?? read[name], sentence]);
  return (
    <div role="alert" tabIndex={-1} className="rounded-card border-2 border-bad bg-bad-bg p-4 text-ink" ref={summary}>
      <p className="font-semibold">{message}</p>
      {link && (
        <p className="mt-1">
          <a href={link.href} target="_self" className="link">
            {link.label}
          </a>
        </p>
      )}
      {entries.length > 0 && (
        <ul className="mt-1 list-disc pl-5">
          {entries.map(([name, sentence]) => (
            <li key={name}>
              <a href={`#${fieldId(within + name)}`} className="link">
                {called(name, sentence)}
              </a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** The label a field has on this page, empty where it has none. */
function labelOf(name: string): string {
  const field = document.getElementById(fieldId(name));
  const label = field && 'labels' in field ? (field.labels as NodeListOf<HTMLLabelElement> | null)?.[0] : null;
  if (!label) return '';
  // The label of a box contains its hint.
  const said = label.cloneNode(true) as HTMLElement;
  for (const hint of said.querySelectorAll('.hint')) hint.remove();
  return said.textContent?.trim() ?? '';
}

export type PasswordLabels = { show: string; hide: string; showLong: string };

/**
 * A password field with a button to show it: seeing it once is safer than typing it twice. Without
 * scripts it stays hidden.
 */
export function PasswordField({
  label,
  hint,
  error,
  labels,
  ...input
}: { label: ReactNode; name: string; hint?: ReactNode; error?: string | undefined; labels: PasswordLabels } & Omit<
  ComponentProps<'input'>,
  'name' | 'type' | 'className'
>) {
  const [isShown, setShown] = useState(false);
  const isLive = useLive();
  const frame = { label, name: input.name, hint, error };
  return (
    <FieldFrame {...frame}>
      <div className="relative">
        <input
          {...input}
          {...described(frame)}
          type={isShown ? 'text' : 'password'}
          className="input pr-[7.2rem]"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={400}
        />
        <button
          type="button"
          data-waits={isLive ? undefined : ''}
          aria-pressed={isShown}
          aria-label={labels.showLong}
          onClick={() => setShown(!isShown)}
          className="absolute inset-y-0 right-0 flex min-h-11 cursor-pointer items-center gap-1.5 rounded-r-field px-3 font-semibold text-[0.95rem] text-accent"
        >
          {isShown ? <EyeOff aria-hidden size={18} /> : <Eye aria-hidden size={18} />}
          <span aria-hidden="true">{isShown ? labels.hide : labels.show}</span>
        </button>
      </div>
    </FieldFrame>
  );
}
