import { TimeOf } from '#app/_components/time.tsx';
import { partTitle } from '#lib/films/title.ts';
import { capital } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { SEPARATOR } from '#lib/i18n/typeset.ts';
import { byNumber } from '#lib/model/keyed.ts';
import type { Cue } from '#lib/programme/room-sheets.ts';
import type { OfEvent } from './head.tsx';

/** The conduite of the séance with its delay; the current line is highlighted. */
export function Conduite({ scene }: OfEvent) {
  const { event, words, locale, document } = scene;
  const { t, text } = words;
  const items = document.events.find(({ number }) => number === event.number)?.items ?? [];
  const terms = translator(locale, 'terms');
  const films = byNumber(document.films);
  const say = (cue: Cue) => {
    if (cue.what !== 'item') return t(`cues.${cue.what}`);
    const item = items[cue.item ?? -1];
    const title = item && text(partTitle(item, films.get(item.film ?? 0)));
    const kind = item ? capital(terms(`itemKind.${item.kind}`), locale) : '';
    return title ? `${kind}${SEPARATOR}${title}` : kind;
  };
  if (event.cues.length === 0) return null;
  return (
    <section className="today-section" aria-labelledby="cues">
      <h2 id="cues">{t('cues.title')}</h2>
      <ol className="today-cues">
        {event.cues.map((cue, i) => (
          <li
            key={i}
            className={i === event.current ? 'is-on' : undefined}
            aria-current={i === event.current ? 'step' : undefined}
          >
            <TimeOf at={cue.at} locale={locale} style="column" />
            <span>{say(cue)}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
