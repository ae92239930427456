import { identityOf } from '#app/_components/programme/identity.ts';
import { env } from '#lib/env.ts';
import { typedNames } from '#lib/i18n/code-names.ts';
import { languages } from '#lib/i18n/languages.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { joinPaths } from '#lib/i18n/paths.ts';
import { setTranslator } from '#lib/i18n/set-translator.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { typeset } from '#lib/time/format.ts';
import type { Application } from '#lib/volunteers/joining/applications.ts';
import { openApplication } from '#lib/volunteers/joining/applications.ts';
import { type JoinRefusal, joinFields } from '#lib/volunteers/joining/form.ts';
import { markOfOpening } from '#lib/volunteers/joining/guard.ts';
import { type JoinPage, joinPageOf } from '#lib/volunteers/joining/page.ts';

export type JoinAsked = Readonly<{
  locale: Locale;
  slug: string;
  /** Of a private link; null: the public page. */
  token: string | null;
  /** An instant. */
  at: string;
  /** What was typed into a form that is given back, and what is wrong with it. */
  typed?: string;
  refused?: JoinRefusal;
  isBusy?: boolean;
  /** What was just done: the link is shown this once, or changes were saved. */
  said?: 'thanks' | 'saved';
}>;

/** Everything « Devenir bénévole » is drawn from; null where there is no such page. */
export function joinView(asked: JoinAsked) {
  const { locale, slug, token, at } = asked;
  const page = joinPageOf(slug, at);
  if (!page) return null;
  const application = token === null ? null : openApplication(token, page.festival.id);
  if (token !== null && !application) return null;
  const paths = joinPaths(locale, slug);
  const say = (text: Parameters<typeof inLocale>[0]) => typeset(inLocale(text, locale), locale);
  return {
    ...asked,
    page,
    application,
    paths,
    siteUrl: env().url,
    t: setTranslator(locale, 'join'),
    say,
    festivalName: say(page.festival.name),
    identity: identityOf(looksOf(page)),
    fields: new URLSearchParams(asked.typed ?? (application ? fieldsOf(application, page, locale) : undefined)),
    mark: markOfOpening(page.festival.id, Date.parse(at)),
  };
}

export type JoinView = NonNullable<ReturnType<typeof joinView>>;

const looksOf = ({ festival: { accent, secondColour } }: JoinPage) => ({
  accent,
  ...(secondColour !== null && { secondColour }),
});

const fieldsOf = ({ answers }: Application, page: JoinPage, locale: Locale) =>
  answers.name === undefined
    ? undefined
    : joinFields(answers, page.scene, typedNames(answers.languages, languages, locale));
