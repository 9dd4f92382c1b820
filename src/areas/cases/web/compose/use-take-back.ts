import { toast } from '#ui/feedback/toasts.ts';
import { useText } from '#ui/text.ts';
import { casesApi, type MessageView } from '../../contract.ts';
import { useVerb } from '../data/use-verb.ts';
import type { Draft } from './draft.rules.ts';
import { useDraftWriter } from './drafts.ts';

/** What each reply sent from here looked like in the composer, files included. */
const sent = new Map<string, Draft['reply']>();

export function rememberSent(messageId: string, reply: Draft['reply']): void {
  sent.set(messageId, reply);
}

type Taken = Pick<MessageView, 'id' | 'text' | 'to' | 'cc' | 'bcc' | 'attachments'>;

/** Takes a reply back before it leaves: text, recipients and files return to the composer, beside whatever is there by now. */
export function useTakeBack(reference: string): (message: Taken, onBack?: () => void) => void {
  const t = useText();
  const { latest, change } = useDraftWriter(reference);
  const { run } = useVerb(casesApi.undoReply);
  return (message, onBack) => {
    const restore = (version: number): void => {
      const draft = latest();
      const back = sent.get(message.id) ?? fromMessage(message);
      const text = [back.text, draft.reply.text.trim()].filter(Boolean).join('\n\n');
      change({ ...draft, mode: 'reply', reply: { ...back, text }, basedOn: version });
      if (!sent.has(message.id) && message.attachments.length > 0) toast(t('cases.reply.backWithoutFiles'));
    };
    run(
      { params: { reference, messageId: message.id }, body: {} },
      {
        onDone: ({ version }) => {
          restore(version);
          onBack?.();
        },
      },
    );
  };
}

/** Sent from another device: its words and recipients, without the files. */
function fromMessage({ text, to, cc, bcc }: Taken): Draft['reply'] {
  const list = (people: MessageView['to']): string[] => people.map(({ address }) => address);
  return { text, to: list(to), cc: list(cc), bcc: list(bcc), subject: null, files: [] };
}
