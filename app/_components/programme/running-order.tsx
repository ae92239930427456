import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { Duration, TimeOf, TimeRange } from '#app/_components/time.tsx';
import { filmTitle, titledFilm } from '#lib/films/title.ts';
import { capital, isEmpty } from '#lib/i18n/text.ts';
import type { DocumentEvent, DocumentItem } from '#lib/model/documents.ts';
import { namesInWords } from '#lib/programme/as-text.ts';
import { type ItemKind, type Parts, publicPartsOf } from '#lib/programme/parts.ts';
import { FilmFacts } from './credits.tsx';
import { isOnTime } from './live.tsx';
import type { EventProps, Programme } from './programme.ts';
import { Said, withCommas } from './text.tsx';
import { ItemTime } from './when-and-where.tsx';

/**
 * The parts with their hours, and the end; while it is late or cancelled, without hours. Nothing
 * for a séance of one part, whose time is already shown.
 */
export function RunningOrderList({ programme, event }: EventProps) {
  const { t, locale } = programme;
  if (event.items.length < 2) return null;
  const isTimed = isOnTime(programme, event);
  return (
    <section aria-labelledby="order" className="order">
      <h2 id="order">{t('runningOrder')}</h2>
      <ol>
        {event.items.map((item, i) => (
          <li key={i} className={clsx('order-item', kindLikeItem[item.kind])}>
            {isTimed && <ItemTime programme={programme} item={item} />}
            <div>
              <ItemWords programme={programme} event={event} item={item} index={i} />
            </div>
          </li>
        ))}
      </ol>
      {event.endsAt && isTimed && (
        <p className="order-end">
          {t('end')}{' '}
          <span className="unit">
            {event.endIsApproximate && `${t('about')} `}
            <TimeOf at={event.endsAt} locale={locale} />
          </span>
        </p>
      )}
    </section>
  );
}

function ItemWords({ programme, event, item, index }: EventProps & { item: DocumentItem; index: number }) {
  const { terms, t, locale, paths } = programme;
  const film = item.film === null ? undefined : programme.index.films.get(item.film);
  // Each once, in whatever roles.
  const there = event.people.filter(({ item: of }) => of === index);
  const people = namesInWords(programme.document, there, locale);
  return (
    <>
      {/* The word « Autre » adds nothing to a title. */}
      {(item.kind !== 'other' || isEmpty(item.title)) && <p className="order-kind">{terms(`itemKind.${item.kind}`)}</p>}
      {film ? (
        <p className="order-title">
          <a href={paths.film(titledFilm(film))}>
            <Said programme={programme} text={filmTitle(film)} />
          </a>
        </p>
      ) : (
        !isEmpty(item.title) && (
          <p className="order-title">
            <Said programme={programme} text={item.title} />
          </p>
        )
      )}
      {item.kind === 'film' && !film && isEmpty(item.title) && <p className="order-title">{t('untitledFilm')}</p>}
      <p className="order-facts">
        {film ? (
          <FilmFacts programme={programme} film={film} version={item.version} />
        ) : (
          !item.isApproximate && item.minutes > 0 && <Duration minutes={item.minutes} locale={locale} />
        )}
        {item.isApproximate && <span className="dotted flag warn">{t('lengthToConfirm')}</span>}
      </p>
      {people !== '' && (
        <p className="order-facts">
          <bdi>{people}</bdi>
        </p>
      )}
    </>
  );
}

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
  return pieces.length === 0 ? null : withCommas(pieces, (piece) => piece);
}

const word = (item: DocumentItem, { terms, locale }: Programme) =>
  terms(`itemKind.${item.kind}`).toLocaleLowerCase(locale);

const thenWord = (item: DocumentItem, programme: Programme) => `${programme.t('then')} ${word(item, programme)}`;

function oneMain({ main, after, unknown, isAlone }: Parts, programme: Programme, isTimed: boolean): ReactNode[] {
  const { t, terms, locale } = programme;
  if (!main?.startsAt) return unknown > 0 ? [capital(t('lengthsToConfirm', { count: unknown }), locale)] : [];
  // Its hours are those of the séance, shown above.
  if (isAlone) return [capital(t('lengthToConfirm'), locale)];
  // « Film » alone would say nothing.
  if (!isTimed && !main.isApproximate && after.length === 0) return [];
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
