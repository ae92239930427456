import type { ReactNode } from 'react';
import { Dotted } from '#app/_components/dotted.tsx';
import { Duration } from '#app/_components/time.tsx';
import { filmTitle, titleLanguage } from '#lib/films/title.ts';
import { countries } from '#lib/i18n/countries.ts';
import { indexLetter } from '#lib/i18n/dictionary-order.ts';
import { inLocale } from '#lib/i18n/text.ts';
import type { DocumentFilm } from '#lib/model/documents.ts';
import { nameInOrder } from '#lib/people/name-order.ts';
import { personNamed } from '#lib/programme/document-index.ts';
import {
  type FilmGroup,
  type FilmOrder,
  filmGroups,
  filmOrders,
  filmsByLetter,
  ordersOf,
  themesOfFilm,
} from '#lib/programme/indexes.ts';
import { picturesOn } from '#lib/programme/pictures-on.ts';
import { CreditNames, OriginalTitleLine } from './credits.tsx';
import { ThemeName } from './flags.tsx';
import { type Fetched, Picture, Plate } from './picture.tsx';
import { type Programme, pageSentences } from './programme.ts';
import { indexTitle, Letters, letterId, SinglePage } from './single-page.tsx';
import { Said } from './text.tsx';

type Props = { programme: Programme };

/** The width of a film's picture in each order, as in indexes.css. */
const SIZES = '(min-width: 64rem) 20rem, (min-width: 44rem) 30vw, 45vw';
const SMALL_SIZES = '104px';
/** How many films of the list from A to Z are on the first screen of a phone. */
const ON_FIRST_SCREEN = 4;

/** All announced films: from A to Z, or grouped by theme, country or director. */
export function FilmsPage({ programme, order }: Props & { order: FilmOrder | null }) {
  const { films } = programme.document;
  const t = pageSentences(programme);
  const from = new Set(films.flatMap((film) => film.countries)).size;
  return (
    <SinglePage
      programme={programme}
      kind="other"
      title={indexTitle(programme, 'films')}
      below={<p className="subtitle">{t('indexes.filmCount', { count: films.length, countries: from })}</p>}
    >
      <Orders programme={programme} order={order} />
      {order === null ? <FromAToZ programme={programme} /> : <Grouped programme={programme} order={order} />}
    </SinglePage>
  );
}

