import type { EventProps, Programme } from '#app/_components/programme/programme.ts';
import type { StarWords } from '#app/_islands/selection/stars.ts';
import { buildId } from '#app/feeds/build-id.ts';
import { filmTitle } from '#lib/films/title.ts';
import type { DocumentFilm } from '#lib/model/documents.ts';
import { selectionAddresses } from '#lib/selections/addresses.ts';
import { standingIn } from '#lib/selections/draw-times.ts';
import { MAX_SELECTED, writeAct } from '#lib/selections/selection.ts';
import { fill, Say } from './say.tsx';
import { selectionWordsOf } from './words-of.ts';

/**
 * The star of a séance: a button of the page's one form (`StarForm`), which adds it without
 * scripts; an island makes it show the choice and take it back. It stands beside the link of a
 * card, not inside. Nothing where one cannot choose (a preview, a frame).
 */
export function Star({ programme, event }: EventProps) {
  if (!programme.canChoose) return null;
  const { star } = selectionWordsOf(programme.locale);
  return (
    <button
      type="submit"
      form={STAR_FORM}
      name="act"
      value={writeAct('add', event.number)}
      data-stands={standingIn(event)}
      className="star no-print"
    >
      <span className="sr-only">
        <Say text={star.add} values={{ title: <bdi>{programme.say(event.title)}</bdi> }} />
      </span>
    </button>
  );
}

/** The same with words, for the page of one séance. */
export function BigStar({ programme, event }: EventProps) {
  if (!programme.canChoose) return null;
  const { star } = selectionWordsOf(programme.locale);
  return (
    <Wordy
      act={writeAct('add', event.number)}
      stands={standingIn(event)}
      title={programme.say(event.title)}
      off={star.addShort}
      on={star.added}
    />
  );
}

/** The star of a film, which one would like to see at any of its séances. */
export function FilmStar({ programme, film }: { programme: Programme; film: DocumentFilm }) {
  if (!programme.canChoose) return null;
  const { star } = selectionWordsOf(programme.locale);
  const title = programme.say(filmTitle(film));
  return <Wordy act={writeAct('wish', film.number)} title={title} off={star.wishShort} on={star.wished} />;
}

function Wordy({
  act,
  stands,
  title,
  off,
  on,
}: {
  act: string;
  /** The hour and room of the séance; a film has none. */
  stands?: string;
  title: string;
  off: string;
  on: string;
}) {
  return (
    <p className="no-print">
      <button type="submit" form={STAR_FORM} name="act" value={act} data-stands={stands} className="btn star-words">
        <span className="star-off">{off}</span>
        <span className="star-on" hidden>
          {on}
        </span>
        <span className="sr-only">
          : <bdi>{title}</bdi>
        </span>
      </button>
    </p>
  );
}

/** The id of the form every star of a page belongs to. */
const STAR_FORM = 'stars';

/**
 * The form of the stars, once on every page of a public programme; app/_islands/selection/stars.ts
 * takes it over.
 */
export function StarForm({ programme }: { programme: Programme }) {
  if (!programme.canChoose) return null;
  const { locale, document, publicKey } = programme;
  const { star, clash, otherAt, swap, remove } = selectionWordsOf(locale);
  const { isIn, isOut, isWished, isUnwished, full } = star;
  const { slug } = document.festival;
  return (
    <>
      <form
        id={STAR_FORM}
        method="post"
        action={selectionAddresses.post()}
        data-island="stars"
        data-festival={slug}
        data-times={publicKey ? selectionAddresses.times(publicKey, locale) : undefined}
        data-src={`/clash.js?v=${buildId()}`}
        data-words={JSON.stringify({
          isIn,
          isOut,
          isWished,
          isUnwished,
          full: fill(full, MAX_SELECTED),
          clash: { ...clash, when: otherAt, swap, remove },
        } satisfies StarWords)}
      >
        <input type="hidden" name="festival" value={slug} />
        <input type="hidden" name="locale" value={locale} />
      </form>
      <p role="status" className="sr-only" />
    </>
  );
}
