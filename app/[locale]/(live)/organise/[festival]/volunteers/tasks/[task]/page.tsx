import { getTranslations } from 'next-intl/server';
import { DeleteWithSentence } from '#app/_components/records/appearances.tsx';
import type { Opened } from '#app/_server/live-page.tsx';
import type { RecordPlace } from '#app/_server/record-action.ts';
import { asNew, recordAt, recordPage } from '#app/_server/record-page.tsx';
import { Link } from '#app/_ui/link.tsx';
import {
  addBriefingFile,
  removeBriefingFile,
  removeTask,
} from '#app/[locale]/(live)/organise/[festival]/volunteers/tasks/actions.ts';
import { BriefingFileForm, TaskForm } from '#app/[locale]/(live)/organise/[festival]/volunteers/tasks/task-form.tsx';
import { MAX_OF_FILE } from '#lib/files/limits.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { briefingFilePath } from '#lib/i18n/paths.ts';
import { typeset, typesetIn } from '#lib/i18n/typeset.ts';
import { setTranslator } from '#lib/i18n/typeset-messages.ts';
import { now } from '#lib/time/clock.ts';
import { briefingFileRefused, briefingReaders, fileInWords, isFileHere } from '#lib/volunteers/briefings.ts';
import { taskFormValues } from '#lib/volunteers/form-values.ts';
import { usesOfTask } from '#lib/volunteers/mutations.ts';
import { planOf, type VolunteerPlan } from '#lib/volunteers/plan.ts';
import { type Task, taskKind } from '#lib/volunteers/roots.ts';

const BLANK = {
  version: 0,
  name: { fr: '', en: '' },
  briefing: { fr: '', en: '' },
  needsClearance: false,
  adultsOnly: false,
  languages: '',
  wanted: '',
};

/** The page of a task. */
const record = recordPage(
  'volunteers',
  async ({ locale, festival, segments: { task: segment = '' } }) => {
    const task = recordAt(segment, (number) => taskKind.read(festival.db, festival.id, number));
    const t = await getTranslations('coordination.tasks');
    return { task, t, name: task ? typesetIn(task.name, locale) : t('new') };
  },
  ({ task, t }, { locale, festival, slug, paths }) => {
    const place = { locale, slug, number: task?.id ?? null };
    const plan = planOf(festival.id, festival.db);
    const uses = task ? usesOfTask(festival.db, festival, task.id, now()).length : 0;
    return {
      back: { href: paths.volunteers('tasks'), label: setTranslator(locale, 'coordination')('tabs.tasks') },
      root: { entity: 'task', id: task?.id },
      messages: ['volunteerForms'],
      form: <TaskForm place={place} values={task ? taskFormValues(task, locale) : asNew(BLANK)} />,
      beside: task && (
        <div className="grid gap-4">
          <FileBox task={task} place={place} locale={locale} slug={slug} />
          <BriefingBox task={task} plan={plan} festival={festival} locale={locale} paths={paths} />
          {uses > 0 ? (
            <p className="text-soft">{t('used', { count: uses })}</p>
          ) : (
            <DeleteWithSentence action={removeTask.bind(null, place)} words="coordination.tasks.delete" />
          )}
        </div>
      ),
    };
  },
);

export const generateMetadata = record.title;
export default record.page;

type Scene = Pick<Opened<'volunteers'>, 'festival' | 'locale' | 'paths'> & { plan: VolunteerPlan };

type FileScene = { task: Task; place: RecordPlace; slug: string; locale: Locale };

/** The file to read with the briefing, and the form to upload one. */
async function FileBox({ task, place, slug, locale }: FileScene) {
  const t = await getTranslations('coordination.briefingFile');
  const file = task.briefingFile;
  const said = file && fileInWords(file, locale);
  const isHere = file !== null && isFileHere(file);
  // If the file is missing here, the button has the same words as the sentence above.
  const isThere = isHere ? 'yes' : 'no';
  return (
    <section className="grid gap-3" aria-labelledby="briefing-file">
      <h2 id="briefing-file">{t('title')}</h2>
      <p className="text-soft">{t('lead')}</p>
      {file &&
        said &&
        (isHere ? (
          <p>
            <a href={briefingFilePath(slug, task.id)} className="link inline-block py-2" download>
              {said}
            </a>
          </p>
        ) : (
          <p>{typeset(t('missing', { file: said }), locale)}</p>
        ))}
      <BriefingFileForm
        slug={slug}
        add={addBriefingFile.bind(null, place)}
        remove={removeBriefingFile.bind(null, place)}
        isThere={file !== null}
        labels={{
          file: t('file', { isThere }),
          fileHint: t('fileHint', { bytes: MAX_OF_FILE.briefingBytes }),
          tooLarge: briefingFileRefused('tooLarge', '', locale),
          add: t('add', { isThere }),
          sending: t('sending'),
          remove: t('remove'),
        }}
      />
    </section>
  );
}

/**
 * Who of those with shifts of this task said « lu » to its briefing; those who did not come first.
 */
async function BriefingBox({ task, plan, festival, locale, paths }: Scene & { task: Task }) {
  const readers = briefingReaders(festival.id, now(), festival.db).get(task.id);
  if (!readers || readers.read.length + readers.unread.length === 0) return null;
  const t = await getTranslations('coordination.briefing');
  return (
    <section className="card vol-box" aria-labelledby="readers">
      <h2 id="readers">{t('title')}</h2>
      <p className="text-soft">{t('lead')}</p>
      {(['unread', 'read'] as const).map(
        (which) =>
          readers[which].length > 0 && (
            <div key={which}>
              <h3 className="text-base">{t(which, { count: readers[which].length })}</h3>
              <ul>
                {readers[which].map((id) => (
                  <li key={id}>
                    <Link href={paths.volunteers('people', id)} className="link inline-block py-2">
                      {typeset(plan.names.volunteers.get(id)?.name ?? '', locale)}
                    </Link>
                  </li>
                ))}
              </ul>
              {which === 'unread' && (
                <Link href={`${paths.volunteers('messages')}?who=unread&task=${task.id}`} className="btn w-fit">
                  {t('write')}
                </Link>
              )}
            </div>
          ),
      )}
    </section>
  );
}
