import { useEffect } from 'react';
import { useMe, useUpdateMe } from '#areas/identity/web/index.ts';
import { toast } from '#ui/feedback/toasts.ts';
import { type Preferences, preferences } from '#ui/preferences/preferences.ts';
import { useText } from '#ui/text.ts';

/** What the account remembers of how this person likes to work, brought to this device. */
export function useAccountPreferences(): void {
  const { language, preferences: kept } = useMe();
  const { theme, density, shortcuts } = kept;
  useEffect(() => {
    const found = Object.entries({ theme, density, shortcuts, locale: language }).filter(
      ([, value]) => value !== undefined,
    );
    preferences.set(Object.fromEntries(found));
  }, [theme, density, shortcuts, language]);
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
