import { Button } from '#ui/controls/Button.tsx';
import { FormActions } from '#ui/fields/Form.tsx';
import { useText } from '#ui/text.ts';

/** What a form on a page of settings ends with. */
export function SaveActions({ busy }: { busy: boolean }) {
  const t = useText();
  return (
    <FormActions>
      <Button type="submit" variant="primary" busy={busy}>
        {t('settings.save')}
      </Button>
    </FormActions>
  );
}
