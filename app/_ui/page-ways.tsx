import { useTranslations } from 'next-intl';
import { pageBounds } from '#lib/page-bounds.ts';
import { Link } from './link.tsx';

/** Which rows of a list are shown, with links to the others; nothing where all are shown. */
export function PageWays({
  asked,
  size,
  total,
  hrefOf,
  onGo,
}: {
  /** The first row that the address asks for. */
  asked: number;
  size: number;
  total: number;
  hrefOf: (from: number) => string;
  /** Shows these rows without a navigation, where the page holds all of them. */
  onGo?: ((from: number) => void) | undefined;
}) {
  const t = useTranslations('records.table');
  if (total <= size) return null;
  const { from, previous, next } = pageBounds(asked, size, total);
  const way = (to: number | null, label: string) =>
    to !== null && (
      <Link
        href={hrefOf(to)}
        className="btn"
        {...(onGo && {
          onNavigate: (event: { preventDefault: () => void }) => {
            event.preventDefault();
            onGo(to);
          },
        })}
      >
        {label}
      </Link>
    );
  return (
    <p className="flex flex-wrap items-center gap-3">
      {way(previous, t('previous'))}
      {way(next, t('next'))}
      <span className="text-soft">{t('page', { from: from + 1, to: Math.min(from + size, total), count: total })}</span>
    </p>
  );
}
