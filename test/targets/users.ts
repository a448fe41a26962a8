/** Users on this machine who ask for a page, each with a cookie of their own, and the time that goes by for them. */

/** Asked by so many at once. */
const AT_ONCE = 40;

/** The version that each of them is answered by. */
export async function answersOf(url: string, users: readonly string[]): Promise<readonly string[]> {
  const answers: string[] = [];
  for (let at = 0; at < users.length; at += AT_ONCE) {
    const some = users.slice(at, at + AT_ONCE).map(async (user) => {
      const response = await fetch(`${url}/`, { headers: { cookie: `user=${user}` } });
      return ((await response.json()) as { version: string }).version;
    });
    answers.push(...(await Promise.all(some)));
  }
  return answers;
}

/** So much faster the hand looks again and again. */
const FASTER = 10;

export const passes = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

let ahead = 0;

/** Whoever sleeps by it wakes early, and finds that the whole time has passed. */
export const fastClock = {
  now: () => performance.now() + ahead,
  sleep: async (ms: number): Promise<boolean> => {
    await passes(ms / FASTER);
    ahead += ms - ms / FASTER;
    return true;
  },
};
