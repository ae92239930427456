import { getTranslations } from 'next-intl/server';
import { DeleteAsked } from '#app/_components/delete-asked.tsx';
import { Link } from '#app/_ui/link.tsx';
import type { Actor } from '#lib/authorized.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { sitePaths, templateFilePath } from '#lib/i18n/paths.ts';
import { inLocale, localeOf } from '#lib/i18n/text.ts';
import { mayDelete, type SavedTemplate, savedKey } from '#lib/templates/saved.ts';
import { formatDate, typeset } from '#lib/time/format.ts';
import { removeTemplate } from './actions.tsx';

type Props = { actor: Actor; templates: readonly SavedTemplate[]; locale: Locale };

/** The templates somebody saved here, each with what one can do with it. */
export async function SavedTemplates({ actor, templates, locale }: Props) {
  const t = await getTranslations('templates.saved');
  const choose = await getTranslations('templates.choose');
  return (
    <section className="card new-choice" aria-labelledby="saved-templates">
      <h2 id="saved-templates">{t('title')}</h2>
      <p className="text-soft">{t('lead')}</p>
      <ul className="mt-1 grid gap-5">
        {templates.map((template) => {
          const { id, summary, byName, createdAt, dayCount, eventCount, roomCount } = template;
          const name = typeset(inLocale(template.name, locale), locale);
          const date = formatDate(createdAt.slice(0, 10), locale, 'medium');
          const href = `${sitePaths(locale).newFestival()}?template=${encodeURIComponent(savedKey(id))}`;
          return (
            <li key={id} className="grid gap-1">
              <h3 lang={localeOf(template.name, locale) ?? undefined}>{name}</h3>
              {inLocale(summary, locale) && <p>{typeset(inLocale(summary, locale), locale)}</p>}
              <p className="text-soft">
                {choose('programmeShape', { days: dayCount, events: eventCount, rooms: roomCount })}
                {' · '}
                {byName ? t('by', { name: byName, date }) : t('on', { date })}
              </p>
              <p className="flex flex-wrap items-center gap-x-5 gap-y-1">
                <Link href={href} className="link inline-flex min-h-11 items-center">
                  {t('take', { name })}
                </Link>
                <a
                  href={templateFilePath(id)}
                  className="link inline-flex min-h-11 items-center"
                  aria-label={t('exportOf', { name })}
                >
                  {t('export')}
                </a>
              </p>
              {mayDelete(actor, template) && (
                <DeleteAsked
                  id={id}
                  remove={removeTemplate}
                  labels={{
                    ask: t('delete'),
                    askOf: t('deleteOf', { name }),
                    text: t('deleteText'),
                    confirm: t('deleteConfirm'),
                  }}
                />
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
