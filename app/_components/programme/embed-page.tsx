import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { Early } from '#app/_components/islands.tsx';
import { type Locale, locales } from '#lib/i18n/locale.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { programmePaths } from '#lib/i18n/programme-paths.ts';
import { SEPARATOR } from '#lib/i18n/typeset.ts';
import type { DocumentRoom } from '#lib/model/documents.ts';
import { eventsInRoom, eventsOfTheme } from '#lib/programme/around.ts';
import { type IsShown, programmeDayOf } from '#lib/programme/day.ts';
import {
  appearances,
  type EmbedLook,
  type EmbedPart,
  embedPath,
  lookQuery,
  partWord,
  snippetOf,
} from '#lib/programme/outlets.ts';
import { formatDate, formatDateRange } from '#lib/time/format.ts';
import { CopyFrom } from './copy-page.tsx';
import { DayCards } from './day-bar.tsx';
import { DayView, Undated } from './day-view.tsx';
import { identityOf } from './identity.ts';
import { FestivalNotices } from './live.tsx';
import { elsewhereSentences, type Here, type Programme } from './programme.ts';
import { SinglePage } from './single-page.tsx';
import { Said } from './text.tsx';
import { Over, spanOf, ZoneNote } from './when-and-where.tsx';

/*
 * The programme in a frame of another site, and « Intégrer », the page with the code for it.
 */

/** Above this many séances a frame shows one day at a time. */
const MAX_SHOWN = 150;

/**
 * The programme, or one day, theme or room of it, for a frame in another site: without a menu, and
 * without a head where the site has its own. Links open in a new tab, and embed.js tells the site
 * the height of the content.
 */
export function EmbedPage({ programme, part, look }: { programme: Programme; part: EmbedPart; look: EmbedLook }) {
  const { document, paths, today } = programme;
  const e = elsewhereSentences(programme);
  const { festival } = document;
  const keep = shownIn(part, programme);
  const isLong = part.of === 'whole' && document.events.length > MAX_SHOWN;
  const dates = part.of === 'day' ? [part.date] : document.days.map((day) => day.date);
  const past = today === null ? [] : dates.filter((one) => one < today);
  const { className, ...looks } = look.isPlain ? { className: '' } : identityOf(festival);
  const list = { programme, keep, on: part.of === 'day' ? part.date : today };
  const span = programme.feeds && spanOf(document);
  const open = (
    <a className={look.isBare ? 'link' : 'btn lamp'} href={wholeOfPart(part, programme, paths)}>
      {e('embed.open')}
    </a>
  );
  return (
    <div
      className={clsx('programme embed', look.appearance !== 'auto' && `${look.appearance}-room`, className)}
      {...looks}
      data-embed=""
    >
      <base target="_blank" />
      {/* One landmark, with a name, since the page around the frame has landmarks of its own. */}
      <main id="content" aria-label={e('embed.frameTitle', { festival: programme.say(festival.name) })}>
        {festival.isDemonstration && <p className="demo">{programme.terms('demonstration')}</p>}
        <ZoneNote programme={programme} isFramed />
        <FestivalNotices programme={programme} />
        <Head programme={programme} part={part} isBare={look.isBare} open={open} />
        <div className="page">
          {isLong ? (
            <>
              {today !== null && <Listed {...list} dates={[today]} />}
              <DayCards
                programme={programme}
                to={(date) => paths.embed(embedPath({ of: 'day', date }), lookQuery(look))}
                target="_self"
              />
            </>
          ) : (
            <Listed {...list} dates={dates.filter((one) => !past.includes(one))} />
          )}
          {!isLong && past.length > 0 && (
            <details className="past">
              <summary>{e('embed.past')}</summary>
              <Listed {...list} dates={past} />
            </details>
          )}
          {part.of !== 'day' && !isLong && <Undated programme={programme} keep={keep} />}
          {look.isBare && <p className="embed-foot">{open}</p>}
        </div>
      </main>
      {span && <Early {...span} />}
      <script src="/embed.js" />
    </div>
  );
}

