import { describe, expect, it } from "vitest";
import { messageText, type Wanted } from "./message-text.ts";
import { recorded, sampleNumbers, samplePlan, startedEvent } from "./sample-release.ts";
import { storyOf } from "./story-of.ts";

const templates = [
  { id: "communication-1", text: "Deployment started: {version} goes to {{ environment }}\nBy: ____\n" },
  { id: "status-update-1", text: "We are at <version>.\nMore: {what follows}\n" },
  { id: "communication-2", text: "Deployment log\nDeployment completed at: ____\n" },
  { id: "communication-3", text: "**Release rolled back**\nReason: ____\n" },
];

function said(wanted: Partial<Wanted>, own = templates): string | null {
  const plan = samplePlan({ templates: own });
  const story = storyOf({ plan, recordeds: recorded([[0, startedEvent(plan)]]), numbers: sampleNumbers });
  return messageText(story, { text: null, template: null, event: null, ...wanted });
}

describe("messageText", () => {
  it("takes what stands at its place, and leaves what is not known", () => {
    expect(said({ text: "{version} is out, ask {nobody}; {{Environment}}" })).toBe(
      "1.4.0 is out, ask {nobody}; production",
    );
  });

  it("takes the template that is named, by its heading, its id or its first line", () => {
    const filled = "We are at 1.4.0.\nMore: {what follows}";
    expect(said({ template: "Status update" })).toBe(filled);
    expect(said({ template: "status-update-1" })).toBe(filled);
    expect(said({ template: "Release rolled back" })).toMatch(/^\*\*Release rolled back/);
    expect(said({ template: "no such thing" })).toBeNull();
  });

  it("takes the one that is clearly meant for the moment, and no form that is filled in afterwards", () => {
    expect(said({ event: "started" })).toBe("Deployment started: 1.4.0 goes to production\nBy: ana");
    expect(said({ event: "returned" })).toMatch(/^\*\*Release rolled back/);
    expect(said({ event: "finished" })).toBeNull();
    expect(said({ event: "gate" })).toBeNull();
    const two = [...templates, { id: "notice-1", text: "Release started, see the channel" }];
    expect(said({ event: "started" }, two)).toBeNull();
  });
});
