import { useFormats, useNow } from '#ui/format/FormatsProvider.tsx';
import { ListRow } from '#ui/list/ListRow.tsx';
import { Chip } from '#ui/status/Chip.tsx';
import { useText } from '#ui/text.ts';
import type { FindingView } from '../../findings/contract.ts';

/** Where the fault lies, whose it is and what happens. */
export function FindingRow({ finding }: { finding: FindingView }) {
  const t = useText();
  const formats = useFormats();
  const now = useNow();
  const { state, behind } = finding;
  return (
    <ListRow
      title={t(`findings.fault.${finding.fault}`)}
      meta={behind?.reference}
      time={formats.listTime(new Date(finding.answeredAt ?? finding.madeAt), now)}
      text={finding.summary}
      detail={finding.area.name}
      marks={state !== 'open' && <Chip>{t(`findings.state.${state}`)}</Chip>}
      unread={state === 'open' && finding.can['answer'] === true}
    />
  );
}
