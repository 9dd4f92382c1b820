import { FileDown, FolderInput, Info, MoreHorizontal, TextQuote } from 'lucide-react';
import { isWriting } from '#platform/writing/writing.rules.ts';
import { useState } from 'react';
import { addressOf } from '#platform/http/client.ts';
import { IconButton } from '#ui/controls/IconButton.tsx';
import { Menu, MenuItem } from '#ui/overlay/Menu.tsx';
import { useText } from '#ui/text.ts';
import { casesApi, type MessageView } from '../../../contract.ts';
import { reasonAgainst } from '../../data/reason.ts';
import { MoveDialog } from './MoveDialog.tsx';

interface MessageMenuProps {
  message: MessageView;
  details: boolean;
  onDetails(shown: boolean): void;
  formatted: boolean;
  onFormatted(formatted: boolean): void;
}

/** What can be done with one message. */
export function MessageMenu({ message, details, onDetails, formatted, onFormatted }: MessageMenuProps) {
  const t = useText();
  const [moving, setMoving] = useState(false);
  const arrived = message.direction === 'in';
  return (
    <>
      <Menu trigger={<IconButton icon={MoreHorizontal} label={t('cases.message.more')} />} position="bottom-end">
        <MenuItem icon={Info} onSelect={() => onDetails(!details)}>
          {t(details ? 'cases.message.hideDetails' : 'cases.message.details')}
        </MenuItem>
        {message.html !== '' && !(message.direction === 'out' && isWriting(message.html)) && (
          <MenuItem icon={TextQuote} onSelect={() => onFormatted(!formatted)}>
            {t(formatted ? 'cases.message.asText' : 'cases.message.formatted')}
          </MenuItem>
        )}
        <MenuItem
          icon={FolderInput}
          reason={reasonAgainst(t, message.can, 'move')}
          onSelect={() => setTimeout(() => setMoving(true))}
        >
          {t('cases.message.move')}
        </MenuItem>
        {arrived && (
          <MenuItem
            icon={FileDown}
            onSelect={() =>
              window.open(addressOf(casesApi.messageRaw, { params: { id: message.id } }), '_blank', 'noopener')
            }
          >
            {t('cases.message.raw')}
          </MenuItem>
        )}
      </Menu>
      <MoveDialog message={message} open={moving} onClose={() => setMoving(false)} />
    </>
  );
}
