import type { Programme } from '#app/_components/programme/programme.ts';
import type { MyData } from '#app/_islands/my-programme.tsx';
import { buildId } from '#app/feeds/build-id.ts';
import { selectionAddresses } from '#lib/selections/addresses.ts';
import { selectionWordsOf } from './words-of.ts';

/**
 * « Ma sélection » as a public page. Before scripts run, and without them, it explains how it works
 * and leads to the private address.
 */
export function MyPage({ programme }: { programme: Programme }) {
  const { locale, paths, document, publicKey } = programme;
  const words = selectionWordsOf(locale, document);
  const { slug } = document.festival;
  // With the key of what is drawn, not of the page: that one changes more often, and the times are
  // one file that is cached once.
  const times = publicKey ? selectionAddresses.times(publicKey, locale) : '';
  const proposer = `/propose.js?v=${buildId()}`;
  const data: MyData = { festival: slug, times, proposer, home: paths.home(), locale, words };
  return (
    <main id="content">
      <div className="page single my">
        <h1>{words.title}</h1>
        <script src={`/my-programme.js?v=${buildId()}`} defer />
        <div data-my={JSON.stringify(data)} tabIndex={-1} className="my-own">
          <section className="my-empty" aria-labelledby="how">
            <h2 id="how">{words.howTitle}</h2>
            <p className="lead">{words.how}</p>
            <p>{words.howForm}</p>
            <form method="get" action={selectionAddresses.post()} className="acts">
              <input type="hidden" name="festival" value={slug} />
              <input type="hidden" name="locale" value={locale} />
              <a className="btn lamp" href={paths.home()}>
                {words.choose}
              </a>
              <button type="submit" className="btn">
                {words.open}
              </button>
            </form>
            <p id="none" className="my-none notice">
              {words.none}
            </p>
          </section>
        </div>
      </div>
    </main>
  );
}
