import { Ban, Download, Ellipsis, MailCheck, PencilLine, RotateCw } from 'lucide-react';
import { useChange } from '#areas/identity/web/index.ts';
import { addressOf, call } from '#platform/http/client.ts';
import { IconButton } from '#ui/controls/IconButton.tsx';
import { Menu, MenuDivider, MenuItem } from '#ui/overlay/Menu.tsx';
import { type MessageId, useText } from '#ui/text.ts';
import { intakeApi, type IntakeView } from '../contract.ts';
import { intakeKey } from './queries.ts';

/** What can be done with one arrival; what can't says why. */
export function ArrivalMenu({ row, onByHand }: { row: IntakeView; onByHand(): void }) {
  const t = useText();
  const params = { id: row.id };
  const isSpam = row.outcome === 'spam';
  const readAgain = useChange(async () => call(intakeApi.readAgain, { params, body: {} }), {
    reads: [intakeKey],
    said: t('intake.said.readAgain'),
  });
  const markSpam = useChange(async (spam: boolean) => call(intakeApi.markSpam, { params, body: { spam } }), {
    reads: [intakeKey],
    said: t(
      row.caseReference
        ? isSpam
          ? 'intake.said.reopened'
          : 'intake.said.discarded'
        : isSpam
          ? 'intake.said.notSpam'
          : 'intake.said.spam',
    ),
  });
  const reason = (verb: string): string | undefined => {
    const answer = row.can[verb];
    return answer === true || answer === undefined ? undefined : t(`ability.${answer}` as MessageId);
  };
  return (
    <Menu
      position="bottom-end"
      trigger={
        <IconButton icon={Ellipsis} label={t('intake.actionsFor', { subject: row.subject || t('intake.noSubject') })} />
      }
    >
      {row.sha256 && (
        <MenuItem icon={RotateCw} reason={reason('readAgain')} onSelect={() => readAgain.run(undefined)}>
          {t('intake.action.readAgain')}
        </MenuItem>
      )}
      <MenuItem icon={PencilLine} reason={reason('makeCase')} onSelect={onByHand}>
        {t('intake.action.makeCase')}
      </MenuItem>
      <MenuItem icon={isSpam ? MailCheck : Ban} reason={reason('markSpam')} onSelect={() => markSpam.run(!isSpam)}>
        {t(isSpam ? 'intake.action.notSpam' : 'intake.action.spam')}
      </MenuItem>
      {row.sha256 && (
        <>
          <MenuDivider />
          <MenuItem
            icon={Download}
            onSelect={() => window.location.assign(addressOf(intakeApi.getIntakeRaw, { params }))}
          >
            {t('intake.action.raw')}
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
