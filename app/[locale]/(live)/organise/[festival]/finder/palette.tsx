'use client';

import {
  CalendarDays,
  Clapperboard,
  DoorOpen,
  FileText,
  HandHelping,
  Handshake,
  Layers,
  MapPin,
  PanelsTopLeft,
  Search,
  Tags,
  Ticket,
  UserRound,
  Waypoints,
  X,
  Zap,
} from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Input,
  ListBox,
  ListBoxItem,
  Modal,
  ModalOverlay,
  SearchField,
} from 'react-aria-components';
import { mayLeavePage } from '#app/_ui/hold-page.ts';
import { distanceOf, type FoundName, folded, foundName, typedWordsOf, wordsOfText } from '#lib/search/words.ts';
import type { FinderEntry, FinderKind } from './entries.ts';

const icons = {
  event: CalendarDays,
  film: Clapperboard,
  person: UserRound,
  volunteer: HandHelping,
  room: DoorOpen,
  venue: MapPin,
  theme: Tags,
  series: Waypoints,
  offer: Ticket,
  day: Layers,
  page: FileText,
  partner: Handshake,
  act: Zap,
  section: PanelsTopLeft,
} as const satisfies Record<FinderKind, typeof Search>;

/** Nobody reads a longer list; another letter shortens it. */
const MAX_SHOWN = 30;

/** What to open once there are results: the first one, or its place in the grid. */
export type Sure = 'own' | 'grid' | null;

/**
 * One field to find anything in a festival's desk: results are listed below, chosen with the arrows
 * and opened with Enter; Ctrl Enter shows a séance in the grid.
 */
export function Palette({
  address,
  day,
  typed,
  onType,
  sure,
  onSure,
  onClose,
}: {
  address: string;
  day: string;
  typed: string;
  onType: (text: string) => void;
  /** Enter was pressed before the results: the first one is opened as soon as there are some. */
  sure: Sure;
  onSure: (sure: Sure) => void;
  onClose: () => void;
}) {
  const t = useTranslations('finder');
  const router = useRouter();
  const read = useEntries(address);
  const wantsGrid = useRef(false);
  const all = useMemo(() => (typeof read === 'string' ? [] : read.map(findable)), [read]);
  // With nothing typed: first what can be done, then the pages.
  const { found, count } = useMemo(
    () =>
      ranked(
        typed.trim() === '' ? all.filter(({ entry: { kind } }) => kind === 'act' || kind === 'section') : all,
        typed,
        MAX_SHOWN,
      ),
    [all, typed],
  );
  // For half a second after a letter no result is marked, though the list has one ready: Enter then
  // opens it from here and from the list. With unsaved changes one would be asked twice.
  const isGone = useRef(false);
  const go = ({ href, grid }: FinderEntry) => {
    if (isGone.current) return;
    isGone.current = true;
    onClose();
    const to = wantsGrid.current && grid !== undefined ? grid : href;
    void mayLeavePage(to).then((may) => may && router.push(to));
  };
  const answer = useEffectEvent(() => {
    const [first] = found;
    wantsGrid.current = sure === 'grid';
    onSure(null);
    if (first && typed.trim() !== '') go(first);
  });
  const isRead = read !== 'waits';
  useEffect(() => {
    if (sure && isRead) answer();
  }, [sure, isRead]);
  return (
    <ModalOverlay isDismissable isOpen onOpenChange={(isOpen) => isOpen || onClose()} className="finder-veil">
      <Modal className="finder">
        <div
          className="contents"
          onKeyDownCapture={(event) => {
            wantsGrid.current = event.ctrlKey || event.metaKey;
            // There is no result yet: the entries are loading, or the text was typed before the
            // field appeared.
            const { key, target } = event;
            if (key === 'Enter' && target instanceof HTMLInputElement && !target.getAttribute('aria-activedescendant'))
              onSure(wantsGrid.current ? 'grid' : 'own');
          }}
          onPointerDownCapture={() => {
            wantsGrid.current = false;
          }}
        >
          <Dialog aria-label={t('open')} className="finder-box">
            <Autocomplete inputValue={typed} onInputChange={onType}>
              <SearchField aria-label={t('open')} className="finder-field" autoFocus>
                <Search aria-hidden size={22} className="flex-none" />
                <Input
                  role="combobox"
                  aria-expanded
                  aria-haspopup="listbox"
                  placeholder={t('placeholder')}
                  maxLength={200}
                />
                <span className="finder-count" role="status">
                  {typeof read !== 'string' && typed.trim() !== '' && t('count', { count })}
                </span>
                <button type="button" className="finder-close" aria-label={t('close')} onClick={onClose}>
                  <X aria-hidden size={22} />
                </button>
              </SearchField>
              <ListBox
                aria-label={t('answers')}
                className="finder-list"
                items={found.map((entry, at) => ({ id: `${at} ${entry.href}`, entry }))}
                selectionMode="none"
                shouldFocusWrap
                renderEmptyState={() => (
                  <p className="finder-none">
                    {read === 'waits' || read === 'failed' ? t(read) : t('none', { typed: typed.trim() })}
                  </p>
                )}
                onAction={(key) => {
                  const chosen = found.find((entry, at) => `${at} ${entry.href}` === key);
                  if (chosen) go(chosen);
                }}
              >
                {({ id, entry }) => <Answer key={id} id={id} entry={entry} kind={t(`kinds.${entry.kind}`)} />}
              </ListBox>
            </Autocomplete>
            <Foot day={day} />
          </Dialog>
        </div>
      </Modal>
    </ModalOverlay>
  );
}