function Orders({ programme, order }: Props & { order: FilmOrder | null }) {
  const t = pageSentences(programme);
  const offered = ordersOf(programme.document);
  if (offered.length === 0) return null;
  return (
    <nav className="film-orders no-print" aria-label={t('indexes.orders')}>
      <ul>
        {[null, ...filmOrders.filter((one) => offered.includes(one))].map((one) => (
          <li key={one}>
            <a href={programme.paths.films(one ?? undefined)} aria-current={one === order ? 'page' : undefined}>
              {t(`indexes.${one ?? 'a-to-z'}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function FromAToZ({ programme }: Props) {
  const letters = filmsByLetter(programme.document, programme.locale);
  const first = letters.flatMap(([, films]) => films).slice(0, ON_FIRST_SCREEN);
  return (
    <>
      <Letters letters={letters.map(([letter]) => letter)} label={pageSentences(programme)('indexes.a-to-z')} />
      <ol className="films">
        {letters.flatMap(([letter, films]) =>
          films.map((film, i) => (
            <li key={film.number} id={i === 0 ? letterId(letter) : undefined}>
              <FilmOfIndex
                programme={programme}
                film={film}
                heading="h2"
                sizes={SIZES}
                fetched={first.includes(film) ? 'at-once' : undefined}
              >
                <FirstTheme programme={programme} film={film} />
              </FilmOfIndex>
            </li>
          )),
        )}
      </ol>
    </>
  );
}

function Grouped({ programme, order }: Props & { order: FilmOrder }) {
  const groups = filmGroups(programme.document, order, programme.locale);
  const letters = groups.map(({ key }) => (key === null ? null : indexLetter(nameInOrder(key), programme.locale)));
  const isByLetter = order === 'by-director';
  return (
    <>
      {isByLetter ? (
        <Letters
          letters={[...new Set(letters.filter((letter) => letter !== null))]}
          label={pageSentences(programme)('indexes.by-director')}
        />
      ) : (
        <Ways programme={programme} order={order} groups={groups} />
      )}
      <div className="film-groups">
        {groups.map(({ key, films }, i) => (
          <section key={key} id={idOf(key)} aria-labelledby={`${idOf(key)}-name`}>
            <h2 id={`${idOf(key)}-name`}>
              {isByLetter && letters[i] && letters.indexOf(letters[i]) === i && <span id={letterId(letters[i])} />}
              <GroupName programme={programme} order={order} of={key} isLink />
            </h2>
            <ol>
              {films.map((film) => (
                <li key={film.number}>
                  <FilmOfIndex programme={programme} film={film} heading="h3" sizes={SMALL_SIZES} />
                </li>
              ))}
            </ol>
          </section>
        ))}
      </div>
    </>
  );
}

/** The address of the films of a country, theme or director in the list of all films. */
export const wayToFilms = ({ paths }: Programme, order: FilmOrder, key: string): string =>
  `${paths.films(order)}#${idOf(key)}`;

const idOf = (key: string | null) => (key === null ? 'none' : `of-${key.toLowerCase().replace(/\s+/g, '-')}`);

function Ways({ programme, order, groups }: Props & { order: FilmOrder; groups: readonly FilmGroup[] }) {
  return (
    <nav className="film-ways no-print" aria-label={pageSentences(programme)(`indexes.${order}`)}>
      <ul>
        {groups.map(({ key, films }) => (
          <li key={key}>
            <a className="find-chip" href={`#${idOf(key)}`}>
              <GroupName programme={programme} order={order} of={key} />{' '}
              <span className="find-chip-count">{films.length}</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** The name of a theme, country or director, as a link where it has a page. */
function GroupName({
  programme,
  order,
  of,
  isLink = false,
}: Props & { order: FilmOrder; of: string | null; isLink?: boolean }) {
  if (of === null) return pageSentences(programme)(`indexes.none.${order}`);
  if (order === 'by-country') return countries.name(of, programme.locale);
  const theme = order === 'by-theme' ? programme.index.themes.get(of) : undefined;
  const person = order === 'by-director' ? personNamed(programme.document, of) : null;
  const name = theme ? <ThemeName programme={programme} theme={theme} /> : <bdi>{of}</bdi>;
  if (!isLink || (!theme && !person)) return name;
  return <a href={theme ? programme.paths.theme(theme) : person ? programme.paths.person(person) : ''}>{name}</a>;
}

function FirstTheme({ programme, film }: Props & { film: DocumentFilm }) {
  const [theme] = themesOfFilm(programme.document, film.number).flatMap(
    (slug) => programme.index.themes.get(slug) ?? [],
  );
  return (
    theme && (
      <p className="film-theme">
        <ThemeName programme={programme} theme={theme} />
      </p>
    )
  );
}

function FilmOfIndex({
  programme,
  film,
  heading: Heading,
  sizes,
  fetched,
  children,
}: Props & {
  film: DocumentFilm;
  heading: 'h2' | 'h3';
  sizes: string;
  fetched?: Fetched | undefined;
  children?: ReactNode;
}) {
  const { locale, paths, index } = programme;
  const title = filmTitle(film);
  const language = titleLanguage(film, locale);
  const themes = themesOfFilm(programme.document, film.number);
  const [still] = picturesOn(index, `film:${film.number}`, 'still');
  return (
    <article className="film">
      {still ? (
        <Picture
          programme={programme}
          picture={still}
          sizes={sizes}
          most={960}
          fetched={fetched}
          isDecorative
          className="picture"
        />
      ) : (
        <Plate
          programme={programme}
          title={inLocale(title, locale)}
          language={film.title[locale]?.trim() ? locale : language}
          theme={themes[0]}
        />
      )}
      <Heading>
        <a href={paths.film({ number: film.number, title })}>
          <Said programme={programme} text={title} language={language} />
        </a>
      </Heading>
      <OriginalTitleLine programme={programme} film={film} />
      {film.directors.length > 0 && (
        <p className="film-by">
          <CreditNames programme={programme} names={film.directors} />
        </p>
      )}
      <p>
        <Dotted
          parts={[
            film.countries.length > 0 && film.countries.map((code) => countries.name(code, locale)).join(', '),
            film.year,
            film.minutes !== null && <Duration key="m" minutes={film.minutes} locale={locale} />,
          ]}
        />
      </p>
      {children}
    </article>
  );
}
