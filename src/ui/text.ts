import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';

/** Every message id of the product; the app declares the union, so a misspelt id does not compile. */
export type MessageId = FormatjsIntl.Message extends { ids: infer Ids extends string } ? Ids : string;

export type TextValues = Record<string, string | number | boolean | Date | null | undefined>;

export interface Text {
  /** A message in the person's language: `t('ui.close')`. */
  (id: MessageId, values?: TextValues): string;
  /** The same with elements inside: `t.rich('x', { link: (parts) => <a>{parts}</a> })`. */
  rich(id: MessageId, values: Record<string, unknown>): ReactNode;
}

export function useText(): Text {
  const intl = useIntl();
  return useMemo(() => {
    const plain = (id: MessageId, values?: TextValues): string => intl.formatMessage({ id }, values);
    const rich = (id: MessageId, values: Record<string, unknown>): ReactNode =>
      intl.formatMessage({ id }, values as never);
    return Object.assign(plain, { rich });
  }, [intl]);
}
