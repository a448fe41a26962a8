/** The door of the reports room. */
export type { ReportKind } from "./find-template.ts";
export { lapseText, runningText } from "./lapse.ts";
export { countedText } from "./markdown-log.ts";
export { messageText } from "./message-text.ts";
export { type Reported, report, usualReport } from "./report.ts";
export type { Story, StoryGiven, StoryItem, StoryRemark, StoryStep, StoryWait } from "./story.ts";
export { storyOf } from "./story-of.ts";
export type { WatchStory } from "./watch-story.ts";
