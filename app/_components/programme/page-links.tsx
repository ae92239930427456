import type { Here, Programme } from './programme.ts';
import { Said } from './text.tsx';

/** Links to the festival's own pages as list items: those of the navigation, or the others. */
export function PageLinks({
  programme,
  isNavigation,
  here = null,
  className,
}: {
  programme: Programme;
  isNavigation: boolean;
  /** The current page, which is marked. */
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

/** These links as a line of the header on a wide screen; on a phone they are in its menu. */
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
