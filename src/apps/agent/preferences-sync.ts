import { useEffect } from 'react';
import type { Me } from '#areas/identity/contract.ts';
import { useMe, useUpdateMe } from '#areas/identity/web/index.ts';
import { toast } from '#ui/feedback/toasts.ts';
import { type Preferences, preferences } from '#ui/preferences/preferences.ts';
import { useText } from '#ui/text.ts';

/** What the account remembers of how this person likes to work, brought to this device. */
export function bringPreferences({ language, preferences: kept }: Pick<Me, 'language' | 'preferences'>): void {
  const { theme, density, shortcuts } = kept;
  const found = Object.entries({ theme, density, shortcuts, locale: language }).filter(
    ([, value]) => value !== undefined,
  );
  preferences.set(Object.fromEntries(found));
}

/** And whatever another device changes while this one is open. */
export function useAccountPreferences(): void {
  const { language, preferences: kept } = useMe();
  useEffect(() => bringPreferences({ language, preferences: kept }), [language, kept]);
}

/** Applies a choice here at once, and keeps it in the account for the other devices. */
export function useChoose(): (
  choice: Partial<Pick<Preferences, 'theme' | 'density' | 'shortcuts' | 'locale'>>,
) => void {
  const t = useText();
  const me = useMe();
  const { mutate } = useUpdateMe();
  return ({ locale, ...looks }) => {
    preferences.set({ ...looks, ...(locale ? { locale } : {}) });
    const change = locale ? { language: locale } : { preferences: { ...me.preferences, ...looks } };
    mutate(change, { onError: () => toast(t('app.person.saveFailed')) });
  };
}
