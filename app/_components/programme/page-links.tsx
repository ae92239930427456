import type { Here, Programme } from './programme.ts';
import { Said } from './text.tsx';

/**
 * The pages of the festival's own, as entries of a list: those of its navigation, or the others.
 */
export function PageLinks({
  programme,
  isNavigation,
  here = null,
  className,
}: {
  programme: Programme;
  isNavigation: boolean;
  /** The page they stand on, so that it is told apart. */
  here?: Here | null;
  className?: string;
}) {
  const { document, paths } = programme;
  const asked = (document.pages ?? []).filter((page) => page.isInNavigation === isNavigation);
  return asked.map((page) => (
    <li key={page.slug} className={className}>
      <a href={paths.page(page)} aria-current={here?.(paths) === paths.page(page) ? 'page' : undefined}>
        <Said programme={programme} text={page.title} />
      </a>
    </li>
  ));
}

/** A line of the header on a wide screen; on a phone they stand in its menu. */
export function PagesBar({ programme, here }: { programme: Programme; here: Here }) {
  if (!programme.document.pages?.some(({ isInNavigation }) => isInNavigation)) return null;
  return (
    <nav className="festival-pages" aria-label={programme.t('ownPages')}>
      <ul>
        <PageLinks programme={programme} isNavigation here={here} />
      </ul>
    </nav>
  );
}