/**
 * The name of the festival. Where the site around shows it already it is only for screen readers,
 * as a page needs a heading.
 */
function Head({
  programme,
  part,
  isBare,
  open,
}: {
  programme: Programme;
  part: EmbedPart;
  isBare: boolean;
  open: ReactNode;
}) {
  const { document, paths, locale } = programme;
  const { name, startsOn, endsOn } = document.festival;
  const ofPart = nameOfPart(part, programme);
  if (isBare)
    return (
      <h1 className="spoken">
        <Said programme={programme} text={name} />
      </h1>
    );
  return (
    <div className="embed-head">
      <h1>
        <a href={paths.home()}>
          <Said programme={programme} text={name} />
        </a>
      </h1>
      <p>
        {ofPart !== null && (
          <>
            <b>
              <Said programme={programme} text={ofPart} />
            </b>
            {SEPARATOR}
          </>
        )}
        {formatDateRange(startsOn, endsOn, locale)} <Over programme={programme} />
      </p>
      <p className="embed-open">{open}</p>
    </div>
  );
}

/** These days; for a theme or room only those with séances of it. */
function Listed({
  programme,
  dates,
  keep,
  on,
}: {
  programme: Programme;
  dates: readonly string[];
  keep: IsShown | undefined;
  /** The day among them that may be on. */
  on: string | null;
}) {
  return dates.map((one) => {
    const day = programmeDayOf(programme.document, one, keep);
    // A cancelled séance counts: somebody may come for it.
    if (!day || (keep && day.hours.length + day.dropIns.length === 0)) return null;
    return <DayView key={one} programme={programme} day={day} heading="h2" isListed mayBeOn={one === on} />;
  });
}

/** The path of the festival's own page that shows what this frame shows. */
export function wholeOfPart(part: EmbedPart, { index }: Programme, paths: Parameters<Here>[0]): string {
  if (part.of === 'day') return paths.day(part.date);
  if (part.of === 'theme') return paths.theme(part);
  const room = part.of === 'room' ? index.rooms.get(part.number) : undefined;
  return room ? paths.room(room) : paths.home();
}

/**
 * The name of the theme or room of a frame; null for the whole programme and for a day, which names
 * itself.
 */
function nameOfPart(part: EmbedPart, { index }: Programme) {
  if (part.of === 'theme') return index.themes.get(part.slug)?.name ?? null;
  return part.of === 'room' ? (index.rooms.get(part.number)?.name ?? null) : null;
}

/** Which séances a frame of a theme or room shows; undefined for all. */
function shownIn(part: EmbedPart, { document }: Programme): IsShown | undefined {
  if (part.of !== 'theme' && part.of !== 'room') return undefined;
  const events = part.of === 'theme' ? eventsOfTheme(document, part.slug) : eventsInRoom(document, part.number);
  const numbers = new Set(events.map(({ number }) => number));
  return ({ number }) => numbers.has(number);
}

/** What a frame shows, its look and its language. */
type EmbedChoice = { part: EmbedPart; look: EmbedLook; language: Locale };

/**
 * For organisers and any site that mentions the festival: the code of a frame with these choices,
 * and a preview.
 */
