import { createContext, useContext } from 'react';

/** In the list of a workspace: the screen's own title while nothing is open beside it, else the second. */
export const ListTitleLevel = createContext<1 | 2 | undefined>(undefined);

/** Every screen has one title of the first level: that of what is open, else its own. */
export function useTitleLevel(alone: 1 | 2): 1 | 2 {
  return useContext(ListTitleLevel) ?? alone;
}
