import type { Page } from '@playwright/test';

/** A control of a form: its name, which of that name it is, and its value. */
export type Answer = { name: string; at: number; holds: string };
/**
 * A form with questions, by its place among the forms of its page. `asks`: the names of its
 * controls without numbers.
 */
export type PostingForm = { index: number; asks: string };
/**
 * `right`: the form could be saved. `wrong`: texts are too long, and hours, dates and numbers are
 * not valid.
 */
export type Manner = 'right' | 'wrong';

/** A page can hold another document, which is read without scripts and not shown (`readPage`). */
declare global {
  interface Window {
    /** The document that is read instead of the page itself, and its address. */
    read?: { document: Document; address: string };
  }
}

/**
 * Reads this address inside a page of the same server, as a browser without scripts would, without
 * drawing it: answers, forms and refusals are then looked for in that document.
 */
export const readPage = (page: Page, address: string): Promise<void> =>
  page.evaluate(async (path) => {
    const answer = await fetch(path, { headers: { accept: 'text/html' } });
    const text = await answer.text();
    window.read = { document: new DOMParser().parseFromString(text, 'text/html'), address: answer.url };
  }, address);

/** Whether the document read in a page is the one at this address. */
export const isAt = (page: Page, address: string): Promise<boolean> =>
  page.evaluate((path) => {
    const { pathname, search } = new URL(window.read?.address ?? location.href);
    return pathname + search === path;
  }, address);

/** The forms of a page with questions. */
export const postingForms = (page: Page): Promise<PostingForm[]> =>
  page.evaluate(() => {
    const { forms } = window.read?.document ?? document;
    return [...forms].flatMap((form, index) => {
      const names = [...form.elements].flatMap((control) => {
        const { name } = control as HTMLInputElement;
        const isAsked =
          control.matches('input, textarea, select') &&
          !control.matches('[type=hidden], [type=submit], [type=button], [type=file], [readonly], :disabled');
        return isAsked && name ? name.replace(/\d+/g, '#') : [];
      });
      const isPosted = form.method === 'post' || form.getAttribute('action')?.startsWith('javascript:');
      return isPosted && names.length > 0 ? [{ index, asks: [...new Set(names)].sort().join(' ') }] : [];
    });
  });

/**
 * Changes every control of a form as a person would: ticks and unticks, chooses another option,
 * types. Returns the new values.
 */
