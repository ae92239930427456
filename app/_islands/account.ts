import { tellAccount } from '#app/_components/tell-account.ts';

/** The home page knows who is signed in, as the pages of the desk do, and tells it. */
export const account = ({ dataset }: HTMLElement): void => {
  tellAccount(dataset.account === undefined ? null : Number(dataset.account));
};
