import { type Locale, locales } from '#lib/i18n/locale.ts';
import { programmeBase } from '#lib/i18n/paths.ts';
import { programmePaths } from '#lib/i18n/programme-paths.ts';
import type { DocumentRoom } from '#lib/model/documents.ts';
import {
  appearances,
  type EmbedLook,
  type EmbedPart,
  embedPath,
  lookQuery,
  partWord,
  snippetOf,
} from '#lib/programme/embed.ts';
import { formatDate } from '#lib/time/format.ts';
import { CopyFrom } from './copy-page.tsx';
import { nameOfPart } from './embed-page.tsx';
import { elsewhereSentences, type Programme } from './programme.ts';
import { SinglePage } from './single-page.tsx';

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
