/** The other channels of the notify hand, against servers on this machine: what each is sent, and that nothing secret is shown. */
import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { ChannelConfig } from "../../src/hands/notify/index.ts";
import { about, json, NOW, open, receiver, secret, send } from "./notify-scene.ts";
import { type Answer, openMailbox } from "./notify-servers.ts";

describe("webhook", () => {
  const KEY = Buffer.from("0123456789abcdef0123456789abcdef");
  const WHSEC = `whsec_${KEY.toString("base64")}`;
  const hook = (secrets: Record<string, string>, signed = true) =>
    send({
      channels: { hook: { kind: "webhook", url: secret("HOOK"), secret: signed ? secret("KEY") : null } },
      secrets,
    });

  it("is signed so that its receiver can tell", async () => {
    const { url, received } = await receiver((_, count) =>
      count === 1 ? { status: 500 } : { status: 204, body: "" },
    );
    expect((await hook({ HOOK: url, KEY: WHSEC })).outcome.state).toBe("done");
    for (const { headers, body } of received) {
      const [id, time] = [headers["webhook-id"], headers["webhook-timestamp"]];
      expect([id, time]).toEqual(["rutter_k3f9wz__tell-started-c0", String(NOW.getTime() / 1000)]);
      const signature = createHmac("sha256", KEY)
        .update(`${String(id)}.${String(time)}.${body}`)
        .digest("base64");
      expect(headers["webhook-signature"]).toBe(`v1,${signature}`);
    }
    expect(received).toHaveLength(2);
    expect(json(received[0]?.body)).toMatchObject({
      type: "rutter.release.started",
      data: { release: "k3f9wz", event: "started", over: false },
    });
  });

  it("is unsigned without a secret, and not sent with one that is none", async () => {
    const { url, received } = await receiver();
    expect((await hook({ HOOK: url }, false)).outcome.state).toBe("done");
    expect(received[0]?.headers["webhook-signature"]).toBeUndefined();
    const { outcome } = await hook({ HOOK: url, KEY: "hunter2" });
    expect([outcome.state, received.length]).toEqual(["failed", 1]);
    expect(JSON.stringify(outcome)).not.toContain("hunter2");
  });
});

describe("pagerduty", () => {
  it("opens one incident for a key, acknowledges and resolves it; a start is a change", async () => {
    const { url, received } = await receiver(() => ({ status: 202, body: '{"status":"success"}' }));
    const channels = { pd: { kind: "pagerduty", key: secret("PD"), url } } as const;
    const key = "rutter/k3f9wz/alarm/g1";
    const events = [
      about(),
      about({ event: "alarm", key }),
      about({ event: "acknowledged", key }),
      about({ event: "over", key, over: true }),
    ];
    for (const each of events)
      expect((await send({ channels, about: each, secrets: { PD: "R0UT1NG" } })).outcome.state).toBe("done");
    const bodies = received.map(({ path, body }) => ({ path, ...(json(body) as Record<string, unknown>) }));
    expect(bodies).toMatchObject([
      { path: "/v2/change/enqueue", routing_key: "R0UT1NG", payload: { source: "rutter k3f9wz" } },
      {
        path: "/v2/enqueue",
        event_action: "trigger",
        dedup_key: key,
        payload: { severity: "critical", component: "shop", group: "production" },
      },
      { path: "/v2/enqueue", event_action: "acknowledge", dedup_key: key },
      { path: "/v2/enqueue", event_action: "resolve", dedup_key: key },
    ]);
  });
});

describe("alertmanager", () => {
  function openAlertmanager() {
    const silences: { id: string; comment: string; status: { state: string }; asked: unknown }[] = [];
    const answer = (request: unknown): Answer => {
      const { method, path, body } = request as { method: string; path: string; body: string };
      if (method === "GET") return { body: JSON.stringify(silences) };
      if (method === "POST") {
        const asked = JSON.parse(body) as { comment: string };
        const id = `s${silences.length + 1}`;
        silences.push({ id, comment: asked.comment, status: { state: "active" }, asked });
        return { body: JSON.stringify({ silenceID: id }) };
      }
      const found = silences.find(({ id }) => path === `/api/v2/silence/${id}`);
      if (found === undefined) return { status: 404 };
      found.status.state = "expired";
      return {};
    };
    return { silences, answer };
  }

  it("quiets alerts once, and lets them be heard again at the end", async () => {
    const { silences, answer } = openAlertmanager();
    const { url } = await receiver(answer);
    const matchers = ['service="{service}"', 'alertname=~"Http.*"', "severity!=page"];
    const channels = { alertmanager: { kind: "alertmanager", url, matchers, forMs: 3_600_000 } } as const;
    const words = async (event: string): Promise<string | undefined> =>
      (await send({ channels, about: about({ event }) })).outcome.evidence[0];
    expect(await words("started")).toBe("alertmanager: alerts are quieted");
    expect(await words("started")).toBe("alertmanager: alerts are quieted already");
    // A line of the runbook asks for the same.
    expect((await send({ channels, about: null })).outcome.evidence).toEqual([
      "alertmanager: alerts are quieted already",
    ]);
    expect(silences).toMatchObject([
      {
        asked: {
          matchers: [
            { name: "service", value: "shop", isRegex: false, isEqual: true },
            { name: "alertname", value: "Http.*", isRegex: true, isEqual: true },
            { name: "severity", value: "page", isRegex: false, isEqual: false },
          ],
          startsAt: "2026-03-01T12:00:00.000Z",
          endsAt: "2026-03-01T13:00:00.000Z",
          createdBy: "rutter",
        },
      },
    ]);
    expect(await words("returned")).toBe("alertmanager: alerts are heard again");
    expect(silences.map(({ status }) => status.state)).toEqual(["expired"]);
    expect(await words("finished")).toBe("alertmanager: no alerts were quieted");
  });

  it("quiets nothing by a matcher that names what is not there", async () => {
    const { url, received } = await receiver();
    const channels = {
      am: { kind: "alertmanager", url, matchers: ['team="{team}"'], forMs: 1_000 },
    } as const;
    expect((await send({ channels })).outcome).toMatchObject({
      state: "failed",
      data: { unreachable: true },
    });
    expect(received).toEqual([]);
  });
});

