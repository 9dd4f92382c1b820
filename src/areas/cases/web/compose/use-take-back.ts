import { isPlainWriting, withImages } from '#platform/writing/writing.rules.ts';
import { toast } from '#ui/feedback/toasts.ts';
import { useText } from '#ui/text.ts';
import { casesApi, type MessageView } from '../../contract.ts';
import { useVerb } from '../data/use-verb.ts';
import type { Draft } from './draft.rules.ts';
import { type Shaped, shapeOf } from './drafts/kept.rules.ts';
import { useDraftWriter } from './drafts.ts';

/** What each reply sent from here looked like in the composer, files included. */
const sent = new Map<string, Draft['reply']>();

export function rememberSent(messageId: string, reply: Draft['reply']): void {
  sent.set(messageId, reply);
}

type Taken = Pick<MessageView, 'id' | 'text' | 'html' | 'to' | 'cc' | 'bcc' | 'attachments'>;

/** Takes a reply back before it leaves: text, recipients and files return to the composer, beside whatever is there by now. */
export function useTakeBack(reference: string): (message: Taken, onBack?: () => void) => void {
  const t = useText();
  const { latest, change } = useDraftWriter(reference);
  const { run } = useVerb(casesApi.undoReply);
  return (message, onBack) => {
    const restore = (version: number): void => {
      const draft = latest();
      const back = sent.get(message.id) ?? fromMessage(message);
      change({ ...draft, mode: 'reply', reply: { ...back, ...under(back, draft.reply) }, basedOn: version });
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

/** What comes back stands over what was begun since. */
function under(back: Shaped, now: Shaped): Shaped {
  if (now.text.trim() === '' && now.html === '') return { text: back.text, html: back.html };
  const shaped = back.html !== '' || now.html !== '';
  return {
    text: `${back.text}\n\n${now.text.trim()}`,
    html: shaped ? `${shapeOf(back)}<p></p>${shapeOf(now)}` : '',
  };
}

/** Sent from another device: its words and recipients, without the files. */
function fromMessage({ text, html, to, cc, bcc }: Taken): Draft['reply'] {
  const list = (people: MessageView['to']): string[] => people.map(({ address }) => address);
  // Its pictures were handed in from there, and come back there.
  const shape = withImages(html, () => undefined);
  return {
    text,
    html: isPlainWriting(shape) ? '' : shape,
    to: list(to),
    cc: list(cc),
    bcc: list(bcc),
    subject: null,
    files: [],
  };
}
