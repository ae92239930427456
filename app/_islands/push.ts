import { beginPush } from '#app/_components/push-here.ts';

const begin = () => {
  for (const box of document.querySelectorAll<HTMLElement>('[data-push]')) void beginPush(box);
};
// An open page is replaced part by part, so new boxes are set up as they appear.
new MutationObserver(begin).observe(document.body, { childList: true, subtree: true });
begin();
