import { type Locale, locales } from '#lib/i18n/locale.ts';
import { programmeBase, programmePaths } from '#lib/i18n/paths.ts';
import { appearances, type EmbedAppearance } from '#lib/programme/outlets.ts';
import { snippetOf } from '#lib/programme/snippet.ts';
import { formatDate } from '#lib/time/format.ts';
import { CopyFrom } from './copy-from.tsx';
import { elsewhereSentences, type Programme } from './programme.ts';
import { SinglePage } from './single-page.tsx';

/** What a frame shows: a day or the whole programme, in which light and language. */
export type EmbedChoice = { date: string | null; appearance: EmbedAppearance; language: Locale };

/** For organisers and for any site that speaks of the festival: the code of a frame, as chosen, and what it shows. */
export function IntegratePage({ programme, choice }: { programme: Programme; choice: EmbedChoice }) {
  const { document, siteUrl } = programme;
  const t = elsewhereSentences(programme);
  if (siteUrl === null) return null;
  const { date, appearance, language } = choice;
  const path = programmePaths(programmeBase(language, document.festival.slug), language).embed(
    date ?? undefined,
    appearance === 'auto' ? undefined : appearance,
  );
  const title = elsewhereSentences({ locale: language })('embed.frameTitle', {
    festival: programme.say(document.festival.name),
  });
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
        <iframe src={path} title={title} className="embed-preview" />
      </section>
    </SinglePage>
  );
}

const MESSAGE = '{ type: "lanterne-height", height: 1234 }';

/** A form that needs no script: the choice is the address. */
function Options({ programme, choice }: { programme: Programme; choice: EmbedChoice }) {
  const { document, paths, locale } = programme;
  const t = elsewhereSentences(programme);
  return (
    <form action={paths.integrate()} className="embed-options">
      <label className="field">
        <span className="label">{t('embed.part')}</span>
        <select name="part" className="input" defaultValue={choice.date ?? 'whole'}>
          <option value="whole">{t('embed.whole')}</option>
          {document.days.map(({ date }) => (
            <option key={date} value={date}>
              {formatDate(date, locale, 'long')}
            </option>
          ))}
        </select>
      </label>
      <label className="field">
        <span className="label">{t('embed.appearance')}</span>
        <select name="appearance" className="input" defaultValue={choice.appearance}>
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
      <button type="submit" className="btn">
        {t('embed.choose')}
      </button>
    </form>
  );
}