export function IntegratePage({ programme, choice }: { programme: Programme; choice: EmbedChoice }) {
  const { document, siteUrl } = programme;
  const t = elsewhereSentences(programme);
  if (siteUrl === null) return null;
  const { part, look, language } = choice;
  const path = programmePaths(programmeBase(language, document.festival.slug), language).embed(
    embedPath(part),
    lookQuery(look),
  );
  const ofPart = nameOfPart(part, programme);
  const named = [document.festival.name, ...(ofPart === null ? [] : [ofPart])].map(programme.say).join(', ');
  const title = elsewhereSentences({ locale: language })('embed.frameTitle', { festival: named });
  return (
    <SinglePage programme={programme} kind="other" title={t('embed.title')}>
      <p className="lead">{t('embed.intro')}</p>
      <Options programme={programme} choice={choice} />
      <section aria-labelledby="snippet" className="copy-day">
        <h2 id="snippet">{t('embed.snippet')}</h2>
        <pre id="snippet-code" className="snippet">
          <code>{snippetOf(siteUrl, path, title)}</code>
        </pre>
        <CopyFrom ids={['snippet-code']} words={{ copy: t('embed.copySnippet'), copied: t('copy.copied') }} isMain />
        <p className="hint">{t('embed.scripts')}</p>
        <p className="hint">
          {t('embed.message')} <code>{MESSAGE}</code>
        </p>
      </section>
      <section aria-labelledby="preview">
        <h2 id="preview">{t('embed.preview')}</h2>
        <iframe id="embed-preview" src={path} title={title} className="embed-preview" />
      </section>
      <script src="/integrate.js" />
    </SinglePage>
  );
}

const MESSAGE = '{ type: "lanterne-height", height: 1234 }';

/**
 * A form that needs no script, as the choices are in the address. With integrate.js the code and
 * preview follow each choice at once.
 */
function Options({ programme, choice }: { programme: Programme; choice: EmbedChoice }) {
  const { document, paths, locale } = programme;
  const t = elsewhereSentences(programme);
  return (
    <form action={paths.integrate()} className="embed-options">
      <label className="field">
        <span className="label">{t('embed.part')}</span>
        <select name="part" className="input" defaultValue={partWord(choice.part)}>
          <option value="whole">{t('embed.whole')}</option>
          <Parts
            label={t('embed.days')}
            parts={document.days.map(({ date }) => [{ of: 'day', date }, formatDate(date, locale, 'long')])}
          />
          <Parts
            label={t('embed.themes')}
            parts={document.themes.map(({ slug, name }) => [{ of: 'theme', slug }, programme.say(name)])}
          />
          <Parts
            label={t('embed.rooms')}
            parts={document.rooms.map((room) => [{ of: 'room', number: room.number }, placeText(programme, room)])}
          />
        </select>
      </label>
      <label className="field">
        <span className="label">{t('embed.appearance')}</span>
        <select name="appearance" className="input" defaultValue={choice.look.appearance}>
          {appearances.map((appearance) => (
            <option key={appearance} value={appearance}>
              {t(`embed.${appearance}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span className="label">{t('embed.language')}</span>
        <select name="language" className="input" defaultValue={choice.language}>
          {locales.map((language) => (
            <option key={language} value={language}>
              {t(`embed.languages.${language}`)}
            </option>
          ))}
        </select>
      </label>
      <fieldset className="embed-ticks">
        <legend className="spoken">{t('embed.appearance')}</legend>
        <label>
          <input type="checkbox" name="bare" value="1" defaultChecked={choice.look.isBare} /> {t('embed.bare')}
        </label>
        <label>
          <input type="checkbox" name="plain" value="1" defaultChecked={choice.look.isPlain} /> {t('embed.plain')}
        </label>
      </fieldset>
      <button type="submit" className="btn">
        {t('embed.choose')}
      </button>
    </form>
  );
}

function Parts({ label, parts }: { label: string; parts: [part: EmbedPart, name: string][] }) {
  if (parts.length === 0) return null;
  return (
    <optgroup label={label}>
      {parts.map(([part, name]) => (
        <option key={partWord(part)} value={partWord(part)}>
          {name}
        </option>
      ))}
    </optgroup>
  );
}

/** The name of a room; with its building where there are several. */
function placeText({ document, index, say }: Programme, room: DocumentRoom): string {
  const venue = index.venues.get(room.venue);
  return document.venues.length > 1 && venue ? `${say(room.name)}, ${say(venue.name)}` : say(room.name);
}
