import { capital } from '#lib/i18n/text.ts';
import type { OwnNews } from '#lib/volunteers/page.ts';
import { reconfirmSentence } from '#lib/volunteers/reconfirm.ts';
import { shownAs } from '#lib/volunteers/shown.ts';
import { OwnActButton } from './act-form.tsx';
import { lineOf, type OwnView } from './own-view.ts';
import { shiftPlaceOf } from './when.tsx';

/** Changes to their shifts made by others: each line stays until they mark it as read. */
export function NewsPart({ view }: { view: OwnView }) {
  const { t, page, say, locale } = view;
  if (page.news.length + page.moved.length === 0) return null;
  return (
    <section className="own-part own-news" aria-labelledby="news-title" id="news">
      <h2 id="news-title">{t('news.title')}</h2>
      <ul>
        {page.news.map((news) => (
          <li key={news.shift.assignmentId} className="own-ask">
            <p>{sentenceOf(view, news)}</p>
            {news.inReturn && <p>{t('news.inReturn', { shift: labelOf(view, news.inReturn) })}</p>}
            <OwnActButton
              view={view}
              act="noted"
              fields={{ id: news.shift.assignmentId }}
              about={[news.shift.version]}
              look="btn"
            >
              {t('noted')}
            </OwnActButton>
          </li>
        ))}
        {page.moved.map(({ assignmentId, version, task, planned, moved }) => (
          <li key={assignmentId} className="own-ask">
            <p>{t('news.moved', { task: say(task.name) })}</p>
            <p>{capital(reconfirmSentence(moved, page, locale), locale)}</p>
            <OwnActButton
              view={view}
              act="noted"
              fields={{ id: assignmentId }}
              about={[version]}
              shown={shownAs(planned)}
              look="btn"
            >
              {t('noted')}
            </OwnActButton>
          </li>
        ))}
      </ul>
    </section>
  );
}

function sentenceOf(view: OwnView, { shift, takenBy }: OwnNews): string {
  const { t } = view;
  const values = { shift: labelOf(view, shift), name: takenBy ?? '' };
  if (shift.isOff) return t('news.off', values);
  return t(takenBy === null ? 'news.takenOff' : 'news.given', values);
}

const labelOf = (view: OwnView, shift: OwnNews['shift']) =>
  shift.times.isTimed
    ? `${lineOf(view, shift.task.name, shift.times)}, ${shiftPlaceOf(view, shift)}`
    : view.say(shift.task.name);
