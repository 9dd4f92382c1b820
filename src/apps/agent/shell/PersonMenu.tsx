import { useNavigate } from '@tanstack/react-router';
import { LogOut, UserRound } from 'lucide-react';
import { useMe, useSignOut, useUpdateMe } from '#areas/identity/web/index.ts';
import { Icon } from '#ui/controls/Icon.tsx';
import type { Locale } from '#ui/format/formats.rules.ts';
import type { Action } from '#ui/keys/use-action.ts';
import { Menu, MenuAction, MenuChoice, MenuDivider, MenuItem } from '#ui/overlay/Menu.tsx';
import { type Density, preferences, type ThemeChoice, usePreferences } from '#ui/preferences/preferences.ts';
import { useText } from '#ui/text.ts';
import styles from './shell.module.css';

/** The person, at the foot of the rail: whether they are available, how they like it, and the way out. */
export function PersonMenu({ locale, shortcuts }: { locale: Locale; shortcuts: Action }) {
  const t = useText();
  const me = useMe();
  const { theme, density } = usePreferences();
  const updateMe = useUpdateMe();
  const signOut = useSignOut();
  const navigate = useNavigate();
  const available = me.available ? 'yes' : 'no';
  const availability = t(me.available ? 'app.person.available' : 'app.person.away');

  const trigger = (
    <button type="button" className={styles.entry}>
      <Icon as={UserRound} size={20} />
      <span className="visually-hidden">{t('app.person')}: </span>
      <span className={styles.personText}>
        <span className={styles.entryLabel}>{me.name}</span>
        <span className={styles.availability}>{availability}</span>
      </span>
    </button>
  );
  return (
    <Menu trigger={trigger} position="right-end">
      <MenuChoice
        label={t('app.person.availability')}
        value={available}
        options={[
          { value: 'yes', label: t('app.person.available') },
          { value: 'no', label: t('app.person.away') },
        ]}
        onChange={(value) => updateMe.mutate({ available: value === 'yes' })}
      />
      <MenuDivider />
      <MenuChoice<Density>
        label={t('app.person.density')}
        value={density}
        options={[
          { value: 'comfortable', label: t('app.density.comfortable') },
          { value: 'compact', label: t('app.density.compact') },
          { value: 'dense', label: t('app.density.dense') },
        ]}
        onChange={(value) => preferences.choose({ density: value })}
      />
      <MenuDivider />
      <MenuChoice<ThemeChoice>
        label={t('app.person.theme')}
        value={theme}
        options={[
          { value: 'system', label: t('app.theme.system') },
          { value: 'light', label: t('app.theme.light') },
          { value: 'dark', label: t('app.theme.dark') },
        ]}
        onChange={(value) => preferences.choose({ theme: value })}
      />
      <MenuDivider />
      <MenuChoice<Locale>
        label={t('app.person.language')}
        value={locale}
        options={[
          { value: 'es', label: 'Español' },
          { value: 'en', label: 'English' },
        ]}
        onChange={(value) => preferences.choose({ locale: value })}
      />
      <MenuDivider />
      <MenuItem icon={UserRound} onSelect={() => void navigate({ to: '/cuenta' as string })}>
        {t('app.person.account')}
      </MenuItem>
      <MenuAction action={shortcuts} />
      <MenuItem icon={LogOut} onSelect={() => signOut.mutate()}>
        {t('app.person.signOut')}
      </MenuItem>
    </Menu>
  );
}
