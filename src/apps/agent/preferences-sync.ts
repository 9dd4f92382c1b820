import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { identityApi, type Me } from '#areas/identity/contract.ts';
import { sessionQuery, useMe } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { toast } from '#ui/feedback/toasts.ts';
import { type Preferences, preferences } from '#ui/preferences/preferences.ts';
import { useText } from '#ui/text.ts';

/** What the account remembers of how this person likes to work, brought to this device. */
export function bringPreferences({ language, preferences: kept }: Pick<Me, 'language' | 'preferences'>): void {
  const { theme, density, shortcuts, panes, keys } = kept;
  const found = Object.entries({ theme, density, shortcuts, panes, remapped: keys, locale: language }).filter(
    ([member, value]) => value !== undefined && !(member in waiting),
  );
  preferences.set(Object.fromEntries(found));
}

/** Chosen here and not yet in the account: what the account says of it is old. */
let waiting: Partial<Preferences> = {};
/** A pane being dragged, a key being tried: what they rest at is kept. */
const REST_MS = 400;

/** And whatever another device changes while this one is open; what is chosen here goes to the account. */
export function useAccountPreferences(): void {
  const { language, preferences: kept } = useMe();
  const t = useText();
  const queries = useQueryClient();
  useEffect(() => bringPreferences({ language, preferences: kept }), [language, kept]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const keep = async (): Promise<void> => {
      clearTimeout(timer);
      timer = undefined;
      const sent = waiting;
      if (Object.keys(sent).length === 0) return;
      try {
        const me = await call(identityApi.updateMe, { body: bodyOf(sent) });
        forget(sent);
        queries.setQueryData(sessionQuery.queryKey, me);
      } catch {
        forget(sent);
        toast(t('app.person.saveFailed'));
      }
    };
    const leaving = (): void => void (timer && keep());
    const release = preferences.keptBy((change) => {
      waiting = { ...waiting, ...change };
      clearTimeout(timer);
      timer = setTimeout(() => void keep(), REST_MS);
    });
    window.addEventListener('pagehide', leaving);
    return () => {
      release();
      window.removeEventListener('pagehide', leaving);
      leaving();
    };
  }, [queries, t]);
}

/** Only what was chosen: another device may have changed the rest meanwhile. */
function bodyOf({ locale, theme, density, shortcuts, remapped, panes }: Partial<Preferences>) {
  const chosen = { theme, density, shortcuts, panes, keys: remapped };
  const kept = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value !== undefined));
  return {
    ...(locale ? { language: locale } : {}),
    ...(Object.keys(kept).length > 0 ? { preferences: kept } : {}),
  };
}

/** What was chosen again while it travelled still waits. */
function forget(sent: Partial<Preferences>): void {
  const left = Object.entries(waiting).filter(([member, value]) => sent[member as keyof Preferences] !== value);
  waiting = Object.fromEntries(left);
}
