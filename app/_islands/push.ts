import { beginPush } from '#app/_components/push-here.ts';

const begin = () => {
  for (const box of document.querySelectorAll<HTMLElement>('[data-push]')) void beginPush(box);
};
// A page that stays open is drawn anew part by part.
new MutationObserver(begin).observe(document.body, { childList: true, subtree: true });
begin();
