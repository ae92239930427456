import { ClipboardPaste, IdCard } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Fragment } from 'react';
import { IslandMessages, TagSigns } from '#app/_components/records/page-frame.tsx';
import { Duration } from '#app/_components/time.tsx';
import { festivalPage, titled } from '#app/_server/live-page.tsx';
import { Link } from '#app/_ui/link.tsx';
import { DataTable } from '#app/_ui/table.tsx';
import { MAX_TABLE_ROWS, orderOf, pageOf, type Row } from '#app/_ui/table-order.ts';
import { ListPage } from '#app/[locale]/(live)/organise/[festival]/list-page.tsx';
import { ListWays } from '#app/[locale]/(live)/organise/[festival]/lists/list-ways.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import { tagsInWords } from '#lib/i18n/tags.ts';
import { SEPARATOR, typeset, typesetIn } from '#lib/i18n/typeset.ts';
import { byId } from '#lib/model/keyed.ts';
import { now as clockNow } from '#lib/time/clock.ts';
import { volunteersBoard } from '#lib/volunteers/board.ts';
import { taskWishes } from '#lib/volunteers/choices.ts';
import { needsConsent } from '#lib/volunteers/minors.ts';

const columns = ['name', 'contact', 'cleared', 'wishes', 'available', 'hours', 'state'] as const;

export const generateMetadata = titled('coordination.people', 'title');

/** The volunteers: how to reach them, their tasks, their hours, and unanswered shifts. */
export default festivalPage('volunteers', async function PeoplePage(at) {
  const { locale, festival, paths, query } = at;
  const t = await getTranslations('coordination.people');
  const now = clockNow();
  const { people, plan } = volunteersBoard(festival, now);
  const volunteers = byId(plan.volunteers);
  const order = orderOf(query, columns);
  const rows = people.map(({ id, name, contact, shifts, minutes, unseen, toReconfirm }): Row => {
    const volunteer = volunteers.get(id);
    const tasks = (ids: readonly number[]) =>
      ids.map((taskId) => typesetIn(plan.names.tasks.get(taskId)?.name, locale)).join(', ');
    const cleared = tasks(volunteer?.clearedTaskIds ?? []);
    const wished = taskWishes.flatMap((wish) => {
      const ids = (volunteer?.taskWishes ?? []).filter((one) => one.wish === wish).map(({ taskId }) => taskId);
      return ids.length > 0 ? [{ wish, said: typeset(t(`wish.${wish}`, { tasks: tasks(ids) }), locale) }] : [];
    });
    const slots = volunteer?.availabilities.length ?? 0;
    return {
      key: String(id),
      href: paths.volunteers('people', id),
      name,
      words: [name, contact, cleared, ...wished.map(({ said }) => said), tagsInWords(volunteer?.tags)].join(' '),
      sort: {
        name,
        contact: contact || null,
        cleared,
        wishes: wished.map(({ said }) => said).join(' ') || null,
        available: slots,
        hours: minutes.done + minutes.planned,
        state: unseen.length + toReconfirm.length,
      },
      cells: {
        name: (
          <>
            {typeset(name, locale)}
            <TagSigns tags={volunteer?.tags ?? []} locale={locale} />
            {volunteer && needsConsent(volunteer) && (
              <>
                {' '}
                <span className="flag warn">{t(volunteer.consent === 'refused' ? 'consentRefused' : 'noConsent')}</span>
              </>
            )}
          </>
        ),
        contact: contact ? <span className="num">{contact}</span> : <span className="text-warn">{t('noContact')}</span>,
        cleared,
        wishes: wished.map(({ wish, said }) => (
          <span key={wish} className="block">
            {said}
          </span>
        )),
        available: slots > 0 ? t('slots', { count: slots }) : <span className="text-soft">{t('unsaid')}</span>,
        hours: hoursCell({ shifts, minutes }, locale, t),
        state: stateCell({ shifts, unseen, toReconfirm }, t),
      },
    };
  });
  const shown = columns.filter((key) => key !== 'wishes' || plan.volunteers.some((one) => one.taskWishes.length > 0));
  const isPartial = rows.length > MAX_TABLE_ROWS;
  const drawn = isPartial ? pageOf(rows, order, locale) : { rows, total: rows.length };
  const paste = (
    <Link href={paths.volunteers('paste')} className="btn">
      <ClipboardPaste aria-hidden size={20} />
      {t('paste')}
    </Link>
  );
  return (
    <ListPage
      at={at}
      title={t('title')}
      count={t('count', { count: people.length })}
      add={{ href: paths.volunteers('people', 'new'), label: t('add') }}
      ways={
        <ListWays list="volunteers" slug={festival.slug} locale={locale} mayImport isEmpty={people.length === 0}>
          {people.length > 0 && (
            <>
              <Link href={paths.volunteers('paste')} className="link inline-flex min-h-11 items-center gap-2">
                <ClipboardPaste aria-hidden size={18} />
                {t('paste')}
              </Link>
              <Link href={paths.volunteers('print', 'badges')} className="link inline-flex min-h-11 items-center gap-2">
                <IdCard aria-hidden size={18} />
                {t('badges')}
              </Link>
            </>
          )}
        </ListWays>
      }
      empty={people.length === 0 ? { title: t('empty.title'), text: t('empty.text'), ways: paste } : null}
    >
      <IslandMessages>
        <DataTable
          label={t('title')}
          locale={locale}
          columns={shown.map((key) => ({ key, label: t(`columns.${key}`), isSortable: true }))}
          {...drawn}
          initial={order}
          isPartial={isPartial}
        />
      </IslandMessages>
    </ListPage>
  );
});

type Words = Awaited<ReturnType<typeof getTranslations<'coordination.people'>>>;
type Person = ReturnType<typeof volunteersBoard>['people'][number];

const hoursCell = ({ shifts, minutes }: Pick<Person, 'shifts' | 'minutes'>, locale: Locale, t: Words) =>
  shifts > 0 ? (
    <span>
      {(['done', 'planned'] as const)
        .filter((work) => minutes[work] > 0)
        .map((work) => (
          <Fragment key={work}>
            <span className="nowrap">
              <Duration minutes={minutes[work]} locale={locale} style="hours" /> {t(`work.${work}`)}
            </span>
            {SEPARATOR}
          </Fragment>
        ))}
      <span className="nowrap">{t('shifts', { count: shifts })}</span>
    </span>
  ) : (
    <span className="text-soft">{t('noShift')}</span>
  );

const stateCell = ({ shifts, unseen, toReconfirm }: Pick<Person, 'shifts' | 'unseen' | 'toReconfirm'>, t: Words) =>
  (shifts > 0 || unseen.length + toReconfirm.length > 0) && (
    <span className="facts">
      {toReconfirm.length > 0 && <span className="flag">{t('reconfirm', { count: toReconfirm.length })}</span>}
      {unseen.length > 0 && <span className="flag warn">{t('unseen', { count: unseen.length })}</span>}
      {shifts > 0 && unseen.length + toReconfirm.length === 0 && <span className="flag good">{t('upToDate')}</span>}
    </span>
  );
