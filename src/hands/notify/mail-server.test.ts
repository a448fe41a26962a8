import { describe, expect, it } from "vitest";
import { serverOf } from "./mail-server.ts";

const of = (url: string, plain = false) => serverOf({ url }, { plain });

describe("serverOf", () => {
  it("asks for encryption wherever another machine is named, unless it is told not to", () => {
    expect(of("smtp://mail.example.com")).toMatchObject({ port: 587, secure: false, requireTLS: true });
    expect(of("smtps://mail.example.com")).toMatchObject({ port: 465, secure: true, requireTLS: false });
    expect(of("smtp://127.0.0.1:25")).toMatchObject({ port: 25, requireTLS: false });
    expect(of("smtp://mail", true)).toMatchObject({ requireTLS: false });
    expect(of("smtp://ana@mail", true), "a password").toMatchObject({ requireTLS: true });
    expect(of("smtp://127.0.0.1.evil.example:25")).toMatchObject({ requireTLS: true });
  });

  it("takes the password from where it is kept", () => {
    const url = "smtp://an%40a@mail.example.com";
    expect(serverOf({ url, password: "p/w" }, { plain: false })).toMatchObject({
      auth: { user: "an@a", pass: "p/w" },
    });
  });

  it.each(["", "mail.example.com", "http://mail.example.com", "smtp://", "smtp://a:%zz@mail"])(
    "takes %j for no mail server",
    (url) => {
      expect(of(url)).toBeNull();
    },
  );
});
