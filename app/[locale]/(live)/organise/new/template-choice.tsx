import { getTranslations } from 'next-intl/server';
import { DeleteAsked } from '#app/_components/answered-form.tsx';
import { Link } from '#app/_ui/link.tsx';
import { partTitle } from '#lib/films/title.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { sitePaths, templateFilePath } from '#lib/i18n/paths.ts';
import { inLocale, localeOf } from '#lib/i18n/text.ts';
import { SEPARATOR, typesetIn } from '#lib/i18n/typeset.ts';
import type { Actor } from '#lib/policy.ts';
import { editionKey } from '#lib/templates/choices.ts';
import type { ProgrammeTemplate } from '#lib/templates/programme.ts';
import { allSavedTemplates, mayDelete, type SavedTemplate, savedKey } from '#lib/templates/saved.ts';
import { EMPTY_SOURCE, editionsOf } from '#lib/templates/source.ts';
import { programmes, type Template, templates } from '#lib/templates/template.ts';
import { formatDate, formatDateRange } from '#lib/time/format.ts';
import { removeTemplate } from './actions.tsx';

type Props = {
  actor: Actor;
  locale: Locale;
  isUnknown: boolean;
  /** The names of templates that were just saved or deleted. */
  done: { saved: string | undefined; deleted: string | undefined };
};

const NAME_SHOWN = 200;

/** The first step: a template, an earlier festival of one's own, or nothing. */
export async function TemplateChoice({ actor, locale, isUnknown, done }: Props) {
  const t = await getTranslations('templates.choose');
  const file = await getTranslations('festivalFile.bring');
  const save = await getTranslations('templates.save');
  const saved = await getTranslations('templates.saved');
  const editions = editionsOf(actor);
  const kept = allSavedTemplates();
  const said = [
    done.saved !== undefined && save('saved', { name: done.saved.slice(0, NAME_SHOWN) }),
    done.deleted !== undefined && saved('deleted', { name: done.deleted.slice(0, NAME_SHOWN) }),
  ].filter((line) => line !== false);
  const to = (key: string) => `${sitePaths(locale).newFestival()}?template=${encodeURIComponent(key)}`;
  return (
    <>
      {isUnknown && (
        <p role="alert" className="mb-5 rounded-card border-2 border-bad bg-bad-bg px-4 py-2">
          {t('unknown')}
        </p>
      )}
      {said.map((line) => (
        <p key={line} role="status" className="mb-8 rounded-card bg-good-bg px-4 py-2 font-semibold text-good">
          {line}
        </p>
      ))}
      <p className="-mt-5 mb-6 text-[1.1rem] text-soft">{t('lead')}</p>
      <div className="new-choices">
        <div className="grid content-start gap-5">
          {templates.map((template) => (
            <TemplateCard key={template.id} template={template} href={to(template.id)} locale={locale} />
          ))}
          {programmes.map((template) => (
            <ProgrammeCard key={template.id} template={template} href={to(template.id)} locale={locale} />
          ))}
        </div>
        <div className="grid content-start gap-5">
          {kept.length > 0 && <SavedTemplates actor={actor} templates={kept} locale={locale} />}
          {editions.length > 0 && (
            <section className="card new-choice">
              <h2>{t('edition')}</h2>
              <p className="text-soft">{t('editionLead')}</p>
              <ul className="mt-1 grid gap-1">
                {editions.map(({ slug, name, startsOn, endsOn }) => (
                  <li key={slug}>
                    <Link href={to(editionKey(slug))} className="inline-block py-1">
                      <span className="link">{t('takeEdition', { name: typesetIn(name, locale) })}</span>
                      <span className="block text-soft">{formatDateRange(startsOn, endsOn, locale)}</span>
                    </Link>
                  </li>
                ))}
              </ul>
            </section>
          )}
          <section className="card new-choice">
            <h2>{t('empty')}</h2>
            <p className="text-soft">{t('emptyText')}</p>
            <p className="mt-2">
              <Link href={to(EMPTY_SOURCE)} className="btn">
                {t('takeEmpty')}
              </Link>
            </p>
          </section>
          <section className="card new-choice">
            <h2>{file('card')}</h2>
            <p className="text-soft">{file('cardText')}</p>
            <p className="mt-2">
              <Link href={sitePaths(locale).newFromFile()} className="btn">
                {file('cardLink')}
              </Link>
            </p>
          </section>
        </div>
      </div>
    </>
  );
}

