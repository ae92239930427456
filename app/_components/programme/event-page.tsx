import { clsx } from 'clsx';
import { Dotted } from '#app/_components/dotted.tsx';
import { BigStar } from '#app/_components/selection/star.tsx';
import { Abbreviation, DateOf } from '#app/_components/time.tsx';
import { ShareIcon } from '#app/_ui/icons.tsx';
import { filmTitle } from '#lib/films/title.ts';
import { isWebAddress } from '#lib/i18n/contacts-in.ts';
import { capital, isEmpty } from '#lib/i18n/text.ts';
import { accessOf } from '#lib/programme/access.ts';
import { filmsOfEvent } from '#lib/programme/around.ts';
import { isStruck } from '#lib/programme/day.ts';
import { bookingOf } from '#lib/programme/prices.ts';
import { speechInWords, speechOf } from '#lib/programme/speech.ts';
import { isAfterMidnight } from '#lib/time/festival-day.ts';
import { Neighbours, OtherShowings } from './event-links.tsx';
import { EventSide } from './event-side.tsx';
import { FilmSection } from './film-page.tsx';
import { accessSentence, EventState, KindTag, SinceSlot, StatusFlag, sinceOf } from './flags.tsx';
import { factsOf, LiveState } from './live.tsx';
import { PeopleList } from './people-page.tsx';
import { EventPicture, PictureCredit } from './picture.tsx';
import { type EventProps, elsewhereSentences, liveSentences } from './programme.ts';
import { RunningOrderList } from './running-order.tsx';
import { Prose, Said } from './text.tsx';
import { AfterMidnight, EventOver, marksOf, Place, When } from './when-and-where.tsx';

/**
 * Everything the public may know of a séance, in the order visitors need it: what and when, what
 * they can do, what it shows, access, running order, people, other showings; then practical facts,
 * beside it on a wide screen.
 */
export function EventPage({ programme, event }: EventProps) {
  const { document, t } = programme;
  return (
    <main id="content">
      <Head programme={programme} event={event} />
      <div className="page single event-body">
        <div className="columns">
          <div className="main-column">
            {!isEmpty(event.synopsis) && (
              <section aria-labelledby="about">
                <h2 id="about">{t('aboutEvent')}</h2>
                <Prose programme={programme} text={event.synopsis} />
              </section>
            )}
            {filmsOfEvent(document, event).map((film) => (
              <FilmSection
                key={film.number}
                programme={programme}
                film={film}
                version={event.items.find((item) => item.film === film.number)?.version ?? null}
                isNamed={programme.say(filmTitle(film)) !== programme.say(event.title)}
              />
            ))}
            <AccessList programme={programme} event={event} />
            <RunningOrderList programme={programme} event={event} />
            <PeopleList programme={programme} event={event} />
            <OtherShowings programme={programme} event={event} />
            <ReadOn programme={programme} event={event} />
          </div>
          <EventSide programme={programme} event={event} />
        </div>
        <Neighbours programme={programme} event={event} />
      </div>
    </main>
  );
}

/**
 * A title of more characters than this is set smaller, or hour and room would leave the first
 * screen.
 */
const LONG = 80;

function Head({ programme, event }: EventProps) {
  const speech = speechInWords(speechOf(event), programme.locale);
  return (
    <header
      {...sinceOf(event)}
      {...marksOf(programme, event)}
      data-reads="event"
      className={clsx('event-head', event.kind, isStruck(event) && 'off')}
    >
      <EventPicture programme={programme} event={event} sizes="(min-width: 64rem) 45rem, 100vw" isLarge />
      <div className="event-lead">
        <WayBack programme={programme} event={event} />
        <p className="event-tags">
          <KindTag programme={programme} event={event} /> <SinceSlot />
        </p>
        <h1 className={clsx('event-title', programme.say(event.title).length > LONG && 'is-long')}>
          <StatusFlag programme={programme} event={event} />{' '}
          <span className="event-name">
            <Said programme={programme} text={event.title} />
          </span>
        </h1>
        {!isEmpty(event.subtitle) && (
          <p className="subtitle">
            <Said programme={programme} text={event.subtitle} />
          </p>
        )}
        <p className="single-when">
          {event.day && event.startsAt && (
            <>
              <DateOf date={event.day} locale={programme.locale} style="long" className="capital" />{' '}
              <span>
                <When programme={programme} event={event} />
                <EventOver programme={programme} />
              </span>
            </>
          )}
          {event.rooms.length > 0 && (
            <span className="single-place">
              {' '}
              <Place programme={programme} event={event} />
            </span>
          )}
        </p>
        <PictureCredit programme={programme} event={event} />
        {speech !== '' && <p>{programme.say(capital(speech, programme.locale))}</p>}
        {isAfterMidnight(event) && (
          <p className="hint">
            <AfterMidnight programme={programme} event={event} />
          </p>
        )}
        <EventState programme={programme} event={event} />
        <LiveState programme={programme} event={event} />
        <EventActs programme={programme} event={event} />
      </div>
    </header>
  );
}