export async function answerAll(page: Page, index: number, manner: Manner): Promise<Answer[]> {
  await page.evaluate(
    ([at, how]) => {
      const from = window.read?.document ?? document;
      const form = from.forms[at];
      if (!form) throw new Error('The form is gone.');
      for (const details of from.querySelectorAll('details')) details.open = true;
      const type = (control: HTMLElement, value: string) => {
        const prototype = Object.getPrototypeOf(control) as object;
        Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(control, value);
        control.dispatchEvent(new Event('input', { bubbles: true }));
        control.dispatchEvent(new Event('change', { bubbles: true }));
      };
      // Longer than texts may be, but not by much, as a page shows the whole text again.
      const tooLong = ({ maxLength, localName }: HTMLInputElement | HTMLTextAreaElement) =>
        'mot '
          .repeat(1300)
          .slice(0, maxLength > 0 ? maxLength : localName === 'textarea' ? 5000 : 500)
          .concat('x');
      const typed = (input: HTMLInputElement) => {
        const { type: kind, name, inputMode, value, placeholder } = input;
        if (kind === 'date') return '2030-11-27';
        if (kind === 'time') return '10:10';
        if (kind === 'color' || /^#[\da-f]{6}$/.test(value)) return '#224466';
        if (name === 'year') return '1999';
        if (kind === 'number' || inputMode === 'numeric') return how === 'wrong' ? '999999' : '7';
        if (how === 'wrong') return tooLong(input);
        if (kind === 'email') return 'refus@example.org';
        if (name === 'trailer') return 'https://vimeo.com/76979871';
        if (kind === 'url' || inputMode === 'url' || name === 'website') return 'https://example.org/refus';
        if (/(?:^|\.)(?:latitude|longitude)$/.test(name)) return '7';
        // A field for an hour, which shows « 9h30 » or « 20:30 ».
        if (/^\d{1,2} ?[:h] ?(?:\d{2})?$/.test(value || placeholder))
          return /(?:closesAt|until|end)$/.test(name) ? '21h10' : '10h10';
        return 'Réponse refusée';
      };
      const chosen = new Set<string>();
      for (const control of [...form.elements]) {
        if (control.matches(':disabled, [readonly]')) continue;
        if (control instanceof HTMLSelectElement) {
          const other = [...control.options].findLast((option) => !option.selected && !option.disabled);
          if (other) type(control, other.value);
        } else if (control instanceof HTMLTextAreaElement)
          type(control, how === 'wrong' ? tooLong(control) : 'Réponse refusée\nsur deux lignes');
        else if (!(control instanceof HTMLInputElement) || control.type === 'hidden') continue;
        else if (control.type === 'checkbox') control.click();
        else if (control.type === 'radio') {
          if (control.checked || chosen.has(control.name)) continue;
          chosen.add(control.name);
          control.click();
        } else if (!['file', 'submit', 'button', 'image', 'reset'].includes(control.type))
          type(control, typed(control));
      }
    },
    [index, manner] as const,
  );
  return (await page.evaluate(answersInPage))[index] ?? [];
}

/** The values of each form, without those the page itself sets anew; runs in the page. */
const answersInPage = (): Answer[][] =>
  [...(window.read?.document ?? document).forms].map((form) => {
    const seen: Record<string, number> = {};
    return [...form.elements].flatMap((control) => {
      const isControl =
        control instanceof HTMLInputElement ||
        control instanceof HTMLTextAreaElement ||
        control instanceof HTMLSelectElement;
      if (!isControl || control.name === '' || control.name.startsWith('$')) return [];
      if (control.matches('[type=submit], [type=button], [type=file], [readonly], :disabled')) return [];
      if (/(?:^|\.)(?:version|clientKey|from)$/.test(control.name)) return [];
      const isChoice = control instanceof HTMLInputElement && ['checkbox', 'radio'].includes(control.type);
      const name = isChoice ? `${control.name}=${control.value}` : control.name;
      seen[name] = (seen[name] ?? -1) + 1;
      return [{ name, at: seen[name], holds: isChoice ? String(control.checked) : control.value }];
    });
  });

/** The answers that are missing in the most similar form of the page. */
export async function lostAnswers(page: Page, answered: readonly Answer[]): Promise<string[]> {
  const lost = (await page.evaluate(answersInPage)).map((there) => {
    const holds = new Map(there.map((answer) => [`${answer.name} ${answer.at}`, answer.holds]));
    return answered
      .filter((answer) => holds.get(`${answer.name} ${answer.at}`) !== answer.holds)
      .map(
        ({ name, at, holds: said }) => `${name}: ${said.slice(0, 20)} → ${holds.get(`${name} ${at}`)?.slice(0, 20)}`,
      );
  });
  return lost.toSorted((a, b) => a.length - b.length)[0] ?? ['the page has no form'];
}

/**
 * Wrong messages on a page that was refused: a sentence of the summary that leads nowhere or is not
 * beside its field, a field with an error without a sentence, or « un champ est à revoir » that
 * names no field.
 */
export const strayErrors = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const from = window.read?.document ?? document;
    const textOf = (element: Element) => (element.textContent ?? '').replace(/\s+/g, ' ').trim();
    const summaries = [...from.querySelectorAll('[role=alert]:not([data-before])')];
    const beside = [...from.querySelectorAll('.error')].filter((one) => !one.closest('[role=alert]')).map(textOf);
    const led = summaries.flatMap((summary) => [...summary.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')]);
    const leads = led.flatMap((link) => {
      const said = textOf(link);
      if (!from.getElementById(decodeURIComponent(link.hash.slice(1)))) return `« ${said} » leads nowhere`;
      return beside.some((error) => error && said.includes(error)) ? [] : `« ${said} » does not stand beside its field`;
    });
    const fields = [...from.querySelectorAll<HTMLInputElement>('[aria-invalid=true]')].flatMap((control) => {
      const ids = (control.getAttribute('aria-describedby') ?? control.getAttribute('aria-errormessage') ?? '').split(
        ' ',
      );
      const says = ids.some((id) => from.getElementById(id)?.matches('.error:not(:empty)'));
      return says ? [] : `nothing stands beside ${control.name}`;
    });
    const isVague =
      led.length === 0 && summaries.some((one) => /(?:Un champ est|champs sont) à revoir/.test(textOf(one)));
    return [...leads, ...fields, ...(isVague ? ['a field is wrong, and nothing says which'] : [])];
  });
