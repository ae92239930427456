import { randomUUID } from 'node:crypto';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Empty, RecordHead } from '#app/_components/records/page-head.tsx';
import { Link } from '#app/_ui/link.tsx';
import { lastChange } from '#lib/events/act-history.ts';
import type { Importing } from '#lib/exchange/files/kept-imports.ts';

/**
 * What is posted with a plan: its name, the press of its button, and the newest change when it was
 * shown.
 */
export const PlanSeen = ({ festival, fingerprint }: { festival: Importing; fingerprint: string }) => (
  <>
    <input type="hidden" name="fingerprint" value={fingerprint} />
    <input type="hidden" name="clientKey" value={randomUUID()} />
    <input type="hidden" name="seen" value={lastChange(festival.db, festival.id)} />
  </>
);

/**
 * The buttons below what was read: go on, by the `intent` of the form, or have it read again with
 * what was answered.
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

/** Said where nothing would be written. */
export const NothingToDo = ({ children }: { children: string }) => (
  <p className="rounded-field bg-good-bg px-4 py-3 font-semibold">{children}</p>
);

/** Instead of what is no longer kept: the way to read it again. */
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

/** A part of the plan that opens and closes, with how much is in it. */
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

/** How many there are beside those that are shown; nothing where those are all. */
export async function More({ count, className = 'pb-3' }: { count: number; className?: string }) {
  if (count <= 0) return null;
  const t = await getTranslations('exchange.plan');
  return <p className={`${className} text-soft`}>{t('more', { count })}</p>;
}
