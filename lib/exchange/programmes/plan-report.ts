import { BYTE_ORDER_MARK, separatedLine } from '#lib/files/separated-lines.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { translator } from '#lib/i18n/translator.ts';
import { indexDraft } from '#lib/model/draft.ts';
import type { Incoming } from './incoming.ts';
import type { ProgrammePlan } from './planned.ts';
import { remarkGroups, sentenceOfRefusal } from './programme-sentences.ts';
import { countOfKind, isOfKind, rowKinds, type ShownProgrammeRow, speaker } from './programme-view.ts';

/** A plan for a spreadsheet, every séance and every remark of it: a line for each, and for each field that changes. */
export function planReport(plan: ProgrammePlan, { remarks }: Pick<Incoming, 'remarks'>, locale: Locale): string {
  const say = speaker(indexDraft(plan.after), locale);
  const t = translator(locale, 'programmeImport');
  const line = (...cells: (string | number)[]) => separatedLine(cells, { separator: ';' });
  const heads = (['line', 'what', 'title', 'field', 'before', 'after', 'why'] as const).map((head) =>
    t(`report.${head}`),
  );
  const lines = [BYTE_ORDER_MARK + line(...heads)];
  const add = (row: ShownProgrammeRow, what: string) => {
    const [at, why] = [
      row.line || '',
      row.refusal
        ? sentenceOfRefusal(row.refusal, locale)
        : row.candidates
            .map(({ label, facts }) => joinFacts([label, ...facts.map(({ printed }) => printed)]))
            .join(' / '),
    ];
    if (row.changes.length === 0)
      lines.push(line(at, what, row.title, '', '', joinFacts(row.facts.map(({ printed }) => printed)), why));
    for (const { field, before, after, isLeft } of row.changes) {
      const cells = [t(`fields.${field}`), before?.printed ?? '', after?.printed ?? ''];
      lines.push(line(at, isLeft ? t('kinds.left') : what, row.title, ...cells, why));
    }
  };
  const cancelling = new Set(plan.cancelling);
  for (const kind of rowKinds) {
    if (kind === 'held' || countOfKind(plan.counts, kind) === 0) continue;
    const what = t(`kinds.${kind}`);
    if (kind === 'missing')
      for (const event of plan.missing) {
        const isCancelled = cancelling.has(event);
        const row: ShownProgrammeRow = {
          ...NOTHING,
          is: 'missing',
          name: '',
          line: 0,
          ...say.event(event),
          isCancelled,
        };
        add(row, isCancelled ? t('kinds.cancelled') : what);
      }
    else for (const row of plan.events) if (isOfKind(row, kind)) add(say.row(row), what);
  }
  for (const remark of remarks) {
    const sentence = remarkGroups([remark], locale, 0)[0]?.sentence ?? '';
    lines.push(line(remark.line || '', t('report.remark'), remark.about, '', '', '', sentence));
  }
  return lines.join('');
}

const NOTHING = { changes: [], held: [], candidates: [], refusal: null };
