import { MessageSquareQuote } from 'lucide-react';
import { BarButton } from '#ui/editor/BarButton.tsx';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { useAction } from '#ui/keys/use-action.ts';
import { useText } from '#ui/text.ts';
import { useDesk } from '../case/desk.ts';
import { quoteAction } from './actions.ts';
import { composerEditor } from './focus-composer.ts';
import { quoteOf } from './pasting/quote.rules.ts';

/** Puts the customer's last message under the answer: only when it is wanted. */
export function QuoteTool({ note }: { note: boolean }) {
  const t = useText();
  const { timeZone } = useFormats();
  const { it } = useDesk();
  const last = it.messages.findLast(({ direction, automatic }) => direction === 'in' && automatic === null);
  const quote = (): void => {
    if (!last) return;
    const name = last.from.name || last.from.address;
    const at = new Date(last.receivedAt);
    composerEditor.current?.append(quoteOf({ name, text: last.text, at, language: it.language, timeZone }));
    composerEditor.current?.focus();
  };
  useAction(quoteAction, { when: !note && last !== undefined, run: quote });
  if (note || !last) return null;
  return <BarButton icon={MessageSquareQuote} label={t('cases.compose.quote')} onPress={quote} />;
}
