/** What the http hand takes for an answer, what it asks again, and where it puts secrets: against real servers. */
import { describe, expect, it } from "vitest";
import type { Expect } from "../../src/effect/index.ts";
import { ask, said, served } from "./http-servers.ts";

describe("what counts as an answer", () => {
  it("is a status of success, or the one that was expected", async () => {
    const url = await served((request, response) => {
      response.statusCode = Number(request.url?.slice(1));
      response.end("no such thing");
    });
    expect(await ask(`${url}/204`)).toMatchObject({ state: "done", data: { status: 204, tries: 1 } });
    expect(await ask(`${url}/503`)).toMatchObject({
      state: "failed",
      evidence: [
        expect.stringContaining("answers 503 Service Unavailable"),
        "| no such thing",
        "its status is no success",
      ],
    });
    expect(await ask(`${url}/404`, { expect: [{ kind: "status", code: 404 }] })).toMatchObject({
      state: "done",
    });
    expect(await ask(`${url}/200`, { expect: [{ kind: "status", code: 404 }] })).toMatchObject({
      evidence: [expect.anything(), "| no such thing", "its status is 200 and not 404"],
    });
  });

  it("is never found behind a redirect", async () => {
    const url = await served((_, response) => response.writeHead(302, { location: "/login" }).end());
    const outcome = await ask(url);
    expect(outcome).toMatchObject({ state: "failed", data: { status: 302 } });
    expect(outcome.evidence[1]).toBe("it sends on to /login, which is not followed");
  });

  it("is judged by what stands in it", async () => {
    const url = await served((_, response) => response.end('{"status":"UP","version":"1.4.0"}\n'));
    const state = async (...wanted: readonly Expect[]) => (await ask(url, { expect: wanted })).state;
    expect(await state({ kind: "contains", text: '"UP"' }, { kind: "matches", pattern: "1\\.4\\.\\d" })).toBe(
      "done",
    );
    expect(await state({ kind: "equals", text: '{"status":"UP","version":"1.4.0"}' })).toBe("done");
    expect(await state({ kind: "contains", text: "DOWN" })).toBe("failed");
    expect(await state({ kind: "matches", pattern: "(" })).toBe("failed");
    expect(await state({ kind: "rows", count: 1 })).toBe("failed");
  });

  it("is told in time of a pattern that never ends", async () => {
    const url = await served((_, response) => response.end("a".repeat(60)));
    const outcome = await ask(url, { expect: [{ kind: "matches", pattern: "(a+)+$b" }] });
    expect(outcome.evidence.at(-1)).toContain("it cannot be told whether");
  });
});

describe("what is asked again", () => {
  it("is asked until it is well, as often as it may", async () => {
    let asked = 0;
    const url = await served((_, response) => {
      asked += 1;
      response.writeHead(asked < 3 ? 503 : 200).end("ok");
    });
    expect(await ask(url, { attempts: 2, everyMs: 5 })).toMatchObject({
      state: "failed",
      data: { tries: 2 },
    });
    expect(await ask(url, { attempts: 5, everyMs: 5 })).toMatchObject({ state: "done", data: { tries: 1 } });
  });

  it("is never what may have arrived and changes something", async () => {
    let asked = 0;
    const url = await served((request, response) => {
      request.resume();
      asked += 1;
      response.writeHead(500).end();
    });
    expect(await ask(url, { method: "POST", body: "{}", attempts: 4 })).toMatchObject({ data: { tries: 1 } });
    expect(asked).toBe(1);
  });

  it("is given up at the deadline", async () => {
    const url = await served((_, response) => response.writeHead(503).end());
    const began = Date.now();
    expect((await ask(url, { attempts: 1_000, everyMs: 50, deadlineMs: 300 })).state).toBe("failed");
    expect(Date.now() - began).toBeLessThan(2_000);
  });
});

describe("secrets", () => {
  it("are put where their marks stand, and are shown nowhere", async () => {
    let got = "";
    const url = await served((request, response) => {
      request.on("data", (chunk) => (got += `${request.url} ${request.headers.authorization} ${chunk}`));
      request.on("end", () => response.writeHead(500).end(`${got} ${decodeURIComponent(got)}`));
    });
    const outcome = await ask(`${url}/?key=<key>`, {
      method: "POST",
      headers: [["Authorization", "Bearer <token>"]],
      body: '{"password":"<password>"}',
      secrets: {
        "<key>": { secret: "env:K" },
        "<token>": { secret: "env:T" },
        "<password>": { secret: "env:P" },
      },
    });
    expect(got).toBe('/?key=K-s3cr3t%20%22x%22 Bearer T-s3cr3t "x" {"password":"P-s3cr3t \\"x\\""}');
    expect(JSON.stringify([outcome, said])).not.toContain("s3cr3t");
    expect(outcome.evidence[1]).toContain("****");
  });

  it("that no header can have are refused before anything is sent", async () => {
    expect(await ask("http://127.0.0.1:9/", { headers: [["X-A", "a\nb"]] })).toMatchObject({
      state: "failed",
      evidence: [expect.stringContaining("a header has a character that no header can have")],
    });
  });
});