export async function TemplateCard({ template, href, locale }: { template: Template; href: string; locale: Locale }) {
  const t = await getTranslations('templates.choose');
  const terms = await getTranslations('terms');
  const titles = template.items.filter(({ isOptional }) => !isOptional);
  return (
    <section className="card new-choice">
      <p className="font-semibold text-accent">{t('template')}</p>
      <h2 className="text-[clamp(1.6rem,3vw,2.2rem)]">{typesetIn(template.name, locale)}</h2>
      <p>{typesetIn(template.summary, locale)}</p>
      <p className="text-soft">
        {t('templateShape', { days: template.dayCount, items: titles.length, rooms: template.roomCount })}
      </p>
      <ul className="my-2 grid gap-x-6 gap-y-1 sm:grid-cols-2">
        {titles.map(({ id, kind, film, title }) => (
          <li key={id} className="grid grid-cols-[auto_1fr] items-baseline gap-2">
            <span className={`tag ${kind}`}>
              <span className="spoken">{terms(`kind.${kind}`)}</span>
            </span>
            <span>{typesetIn(partTitle({ title }, film), locale)}</span>
          </li>
        ))}
      </ul>
      <p>
        <Link href={href} className="btn lamp">
          {t('take')}
        </Link>
      </p>
    </section>
  );
}

/** A template of a whole programme. */
async function ProgrammeCard({
  template,
  href,
  locale,
}: {
  template: ProgrammeTemplate;
  href: string;
  locale: Locale;
}) {
  const t = await getTranslations('templates.choose');
  const { name, summary, isInvented, days, rooms, plan } = template;
  return (
    <section className="card new-choice">
      <p className="font-semibold text-accent">{t('template')}</p>
      <h2>{typesetIn(name, locale)}</h2>
      <p>{typesetIn(summary, locale)}</p>
      <p className="text-soft">
        {t('programmeShape', { days: days.length, events: plan.events.length, rooms: rooms.length })}
      </p>
      {isInvented && <p className="text-soft">{t('invented')}</p>}
      <p className="mt-2">
        <Link href={href} className="btn lamp" aria-label={t('takeNamed', { name: typesetIn(name, locale) })}>
          {t('take')}
        </Link>
      </p>
    </section>
  );
}

type SavedProps = { actor: Actor; templates: readonly SavedTemplate[]; locale: Locale };

/** The templates saved here, each with what can be done with it. */
async function SavedTemplates({ actor, templates, locale }: SavedProps) {
  const t = await getTranslations('templates.saved');
  const choose = await getTranslations('templates.choose');
  return (
    <section className="card new-choice" aria-labelledby="saved-templates">
      <h2 id="saved-templates">{t('title')}</h2>
      <p className="text-soft">{t('lead')}</p>
      <ul className="mt-1 grid gap-5">
        {templates.map((template) => {
          const { id, summary, byName, createdAt, dayCount, eventCount, roomCount } = template;
          const name = typesetIn(template.name, locale);
          const date = formatDate(createdAt.slice(0, 10), locale, 'medium');
          const href = `${sitePaths(locale).newFestival()}?template=${encodeURIComponent(savedKey(id))}`;
          return (
            <li key={id} className="grid gap-1">
              <h3 lang={localeOf(template.name, locale) ?? undefined}>{name}</h3>
              {inLocale(summary, locale) && <p>{typesetIn(summary, locale)}</p>}
              <p className="text-soft">
                {choose('programmeShape', { days: dayCount, events: eventCount, rooms: roomCount })}
                {SEPARATOR}
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
