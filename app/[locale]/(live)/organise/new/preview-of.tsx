import type { FormValue } from '#app/_server/form-data.ts';
import type { Actor } from '#lib/authorized.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { previewOf } from '#lib/templates/preview.ts';
import { proposalOf } from '#lib/templates/proposal.ts';
import { previewSchema } from '#lib/templates/schema.ts';
import { templateSourceOf } from '#lib/templates/source.ts';
import { Preview } from './preview.tsx';

type Props = { actor: Actor; values: { [key: string]: FormValue }; locale: Locale };

/** The preview of what a form holds; a sentence while its days, hours or rooms cannot be read. */
export function PreviewOf({ actor, values, locale }: Props) {
  const parsed = previewSchema.safeParse(values);
  const source = parsed.success ? templateSourceOf(actor, parsed.data.template) : null;
  const preview = parsed.success && source ? previewOf(proposalOf(source, parsed.data, locale)) : null;
  return <Preview preview={preview} isEmpty={source?.kind === 'empty'} locale={locale} />;
}
