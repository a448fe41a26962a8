/** What is known of a release when people are told of it: the team's own words with its facts filled in, and its places. */
import { viewOf } from "../../conductor/index.ts";
import type { NotifyInput } from "../../effect/index.ts";
import type { Told } from "../../hands/notify/index.ts";
import type { Journal } from "../../journal/index.ts";
import { messageText, storyOf } from "../../reports/index.ts";
import { readRelease } from "../release/read-release.ts";

export const toldOf =
  (journal: Journal) =>
  async (input: NotifyInput, release: string): Promise<Told> => {
    const { plan, state, recordeds } = await readRelease(journal, release);
    const numbers = new Map(viewOf(plan, state).steps.map(({ id, number }) => [id, number]));
    const story = storyOf({ plan, recordeds, numbers });
    const { service, environment } = plan;
    const places = {
      ...(service === null ? {} : { service }),
      ...(environment === null ? {} : { environment }),
    };
    return { own: messageText(story, { ...input, event: input.about?.event ?? null }), places };
  };
