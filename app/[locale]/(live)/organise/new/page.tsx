import { randomUUID } from 'node:crypto';
import { forbidden, redirect } from 'next/navigation';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations } from 'next-intl/server';
import { LiveHeader } from '#app/_components/live-frame.tsx';
import { BackLink } from '#app/_components/records/page-frame.tsx';
import { inOtherLocale } from '#app/_components/site-header.tsx';
import { currentActor } from '#app/_server/actor.ts';
import { readFormData } from '#app/_server/form-data.ts';
import { type Query, sitePage, siteTitled } from '#app/_server/live-page.tsx';
import { mayCreateFestival } from '#lib/festivals/creation.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { typesetterIn } from '#lib/i18n/typeset.ts';
import type { Actor } from '#lib/policy.ts';
import { type Offer, offerOf, type Source, templateSourceOf } from '#lib/templates/source.ts';
import { now } from '#lib/time/clock.ts';
import { dateOfInstant } from '#lib/time/wall-clock.ts';
import { zoneChoices } from '#lib/time/zones.ts';
import { NewFestivalForm } from './new-festival-form.tsx';
import { PreviewOf } from './preview-of.tsx';
import { TemplateChoice } from './template-choice.tsx';
import { textAt, type Values } from './values.ts';
import './new.css';

export const generateMetadata = siteTitled('templates', 'title');

/**
 * The query as values of the form: without a script, « Recalculer l’aperçu » comes back with
 * everything that was typed.
 */
function valuesOf(query: Query): Values {
  const form = new FormData();
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value].flat()) if (one !== undefined) form.append(name, one);
  }
  return readFormData(form);
}

export default sitePage(async function NewFestivalPage({ locale, paths, query }) {
  const path = paths.newFestival();
  const values = valuesOf(query);
  const template = textAt(values, 'template');
  const here = template ? `${path}?template=${encodeURIComponent(template)}` : path;
  const actor = await currentActor();
  if (!actor) redirect(paths.signIn(here));
  if (!mayCreateFestival(actor)) forbidden();

  const t = await getTranslations('templates');
  const nav = await getTranslations('desk.nav');
  const source = template ? templateSourceOf(actor, template) : null;
  return (
    <>
      <LiveHeader locale={locale} otherHref={inOtherLocale(locale, here)} />
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-[84rem] px-[clamp(1rem,4vw,3rem)] pt-4 pb-24 outline-none"
      >
        <BackLink href={paths.desk()} label={nav('allFestivals')} />
        <h1 className="mb-8">{t('title')}</h1>
        {source && template ? (
          <Form actor={actor} locale={locale} values={values} source={source} template={template} />
        ) : (
          <TemplateChoice
            actor={actor}
            locale={locale}
            isUnknown={Boolean(template)}
            done={{ saved: textAt(values, 'saved'), deleted: textAt(values, 'deleted') }}
          />
        )}
      </main>
    </>
  );
});

type FormProps = { actor: Actor; locale: Locale; values: Values; source: Source; template: string };

async function Form({ actor, locale, values, source, template }: FormProps) {
  const { common, templates, terms } = await getMessages();
  const path = sitePaths(locale).newFestival();
  const today = dateOfInstant(now(), 'Europe/Paris');
  const offer = offerOf(source, today, locale);
  const shown = { ...proposed(offer, template), ...values };
  return (
    <NextIntlClientProvider messages={{ common, templates, terms }}>
      <NewFestivalForm
        locale={locale}
        path={path}
        values={values}
        offer={offer}
        template={template}
        clientKey={randomUUID()}
        zones={zoneChoices(locale, textAt(values, 'timeZone') ?? offer.timeZone)}
        preview={<PreviewOf actor={actor} values={shown} locale={locale} />}
        source={<SourceLine source={source} locale={locale} />}
      />
    </NextIntlClientProvider>
  );
}

/** The values of the form before anything is typed. */
function proposed({ startsOn, endsOn, timeZone, opensAt, closesAt, rooms }: Offer, template: string): Values {
  return {
    template,
    startsOn,
    endsOn,
    timeZone,
    opensAt,
    closesAt,
    rooms: rooms.map(({ name, seats, from }) => ({ name, seats: seats?.toString() ?? '', from })),
  };
}

async function SourceLine({ source, locale }: { source: Source; locale: Locale }) {
  const t = await getTranslations('templates.source');
  const choose = await getTranslations('templates.choose');
  const name = typesetterIn(locale);
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 rounded-card bg-accent-soft px-4 py-2">
      <p className="font-semibold">
        {source.kind === 'template' && t('template', { name: name(source.template.name) })}
        {source.kind === 'programme' && t('template', { name: name(source.template.name) })}
        {source.kind === 'edition' && t('edition', { name: name(source.draft.festival.name) })}
        {source.kind === 'empty' && t('empty')}
      </p>
      <a href={sitePaths(locale).newFestival()} className="link inline-flex min-h-11 items-center">
        {t('change')}
      </a>
      {source.kind === 'programme' && source.template.isInvented && (
        <p className="basis-full pb-1 text-soft">{choose('invented')}</p>
      )}
      {source.kind === 'empty' && <p className="basis-full pb-1 text-soft">{t('emptyText')}</p>}
    </div>
  );
}
