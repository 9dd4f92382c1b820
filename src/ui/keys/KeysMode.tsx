import { RadioField } from '../fields/ChoiceField.tsx';
import { type KeysMode as Mode, preferences, usePreferences } from '../preferences/preferences.ts';
import { useText } from '../text.ts';

/** Single keys as they are, only with Alt, or not at all (WCAG 2.1.4). */
export function KeysMode() {
  const t = useText();
  const { shortcuts } = usePreferences();
  const modes: { value: Mode; label: string }[] = [
    { value: 'on', label: t('ui.keys.mode.on') },
    { value: 'alt', label: t('ui.keys.mode.alt') },
    { value: 'off', label: t('ui.keys.mode.off') },
  ];
  return (
    <RadioField
      label={t('ui.keys.mode')}
      hint={t('ui.keys.modeHint')}
      value={shortcuts}
      options={modes}
      onChange={(mode) => preferences.choose({ shortcuts: mode })}
    />
  );
}
