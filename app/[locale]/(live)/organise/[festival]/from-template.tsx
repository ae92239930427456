import { Link } from '#app/_ui/link.tsx';
import { mayCreateFestival } from '#lib/festivals/creation.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import type { Authorized } from '#lib/policy.ts';

/** In an empty list: a link to make a festival from a template, for those who may make one. */
export function FromTemplate({
  festival: { actor, db },
  locale,
  label,
}: {
  festival: Authorized<'read'>;
  locale: Locale;
  label: string;
}) {
  if (!mayCreateFestival(actor, db)) return null;
  return (
    <Link href={sitePaths(locale).newFestival()} className="link">
      {label}
    </Link>
  );
}
