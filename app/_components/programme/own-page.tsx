import type { DocumentPage, DocumentPartner } from '#lib/model/documents.ts';
import { byRank } from '#lib/pages/schema.ts';
import { picturesOn } from '#lib/programme/pictures-on.ts';
import { Gallery, Picture } from './picture.tsx';
import type { Here, Programme } from './programme.ts';
import { SinglePage } from './single-page.tsx';
import { Prose, Said } from './text.tsx';

/*
 * A page of the festival's own, the links to all of them, and the partners.
 */

/**
 * A page of the festival's own: the organiser's text, its pictures, and the partners if that was
 * chosen.
 */
export function OwnPage({ programme, page }: { programme: Programme; page: DocumentPage }) {
  const partners = page.showsPartners ? (programme.document.partners ?? []) : [];
  return (
    <SinglePage programme={programme} kind="other" title={page.title}>
      <div className="own-page">
        <Gallery programme={programme} of={`page:${page.slug}`} />
        <div className="own-words">
          <Prose programme={programme} text={page.text} className="own-text" level={2} />
          <Partners programme={programme} partners={partners} />
        </div>
      </div>
    </SinglePage>
  );
}

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

/**
 * The partners, rank by rank, each with its logo, else its name. In the footer without headings.
 */
export function Partners({
  programme,
  partners,
  isFoot = false,
}: {
  programme: Programme;
  partners: readonly DocumentPartner[];
  isFoot?: boolean;
}) {
  const Rank = isFoot ? 'p' : 'h2';
  return byRank(partners).map(({ rank, partners: some }) => (
    <div key={some[0]?.number} className="partners">
      {(rank.fr || rank.en) && (
        <Rank>
          <Said programme={programme} text={rank} />
        </Rank>
      )}
      <ul>
        {some.map((partner) => (
          <li key={partner.number}>
            <Partner programme={programme} partner={partner} />
          </li>
        ))}
      </ul>
    </div>
  ));
}

function Partner({
  programme,
  partner: { number, name, address },
}: {
  programme: Programme;
  partner: DocumentPartner;
}) {
  const [logo] = picturesOn(programme.index, `partner:${number}`, 'partner');
  const face = logo ? (
    <>
      <Picture programme={programme} picture={logo} sizes="10rem" most={480} isDecorative className="partner-logo" />
      <span className="sr-only">{name}</span>
    </>
  ) : (
    <bdi>{name}</bdi>
  );
  return address === '' ? <span>{face}</span> : <a href={address}>{face}</a>;
}
