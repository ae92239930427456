import { ChevronDown } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type KeyboardEvent, useRef, useState } from 'react';
import {
  Button,
  ComboBox,
  FieldError,
  Group,
  I18nProvider,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from 'react-aria-components';
import type { GridScene } from '#lib/events/grid-scene.ts';
import { filmsFor, filmTitle } from '#lib/films/title.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { formatDuration } from '#lib/time/format.ts';

export type Film = GridScene['films'][number];

export type FilmBoxProps = {
  films: readonly Film[];
  locale: Locale;
  typed: string;
  chosen: Film | null;
  onType: (typed: string) => void;
  onChoose: (film: Film) => void;
};

/** How many films are listed; further words find the others. */
const MAX_SHOWN = 50;

/** A combo box for a free title or a film of the catalogue, found by title, director and year. */
export default function FilmBox({ films, locale, typed, chosen, onType, onChoose }: FilmBoxProps) {
  const t = useTranslations('grid.add');
  const fields = useTranslations('fields');
  const [isAll, setAll] = useState(false);
  const keys = useOwnEscape();
  const found = filmsFor(films, isAll ? '' : typed, locale);
  const title = (film: Film) => typeset(filmTitle(film)[locale], locale);
  return (
    <I18nProvider locale={locale}>
      <ComboBox
        className="field"
        allowsCustomValue
        isRequired
        items={found.slice(0, MAX_SHOWN)}
        inputValue={typed}
        selectedKey={chosen?.id ?? null}
        onInputChange={(text) => {
          setAll(false);
          // After a film is chosen, the box writes the title itself.
          if (text !== typed) onType(text);
        }}
        onSelectionChange={(key) => {
          const film = films.find(({ id }) => id === key);
          if (film) onChoose(film);
        }}
        onOpenChange={(isOpen, trigger) => {
          keys.isOpen.current = isOpen;
          if (isOpen) setAll(trigger === 'manual');
        }}
      >
        <Label>{t('film')}</Label>
        <Text slot="description" className="hint">
          {t('filmHint')}
        </Text>
        <Group className="grid-combo" onKeyDownCapture={keys.onKeyDownCapture} onKeyDown={keys.onKeyDown}>
          <Input name="title" className="input" autoFocus maxLength={200} autoComplete="off" />
          <Button className="grid-combo-open" aria-label={t('films')}>
            <ChevronDown aria-hidden size={20} />
          </Button>
        </Group>
        <FieldError className="error">{fields('required')}</FieldError>
        <Popover className="grid-films" offset={4}>
          <ListBox className="grid-films-list">
            {(film: Film) => (
              <ListBoxItem id={film.id} textValue={filmTitle(film)[locale]} className="grid-film">
                <span className="day-title">{title(film)}</span>
                <span className="grid-film-about">{typeset(aboutFilm(film, locale, t('lengthless')), locale)}</span>
              </ListBoxItem>
            )}
          </ListBox>
          {found.length > MAX_SHOWN && <p className="hint">{t('moreFilms', { count: found.length - MAX_SHOWN })}</p>}
        </Popover>
      </ComboBox>
    </I18nProvider>
  );
}

/** « Agnès Varda · 1962 · 1 h 30 » */
const aboutFilm = ({ directors, year, minutes }: Film, locale: Locale, lengthless: string) =>
  joinFacts([directors.join(', '), year, minutes === null ? lengthless : formatDuration(minutes, locale, 'hours')]);

/** Escape first closes only the open list; pressed again it reaches the sheet around it. */
function useOwnEscape() {
  const isOpen = useRef(false);
  const wasOpen = useRef(false);
  return {
    isOpen,
    onKeyDownCapture: () => {
      wasOpen.current = isOpen.current;
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key === 'Escape' && wasOpen.current) event.stopPropagation();
    },
  };
}
