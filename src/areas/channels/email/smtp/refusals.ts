/** What a sending server is told. 4xx: try again later, nothing is lost; 5xx: never. */
export interface Refusal extends Error {
  responseCode: number;
}

function refusal(responseCode: number, text: string): Refusal {
  return Object.assign(new Error(text), { responseCode });
}

export const UNKNOWN = refusal(550, 'No such mailbox here');
export const TOO_LARGE = refusal(552, 'Message is larger than this server takes');
export const TOO_MANY = refusal(421, 'Too many connections from your address, try again later');
export const AWAY = refusal(451, 'Could not be stored now, please try again later');
export const TOO_LATE = refusal(451, 'Storing took too long, please try again later');
/** 421 also ends the connection. */
export const TOO_SLOW = refusal(421, 'Sending took too long, please try again later');
