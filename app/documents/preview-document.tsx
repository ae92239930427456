import { programmeOf } from '#app/_components/programme/programme.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { setTranslator } from '#lib/i18n/set-translator.ts';
import { previewOfLink } from '#lib/programme/preview-links.ts';
import { now } from '#lib/time/clock.ts';
import { type DocumentDrawn, SECRET_ROBOTS } from './document.tsx';
import { documentBehind } from './page-behind.tsx';

type PreviewAsked = Readonly<{ locale: Locale; token: string; tail: readonly string[]; query: string }>;

/**
 * A page of the draft as the public would see it, behind a secret link; null for a link that opens
 * nothing.
 */
export function previewDocument({ locale, token, tail, query }: PreviewAsked): DocumentDrawn {
  const found = previewOfLink(token, now());
  if (!found.ok) return null;
  // A draft has no version number, and no addresses that calendars could subscribe to.
  const programme = programmeOf({
    document: { ...found.document, number: 0 },
    locale,
    base: sitePaths(locale).preview(token),
    siteUrl: null,
    preview: token,
  });
  const words = setTranslator(locale, 'publish');
  return documentBehind(programme, {
    segments: tail,
    query,
    title: (title) => words('draft.title', { title }),
    head: SECRET_ROBOTS,
    banner: <DraftBand word={words('draft.band')} body={words('draft.body')} />,
  });
}

/** BROUILLON across the page, so that nobody takes a screenshot of it for the programme. */
function DraftBand({ word, body }: { word: string; body: string }) {
  return (
    <>
      <section className="draft-band" aria-label={word}>
        <strong>{word}</strong> <span>{body}</span>
      </section>
      <div className="draft-mark" aria-hidden="true">
        {Array.from({ length: 12 }, (_, i) => (
          <span key={i} data-word={word} />
        ))}
      </div>
    </>
  );
}
