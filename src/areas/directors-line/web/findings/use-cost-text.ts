import { useFormats } from '#ui/format/FormatsProvider.tsx';
import { useText } from '#ui/text.ts';
import type { Cost } from '../../findings/contract.ts';

/** «45,00 €», each currency by itself; that nothing was granted is said too. */
export function useCostText(): (cost: Cost) => string {
  const t = useText();
  const { money } = useFormats();
  return (cost) =>
    cost.length === 0 ? t('findings.costNone') : cost.map((one) => money(one.minor, one.currency)).join(' + ');
}