/** Everything that can be found, loaded from the address. */
function useEntries(address: string): FinderEntry[] | 'waits' | 'failed' {
  const [read, setRead] = useState<ReturnType<typeof useEntries>>('waits');
  useEffect(() => {
    const leaving = new AbortController();
    fetch(address, { signal: leaving.signal })
      .then(async (answer) => setRead(answer.ok ? ((await answer.json()) as FinderEntry[]) : 'failed'))
      .catch(() => leaving.signal.aborted || setRead('failed'));
    return () => leaving.abort();
  }, [address]);
  return read;
}

/** The keys, and an example of what to type. */
function Foot({ day }: { day: string }) {
  const t = useTranslations('finder');
  return (
    <p className="finder-foot">
      <span>
        <kbd>↑</kbd> <kbd>↓</kbd> {t('choose')}
      </span>
      <span>
        <kbd>↵</kbd> {t('go')}
      </span>
      <span>
        <kbd>Ctrl ↵</kbd> {t('inGrid')}
      </span>
      <span className="ml-auto">{t('example', { day })}</span>
    </p>
  );
}

function Answer({ id, entry, kind }: { id: string; entry: FinderEntry; kind: string }) {
  const Icon = icons[entry.kind];
  return (
    <ListBoxItem id={id} textValue={`${entry.label}, ${kind}`} className="finder-answer" data-kind={entry.kind}>
      <Icon aria-hidden size={20} />
      <span className="finder-what">
        <b>{entry.label}</b>
        {entry.detail !== '' && <small>{entry.detail}</small>}
      </span>
      <span className="finder-kind">{kind}</span>
    </ListBoxItem>
  );
}

/** An entry with its words folded in advance, so that each key only compares. */
type Findable = { entry: FinderEntry; called: FoundName; all: readonly string[] };

export const findable = (entry: FinderEntry): Findable => {
  const called = foundName(entry.label);
  return { entry, called, all: [...called.inName, ...wordsOfText(entry.words), ...wordsOfText(entry.detail)] };
};

/**
 * Joining words in both languages: « décaler samedi de 15 min ». They find nothing by themselves,
 * and are ignored beside others.
 */
const JOINING = new Set(
  'a au aux avec d de des du en et l la le les min minute minutes mn pour un une by for from of on the to with'.split(
    ' ',
  ),
);
/** After these verbs minutes are counted backwards. */
const EARLIER = new Set(['avancer', 'avance', 'avant', 'earlier']);
const MAX_MINUTES = 1440;

/**
 * The best `most` results: each typed word must begin a word of the entry, ignoring case and
 * accents. With nothing typed, entries keep the given order. A number typed with an act that takes
 * minutes is passed on: « décaler samedi de 15 min » leads to that day moved by 15.
 */
export function ranked(all: readonly Findable[], typed: string, most: number): { found: FinderEntry[]; count: number } {
  // « 14h30 » is typed for « 14 h 30 », « 14h00 » for « 14 h », and ' for ’.
  const words = typedWordsOf(typed.replace(/\b(\d{1,2})h(?:00|(\d\d))?\b/gi, '$1 h $2'));
  const telling = words.filter((word) => !JOINING.has(word));
  const asked = telling.length > 0 ? telling : words;
  // The last number first: in « décaler samedi 6 de 15 min » the other one names the day.
  const numbers = asked.filter((word) => /^\d{1,4}$/.test(word) && Number(word) <= MAX_MINUTES).reverse();
  const start = folded(typed.trim()).replaceAll("'", '’');
  const answers = all.flatMap((one) => {
    const plain = distanceOf(one.called, one.all, start, asked);
    if (plain !== null) return { entry: one.entry, at: plain };
    if (!one.entry.takesMinutes) return [];
    for (const number of numbers) {
      const others = asked.filter((word) => word !== number);
      const at = others.length > 0 ? distanceOf(one.called, one.all, '', others) : null;
      if (at === null) continue;
      const minutes = others.some((word) => EARLIER.has(word)) ? -Number(number) : Number(number);
      return { entry: { ...one.entry, href: `${one.entry.href}&minutes=${minutes}` }, at };
    }
    return [];
  });
  // The sort is stable, so equally good results keep the order of their kinds.
  const found = answers.sort((a, b) => a.at - b.at).map(({ entry }) => entry);
  return { found: found.slice(0, most), count: found.length };
}
