let lastOpened: string | undefined;

/** The row one left the list from: coming back, by any way, finds it again. */
export const lastRow = {
  get: (): string | undefined => lastOpened,
  set: (id: string | undefined): void => {
    lastOpened = id;
  },
};
