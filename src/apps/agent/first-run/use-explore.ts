import { useMutation } from '@tanstack/react-query';
import { refusalOf, useEnter } from '#areas/identity/web/index.ts';
import { call } from '#platform/http/client.ts';
import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import { setupApi } from '#areas/organisation/contract.ts';

/** Loads the sample company and goes in as its administrator. */
export function useExplore() {
  const t = useText();
  const { locale } = useFormats();
  const enter = useEnter();
  const explore = useMutation({
    mutationFn: () => call(setupApi.setUpSample, { body: { language: locale } }),
    onSuccess: enter,
  });
  return { ...explore, refusal: refusalOf(t, explore.error) };
}
