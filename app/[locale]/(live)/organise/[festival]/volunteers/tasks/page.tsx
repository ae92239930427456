import { randomUUID } from 'node:crypto';
import { getTranslations } from 'next-intl/server';
import { IslandMessages } from '#app/_components/records/page-frame.tsx';
import { festivalPage, titled } from '#app/_server/live-page.tsx';
import { PlainTable } from '#app/_ui/plain-table.tsx';
import { carriedMarks } from '#app/[locale]/(live)/organise/[festival]/carried/carried.tsx';
import { ListPage } from '#app/[locale]/(live)/organise/[festival]/list-page.tsx';
import { NamedFile } from '#app/[locale]/(live)/organise/[festival]/volunteers/tasks/named-file.tsx';
import { UsualTasks } from '#app/[locale]/(live)/organise/[festival]/volunteers/tasks/usual-tasks.tsx';
import { languagesInWords } from '#lib/i18n/languages.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import { typeset, typesetIn } from '#lib/i18n/typeset.ts';
import { plainOf } from '#lib/text/markdown.ts';
import { now } from '#lib/time/clock.ts';
import { type BriefingReaders, briefingReaders } from '#lib/volunteers/briefings.ts';
import { commonTasks, usualTaskOf } from '#lib/volunteers/form-values.ts';
import { planOf } from '#lib/volunteers/plan.ts';
import { type UsualTask, usualTasks } from '#lib/volunteers/schema.ts';

export const generateMetadata = titled('coordination', 'tabs.tasks');

/** The tasks, with the number of shifts and of people briefed. */
export default festivalPage('volunteers', async function TasksPage(at) {
  const { locale, festival, paths } = at;
  const t = await getTranslations('coordination.tasks');
  const coordination = await getTranslations('coordination');
  const plan = planOf(festival.id, festival.db);
  const { tasks, volunteers } = plan;
  const shifts = plan.shifts.filter(({ status }) => status === 'planned');
  const markOf = await carriedMarks({ festival, locale }, 'task');
  const readers = briefingReaders(festival.id, now(), festival.db);
  return (
    <ListPage
      at={at}
      title={coordination('tabs.tasks')}
      count={t('count', { count: tasks.length })}
      add={{ href: paths.volunteers('tasks', 'new'), label: t('add') }}
      carried="task"
      empty={
        tasks.length === 0
          ? {
              title: t('empty.title'),
              text: t('empty.text'),
              below: (
                <IslandMessages also={['volunteerForms']}>
                  <UsualTasks
                    place={{ locale, slug: festival.slug, number: null }}
                    tasks={usualTasks.map((task) => offered(task, locale))}
                    clientKey={randomUUID()}
                  />
                </IslandMessages>
              ),
            }
          : null
      }
    >
      <PlainTable
        columns={(['name', 'shifts', 'asked', 'briefing'] as const).map((key) => ({
          key,
          label: t(`columns.${key}`),
        }))}
        rows={tasks.map((task) => {
          const cleared = volunteers.filter(({ clearedTaskIds }) => clearedTaskIds.includes(task.id)).length;
          const asked = [
            ...(task.needsClearance ? [t('cleared', { count: cleared })] : []),
            ...(task.languages.length > 0 ? [languagesInWords(task.languages, locale)] : []),
            ...(task.adultsOnly ? [t('adultsOnly')] : []),
          ];
          const said = plainOf(typeset(inLocale(task.briefing, locale), locale));
          const file = task.briefingFile;
          const isShort = task.needsClearance && cleared === 0;
          return {
            key: task.id,
            href: paths.volunteers('tasks', task.id),
            note: markOf(task.id) && <span className="block font-normal text-warn">{markOf(task.id)}</span>,
            cells: {
              name: typesetIn(task.name, locale),
              shifts: <span className="num">{shifts.filter(({ taskId }) => taskId === task.id).length}</span>,
              asked: <span className={isShort ? 'text-warn' : undefined}>{asked.join(', ') || t('everybody')}</span>,
              briefing: (
                <>
                  {(said || !file) && <span className="line-clamp-2 max-w-[30rem]">{said || t('noBriefing')}</span>}
                  {file && <NamedFile file={file} locale={locale} />}
                  <ReadBy readers={readers.get(task.id)} />
                </>
              ),
            },
          };
        })}
      />
    </ListPage>
  );
});

/** One of the usual tasks, as it is shown before it is made. */
function offered(task: UsualTask, locale: Locale) {
  const { name, briefing, needsClearance, adultsOnly } = usualTaskOf(task);
  const t = translator(locale, 'volunteerForms');
  const whom = [
    ...(needsClearance ? [t('task.label.needsClearance')] : []),
    ...(adultsOnly ? [t('task.label.adultsOnly')] : []),
  ];
  return {
    value: task,
    label: typesetIn(name, locale),
    said: typeset([inLocale(briefing, locale), ...whom.map((one) => `${one}.`)].join(' '), locale),
    isCommon: commonTasks.includes(task),
  };
}

/** How many of those with the task have read its briefing. */
async function ReadBy({ readers }: { readers: BriefingReaders | undefined }) {
  const [read, unread] = [readers?.read.length ?? 0, readers?.unread.length ?? 0];
  if (read + unread === 0) return null;
  const t = await getTranslations('coordination.tasks');
  return <span className={unread > 0 ? 'flag plain' : 'flag good'}>{t('readBy', { read, all: read + unread })}</span>;
}
