import type { DocumentPage } from '#lib/model/documents.ts';
import { Gallery } from './gallery.tsx';
import { Partners } from './partners.tsx';
import type { Programme } from './programme.ts';
import { SinglePage } from './single-page.tsx';
import { Prose } from './text.tsx';

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
