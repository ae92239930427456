import type { ReactNode } from 'react';
import { TimeRange } from '#app/_components/time.tsx';
import { capital } from '#lib/i18n/text.ts';
import type { DocumentEvent, DocumentItem } from '#lib/model/documents.ts';
import { type ItemKind, type Parts, publicPartsOf } from '#lib/programme/parts.ts';
import { isOnTime } from './live.tsx';
import type { Programme } from './programme.ts';
import { ItemTime } from './when.tsx';

/** The colour of a part: that of the most similar type of séance. */
export const kindLikeItem: Record<ItemKind, string> = {
  introduction: 'other',
  film: 'screening',
  talk: 'talk',
  debate: 'debate',
  show: 'show',
  break: 'other',
  other: 'other',
};

/**
 * « Film 9 h 35 – 11 h 09, puis débat »; for several films
 * « deux durées à confirmer, débat vers 17 h 40 ». While it is late its hours are no longer true,
 * and it is « Film, puis débat ».
 */
export function partsLine(programme: Programme, event: DocumentEvent): ReactNode {
  const parts = publicPartsOf(event);
  if (!parts || event.status === 'cancelled' || event.startsAt === null) return null;
  const isTimed = isOnTime(programme, event);
  const pieces = parts.films > 1 ? severalFilms(parts, programme, isTimed) : oneMain(parts, programme, isTimed);
  if (pieces.length === 0) return null;
  return pieces.map((piece, i) => (
    <span key={i}>
      {i > 0 && ', '}
      {piece}
    </span>
  ));
}

const word = (item: DocumentItem, { terms, locale }: Programme) =>
  terms(`itemKind.${item.kind}`).toLocaleLowerCase(locale);

const thenWord = (item: DocumentItem, programme: Programme) => `${programme.t('then')} ${word(item, programme)}`;

function oneMain({ main, after, unknown, isAlone }: Parts, programme: Programme, isTimed: boolean): ReactNode[] {
  const { t, terms, locale } = programme;
  if (!main?.startsAt) return unknown > 0 ? [capital(t('lengthsToConfirm', { count: unknown }), locale)] : [];
  // Its hours are those of the séance, shown above.
  if (isAlone) return [capital(t('lengthToConfirm'), locale)];
  const range = (
    <>
      {terms(`itemKind.${main.kind}`)}{' '}
      <TimeRange
        from={main.startsAt}
        to={main.minutes > 0 ? main.endsAt : null}
        isApproximate={main.isApproximate}
        locale={locale}
        className="unit"
      />
    </>
  );
  return [
    isTimed ? range : terms(`itemKind.${main.kind}`),
    ...(main.isApproximate ? [t('lengthToConfirm')] : []),
    ...after.slice(0, 2).map((item) => thenWord(item, programme)),
  ];
}

function severalFilms({ films, after, unknown }: Parts, programme: Programme, isTimed: boolean): ReactNode[] {
  const { t } = programme;
  const known = unknown > 0 ? t('lengthsToConfirm', { count: unknown }) : t('films', { count: films });
  return [
    capital(known, programme.locale),
    ...after.slice(0, 2).map((item, i) =>
      isTimed ? (
        <span key={i}>
          {word(item, programme)} <ItemTime programme={programme} item={item} />
        </span>
      ) : (
        thenWord(item, programme)
      ),
    ),
  ];
}
