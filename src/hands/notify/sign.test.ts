import { describe, expect, it } from "vitest";
import { keyOf, signatureOf } from "./sign.ts";

describe("signatureOf", () => {
  it("signs the example of the specification as it does", () => {
    const key = keyOf("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    const signed = {
      id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
      timestamp: 1614265330,
      body: '{"test": 2432232314}',
    };
    expect(key === null ? null : signatureOf(key, signed)).toBe(
      "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    );
  });

  it.each(["", "whsec_", "hunter2", "whsec_c2hvcnQ=", "whsec_not base64 at all, but long enough"])(
    "takes %j for no secret",
    (secret) => {
      expect(keyOf(secret)).toBeNull();
    },
  );
});