describe("smtp", () => {
  const mailTo = (port: number, more: Partial<Extract<ChannelConfig, { kind: "smtp" }>> = {}) => ({
    mail: {
      kind: "smtp" as const,
      url: `smtp://127.0.0.1:${port}`,
      password: null,
      from: "Releases <releases@example.com>",
      to: ["team@example.com", "Ops <ops@example.com>"],
      plain: false,
      ...more,
    },
  });

  it("sends a mail, whose head nothing can be put into", async () => {
    const box = await openMailbox();
    open.push(box);
    const title = "shop\r\nBcc: evil@example.com\r\n\r\nhello";
    const { outcome } = await send({ channels: mailTo(box.port), about: about({ title }) });
    expect(outcome).toMatchObject({ state: "done" });
    const [mail] = box.mails;
    expect([mail?.from, mail?.to]).toEqual(["releases@example.com", ["team@example.com", "ops@example.com"]]);
    const head = mail?.text.split("\r\n\r\n")[0] ?? "";
    expect(head).toMatch(/^Subject: shop Bcc: evil@example.com hello$/m);
    expect(head).not.toMatch(/^Bcc:/m);
    expect(head).toMatch(/^Message-ID: <rutter_k3f9wz__tell-started-c0@example.com>$/im);
  });

  it("goes to the mailbox that a contact names, and to no other", async () => {
    const box = await openMailbox();
    open.push(box);
    await send({ channels: mailTo(box.port), to: "Ana (ana@example.com)" });
    expect(box.mails.map(({ to }) => to)).toEqual([["ana@example.com"]]);
  });

  it("travels encrypted where the server offers that", async () => {
    const box = await openMailbox({ encrypts: true });
    open.push(box);
    expect((await send({ channels: mailTo(box.port) })).outcome.state).toBe("done");
    expect(box.mails.map(({ encrypted }) => encrypted)).toEqual([true]);
    const strict = mailTo(box.port, { url: `smtps://127.0.0.1:${box.port}` });
    expect((await send({ channels: strict, context: { deadlineMs: 1_500 } })).outcome.state).not.toBe("done");
    expect(box.mails).toHaveLength(1);
  });

  it("signs in with what is kept elsewhere, and shows nothing of it", async () => {
    const box = await openMailbox({ user: "rutter", password: "hunter2" });
    open.push(box);
    const secrets = { URL: `smtp://rutter@127.0.0.1:${box.port}`, PASS: "hunter2" };
    const channels = mailTo(box.port, { url: secret("URL"), password: secret("PASS") });
    expect((await send({ channels, secrets })).outcome.state).toBe("done");
    const wrong = await send({ channels, secrets: { ...secrets, PASS: "wrong-hunter2" } });
    expect(wrong.outcome).toMatchObject({ state: "failed", data: { unreachable: true } });
    expect(JSON.stringify(wrong)).not.toContain("hunter2");
  });

  it("tries again where the server is busy, and ends in its time where it hangs", async () => {
    const box = await openMailbox({ busy: 1 });
    open.push(box);
    expect((await send({ channels: mailTo(box.port) })).outcome.state).toBe("done");
    const slow = await openMailbox({ hangs: true });
    open.push(slow);
    const { outcome } = await send({ channels: mailTo(slow.port), context: { deadlineMs: 600 } });
    expect(outcome.state).toBe("timed-out");
  });

  it("sends nothing from what is no mailbox", async () => {
    const { outcome } = await send({ channels: mailTo(1, { from: "a@b>\r\nRCPT TO:<evil@x" }) });
    expect(outcome).toMatchObject({ state: "failed", data: { unreachable: true } });
  });
});
