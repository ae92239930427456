import type { DocumentEvent } from '#lib/model/documents.ts';
import { eventAsText } from '#lib/programme/as-text.ts';
import { CopyFrom } from './copy-from.tsx';
import { addressIn } from './copy-page.tsx';
import { elsewhereSentences, type Programme } from './programme.ts';

/** One séance to paste into a message. Opened without a script, it can be selected. */
export function CopyEvent({ programme, event }: { programme: Programme; event: DocumentEvent }) {
  const t = elsewhereSentences(programme);
  const { document, locale } = programme;
  if (!programme.feeds) return null;
  const text = eventAsText(document, event, { locale, format: 'text', addressOf: addressIn(programme) }, true);
  return (
    <details className="copy-event no-print">
      <summary className="link">{t('copy.event')}</summary>
      <pre id="copy-event">{text}</pre>
      <CopyFrom ids={['copy-event']} words={{ copy: t('copy.copyText'), copied: t('copy.copied') }} />
    </details>
  );
}
