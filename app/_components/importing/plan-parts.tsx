import { randomUUID } from 'node:crypto';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Empty, RecordHead } from '#app/_components/records/page-head.tsx';
import { Link } from '#app/_ui/link.tsx';
import { lastChange } from '#lib/events/act-history.ts';
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
