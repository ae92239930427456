import { clsx } from 'clsx';
import { Duration, TimeOf } from '#app/_components/time.tsx';
import { filmTitle } from '#lib/films/title.ts';
import { isEmpty } from '#lib/i18n/text.ts';
import type { DocumentItem } from '#lib/model/documents.ts';
import { FilmFacts } from './credits.tsx';
import { isOnTime } from './live.tsx';
import { kindLikeItem } from './parts.tsx';
import type { EventProps } from './programme.ts';
import { Said } from './text.tsx';
import { ItemTime } from './when.tsx';

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
          {event.endIsApproximate ? t('endAbout') : t('end')} <TimeOf at={event.endsAt} locale={locale} />
        </p>
      )}
    </section>
  );
}

function ItemWords({ programme, event, item, index }: EventProps & { item: DocumentItem; index: number }) {
  const { terms, t, locale, paths } = programme;
  const film = item.film === null ? undefined : programme.index.films.get(item.film);
  // Each once, in whatever roles.
  const people = new Set(event.people.filter(({ item: of }) => of === index).map(({ person }) => person));
  return (
    <>
      {/* The word « Autre » adds nothing to a title. */}
      {(item.kind !== 'other' || isEmpty(item.title)) && <p className="order-kind">{terms(`itemKind.${item.kind}`)}</p>}
      {film ? (
        <p className="order-title">
          <a href={paths.film({ number: film.number, title: filmTitle(film) })}>
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
      {people.size > 0 && (
        <p className="order-facts">
          <bdi>{[...people].flatMap((person) => programme.index.people.get(person)?.name ?? []).join(', ')}</bdi>
        </p>
      )}
    </>
  );
}
