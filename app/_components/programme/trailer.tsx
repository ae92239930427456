import { filmTitle } from '#lib/films/title.ts';
import { trailerOf } from '#lib/films/trailer.ts';
import { inLocale } from '#lib/i18n/text.ts';
import type { DocumentFilm } from '#lib/model/documents.ts';
import { themesOfFilm } from '#lib/programme/indexes.ts';
import { picturesOn } from '#lib/programme/pictures-on.ts';
import { Picture } from './picture.tsx';
import { Plate } from './plate.tsx';
import type { Programme } from './programme.ts';

/**
 * The trailer of a film: a still with a button that names the site which is contacted when it is
 * pressed. Without a script, and in a preview, whose policy allows no other site, a link.
 */
export function TrailerOfFilm({ programme, film }: { programme: Programme; film: DocumentFilm }) {
  const { t, locale, index, document } = programme;
  const trailer = film.trailer ? trailerOf(film.trailer) : null;
  if (!trailer) return null;
  const title = inLocale(filmTitle(film), locale);
  // The first still is shown above already.
  const [, still] = picturesOn(index, `film:${film.number}`, 'still');
  return (
    <figure className="trailer no-print">
      {programme.feeds && (
        <div className="trailer-still">
          {still ? (
            <Picture
              programme={programme}
              picture={still}
              sizes="(min-width: 64rem) 42rem, 100vw"
              most={960}
              isDecorative
              className="picture"
            />
          ) : (
            <Plate programme={programme} title={title} theme={themesOfFilm(document, film.number)[0]} />
          )}
          <button
            type="button"
            hidden
            data-island="trailer"
            data-kind={trailer.kind}
            data-source={trailer.source}
            data-title={t('trailer.of', { title })}
          >
            <span>{t('trailer.start')}</span>
          </button>
        </div>
      )}
      <figcaption>
        {programme.feeds && t('trailer.asked', { site: trailer.site })}{' '}
        <a className="link" href={trailer.link}>
          {t('trailer.there', { site: trailer.site })}
        </a>
      </figcaption>
    </figure>
  );
}
