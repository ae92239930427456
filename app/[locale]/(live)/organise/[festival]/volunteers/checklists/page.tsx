import { randomUUID } from 'node:crypto';
import { SquareCheck, Square as SquareIcon, Trash2 } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { DoneBar } from '#app/_components/done-bar.tsx';
import { IslandMessages } from '#app/_components/records/page-frame.tsx';
import { InstantOf } from '#app/_components/time.tsx';
import { festivalPage, one, titled } from '#app/_server/live-page.tsx';
import { CarriedBand, carriedMarks } from '#app/[locale]/(live)/organise/[festival]/carried/carried.tsx';
import { ActButton, ActForm } from '#app/[locale]/(live)/organise/[festival]/volunteers/act-scope.tsx';
import { choicesOf } from '#app/[locale]/(live)/organise/[festival]/volunteers/choices.ts';
import { DayPills } from '#app/[locale]/(live)/organise/[festival]/volunteers/day-pills.tsx';
import { MAX_NAME } from '#lib/i18n/clean-text.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { SEPARATOR, typeset, typesetIn } from '#lib/i18n/typeset.ts';
import { planOf } from '#lib/volunteers/plan.ts';
import { checklistsOf } from '#lib/volunteers/queries.ts';
import type { Checklist, ChecklistItem } from '#lib/volunteers/roots.ts';
import { ListForm } from './list-form.tsx';

export const generateMetadata = titled('coordination.checklists', 'title');

/** What to check when a room opens or closes, by day, ticked by the people who do it. */
export default festivalPage('volunteers', async function ChecklistsPage({ locale, festival, paths, query }) {
  const t = await getTranslations('coordination.checklists');
  const plan = planOf(festival.id, festival.db);
  const choices = choicesOf(plan, locale);
  const all = checklistsOf(festival.id, festival.db);
  const days = [...new Set(all.map(({ date }) => date))].sort();
  const asked = one(query.day);
  const day = days.find((date) => date === asked) ?? days[0];
  const markOf = await carriedMarks({ festival, locale }, 'checklist');
  const rank = new Map(plan.index.draft.rooms.map(({ id }, i) => [id, i]));
  const shown = all
    .filter(({ date }) => date === day)
    .sort((a, b) => (rank.get(a.roomId) ?? 0) - (rank.get(b.roomId) ?? 0) || (a.moment < b.moment ? 1 : -1));
  return (
    <div className="grid max-w-[72rem] gap-6">
      <DoneBar festival={festival} batch={query.done} />
      <header>
        <h1>{t('title')}</h1>
        <p className="mt-1 max-w-[46rem] text-soft">{t('lead')}</p>
      </header>
      <CarriedBand kind="checklist" festival={festival} locale={locale} />
      {days.length > 0 && (
        <div>
          <DayPills
            days={days}
            current={day}
            locale={locale}
            href={(date) => `${paths.volunteers('checklists')}?day=${date}`}
          />
          <div className="grid gap-4 lg:grid-cols-2">
            {shown.map((list) => (
              <List
                key={list.id}
                list={list}
                mark={markOf(list.id)}
                room={typesetIn(plan.names.rooms.get(list.roomId)?.name, locale)}
                zone={festival.timeZone}
                locale={locale}
              />
            ))}
          </div>
        </div>
      )}
      <section aria-labelledby="make" className="max-w-[46rem]">
        <h2 id="make" className="mb-3">
          {t('make')}
        </h2>
        <IslandMessages also={['volunteerForms']}>
          <ListForm
            place={{ locale, slug: festival.slug, number: null }}
            rooms={choices.rooms}
            days={choices.days}
            clientKey={randomUUID()}
          />
        </IslandMessages>
      </section>
    </div>
  );
});

async function List({
  list,
  mark,
  room,
  zone,
  locale,
}: {
  list: Checklist;
  mark: string | null;
  room: string;
  zone: string;
  locale: Locale;
}) {
  const t = await getTranslations('coordination.checklists');
  const title = `${room}${SEPARATOR}${(await getTranslations('volunteerForms.checklists'))(list.moment)}`;
  const ticked = list.items.filter(({ tickedAt }) => tickedAt !== null).length;
  return (
    <section className="card vol-box" aria-label={title}>
      <div className="flex items-start justify-between gap-3">
        <h2>
          {title}{' '}
          <span className={ticked === list.items.length ? 'count is-full' : 'count is-short'}>
            {ticked}/{list.items.length}
          </span>
        </h2>
        <ActButton
          act="delete-checklist"
          values={{ id: list.id }}
          className="btn quiet"
          label={t('deleteNamed', { title })}
        >
          <Trash2 aria-hidden size={18} />
        </ActButton>
      </div>
      {mark && <p className="text-warn">{mark}</p>}
      <ul className="check-lines">
        {list.items.map((item) => (
          <Line key={item.id} item={item} zone={zone} locale={locale} />
        ))}
      </ul>
      {/* Closed again, and with what is now written, once it is saved. */}
      <details key={list.version}>
        <summary className="link">{t('correct')}</summary>
        <ActForm act="correct-lines" className="mt-2 grid gap-2">
          <input type="hidden" name="id" value={list.id} />
          {list.items.map(({ id, text }, at) => (
            <input
              key={id}
              className="input"
              name={`lines.line-${id}`}
              aria-label={t('line', { number: at + 1 })}
              maxLength={MAX_NAME}
              defaultValue={inLocale(text, locale)}
            />
          ))}
          <p className="hint">{t('correctHint')}</p>
          <button type="submit" className="btn justify-self-start">
            {t('save')}
          </button>
        </ActForm>
      </details>
    </section>
  );
}

async function Line({ item, zone, locale }: { item: ChecklistItem; zone: string; locale: Locale }) {
  const t = await getTranslations('coordination.checklists');
  const { id, checklistId, tickedAt, tickedBy } = item;
  const text = typesetIn(item.text, locale);
  const Icon = tickedAt === null ? SquareIcon : SquareCheck;
  return (
    <li>
      <ActButton
        act="tick"
        values={{ checklistId, itemId: id, isTicked: tickedAt === null ? 'yes' : 'no' }}
        className={tickedAt === null ? 'check-line' : 'check-line is-ticked'}
        label={t(tickedAt === null ? 'tick' : 'untick', { text })}
      >
        <Icon aria-hidden size={22} className="flex-none" />
        <span>
          {text}
          {tickedAt !== null && (
            <span className="hint block">
              {typeset(tickedBy, locale)}, <InstantOf at={tickedAt} zone={zone} locale={locale} style="short" />
            </span>
          )}
        </span>
      </ActButton>
    </li>
  );
}
