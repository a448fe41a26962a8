/** Slack by the notify hand, against a server on this machine; and how any channel over http fails. */
import { describe, expect, it } from "vitest";
import { about, json, receiver, type Sending, secret, send } from "./notify-scene.ts";
import type { Answer } from "./notify-servers.ts";

describe("slack", () => {
  const slack = (secrets: Record<string, string>, more: Partial<Sending> = {}) =>
    send({ channels: { slack: { kind: "slack", url: secret("HOOK") } }, secrets, ...more });

  it("is sent text in which nothing becomes a link or a call to all", async () => {
    const { url, received } = await receiver();
    const { outcome } = await slack(
      { HOOK: `${url}/services/T0/B0/x` },
      { about: about({ title: "<!channel> a & b", lines: ["<https://evil|here>"] }) },
    );
    expect(outcome).toMatchObject({ state: "done", evidence: ["slack: it answers 200: ok"] });
    expect(json(received[0]?.body)).toMatchObject({
      text: "*&lt;!channel&gt; a &amp; b*\n&lt;https://evil|here&gt;",
      unfurl_links: false,
    });
  });

  it("is sent the team's own words where there are some", async () => {
    const { url, received } = await receiver();
    await slack({ HOOK: url }, { own: "Deploy of 1.4.0 begins", to: "#deployments" });
    expect(json(received[0]?.body)).toMatchObject({ text: "for #deployments\nDeploy of 1.4.0 begins" });
  });

  it("waits as long as it is told to, and no longer than it may", async () => {
    const answers: readonly Answer[] = [
      { status: 429, headers: { "retry-after": "0" } },
      { status: 503 },
      {},
    ];
    const { url, received } = await receiver((_, count) => answers[count - 1] ?? {});
    expect((await slack({ HOOK: url })).outcome.state).toBe("done");
    expect(received).toHaveLength(3);
    const busy = await receiver(() => ({ status: 429, headers: { "retry-after": "3600" } }));
    const { outcome } = await slack({ HOOK: busy.url });
    expect(outcome).toMatchObject({
      state: "failed",
      evidence: ["slack: it answers 429: it asks to be left alone for 3600 s"],
    });
    expect([busy.received.length, outcome.data.unreachable]).toEqual([1, undefined]);
  });

  it("is not asked again after a refusal, and no redirect is followed", async () => {
    const { url, received } = await receiver(() => ({ status: 404, body: "no_service" }));
    expect((await slack({ HOOK: url })).outcome).toMatchObject({
      state: "failed",
      data: { unreachable: true },
      evidence: ["slack: it answers 404: no_service"],
    });
    expect(received).toHaveLength(1);
    const other = await receiver();
    const moved = await receiver(() => ({ status: 302, headers: { location: other.url } }));
    expect((await slack({ HOOK: moved.url })).outcome.state).toBe("failed");
    expect(other.received).toEqual([]);
  });

  it.each([
    ["hangs", { hangs: true }, "timed-out"],
    ["cuts the connection", { cuts: true }, "failed"],
  ] as const)("ends in its time where the other side %s", async (_, answer, state) => {
    const { url } = await receiver(() => answer);
    const began = performance.now();
    const { outcome } = await slack({ HOOK: url }, { context: { deadlineMs: 700 } });
    expect(outcome.state).toBe(state);
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  it.each([
    ["an address that is none", "hunter2-not-an-address"],
    ["a port where nobody listens", "http://127.0.0.1:9/hunter2"],
    ["another scheme", "ftp://example.com/hunter2"],
  ])("shows nothing of %s", async (_, HOOK) => {
    const { outcome, said } = await slack({ HOOK }, { context: { deadlineMs: 600 } });
    expect(outcome.state).toBe("failed");
    expect(JSON.stringify([outcome, said])).not.toContain("hunter2");
  });

  it("shows nothing of an address that the answer repeats", async () => {
    const { url } = await receiver((request) => ({
      status: 400,
      body: `no ${(request as { path: string }).path}`,
    }));
    const { outcome } = await slack({ HOOK: `${url}/services/hunter2` });
    expect(JSON.stringify(outcome)).toContain("400");
  });
});

describe("whom a message is for", () => {
  const channels: Sending["channels"] = { ops: { kind: "slack", url: "http://127.0.0.1:9" } };
  const why = async (to: string, among = channels): Promise<unknown> =>
    (await send({ channels: among, to, context: { deadlineMs: 300 } })).outcome.evidence[0];

  it.each([
    ["+49 30 1234567", '"+49 30 1234567" is a telephone number, and Rutter cannot call it'],
    [
      "ana@example.com",
      '"ana@example.com" is a mailbox, and notify of rutter.yaml has no smtp that could reach it',
    ],
    ["opps", 'there is no channel "opps" in notify of rutter.yaml; did you mean ops?'],
    ["the team", 'there is no channel "the team" in notify of rutter.yaml; there is ops'],
  ])("says why %s cannot be told", async (to, said) => {
    expect(await why(to)).toBe(said);
  });

  it("says so where there are no channels", async () => {
    expect(await why("slack", {})).toBe('there is no channel "slack": notify of rutter.yaml names none');
  });
});
