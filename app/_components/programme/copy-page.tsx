import type { Locale } from '#lib/i18n/locale.ts';
import { setTranslator } from '#lib/i18n/typeset-messages.ts';
import { daysAsText, type TextFormat, titleAsText } from '#lib/programme/as-text.ts';
import { formatDate } from '#lib/time/format.ts';
import { elsewhereSentences, type Programme } from './programme.ts';
import { SinglePage } from './single-page.tsx';

/** Boxes are at most this many lines high; longer text scrolls. */
const MAX_LINES = 14;

/**
 * The programme as text, by day and as a whole, in boxes to select from; with scripts a button
 * copies them.
 */
export function CopyPage({ programme }: { programme: Programme }) {
  const t = elsewhereSentences(programme);
  return (
    <SinglePage programme={programme} kind="other" title={t('copy.title')}>
      <p className="lead">{t('copy.intro')}</p>
      <div className="copy-formats">
        <Format programme={programme} format="text" title={t('copy.text')} copy={t('copy.copyText')} />
        <Format programme={programme} format="markdown" title={t('copy.markdown')} copy={t('copy.copyMarkdown')} />
      </div>
    </SinglePage>
  );
}

/** Finds the absolute address of a séance; null where it has none. */
export const addressIn = ({ siteUrl, paths }: Programme) =>
  siteUrl === null ? null : (event: Parameters<typeof paths.event>[0]) => siteUrl + paths.event(event);

function Format({
  programme,
  format,
  title,
  copy,
}: {
  programme: Programme;
  format: TextFormat;
  title: string;
  copy: string;
}) {
  const t = elsewhereSentences(programme);
  const { document, locale } = programme;
  const options = { locale, format, addressOf: addressIn(programme) };
  const days = daysAsText(document, options);
  const idOf = (date: string) => `${format}-${date}`;
  const words = { copy, copied: t('copy.copied') };
  return (
    <section aria-labelledby={format} className="copy-format">
      <div className="copy-head">
        <h2 id={format}>{title}</h2>
        <CopyFrom ids={[`${format}-title`, ...days.map(({ date }) => idOf(date))]} words={words} isMain />
      </div>
      <p className="hint copy-select">{t('copy.select')}</p>
      <pre id={`${format}-title`} className="copy-title">
        {titleAsText(document, options)}
      </pre>
      {days.map(({ date, text }) => (
        <div key={date} className="copy-day">
          <label htmlFor={idOf(date)} className="label">
            {t(`copy.${format}Of`, { date: formatDate(date, locale, 'long') })}
          </label>
          <textarea
            id={idOf(date)}
            className="input"
            readOnly
            rows={Math.min(text.split('\n').length, MAX_LINES)}
            defaultValue={text}
            spellCheck={false}
          />
          <CopyFrom ids={[idOf(date)]} words={words} label={`${copy}, ${formatDate(date, locale, 'long')}`} />
        </div>
      ))}
    </section>
  );
}

/**
 * Copies an address and says so. Hidden before scripts run: the address itself stands beside it.
 */
export function CopyAddress({ locale, address }: { locale: Locale; address: string }) {
  const t = setTranslator(locale, 'subscribe');
  return (
    <span className="copy">
      <button type="button" hidden className="btn" data-island="copy" data-text={address} data-done={t('copied')}>
        {t('copy')}
      </button>
      <span role="status" />
    </span>
  );
}

/**
 * A button that copies the text of these boxes of the page, one below the other. Hidden without
 * scripts; then the boxes can be selected.
 */
export function CopyFrom({
  ids,
  label,
  words,
  isMain = false,
}: {
  ids: readonly string[];
  /** The name of the button where a page has several. */
  label?: string;
  words: { copy: string; copied: string };
  isMain?: boolean;
}) {
  return (
    <span className="copy">
      <button
        type="button"
        hidden
        className={isMain ? 'btn lamp' : 'btn'}
        aria-label={label}
        data-island="copy"
        data-from={ids.join(' ')}
        data-done={words.copied}
      >
        {words.copy}
      </button>
      <span role="status" />
    </span>
  );
}
