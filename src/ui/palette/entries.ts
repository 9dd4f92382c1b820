import type { LucideIcon } from 'lucide-react';
import { useMemo } from 'react';
import { createIntl, createIntlCache, type IntlShape, useIntl } from 'react-intl';
import { keysOf } from '../keys/choice.rules.ts';
import { useKeyboardSettings } from '../keys/KeysProvider.tsx';
import { type ActionGroup, type Binding, GROUP_HEADINGS, inOrder } from '../keys/registry.ts';
import { useText } from '../text.ts';
import { findEntries } from './palette.rules.ts';
import { useFound } from './use-found.ts';

export interface PaletteEntry {
  id: string;
  label: string;
  texts: readonly string[];
  icon?: LucideIcon | undefined;
  detail?: string | undefined;
  keys?: readonly string[];
  reason?: string | undefined;
  run(): void;
}

export interface PaletteSection {
  id: string;
  heading: string;
  entries: readonly PaletteEntry[];
}

/** First what can be done here, then where to go, then what is found, then the rest. */
const BEFORE: readonly ActionGroup[] = ['here', 'go'];
const AFTER: readonly ActionGroup[] = ['list', 'general'];

export function useEntries(
  query: string,
  bindings: readonly Binding[],
  otherMessages: Readonly<Record<string, string>>,
) {
  const intl = useIntl();
  const t = useText();
  const { remapped } = useKeyboardSettings();
  const { found, searching } = useFound(query);

  const actions = useMemo(() => {
    const other = otherIntl(intl, otherMessages);
    return bindings.map((binding) => ({
      def: binding.def,
      entry: actionEntry(binding, intl, other, keysOf(binding.def, remapped)),
    }));
  }, [bindings, intl, otherMessages, remapped]);

  const sections = useMemo(() => {
    const ofGroup = (group: ActionGroup): PaletteSection => ({
      id: group,
      heading: t(GROUP_HEADINGS[group]),
      entries: findEntries(
        inOrder(actions, group).map(({ entry }) => entry),
        query,
      ),
    });
    const things = found.map(({ source, things: hits }) => ({
      id: source.id,
      heading: source.heading,
      entries: hits.map((hit) => ({
        id: `${source.id}-${hit.id}`,
        label: hit.label,
        texts: [],
        icon: source.icon,
        detail: hit.detail,
        run: hit.open,
      })),
    }));
    return [...BEFORE.map(ofGroup), ...things, ...AFTER.map(ofGroup)].filter(({ entries }) => entries.length > 0);
  }, [actions, query, found, t]);

  return { sections, searching };
}

function actionEntry(
  { def, values, run, reason }: Binding,
  intl: IntlShape,
  other: IntlShape | undefined,
  keys: readonly string[],
): PaletteEntry {
  const label = intl.formatMessage({ id: def.label }, values);
  const texts = other ? [label, other.formatMessage({ id: def.label }, values)] : [label];
  return { id: def.id, label, texts, icon: def.icon, keys, reason, run };
}

function otherIntl(intl: IntlShape, messages: Readonly<Record<string, string>>): IntlShape | undefined {
  if (Object.keys(messages).length === 0) return undefined;
  const locale = intl.locale.startsWith('es') ? 'en' : 'es';
  return createIntl({ locale, messages: messages as IntlShape['messages'] }, createIntlCache());
}
