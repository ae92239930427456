import { randomUUID } from 'node:crypto';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Empty, RecordHead } from '#app/_components/records/page-frame.tsx';
import { Link } from '#app/_ui/link.tsx';
import { AnsweredBox, AnsweredInput } from '#app/_ui/refused-answers.tsx';
import { lastChange } from '#lib/events/act-answers.ts';
import type { Importing } from '#lib/exchange/files/kept-imports.ts';

/**
 * The hidden fields of a plan: its fingerprint, the key of this press, and the newest change when
 * it was shown.
 */
export const PlanSeen = ({ festival, fingerprint }: { festival: Importing; fingerprint: string }) => (
  <>
    <input type="hidden" name="fingerprint" value={fingerprint} />
    <input type="hidden" name="clientKey" value={randomUUID()} />
    <input type="hidden" name="seen" value={lastChange(festival.db, festival.id)} />
  </>
);

/**
 * The buttons below a plan: go on (the form's `intent`), or read the file again with these answers.
 */
export async function PlanBar({
  intent,
  label,
  isDisabled,
}: {
  intent: 'apply' | 'plan';
  label: string;
  isDisabled: boolean;
}) {
  return (
    <div className="record-bar">
      <button type="submit" name="intent" value={intent} className="btn lamp" disabled={isDisabled}>
        {label}
      </button>
      <button type="submit" name="intent" value="replan" className="btn">
        {(await getTranslations('exchange.plan'))('replan')}
      </button>
    </div>
  );
}

/** Shown where nothing would be written. */
export const NothingToDo = ({ children }: { children: string }) => (
  <p className="rounded-field bg-good-bg px-4 py-3 font-semibold">{children}</p>
);

/** Shown where the file is no longer kept, with the link to read it again. */
export const GonePlan = ({
  back,
  title,
  text,
  read,
}: {
  back: { href: string; label: string };
  title: string;
  text: string;
  read: string;
}) => (
  <>
    <RecordHead back={back} title={title} />
    <Empty title={title} text={text}>
      <Link href={back.href} className="btn lamp">
        {read}
      </Link>
    </Empty>
  </>
);

/** A part of the plan that folds, with the number of lines in it. */
export function PlanFold({
  title,
  count,
  isOpen = false,
  children,
}: {
  title: string;
  count?: number;
  isOpen?: boolean;
  children: ReactNode;
}) {
  return (
    <details open={isOpen} className="card px-[clamp(1rem,3vw,1.5rem)] py-2">
      <summary className="min-h-11 cursor-pointer content-center font-semibold text-[1.1rem]">
        {title}
        {count !== undefined && ` (${count})`}
      </summary>
      {children}
    </details>
  );
}

/** How many lines there are besides those shown; nothing if those are all. */
export async function More({ count, className = 'pb-3' }: { count: number; className?: string }) {
  if (count <= 0) return null;
  const t = await getTranslations('exchange.plan');
  return <p className={`${className} text-soft`}>{t('more', { count })}</p>;
}

/**
 * Radio buttons that ask whether a line is one of these records or a new one. None is chosen
 * beforehand.
 */
export const ImportQuestion = ({
  name,
  title,
  note,
  choices,
  another,
}: {
  name: string;
  title: string;
  /** Where the line is in the file. */
  note?: string;
  choices: readonly { value: string; label: string; more?: ReactNode }[];
  another: string;
}) => (
  <fieldset className="grid border-line border-t py-3">
    <legend className="float-left w-full">
      <LineTitle title={title} note={note} />
    </legend>
    {[...choices, { value: 'new', label: another, more: null }].map(({ value, label, more }) => (
      <label key={value} className="flex min-h-11 items-center gap-3 py-1.5">
        <AnsweredInput type="radio" name={name} value={value} className="size-5 shrink-0 accent-accent" />
        <span>
          {label}
          {more && <span className="block text-soft">{more}</span>}
        </span>
      </label>
    ))}
  </fieldset>
);

/** The name of a line, and where it is in the file. */
export const LineTitle = ({ title, note }: { title: ReactNode; note?: string | undefined }) => (
  <>
    <b>{title}</b> {note && <span className="text-soft">{note}</span>}
  </>
);

/** A question about the whole file or list, with radio buttons. */
export const Choice = ({
  name,
  title,
  text,
  chosen,
  options,
  className = '',
}: {
  name: string;
  title: string;
  text?: string;
  /** Null until somebody has chosen. */
  chosen: string | null;
  options: readonly (readonly [value: string, label: string])[];
  className?: string;
}) => (
  <fieldset className={`grid ${className}`}>
    <legend className="float-left w-full font-semibold">{title}</legend>
    {text && <p className="min-w-0 break-words text-soft">{text}</p>}
    {options.map(([value, label]) => (
      <label key={value} className="flex min-h-11 items-center gap-3 py-1.5">
        <AnsweredInput
          type="radio"
          name={name}
          value={value}
          defaultChecked={value === chosen}
          className="size-5 shrink-0 accent-accent"
        />
        {label}
      </label>
    ))}
  </fieldset>
);

/** A checkbox that says whether something is done. */
export const Take = ({
  name,
  isTicked = false,
  children,
}: {
  name: string;
  isTicked?: boolean;
  children: ReactNode;
}) => (
  <label className="flex min-h-11 items-center gap-3 py-1.5">
    <AnsweredBox name={name} defaultChecked={isTicked} className="size-5 shrink-0 accent-accent" />
    <span>{children}</span>
  </label>
);

/**
 * A changed field with its values before and after; null stands for nothing. `isLeft`: it is not
 * changed.
 */
type Change = { field: string; label: string; before: ReactNode; after: ReactNode; isLeft: boolean };

/** The fields a line changes; each can be left as it is. `name` is that of the line in the form. */
export async function Changes({ name, changes }: { name: string; changes: readonly Change[] }) {
  const t = await getTranslations('exchange.plan');
  return (
    <ul className="pl-8">
      {changes.map(({ field, label, before, after, isLeft }) => (
        <li key={field}>
          <Take name={`takeFields.${name}.${field}`} isTicked={!isLeft}>
            <span className="text-soft">{label}</span>{' '}
            <span className="min-w-0 break-words">
              <del className="text-soft">{before || t('empty')}</del> <span className="sr-only">{t('becomes')} </span>
              <ins className="font-semibold no-underline">
                <span aria-hidden="true">→ </span>
                {after || t('empty')}
              </ins>
            </span>
          </Take>
        </li>
      ))}
    </ul>
  );
}
