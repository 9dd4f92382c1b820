/** What has already been sent of the kind that is asked for now. */
export interface LinksSent {
  /** To this case, in the last hour. */
  ofCase: number;
  /** To this address, of whatever case, in the last day. */
  ofAddress: number;
  /** To anybody, in the last ten minutes. */
  everywhere: number;
  /** Whether whoever reads that address has shown it: a mail with DMARC, an answer to ours, or words by a personal link. */
  proven: boolean;
}

const PER_DAY_PROVEN = 5;
const EVERYWHERE = 300;

/**
 * Anybody can write somebody else's address in a form and ask for its link (T3): until the address is proven it is sent one a day,
 * whatever the number of cases in its name, and there is a cap of all.
 */
export function mayLinkLeave({ ofCase, ofAddress, everywhere, proven }: LinksSent): boolean {
  return ofCase === 0 && ofAddress < (proven ? PER_DAY_PROVEN : 1) && everywhere < EVERYWHERE;
}
