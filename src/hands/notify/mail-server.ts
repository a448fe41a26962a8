/** The mail server that an address names: a password travels to another machine encrypted, or not at all. */
import type { ChannelOf } from "./channel.ts";

export interface MailServer {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly requireTLS: boolean;
  /** Where it might travel in the clear, a certificate that nobody vouches for is no worse. */
  readonly tls: { readonly rejectUnauthorized: boolean };
  readonly auth?: { readonly user: string; readonly pass: string };
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/;

export function serverOf(
  values: Readonly<Record<string, string>>,
  { plain }: Pick<ChannelOf<"smtp">, "plain">,
): MailServer | null {
  try {
    const url = new URL(values.url ?? "");
    if (!/^smtps?:$/.test(url.protocol) || url.hostname === "") return null;
    const secure = url.protocol === "smtps:";
    const user = decodeURIComponent(url.username);
    const pass = values.password ?? decodeURIComponent(url.password);
    const requireTLS = !secure && !LOOPBACK.test(url.hostname) && (!plain || user !== "");
    const host = url.hostname.replace(/^\[|\]$/g, "");
    return {
      host,
      port: url.port === "" ? (secure ? 465 : 587) : Number(url.port),
      secure,
      requireTLS,
      tls: { rejectUnauthorized: secure || requireTLS },
      ...(user === "" ? {} : { auth: { user, pass } }),
    };
  } catch {
    return null;
  }
}
