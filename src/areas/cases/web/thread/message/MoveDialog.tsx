import { toast } from '#ui/feedback/toasts.ts';
import { Dialog } from '#ui/overlay/Dialog.tsx';
import { useText } from '#ui/text.ts';
import { useDesk } from '../../case/desk.ts';
import { casesApi, type MessageView } from '../../../contract.ts';
import { useVerb } from '../../data/use-verb.ts';
import { CasePick } from '../../pick/CasePick.tsx';

const NEW = 'new';

/** One choice moves it: to a case of its own, or to the one it belongs to. Both cases keep saying where it came from. */
export function MoveDialog({ message, open, onClose }: { message: MessageView; open: boolean; onClose(): void }) {
  const t = useText();
  const { it } = useDesk();
  // It has a case of its own already.
  const only = it.messages.filter(({ automatic }) => automatic !== 'acknowledgement').length < 2;
  const { run } = useVerb(casesApi.moveMessage);
  // The case it was moved out of opens again if that left it empty; one it was given is put away again.
  const moveBack = (from: string): void =>
    run(
      { params: { reference: from, messageId: message.id }, body: { to: it.reference } },
      { onDone: () => toast(t('cases.message.moved', { reference: it.reference })) },
    );
  const move = (id: string): void => {
    onClose();
    const known = new Set(it.links.map(({ reference }) => reference));
    run(
      { params: { reference: it.reference, messageId: message.id }, body: id === NEW ? {} : { to: id } },
      {
        onDone: (view) => {
          const made = view.links.find(({ reference }) => !known.has(reference))?.reference;
          const to = id === NEW ? made : id;
          const undo = to && ((): void => moveBack(to));
          toast(t('cases.message.moved', { reference: to ?? '' }), undo ? { undo } : {});
        },
      },
    );
  };
  return (
    <Dialog open={open} onClose={onClose} title={t('cases.message.moveTitle')}>
      <CasePick
        label={t('cases.pick.move')}
        of={it}
        first={only ? [] : [{ id: NEW, label: t('cases.message.moveNew'), note: t('cases.message.moveNewNote') }]}
        onPick={move}
      />
    </Dialog>
  );
}
