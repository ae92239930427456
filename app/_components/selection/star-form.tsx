import type { Programme } from '#app/_components/programme/programme.ts';
import type { StarWords } from '#app/_islands/selection/stars.ts';
import { buildId } from '#app/feeds/build-id.ts';
import { selectionAddresses } from '#lib/selections/addresses.ts';
import { MAX_SELECTED } from '#lib/selections/selection.ts';
import { fill } from './words.ts';
import { selectionWordsOf } from './words-of.ts';

/** The id of the form every star of a page belongs to. */
export const STAR_FORM = 'stars';

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
