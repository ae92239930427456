import type { PublicDocument } from '#lib/model/documents.ts';
import { eventsOfSeries } from '#lib/programme/around.ts';
import { EventLinks } from './event-links.tsx';
import { Offers } from './offers.tsx';
import { type Programme, pageSentences } from './programme.ts';
import { SinglePage } from './single-page.tsx';
import { Prose } from './text.tsx';

/** The page of a series: its séances in their order, and the price of joining all of them. */
export function SeriesPage({ programme, series }: { programme: Programme; series: PublicDocument['series'][number] }) {
  const t = pageSentences(programme);
  const events = eventsOfSeries(programme.document, series.number);
  return (
    <SinglePage programme={programme} list="themes" kind="other" word={t('series')} title={series.title}>
      <Prose programme={programme} text={series.introduction} className="single-text" level={2} />
      <div className="columns">
        <div className="main-column">
          <section aria-labelledby="showings">
            <h2 id="showings">{programme.t('showings')}</h2>
            <EventLinks
              programme={programme}
              events={events}
              note={({ series: place }) => place?.position && t('part', { position: place.position })}
            />
          </section>
        </div>
        {series.offers.length > 0 && (
          <div className="side-column">
            <section aria-labelledby="offers">
              <h2 id="offers">{programme.t('offers')}</h2>
              <Offers programme={programme} offers={series.offers} />
            </section>
          </div>
        )}
      </div>
    </SinglePage>
  );
}
