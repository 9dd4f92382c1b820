import type { BrowserContext } from '@playwright/test';
import { identityApi, type Me } from '#areas/identity/contract.ts';

/** Sets preferences of whoever is signed in there; pages already open know at their next load. */
export async function prefer(
  context: BrowserContext,
  url: string,
  preferences: Partial<Me['preferences']>,
): Promise<void> {
  const answer = await context.request.patch(url + identityApi.updateMe.path, {
    headers: { 'x-cauce': '1', origin: url },
    data: { preferences },
  });
  if (!answer.ok()) throw new Error(`preferences: ${answer.status()} ${await answer.text()}`);
}

/** What is written leaves at once: the seconds in which it could be taken back are not waited out. */
export const AT_ONCE = { undoSeconds: 0 };
