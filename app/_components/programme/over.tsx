import { programmeBase } from '#lib/i18n/paths.ts';
import type { DocumentEvent } from '#lib/model/documents.ts';
import { runsBetween } from '#lib/programme/runs-between.ts';
import { formatDateRange } from '#lib/time/format.ts';
import type { Programme } from './programme.ts';
import { Said } from './text.tsx';

/** « terminé », beside the dates of a festival that is over. */
export function Over({ programme }: { programme: Programme }) {
  if (!programme.document.isOver) return null;
  return <span className="over-word">{programme.t('overShort')}</span>;
}

/** The same as a sentence, with what is still offered, for the pages people reach first. */
export function OverSentence({ programme, className }: { programme: Programme; className: string }) {
  if (!programme.document.isOver) return null;
  return <p className={className}>{programme.t('over')}</p>;
}

/**
 * The instants between which early.ts marks elements about this séance as on, then as over. Nothing
 * for a séance that does not take place.
 */
export function marksOf({ document }: Programme, event: DocumentEvent) {
  if (event.status !== 'planned') return {};
  const { start, end } = runsBetween(document, event);
  return end === null ? {} : { 'data-start': start ?? undefined, 'data-end': end };
}

/** « 14 h – 16 h, terminée »: shown once the séance is over, by the mark of early.ts. */
export const EventOver = ({ programme }: { programme: Programme }) => (
  <span className="event-over">, {programme.f('over')}</span>
);

/**
 * « Édition suivante : … », once that is published here; worded so that it stays true when that
 * edition is over too.
 */
export function AnnouncedEdition({ programme, className }: { programme: Programme; className: string }) {
  const { nextEdition } = programme.document;
  if (!nextEdition) return null;
  const { locale, t } = programme;
  const { slug, name, startsOn, endsOn, url = '' } = nextEdition;
  return (
    <p className={className}>
      {t('nextEdition')}{' '}
      {programme.isServed ? (
        <a href={url + programmeBase(locale, slug)}>
          <Said programme={programme} text={name} />
        </a>
      ) : (
        <Said programme={programme} text={name} />
      )}
      , {formatDateRange(startsOn, endsOn, locale)}.
    </p>
  );
}
