import type { CallOutput } from '#platform/http/contract.ts';
import { Progress } from '#ui/data/Progress.tsx';
import { Buttons } from '#ui/screen/Stack.tsx';
import { useText } from '#ui/text.ts';
import type { workloadApi } from '../../contract.ts';
import { HandButton } from '../relief/HandButton.tsx';
import { HowLoad } from '../team/HowLoad.tsx';
import { useLoadWords } from '../team/load-words.ts';
import { Part } from './Part.tsx';

type OwnLoad = NonNullable<CallOutput<typeof workloadApi.myDay>['load']>;

/** What waits, against the hours one still works; how it is worked out stands under it. */
export function DayLoad({ load }: { load: OwnLoad }) {
  const t = useText();
  const words = useLoadWords();
  return (
    <Part title={t('load.title')}>
      <Progress share={load.left ? load.planned / load.left.minutes : 1} words={words(load)} />
      <Buttons>
        <HandButton />
      </Buttons>
      <HowLoad open={load.open} efforts={load.efforts} />
    </Part>
  );
}
