import { NextIntlClientProvider } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { DateOf } from '#app/_components/time.tsx';
import { festivalPage, one, titled } from '#app/_server/live-page.tsx';
import { SelectField, TextField } from '#app/_ui/field.tsx';
import { Link } from '#app/_ui/link.tsx';
import { seenIndex } from '#lib/draft/queries.ts';
import { eventTitle } from '#lib/events/title.ts';
import { typeset, typesetIn } from '#lib/i18n/typeset.ts';
import { typesetMessages } from '#lib/i18n/typeset-messages.ts';
import { UNDO_DAYS } from '#lib/keeping/erase.ts';
import type { Authorized } from '#lib/policy.ts';
import { addDays, isDate } from '#lib/time/calendar.ts';
import { daysFrom, now } from '#lib/time/clock.ts';
import { dateOfInstant, toInstant } from '#lib/time/wall-clock.ts';
import { deletedEvent, type HistoryLine, historyActors, historyOf } from '#lib/undo/history-lines.ts';
import { type HistoryGroup, historyGroups, isGroup } from '#lib/undo/history-sentence.ts';
import { HistoryLines } from './history-lines.tsx';
import { TakingBack } from './take-back.tsx';
import '#app/_components/records/records.css';

export const generateMetadata = titled('history', 'title');

/** How many acts a page shows. */
const SHOWN = 50;

/**
 * Who did what, when: everything, only about one séance (`event=12`), or only deletions
 * (`deleted=1`); with a button to undo each where that is possible.
 */
export default festivalPage('read', async function HistoryPage({ locale, festival, slug, paths, query }) {
  const t = await getTranslations('history');
  const index = seenIndex(festival);
  const typedDay = one(query.day);
  const asked = {
    by: one(query.by) || undefined,
    of: one(query.of),
    day: typedDay !== undefined && isDate(typedDay) ? typedDay : undefined,
    event: one(query.event) || undefined,
    deleted: query.deleted === '1' ? '1' : undefined,
  };
  const { day } = asked;
  const isDeleted = asked.deleted !== undefined;
  const isOfEvent = asked.event !== undefined;
  const number = Number(asked.event);
  const event = isOfEvent
    ? (index.draft.events.find((each) => each.number === number) ?? deletedEvent(festival, number))
    : null;
  const midnight = (date: string) => toInstant(`${date}T00:00`, festival.timeZone);
  const before = Number.parseInt(one(query.before) ?? '', 10);
  const { lines, hasMore } = historyOf(
    festival,
    {
      before: before > 0 ? before : undefined,
      by: asked.by,
      entities: isGroup(asked.of) ? historyGroups[asked.of] : undefined,
      from: day && midnight(day),
      to: day && midnight(addDays(day, 1)),
      // An unknown number finds nothing, rather than everything.
      of: isOfEvent ? { entity: 'event', id: event?.id ?? 0 } : undefined,
      deletedSince: isDeleted ? daysFrom(now(), -UNDO_DAYS) : undefined,
    },
    SHOWN,
  );
  const isNarrowed = Boolean(asked.by || asked.of || day);
  const ofEvent = event === null ? 'noEvent' : 'nothingOfEvent';
  const whyEmpty = isOfEvent ? ofEvent : isNarrowed ? 'empty' : isDeleted ? 'emptyBin' : 'nothingYet';
  const dayOf = ({ at }: HistoryLine) => dateOfInstant(at, festival.timeZone);
  const days = [...new Set(lines.map(dayOf))];
  const path = paths.section('history');
  const older = Object.entries({ ...asked, before: String(lines.at(-1)?.id) }).filter(([, value]) => value);
  const name = event && typesetIn(eventTitle(event, index), locale);
  const heading = name !== null ? t('of', { name }) : t(isDeleted ? 'bin' : 'title');
  return (
    <div className="desk-lines">
      <h1>{heading}</h1>
      <p className="mt-2 max-w-[46rem] text-soft">
        {typeset(isDeleted ? t('deletedLead', { days: UNDO_DAYS }) : t('lead'), locale)}
      </p>
      <p className="mt-2 flex flex-wrap gap-x-4">
        {(isOfEvent || isDeleted) && (
          <Link href={path} className="link py-2">
            {t('all')}
          </Link>
        )}
        {!isDeleted && (
          <Link href={`${path}?deleted=1`} className="link py-2">
            {t('bin')}
          </Link>
        )}
      </p>
      {!isOfEvent && (lines.length > 0 || isNarrowed) && <AskForm path={path} asked={asked} festival={festival} />}
      {lines.length === 0 && <p className="empty mt-6">{t(whyEmpty)}</p>}
      <NextIntlClientProvider messages={{ common: typesetMessages(locale).common }}>
        <TakingBack slug={slug}>
          {days.map((date) => (
            <section key={date} aria-labelledby={`d-${date}`} className="history-day">
              <h2 id={`d-${date}`}>
                <DateOf date={date} locale={locale} style="full" />
              </h2>
              <HistoryLines
                lines={lines.filter((line) => dayOf(line) === date)}
                index={index}
                locale={locale}
                slug={slug}
                zone={festival.timeZone}
              />
            </section>
          ))}
        </TakingBack>
      </NextIntlClientProvider>
      {hasMore && (
        <p className="mt-6">
          <Link href={`${path}?${new URLSearchParams(older as string[][])}`} className="btn">
            {t('older')}
          </Link>
        </p>
      )}
    </div>
  );
});

/** The filters: whose acts, on what, and when. */
async function AskForm({
  path,
  asked,
  festival,
}: {
  path: string;
  asked: Record<'by' | 'of' | 'day' | 'deleted', string | undefined>;
  festival: Authorized<'read'>;
}) {
  const t = await getTranslations('history');
  return (
    <form action={path} className="history-ask">
      {asked.deleted && <input type="hidden" name="deleted" value="1" />}
      <SelectField
        name="by"
        label={t('who')}
        defaultValue={asked.by ?? ''}
        options={[
          { value: '', label: t('anybody') },
          ...historyActors(festival).map((actor) => ({ value: actor, label: actor })),
        ]}
      />
      <SelectField
        name="of"
        label={t('what')}
        defaultValue={asked.of ?? ''}
        options={[
          { value: '', label: t('anything') },
          ...(Object.keys(historyGroups) as HistoryGroup[]).map((group) => ({
            value: group,
            label: t(`groups.${group}`),
          })),
        ]}
      />
      <TextField name="day" type="date" label={t('day')} defaultValue={asked.day ?? ''} />
      <button type="submit" className="btn">
        {t('filter')}
      </button>
    </form>
  );
}
