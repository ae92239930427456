import { Spoken } from '#app/_components/time.tsx';
import type { Voice } from '#lib/i18n/locale.ts';
import { isEmpty } from '#lib/i18n/text.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import type { News, NewsLine } from '#lib/programme/news.ts';
import { formatInstant, spokenInstant } from '#lib/time/format.ts';
import { SinceSlot } from './flags.tsx';
import { type Programme, pageSentences } from './programme.ts';
import { SinglePage } from './single-page.tsx';
import { Prose } from './text.tsx';

/**
 * « Quoi de neuf »: what each release changed, in sentences that lead to the séances, newest first.
 */
export function ChangesPage({ programme, news }: { programme: Programme; news: readonly News[] }) {
  const t = pageSentences(programme);
  const isWhole = news.at(-1)?.isFirst ?? true;
  return (
    <SinglePage programme={programme} kind="other" title={t('changes.title')}>
      <p className="lead" data-reads="all">
        {t('changes.lead')}
      </p>
      {news.map((release) => (
        <ReleaseNews key={release.number} programme={programme} release={release} />
      ))}
      {!isWhole && <p className="hint">{t('changes.older')}</p>}
      {programme.feeds && (
        <p className="no-print">
          <a
            className="link"
            href={`${programme.feeds.changes()}?lang=${programme.locale}`}
            type="application/atom+xml"
          >
            {t('changes.feed')}
          </a>
        </p>
      )}
    </SinglePage>
  );
}

function ReleaseNews({ programme, release }: { programme: Programme; release: News }) {
  const t = pageSentences(programme);
  const { number, at, note, lines, more, isFirst, count } = release;
  const id = `version-${number}`;
  return (
    <section id={id} className="release" aria-labelledby={`${id}-title`} data-release={number}>
      <h2 id={`${id}-title`}>
        {t('changes.version', { number })}{' '}
        <span className="release-at relative">
          <Published programme={programme} at={at} />
        </span>{' '}
        <SinceSlot />
      </h2>
      {!isEmpty(note) && <Prose programme={programme} text={note} className="release-note" />}
      {isFirst ? (
        <p>{t('changes.first', { count })}</p>
      ) : lines.length === 0 ? (
        <p>{t('changes.around')}</p>
      ) : (
        <ul className="release-lines">
          {lines.map((line) => (
            <li key={line.event}>
              <Line programme={programme} line={line} />
            </li>
          ))}
        </ul>
      )}
      {more > 0 && <p>{t('changes.more', { count: more })}</p>}
    </section>
  );
}

function Published({ programme, at }: { programme: Programme; at: string }) {
  const { locale, document } = programme;
  const { timeZone } = document.festival;
  const line = (when: string) => pageSentences(programme)('changes.published', { at: when });
  return <Spoken as={line(spokenInstant(at, timeZone, locale))}>{line(formatInstant(at, timeZone, locale))}</Spoken>;
}

function Line({ programme, line }: { programme: Programme; line: NewsLine }) {
  const { locale, paths } = programme;
  const say = (manner: Voice) => typeset(line.say(locale, manner), locale);
  return (
    <a className="relative" href={paths.event({ number: line.event, title: line.title })}>
      <Spoken as={say('spoken')}>
        <bdi>{say('printed')}</bdi>
      </Spoken>
    </a>
  );
}
