import { identityOf } from '#app/_components/programme/identity.ts';
import { env } from '#lib/env.ts';
import { typedNames } from '#lib/i18n/code-names.ts';
import { languages } from '#lib/i18n/languages.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { joinPaths } from '#lib/i18n/paths.ts';
import { typesetterIn } from '#lib/i18n/typeset.ts';
import { setTranslator } from '#lib/i18n/typeset-messages.ts';
import type { AuthorizedVolunteer } from '#lib/policy.ts';
import { hasEmergencyContact } from '#lib/volunteers/emergency-contact.ts';
import { openApplication } from '#lib/volunteers/joining/applications.ts';
import { type JoinRefusal, joinFields, type OfferedHelp } from '#lib/volunteers/joining/form.ts';
import { markAgain } from '#lib/volunteers/joining/guard.ts';
import { type JoinPage, joinPageOf, saidBy } from '#lib/volunteers/joining/join-page.ts';
import { authorizeVolunteer } from '#lib/volunteers/links.ts';
import { volunteerKind } from '#lib/volunteers/roots.ts';
import { HEALTH_FACTS } from '#lib/volunteers/schema.ts';

export type JoinAsked = Readonly<{
  locale: Locale;
  slug: string;
  /** The token of a private link; null for the public page. */
  token: string | null;
  /** The token of a volunteer's own link, used instead of `token`, to correct their answers. */
  mine?: string | null;
  /** The present instant, in ISO. */
  at: string;
  /** The posted fields of a form that is shown again, and their errors. */
  typed?: string;
  refused?: JoinRefusal;
  isBusy?: boolean;
  /**
   * What the post did: `thanks` shows the private link this once, `saved` says that changes were
   * kept, `decided` that they were not, as the application had been decided.
   */
  said?: 'thanks' | 'saved' | 'decided';
}>;

/** Everything « Devenir bénévole » is drawn from; null where there is no such page. */
export function joinView(asked: JoinAsked) {
  const { locale, slug, token, mine = null, at } = asked;
  const opened = mine === null ? null : authorizeVolunteer(mine, at);
  const volunteer = opened?.ok ? volunteerKind.read(opened.who.db, opened.who.id, opened.who.volunteer.id) : null;
  const page = joinPageOf(slug, at, volunteer !== null || token !== null);
  if (!page || (mine !== null && volunteer?.festivalId !== page.festival.id)) return null;
  const application = token === null ? null : openApplication(token, page.festival.id);
  if (token !== null && !application) return null;
  const paths = joinPaths(locale, slug);
  const say = typesetterIn(locale);
  const own = opened?.ok ? ownFieldsOf(opened.who, page, locale) : null;
  return {
    ...asked,
    mine,
    page,
    application,
    paths,
    siteUrl: env().url,
    t: setTranslator(locale, 'join'),
    say,
    festivalName: say(page.festival.name),
    identity: identityOf({ accent: page.festival.accent }),
    fields: new URLSearchParams(asked.typed ?? own ?? fieldsOf(application?.answers, page, locale)),
    /** What is stored of a volunteer, as the form shows it. */
    own,
    ageOnFile: volunteer?.age ?? null,
    hasDiet: volunteer !== null && volunteer.diet !== HEALTH_FACTS.diet,
    hasAllergies: volunteer !== null && volunteer.allergies !== '',
    hasEmergencyContact: opened?.ok === true && hasEmergencyContact(opened.who),
    mark: markAgain(new URLSearchParams(asked.typed).get('opened') ?? '', page.festival.id, Date.parse(at)),
  };
}

export type JoinView = NonNullable<ReturnType<typeof joinView>>;

/** The fields of the form behind a volunteer's own link, as it shows what is stored. */
export function ownFieldsOf(who: AuthorizedVolunteer, page: JoinPage, locale: Locale): URLSearchParams | null {
  const volunteer = volunteerKind.read(who.db, who.id, who.volunteer.id);
  if (!volunteer) return null;
  const fields = new URLSearchParams(fieldsOf(saidBy(who, volunteer), page, locale));
  fields.set('otherContact', volunteer.otherContact);
  return fields;
}

const fieldsOf = (help: OfferedHelp | undefined, page: JoinPage, locale: Locale) =>
  help?.name === undefined ? undefined : joinFields(help, page.scene, typedNames(help.languages, languages, locale));
