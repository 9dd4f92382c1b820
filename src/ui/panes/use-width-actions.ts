import { useAction } from '../keys/use-action.ts';
import { narrowerContext, narrowerList, usualPanes, widerContext, widerList } from './actions.ts';
import { PANE_LIMITS, PANE_LEAP } from './pane-size.rules.ts';
import { usePaneWidth } from './use-pane-width.ts';

/** The widths of the panes by name, in the palette and by a key of one's own: what the splitters do by dragging. */
export function useWidthActions(shown: { list: boolean; context: boolean }): void {
  const [list, setList] = usePaneWidth('list');
  const [context, setContext] = usePaneWidth('context');
  const { list: ofList, context: ofContext } = PANE_LIMITS;
  useAction(widerList, { when: shown.list && list < ofList.max, run: () => setList(list + PANE_LEAP) });
  useAction(narrowerList, { when: shown.list && list > ofList.min, run: () => setList(list - PANE_LEAP) });
  useAction(widerContext, {
    when: shown.context && context < ofContext.max,
    run: () => setContext(context + PANE_LEAP),
  });
  useAction(narrowerContext, {
    when: shown.context && context > ofContext.min,
    run: () => setContext(context - PANE_LEAP),
  });
  useAction(usualPanes, {
    when: (shown.list && list !== ofList.normal) || (shown.context && context !== ofContext.normal),
    run: () => {
      setList();
      setContext();
    },
  });
}
