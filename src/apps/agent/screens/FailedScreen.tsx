import { ApiProblem } from '#platform/http/client.ts';
import { Button } from '#ui/controls/Button.tsx';
import { ErrorState } from '#ui/feedback/ErrorState.tsx';
import { useText } from '#ui/text.ts';

/** The last resort: a screen that broke, or could not be fetched. */
export function FailedScreen({ error }: { error: unknown }) {
  const t = useText();
  const problem = error instanceof ApiProblem ? error : undefined;
  return (
    <ErrorState text={problem?.detail || t('app.failed.text')} supportCode={problem?.requestId}>
      <Button variant="primary" onClick={() => window.location.reload()}>
        {t('app.failed.action')}
      </Button>
    </ErrorState>
  );
}
