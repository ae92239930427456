import { selectionAddresses } from '../../../lib/selections/addresses.ts';
import type { Programme } from '../programme/programme.ts';
import { StarIsland } from './star-island.tsx';
import { wordsOf } from './words-of.ts';
import './star.css';

/** The id of the form every star of a page belongs to. */
export const STAR_FORM = 'stars';

/** Stands once on every page of a public programme. */
export function StarForm({ programme }: { programme: Programme }) {
  if (!programme.feeds) return null;
  const { locale, document } = programme;
  const { isIn, isOut, isWished, isUnwished, full } = wordsOf(locale).star;
  return (
    <StarIsland
      form={STAR_FORM}
      action={selectionAddresses.post()}
      festival={document.festival.slug}
      locale={locale}
      words={{ isIn, isOut, isWished, isUnwished, full }}
    />
  );
}

/** To « Mon programme », with how much is in it once scripts run. */
export function MyLink({ programme }: { programme: Programme }) {
  if (!programme.feeds) return null;
  const { paths, locale } = programme;
  return (
    <a href={paths.my()} className="my-link no-print">
      <span className="my-link-words">{wordsOf(locale).title}</span> <span data-my-count className="num" />
    </a>
  );
}