function WayBack({ programme, event }: EventProps) {
  const { paths, t, locale } = programme;
  return (
    <p className="way-back no-print">
      <a className="link" href={event.day ? paths.day(event.day) : paths.home()}>
        {event.day ? (
          <DateOf date={event.day} locale={locale} style="long" className="capital" />
        ) : (
          t('backToProgramme')
        )}
      </a>
    </p>
  );
}

/**
 * What a visitor can do about a séance: choose it (which shows at once what it clashes with), book
 * it, share it.
 */
function EventActs({ programme, event }: EventProps) {
  return (
    <>
      <div className="event-acts no-print">
        <BigStar programme={programme} event={event} />
        <EventBooking programme={programme} event={event} />
        <Share programme={programme} event={event} />
      </div>
      {/* Filled when the séance is chosen and clashes with another:
          app/_islands/selection/clash.ts. */}
      {programme.canChoose && <div className="notice clash no-print" data-clash={event.number} hidden />}
    </>
  );
}

/**
 * « Réserver » with its price; or in its place why there is nothing to book: full, free, paid at
 * the door.
 */
function EventBooking({ programme, event }: EventProps) {
  const booking = bookingOf(event, programme.index);
  const places = factsOf(programme, event)?.places ?? null;
  const said = places && capital(liveSentences(programme)(`places.${places}`), programme.locale);
  if (places === 'full') return <p className="booking-state is-full">{said}</p>;
  if (!booking) return null;
  const { by, offer } = booking;
  const price = offer && !isEmpty(offer.price) ? <Said programme={programme} text={offer.price} /> : null;
  const below = said ?? price;
  const words = (
    <span>
      {programme.t(`booking.${by}`)}
      {below && <small> {below}</small>}
    </span>
  );
  return offer ? (
    <a className="btn lamp" href={offer.address}>
      {words}
    </a>
  ) : (
    <p className={`booking-state ${by}`}>{words}</p>
  );
}

/** The share dialog of the device, else a copy of the address; hidden without scripts. */
function Share({ programme, event }: EventProps) {
  const { siteUrl, paths } = programme;
  if (siteUrl === null) return null;
  const t = elsewhereSentences(programme);
  return (
    <span className="share">
      <button
        type="button"
        hidden
        className="btn"
        data-island="send"
        data-page={siteUrl + paths.event(event)}
        data-title={programme.say(event.title)}
        data-done={t('copy.copied')}
        data-by-hand={t('copy.byHand')}
      >
        <ShareIcon size={22} />
        <span className="sr-only">{t('share')}</span>
      </button>
      <span role="status" />
    </span>
  );
}

/** The access a séance has throughout, in part, and not; also says where nothing is stated. */
function AccessList({ programme, event }: EventProps) {
  const { t, terms } = programme;
  const { whole, partly, lacking } = accessOf(event, programme.index);
  const words = (accesses: typeof whole) => (
    <Dotted
      parts={accesses.map((access) => (
        <Abbreviation key={access} className="capital" as={terms(`accessSpoken.${access}`)}>
          {terms(`access.${access}`)}
        </Abbreviation>
      ))}
    />
  );
  return (
    <section aria-labelledby="access">
      <h2 id="access">{t('access')}</h2>
      {whole.length + partly.length + lacking.length === 0 && <p className="hint">{t('accessUnknown')}</p>}
      <dl className="facts">
        {whole.length > 0 && (
          <div>
            <dt>{t('accessWhole')}</dt>
            <dd>{words(whole)}</dd>
          </div>
        )}
        {partly.length > 0 && (
          <div>
            <dt>{t('accessPart')}</dt>
            {partly.map((part) => (
              <dd key={part.access}>
                <Abbreviation className="capital" as={accessSentence(programme, part, true)}>
                  {accessSentence(programme, part, false)}
                </Abbreviation>
              </dd>
            ))}
          </div>
        )}
        {lacking.length > 0 && (
          <div>
            <dt>{t('accessLacking')}</dt>
            <dd>{words(lacking)}</dd>
          </div>
        )}
      </dl>
    </section>
  );
}

/**
 * Links of a séance to other sites. The organisers do not vouch for these pages, and search engines
 * are told so.
 */
function ReadOn({ programme, event }: EventProps) {
  const links = (event.links ?? []).filter(({ address }) => isWebAddress(address));
  if (links.length === 0) return null;
  return (
    <section aria-labelledby="links">
      <h2 id="links">{programme.t('links')}</h2>
      <ul className="grid gap-1">
        {links.map(({ address, label }, i) => (
          <li key={i}>
            <a className="link break-words" href={address} rel="noopener nofollow ugc">
              <bdi>{label || hostOf(address)}</bdi>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

const hostOf = (address: string) => new URL(address).host.replace(/^www\./, '');
