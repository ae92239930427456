import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';

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
